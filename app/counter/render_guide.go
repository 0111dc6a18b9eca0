package counter

import (
	"slices"

	"onevisit/app/say"
	"onevisit/catalog"
)

// side is the guide of an item, the same as on the A4 page, but with the materials first: they are what a citizen at the
// window asks for.
func (p *presenter) side(it *catalog.Item) *Side {
	page := say.PageOf(p.words, catalog.GuideOf(it, say.PlaceOf(p.hall.Setup(), it), p.hall.Catalog().Version()))
	papers := p.words.T("guide.part.papers")
	slices.SortStableFunc(page.Sections, func(a, b say.GuideSection) int {
		switch {
		case a.Title == b.Title:
			return 0
		case a.Title == papers:
			return -1
		case b.Title == papers:
			return 1
		}
		return 0
	})
	return &Side{Title: page.Title, Detail: page.Lead, Guide: page.Sections}
}
