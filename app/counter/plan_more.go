package counter

import (
	"context"
	"slices"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

// caseDeed is one line of the sheet of what else can be done about a case. Its words are "more.<name>".
type caseDeed struct {
	name string
	do   func(queue.Case)
}

// askMore shows what else can be done about the case in hand, or about the selected clock's while nobody is in hand.
func (p *presenter) askMore() {
	if c, _, ok := p.current(); ok {
		p.moreAbout(c)
		return
	}
	if c, ok := p.selected(); ok {
		p.moreAbout(c)
		return
	}
	p.say(p.t("note.no_case"), Info)
}

// moreAbout shows what else can be done about a case; a digit does it.
func (p *presenter) moreAbout(c queue.Case) {
	deeds := p.caseDeeds(c)
	p.openPlan(SheetMore, -1, &plan{
		menu: true, ok: "choose",
		args:   func() lang.Args { return lang.Args{"label": c.Label, "item": p.itemName(c.Item)} },
		detail: func() string { return p.standing(c) },
		options: func() (out []Option) {
			for _, d := range deeds {
				out = append(out, Option{Name: []Part{{Text: p.t("more." + d.name)}}, Tag: p.maybe("more." + d.name + "_tag")})
			}
			return out
		},
		do: func(s *sheet) {
			if s.cursor < len(deeds) {
				deeds[s.cursor].do(c)
			}
		},
	})
}

// standing says in one line where a case stands: its state, its number, what is left of its time.
func (p *presenter) standing(c queue.Case) string {
	s := p.caseState(c)
	for _, n := range []string{c.Receipt, c.Number} {
		if n != "" {
			s += " · " + p.t("case.done_detail", lang.Args{"number": n})
		}
	}
	if c.Clock.On() {
		s += " · " + p.timeWords(c)
	}
	if d := c.Delivery; d != nil {
		s += " · " + p.words.T("delivery."+string(d.State))
	}
	return s
}

// caseState says how far a case is. The cases of somebody who still waits are not being checked yet.
func (p *presenter) caseState(c queue.Case) string {
	if t, ok := p.live.Ticket(c.Ticket); ok && c.State == queue.Checking && t.State == queue.Waiting {
		return p.t("case.waiting")
	}
	return p.t("case." + string(c.State))
}

// caseDeeds are what can be done about a case as it stands, what is most likely wanted first.
func (p *presenter) caseDeeds(c queue.Case) []caseDeed {
	var out []caseDeed
	add := func(name string, do func(queue.Case)) { out = append(out, caseDeed{name, do}) }
	switch c.State {
	case queue.Checking:
		add("receive", p.receive)
		in, d, ok := p.current()
		ok = ok && in.ID == c.ID
		if ok && !d.touched && c.Receipt == "" {
			add("swap", p.askSwap)
		}
		add("renews", p.askRenews)
		if ok {
			add(map[bool]string{true: "promises", false: "no_promises"}[d.sub.NoPromises], p.togglePromises)
		}
		add("asked", p.askAsked)
		add("withdraw", p.askWithdraw)
	case queue.Incomplete:
		add("again", p.printAgain)
		add("asked", p.askAsked)
		add("returned", p.askReturned)
		add("withdraw", p.askWithdraw)
	case queue.Processing, queue.Suspended:
		out = p.runningDeeds(c)
	case queue.Done:
		out = append(p.resultDeeds(c), p.promiseDeeds(c)...)
	case queue.Delivered:
		out = p.promiseDeeds(c)
		add("delivery_paper", p.printDelivery)
		add("again", p.printAgain)
	case queue.Refused:
		add("again", p.printAgain)
		add("delivery_paper", p.printDelivery)
	case queue.Withdrawn:
		add("withdrawal_paper", func(c queue.Case) { p.printWithdrawal(c, CauseApplicant, c.Refusal) })
	case queue.Accepted, queue.AcceptedWithGap, queue.Pledged: // pass in the same act
	}
	if c.Receipt != "" {
		add("receipt_paper", func(c queue.Case) { p.printMore(More{Kind: PaperReceipt, Case: c}) })
	}
	return out
}

// runningDeeds are those of a case that is being worked on.
func (p *presenter) runningDeeds(c queue.Case) []caseDeed {
	var out []caseDeed
	add := func(name string, do func(queue.Case)) { out = append(out, caseDeed{name, do}) }
	if len(c.Missing) > 0 { // who comes back comes with what was promised
		out = append(out, p.promiseDeeds(c)...)
	}
	if c.Clock.Paused == "" {
		add("finish", p.finishCase)
		add("pause", p.askPauseClock)
		add("special", p.askSpecial)
	} else {
		add("resume", p.resumeClock)
	}
	if len(c.Missing) == 0 {
		out = append(out, p.promiseDeeds(c)...)
	}
	if c.Clock.Limit.Unit != catalog.UnitMinutes && c.Clock.Limit.Stated() && !extended(c) {
		add("extend", p.askExtend)
	}
	add("again", p.printAgain)
	for i, s := range c.Clock.Steps {
		if s.Document != "" && i == lastPaper(c) {
			add("clock_paper", func(c queue.Case) { p.printStep(c, s) })
		}
	}
	add("charge", p.askCharge)
	add("asked", p.askAsked)
	add("withdraw", p.askWithdraw)
	return out
}

func extended(c queue.Case) bool {
	return slices.ContainsFunc(c.Clock.Steps, func(s queue.ClockStep) bool { return s.Kind == queue.StepExtend })
}

// lastPaper is the last step of a clock of which the applicant was told on paper; -1 for none.
func lastPaper(c queue.Case) int {
	for i, s := range slices.Backward(c.Clock.Steps) {
		if s.Document != "" {
			return i
		}
	}
	return -1
}

// caseAct asks for one change of a case and says what was done; then may print. The words are "note.<said>".
func (p *presenter) caseAct(name, said string, ask func(context.Context, queue.Act) (queue.Case, error), then func(queue.Case)) {
	p.banner.Text = ""
	p.jobs.add(name, true, func() work {
		a := p.act()
		return func(ctx context.Context) (func(), error) {
			c, err := ask(ctx, a)
			if err != nil {
				return nil, err
			}
			return func() {
				p.put(c)
				p.say(p.t("note."+said, lang.Args{"label": c.Label, "item": p.itemName(c.Item)}), Good)
				if then != nil {
					then(c)
				}
			}, nil
		}
	})
}

// receive takes papers in without deciding, and prints the receipt.
func (p *presenter) receive(c queue.Case) {
	p.arrive()
	p.caseAct("receive", "received", func(ctx context.Context, a queue.Act) (queue.Case, error) { return p.hall.Receive(ctx, a, c.ID) },
		func(c queue.Case) { p.printMore(More{Kind: PaperReceipt, Case: c, Number: c.Receipt}) })
}

// askRenews asks for the last day of the licence that is renewed: the office decides before it.
func (p *presenter) askRenews(c queue.Case) {
	p.openPlan(SheetRenews, -1, &plan{
		ok: "keep", focus: true, fields: []string{"day"},
		args: func() lang.Args { return lang.Args{"item": p.itemName(c.Item)} },
		check: func(s *sheet) string {
			if _, ok := p.dateOf(s.field("day")); !ok {
				return s.lacks("day", p.t("date.bad"))
			}
			return ""
		},
		do: func(s *sheet) {
			day, _ := p.dateOf(s.field("day"))
			p.caseAct("renews", "renews", func(ctx context.Context, a queue.Act) (queue.Case, error) { return p.hall.Renews(ctx, a, c.ID, day) }, nil)
		},
	})
}

// askWithdraw asks why the applicant withdraws.
func (p *presenter) askWithdraw(c queue.Case) { p.endWithout(c, SheetWithdraw, CauseApplicant) }

// askReturned asks why incomplete papers go back.
func (p *presenter) askReturned(c queue.Case) { p.endWithout(c, SheetReturned, CauseReturned) }

func (p *presenter) endWithout(c queue.Case, k SheetKind, cause string) {
	p.openPlan(k, 0, &plan{
		ok: "withdraw", grave: true, fields: []string{fieldOwn}, reasons: func() []string { return p.presets(string(k)) },
		args: func() lang.Args { return lang.Args{"label": c.Label, "item": p.itemName(c.Item)} },
		do: func(s *sheet) {
			why := s.why()
			p.caseAct("withdraw", "withdrawn", func(ctx context.Context, a queue.Act) (queue.Case, error) {
				return p.hall.Withdraw(ctx, a, c.ID, why)
			}, func(c queue.Case) { p.printWithdrawal(c, cause, why) })
		},
	})
}

func (p *presenter) printWithdrawal(c queue.Case, cause, why string) {
	p.printMore(More{Kind: PaperWithdrawal, Case: c, Cause: cause, Reason: why})
}

// askSupply asks which of the papers that were to follow were brought.
func (p *presenter) askSupply(c queue.Case) {
	left := slices.Clone(c.Missing)
	p.openPlan(SheetSupply, -1, &plan{
		ok: "supply", menu: true,
		args: func() lang.Args { return lang.Args{"label": c.Label, "item": p.itemName(c.Item)} },
		options: func() (out []Option) {
			for _, m := range left {
				out = append(out, Option{Name: []Part{{Text: p.materialName(c.Item, m)}}})
			}
			return append(out, Option{Name: []Part{{Text: p.t("more.all_of_them")}}})
		},
		do: func(s *sheet) {
			brought := left
			if s.cursor < len(left) {
				brought = left[s.cursor : s.cursor+1]
			}
			p.caseAct("supply", "supplied", func(ctx context.Context, a queue.Act) (queue.Case, error) {
				return p.hall.Supply(ctx, a, c.ID, brought...)
			}, nil)
		},
	})
}

// materialName is a material's name in the clerk's language.
func (p *presenter) materialName(item, material string) string {
	if it, err := p.hall.Catalog().Item(item); err == nil {
		for _, m := range it.Materials {
			if m.ID == material {
				return p.text(m.Name)
			}
		}
	}
	return material
}
