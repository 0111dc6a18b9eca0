package kiosk

import (
	"context"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/queue"
)

// comesBack finds out whether a ticket's person has a notice and comes with what it lists: then the kiosk shows that.
func (p *presenter) comesBack(ctx context.Context, text string) (then func(), ok bool) {
	c, err := p.hall.Returning(ctx, text)
	if err != nil {
		return nil, false
	}
	v, err := p.hall.Visit(ctx, c.Ticket)
	if err != nil {
		return nil, false
	}
	b := &returning{visit: v}
	for _, c := range v.Cases {
		if c.State == queue.Incomplete {
			b.cases = append(b.cases, c)
			b.papers = append(b.papers, p.missed(ctx, c)...)
		}
	}
	if len(b.cases) == 0 {
		return nil, false
	}
	return func() {
		p.s.back, p.s.at = b, 0
		p.cameFrom()
		p.turnTo(PageReturn)
	}, true
}

// missed are the papers that a case's notice lists, by the rules that held then. What the catalog has lost has no name to
// tick.
func (p *presenter) missed(ctx context.Context, c queue.Case) []missed {
	it, err := p.hall.ItemOf(ctx, c)
	if err != nil {
		return nil
	}
	var out []missed
	for _, id := range c.Missing {
		for _, m := range it.Materials {
			if m.ID == id {
				out = append(out, missed{name: m.Name, item: it.Name})
			}
		}
	}
	return out
}

// onReturn ticks what the person brings and puts the person back at the old place.
func (p *presenter) onReturn(x Press) {
	b := p.s.back
	if b == nil {
		return
	}
	switch x.Do {
	case DoTick:
		if x.N >= 0 && x.N < len(b.papers) {
			b.papers[x.N].ticked = !b.papers[x.N].ticked
		}
	case DoPage:
		p.s.at = x.N
	case DoComeIn:
		a, id := p.act(), b.cases[0].ID
		p.ask(DoComeIn, func(ctx context.Context) (func(), error) {
			v, err := p.hall.Return(ctx, a, id)
			return func() {
				p.s.wait = p.live.WaitOf(v.Ticket.ID)
				p.given(v)
			}, err
		})
	default: // not a command of this page
	}
}

// returnPage shows what was missing, to tick, and the way back to the old place.
func (p *presenter) returnPage() (body, foot []Block) {
	b := p.s.back
	if b == nil {
		return nil, nil
	}
	body = []Block{Title{Text: p.t("return.title"), Lead: p.t("return.lead", lang.Args{"label": b.visit.Ticket.Label})}}
	size := p.count(cardsOn)
	from, to, pager := p.paged(len(b.papers), size, p.s.at)
	cards := Cards{}
	left := 0
	for i, m := range b.papers {
		if !m.ticked {
			left++
		}
		if i < from || i >= to {
			continue
		}
		c := Card{Mark: look.MarkEmpty, Tone: Bad, Draw: drawing(m.name), Name: p.words.Text(m.name),
			Detail: p.t("return.of", lang.Args{"item": p.words.Text(m.item)}), Press: Press{Do: DoTick, N: i}}
		if m.ticked {
			c.Mark, c.Tone = look.MarkOK, Good
		}
		cards.Items = append(cards.Items, c)
	}
	body = append(append(body, cards), pager...)
	v := Verdict{Tone: Good, Brief: true, Title: p.t("return.all"), Detail: p.t("return.place")}
	text := p.t("return.go")
	if left > 0 {
		v = Verdict{Tone: Soon, Brief: true, Title: p.t("return.left", lang.Args{"n": left}), Detail: p.t("return.left_detail")}
		text = p.t("return.anyway")
	}
	return body, []Block{v, Buttons{Cols: 1, Items: []Button{{Text: text, Icon: look.Ticket, Kind: look.Primary,
		Off: p.s.working != DoNothing, Press: Press{Do: DoComeIn}}}}}
}
