package counter

import (
	"strings"

	"onevisit/app/lang"
	"onevisit/queue"
)

// queueShown is how many of those who wait the sheet lists; the others are found by their number.
const queueShown = 200

// askQueue shows who waits for this window and why each stands where it stands; Enter calls one out of turn.
func (p *presenter) askQueue() {
	var found []queue.Ticket
	find := func(s *sheet) {
		text := strings.ToUpper(s.field("find"))
		found, s.cursor = nil, 0
		for _, t := range p.waiting() {
			if len(found) < queueShown && (text == "" || strings.Contains(t.Label, text) || strings.Contains(strings.ToUpper(p.ticketItems(t)), text)) {
				found = append(found, t)
			}
		}
	}
	s := p.openPlan(SheetQueue, -1, &plan{
		ok: "choose", focus: true, fields: []string{"find"}, typed: find,
		args: func() lang.Args { return lang.Args{"n": len(p.waiting())} },
		options: func() (out []Option) {
			for _, t := range found {
				w := p.waiter(t)
				out = append(out, Option{Name: []Part{{Text: t.Label}}, Detail: []Part{{Text: p.ticketItems(t)}}, Tag: w.Detail, Tone: w.Tone})
			}
			return out
		},
		before: func(s *sheet) {
			if s.cursor < len(found) {
				p.askReason(p.placeOf(found[s.cursor]))
			}
		},
		wide: func(s *sheet) *Side {
			if s.cursor >= len(found) {
				return nil
			}
			return p.ticketSide(found[s.cursor])
		},
		do: func(s *sheet) {
			if s.cursor < len(found) {
				p.found(queue.Visit{Ticket: found[s.cursor]})
			}
		},
	})
	find(s)
}

// ticketSide tells everything about somebody who waits: what for, since when, and why at this place.
func (p *presenter) ticketSide(t queue.Ticket) *Side {
	out := &Side{Title: t.Label, Detail: p.t("where.waiting", lang.Args{"label": t.Label, "line": p.lineName(t.Line)})}
	for _, id := range t.Items {
		out.Lines = append(out.Lines, SideLine{Name: p.itemName(id)})
	}
	at := p.placeOf(t)
	if r := p.whys[at]; r.Ticket.ID == t.ID {
		out.Lines = append(out.Lines, SideLine{Name: p.t("next.why"), Detail: p.whyWords(r)})
	}
	for _, tag := range p.ticketTags(t) {
		out.Lines = append(out.Lines, SideLine{Name: tag.Text})
	}
	return out
}

// placeOf is a ticket's place now.
func (p *presenter) placeOf(t queue.Ticket) place { return place{t.ID, t.Rev, p.ahead(t)} }

// askReason asks why a ticket stands where it stands, once for each place.
func (p *presenter) askReason(at place) {
	if _, asked := p.whys[at]; asked {
		return
	}
	if len(p.whys) >= queueShown {
		clear(p.whys)
	}
	p.whys[at] = queue.Reason{}
	ctx := p.ctx
	p.jobs.run.Go(func() {
		r, err := p.hall.Why(ctx, at.ticket)
		p.jobs.run.Do(func() {
			switch {
			case ctx.Err() != nil:
			case err != nil:
				p.log.Warn("counter: why", "ticket", at.ticket, "err", err)
			default:
				p.whys[at] = r
				p.show()
			}
		})
	})
}

func (p *presenter) lineName(id string) string {
	if l, ok := p.hall.Setup().Line(id); ok {
		return p.text(l.Name)
	}
	return id
}
