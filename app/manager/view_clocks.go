package manager

import (
	"fyne.io/fyne/v2"

	"onevisit/app/look"
	"onevisit/queue"
)

// clocksView is the widgets of the page of clocks.
type clocksView struct {
	root    fyne.CanvasObject
	filters [clockFilters]*look.Button
	line    *choiceView
	window  *choiceView
	reason  *choiceView
	note    *look.Para
	rows    *rows[clockRow]
	empty   *look.Para
}

func newClocksView(of *view) *clocksView {
	v := &clocksView{empty: look.NewPara("", look.Lead, look.Soft).Middle(), note: look.NewPara("", look.Small, look.Soft)}
	chips := make([]fyne.CanvasObject, clockFilters, clockFilters+3)
	for i := range v.filters {
		at := clockFilter(i)
		v.filters[i] = look.NewButton("", look.Plain, func() { of.ask(func(c *choices) { c.clocks = at }) }).Height(40)
		chips[i] = v.filters[i]
	}
	v.line = newChoiceView(of, func(c *choices, s string) { c.narrow.line = s })
	v.window = newChoiceView(of, func(c *choices, s string) { c.narrow.window = s })
	v.reason = newChoiceView(of, func(c *choices, s string) { c.narrow.reason = queue.PauseReason(s) })
	for _, c := range []*choiceView{v.line, v.window, v.reason} {
		chips = append(chips, chip(c.choice))
	}
	v.rows = newRows([]look.Column{{Fit: true}, {Wrap: true, Shrink: true}, {Fit: true, Right: true}, {Fit: true, Right: true}, {Fit: true, Right: true},
		{Fit: true, Right: true}, {Fit: true, Right: true}, {Width: 4}, {Fit: true}, {Wrap: true, Shrink: true, Fit: true, Width: 150}}, 42, fillClock)
	open := func(i int) {
		if i >= 0 && i < len(v.rows.list) {
			r := v.rows.list[i]
			of.asks.do(command{verb: verbDetail, id: r.id, alarm: r.alarm})
		}
	}
	v.rows.table.Rows.OnTap, v.rows.table.Rows.OnActivate = open, open
	v.root = look.Col(12, look.Wrap(8, chips...), look.Grow(look.Card(look.Surface, 0,
		look.Stack(v.rows.table.Object(), look.Center(v.empty))).Padding(8, 10, 8, 10)), v.note)
	return v
}

func (v *clocksView) apply(s *clocksState) {
	for i, b := range v.filters {
		b.SetText(s.filters[i])
		b.SetOn(clockFilter(i) == s.chosen)
	}
	v.line.apply(s.lines)
	v.window.apply(s.windows)
	v.reason.apply(s.reasons)
	v.note.SetText(s.note)
	h := s.head
	v.rows.set(s.rows, h.label, h.item, h.window, h.since, h.elapsed, h.left, h.due, "", h.word, h.why)
	v.empty.SetText(s.empty)
	show(v.empty, len(s.rows) == 0)
}

// chip puts an object in the middle of the height of the buttons beside it.
func chip(o fyne.CanvasObject) fyne.CanvasObject { return look.Row(0, look.Gap(0, 40), o) }

// choiceView is one choice above a table.
type choiceView struct {
	choice *look.Choice
	values []string
}

func newChoiceView(of *view, set func(*choices, string)) *choiceView {
	v := &choiceView{}
	v.choice = look.NewChoice("", nil, -1, func(i int) {
		if i >= 0 && i < len(v.values) {
			of.ask(func(c *choices) { set(c, v.values[i]) })
		}
	})
	return v
}

func (v *choiceView) apply(l choiceList) {
	v.values = l.values
	v.choice.Set("", l.words, l.chosen)
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
