package queue

import (
	"context"
	"errors"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// Hold sets a ticket aside (挂起), for example while the person makes a copy, and frees the window.
func (h *Hall) Hold(ctx context.Context, a Act, ticket int64, why string) (Visit, error) {
	return h.change(ctx, a, VerbHold, ticket, func(s *step, t *Ticket) error {
		if err := s.own(*t, VerbHold); err != nil {
			return err
		}
		return s.leave(t, VerbHold, EvHold, why, func() {})
	})
}

// Resume takes a held ticket on at this window, which must be open and free.
func (h *Hall) Resume(ctx context.Context, a Act, ticket int64) (Visit, error) {
	return h.change(ctx, a, VerbResume, ticket, func(s *step, t *Ticket) error {
		if _, err := t.next(VerbResume); err != nil {
			return err
		}
		w, err := s.freeWindow()
		if err != nil {
			return err
		}
		t.close(s.now)
		t.State, t.Window, t.Why = Serving, w.ID, ""
		if t.StartAt.IsZero() {
			t.StartAt = s.now // held before it was started
		}
		if err := s.UpdateTicket(t); err != nil {
			return err
		}
		return s.take(&w, t, EvResume, Held)
	})
}

// Move sends a ticket to another line or window (转移): it waits again with its number, its arrival and its key.
// Faults: CodeUnknownLine, CodeUnknownWindow, CodeWindowNotOpen if the other window is closed.
func (h *Hall) Move(ctx context.Context, a Act, ticket int64, to Transfer) (Visit, error) {
	return h.change(ctx, a, VerbTransfer, ticket, func(s *step, t *Ticket) error {
		if err := s.own(*t, VerbTransfer); err != nil {
			return err
		}
		if _, ok := h.setup.Line(to.Line); to.Line != "" && !ok {
			return fault.New(CodeUnknownLine, fault.Args{"line": to.Line})
		}
		if to.Window != "" {
			w, err := s.window(to.Window)
			if err != nil {
				return err
			}
			if w.State == WindowClosed { // nobody would call it there
				return fault.New(CodeWindowNotOpen, fault.Args{"window": to.Window})
			}
		}
		return s.leave(t, VerbTransfer, EvTransfer, to.Why, func() {
			if to.Line != "" {
				t.Line = to.Line
			}
			t.Window, t.Calls, t.Moved = to.Window, 0, true
		})
	})
}

// Finish ends the service (完成). The outcome follows from the cases; CodeUndecided while one is still being checked.
func (h *Hall) Finish(ctx context.Context, a Act, ticket int64) (Visit, error) {
	return h.change(ctx, a, VerbFinish, ticket, func(s *step, t *Ticket) error {
		if err := s.own(*t, VerbFinish); err != nil {
			return err
		}
		cases, err := s.Cases(t.ID)
		if err != nil {
			return err
		}
		for _, c := range cases {
			if c.Open() {
				return fault.New(CodeUndecided, fault.Args{"label": t.Label, "item": h.itemName(c.Item)})
			}
		}
		return s.leave(t, VerbFinish, EvFinish, "", func() {
			t.Outcome, t.EndAt = outcomeOf(cases), s.now
		})
	})
}

// Cancel ends a ticket whose person left (取消). Cases not decided yet are withdrawn with it.
func (h *Hall) Cancel(ctx context.Context, a Act, ticket int64, why string) (Visit, error) {
	return h.change(ctx, a, VerbCancel, ticket, func(s *step, t *Ticket) error {
		if err := s.own(*t, VerbCancel); err != nil {
			return err
		}
		if err := s.leave(t, VerbCancel, EvCancel, why, func() { t.EndAt = s.now }); err != nil {
			return err
		}
		return s.withdrawOpen(*t, why)
	})
}

// Reprint notes that the ticket was printed again (补打); nothing else changes.
func (h *Hall) Reprint(ctx context.Context, a Act, ticket int64) (Visit, error) {
	return h.change(ctx, a, VerbReprint, ticket, func(s *step, t *Ticket) error {
		if !t.Live() {
			return t.illegal(VerbReprint)
		}
		s.log(EvReprint, string(t.State), string(t.State), "", t, nil, nil)
		return nil
	})
}

// Help notes that somebody at a.Window, a kiosk's or window's name, asks for a person.
func (h *Hall) Help(ctx context.Context, a Act) error {
	err := h.do(ctx, a, VerbHelp, func(s *step) (Deed, error) {
		s.log(EvHelp, "", "", "", nil, nil, nil)
		return Deed{}, nil
	})
	if errors.As(err, &errKnown{}) {
		return nil
	}
	return err
}

// outcomeOf derives how a visit ended: something to bring again, something still in work, all done, or sent to another
// office. A visit whose cases were refused or withdrawn has no outcome.
func outcomeOf(cases []Case) Outcome {
	var incomplete, running, done, referred bool
	for _, c := range cases {
		switch c.State {
		case Incomplete:
			incomplete = true
		case Accepted, AcceptedWithGap, Pledged, Processing, Suspended:
			running = true
		case Done, Delivered:
			done = true
		case Refused:
			referred = referred || c.Office.ZH != ""
		case Checking, Withdrawn:
		}
	}
	switch {
	case incomplete:
		return OutcomeReturned
	case running:
		return OutcomePickup
	case done:
		return OutcomeDone
	case referred:
		return OutcomeReferred
	}
	return OutcomeNone
}

// itemName is an item's name for a sentence; its id if the catalog has lost it.
func (h *Hall) itemName(id string) catalog.Text {
	if it, err := h.cat.Item(id); err == nil {
		return it.Name
	}
	return catalog.Text{ZH: id}
}
