package queue

import (
	"context"
	"strings"

	"onevisit/catalog/fault"
)

// outlive are the duties that a decision does not end: what was promised is still to come, or to be checked.
var outlive = []DutyKind{DutyGap, DutyPledge}

// CodeNoPledge is a check of a promise in a case that was accepted on none, or whose promise was checked already.
const CodeNoPledge fault.Code = "queue.no_pledge" // item (text), label

// Faults of a promise that does not hold.
const (
	CodeNoFinding fault.Code = "queue.no_finding" // what was found is not said
	CodeBadAmend  fault.Code = "queue.bad_amend"  // days, most: workdays
)

// PledgeBroken says that a promise was checked and does not hold (承诺不实).
type PledgeBroken struct {
	Why string // what was found
	// Amend is how many workdays the applicant has to put it right before the decision may be revoked; 0: none.
	Amend int
}

// KeepPledge notes that a promise in place of a proof was checked and holds (事后核查属实, 国办发〔2020〕42号).
// CodeNoPledge.
func (h *Hall) KeepPledge(ctx context.Context, a Act, id int64) (Case, error) {
	return h.caseVerb(ctx, a, VerbPledgeKept, id, func(s *step, c *Case) error {
		if _, ok := c.Duty(DutyPledge); !ok {
			return h.noPledge(*c)
		}
		s.settleDuty(c, DutyPledge)
		c.Broken = ""
		return s.turnCase(c, VerbPledgeKept, EvPledgeKept, "")
	})
}

// BreakPledge notes that a promise was checked and does not hold. Where the applicant may put it right, the timer runs anew
// until then, and KeepPledge ends it; else the office revokes what it decided, which is its own procedure, and the
// timer is done. CodeNoPledge, CodeNoFinding, CodeBadAmend.
func (h *Hall) BreakPledge(ctx context.Context, a Act, id int64, b PledgeBroken) (Case, error) {
	return h.caseVerb(ctx, a, VerbPledgeBroken, id, func(s *step, c *Case) error {
		b.Why = strings.TrimSpace(b.Why)
		_, ok := c.Duty(DutyPledge)
		switch {
		case !ok:
			return h.noPledge(*c)
		case b.Why == "":
			return fault.New(CodeNoFinding, nil)
		case b.Amend < 0 || b.Amend > MostAmend:
			return fault.New(CodeBadAmend, fault.Args{"days": b.Amend, "most": MostAmend})
		}
		c.Broken = b.Why
		s.settleDuty(c, DutyPledge)
		if err := s.owe(c, DutyPledge, s.now, workdays(b.Amend)); err != nil {
			return err
		}
		return s.turnCase(c, VerbPledgeBroken, EvPledgeBroken, b.Why)
	})
}

// MostAmend is the most that an applicant may have to put a promise right, in workdays: a slip of the finger does not give
// years.
const MostAmend = 250

func (h *Hall) noPledge(c Case) error {
	return fault.New(CodeNoPledge, fault.Args{"item": h.itemName(c.Item), "label": c.Label})
}
