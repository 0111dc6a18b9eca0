package counter

import (
	"context"
	"strings"

	"onevisit/app/lang"
	"onevisit/queue"
)

// askAsked notes a paper that was asked for in words of somebody's own, by the clerk or as the applicant tells it. What
// goes beyond the list is told to the manager.
func (p *presenter) askAsked(c queue.Case) {
	p.openPlan(SheetAsked, -1, &plan{
		ok: "keep", focus: true, fields: []string{"paper"},
		args: func() lang.Args { return lang.Args{"label": c.Label, "item": p.itemName(c.Item)} },
		check: func(s *sheet) string {
			if strings.TrimSpace(s.field("paper")) == "" {
				return s.lacks("paper", p.t("lack.paper"))
			}
			return ""
		},
		do: func(s *sheet) {
			paper := strings.TrimSpace(s.field("paper"))
			p.caseAct("asked", "asked", func(ctx context.Context, a queue.Act) (queue.Case, error) {
				return p.hall.AskPaper(ctx, a, c.ID, paper)
			}, nil)
		},
	})
}

// askCharge notes the fee that was taken; the standard stands beside it.
func (p *presenter) askCharge(c queue.Case) {
	p.openPlan(SheetCharge, -1, &plan{
		ok: "keep", focus: true, fields: []string{"amount"},
		args: func() lang.Args { return lang.Args{"label": c.Label, "item": p.itemName(c.Item)} },
		detail: func() string {
			it, err := p.hall.Catalog().Item(c.Item)
			if err != nil {
				return ""
			}
			fee := p.text(it.Charge(c.Desk.Answers).Text)
			if fee == "" {
				return p.t("sheet.charge_unstated")
			}
			return p.t("sheet.charge_standard", lang.Args{"fee": fee})
		},
		do: func(s *sheet) {
			amount := strings.TrimSpace(s.field("amount"))
			p.caseAct("charge", "charged", func(ctx context.Context, a queue.Act) (queue.Case, error) {
				return p.hall.Charge(ctx, a, c.ID, amount)
			}, nil)
		},
	})
}
