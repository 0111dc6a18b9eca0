package queue

import (
	"context"
	"slices"
	"time"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// owe starts a duty with a limit; an open one of the same kind starts anew. A limit of none means that the hall has no
// such rule.
func (s *step) owe(c *Case, k DutyKind, since time.Time, l catalog.Limit) error {
	if l.N <= 0 || !l.Stated() {
		return nil
	}
	d := Duty{Kind: k, Since: since, Limit: l}
	if err := s.time(&d); err != nil {
		return err
	}
	s.settleDuty(c, k)
	c.Duties = append(c.Duties[:len(c.Duties):len(c.Duties)], d)
	return nil
}

// time computes when a duty with a limit bites.
func (s *step) time(d *Duty) error {
	cal := s.h.Setup().Calendar
	due, err := cal.Deadline(d.Since, d.Limit)
	year, missing := missingTable(err)
	if missing {
		d.Due, d.NoTable, d.NotBefore = time.Time{}, year, storable(cal.NotBefore(d.Since, d.Limit))
		return nil
	}
	d.Due, d.NoTable, d.NotBefore = storable(due), 0, time.Time{}
	return err
}

// settleDuty ends the open duty of a kind: it was fulfilled or is of no matter any more. The list is copied, because a
// journal row may hold the old one.
func (s *step) settleDuty(c *Case, kinds ...DutyKind) {
	for i := range c.Duties {
		if !c.Duties[i].Open() || !slices.Contains(kinds, c.Duties[i].Kind) {
			continue
		}
		c.Duties = slices.Clone(c.Duties)
		c.Duties[i].Done = s.now
	}
}

// settleAll ends every open duty but those to be kept.
func (s *step) settleAll(c *Case, but ...DutyKind) {
	for _, k := range DutyKinds() {
		if !slices.Contains(but, k) {
			s.settleDuty(c, k)
		}
	}
}

func workdays(n int) catalog.Limit { return catalog.Limit{N: n, Unit: catalog.UnitWorkdays} }

// Receive takes papers in without deciding (收件): the receipt has a number, and from now on the office has five days to
// say all that is missing, or the case counts as accepted from now (行政许可法 art. 32). The visit may end; Accept, Notify
// and Refuse decide later.
func (h *Hall) Receive(ctx context.Context, a Act, id int64) (Case, error) {
	return h.decide(ctx, a, VerbReceive, id, func(s *step, c *Case, it *catalog.Item) error {
		if !c.Received.IsZero() {
			return fault.New(CodeReceived, fault.Args{"item": it.Name, "number": c.Receipt})
		}
		number, err := s.number("receipt")
		if err != nil {
			return err
		}
		c.Receipt, c.Received, c.Window = number, s.now, s.act.Window
		if err := s.owe(c, DutySilence, s.now, workdays(h.Setup().Rules.SilenceDays)); err != nil {
			return err
		}
		return s.turnCase(c, VerbReceive, EvReceive, number)
	})
}

// Renews says that the case renews a licence and when that licence expires, its last day as YYYY-MM-DD: the office
// decides before the end of that day, or the licence counts as renewed (行政许可法 art. 50). CodeBadExpiry for what is no
// day, or one that is over.
func (h *Hall) Renews(ctx context.Context, a Act, id int64, expires string) (Case, error) {
	return h.caseVerb(ctx, a, VerbRenews, id, func(s *step, c *Case) error {
		day, err := time.ParseInLocation(time.DateOnly, expires, h.Setup().Calendar.Location())
		if err != nil || expires < s.day {
			return fault.New(CodeBadExpiry, fault.Args{"day": expires})
		}
		s.settleDuty(c, DutyRenewal)
		c.Expires = expires
		// A licence is good until the end of its last day; how long it is good is no matter of workdays.
		end := day.AddDate(0, 0, 1).Add(-time.Microsecond)
		c.Duties = append(c.Duties[:len(c.Duties):len(c.Duties)], Duty{Kind: DutyRenewal, Since: s.now, Due: storable(end)})
		return s.turnCase(c, VerbRenews, EvRenews, expires)
	})
}

// Supply notes that the applicant brought materials that were accepted as to follow (容缺补齐), by their ids; when the
// last is there the promise is kept. CodeNotPromised for one that is not missing.
func (h *Hall) Supply(ctx context.Context, a Act, id int64, materials ...string) (Case, error) {
	return h.caseVerb(ctx, a, VerbSupply, id, func(s *step, c *Case) error {
		left := slices.Clone(c.Missing)
		for _, m := range materials {
			at := slices.Index(left, m)
			if at < 0 {
				return fault.New(CodeNotPromised, fault.Args{"item": h.itemName(c.Item), "material": m})
			}
			left = slices.Delete(left, at, at+1)
		}
		if len(materials) == 0 {
			return fault.New(CodeNotPromised, fault.Args{"item": h.itemName(c.Item), "material": ""})
		}
		c.Missing = left
		if len(left) == 0 {
			s.settleDuty(c, DutyGap)
			c.GapDue = time.Time{}
		}
		return s.turnCase(c, VerbSupply, EvSupply, "")
	})
}
