package kiosk

import (
	"context"
	"strings"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// take takes a number for everything that was chosen. The key belongs to the page: however often it is pressed, the hall
// gives one ticket.
func (p *presenter) take() {
	s := &p.s
	if s.cur == nil || s.key == "" {
		return
	}
	r := queue.IssueRequest{Key: s.key, Priority: s.priority, At: p.p.Name, Prechecks: map[string]catalog.Submission{},
		Person: s.person.hash}
	for _, d := range s.drafts() {
		r.Items = append(r.Items, d.item.ID)
		if d.checked {
			r.Prechecks[d.item.ID] = d.submission(p.hall.Today())
		}
	}
	if line, ok := p.hall.Setup().LineOf(s.drafts()[0].item); ok {
		s.wait = p.live.Wait(line.ID)
	}
	p.ask(DoIssue, func(ctx context.Context) (func(), error) {
		v, err := p.hall.Issue(ctx, r)
		return func() { p.given(v) }, err
	})
}

// given shows a ticket that the hall gave, and prints it.
func (p *presenter) given(v queue.Visit) {
	p.s.visit, p.s.key = &v, ""
	p.turnTo(PageTicket)
	p.print(func(ctx context.Context) error {
		_, err := p.p.Paper.Ticket(ctx, v, false)
		return err
	})
}

// print puts something on paper. If that fails the screen says so and the manager hears of it; nothing is lost, the
// number is in the hall's store.
func (p *presenter) print(f func(context.Context) error) {
	if p.p.Paper == nil {
		p.s.paper, p.s.why = paperFailed, ""
		return
	}
	p.s.paper, p.s.why = paperPrinting, ""
	act := p.act()
	was := p.faulty
	p.background(paperLimit, func(ctx context.Context) func() {
		err := f(ctx)
		if err != nil != was { // only what has changed is news
			state := "ok"
			if err != nil {
				state = "failed"
			}
			if err := p.hall.Device(ctx, act, "printer", state); err != nil {
				p.log.Warn("kiosk", "do", "report the printer", "err", err)
			}
		}
		return func() {
			p.s.paper, p.idle, p.faulty = paperDone, 0, err != nil
			if err != nil {
				p.log.Warn("kiosk", "do", "print", "err", err)
				p.s.paper, p.s.why = paperFailed, p.words.Error(err)
			}
		}
	})
}

// list prints what is missing of every item of the visit, to take home.
func (p *presenter) list() {
	var all []ListRequest
	for _, d := range p.s.drafts() {
		f, err := d.find(p.hall.Today())
		if err != nil {
			p.fail(DoList, err)
			return
		}
		all = append(all, ListRequest{Item: d.item, Submission: d.submission(p.hall.Today()), Verdict: f.items[0].verdict,
			QR: queue.ItemText(p.hall.Setup(), d.item.ID, d.answers)})
	}
	p.turnTo(PageList)
	p.print(func(ctx context.Context) error {
		for _, r := range all {
			if _, err := p.p.Paper.List(ctx, r); err != nil {
				return err
			}
		}
		return nil
	})
}

// help calls a person to this kiosk. What was done so far stays behind the page that says so.
func (p *presenter) help() {
	from := p.s.page
	if from == PageHelp {
		return
	}
	a := p.act()
	p.ask(DoHelp, func(ctx context.Context) (func(), error) {
		err := p.hall.Help(ctx, a)
		return func() { p.s.helpFrom, p.s.page = from, PageHelp }, err
	})
}

// longLabel is longer than any number on a ticket, as people type it.
const longLabel = 10

// lookup finds where a number stands.
func (p *presenter) lookup(text string) {
	text = strings.TrimSpace(text)
	if text == "" {
		return
	}
	if queue.IsBooking(p.hall.Setup(), text) {
		p.lookupBooking(text)
		return
	}
	p.ask(DoEnter, func(ctx context.Context) (func(), error) {
		v, err := p.hall.Scan(ctx, text)
		code := len(text) > longLabel // a number alone opens nobody's papers
		if code && (fault.Has(err, queue.CodeOtherDay) || err == nil && v.Ticket.State == queue.Completed) {
			if then, ok := p.comesBack(ctx, text); ok {
				return then, nil
			}
		}
		if err != nil {
			return nil, err
		}
		why, err := p.hall.Why(ctx, v.Ticket.ID)
		return func() {
			p.s.found = &lookup{visit: v, reason: why, code: code}
			p.cameFrom()
			p.turnTo(PageProgress)
		}, err
	})
}

// cameFrom remembers the way back from what a scan shows.
func (p *presenter) cameFrom() {
	switch p.s.page {
	case PageProgress, PageReturn: // the way back stays
	case PageHelp:
		p.s.from = p.s.helpFrom
	default:
		p.s.from = p.s.page
	}
}

// restore brings a person back who missed the call.
func (p *presenter) restore() {
	l := p.s.found
	if l == nil || l.visit.Ticket.State != queue.NoShow {
		return
	}
	a, id, code := p.act(), l.visit.Ticket.ID, l.code
	p.ask(DoReturn, func(ctx context.Context) (func(), error) {
		v, err := p.hall.Restore(ctx, a, id)
		if err != nil {
			return nil, err
		}
		why, err := p.hall.Why(ctx, id)
		return func() { p.s.found = &lookup{visit: v, reason: why, code: code} }, err
	})
}

// onScan takes a number that is typed.
func (p *presenter) onScan(x Press) {
	if x.Do == DoEnter {
		p.lookup(p.s.typed)
		return
	}
	p.edit(&p.s.typed, x, func(next string) bool { return len(next) <= 40 })
}

// scanned hears a scanner. It works on every page but the staff's; what it typed into a field before is taken out.
func (p *presenter) scanned(text string) {
	p.idle = 0
	if p.s.working != DoNothing || p.s.page == PageStaff || p.s.page == PageTicket {
		return
	}
	cut := func(s string) string {
		if n := len(s) - len(text); n >= 0 && strings.EqualFold(s[n:], text) {
			return s[:n]
		}
		return s
	}
	p.s.typed, p.s.query = cut(p.s.typed), cut(p.s.query)
	p.s.banner = Banner{}
	p.hush()
	if p.reopen(text) {
		p.show()
		return
	}
	if isIdentity(text) {
		if p.p.Identify != nil {
			p.card(text)
		}
	} else {
		p.lookup(text)
	}
	p.show()
}
