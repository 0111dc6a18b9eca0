package kiosk

import (
	"slices"
	"strings"
	"unicode"

	"onevisit/catalog"
)

// onFind searches.
func (p *presenter) onFind(x Press) {
	s := &p.s
	switch x.Do {
	case DoType, DoErase, DoClear:
		before := s.query
		p.edit(&s.query, x, func(next string) bool { return len([]rune(next)) <= 24 && strings.TrimSpace(next) != "" })
		if s.query != before {
			s.at = 0
		}
	case DoOffice:
		s.office, s.query, s.at = x.ID, "", 0
	case DoItem:
		p.begin(x.ID)
	case DoPage:
		s.at = x.N
	case DoEnter:
		if items := p.found(); s.query != "" && len(items) > 0 {
			p.begin(items[0].Item.ID)
		}
	default: // not a command of this page
	}
}

// found is what the search page lists: hits, or a department's items. It is empty while the page offers departments.
func (p *presenter) found() []catalog.Hit {
	cat := p.hall.Catalog()
	if p.s.query != "" {
		return cat.Search(p.s.query, 0)
	}
	if p.s.office == "" {
		return nil
	}
	var out []catalog.Hit
	for _, it := range oneHourFirst(cat.Of(p.s.office)) {
		out = append(out, catalog.Hit{Item: it})
	}
	return out
}

// nearest finds what is next to a search without a hit: the longest beginning of it that has some.
func (p *presenter) nearest(n int) []catalog.Hit {
	r := []rune(p.s.query)
	for k := len(r) - 1; k > 0; k-- {
		if hits := p.hall.Catalog().Search(string(r[:k]), n); len(hits) > 0 {
			return hits
		}
	}
	return nil
}

// popular are the items offered before anything is typed: those named in the settings, else the one-hour items, one of
// each department in turn, the largest departments first.
func (p *presenter) popular(n int) []*catalog.Item {
	cat := p.hall.Catalog()
	var out []*catalog.Item
	for _, id := range p.p.Popular {
		if it, err := cat.Item(id); err == nil {
			out = append(out, it)
		}
	}
	if len(out) == 0 {
		var by [][]*catalog.Item
		for _, d := range cat.Departments() {
			items := slices.DeleteFunc(slices.Clone(cat.Of(d.ZH)), func(it *catalog.Item) bool { return !it.OneHour })
			if len(items) > 0 {
				by = append(by, items)
			}
		}
		for round := 0; len(out) < n; round++ {
			before := len(out)
			for _, items := range by {
				if round < len(items) {
					out = append(out, items[round])
				}
			}
			if len(out) == before {
				break
			}
		}
	}
	return out[:min(n, len(out))]
}

// oneHourFirst puts the one-hour items before the others.
func oneHourFirst(items []*catalog.Item) []*catalog.Item {
	out := slices.Clone(items)
	slices.SortStableFunc(out, func(a, b *catalog.Item) int {
		switch {
		case a.OneHour == b.OneHour:
			return 0
		case a.OneHour:
			return -1
		}
		return 1
	})
	return out
}

// parts cuts a name at the pieces that a search found.
func parts(text string, ranges [][2]int) []Part {
	r := []rune(text)
	var out []Part
	at := 0
	for _, x := range ranges {
		from, to := max(x[0], at), min(x[1], len(r))
		if from >= to {
			continue
		}
		if from > at {
			out = append(out, Part{Text: string(r[at:from])})
		}
		out = append(out, Part{Text: string(r[from:to]), Hit: true})
		at = to
	}
	if at < len(r) {
		out = append(out, Part{Text: string(r[at:])})
	}
	return out
}

// typed hears a character of a real keyboard.
func (p *presenter) typed(r rune) {
	use := false
	switch p.s.page {
	case PageFind:
		use = unicode.IsLetter(r) || unicode.IsDigit(r) || r == ' '
	case PageQuestion:
		use = r >= '0' && r <= '9' || r == '.'
	case PageScan, PageStaff:
		use = unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(":-.", r)
		if p.s.page == PageScan {
			r = unicode.ToUpper(r)
		}
	case PageHome, PageOffer, PageMaterials, PageVerdict, PagePriority, PageList, PageTicket, PageProgress, PageHelp:
	}
	if use {
		p.press(Press{Do: DoType, ID: string(r)})
	}
}
