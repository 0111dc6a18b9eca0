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
	body = append(body, Buttons{Cols: 1, Low: true, Items: []Button{p.guideButton()}})
	foot = p.waitBlock()
	return body, append(foot,
		Buttons{Cols: 1, Items: []Button{{Text: p.t("offer.check"), Icon: look.Checklist, Kind: look.Primary, Press: Press{Do: DoCheck}}}},
		Buttons{Cols: 2, Low: true, Items: []Button{
			{Text: p.t("offer.direct"), Icon: look.Ticket, Kind: look.Raised, Off: p.s.working != DoNothing, Press: Press{Do: DoIssue}},
			p.bookButton(), p.anotherButton(), p.priorityButton(),
		}},
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
				s += p.t("paren", lang.Args{"text": p.short(f.items[0])})
			}
		}
		names = append(names, s)
	}
	return []Block{Note{Text: p.t("another.have", lang.Args{"n": len(names), "names": strings.Join(names, p.words.T("common.comma"))})}}
}

// short says in a few words how one item stands.
func (p *presenter) short(t itemVerdict) string {
	switch {
	case len(t.verdict.Refused) > 0:
		return p.t("short.refused")
	case t.tone == Good:
		return p.t("short.good")
	case t.tone == Soon:
		return p.t("short.later", lang.Args{"n": t.lacks})
	}
	return p.t("short.missing", lang.Args{"n": t.lacks})
}

func (p *presenter) anotherButton() Button {
	return Button{Text: p.t("another.button"), Icon: look.Plus, Kind: look.Raised, Press: Press{Do: DoAnother}}
}

func (p *presenter) priorityButton() Button {
	b := Button{Text: p.t("priority.button"), Icon: look.Person, Kind: look.Raised, Press: Press{Do: DoPriority}}
	if p.s.priority != "" {
		b.Text, b.On = p.t("priority.chosen", lang.Args{"class": p.priorityName(p.s.priority)}), true
	}
	return b
}

// questionPage asks one question.
func (p *presenter) questionPage() (body, foot []Block) {
	d := p.s.asking()
	q, ok := d.question()
	if !ok {
		return nil, nil
	}
	done, all := d.steps()
	body = []Block{Title{Text: p.words.Text(q.Ask), Lead: p.words.Text(d.name), Done: done, Of: all + 1}}
	if q.Numeric() {
		body = append(body, Field{Text: p.s.typed, Hint: p.t("question.number"), Unit: p.words.Text(q.Unit)})
		low := Buttons{Cols: 1, Items: []Button{{Text: p.t("question.next"), Kind: look.Primary,
			Off: typedNumber(p.s.typed) == "", Press: Press{Do: DoEnter}}}}
		body = append(body, Note{Text: p.t("question.unsure")})
		switch { // what is asked for may have to be looked up
		case p.guided() == nil:
		case p.wide:
			body = append(body, Buttons{Cols: 1, Low: true, Items: []Button{p.guideButton()}})
		default:
			low.Cols, low.Items = 2, append([]Button{p.guideButton()}, low.Items...)
		}
		return body, []Block{p.numberPad(true), low}
	}
	tiles := Tiles{Cols: 1, Size: Choice}
	if len(q.Choices) > 4 {
		tiles.Cols = p.pick(1, 2)
	}
	for _, c := range q.Choices {
		tiles.Items = append(tiles.Items, Tile{Title: []Part{{Text: p.words.Text(c.Name)}}, On: d.answers[q.ID] == c.ID,
			Press: Press{Do: DoAnswer, ID: c.ID}})
	}
	body = append(body, tiles, Note{Text: p.t("question.unsure")})
	if p.guided() != nil {
		return body, []Block{Buttons{Cols: 1, Low: true, Items: []Button{p.guideButton()}}}
	}
	return body, nil
}

// Cards on one page, and with the controls in the lower half.
var cardsOn = counts{tall: 5, wide: 4, low: 3, lowWide: 2}

// largeCards is how many stand on an upright page in large text.
const largeCards = 3

// heading heads the papers of a visit: the item, or how many there are.
func (p *presenter) heading(f finding) Title {
	if len(f.items) == 1 {
		d := f.items[0].draft
		return Title{Text: p.words.Text(d.item.Name), Lead: d.said(p.words)}
	}
	all := make([]*draft, 0, len(f.items))
	for _, t := range f.items {
		all = append(all, t.draft)
	}
	t := Title{Text: p.t("together.title", lang.Args{"n": len(all)}), Lead: p.names(all)}
	if p.s.bundle != nil {
		t.Text = p.words.Text(p.s.bundle.name)
	}
	return t
}

// materialsPage lets the person tick what is there: one list for everything of the visit.
func (p *presenter) materialsPage() (body, foot []Block) {
	d := p.s.cur
	f, err := p.find()
	if err != nil {
		return nil, nil
	}
	head := p.heading(f)
	if head.Lead != "" {
		head.Lead += "\n"
	}
	head.Lead += p.t("materials.tick")
	body = []Block{head}
	size := p.count(cardsOn)
	if p.wide != p.low && len(f.cards) > size && size > 2 {
		size-- // beside the pager
	}
	if p.large && !p.wide && !p.low && len(f.cards) > largeCards { // fewer of them, or none would be larger
		size = largeCards
	}
	if p.wide && len(f.items) > 1 { // below all their names
		size = max(size-1, p.least())
	}
	from, to, pager := p.paged(len(f.cards), size, d.at)
	cards := Cards{}
	for _, s := range f.cards[from:to] {
		cards.Items = append(cards.Items, p.paperCard(s))
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

// least is how many cards stand on a lying page at least: two, but where the controls leave room for one.
func (p *presenter) least() int {
	if p.low {
		return 1
	}
	return 2
}

// paperCard is a material as a card to tick. Before the first tick nothing is red: nobody has said yet what is there.
func (p *presenter) paperCard(s sheet) Card {
	all := p.s.checked()
	has := there(all, s)
	c := Card{Mark: look.MarkOpen, Draw: drawingOf(s.Line), Name: paperName(p.words, s.Line), Detail: cardDetail(p.words, s.Line, has),
		Press: Press{Do: DoTick, ID: s.key}}
	if len(s.uses) > 1 {
		c.Detail = p.t("together.uses", lang.Args{"n": len(s.uses)}) + p.t("stop") + c.Detail
	}
	switch {
	case has:
		c.Mark, c.Tone = look.MarkOK, Good
	case !p.s.cur.touched || s.State == catalog.StateOption:
	case s.State == catalog.StateGap || s.CanPledge:
		c.Tone = Soon
	default:
		c.Mark, c.Tone = look.MarkEmpty, Bad
	}
	return c
}

// listText is the list for a phone's camera: short enough for a code, what is missing before what is there.
func (p *presenter) listText(all []*draft, f finding) string {
	const room = 780 // bytes; a denser code is not read from a screen by an old phone
	out := p.names(all)
	add := func(s string) {
		if len(out)+1+len(s) <= room {
			out += "\n" + s
		}
	}
	for _, l := range f.wanting() {
		s := "□ " + paperName(p.words, l.Line)
		if w := missDetail(p.words, l.Line); w != "" && len(s)+len(w) < 240 {
			s += p.t("colon") + w
		}
		add(s)
	}
	for _, l := range f.cards {
		if there(all, l) {
			add("√ " + paperName(p.words, l.Line))
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
