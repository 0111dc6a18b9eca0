package kiosk

import (
	"context"
	"unicode/utf8"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/say"
	"onevisit/catalog"
	"onevisit/queue"
)

// guided is the item whose guide (办事指南) a page may show; nil while there is none.
func (p *presenter) guided() *catalog.Item {
	if p.s.cur == nil {
		return nil
	}
	return p.s.cur.item
}

// guideButton opens the guide before anything is asked.
func (p *presenter) guideButton() Button {
	return Button{Text: p.t("guide.button"), Icon: look.Page, Kind: look.Raised, Press: Press{Do: DoGuide}}
}

// toGuide shows the guide of the item that was chosen; the way back leads to where it was asked for.
func (p *presenter) toGuide() {
	if p.guided() == nil {
		return
	}
	p.s.from, p.s.at, p.s.paper, p.s.why = p.s.page, 0, paperNone, ""
	typed := p.s.typed
	p.turnTo(PageGuide)
	p.s.typed = typed
}

func (p *presenter) onGuide(x Press) {
	switch x.Do {
	case DoPage:
		p.s.at = x.N
	case DoPrint:
		it := p.guided()
		if it == nil || p.p.Guide == nil || p.s.paper == paperPrinting {
			return
		}
		words := p.words
		p.print(func(ctx context.Context) error { return p.p.Guide(ctx, it, words) })
	case DoCheck:
		if p.s.from == PageQuestion {
			p.back()
			return
		}
		p.s.direct = false
		p.next()
	default: // not a command of this page
	}
}

// linesOn is how many lines of a guide a page has room for.
var linesOn = counts{tall: 22, wide: 14, low: 18, lowWide: 10}

// codeLines are the lines of a guide that go where the code for a phone would be.
const codeLines = 6

// guidePage shows a piece of the guide, with a code that opens all of it on a phone.
func (p *presenter) guidePage() (body, foot []Block) {
	it := p.guided()
	if it == nil {
		return nil, nil
	}
	setup := p.hall.Setup()
	said := say.PageOf(p.words, catalog.GuideOf(it, say.PlaceOf(setup, it), p.hall.Catalog().Version()))
	room := p.count(linesOn)
	if p.large {
		room = room * 2 / 3 // of longer lines
	}
	if setup.Page == "" && !p.wide && !p.low { // no code below
		room += codeLines
	}
	pages := p.leaves(said.Sections, room)
	at := min(max(p.s.at, 0), len(pages)-1)
	_, _, pager := p.paged(len(pages), 1, at)
	body = append([]Block{Title{Text: said.Title, Lead: said.Lead}, pages[at]}, pager...)
	if setup.Page != "" {
		foot = append(foot, Code{Content: queue.ItemText(setup, it.ID, nil), Size: 220, Title: p.t("guide.phone"), Text: p.t("guide.phone_detail")})
	}
	if p.wide {
		foot = append(foot, Gap{})
	}
	if p.s.paper != paperNone {
		foot = append(foot, p.printed("guide")...)
	}
	low := Buttons{Cols: 1, Items: []Button{{Text: p.t("guide.check"), Icon: look.Checklist, Kind: look.Primary, Press: Press{Do: DoCheck}}}}
	if p.p.Guide != nil {
		low.Items = append([]Button{{Text: p.t("guide.print"), Icon: look.Printer, Kind: look.Raised,
			Off: p.s.paper == paperPrinting, Press: Press{Do: DoPrint}}}, low.Items...)
		low.Cols = 2
	}
	return body, append(foot, low)
}

// leaves cuts a guide into pages of about so many lines. A heading stays with what follows it, and a page that goes on
// with a part says its name again.
func (p *presenter) leaves(sections []say.GuideSection, room int) []Guide {
	out := []Guide{{}}
	left := room
	for _, s := range sections {
		head := say.GuideRow{Head: true, Value: s.Title}
		fresh := true
		for _, r := range s.Rows {
			need := p.linesOf(r)
			if fresh {
				need += 2
			}
			if need > left && left < room {
				out, left, fresh = append(out, Guide{}), room, true
			}
			page := &out[len(out)-1]
			if fresh {
				page.Rows = append(page.Rows, head)
				left -= 2
			}
			page.Rows = append(page.Rows, r)
			left -= p.linesOf(r)
			fresh = false
		}
	}
	return out
}

// linesOf is about how many lines a row takes.
func (p *presenter) linesOf(r say.GuideRow) int {
	wide, name := 30, 7 // letters on a line
	if p.words.Language() == lang.EN {
		wide, name = 60, 14
	}
	lines := func(s string, wide int) int { return (utf8.RuneCountInString(s) + wide - 1) / wide }
	switch {
	case r.Head:
		return lines(r.Value, wide) + 1 // the gap above
	case r.Name != "":
		return max(lines(r.Value, wide*3/4), lines(r.Name, name), 1)
	}
	return max(lines(r.Value, wide), 1) + lines(r.Detail, wide)
}
