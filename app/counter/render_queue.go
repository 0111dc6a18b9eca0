package counter

import (
	"strings"

	"onevisit/app/lang"
	"onevisit/queue"
)

// nextUp is the next ticket, why it is next, and those behind it.
func (p *presenter) nextUp() (Next, []Waiter) {
	waiting := p.waiting()
	if len(waiting) == 0 {
		return Next{Title: p.t("next.nobody")}, nil
	}
	first := waiting[0]
	n := Next{Title: p.t("next.title", lang.Args{"label": first.Label})}
	if p.whyFor == (place{first.ID, first.Key}) && p.why.Ticket.ID == first.ID {
		n.Why = p.whyWords(p.why)
	} else {
		n.Why = p.ticketItems(first)
	}
	rows := make([]Waiter, 0, len(waiting))
	for _, t := range waiting[1:] {
		rows = append(rows, p.waiter(t))
	}
	return n, rows
}

func (p *presenter) waiter(t queue.Ticket) Waiter {
	what := p.ticketItems(t)
	if l, ok := p.hall.Setup().Line(t.Line); ok {
		what = p.text(l.Name)
	}
	bits := []string{p.minutes(p.hall.Now().Sub(t.Arrived)), what}
	tone := Plain
	switch {
	case t.Gaps == 0:
		bits = append(bits, p.t("precheck.short_complete"))
		tone = Good
	case t.Gaps > 0:
		bits = append(bits, p.t("precheck.short_missing", lang.Args{"n": t.Gaps}))
		tone = Soon
	}
	return Waiter{ID: t.ID, Label: t.Label, Detail: strings.Join(bits, " · "), Tone: tone}
}

// ticketItems names what somebody comes for.
func (p *presenter) ticketItems(t queue.Ticket) string {
	names := make([]string, 0, len(t.Items))
	for _, id := range t.Items {
		names = append(names, p.itemName(id))
	}
	return strings.Join(names, p.words.T("common.comma"))
}

// askWhy asks for the reason of the next ticket when it or its place changed.
func (p *presenter) askWhy() {
	waiting := p.waiting()
	if len(waiting) == 0 {
		return
	}
	at := place{waiting[0].ID, waiting[0].Key}
	if at == p.whyFor {
		return
	}
	p.whyFor = at
	ctx := p.ctx
	p.jobs.run.Go(func() {
		r, err := p.hall.Why(ctx, at.ticket)
		p.jobs.run.Do(func() {
			switch {
			case ctx.Err() != nil:
			case err != nil:
				p.log.Warn("counter: why", "ticket", at.ticket, "err", err)
			default:
				p.why = r
				p.show()
			}
		})
	})
}

// whyWords says a reason in one sentence.
func (p *presenter) whyWords(r queue.Reason) string {
	bits := []string{p.t("why.arrived", lang.Args{"time": r.Arrived.Format("15:04")})}
	switch {
	case r.Class == queue.PriorityAppointment:
		bits = append(bits, p.t("why.appointment"))
	case r.Class != queue.PriorityNormal && r.HeadStart > 0:
		bits = append(bits, p.t("why.class", lang.Args{"class": p.t("class." + string(r.Class)), "n": int(r.HeadStart.Minutes())}))
	}
	if r.Returned {
		bits = append(bits, p.t("why.returned"))
	}
	if r.Transferred {
		bits = append(bits, p.t("why.transferred"))
	}
	if r.Next || r.Ahead == 0 {
		bits = append(bits, p.t("why.first"))
	} else {
		bits = append(bits, p.t("why.ahead", lang.Args{"n": r.Ahead}))
	}
	if what := p.ticketItems(r.Ticket); what != "" {
		bits = append(bits, p.t("why.items", lang.Args{"items": what}))
	}
	return strings.Join(bits, p.t("why.join")) + p.t("why.end")
}

func (p *presenter) held() []Aside {
	var out []Aside
	for _, t := range p.live.HeldBy(p.window) {
		d := p.minutes(p.hall.Now().Sub(t.Since))
		if t.Why != "" {
			d = t.Why + " · " + d
		}
		out = append(out, Aside{ID: t.ID, Label: t.Label, Detail: d})
	}
	return out
}
