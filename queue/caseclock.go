package queue

import (
	"context"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue/workday"
)

// Pause says why a clock stops. Lunch and closing need none of this: the clock counts office time.
type Pause struct {
	Reason PauseReason
	Note   string
	// Procedure, Document and Expect belong to PauseSpecial: which procedure, the paper that told the applicant of it and
	// how long it takes, as the applicant was told (行政许可法 art. 45).
	Procedure string
	Document  string
	Expect    catalog.Limit
}

// Procedure is a procedure whose time is not counted (特别程序).
type Procedure struct {
	ID    string
	Name  catalog.Text
	Basis catalog.Text // the law that says so
}

// Procedure finds a special procedure.
func (s *Setup) Procedure(id string) (Procedure, bool) {
	for _, p := range s.Procedures {
		if p.ID == id {
			return p, true
		}
	}
	return Procedure{}, false
}

// PauseClock is Pause without a special procedure.
func (h *Hall) PauseClock(ctx context.Context, a Act, id int64, reason PauseReason, note string) (Case, error) {
	return h.Pause(ctx, a, id, Pause{Reason: reason, Note: note})
}

// Pause stops the clock for one of the listed reasons. CodeBadPause for another one. A special procedure is one of the
// hall's, with the paper that told the applicant and the expected time, else CodeBadProcedure.
func (h *Hall) Pause(ctx context.Context, a Act, id int64, p Pause) (Case, error) {
	return h.caseVerb(ctx, a, VerbPause, id, func(s *step, c *Case) error {
		switch p.Reason {
		case PauseApplicant, PauseOutage:
			p.Procedure, p.Document, p.Expect = "", "", catalog.Limit{}
		case PauseSpecial:
			_, ok := h.Setup().Procedure(p.Procedure)
			if !ok || p.Document == "" || p.Expect.N <= 0 || !p.Expect.Stated() {
				return fault.New(CodeBadProcedure, fault.Args{"procedure": p.Procedure})
			}
		default:
			return fault.New(CodeBadPause, fault.Args{"reason": string(p.Reason)})
		}
		if err := s.owe(c, DutyProcedure, s.now, p.Expect); err != nil {
			return err
		}
		cal := h.calendarOf(*c)
		k := &c.Clock
		if err := k.pause(cal, ClockStep{At: s.now, Reason: p.Reason, Procedure: p.Procedure, Document: p.Document,
			Expect: p.Expect, Note: p.Note, Clerk: s.act.Clerk}); err != nil {
			return err
		}
		if d, ok := c.Duty(DutyProcedure); ok {
			k.Expected = d.Due
		}
		return s.turnCase(c, VerbPause, EvPause, string(p.Reason))
	})
}

// ResumeClock lets the clock go on. The due time moves by what the pause took.
func (h *Hall) ResumeClock(ctx context.Context, a Act, id int64) (Case, error) {
	return h.caseVerb(ctx, a, VerbContinue, id, func(s *step, c *Case) error {
		reason := c.Clock.Paused
		s.settleDuty(c, DutyProcedure)
		if err := c.Clock.resume(h.calendarOf(*c), ClockStep{At: s.now, Clerk: s.act.Clerk}); err != nil {
			return err
		}
		return s.turnCase(c, VerbContinue, EvContinue, string(reason))
	})
}

// FinishCase ends the work (办结) and stops the clock. From now on the result has to be handed over in time; whoever is
// still at the window takes it along, unless it is prepared to go another way (Prepare).
func (h *Hall) FinishCase(ctx context.Context, a Act, id int64) (Case, error) {
	return h.caseVerb(ctx, a, VerbDone, id, func(s *step, c *Case) error {
		t, err := s.Ticket(c.Ticket)
		if err != nil {
			return err
		}
		if err := s.stopClock(c); err != nil {
			return err
		}
		c.OnSpot = t.Day == s.day && t.Live()
		s.settleAll(c, outlive...)
		if !c.OnSpot {
			err = s.owe(c, DutyHandover, s.now, h.handover())
		}
		if err != nil {
			return err
		}
		return s.turnCase(c, VerbDone, EvCaseDone, "")
	})
}

// Withdraw ends a case at the applicant's wish (撤回).
func (h *Hall) Withdraw(ctx context.Context, a Act, id int64, why string) (Case, error) {
	return h.caseVerb(ctx, a, VerbWithdraw, id, func(s *step, c *Case) error {
		if err := s.stopClock(c); err != nil {
			return err
		}
		s.settleAll(c)
		return s.turnCase(c, VerbWithdraw, EvWithdraw, why)
	})
}

// stopClock ends the counting. A pause ends with it, so that its time is not counted against anybody.
func (s *step) stopClock(c *Case) error {
	if !c.Clock.On() {
		return nil
	}
	cal := s.h.calendarOf(*c)
	if c.Clock.Paused != "" {
		if err := c.Clock.resume(cal, ClockStep{At: s.now, Clerk: s.act.Clerk}); err != nil {
			return err
		}
	}
	c.Clock.stop(cal, s.now)
	return nil
}

// turnCase writes a case in the state its verb leads to.
func (s *step) turnCase(c *Case, v Verb, kind Kind, why string) error {
	from := c.State
	to, ok := from.Next(v)
	if !ok {
		return s.h.illegalCase(*c, v)
	}
	c.State = to
	if err := s.UpdateCase(c); err != nil {
		return err
	}
	s.log(kind, string(from), string(to), why, nil, c, nil)
	return nil
}

// calendarOf are the office hours that a case's clocks count by: those of its item's line, or the hall's. An item that is
// no longer offered keeps its line.
func (h *Hall) calendarOf(c Case) *workday.Calendar {
	s := h.Setup()
	if !s.ownHours() {
		return s.Calendar
	}
	it, err := h.Catalog().Item(c.Item)
	if err != nil {
		if old, ok := h.atHand(c); ok {
			it, err = old, nil
		} else {
			it, err = h.shelf.own.Item(c.Item)
		}
	}
	if err != nil {
		return s.Calendar
	}
	return s.CalendarOf(it)
}

// CalendarOf are the office hours that an item's clocks count by: those of its line, or the hall's.
func (s *Setup) CalendarOf(it *catalog.Item) *workday.Calendar {
	if l, ok := s.LineOf(it); ok && l.Calendar != nil {
		return l.Calendar
	}
	return s.Calendar
}

// ownHours reports whether any line has office hours of its own.
func (s *Setup) ownHours() bool {
	for _, l := range s.Lines {
		if l.Calendar != nil {
			return true
		}
	}
	return false
}
