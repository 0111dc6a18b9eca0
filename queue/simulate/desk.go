package simulate

import (
	"fmt"
	"time"

	"onevisit/catalog/fault"
	"onevisit/queue"
)

// overtime is how long after closing time the clerks still serve those who wait.
const overtime = 30 * time.Minute

// desk is a window with its clerk.
type desk struct {
	id, clerk string
	serves    map[string]bool
	open      bool
	busy      bool // somebody is called or served
	idle      bool // open and nobody waits
	leaving   string
	last      bool // closing time is past: go when nobody waits
	benches   int  // people of this window who fill in a form
	back      []*service
}

func (k *desk) act() queue.Act { return queue.Act{Window: k.id, Clerk: k.clerk} }

// openDesks plans the presence of the clerks: in every span of the office hours, with a break in turn; one window in
// four opens late, when the crowd has come.
func (d *day) openDesks() {
	for i, w := range d.hall.Setup().Windows {
		k := &desk{id: w.ID, clerk: fmt.Sprintf("%02d", 11+i), serves: map[string]bool{}}
		for _, l := range w.Lines {
			k.serves[l] = true
		}
		d.desks = append(d.desks, k)
		for n, span := range d.spans {
			start := span.Start.Add(d.between(0, 2*time.Minute))
			if i%4 == 3 {
				start = start.Add(d.between(10*time.Minute, 25*time.Minute))
			}
			d.at(start, func() error { return d.open(k) })
			if n < len(d.spans)-1 {
				d.at(span.End.Add(-d.between(0, 3*time.Minute)), func() error { return d.leave(k, WhyLunch) })
				continue
			}
			d.at(span.End, func() error { k.last = true; return d.goHome(k) })
			d.at(span.End.Add(overtime), func() error { k.leaving = closing; return d.goHome(k) })
		}
		if span := d.spans[0]; span.End.Sub(span.Start) > 2*time.Hour {
			pause := span.Start.Add(75*time.Minute + time.Duration(i)*9*time.Minute)
			d.at(pause, func() error { return d.leave(k, WhyBreak) })
			d.at(pause.Add(d.between(8*time.Minute, 13*time.Minute)), func() error { return d.open(k) })
		}
	}
}

// closing is the reason of a clerk who leaves for good.
const closing = "closing"

func (d *day) open(k *desk) error {
	k.leaving = ""
	if k.open {
		return nil
	}
	if _, err := d.hall.OpenWindow(d.ctx, k.act()); err != nil {
		return err
	}
	k.open = true
	d.in(d.between(5*time.Second, 40*time.Second), func() error { return d.next(k) })
	return nil
}

// leave is a clerk who goes for a while: at once, or when the person at the window has gone.
func (d *day) leave(k *desk, why string) error {
	if !k.open {
		return nil
	}
	k.leaving = why
	if k.busy {
		return nil
	}
	return d.away(k)
}

func (d *day) goHome(k *desk) error {
	if k.idle || k.leaving != "" && !k.busy {
		k.leaving = closing
		return d.away(k)
	}
	return nil
}

// away leaves the free window.
func (d *day) away(k *desk) error {
	why := k.leaving
	k.idle, k.leaving = false, ""
	if !k.open {
		return nil
	}
	k.open = false
	if why == closing {
		if _, err := d.hall.CloseWindow(d.ctx, k.act()); err != nil {
			return err
		}
	} else if _, err := d.hall.PauseWindow(d.ctx, k.act(), d.say(why)); err != nil {
		return err
	}
	return d.rehomed(k, why == closing)
}

// next is a clerk without a person: who has filled in a form goes on, then the next in line is called.
func (d *day) next(k *desk) error {
	switch {
	case k.busy || !k.open:
		return nil
	case len(k.back) > 0 && k.leaving != closing:
		s := k.back[0]
		k.back = k.back[1:]
		return d.resume(s)
	case k.leaving != "":
		return d.away(k)
	}
	visit, err := d.hall.CallNext(d.ctx, k.act())
	switch {
	case fault.Has(err, queue.CodeNoOneWaiting):
		k.idle = true
		if k.last && k.benches == 0 {
			return d.goHome(k)
		}
		return nil
	case err != nil:
		return err
	}
	k.busy, k.idle = true, false
	d.report.Called++
	v := d.known(visit)
	v.place, v.bound = placeDesk, ""
	if d.more.Float64() < 0.01 {
		d.in(4*time.Second, func() error { return d.wrongClick(k, v) })
		return nil
	}
	return d.called(k, v, 1)
}

// known finds the visitor of a ticket. A ticket drawn by somebody else is a person who brings nothing and asks.
func (d *day) known(visit queue.Visit) *visitor {
	if v, ok := d.visitors[visit.Ticket.ID]; ok {
		return v
	}
	v := &visitor{ticket: visit.Ticket.ID, label: visit.Ticket.Label, shows: 1}
	for _, c := range visit.Cases {
		if it, err := d.hall.Catalog().Item(c.Item); err == nil && c.Open() {
			v.errands = append(v.errands, errand{item: it, id: c.ID, brought: c.Desk, fixed: c.Desk})
		}
	}
	d.visitors[v.ticket] = v
	d.tickets = append(d.tickets, v.ticket)
	return v
}

// called is a person on the way to the window, or who does not come and is called again, up to the hall's limit.
func (d *day) called(k *desk, v *visitor, call int) error {
	if v.shows == call {
		d.in(d.between(15*time.Second, 70*time.Second), func() error { return d.start(k, v) })
		return nil
	}
	rules := d.hall.Setup().Rules
	wait := rules.RecallInterval + d.between(15*time.Second, 35*time.Second)
	if limit := max(rules.MaxCalls, 1); call < limit {
		d.in(wait, func() error {
			if _, err := d.hall.Recall(d.ctx, k.act(), v.ticket); err != nil {
				return err
			}
			d.report.Recalls++
			return d.called(k, v, call+1)
		})
		return nil
	}
	d.in(wait, func() error { return d.noShow(k, v) })
	return nil
}

func (d *day) noShow(k *desk, v *visitor) error {
	if _, err := d.hall.MarkNoShow(d.ctx, k.act(), v.ticket); err != nil {
		return err
	}
	d.report.NoShows++
	v.place, v.shows = placeAway, 1
	if v.returns {
		d.in(d.between(3*time.Minute, 14*time.Minute), func() error { return d.comeBack(v) })
	}
	return d.free(k)
}

func (d *day) comeBack(v *visitor) error {
	if d.clock.Now().After(d.closing()) {
		return nil // too late for today
	}
	visit, err := d.hall.Restore(d.ctx, queue.Act{}, v.ticket)
	if err != nil {
		return err
	}
	d.report.Returns++
	v.place, v.bound = placeHall, ""
	d.wake(visit.Ticket)
	return nil
}

// free lets the clerk note something down before the next person.
func (d *day) free(k *desk) error {
	k.busy = false
	d.in(d.between(4*time.Second, 30*time.Second), func() error { return d.next(k) })
	return nil
}
