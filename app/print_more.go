package app

import (
	"context"
	"slices"

	"onevisit/app/counter"
	"onevisit/app/paper"
	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/persons"
)

// More prints one of the rarer papers of a case, under the number that the counter drew for it.
func (p *printing) More(ctx context.Context, m counter.More) (string, error) {
	build := moreForms[m.Kind]
	if build == nil {
		return "", fault.New(paper.CodeNoTemplate, fault.Args{"kind": string(m.Kind)})
	}
	return p.form(ctx, m.Case, m.Verdict, func(s *queue.Setup, it *catalog.Item, c queue.Case, v catalog.Verdict, clerk string) paper.Form {
		if m.Clerk != "" {
			clerk = m.Clerk
		}
		f := build(m, s, it, c, v, clerk)
		f.Number = m.Number
		return f
	})
}

// moreForms make the form of each paper from what the counter knows of it.
var moreForms = map[counter.PaperKind]func(counter.More, *queue.Setup, *catalog.Item, queue.Case, catalog.Verdict, string) paper.Form{
	counter.PaperReceipt: func(_ counter.More, s *queue.Setup, it *catalog.Item, c queue.Case, v catalog.Verdict, clerk string) paper.Form {
		return paper.ReceiptFrom(s, it, c, v, clerk)
	},
	counter.PaperExtension: func(m counter.More, s *queue.Setup, it *catalog.Item, c queue.Case, _ catalog.Verdict, clerk string) paper.Form {
		return paper.ExtensionFrom(s, it, c, paper.Extend{Was: m.Was, By: m.Days, Due: c.Clock.Due, Reason: m.Reason, Approver: m.Approver, On: m.At}, clerk)
	},
	counter.PaperSpecial: func(m counter.More, s *queue.Setup, it *catalog.Item, c queue.Case, _ catalog.Verdict, clerk string) paper.Form {
		i := paper.Interlude{Days: m.Days, From: m.At, Reason: m.Reason, On: m.At}
		if k, ok := s.Procedure(m.Procedure); ok {
			i.Procedure, i.Other = procedureOf(k)
		}
		return paper.SpecialFrom(s, it, c, i, clerk)
	},
	counter.PaperWithdrawal: func(m counter.More, s *queue.Setup, it *catalog.Item, c queue.Case, v catalog.Verdict, clerk string) paper.Form {
		return paper.WithdrawalFrom(s, it, c, v, paper.Return{Cause: paper.Cause(m.Cause), Reason: m.Reason, On: m.At}, clerk)
	},
	counter.PaperDelivery: func(m counter.More, s *queue.Setup, it *catalog.Item, c queue.Case, _ catalog.Verdict, clerk string) paper.Form {
		return paper.DeliveryFrom(s, it, c, paper.Handover{Way: paper.Way(m.Way), Tracking: m.Tracking, At: m.At}, clerk)
	},
}

// procedureOf is a special procedure as the form knows it: one of the law's list, or another one by its name.
func procedureOf(k queue.Procedure) (paper.Procedure, catalog.Text) {
	id := paper.Procedure(k.ID)
	switch k.ID { // the hall's words for two of them
	case "bidding":
		id = paper.Tender
	case "expert-review":
		id = paper.Review
	}
	if slices.Contains(paper.Procedures(), id) {
		return id, catalog.Text{}
	}
	return "", k.Name
}

// applicant puts on a form who applies, if the hall keeps it with the ticket. A form without it has blanks to write on.
func (p *printing) applicant(ctx context.Context, c queue.Case, clerk string, f *paper.Form) {
	who, ok, err := p.station.Hall.PersonOf(ctx, queue.Act{Window: c.Window, Clerk: clerk}, c.Ticket)
	if err != nil && !fault.Has(err, persons.CodeNoKey) {
		p.station.Log.Warn("print: applicant", "ticket", c.Ticket, "err", err)
	}
	if err == nil && ok {
		f.Applicant, f.Contact = who.Name, who.Phone
	}
}
