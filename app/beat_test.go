package app

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/paper"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// says is a printer that says how it is.
type says struct {
	is  paper.State
	err error
}

func (says) Print(context.Context, paper.Job) error       { return nil }
func (s says) State(context.Context) (paper.State, error) { return s.is, s.err }

func TestWhatAPrinterSays(t *testing.T) {
	for want, p := range map[string]paper.Printer{
		"":                   nil,
		queue.PrinterOK:      says{is: paper.State{Told: true}},
		queue.PrinterLow:     says{is: paper.State{Told: true, PaperLow: true}},
		queue.PrinterEmpty:   says{is: paper.State{Told: true, PaperOut: true, PaperLow: true}},
		queue.PrinterCover:   says{is: paper.State{Told: true, Cover: true, Offline: true}},
		queue.PrinterStopped: says{is: paper.State{Told: true, Broken: true}},
		queue.PrinterGone:    says{err: fault.New(paper.CodeOffline, nil)},
	} {
		require.Equal(t, want, printerWord(t.Context(), p))
	}
	require.Empty(t, printerWord(t.Context(), says{}), "one that cannot say")
	require.Empty(t, printerWord(t.Context(), &paperOf{}), "one that cannot be asked")
}

func TestTheSeatsOfAMachineTellOfThemselves(t *testing.T) {
	p, h := newPrinting(t)
	p.station.Tickets.Next = says{is: paper.State{Told: true, PaperOut: true}}
	since := h.Now()
	d := &desktop{st: p.station, live: p.live, ctx: t.Context(), pulse: &heartbeat{station: p.station, machine: "lobby"},
		seats: []shown{{name: queue.SeatKiosk, place: "kiosk-1", since: since}, {name: queue.SeatBoard, since: since}}}
	heard := func() map[string]queue.Station {
		all, err := h.Stations(t.Context())
		require.NoError(t, err)
		out := map[string]queue.Station{}
		for _, s := range all {
			out[s.Key()] = s
		}
		return out
	}
	d.pulse.tell(t.Context(), d.stations())
	all := heard()
	require.Len(t, all, 2)
	require.Equal(t, queue.Station{Machine: "lobby", Seat: queue.SeatKiosk, Place: "kiosk-1", Version: Version, Since: since, Heard: h.Now(),
		Printer: queue.PrinterEmpty}, all["lobby/kiosk/kiosk-1"])
	require.Empty(t, all["lobby/board/"].Printer, "nobody prints at a board")

	p.station.printing.RLock()
	p.station.Tickets.Next = says{is: paper.State{Told: true}}
	d.pulse.tell(t.Context(), d.stations())
	require.Equal(t, queue.PrinterEmpty, heard()["lobby/kiosk/kiosk-1"].Printer, "a printer that prints is not asked")
	p.station.printing.RUnlock()
	d.pulse.tell(t.Context(), d.stations())
	require.Equal(t, queue.PrinterOK, heard()["lobby/kiosk/kiosk-1"].Printer)

	d.seats[1].closed = true
	require.Len(t, d.stations(), 2)
	require.Len(t, d.stations(), 1, "a closed window is told of once")
	d.lastBeat()
	require.True(t, heard()["lobby/kiosk/kiosk-1"].Off)
}

func TestAHeartbeatThatFailsIsLoggedOnce(t *testing.T) {
	p, h := newPrinting(t)
	var log strings.Builder
	p.station.Log = slog.New(slog.NewTextHandler(&log, nil))
	b := &heartbeat{station: p.station, machine: "lobby"}
	require.NoError(t, h.Close())
	for range 3 {
		b.tell(t.Context(), []queue.Station{{Seat: queue.SeatBoard, Since: time.Unix(0, 0)}})
	}
	require.Equal(t, 1, strings.Count(log.String(), "heartbeat"))
}
