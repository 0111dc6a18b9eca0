package queue

import (
	"context"
	"slices"
	"strings"
	"time"
)

// Seats of a hall's machines.
const (
	SeatKiosk   = "kiosk"
	SeatBoard   = "board"
	SeatCounter = "counter"
	SeatManager = "manager"
)

// PlacePhone is the place of the page for phones: a board that many hands hold, served without a screen.
const PlacePhone = "phone"

// How machines tell that they are there. No source fixes these: our defaults. A word a minute and seat is one small
// write without a journal row; whoever missed three is silent. A machine that is gone is forgotten after two weeks.
const (
	BeatEvery   = time.Minute
	SilentAfter = 3 * BeatEvery
	StationKept = 14 * 24 * time.Hour
)

// Words for how a printer is, besides "": there is none, or it cannot say.
const (
	PrinterOK      = "ok"
	PrinterLow     = "paper_low" // it still prints
	PrinterEmpty   = "paper_out"
	PrinterCover   = "cover"
	PrinterStopped = "stopped"
	PrinterGone    = "offline" // it cannot be reached
)

// Station is a seat at a machine as it last told of itself.
type Station struct {
	Machine string    // name of the machine in its network
	Seat    string    // SeatKiosk …
	Place   string    // the window of a counter, the name of a kiosk, PlacePhone of a board that is the page for phones; else empty
	Version string    // of the program
	Since   time.Time // when the seat was opened
	Heard   time.Time // its last word
	Printer string    // of tickets: PrinterOK …
	Forms   string    // of A4 paper: PrinterOK …
	Stale   bool      // it cannot read the hall for some seconds: what it shows is old
	Off     bool      // it was closed in order
}

// Key names the station: one seat at one machine.
func (s Station) Key() string { return strings.Join([]string{s.Machine, s.Seat, s.Place}, "/") }

// Silent reports a station that should have told of itself and has not.
func (s Station) Silent(now time.Time) bool { return !s.Off && now.Sub(s.Heard) >= SilentAfter }

// PrinterFault is the word of the printer that does not print, if one does not; which is "printer" or "forms".
func (s Station) PrinterFault() (which, word string, ok bool) {
	for _, p := range [2][2]string{{"printer", s.Printer}, {"forms", s.Forms}} {
		if p[1] != "" && p[1] != PrinterOK && p[1] != PrinterLow {
			return p[0], p[1], true
		}
	}
	return "", "", false
}

// Beat notes that the seats of this machine are there and how they are; Heard is set to the hall's time. It writes one
// row a seat over the last one and nothing into the journal. On a server each user writes its own seats alone:
// store.CodeForbidden.
func (h *Hall) Beat(ctx context.Context, seats ...Station) error {
	if len(seats) == 0 {
		return nil
	}
	now := h.clock.Now().UTC().Truncate(time.Microsecond)
	return h.store.InTx(ctx, func(tx Tx) error {
		for _, s := range seats {
			s.Heard = now
			if err := tx.PutStation(s); err != nil {
				return err
			}
		}
		if !slices.ContainsFunc(seats, func(s Station) bool { return s.Seat == SeatManager }) {
			return nil
		}
		return tx.DropStations(now.Add(-StationKept))
	})
}

// Stations are the seats of the hall that told of themselves in the last two weeks, by machine, seat and place.
func (h *Hall) Stations(ctx context.Context) (out []Station, err error) {
	err = h.store.View(ctx, func(r Reader) error {
		out, err = r.Stations()
		return err
	})
	for i := range out {
		out[i].Since, out[i].Heard = h.local(out[i].Since), h.local(out[i].Heard)
	}
	return out, err
}
