package demo

import (
	"errors"

	"fyne.io/fyne/v2"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

// called lets the other windows work on until the person is next, then the clerk calls: F2.
func (t *teller) called() error {
	ours, ok := t.newest()
	if !ok {
		return errors.New("nobody waits")
	}
	t.report.Tickets = append(t.report.Tickets, ours.Label)
	if err := t.ready(); err != nil {
		return err
	}
	if err := t.othersFirst(ours); err != nil {
		return err
	}
	c := t.Windows["counter"]
	if err := t.shoot("counter", "1-ready"); err != nil {
		return err
	}
	if err := t.hands.key(c, fyne.KeyF2); err != nil {
		return err
	}
	if err := t.hands.until("the call", func() bool {
		w, _ := t.Live.Window(t.Stage.Window)
		return w.Ticket == ours.ID
	}); err != nil {
		return err
	}
	t.step("called", lang.Args{"label": ours.Label, "window": t.Stage.Window})
	if err := t.shoot("board", "2-called"); err != nil {
		return err
	}
	return t.shoot("counter", "2-called")
}

// othersFirst lets the people who are before our person in this window's lines be called elsewhere, or come later: the
// fair order stays as it is, only the story does not wait for them.
func (t *teller) othersFirst(ours queue.Ticket) error {
	w, _ := t.Live.Window(t.Stage.Window)
	act := queue.Act{Window: t.Stage.Window, Clerk: "12"}
	for {
		waiting := t.Live.Waiting(w.Lines...)
		if len(waiting) == 0 {
			return errors.New("our person does not wait here")
		}
		next := waiting[0]
		if next.ID == ours.ID {
			return nil
		}
		for _, verb := range []func() error{
			func() error { _, err := t.Hall.CallTicket(t.ctx, act, next.ID); return err },
			func() error { _, err := t.Hall.Start(t.ctx, act, next.ID); return err },
			func() error { _, err := t.Hall.Hold(t.ctx, act, next.ID, t.words.T("simulate.why.form")); return err },
		} {
			if err := verb(); err != nil {
				return err
			}
		}
		if err := t.hands.until("the one before", func() bool {
			n, ok := t.Live.Ticket(next.ID)
			return ok && n.State == queue.Held
		}); err != nil {
			return err
		}
	}
}

// served is the visit at the counter: start, look at what is there, see what is missing, tick the rest, accept.
func (t *teller) served() error {
	c := t.Windows["counter"]
	w, _ := t.Live.Window(t.Stage.Window)
	if err := t.hands.key(c, fyne.KeyF5); err != nil {
		return err
	}
	if err := t.hands.until("the start", func() bool {
		n, ok := t.Live.Ticket(w.Ticket)
		return ok && n.State == queue.Serving
	}); err != nil {
		return err
	}
	t.step("serving", lang.Args{"n": 1})
	// The ID card is there and does not expire: Space, then Enter for "long-term".
	for _, k := range []fyne.KeyName{fyne.KeySpace, fyne.KeyReturn} {
		if err := t.hands.key(c, k); err != nil {
			return err
		}
		if err := t.hands.settle(); err != nil {
			return err
		}
	}
	if err := t.verdict(w.Ticket, catalog.Correct); err != nil {
		return err
	}
	if err := t.shoot("counter", "3-missing"); err != nil {
		return err
	}
	for _, want := range []catalog.Outcome{catalog.AcceptWithGap, catalog.Accept} {
		if err := t.hands.key(c, fyne.KeySpace); err != nil {
			return err
		}
		if err := t.verdict(w.Ticket, want); err != nil {
			return err
		}
		if want == catalog.AcceptWithGap { // can be accepted now; what may follow later is said with its day
			if err := t.shoot("counter", "7-gap"); err != nil {
				return err
			}
		}
	}
	if err := t.shoot("counter", "4-complete"); err != nil {
		return err
	}
	if err := t.hands.key(c, fyne.KeyF8); err != nil {
		return err
	}
	if err := t.hands.until("the acceptance", func() bool {
		cs := t.Live.CasesOf(w.Ticket)
		return len(cs) == 1 && cs[0].State == queue.Processing && cs[0].Clock.On()
	}); err != nil {
		return err
	}
	v, err := t.visitOf(w.Ticket)
	if err != nil {
		return err
	}
	t.report.Accepted = append(t.report.Accepted, v.Cases[0].Number)
	t.step("accepted", lang.Args{"number": v.Cases[0].Number})
	return t.shoot("counter", "5-accepted")
}

// verdict waits until the check at the counter says what it must.
func (t *teller) verdict(ticket int64, want catalog.Outcome) error {
	return t.hands.until("verdict "+string(want), func() bool {
		cs := t.Live.CasesOf(ticket)
		return len(cs) > 0 && cs[0].Outcome == want
	})
}

// nextOne finishes the visit and calls the next people until one lacks papers: one notice lists everything. Who lacks
// nothing is put aside to fill in a form.
func (t *teller) nextOne() error {
	c := t.Windows["counter"]
	for range 6 {
		ticket, err := t.callNext()
		if err != nil || ticket == 0 {
			return err
		}
		if err := t.answerAll(ticket); err != nil {
			return err
		}
		if !t.lacks(ticket) {
			if err := t.ready(); err != nil {
				return err
			}
			continue
		}
		if err := t.hands.key(c, fyne.KeyF10); err != nil {
			return err
		}
		if err := t.hands.until("the notice", func() bool { return t.Live.CasesOf(ticket)[0].State == queue.Incomplete }); err != nil {
			return err
		}
		number := t.Live.CasesOf(ticket)[0].Notice
		t.report.Notices = append(t.report.Notices, number)
		t.step("notice", lang.Args{"number": number})
		return t.shoot("counter", "6-notice")
	}
	return errors.New("nobody lacked a paper")
}

// lacks tells whether the visit is one case that calls for a notice as it lies on the counter.
func (t *teller) lacks(ticket int64) bool {
	cs := t.Live.CasesOf(ticket)
	if len(cs) != 1 {
		return false
	}
	sub := cs[0].Desk
	sub.Item, sub.On = cs[0].Item, t.Hall.Today()
	v, err := t.Hall.Catalog().Check(sub)
	return err == nil && v.Outcome == catalog.Correct
}

// callNext presses F2 and F5 and returns who came; 0 if nobody waits.
func (t *teller) callNext() (int64, error) {
	c := t.Windows["counter"]
	was, _ := t.Live.Window(t.Stage.Window)
	if len(t.Live.Waiting(was.Lines...)) == 0 {
		return 0, nil
	}
	if err := t.hands.key(c, fyne.KeyF2); err != nil {
		return 0, err
	}
	var now queue.Window
	if err := t.hands.until("the next one", func() bool {
		now, _ = t.Live.Window(t.Stage.Window)
		return now.Ticket != 0 && now.Ticket != was.Ticket
	}); err != nil {
		return 0, err
	}
	if err := t.hands.key(c, fyne.KeyF5); err != nil {
		return 0, err
	}
	return now.Ticket, t.hands.until("the start", func() bool {
		n, ok := t.Live.Ticket(now.Ticket)
		return ok && n.State == queue.Serving
	})
}

// answerAll answers the open questions of the visit with the first choice of each.
func (t *teller) answerAll(ticket int64) error {
	c := t.Windows["counter"]
	for range 8 {
		if err := t.hands.settle(); err != nil {
			return err
		}
		cs := t.Live.CasesOf(ticket)
		if len(cs) == 0 || !t.asks(cs[0]) {
			// Up and back down on the list touches nothing and has the check stored.
			return t.hands.settle()
		}
		if err := t.hands.write(c, "1"); err != nil {
			return err
		}
		if err := t.hands.settle(); err != nil {
			return err
		}
		if it, err := t.Hall.Catalog().Item(cs[0].Item); err == nil && numericNext(it, cs[0].Desk.Answers) {
			if err := t.hands.key(c, fyne.KeyReturn); err != nil {
				return err
			}
		}
	}
	return nil
}

// asks tells whether a question that can change the list is open.
func (t *teller) asks(c queue.Case) bool {
	it, err := t.Hall.Catalog().Item(c.Item)
	return err == nil && len(it.Questions(c.Desk.Answers)) > 0
}

func numericNext(it *catalog.Item, answers map[string]string) bool {
	q := it.Questions(answers)
	return len(q) > 0 && q[0].Numeric()
}

// overview shows the manager's desk and the board at the end.
func (t *teller) overview() error {
	t.step("overview")
	for _, seat := range []string{"manager", "board", "counter"} {
		if err := t.shoot(seat, "9-end"); err != nil {
			return err
		}
	}
	return nil
}
