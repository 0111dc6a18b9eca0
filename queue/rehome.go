package queue

import (
	"context"
	"errors"
)

// whyLine is why somebody waits in another line: the hall has the old one no more.
const whyLine = "line_gone"

// Rehome puts those of today back in line whom nobody would call any more, because the hall's files have changed between
// two starts: who waits for one window alone, or is on hold there, that the hall no longer has is freed for every window,
// and who is of a line that it no longer has waits in that of the first item. Settings that are changed while the hall
// works never leave anybody behind (ChangeSettings), so this is for when a station starts or has read the setup anew;
// without anything to do it costs one look. It tells how many moved. Who is at a window stays there: another station may
// still know it.
func (h *Hall) Rehome(ctx context.Context, a Act) (moved int, err error) {
	err = h.do(ctx, a, VerbTransfer, func(s *step) (Deed, error) {
		moved = 0
		all, err := s.Unfinished(s.day)
		if err != nil {
			return Deed{}, err
		}
		for _, t := range all {
			why := s.homeless(&t)
			if why == "" {
				continue
			}
			moved++
			if err := s.UpdateTicket(&t); err != nil {
				return Deed{}, err
			}
			s.log(EvTransfer, string(t.State), string(t.State), why, &t, nil, nil)
		}
		return Deed{}, nil
	})
	if errors.As(err, &errKnown{}) {
		err = nil
	}
	return moved, err
}

// homeless gives a ticket of today a place that somebody calls from, and says why it had none; empty if it has one.
func (s *step) homeless(t *Ticket) (why string) {
	if t.Day != s.day || atWindow(t.State) {
		return ""
	}
	setup := s.h.Setup()
	if _, known := setup.Window(t.Window); t.State != NoShow && t.Window != "" && !known {
		t.Window, t.Clerk, why = "", "", whyClosed
	}
	if _, known := setup.Line(t.Line); known {
		return why
	}
	for _, id := range t.Items {
		if it, err := s.h.Catalog().Item(id); err == nil {
			if line, ok := setup.LineOf(it); ok {
				t.Line = line.ID
				return whyLine
			}
		}
	}
	return why
}
