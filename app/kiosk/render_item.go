package kiosk

import (
	"strings"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/say"
	"onevisit/catalog"
)

// offerPage asks gently whether the materials should not be checked first.
func (p *presenter) offerPage() (body, foot []Block) {
	d := p.s.cur
	lead := p.words.Text(d.item.Department)
	if f := finish(p.words, d.item); f != "" {
		lead += " · " + f
	}
	body = []Block{Title{Text: p.words.Text(d.item.Name), Lead: lead}}
	body = append(body, p.rest()...)
	body = append(body, Gap{}, Picture{Icon: look.Checklist, Tone: Good, Title: p.t("offer.title"), Detail: p.t("offer.detail")}, Gap{})
	foot = p.waitBlock()
	return body, append(foot,
		Buttons{Cols: 1, Items: []Button{{Text: p.t("offer.check"), Icon: look.Checklist, Kind: look.Primary, Press: Press{Do: DoCheck}}}},
		Buttons{Cols: 2, Low: true, Items: []Button{
			{Text: p.t("offer.direct"), Icon: look.Ticket, Kind: look.Raised, Off: p.s.working != DoNothing, Press: Press{Do: DoIssue}},
			p.anotherButton(),
		}},
		Buttons{Cols: 1, Low: true, Items: []Button{p.priorityButton()}},
	)
}

// rest says what else belongs to the visit.
func (p *presenter) rest() []Block {
	if len(p.s.rest) == 0 {
		return nil
	}
	var names []string
	for _, d := range p.s.rest {
		s := p.words.Text(d.item.Name)
		if d.checked {
			if f, err := d.find(p.hall.Today()); err == nil {
				s += p.t("paren", lang.Args{"text": p.short(f)})
			}
		}
		names = append(names, s)
	}
	return []Block{Note{Text: p.t("another.have", lang.Args{"n": len(names), "names": strings.Join(names, p.words.T("common.comma"))})}}
}

// short says a finding in a few words.
func (p *presenter) short(f finding) string {
	switch {
	case f.refused():
		return p.t("short.refused")
	case f.tone == Good:
		return p.t("short.good")
	}
	return p.t("short.missing", lang.Args{"n": len(f.wanting())})
}

func (p *presenter) anotherButton() Button {
	return Button{Text: p.t("another.button"), Icon: look.Plus, Kind: look.Raised, Press: Press{Do: DoAnother}}
}

func (p *presenter) priorityButton() Button {
	b := Button{Text: p.t("priority.button"), Icon: look.Person, Kind: look.Raised, Sub: p.t("priority.who"), Press: Press{Do: DoPriority}}
	if p.s.priority != "" {
		b.Text, b.On = p.t("priority.chosen", lang.Args{"class": p.priorityName(p.s.priority)}), true
	}
	return b
}

// questionPage asks one question.
func (p *presenter) questionPage() (body, foot []Block) {
	d := p.s.cur
	q, ok := d.question()
	if !ok {
		return nil, nil
	}
	done, all := d.steps()
	body = []Block{Title{Text: p.words.Text(q.Ask), Lead: p.words.Text(d.item.Name), Done: done, Of: all + 1}}
	if q.Numeric() {
		body = append(body, Field{Text: p.s.typed, Hint: p.t("question.number"), Unit: p.words.Text(q.Unit)})
		return body, []Block{p.numberPad(true), Buttons{Cols: 1, Items: []Button{{Text: p.t("question.next"), Kind: look.Primary,
			Off: typedNumber(p.s.typed) == "", Press: Press{Do: DoEnter}}}}}
	}
	tiles := Tiles{Cols: 1, Size: Choice}
	if len(q.Choices) > 4 {
		tiles.Cols = p.pick(1, 2)
	}
	for _, c := range q.Choices {
		tiles.Items = append(tiles.Items, Tile{Title: []Part{{Text: p.words.Text(c.Name)}}, On: d.answers[q.ID] == c.ID,
			Press: Press{Do: DoAnswer, ID: c.ID}})
	}
	return append(body, tiles, Note{Text: p.t("question.unsure")}), nil
}

