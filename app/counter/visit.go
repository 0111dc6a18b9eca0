package counter

import (
	"context"
	"time"

	"onevisit/app/lang"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// verb asks the hall for one change of a ticket and takes up what comes back.
func (p *presenter) verb(name string, ask func(context.Context, queue.Act) (queue.Visit, error), then func(queue.Visit)) {
	p.banner.Text = ""
	p.jobs.add(name, true, func() work {
		a := p.act()
		return func(ctx context.Context) (func(), error) {
			v, err := ask(ctx, a)
			if err != nil {
				return nil, err
			}
			return func() {
				p.take(v)
				p.remember(v.Ticket, name)
				if then != nil {
					then(v)
				}
			}, nil
		}
	})
}

// open opens the window, or goes on after a pause.
func (p *presenter) open() {
	p.ofWindow(p.hall.OpenWindow)
}

// pause stops calling for a while.
func (p *presenter) pause(why string) {
	p.ofWindow(func(ctx context.Context, a queue.Act) (queue.Window, error) { return p.hall.PauseWindow(ctx, a, why) })
}

// ofWindow asks for one change of this window. What it shows follows from the projection; the answer is kept until that
// has caught up.
func (p *presenter) ofWindow(ask func(context.Context, queue.Act) (queue.Window, error)) {
	p.banner.Text = ""
	p.jobs.add("window", true, func() work {
		a := p.act()
		return func(ctx context.Context) (func(), error) {
			w, err := ask(ctx, a)
			if err != nil {
				return nil, err
			}
			return func() { p.win = &w }, nil
		}
	})
}

// next finishes the visit in hand, if it is decided, and calls the next person, in one press.
func (p *presenter) next() {
	if p.visit != nil && p.visit.Ticket.State == queue.Called {
		p.warn(p.t("note.called", lang.Args{"label": p.visit.Ticket.Label}), Soon)
		return
	}
	if n := p.undecided(); n > 0 {
		p.warn(p.t("note.undecided", lang.Args{"label": p.visit.Ticket.Label, "n": n}), Soon)
		return
	}
	p.banner.Text = ""
	p.jobs.add("next", true, func() work {
		finish, call := p.act(), p.act()
		var ended queue.Ticket
		if p.visit != nil {
			ended = p.visit.Ticket
		}
		id := ended.ID
		return func(ctx context.Context) (func(), error) {
			if id != 0 {
				if _, err := p.hall.Finish(ctx, finish, id); err != nil {
					return nil, err
				}
			}
			v, err := p.hall.CallNext(ctx, call)
			if fault.Has(err, queue.CodeNoOneWaiting) {
				return func() {
					p.drop()
					p.remember(ended, "finish")
					p.say(p.t("note.no_one"), Info)
				}, nil
			}
			return func() {
				p.drop()
				p.remember(ended, "finish")
				if err == nil {
					p.take(v)
					p.remember(v.Ticket, "call")
				}
			}, err
		}
	})
}

// finish ends the visit and calls nobody.
func (p *presenter) finish() {
	if p.visit == nil {
		return
	}
	if n := p.undecided(); n > 0 {
		p.warn(p.t("note.undecided", lang.Args{"label": p.visit.Ticket.Label, "n": n}), Soon)
		return
	}
	id, label := p.visit.Ticket.ID, p.visit.Ticket.Label
	p.verb("finish", func(ctx context.Context, a queue.Act) (queue.Visit, error) { return p.hall.Finish(ctx, a, id) },
		func(queue.Visit) { p.say(p.t("note.finished", lang.Args{"label": label}), Good) })
}

// recall calls the same person again.
func (p *presenter) recall() {
	if p.visit == nil || p.visit.Ticket.State != queue.Called {
		return
	}
	id := p.visit.Ticket.ID
	p.verb("recall", func(ctx context.Context, a queue.Act) (queue.Visit, error) { return p.hall.Recall(ctx, a, id) },
		func(v queue.Visit) {
			p.say(p.t("note.recalled", lang.Args{"label": v.Ticket.Label, "n": v.Ticket.Calls}), Info)
		})
}

// noShow notes that nobody came.
func (p *presenter) noShow() {
	if p.visit == nil || p.visit.Ticket.State != queue.Called {
		return
	}
	id := p.visit.Ticket.ID
	p.verb("no_show", func(ctx context.Context, a queue.Act) (queue.Visit, error) { return p.hall.MarkNoShow(ctx, a, id) },
		func(v queue.Visit) { p.say(p.t("note.no_show", lang.Args{"label": v.Ticket.Label}), Info) })
}

// arrive notes that the person is at the window.
func (p *presenter) arrive() {
	if p.visit == nil || p.visit.Ticket.State != queue.Called {
		return
	}
	id := p.visit.Ticket.ID
	p.verb("start", func(ctx context.Context, a queue.Act) (queue.Visit, error) { return p.hall.Start(ctx, a, id) }, nil)
}

// hold puts the visit aside.
func (p *presenter) hold(why string, limit time.Duration) {
	if p.visit == nil {
		return
	}
	id := p.visit.Ticket.ID
	p.verb("hold", func(ctx context.Context, a queue.Act) (queue.Visit, error) {
		return p.hall.HoldFor(ctx, a, id, why, limit)
	},
		func(v queue.Visit) { p.say(p.t("note.held", lang.Args{"label": v.Ticket.Label}), Info) })
}

// resume takes up a visit that was put aside.
func (p *presenter) resume(ticket int64) {
	if p.visit != nil {
		p.warn(p.t("note.busy", lang.Args{"label": p.visit.Ticket.Label}), Soon)
		return
	}
	p.verb("resume", func(ctx context.Context, a queue.Act) (queue.Visit, error) { return p.hall.Resume(ctx, a, ticket) }, nil)
}

// transfer sends the visit to another line or window.
func (p *presenter) transfer(to queue.Transfer, where string) {
	if p.visit == nil {
		return
	}
	id := p.visit.Ticket.ID
	p.verb("transfer", func(ctx context.Context, a queue.Act) (queue.Visit, error) { return p.hall.Move(ctx, a, id, to) },
		func(v queue.Visit) {
			p.drop()
			key := "note.moved"
			if to.Back {
				key = "note.moved_back"
			}
			p.say(p.t(key, lang.Args{"label": v.Ticket.Label, "where": where}), Good)
		})
}

// callOut calls somebody out of turn.
func (p *presenter) callOut(ticket int64) {
	if p.visit != nil {
		p.warn(p.t("note.busy", lang.Args{"label": p.visit.Ticket.Label}), Soon)
		return
	}
	p.verb("call", func(ctx context.Context, a queue.Act) (queue.Visit, error) { return p.hall.CallTicket(ctx, a, ticket) }, nil)
}

// restore brings a person who missed the call back into the queue.
func (p *presenter) restore(ticket int64) {
	p.banner.Text = ""
	p.jobs.add("restore", true, func() work {
		a := p.act()
		return func(ctx context.Context) (func(), error) {
			v, err := p.hall.Restore(ctx, a, ticket)
			if err != nil {
				return nil, err
			}
			return func() {
				p.remember(v.Ticket, "restore")
				p.say(p.t("note.restored", lang.Args{"label": v.Ticket.Label}), Good)
			}, nil
		}
	})
}

// scanned opens what a scanned code or a typed number stands for: the person in hand is there; somebody who waits may be
// called out of turn; a visit put aside here goes on; of all others it is said where they are.
func (p *presenter) scanned(text string) {
	p.banner.Text = ""
	if p.scannedPerson(text) {
		return
	}
	p.jobs.add("scan", true, func() work {
		return func(ctx context.Context) (func(), error) {
			v, err := p.visitOf(ctx, text)
			if fault.Has(err, queue.CodeOtherDay) { // perhaps with what its notice lists, with a promised paper, or for the result
				if old, back := p.hall.ScanAnyDay(ctx, text); back == nil && (waitsForCorrection(old) != 0 || owes(old) >= 0) {
					v, err = old, nil
				}
			}
			if err != nil {
				if c, ok := p.numbered(text); ok {
					return func() { p.takeUp(c) }, nil
				}
				return nil, err
			}
			return func() { p.found(v) }, nil
		}
	})
}

func (p *presenter) found(v queue.Visit) {
	t := v.Ticket
	switch {
	case p.visit != nil && p.visit.Ticket.ID == t.ID && t.State == queue.Called:
		p.arrive()
	case p.visit != nil && p.visit.Ticket.ID == t.ID:
		p.say(p.t("note.here", lang.Args{"label": t.Label}), Info)
	case t.State == queue.Held && (t.Window == p.window || t.Window == "") && p.visit == nil:
		p.resume(t.ID)
	case t.State == queue.Held && p.visit == nil && p.here().State == queue.WindowOpen:
		p.askTakeOver(v)
	case t.State == queue.Waiting && p.visit == nil && p.calls(t):
		p.openSheet(&sheet{kind: SheetTurn, visit: v})
	case t.State == queue.NoShow:
		p.openSheet(&sheet{kind: SheetRestore, visit: v})
	case waitsForCorrection(v) != 0:
		p.openSheet(&sheet{kind: SheetReturn, visit: v, caseID: waitsForCorrection(v)})
	case !t.Live() && owes(v) >= 0:
		p.takeUp(v.Cases[owes(v)])
	default:
		p.selectClock(v.Cases)
		p.openSheet(&sheet{kind: SheetWhere, visit: v})
	}
}

// selectClock selects the clock of the first of the cases that runs here.
func (p *presenter) selectClock(cases []queue.Case) {
	for _, c := range cases {
		if c.Clock.On() && c.Window == p.window {
			p.clock = c.ID
			return
		}
	}
}

// calls reports whether this window will call the ticket.
func (p *presenter) calls(t queue.Ticket) bool {
	for _, w := range p.waiting() {
		if w.ID == t.ID {
			return true
		}
	}
	return false
}

// waiting are those whom this window calls, in calling order.
//
// While the screen is drawn they are asked for once.
func (p *presenter) waiting() []queue.Ticket {
	if p.queue == nil {
		p.queue = p.live.WaitingFor(p.window)
	}
	return p.queue
}
