package kiosk

import (
	"strings"
	"unicode/utf8"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/catalog"
)

// verdictBlock says what the check found; brief while ticking, else with everything that is missing.
func (p *presenter) verdictBlock(f finding, brief bool) Verdict {
	v := Verdict{Tone: f.tone, Brief: brief}
	want := f.wanting()
	var names []string
	for _, s := range want {
		names = append(names, paperName(p.words, s.Line))
		v.Facts = append(v.Facts, Fact{Name: paperName(p.words, s.Line), Detail: missDetail(p.words, s.Line)})
	}
	join := func(a, b string) string {
		if b == "" {
			return a
		}
		return p.t("and", lang.Args{"a": a, "b": b})
	}
	ends := ""
	if len(f.items) == 1 {
		ends = finish(p.words, f.items[0].draft.item)
	}
	n := lang.Args{"n": len(want)}
	switch {
	case f.refused():
		v.Title, v.Detail, v.Facts = p.t("verdict.refused"), p.t("verdict.refused_detail"), nil
	case f.tone == Good:
		v.Title, v.Detail = p.t("verdict.good"), join(p.t("verdict.good_detail"), ends)
	case f.tone == Soon:
		v.Title, v.Detail = p.t("verdict.later", n), p.t("verdict.later_detail")
	case len(f.missing) == 0: // an item is refused, the others want nothing
		v.Title, v.Detail = p.t("verdict.part"), p.t("verdict.refused_detail")
	default:
		v.Title, v.Detail = p.t("verdict.missing", n), join(p.t("verdict.missing_detail"), ends)
	}
	for _, r := range f.refusals() {
		v.Facts = append(v.Facts, Fact{Name: p.words.Text(r.Reason), Detail: p.whereElse(r)})
	}
	if brief && !f.refused() && f.tone != Good && len(names) > 0 {
		key := "verdict.short"
		if len(names) > briefNames { // each of them stands on a card above, in red
			key, names = "verdict.short_more", names[:briefNames]
		}
		v.Detail = p.t(key, lang.Args{"names": strings.Join(names, p.words.T("common.comma")), "n": len(want) - len(names)})
	}
	if brief {
		v.Facts = nil
		return v
	}
	p.more(f, &v)
	return v
}

// more adds how each of several items stands, and what the person has.
func (p *presenter) more(f finding, v *Verdict) {
	if len(f.items) > 1 {
		for _, t := range f.items {
			v.Items = append(v.Items, ItemLine{Tone: t.tone, Name: p.words.Text(t.draft.item.Name), Word: p.short(t)})
		}
	}
	var have []string
	for _, s := range f.cards {
		if there(p.s.checked(), s) {
			have = append(have, paperName(p.words, s.Line))
		}
	}
	if len(have) > 0 && !f.refused() {
		v.Have = p.t("verdict.have", lang.Args{"names": strings.Join(have, p.words.T("common.comma"))})
	}
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

// briefNames is how many missing papers are named below the cards while ticking.
const briefNames = 3

// factsOn is how many lines missing papers may take on a page, where to get one being a line of its own; factsMore is that
// for the pages after the first of several items, which do not say again how each of them stands.
var (
	factsOn   = counts{tall: 9, wide: 6, low: 9, lowWide: 6}
	factsMore = counts{tall: 12, wide: 8, low: 12, lowWide: 8}
)

// factPages cuts what is missing into pages: the first of so many lines, the others of so many. It gives where each ends.
func factPages(facts []Fact, first, others int, lines func(Fact) int) []int {
	var ends []int
	room, left := first, first
	for i, f := range facts {
		need := lines(f)
		if need > left && left < room {
			ends = append(ends, i)
			room, left = others, others
		}
		left -= need
	}
	return append(ends, len(facts))
}

// linesOfFact is about how many lines a missing paper takes.
func (p *presenter) linesOfFact(f Fact) int {
	name, detail := 23, 30 // letters on a line
	if p.words.Language() == lang.EN {
		name, detail = 44, 60
	}
	if p.large {
		name, detail = name*3/4, detail*3/4
	}
	lines := func(s string, on int) int { return (utf8.RuneCountInString(s) + on - 1) / on }
	return max(lines(f.Name, name), 1) + lines(f.Detail, detail)
}

// factLines is how many lines missing papers may take: fewer of larger text, and above what else belongs to a bundle.
func (p *presenter) factLines(c counts) int {
	n := p.count(c)
	if p.large {
		n = n * 3 / 4
	}
	if len(p.s.others) > 0 && !p.wide {
		n -= 2
	}
	return max(n, 2)
}

// verdictPage says the result and what can be done about it.
func (p *presenter) verdictPage() (body, foot []Block) {
	f, err := p.find()
	if err != nil {
		return nil, nil
	}
	v := p.verdictBlock(f, false)
	first, others := p.factLines(factsOn), p.factLines(factsOn)
	if len(v.Items) > 0 {
		first, others = max(first-1-len(v.Items), 2), p.factLines(factsMore)
	}
	ends := factPages(v.Facts, first, others, p.linesOfFact)
	at, _, pager := p.paged(len(ends), 1, p.s.at)
	if len(ends) > 1 { // the room is for what is missing
		v.Have = ""
	}
	from := 0
	if at > 0 {
		from, v.Items, v.Detail = ends[at-1], nil, ""
	}
	v.Facts = v.Facts[from:ends[at]]
	body = append([]Block{p.heading(f), v}, pager...)
	var aside []Block
	if p.wide { // there is room beside
		aside = p.unchecked()
	} else {
		body = append(body, p.unchecked()...)
	}
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
	take := Button{Text: p.t("verdict.issue"), Icon: look.Ticket, Kind: look.Primary, Off: off, Press: Press{Do: DoIssue}}
	list := Button{Text: p.t("verdict.list"), Icon: look.Page, Kind: look.Raised, Press: Press{Do: DoList}}
	if f.tone == Bad { // who waits now waits in vain: what to fetch comes first
		take.Text, take.Kind, list.Kind = p.t("verdict.issue_missing"), look.Raised, look.Primary
		take, list = list, take
	}
	foot = append(foot, Buttons{Cols: 1, Items: []Button{take}},
		Buttons{Cols: 2, Low: true, Items: []Button{list, p.bookButton(), p.anotherButton(), p.priorityButton()}})
	return body, append(foot, aside...)
}

// unchecked says what else belongs to the visit: items without a check, and what of a bundle is not known here.
func (p *presenter) unchecked() []Block {
	var out []Block
	var names []string
	for _, d := range p.s.drafts() {
		if !d.checked {
			names = append(names, p.words.Text(d.item.Name))
		}
	}
	if len(names) > 0 {
		out = append(out, Note{Text: p.t("another.have", lang.Args{"n": len(names), "names": strings.Join(names, p.words.T("common.comma"))})})
	}
	if len(p.s.others) > 0 {
		names = nil
		for _, t := range p.s.others {
			names = append(names, p.words.Text(t))
		}
		out = append(out, Note{Text: p.t("bundle.others", lang.Args{"names": strings.Join(names, p.words.T("common.comma"))})})
	}
	return out
}

func (p *presenter) bookButton() Button {
	return Button{Text: p.t("book.button"), Icon: look.Calendar, Kind: look.Raised, Off: p.s.working != DoNothing, Press: Press{Do: DoBook}}
}
