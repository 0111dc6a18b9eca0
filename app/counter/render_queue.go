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
	if r := p.whys[p.placeOf(first)]; r.Ticket.ID == first.ID {
		n.Why = p.whyWords(r)
	} else {
		n.Why = p.ticketItems(first)
	}
	rest := waiting[1:min(len(waiting), columnShown)]
	rows := make([]Waiter, 0, len(rest))
	for _, t := range rest {
		rows = append(rows, p.waiter(t))
	}
	return n, rows
}

// columnShown is how many of those who wait the right column lists; the sheet of the queue finds all.
const columnShown = 60

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
	p.askReason(p.placeOf(waiting[0]))
}

// whyWords says a reason in one sentence.
func (p *presenter) whyWords(r queue.Reason) string {
	bits := []string{p.t("why.arrived", lang.Args{"time": r.Arrived.Format("15:04")})}
	switch {
	case r.Ratio > 0:
		bits = append(bits, p.t("why.ratio", lang.Args{"class": p.t("class." + string(r.Class)), "n": r.Ratio}))
	case r.Class == queue.PriorityAppointment || !r.Appointment.IsZero():
		bits = append(bits, p.t("why.appointment"))
	case r.Class != queue.PriorityNormal && r.HeadStart > 0:
		bits = append(bits, p.t("why.class", lang.Args{"class": p.t("class." + string(r.Class)), "n": int(r.HeadStart.Minutes())}))
	}
	if r.Returned {
		bits = append(bits, p.t("why.returned"))
	}
	if r.Corrected {
		bits = append(bits, p.t("why.corrected"))
	}
	if !r.Late.IsZero() {
		bits = append(bits, p.t("why.late", lang.Args{"time": r.Late.Format("15:04")}))
	}
	if r.Window != "" {
		bits = append(bits, p.t("why.window", lang.Args{"window": r.Window}))
	}
	if s, ok := p.hall.Setup().Skill(r.Skill); ok {
		bits = append(bits, p.t("why.skill", lang.Args{"skill": p.text(s.Name)}))
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
		out = append(out, Aside{ID: t.ID, Label: t.Label, Detail: p.holdWords(t), Tone: p.holdTone(t)})
	}
	return out
}

// others are the windows of the colleagues, each with its state and how long it has been so; those that are closed in one
// line.
func (p *presenter) others() (open []Other, shut string) {
	var out []Other
	var closed []string
	now := p.hall.Now()
	for _, w := range p.live.Windows() {
		if w.ID == p.window {
			continue
		}
		o := Other{Window: w.ID, Light: string(w.State)}
		switch {
		case w.State == queue.WindowOpen && w.Ticket != 0:
			o.Light = "busy"
			since := w.Since
			if t, ok := p.live.Ticket(w.Ticket); ok {
				o.Text, since = t.Label+" ", t.Since
			}
			o.Text += p.minutes(now.Sub(since))
		case w.State == queue.WindowClosed:
			closed = append(closed, w.ID)
			continue
		default:
			o.Text = p.t("others."+string(w.State)) + " " + p.minutes(now.Sub(w.Since))
		}
		out = append(out, o)
	}
	return out, p.closedWords(closed)
}

// closedWords name the windows that are closed, in one line.
func (p *presenter) closedWords(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return p.t("others.closed", lang.Args{"windows": strings.Join(ids, " ")})
}
