package counter

import (
	"context"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

// promiseDeeds are what can be done about a promise that a case was accepted on, until it was kept or checked: also
// after the decision, and after the result was handed over.
func (p *presenter) promiseDeeds(c queue.Case) []caseDeed {
	var out []caseDeed
	if len(c.Missing) > 0 && c.Outcome == catalog.AcceptWithGap {
		out = append(out, caseDeed{"supply", p.askSupply})
	}
	if _, ok := c.Duty(queue.DutyPledge); ok {
		out = append(out, caseDeed{"pledge_kept", p.keepPledge}, caseDeed{"pledge_broken", p.askPledgeBroken})
	}
	return out
}

func (p *presenter) keepPledge(c queue.Case) {
	p.caseAct("pledge", "pledge_kept", func(ctx context.Context, a queue.Act) (queue.Case, error) {
		return p.hall.KeepPledge(ctx, a, c.ID)
	}, nil)
}

// askPledgeBroken asks what was found, and how long the applicant has to put it right.
func (p *presenter) askPledgeBroken(c queue.Case) {
	p.openPlan(SheetPledge, 0, &plan{
		ok: "pledge_broken", grave: true, fields: []string{"amend", fieldOwn}, more: []string{"amend"},
		reasons: func() []string { return p.presets("pledge") },
		args:    func() lang.Args { return lang.Args{"label": c.Label, "item": p.itemName(c.Item)} },
		check: func(s *sheet) string {
			switch n := number(s.field("amend")); {
			case s.field("amend") != "" && (n < 0 || n > queue.MostAmend):
				return s.lacks("amend", p.t("lack.amend", lang.Args{"most": queue.MostAmend}))
			case s.why() == "":
				return s.lacks(fieldOwn, p.t("lack.reason"))
			}
			return ""
		},
		do: func(s *sheet) {
			b := queue.PledgeBroken{Why: s.why(), Amend: max(number(s.field("amend")), 0)}
			p.caseAct("pledge", "pledge_broken", func(ctx context.Context, a queue.Act) (queue.Case, error) {
				return p.hall.BreakPledge(ctx, a, c.ID, b)
			}, nil)
		},
	})
}