// Cards on one page: so many if that is all, else fewer beside the pager.
const (
	cardsTall      = 5
	cardsTallPaged = 5
	cardsWide      = 4
	cardsWidePaged = 3
)

// materialsPage lets the person tick what is there.
func (p *presenter) materialsPage() (body, foot []Block) {
	d := p.s.cur
	f, err := d.find(p.hall.Today())
	if err != nil {
		return nil, nil
	}
	lead := p.t("materials.tick")
	if s := d.said(p.words); s != "" {
		lead = s + "\n" + lead
	}
	body = []Block{Title{Text: p.words.Text(d.item.Name), Lead: lead}}
	size := p.fewer(cardsTall, cardsWide, 1)
	if len(f.cards) > size {
		size = p.fewer(cardsTallPaged, cardsWidePaged, 1)
	}
	from, to, pager := p.paged(len(f.cards), size, d.at)
	cards := Cards{}
	for _, l := range f.cards[from:to] {
		cards.Items = append(cards.Items, p.card(d, l))
	}
	body = append(body, cards)
	if f.shared > 0 {
		body = append(body, Note{Text: p.t("materials.shared")})
	}
	body = append(body, pager...)
	v := p.verdictBlock(f, true)
	if !d.touched {
		v = Verdict{Brief: true, Title: p.t("materials.count", lang.Args{"n": len(f.cards)}), Detail: p.t("materials.hint")}
	}
	return body, []Block{v, Buttons{Cols: 2, Items: []Button{
		{Text: p.t("materials.all"), Icon: look.Tick, Kind: look.Raised, Press: Press{Do: DoAll}},
		{Text: p.t("materials.result"), Icon: look.Right, Kind: look.Primary, Press: Press{Do: DoResult}},
	}}}
}

// card is a material as a card to tick. Before the first tick nothing is red: nobody has said yet what is there.
func (p *presenter) card(d *draft, l catalog.Line) Card {
	there := d.ticked[l.Material]
	c := Card{Mark: look.MarkOpen, Name: paperName(p.words, l), Detail: cardDetail(p.words, l, there),
		Press: Press{Do: DoTick, ID: l.Material}}
	switch {
	case there:
		c.Mark, c.Tone = look.MarkOK, Good
	case !d.touched || l.State == catalog.StateOption:
	case l.State == catalog.StateGap || l.CanPledge:
		c.Tone = Soon
	default:
		c.Mark, c.Tone = look.MarkEmpty, Bad
	}
	return c
}

// verdictBlock says what the check found; brief while ticking, else with everything that is missing.
func (p *presenter) verdictBlock(f finding, brief bool) Verdict {
	d := p.s.cur
	v := Verdict{Tone: f.tone, Brief: brief}
	want := f.wanting()
	var names []string
	for _, l := range want {
		names = append(names, paperName(p.words, l))
		v.Facts = append(v.Facts, Fact{Name: paperName(p.words, l), Detail: missDetail(p.words, l)})
	}
	join := func(a, b string) string {
		if b == "" {
			return a
		}
		return p.t("and", lang.Args{"a": a, "b": b})
	}
	n := lang.Args{"n": len(want)}
	switch {
	case f.refused():
		v.Title, v.Detail, v.Facts = p.t("verdict.refused"), p.t("verdict.refused_detail"), nil
		for _, r := range f.verdict.Refused {
			v.Facts = append(v.Facts, Fact{Name: p.words.Text(r.Reason), Detail: p.whereElse(r)})
		}
	case f.tone == Good:
		v.Title, v.Detail = p.t("verdict.good"), join(p.t("verdict.good_detail"), finish(p.words, d.item))
	case f.tone == Soon:
		v.Title, v.Detail = p.t("verdict.later", n), p.t("verdict.later_detail")
	default:
		v.Title, v.Detail = p.t("verdict.missing", n), join(p.t("verdict.missing_detail"), finish(p.words, d.item))
	}
	if brief && !f.refused() && f.tone != Good {
		v.Detail = p.t("verdict.short", lang.Args{"names": strings.Join(names, p.words.T("common.comma"))})
	}
	if brief {
		v.Facts = nil
		return v
	}
	var have []string
	for _, l := range f.cards {
		if d.ticked[l.Material] {
			have = append(have, paperName(p.words, l))
		}
	}
	if len(have) > 0 && !f.refused() {
		v.Have = p.t("verdict.have", lang.Args{"names": strings.Join(have, p.words.T("common.comma"))})
	}
	return v
}

