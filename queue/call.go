package queue

import (
	"context"
	"time"

	"onevisit/catalog/fault"
)

// CallNext calls the next person to the window (叫号): the smallest key of the lines the window serves. However many
// clerks press at once, a ticket goes to exactly one. Where the rules say so (AutoNoShow), a person called in vain often
// and long enough is marked as a no-show by the same press.
// Faults: CodeNoOneWaiting, CodeWindowBusy, CodeWindowNotOpen, CodeUnknownWindow.
func (h *Hall) CallNext(ctx context.Context, a Act) (Visit, error) {
	return h.visit(ctx, a, VerbCallNext, func(s *step) (Ticket, error) {
		w, err := s.freeWindow()
		if err != nil {
			return Ticket{}, err
		}
		t, ok, err := s.ClaimNext(w.claim(s.day, s.now))
		if err != nil {
			return t, err
		}
		if !ok {
			return t, fault.New(CodeNoOneWaiting, fault.Args{"window": w.ID})
		}
		return t, s.take(&w, &t, EvCall, Waiting)
	})
}

// CallTicket calls one given ticket out of turn, whatever line it waits in.
// Faults as CallNext, and CodeIllegal, CodeOtherDay, CodeOtherWindow if it was sent to another window alone.
func (h *Hall) CallTicket(ctx context.Context, a Act, ticket int64) (Visit, error) {
	return h.change(ctx, a, VerbCall, ticket, func(s *step, t *Ticket) error {
		if _, err := t.next(VerbCall); err != nil {
			return err
		}
		if t.Day != s.day {
			return fault.New(CodeOtherDay, fault.Args{"day": t.Day})
		}
		if t.Window != "" && t.Window != s.act.Window {
			return fault.New(CodeOtherWindow, fault.Args{"label": t.Label, "window": t.Window})
		}
		w, err := s.freeWindow()
		if err != nil {
			return err
		}
		*t = Claim{Day: s.day, Window: w.ID, At: s.now}.Apply(*t)
		if err := s.UpdateTicket(t); err != nil {
			return err
		}
		return s.take(&w, t, EvCall, Waiting)
	})
}

// Recall calls the same person again (重呼), not sooner and not more often than the hall's rules say. Where they mark a
// no-show by themselves, one call too many does that.
// Faults: CodeRecallTooSoon, CodeRecallLimit, CodeIllegal, CodeOtherWindow.
func (h *Hall) Recall(ctx context.Context, a Act, ticket int64) (Visit, error) {
	return h.change(ctx, a, VerbRecall, ticket, func(s *step, t *Ticket) error {
		if err := s.own(*t, VerbRecall); err != nil {
			return err
		}
		rules := h.Setup().Rules
		if rules.MaxCalls > 0 && t.Calls >= rules.MaxCalls {
			if s.exhausted(*t) {
				return s.noShow(t, whyMaxCalls)
			}
			return fault.New(CodeRecallLimit, fault.Args{"n": rules.MaxCalls})
		}
		gone := s.now.Sub(t.CallAt)
		if left := rules.RecallInterval - gone; gone >= 0 && left > 0 {
			seconds := int((left + time.Second - 1) / time.Second)
			return fault.New(CodeRecallTooSoon, fault.Args{"seconds": seconds})
		}
		t.Calls++
		t.CallAt = s.now
		if err := s.UpdateTicket(t); err != nil {
			return err
		}
		s.log(EvRecall, string(Called), string(Called), "", t, nil, nil)
		return nil
	})
}

// Start begins the service: the person is at the window.
func (h *Hall) Start(ctx context.Context, a Act, ticket int64) (Visit, error) {
	return h.change(ctx, a, VerbStart, ticket, func(s *step, t *Ticket) error {
		if err := s.own(*t, VerbStart); err != nil {
			return err
		}
		t.close(s.now)
		t.State, t.StartAt = Serving, s.now
		if err := s.UpdateTicket(t); err != nil {
			return err
		}
		s.log(EvStart, string(Called), string(Serving), "", t, nil, nil)
		return nil
	})
}

// MarkNoShow notes that the person called did not come (过号) and frees the window.
func (h *Hall) MarkNoShow(ctx context.Context, a Act, ticket int64) (Visit, error) {
	return h.change(ctx, a, VerbNoShow, ticket, func(s *step, t *Ticket) error {
		if err := s.own(*t, VerbNoShow); err != nil {
			return err
		}
		return s.noShow(t, "")
	})
}

// noShow marks a no-show and notes until when it comes back to its place. The lunch break is not counted: nobody calls,
// and nobody can come back.
func (s *step) noShow(t *Ticket, why string) error {
	return s.leave(t, VerbNoShow, EvNoShow, why, func() {
		if grace := s.h.Setup().Rules.RestoreGrace; grace > 0 {
			t.Until = s.after(*t, grace)
		}
	})
}

// Restore puts a no-show back in line (回呼) where the rules say, never before its own old place; who comes after the
// grace stands at the end.
func (h *Hall) Restore(ctx context.Context, a Act, ticket int64) (Visit, error) {
	return h.change(ctx, a, VerbRestore, ticket, func(s *step, t *Ticket) error {
		if _, err := t.next(VerbRestore); err != nil {
			return err
		}
		if t.Day != s.day {
			return fault.New(CodeOtherDay, fault.Args{"day": t.Day})
		}
		why := ""
		if t.Over(s.now) {
			why = whyLate
		}
		key, err := s.restoreKey(*t, why != "")
		if err != nil {
			return err
		}
		return s.leave(t, VerbRestore, EvRestore, why, func() {
			t.Key, t.Calls, t.Window, t.Clerk, t.Returned = key, 0, "", "", true
		})
	})
}
