package manager

import (
	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// clocksView is the widgets of the page of clocks.
type clocksView struct {
	root    fyne.CanvasObject
	filters [clockFilters]*look.Button
	rows    *rows[clockRow]
	empty   *look.Para
}

func newClocksView(of *view) *clocksView {
	v := &clocksView{empty: look.NewPara("", look.Lead, look.Soft).Middle()}
	chips := make([]fyne.CanvasObject, clockFilters)
	for i := range v.filters {
		at := clockFilter(i)
		v.filters[i] = look.NewButton("", look.Plain, func() { of.ask(func(c *choices) { c.clocks = at }) }).Height(40)
		chips[i] = v.filters[i]
	}
	v.rows = newRows([]look.Column{{Width: 64}, {}, {Width: 56, Right: true}, {Width: 118, Right: true}, {Width: 96, Right: true},
		{Width: 130, Right: true}, {Width: 130, Right: true}, {Width: 6}, {Width: 110}, {Width: 190}}, 42, fillClock)
	v.root = look.Col(12, look.Start(look.Row(8, chips...)), look.Grow(look.Card(look.Surface, 0,
		look.Stack(v.rows.table.Object(), look.Center(v.empty))).Padding(8, 10, 8, 10)))
	return v
}

func (v *clocksView) apply(s *clocksState) {
	for i, b := range v.filters {
		b.SetText(s.filters[i])
		b.SetOn(clockFilter(i) == s.chosen)
	}
	h := s.head
	v.rows.table.SetTitles(h.label, h.item, h.window, h.since, h.elapsed, h.left, h.due, "", h.word, h.why)
	v.rows.set(s.rows)
	v.empty.SetText(s.empty)
	show(v.empty, len(s.rows) == 0)
}

func fillClock(r clockRow, c []*look.Cell) {
	c[0].Text(r.label, look.Ink)
	c[0].Bold(true)
	c[1].Text(r.item, look.Ink)
	c[2].Text(r.window, look.Ink)
	c[3].Text(r.since, look.Soft)
	c[4].Text(r.elapsed, look.Ink)
	ink := look.Ink
	if r.state == look.Late || r.state == look.Yellow {
		_, ink = r.state.Look()
	}
	c[5].Text(r.left, ink)
	c[5].Bold(ink != look.Ink)
	c[6].Text(r.due, look.Soft)
	c[8].Light(r.state, r.word)
	c[9].Text(r.why, look.Soft)
}
