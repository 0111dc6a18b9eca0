package kiosk

import (
	"strings"

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
		v.Detail = p.t("verdict.short", lang.Args{"names": strings.Join(names, p.words.T("common.comma"))})
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

// factsOn is how many missing papers stand on a page with where to get them; more pages follow.
var factsOn = counts{tall: 6, wide: 4, low: 6, lowWide: 4}

// verdictPage says the result and what can be done about it.
func (p *presenter) verdictPage() (body, foot []Block) {
	f, err := p.find()
	if err != nil {
		return nil, nil
	}
	v := p.verdictBlock(f, false)
	size := p.count(factsOn)
	if len(v.Items) > 0 {
		size = max(size-1-len(v.Items), 1)
	}
	from, to, pager := p.paged(len(v.Facts), size, p.s.at)
	if to-from < len(v.Facts) { // the room is for what is missing
		v.Have = ""
	}
	v.Facts = v.Facts[from:to]
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
	text := p.t("verdict.issue")
	if f.tone == Bad {
		text = p.t("verdict.issue_missing")
	}
	second := []Button{{Text: p.t("verdict.list"), Icon: look.Page, Kind: look.Raised, Press: Press{Do: DoList}},
		p.bookButton(), p.anotherButton(), p.priorityButton()}
	foot = append(foot,
		Buttons{Cols: 1, Items: []Button{{Text: text, Icon: look.Ticket, Kind: look.Primary, Off: off, Press: Press{Do: DoIssue}}}},
		Buttons{Cols: 2, Low: true, Items: second})
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
