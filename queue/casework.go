package queue

import (
	"context"
	"errors"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// AddCase opens one more case on a visit (加办事项).
// Faults: CodeSameItem if the visit has a case of that item already, CodeIllegal if the visit has ended.
func (h *Hall) AddCase(ctx context.Context, a Act, ticket int64, item string) (Case, error) {
	return h.caseDeed(ctx, a, VerbAddCase, func(s *step) (Case, error) {
		t, err := s.Ticket(ticket)
		if err != nil {
			return Case{}, err
		}
		if !t.Live() {
			return Case{}, t.illegal(VerbAddCase)
		}
		it, err := h.Catalog().Item(item)
		if err != nil {
			return Case{}, err
		}
		cases, err := s.Cases(t.ID)
		if err != nil {
			return Case{}, err
		}
		for _, c := range cases {
			if c.Item == item && c.State != Withdrawn && c.State != Refused {
				return Case{}, fault.New(CodeSameItem, fault.Args{"item": it.Name})
			}
		}
		t.Items = append(append([]string(nil), t.Items...), item)
		if err := s.UpdateTicket(&t); err != nil {
			return Case{}, err
		}
		return s.openCase(t, it, nil)
	})
}

// openCase writes a new case of a ticket under today's catalog.
func (s *step) openCase(t Ticket, it *catalog.Item, pre *catalog.Submission) (Case, error) {
	c := Case{
		Ticket: t.ID, Label: t.Label, Item: it.ID, Catalog: s.h.Catalog().Version(), State: Checking, OneHour: it.OneHour,
		Precheck: pre, Desk: catalog.Submission{Item: it.ID, On: s.day}, Opened: s.now,
	}
	if err := s.InsertCase(&c); err != nil {
		return c, err
	}
	var owner *Ticket
	if t.Rev > 1 { // a later addition: the ticket's items changed with it
		owner = &t
	}
	s.log(EvCaseAdd, "", string(Checking), "", owner, &c, nil)
	return c, nil
}

// Check notes what lies on the counter and says at once and completely what is missing. A case with a notice is being
// checked again. The day of the check is the hall's, whatever the submission says.
func (h *Hall) Check(ctx context.Context, a Act, id int64, sub catalog.Submission) (Case, catalog.Verdict, error) {
	var v catalog.Verdict
	c, err := h.decide(ctx, a, VerbCheck, id, func(s *step, c *Case, it *catalog.Item) error {
		if sub.Item != "" && sub.Item != c.Item {
			return fault.New(CodeWrongItem, fault.Args{"item": it.Name, "other": h.itemName(sub.Item)})
		}
		c.Desk = sub.Clone()
		c.Desk.Item, c.Desk.On = c.Item, s.day
		var err error
		if v, err = it.Check(c.Desk); err != nil {
			return err
		}
		if err := s.cameBack(c); err != nil {
			return err
		}
		from := c.State
		c.State, c.Outcome = Checking, v.Outcome
		if err := s.UpdateCase(c); err != nil {
			return err
		}
		s.log(EvCheck, string(from), string(Checking), "", nil, c, nil)
		return nil
	})
	if err == nil && v.Item == "" { // a repeated press: the verdict of what was stored
		it, err := h.ItemOf(ctx, c)
		if err != nil {
			return c, v, err
		}
		v, err = it.Check(c.Desk)
		return c, v, err
	}
	return c, v, err
}

// Notify gives the one-time notice (一次性告知): everything to bring, at once, under one number. Only when the check
// asks for a correction; CodeNothingToFix otherwise.
func (h *Hall) Notify(ctx context.Context, a Act, id int64) (Case, error) {
	return h.decide(ctx, a, VerbNotify, id, func(s *step, c *Case, it *catalog.Item) error {
		v, err := s.verdict(c, it)
		if err != nil {
			return err
		}
		if v.Outcome != catalog.Correct {
			return fault.New(CodeNothingToFix, fault.Args{"item": it.Name})
		}
		number, err := s.number("notice")
		if err != nil {
			return err
		}
		c.State, c.Notice, c.Decided, c.Window = Incomplete, number, s.now, s.act.Window
		c.Notices++
		c.Missing = ids(v.Missing())
		s.settleDuty(c, DutySilence)
		if err := s.owe(c, DutyCorrection, s.now, workdays(h.Setup().Rules.CorrectionDays)); err != nil {
			return err
		}
		if err := s.UpdateCase(c); err != nil {
			return err
		}
		s.log(EvNotice, string(Checking), string(Incomplete), "", nil, c, nil)
		return nil
	})
}

// Refuse declines the case (不予受理) for a reason. If the check itself refuses because another office is in charge,
// the case names it.
func (h *Hall) Refuse(ctx context.Context, a Act, id int64, reason string) (Case, error) {
	return h.decide(ctx, a, VerbRefuse, id, func(s *step, c *Case, it *catalog.Item) error {
		if reason == "" {
			return fault.New(CodeReasonNeeded, nil)
		}
		v, err := s.verdict(c, it)
		if err != nil {
			return err
		}
		for _, r := range v.Refused {
			if c.Office.ZH == "" {
				c.Office = r.Office
			}
		}
		c.State, c.Refusal, c.Decided, c.Window = Refused, reason, s.now, s.act.Window
		s.settleAll(c)
		if err := s.UpdateCase(c); err != nil {
			return err
		}
		s.log(EvRefuse, string(Checking), string(Refused), reason, nil, c, nil)
		return nil
	})
}

// verdict checks what the counter noted, as of today, and keeps the outcome on the case.
func (s *step) verdict(c *Case, it *catalog.Item) (catalog.Verdict, error) {
	desk := c.Desk
	desk.On = s.day
	v, err := it.Check(desk)
	if err == nil {
		c.Outcome = v.Outcome
	}
	return v, err
}

// cameBack notes that somebody is here with what a notice lists. A new service is another visit; in the same service the
// person had it along after all.
func (s *step) cameBack(c *Case) error {
	if c.State != Incomplete {
		return nil
	}
	t, err := s.Ticket(c.Ticket)
	if err != nil {
		return err
	}
	if t.StartAt.After(c.Decided) {
		c.Returns++
	}
	c.Corrected = s.now
	s.settleDuty(c, DutyCorrection)
	return nil
}

// decide runs a verb of the counter on a case: the verb must be legal, and the person must be at a window. Papers that
// were taken in are decided on without anybody at a window.
func (h *Hall) decide(ctx context.Context, a Act, v Verb, id int64, f func(*step, *Case, *catalog.Item) error) (Case, error) {
	return h.caseVerb(ctx, a, v, id, func(s *step, c *Case) error {
		t, err := s.Ticket(c.Ticket)
		if err != nil {
			return err
		}
		if t.State != Serving && c.Received.IsZero() {
			return fault.New(CodeNotServing, fault.Args{"label": t.Label})
		}
		if t.State == Serving && s.act.Window != "" && s.act.Window != t.Window {
			return fault.New(CodeOtherWindow, fault.Args{"label": t.Label, "window": t.Window})
		}
		it, err := h.itemOf(s, *c)
		if err != nil {
			return err
		}
		return f(s, c, it)
	})
}

// caseVerb runs a verb on one case.
func (h *Hall) caseVerb(ctx context.Context, a Act, v Verb, id int64, f func(*step, *Case) error) (Case, error) {
	return h.caseDeed(ctx, a, v, func(s *step) (Case, error) {
		c, err := s.Case(id)
		if err != nil {
			return c, err
		}
		if _, ok := c.State.Next(v); !ok {
			return c, h.illegalCase(c, v)
		}
		err = f(s, &c)
		return c, err
	})
}

func (h *Hall) caseDeed(ctx context.Context, a Act, v Verb, f func(*step) (Case, error)) (Case, error) {
	var c Case
	err := h.do(ctx, a, v, func(s *step) (Deed, error) {
		var err error
		c, err = f(s)
		return Deed{Ticket: c.Ticket, Case: c.ID}, err
	})
	if known := (errKnown{}); errors.As(err, &known) {
		err = h.store.View(ctx, func(r Reader) error {
			c, err = r.Case(known.deed.Case)
			return err
		})
	}
	if err != nil {
		return Case{}, err
	}
	return h.localCase(c), nil
}

// withdrawOpen withdraws the undecided cases of a visit that ends without service.
func (s *step) withdrawOpen(t Ticket, why string) error {
	cases, err := s.Cases(t.ID)
	if err != nil {
		return err
	}
	for _, c := range cases {
		if !c.Open() {
			continue
		}
		s.settleAll(&c) // nobody waits for a decision any more
		c.State = Withdrawn
		if err := s.UpdateCase(&c); err != nil {
			return err
		}
		s.log(EvWithdraw, string(Checking), string(Withdrawn), why, nil, &c, nil)
	}
	return nil
}

func ids(lines []catalog.Line) []string {
	out := make([]string, 0, len(lines))
	for _, l := range lines {
		out = append(out, l.Material)
	}
	return out
}
