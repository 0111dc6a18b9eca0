package app

import (
	"context"
	"os"
	"sync"
	"time"

	"onevisit/app/look"
	"onevisit/app/paper"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// lastWord is how long a seat that is closed may take to say so.
const lastWord = 2 * time.Second

// heartbeat tells the hall once a minute that the seats of this machine are there and how they are, so that the manager
// sees one that has fallen silent. It is a word and no act: where it fails, the seat works on.
type heartbeat struct {
	station *Station
	machine string

	mu      sync.Mutex // one word at a time
	tickets string     // what the printers said last
	forms   string
	failing bool // told in the log once
}

// startBeat begins to tell of the seats, at once and then each minute, as long as the windows' loop runs.
func (d *desktop) startBeat() {
	d.beat()
	look.Every(d.runner, queue.BeatEvery, d.beat)
}

// beat tells of the seats as they stand.
func (d *desktop) beat() {
	seats := d.stations()
	d.runner.Go(func() { d.pulse.tell(d.ctx, seats) })
}

// stations are the seats that this process opened and whose windows are open; those that were closed since the last word
// are told once more, as closed. On the goroutine of the windows.
func (d *desktop) stations() []queue.Station {
	var out []queue.Station
	for i := range d.seats {
		s := &d.seats[i]
		if s.told {
			continue
		}
		s.told = s.closed
		out = append(out, queue.Station{Seat: s.name, Place: s.place, Version: Version, Since: s.since, Stale: d.live.Stale(),
			Off: s.closed})
	}
	return out
}

// lastBeat tells that every seat is closed.
func (d *desktop) lastBeat() {
	for i := range d.seats {
		d.seats[i].closed = true
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(d.ctx), lastWord)
	defer cancel()
	seats := d.stations()
	d.pulse.mu.Lock()
	defer d.pulse.mu.Unlock()
	d.pulse.say(ctx, seats)
}

// tell asks the printers how they are and tells of the seats.
func (b *heartbeat) tell(ctx context.Context, seats []queue.Station) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.ask(ctx)
	b.say(ctx, seats)
}

// say tells of the seats with what the printers said last. Only seats at which people print have printers.
func (b *heartbeat) say(ctx context.Context, seats []queue.Station) {
	for i := range seats {
		s := &seats[i]
		s.Machine = b.machine
		if s.Seat == queue.SeatKiosk || s.Seat == queue.SeatCounter {
			s.Printer, s.Forms = b.tickets, b.forms
		}
	}
	err := b.station.Hall.Beat(ctx, seats...)
	if err != nil && !b.failing && ctx.Err() == nil {
		b.station.Log.Warn("heartbeat", "err", err)
	}
	b.failing = err != nil
}

// ask asks the printers how they are, unless one of them prints: a printer takes one connection at a time.
func (b *heartbeat) ask(ctx context.Context) {
	if !b.station.printing.TryLock() {
		return
	}
	defer b.station.printing.Unlock()
	b.tickets, b.forms = printerWord(ctx, b.station.Tickets.Next), printerWord(ctx, b.station.Forms.Next)
}

// printerWord is how a printer says that it is; empty for none and for one that cannot say.
func printerWord(ctx context.Context, p paper.Printer) string {
	asked, ok := p.(paper.Stater)
	if !ok {
		return ""
	}
	s, err := asked.State(ctx)
	if err != nil {
		return queue.PrinterGone
	}
	switch fault.CodeOf(s.Fault("")) {
	case paper.CodeCover:
		return queue.PrinterCover
	case paper.CodePaperOut:
		return queue.PrinterEmpty
	case paper.CodeStopped:
		return queue.PrinterStopped
	}
	switch {
	case s.PaperLow:
		return queue.PrinterLow
	case s.Told:
		return queue.PrinterOK
	}
	return ""
}

// machineName is the machine's name in its network.
func machineName() string {
	name, err := os.Hostname()
	if err != nil || name == "" {
		return "?"
	}
	return name
}
