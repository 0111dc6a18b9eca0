package queue

import (
	"context"
	"slices"

	"onevisit/catalog"
)

// Bite lets an overdue duty take effect as the law and the place's rules say, once: silence means accepted from receipt,
// no decision on a renewal means renewed, a late correction or promise means withdrawn where the hall's rules say so.
// The other duties have no effect of their own and stay overdue until they are done. A duty that is not overdue, or is
// not there any more, changes nothing: whoever watches may ask as often as it likes.
func (h *Hall) Bite(ctx context.Context, a Act, id int64, k DutyKind) (Case, error) {
	return h.caseDeed(ctx, a, VerbBite, func(s *step) (Case, error) {
		c, err := s.Case(id)
		if err != nil {
			return c, err
		}
		d, ok := c.Duty(k)
		if !ok || d.Due.IsZero() || !s.now.After(d.Due) || !h.Bites(c, k) {
			return c, nil
		}
		c.Duties = slices.Clone(c.Duties)
		for i := range c.Duties {
			if c.Duties[i].Kind == k && c.Duties[i].Open() {
				c.Duties[i].Bitten = s.now
			}
		}
		return c, s.effect(&c, k)
	})
}

// Bites reports whether a duty of a case has an effect of its own when it is overdue.
func (h *Hall) Bites(c Case, k DutyKind) bool {
	rules := h.Setup().Rules
	switch k {
	case DutySilence:
		return c.State == Checking
	case DutyRenewal:
		return c.State == Processing || c.State == Suspended || c.State == Checking && !c.Received.IsZero()
	case DutyCorrection:
		return rules.CorrectionLate == LateWithdraw && c.State == Incomplete
	case DutyGap:
		return rules.GapLate == LateWithdraw && (c.State == Processing || c.State == Suspended)
	case DutyHandover, DutyProcedure, DutyPickup, DutyPledge:
	}
	return false
}

// effect does what an overdue duty means, and writes the case.
func (s *step) effect(c *Case, k DutyKind) error {
	switch k {
	case DutySilence:
		return s.deemAccepted(c)
	case DutyRenewal:
		return s.deemRenewed(c)
	case DutyCorrection, DutyGap:
		c.Deemed = DeemedWithdrawn
		if err := s.stopClock(c); err != nil {
			return err
		}
		s.settleAll(c)
		return s.turnCase(c, VerbWithdraw, EvWithdraw, whyDeemed)
	case DutyHandover, DutyProcedure, DutyPickup, DutyPledge:
	}
	return nil
}

// deemAccepted accepts a case from the day its papers were received.
func (s *step) deemAccepted(c *Case) error {
	it, err := s.h.itemOf(s, *c) // as it was when the papers came in, whatever is offered now
	if err != nil {
		return err
	}
	to, ok := c.State.Next(VerbAccept)
	if !ok {
		return s.h.illegalCase(*c, VerbAccept)
	}
	if c.Number, err = s.number("accept"); err != nil {
		return err
	}
	c.Deemed, c.Decided = DeemedAccepted, c.Received
	if c.Clock, err = startClock(s.h.calendarOf(*c), c.Received, limitOf(it)); err != nil {
		return err
	}
	return s.process(c, to, EvAccept, whyDeemed)
}

// deemRenewed ends a renewal that nobody decided: it was granted when the licence expired.
func (s *step) deemRenewed(c *Case) error {
	if c.State == Checking {
		if err := s.deemAccepted(c); err != nil {
			return err
		}
	}
	if c.State == Suspended { // the pause is over with the case
		c.State = Processing
	}
	c.Deemed = DeemedRenewed
	if err := s.stopClock(c); err != nil {
		return err
	}
	s.settleAll(c, outlive...)
	if err := s.owe(c, DutyHandover, s.now, s.h.handover()); err != nil {
		return err
	}
	return s.turnCase(c, VerbDone, EvCaseDone, whyDeemed)
}

// handover is how long handing over the result may take.
func (h *Hall) handover() catalog.Limit { return workdays(h.Setup().Rules.HandoverDays) }
