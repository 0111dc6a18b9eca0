package queue

import (
	"context"
	"errors"
	"time"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// Hold sets a ticket aside (挂起), for example while the person makes a copy, and frees the window. It should end within
// the time that the rules say (HoldLimit).
func (h *Hall) Hold(ctx context.Context, a Act, ticket int64, why string) (Visit, error) {
	return h.HoldFor(ctx, a, ticket, why, 0)
}

// HoldFor is Hold with a timer of its own; 0 is the rules'. The lunch break is not counted. When the time is over,
// Ticket.Over says so; the ticket stays on hold, because only a person knows why the other one is not back. CodeBadHold
// for a negative time.
func (h *Hall) HoldFor(ctx context.Context, a Act, ticket int64, why string, limit time.Duration) (Visit, error) {
	return h.change(ctx, a, VerbHold, ticket, func(s *step, t *Ticket) error {
		if limit < 0 {
			return fault.New(CodeBadHold, nil)
		}
		if err := s.own(*t, VerbHold); err != nil {
			return err
		}
		if limit == 0 {
			limit = h.Setup().Rules.HoldLimit
		}
		return s.leave(t, VerbHold, EvHold, why, func() {
			if limit > 0 {
				t.Until = s.after(*t, limit)
			}
		})
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
		t.State, t.Window, t.Why, t.Until = Serving, w.ID, "", time.Time{}
		if t.StartAt.IsZero() {
			t.StartAt = s.now // held before it was started
		}
		if err := s.UpdateTicket(t); err != nil {
			return err
		}
		return s.take(&w, t, EvResume, Held)
	})
}

// Finish ends the service (完成). The outcome follows from the cases; CodeUndecided while one is still being checked. A
// ticket that another window wanted back goes there instead.
func (h *Hall) Finish(ctx context.Context, a Act, ticket int64) (Visit, error) {
	return h.change(ctx, a, VerbFinish, ticket, func(s *step, t *Ticket) error {
		if err := s.own(*t, VerbFinish); err != nil {
			return err
		}
		cases, err := s.Cases(t.ID)
		if err != nil {
			return err
		}
		if t.Back != "" {
			if back, err := s.sendBack(t, cases); back || err != nil {
				return err
			}
		}
		for _, c := range cases {
			if c.Open() {
				return fault.New(CodeUndecided, fault.Args{"label": t.Label, "item": h.itemName(c.Item)})
			}
		}
		return s.leave(t, VerbFinish, EvFinish, "", func() {
			t.Outcome, t.EndAt, t.Back = outcomeOf(cases), s.now, ""
		})
	})
}

// Refer sends the person to another office (转其他机关): what is not decided is refused here with the office that is in
// charge, and the visit ends. CodeReasonNeeded without a name of the office.
func (h *Hall) Refer(ctx context.Context, a Act, ticket int64, office catalog.Text, why string) (Visit, error) {
	return h.change(ctx, a, VerbRefer, ticket, func(s *step, t *Ticket) error {
		if err := s.own(*t, VerbRefer); err != nil {
			return err
		}
		if office.ZH == "" {
			return fault.New(CodeReasonNeeded, nil)
		}
		if why == "" {
			why = office.ZH
		}
		cases, err := s.Cases(t.ID)
		if err != nil {
			return err
		}
		for i := range cases {
			c := &cases[i]
			if !c.Open() {
				continue
			}
			c.State, c.Office, c.Refusal, c.Decided, c.Window = Refused, office, why, s.now, s.act.Window
			s.settleAll(c)
			if err := s.UpdateCase(c); err != nil {
				return err
			}
			s.log(EvRefuse, string(Checking), string(Refused), why, nil, c, nil)
		}
		return s.leave(t, VerbRefer, EvRefer, office.ZH, func() {
			t.EndAt, t.Back = s.now, ""
			if t.Outcome = outcomeOf(cases); t.Outcome == OutcomeNone {
				t.Outcome = OutcomeReferred
			}
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
		case Checking:
			running = running || !c.Received.IsZero()
		case Withdrawn:
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
	if it, err := h.Catalog().Item(id); err == nil {
		return it.Name
	}
	return catalog.Text{ZH: id}
}
