package queue

import (
	"context"
	"time"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// Light is the state of a clock at a glance (亮灯). On screen it is always colour, shape and word.
type Light string

// Lights.
const (
	LightNone   Light = ""
	LightGreen  Light = "green"
	LightYellow Light = "yellow"
	LightRed    Light = "red"
	LightPaused Light = "paused"
)

// PauseClock stops the clock for a reason (特别程序、等申请人、系统故障). Lunch and closing need none.
func (h *Hall) PauseClock(ctx context.Context, a Act, id int64, reason PauseReason, note string) (Case, error) {
	return h.caseVerb(ctx, a, VerbPause, id, func(s *step, c *Case) error {
		switch reason {
		case PauseApplicant, PauseSpecial, PauseOutage:
		default:
			return fault.New(CodeBadPause, fault.Args{"reason": string(reason)})
		}
		k := &c.Clock
		k.Counted = h.setup.Calendar.Elapsed(k.Counted, k.RunningSince, s.now)
		k.RunningSince, k.Paused, k.PauseNote, k.PausedAt = time.Time{}, reason, note, s.now
		return s.turnCase(c, VerbPause, EvPause, string(reason))
	})
}

// ResumeClock lets the clock go on. The due time moves by what the pause took.
func (h *Hall) ResumeClock(ctx context.Context, a Act, id int64) (Case, error) {
	return h.caseVerb(ctx, a, VerbContinue, id, func(s *step, c *Case) error {
		k := &c.Clock
		if !k.Due.IsZero() {
			var err error
			if k.Due, err = known(h.setup.Calendar.Extend(k.Due, k.PausedAt, s.now, k.Limit.Unit)); err != nil {
				return err
			}
		}
		k.RunningSince, k.Paused, k.PauseNote, k.PausedAt = s.now, "", "", time.Time{}
		return s.turnCase(c, VerbContinue, EvContinue, "")
	})
}

// FinishCase ends the work (办结) and stops the clock.
func (h *Hall) FinishCase(ctx context.Context, a Act, id int64) (Case, error) {
	return h.caseVerb(ctx, a, VerbDone, id, func(s *step, c *Case) error {
		s.stopClock(c)
		return s.turnCase(c, VerbDone, EvCaseDone, "")
	})
}

// Deliver notes that the result was handed over (送达).
func (h *Hall) Deliver(ctx context.Context, a Act, id int64) (Case, error) {
	return h.caseVerb(ctx, a, VerbDeliver, id, func(s *step, c *Case) error {
		return s.turnCase(c, VerbDeliver, EvDelivered, "")
	})
}

// Withdraw ends a case at the applicant's wish (撤回).
func (h *Hall) Withdraw(ctx context.Context, a Act, id int64, why string) (Case, error) {
	return h.caseVerb(ctx, a, VerbWithdraw, id, func(s *step, c *Case) error {
		s.stopClock(c)
		return s.turnCase(c, VerbWithdraw, EvWithdraw, why)
	})
}

func (s *step) stopClock(c *Case) {
	k := &c.Clock
	if !k.On() {
		return
	}
	k.Counted = s.h.setup.Calendar.Elapsed(k.Counted, k.RunningSince, s.now)
	k.RunningSince, k.Stopped = time.Time{}, s.now
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

// Elapsed is the office time the case's clock has counted.
func (h *Hall) Elapsed(c Case) time.Duration {
	return h.setup.Calendar.Elapsed(c.Clock.Counted, c.Clock.RunningSince, h.clock.Now())
}

// Left is the office time left until the case is due; negative when overdue, 0 without a due time. It stands still
// while the clock is paused and after it stopped.
func (h *Hall) Left(c Case) time.Duration {
	k := c.Clock
	if k.Due.IsZero() {
		return 0
	}
	if k.Limit.Unit == catalog.UnitMinutes {
		return time.Duration(k.Limit.N)*time.Minute - h.Elapsed(c)
	}
	at := h.at(k)
	if at.After(k.Due) {
		return -h.setup.Calendar.Office(k.Due, at)
	}
	return h.setup.Calendar.Office(at, k.Due)
}

// Light tells how a case's clock stands: red when overdue, yellow within the hall's thresholds, paused, green. None
// without a due time and after the clock stopped.
func (h *Hall) Light(c Case) Light {
	k := c.Clock
	rules := h.setup.Rules
	switch {
	case !k.On() || k.Due.IsZero():
		return LightNone
	case k.Paused != "":
		return LightPaused
	case h.clock.Now().After(k.Due):
		return LightRed
	case k.Limit.Unit == catalog.UnitMinutes && h.Left(c) <= rules.OneHourYellow:
		return LightYellow
	case k.Limit.Unit != catalog.UnitMinutes && h.setup.Calendar.Remaining(h.clock.Now(), k.Due) <= rules.DueYellow:
		return LightYellow
	}
	return LightGreen
}

// at is the moment up to which a clock counts: now, or when it was paused or stopped.
func (h *Hall) at(k CaseClock) time.Time {
	switch {
	case !k.Stopped.IsZero():
		return k.Stopped
	case !k.PausedAt.IsZero():
		return k.PausedAt
	}
	return h.clock.Now()
}