// whereElse says on what a refusal rests and which office is in charge.
func (p *presenter) whereElse(r catalog.Refusal) string {
	var out []string
	if s := p.words.Text(r.Office); s != "" {
		out = append(out, p.t("verdict.office", lang.Args{"office": s}))
	}
	if s := p.words.Text(r.Basis); s != "" {
		out = append(out, p.t("verdict.basis", lang.Args{"basis": s}))
	}
	return strings.Join(out, p.t("stop"))
}

// verdictPage says the result and what can be done about it.
func (p *presenter) verdictPage() (body, foot []Block) {
	d := p.s.cur
	f, err := d.find(p.hall.Today())
	if err != nil {
		return nil, nil
	}
	body = []Block{Title{Text: p.words.Text(d.item.Name), Lead: d.said(p.words)}, p.verdictBlock(f, false)}
	body = append(body, p.rest()...)
	if f.tone == Good && f.shared > 0 {
		body = append(body, Note{Text: p.t("materials.shared")})
	}
	off := p.s.working != DoNothing
	foot = p.waitBlock()
	if f.refused() {
		return body, append(foot,
			Buttons{Cols: 1, Items: []Button{{Text: p.t("verdict.change"), Icon: look.Search, Kind: look.Primary, Press: Press{Do: DoItem}}}},
			Buttons{Cols: 1, Low: true, Items: []Button{{Text: p.t("verdict.issue_refused"), Icon: look.Ticket, Kind: look.Raised, Off: off, Press: Press{Do: DoIssue}}}})
	}
	text := p.t("verdict.issue")
	if f.tone == Bad {
		text = p.t("verdict.issue_missing")
	}
	second := []Button{p.anotherButton()}
	if f.tone != Good {
		second = []Button{{Text: p.t("verdict.list"), Icon: look.Page, Kind: look.Raised, Press: Press{Do: DoList}}, p.anotherButton()}
	}
	return body, append(foot,
		Buttons{Cols: 1, Items: []Button{{Text: text, Icon: look.Ticket, Kind: look.Primary, Off: off, Press: Press{Do: DoIssue}}}},
		Buttons{Cols: 2, Low: true, Items: second},
		Buttons{Cols: 1, Low: true, Items: []Button{p.priorityButton()}})
}

// listText is the list for a phone's camera: short enough for a code, what is missing before what is there.
func (p *presenter) listText(d *draft, f finding) string {
	const room = 780 // bytes; a denser code is not read from a screen by an old phone
	out := p.words.Text(d.item.Name)
	add := func(s string) {
		if len(out)+1+len(s) <= room {
			out += "\n" + s
		}
	}
	for _, l := range f.wanting() {
		s := "□ " + paperName(p.words, l)
		if w := missDetail(p.words, l); w != "" && len(s)+len(w) < 240 {
			s += p.t("colon") + w
		}
		add(s)
	}
	for _, l := range f.cards {
		if d.ticked[l.Material] {
			add("√ " + paperName(p.words, l))
		}
	}
	setup := p.hall.Setup()
	if setup.Sample {
		add(p.words.Text(setup.Caution))
	}
	add(p.words.Text(setup.Name))
	add(say.DateLine(p.words, p.hall.Now()))
	return out
}
