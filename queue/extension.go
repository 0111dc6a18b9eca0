package queue

import (
	"context"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// Extension is a longer limit (延长办理期限).
type Extension struct {
	By       catalog.Limit // in the unit of the case's limit
	Why      string        // told to the applicant
	Approver string        // the head of the office or who acts for the head; never the clerk who has the case in hand
	Document string        // number of the paper that tells the applicant
}

// Extend moves the due time on: once, with the approval of the head and a reason that the applicant is told, by at most
// what the law allows (行政许可法 art. 42: ten workdays; Rules.ExtendDays). An hour is never extended. Faults:
// CodeNoExtension with the most that may be added, CodeLateExtension once the limit is over: what is late stays late,
// CodeReasonNeeded, CodeNoApprover.
func (h *Hall) Extend(ctx context.Context, a Act, id int64, e Extension) (Case, error) {
	return h.caseVerb(ctx, a, VerbExtend, id, func(s *step, c *Case) error {
		most := h.Setup().Rules.ExtendDays
		k := &c.Clock
		switch {
		case k.Limit.Unit == catalog.UnitMinutes || !k.Limit.Stated() || k.extended():
			return fault.New(CodeNoExtension, fault.Args{"item": h.itemName(c.Item), "most": 0})
		case e.By.Unit != k.Limit.Unit || e.By.N <= 0 || e.By.N > most:
			return fault.New(CodeNoExtension, fault.Args{"item": h.itemName(c.Item), "most": most})
		case k.Paused == "" && !k.Due.IsZero() && s.now.After(k.Due):
			return fault.New(CodeLateExtension, fault.Args{"item": h.itemName(c.Item), "due": h.local(k.Due).Format("2006-01-02 15:04")})
		case e.Why == "":
			return fault.New(CodeReasonNeeded, nil)
		case e.Approver == "" || e.Approver == s.act.Clerk:
			return fault.New(CodeNoApprover, nil)
		}
		if err := k.extend(h.calendarOf(*c), ClockStep{At: s.now, By: e.By, Note: e.Why, Document: e.Document,
			Approver: e.Approver, Clerk: s.act.Clerk}); err != nil {
			return err
		}
		return s.turnCase(c, VerbExtend, EvExtend, e.Why)
	})
}

// extended reports whether the limit was made longer before.
func (k CaseClock) extended() bool {
	for _, s := range k.Steps {
		if s.Kind == StepExtend {
			return true
		}
	}
	return false
}

// Recompute computes the due times of clocks and duties that were not known because a year had no table of holidays,
// after the table has come. Each case that changes gains a step of its clock and a journal row; the number of them is
// told. Call it when the hall opens, and again whenever the setup was read anew; without anything to do it costs one
// look. Faults are those of the store.
func (h *Hall) Recompute(ctx context.Context, a Act) (changed int, err error) {
	var waiting []Case
	err = h.store.View(ctx, func(r Reader) (err error) {
		waiting, err = r.Undated()
		return err
	})
	for _, c := range waiting {
		if err != nil {
			return changed, err
		}
		if h.Setup().Calendar.HasYear(c.MissingYear()) {
			_, err = h.caseDeed(ctx, Act{Clerk: a.Clerk, Window: a.Window}, VerbRecompute, func(s *step) (Case, error) {
				k, err := s.Case(c.ID)
				if err != nil || k.MissingYear() == 0 {
					return k, err
				}
				changed++
				return k, s.recompute(&k)
			})
		}
	}
	return changed, err
}

// MissingYear is the first year that a running clock or an open duty waits for; 0 for none.
func (c Case) MissingYear() int {
	year := 0
	if c.Clock.On() {
		year = c.Clock.NoTable
	}
	for _, d := range c.Duties {
		if d.Open() && d.NoTable != 0 && (year == 0 || d.NoTable < year) {
			year = d.NoTable
		}
	}
	return year
}

// recompute writes a case whose times can be known now.
func (s *step) recompute(c *Case) error {
	duties := make([]Duty, len(c.Duties))
	for i, d := range c.Duties {
		if d.Open() && d.NoTable != 0 {
			if err := s.time(&d); err != nil {
				return err
			}
		}
		duties[i] = d
		if d.Kind == DutyGap && d.Open() {
			c.GapDue = d.Due
		}
	}
	c.Duties = duties
	if c.Clock.On() && c.Clock.NoTable != 0 {
		if err := c.Clock.step(s.h.calendarOf(*c), ClockStep{At: s.now, Kind: StepTable, Clerk: s.act.Clerk}); err != nil {
			return err
		}
	}
	if err := s.UpdateCase(c); err != nil {
		return err
	}
	s.log(EvRecompute, string(c.State), string(c.State), "", nil, c, nil)
	return nil
}
