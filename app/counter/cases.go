package counter

import (
	"context"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

// edit changes what lies on the counter for the case in hand and stores it. The verdict on screen follows at once; the
// hall gets the latest state when its turn comes.
func (p *presenter) edit(f func(*desk) error) {
	c, d, ok := p.editing()
	if !ok {
		return
	}
	p.banner.Text = ""
	if err := f(d); err != nil {
		p.fail(err)
		return
	}
	p.save(c.ID)
}

// serving reports whether the person in hand is at the window.
func (p *presenter) serving() bool {
	return p.visit != nil && p.visit.Ticket.State == queue.Serving
}

// save stores the submission of a case. A person whose papers are looked at is at the window: a called ticket is started
// first.
func (p *presenter) save(id int64) {
	p.arrive()
	p.jobs.add("check", false, func() work {
		d, ok := p.desks[id]
		if !ok || !p.serving() {
			return nil
		}
		sub, a := d.sub.Clone(), p.act()
		return func(ctx context.Context) (func(), error) {
			c, _, err := p.hall.Check(ctx, a, id, sub)
			if err != nil {
				return nil, err
			}
			return func() { p.put(c) }, nil
		}
	})
}

// decide asks the hall for a decision on the case in hand and prints what the applicant takes along.
func (p *presenter) decide(name string, ask func(context.Context, queue.Act, int64) (queue.Case, error), after func(queue.Case, catalog.Verdict)) {
	c, d, ok := p.deciding()
	if !ok {
		return
	}
	p.banner.Text = ""
	id := c.ID
	p.arrive()
	p.jobs.add(name, true, func() work {
		if !p.serving() {
			return nil
		}
		sub, ticket := d.sub.Clone(), p.visit.Ticket
		a, b := p.act(), p.act()
		return func(ctx context.Context) (func(), error) {
			_, verdict, err := p.hall.Check(ctx, b, id, sub)
			if err != nil {
				return nil, err
			}
			c, err := ask(ctx, a, id)
			if err != nil {
				return nil, err
			}
			v, err := p.hall.Visit(ctx, ticket.ID)
			return func() {
				p.put(c)
				if err == nil {
					p.take(v)
				}
				if c.Clock.On() {
					p.clock = c.ID
				}
				after(c, verdict)
				p.nextOpen()
			}, err
		}
	})
}

// accept takes the case on as it lies there.
func (p *presenter) accept() {
	_, d, ok := p.deciding()
	if !ok {
		return
	}
	if o := d.verdict.Outcome; o != catalog.Accept && o != catalog.AcceptOnPledge {
		p.refused(d)
		return
	}
	p.decide("accept", p.hall.Accept, p.printAccepted)
}

// gap takes the case on with the applicant's written promise for what may follow or be promised.
func (p *presenter) gap() {
	_, d, ok := p.deciding()
	if !ok {
		return
	}
	s, _, can := d.promised()
	if !can {
		p.refused(d)
		return
	}
	if err := d.change(func(to *catalog.Submission) { *to = s }); err != nil {
		p.fail(err)
		return
	}
	p.decide("accept", p.hall.Accept, p.printAccepted)
}

// refused says why a decision does not make sense now: the verdict's own sentence.
func (p *presenter) refused(d *desk) {
	title, _ := p.verdictWords(d)
	p.warn(title, Soon)
}

// notice gives the one-time notice.
func (p *presenter) notice() {
	c, d, ok := p.deciding()
	if !ok {
		return
	}
	if !canNotify(d.verdict) {
		p.refused(d)
		return
	}
	if c.Notices > 0 {
		p.askSecondNotice(c)
		return
	}
	p.notify()
}

// askSecondNotice asks before a case gets another notice: everything has to be said the first time, and the monitoring
// tells of a second one.
func (p *presenter) askSecondNotice(c queue.Case) {
	p.openPlan(SheetNotice, -1, &plan{
		ok: "notice_again", grave: true, args: func() lang.Args { return lang.Args{"label": c.Label, "notice": c.Notice} },
		do: func(*sheet) { p.notify() },
	})
}

func (p *presenter) notify() {
	p.decide("notice", p.hall.Notify, func(c queue.Case, v catalog.Verdict) { p.print(PaperNotice, c, v) })
}

// canNotify reports whether there is something to tell the applicant to bring.
func canNotify(v catalog.Verdict) bool {
	return v.Outcome == catalog.Correct || v.Outcome == catalog.AcceptWithGap
}

// refuse refuses the case for a reason.
func (p *presenter) refuse(reason string) {
	p.decide("refuse", func(ctx context.Context, a queue.Act, id int64) (queue.Case, error) {
		return p.hall.Refuse(ctx, a, id, reason)
	}, func(c queue.Case, v catalog.Verdict) { p.print(PaperRefusal, c, v) })
}

// addCase adds an item to the visit in hand.
func (p *presenter) addCase(item string) {
	if p.visit == nil {
		return
	}
	ticket := p.visit.Ticket.ID
	p.banner.Text = ""
	p.jobs.add("add", true, func() work {
		a := p.act()
		return func(ctx context.Context) (func(), error) {
			c, err := p.hall.AddCase(ctx, a, ticket, item)
			if err != nil {
				return nil, err
			}
			return func() {
				p.put(c)
				p.lay(c)
				if p.visit != nil {
					p.cur = len(p.visit.Cases) - 1
				}
				p.say(p.t("note.added", lang.Args{"item": p.itemName(item)}), Good)
			}, nil
		}
	})
}
