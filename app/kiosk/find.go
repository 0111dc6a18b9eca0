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
	case DoBundle:
		p.beginBundle(x.ID)
	case DoPage:
		s.at = x.N
	case DoEnter:
		items := p.found()
		switch {
		case s.query == "":
		case len(p.memo.together) > 0 && !p.memo.last:
			p.beginBundle(p.memo.together[0].ID)
		case len(items) > 0:
			p.begin(items[0].Item.ID)
		}
	default: // not a command of this page
	}
}

// mostHits bounds what a search lists: nobody turns more pages, and a search for everything takes long in a large
// catalog.
const mostHits = 60

// memo keeps what was searched last and what does not change while a catalog holds, so that a page that is drawn again
// does not search again.
type memo struct {
	cat     *catalog.Catalog
	offices []office
	oneHour []*catalog.Item // one of each department in turn

	bundles *catalog.Catalog // the bundles as if they were items, to be searched like them

	query, office string
	hits          []catalog.Hit
	together      []*catalog.Bundle // of the query
	last          bool              // the bundles are further from what was asked than the items
}

// bundleIndex makes the names of bundles searchable in all the ways in which those of items are.
func bundleIndex(cat *catalog.Catalog) *catalog.Catalog {
	var items []*catalog.Item
	for _, b := range cat.Bundles() {
		items = append(items, &catalog.Item{ID: b.ID, Name: b.Name, Aliases: b.Aliases, Department: b.Department, Source: b.Source})
	}
	index, err := catalog.New(cat.Version(), items)
	if err != nil { // a bundle that could be no item is still offered before anything is typed
		return nil
	}
	return index
}

// office is a department with the number of its items.
type office struct {
	name  catalog.Text
	items int
}

// catalogMemo is the memo of the catalog that holds now.
func (p *presenter) catalogMemo() *memo {
	cat := p.hall.Catalog()
	if p.memo.cat == cat {
		return &p.memo
	}
	m := memo{cat: cat}
	var by [][]*catalog.Item
	at := map[string]int{}
	for _, d := range cat.Departments() {
		at[d.ZH] = len(m.offices)
		m.offices = append(m.offices, office{name: d})
		by = append(by, nil)
	}
	for _, it := range cat.Items() {
		i := at[it.Department.ZH]
		m.offices[i].items++
		if it.OneHour {
			by[i] = append(by[i], it)
		}
	}
	for round := 0; len(m.oneHour) < mostPopular; round++ {
		before := len(m.oneHour)
		for _, items := range by {
			if round < len(items) {
				m.oneHour = append(m.oneHour, items[round])
			}
		}
		if len(m.oneHour) == before {
			break
		}
	}
	m.bundles = bundleIndex(cat)
	p.memo = m
	return &p.memo
}

// mostPopular is more than any page offers.
const mostPopular = 20

// found is what the search page lists: hits, or a department's items. It is empty while the page offers departments.
func (p *presenter) found() []catalog.Hit {
	m := p.catalogMemo()
	if p.s.query == "" && p.s.office == "" {
		return nil
	}
	if m.query == p.s.query && m.office == p.s.office {
		return m.hits
	}
	m.query, m.office, m.hits, m.together, m.last = p.s.query, p.s.office, nil, nil, false
	if p.s.query != "" {
		m.hits = m.cat.Search(p.s.query, mostHits)
		if m.bundles != nil && len(p.s.rest) == 0 {
			found := m.bundles.Search(p.s.query, mostHits)
			m.together = bundlesOf(m.cat, found)
			m.last = len(found) > 0 && len(m.hits) > 0 && found[0].Score < m.hits[0].Score
		}
		return m.hits
	}
	if p.s.office == allBundles {
		m.together = m.cat.Bundles()
		return nil
	}
	for _, it := range oneHourFirst(m.cat.Of(p.s.office)) {
		m.hits = append(m.hits, catalog.Hit{Item: it})
	}
	return m.hits
}

// allBundles stands for the bundles among the departments; no department is called so.
const allBundles = "*"

func bundlesOf(cat *catalog.Catalog, hits []catalog.Hit) []*catalog.Bundle {
	var out []*catalog.Bundle
	for _, h := range hits {
		if b, err := cat.Bundle(h.Item.ID); err == nil {
			out = append(out, b)
		}
	}
	return out
}

// popular are the items offered before anything is typed: those named in the settings, else the one-hour items, one of
// each department in turn, the largest departments first.
func (p *presenter) popular(n int) []*catalog.Item {
	var out []*catalog.Item
	for _, id := range p.p.Popular {
		if it, err := p.hall.Catalog().Item(id); err == nil {
			out = append(out, it)
		}
	}
	if len(out) == 0 {
		out = p.catalogMemo().oneHour
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
	case PagePerson:
		r = unicode.ToUpper(r)
		use = r >= '0' && r <= '9' || r == 'X'
	case PageHome, PageOffer, PageMaterials, PageVerdict, PagePriority, PageList, PageTicket, PageProgress, PageHelp,
		PageBook, PageBooked, PageReturn, PageGuide:
	}
	if use {
		p.press(Press{Do: DoType, ID: string(r)})
	}
}
