package counter

import (
	"context"

	"onevisit/app/lang"
	"onevisit/queue"
)

// resultDeeds are what can be done about the result of a finished case, until somebody signs for it.
func (p *presenter) resultDeeds(c queue.Case) []caseDeed {
	var out []caseDeed
	add := func(name string, do func(queue.Case)) { out = append(out, caseDeed{name, do}) }
	state := queue.DeliveryState("")
	if c.Delivery != nil {
		state = c.Delivery.State
	}
	switch state {
	case queue.Sent:
		add("sign", p.askSign)
		add("bounced", p.askBounced)
	case queue.ToPost:
		add("send", p.askSend)
		add("by_window", p.layReady)
		add("sign", p.askSign)
	case queue.ComeBack:
		add("by_window", p.layReady)
		add("post", p.askPost)
		add("sign", p.askSign)
	case queue.Ready:
		add("sign", p.askSign)
		add("remind", p.remindOf)
		add("post", p.askPost)
	default:
		add("sign", p.askSign)
		add("by_window", p.layReady)
		add("post", p.askPost)
	}
	add("charge", p.askCharge)
	add("again", p.printAgain)
	return out
}

// layReady notes that the result waits at the handing-out window.
func (p *presenter) layReady(c queue.Case) {
	p.caseAct("prepare", "ready", func(ctx context.Context, a queue.Act) (queue.Case, error) {
		return p.hall.Prepare(ctx, a, c.ID, queue.ByWindow, "")
	}, nil)
}

// askPost asks for the number of the form with the applicant's address: the address itself is not kept.
func (p *presenter) askPost(c queue.Case) {
	p.needing(SheetPost, c, "post", []string{"form"}, func(s *sheet) {
		form := s.field("form")
		p.caseAct("prepare", "to_post", func(ctx context.Context, a queue.Act) (queue.Case, error) {
			return p.hall.Prepare(ctx, a, c.ID, queue.ByPost, form)
		}, nil)
	})
}

// askSend asks with which carrier and under which number the result was posted.
func (p *presenter) askSend(c queue.Case) {
	p.needing(SheetSend, c, "send", []string{"carrier", "tracking"}, func(s *sheet) {
		carrier, tracking := s.field("carrier"), s.field("tracking")
		p.caseAct("send", "sent", func(ctx context.Context, a queue.Act) (queue.Case, error) {
			return p.hall.Send(ctx, a, c.ID, carrier, tracking)
		}, p.printDelivery)
	})
}

// needing opens a sheet all of whose fields have to be filled.
func (p *presenter) needing(k SheetKind, c queue.Case, ok string, fields []string, do func(*sheet)) {
	p.openPlan(k, -1, &plan{
		ok: ok, focus: true, fields: fields, do: do,
		args: func() lang.Args { return lang.Args{"label": c.Label, "item": p.itemName(c.Item)} },
		check: func(s *sheet) string {
			for _, f := range fields {
				if s.field(f) == "" {
					return s.lacks(f, p.t("lack.field"))
				}
			}
			return ""
		},
	})
}

// askBounced asks why the letter came back.
func (p *presenter) askBounced(c queue.Case) {
	p.openPlan(SheetBounced, 0, &plan{
		ok: "jot", fields: []string{fieldOwn}, reasons: func() []string { return p.presets("bounced") },
		args: func() lang.Args { return lang.Args{"label": c.Label, "item": p.itemName(c.Item)} },
		do: func(s *sheet) {
			why := s.why()
			p.caseAct("bounced", "bounced", func(ctx context.Context, a queue.Act) (queue.Case, error) { return p.hall.Bounced(ctx, a, c.ID, why) }, nil)
		},
	})
}

// remindOf notes that the applicant was reminded of what lies here.
func (p *presenter) remindOf(c queue.Case) {
	p.caseAct("remind", "reminded", func(ctx context.Context, a queue.Act) (queue.Case, error) { return p.hall.Remind(ctx, a, c.ID) }, nil)
}

// signers are who may sign, in the order of the sheet.
var signers = []queue.Signatory{queue.SignedApplicant, queue.SignedAgent, queue.SignedFamily, queue.SignedOffice}

// askSign asks who signs for the result, hands it over and prints the delivery record.
func (p *presenter) askSign(c queue.Case) {
	p.openPlan(SheetSign, -1, &plan{
		ok: "sign", menu: true,
		args: func() lang.Args { return lang.Args{"label": c.Label, "item": p.itemName(c.Item)} },
		options: func() (out []Option) {
			for _, by := range signers {
				out = append(out, Option{Name: []Part{{Text: p.words.T("signed." + string(by))}}})
			}
			return out
		},
		do: func(s *sheet) {
			by := signers[min(s.cursor, len(signers)-1)]
			p.caseAct("sign", "signed", func(ctx context.Context, a queue.Act) (queue.Case, error) { return p.hall.Sign(ctx, a, c.ID, by) }, p.printDelivery)
		},
	})
}

// printDelivery prints the delivery record of a case's result, or of the refusal.
func (p *presenter) printDelivery(c queue.Case) {
	m := More{Kind: PaperDelivery, Case: c, Way: queue.ByWindow}
	if d := c.Delivery; d != nil {
		m.Way, m.Tracking, m.By, m.At = d.Way, d.Tracking, d.By, d.Signed
	}
	p.printMore(m)
}
