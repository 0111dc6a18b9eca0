package queue

import (
	"context"
	"fmt"
	"time"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// oneHour is the limit of the one-hour area (一小时办结), in office time.
var oneHour = catalog.Limit{N: 60, Unit: catalog.UnitMinutes}

// Accept accepts the case (受理), with a gap (容缺受理) or on a pledge (告知承诺), as a fresh check of what lies on the
// counter says; the caller cannot choose. It gives the acceptance number and starts the clock, and the work begins.
// CodeGapNotPromised if what may follow later was not promised (Submission.Gap);
// CodeNotAcceptable with the number of materials that stand in the way otherwise.
func (h *Hall) Accept(ctx context.Context, a Act, id int64) (Case, error) {
	return h.decide(ctx, a, VerbAccept, id, func(s *step, c *Case, it *catalog.Item) error {
		v, err := s.verdict(c, it)
		if err != nil {
			return err
		}
		verb, kind, ok := acceptance(v.Outcome)
		if !ok {
			n := len(v.Missing()) + len(v.Fixes()) + len(v.Ask) + len(v.Refused)
			return fault.New(CodeNotAcceptable, fault.Args{"item": it.Name, "n": n})
		}
		if v.Outcome == catalog.AcceptWithGap && !c.Desk.Gap {
			return fault.New(CodeGapNotPromised, fault.Args{"item": it.Name})
		}
		to, ok := c.State.Next(verb)
		if !ok {
			return h.illegalCase(*c, verb)
		}
		if c.Number, err = s.number("accept"); err != nil {
			return err
		}
		told := c.Decided // when the last notice was given, if any
		c.Missing, c.Decided, c.Window = ids(v.Gaps()), s.now, s.act.Window
		s.settleDuty(c, DutySilence, DutyCorrection)
		if err := s.oweGap(c, v); err != nil {
			return err
		}
		if v.Outcome == catalog.AcceptOnPledge || len(v.Pledged()) > 0 {
			if err := s.owe(c, DutyPledge, s.now, workdays(h.Setup().Rules.PledgeDays)); err != nil {
				return err
			}
		}
		if err := s.startClock(c, it, told); err != nil {
			return err
		}
		return s.process(c, to, kind, "")
	})
}

// process writes a case that was accepted, as what and why, and is in work by the same act.
func (s *step) process(c *Case, accepted CaseState, kind Kind, why string) error {
	c.State = Processing
	if err := s.UpdateCase(c); err != nil {
		return err
	}
	before := *c
	before.State = accepted
	s.log(kind, string(Checking), string(accepted), why, nil, &before, nil)
	s.log(EvProcess, string(accepted), string(Processing), why, nil, c, nil)
	return nil
}

func acceptance(o catalog.Outcome) (Verb, Kind, bool) {
	switch o {
	case catalog.Accept:
		return VerbAccept, EvAccept, true
	case catalog.AcceptWithGap:
		return VerbGap, EvGap, true
	case catalog.AcceptOnPledge:
		return VerbPledge, EvPledge, true
	case catalog.Ask, catalog.Correct, catalog.CorrectOnTheSpot, catalog.Refuse:
	}
	return "", "", false
}

// number gives the next number of a series in the hall's year: "2026-000123".
func (s *step) number(series string) (string, error) {
	year := s.day[:4]
	n, err := s.Next(year, series)
	return fmt.Sprintf("%s-%06d", year, n), err
}

// limitOf is the limit the clock runs against: an hour in the one-hour area, else what the hall promises, else what the
// law allows, else what the source states without saying which. Not stated stays not stated.
func limitOf(it *catalog.Item) catalog.Limit {
	switch {
	case it.OneHour:
		return oneHour
	case it.Limit.Promised.Stated():
		return it.Limit.Promised
	case it.Limit.Statutory.Stated():
		return it.Limit.Statutory
	}
	return it.Limit.Handling
}

// startClock starts the clock now; that of the one-hour area at the moment the hall's rules say. told is when the last
// notice was given: where the hall's rule is that a correction only stops the clock, it started with the first receipt
// and stood still from the notice until the correction.
func (s *step) startClock(c *Case, it *catalog.Item, told time.Time) error {
	start, rules := s.now, s.h.Setup().Rules
	cal := s.h.Setup().CalendarOf(it)
	corrected := rules.CorrectionEffect == CorrectionPause && c.Notices > 0 && c.Corrected.After(told)
	switch {
	case corrected && !c.Received.IsZero():
		start = c.Received
	case corrected && limitOf(it).Unit == catalog.UnitMinutes: // the wait before the first service is nobody's work
		start = told
	case corrected:
		start = c.Opened
	case it.OneHour && rules.ClockStart != "acceptance":
		t, err := s.Ticket(c.Ticket)
		if err != nil {
			return err
		}
		switch {
		case rules.ClockStart == "ticket":
			start = t.Arrived
		case rules.ClockStart == "call" && !t.CallAt.IsZero():
			start = t.CallAt
		}
	}
	k, err := startClock(cal, start, limitOf(it))
	if err == nil && corrected {
		err = k.pause(cal, ClockStep{At: told, Reason: PauseApplicant, Note: c.Notice, Clerk: s.act.Clerk})
	}
	if err == nil && corrected {
		err = k.resume(cal, ClockStep{At: c.Corrected, Clerk: s.act.Clerk})
	}
	c.Clock = k
	return err
}

// oweGap starts the timer of what was promised: until the first of the materials that may follow is due. A day that is
// not known yet is due after those that are.
func (s *step) oweGap(c *Case, v catalog.Verdict) error {
	c.GapDue = time.Time{}
	first, found := Duty{}, false
	for _, l := range v.Gaps() {
		if !l.Later.Stated() {
			continue
		}
		d := Duty{Kind: DutyGap, Since: s.now, Limit: l.Later}
		if err := s.time(&d); err != nil {
			return err
		}
		if !found || first.Due.IsZero() || !d.Due.IsZero() && d.Due.Before(first.Due) {
			first, found = d, true
		}
	}
	if found {
		c.GapDue = first.Due
		c.Duties = append(c.Duties[:len(c.Duties):len(c.Duties)], first)
	}
	return nil
}
