package queue

import (
	"context"
	"fmt"
	"time"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue/workday"
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
		c.Missing, c.Decided, c.Window = ids(v.Gaps()), s.now, s.act.Window
		if c.GapDue, err = s.gapDue(v); err != nil {
			return err
		}
		if err := s.startClock(c, it); err != nil {
			return err
		}
		c.State = Processing
		if err := s.UpdateCase(c); err != nil {
			return err
		}
		accepted := *c
		accepted.State = to
		s.log(kind, string(Checking), string(to), "", nil, &accepted, nil)
		s.log(EvProcess, string(to), string(Processing), "", nil, c, nil)
		return nil
	})
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

// startClock starts the clock now; that of the one-hour area at the moment the hall's rules say.
func (s *step) startClock(c *Case, it *catalog.Item) error {
	start := s.now
	if it.OneHour && s.h.setup.Rules.ClockStart != "acceptance" {
		t, err := s.Ticket(c.Ticket)
		if err != nil {
			return err
		}
		switch {
		case s.h.setup.Rules.ClockStart == "ticket":
			start = t.Arrived
		case s.h.setup.Rules.ClockStart == "call" && !t.CallAt.IsZero():
			start = t.CallAt
		}
	}
	c.Clock = CaseClock{Started: start, RunningSince: start, Limit: limitOf(it)}
	var err error
	c.Clock.Due, err = s.deadline(start, c.Clock.Limit)
	return err
}

// deadline is the moment a limit from a start ends. Where the holidays of the year are not announced yet it is not
// known, and that must not keep anybody from being accepted.
func (s *step) deadline(from time.Time, l catalog.Limit) (time.Time, error) {
	if !l.Stated() {
		return time.Time{}, nil
	}
	due, err := s.h.setup.Calendar.Deadline(from, l)
	return known(due, err)
}

func known(due time.Time, err error) (time.Time, error) {
	if fault.Has(err, workday.CodeNoTable) {
		return time.Time{}, nil
	}
	return due.UTC().Truncate(time.Microsecond), err
}

// gapDue is when the first material that may follow is due.
func (s *step) gapDue(v catalog.Verdict) (time.Time, error) {
	var first time.Time
	for _, l := range v.Gaps() {
		due, err := s.deadline(s.now, l.Later)
		if err != nil {
			return first, err
		}
		if first.IsZero() || !due.IsZero() && due.Before(first) {
			first = due
		}
	}
	return first, nil
}
