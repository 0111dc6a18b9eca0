package queue

import (
	"context"
	"regexp"

	"onevisit/catalog/fault"
)

// AskPaper notes that somebody at the counter asks for a paper in words of their own, or that the applicant says so
// (a.Clerk is who was asked by). The program's own lists and notices never go beyond the catalog; whether this does is
// for the electronic monitoring (材料超出清单) to tell. CodeReasonNeeded without a paper.
func (h *Hall) AskPaper(ctx context.Context, a Act, id int64, paper string) (Case, error) {
	return h.caseVerb(ctx, a, VerbAsk, id, func(s *step, c *Case) error {
		if paper == "" {
			return fault.New(CodeReasonNeeded, nil)
		}
		return s.turnCase(c, VerbAsk, EvAsk, paper)
	})
}

var yuan = regexp.MustCompile(`^\d{1,9}(\.\d{1,2})?$`)

// Charge notes the fee that was taken for a case, in yuan with at most two places. Whether it is above the standard is
// for the electronic monitoring to tell. CodeNoAmount for what is no amount.
func (h *Hall) Charge(ctx context.Context, a Act, id int64, amount string) (Case, error) {
	return h.caseVerb(ctx, a, VerbCharge, id, func(s *step, c *Case) error {
		if !yuan.MatchString(amount) {
			return fault.New(CodeNoAmount, fault.Args{"value": amount})
		}
		c.Charged = amount
		return s.turnCase(c, VerbCharge, EvCharge, amount)
	})
}
