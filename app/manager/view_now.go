package manager

import (
	"slices"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// shownAlerts is how many alerts stand on a high first page, half as many on a low one; the others are in a sheet.
const shownAlerts = 4

// Heights in pixels: from which the page has room for more alerts, and what the page needs besides the chart, without
// alerts and for each row of them.
const (
	roomForAlerts = 860
	roomForRest   = 600
	roomForAlert  = 100
	leastChart    = 150
	roomForWords  = 1280 // in width
)

// nowView is the widgets of the first page.
type nowView struct {
	of      *view
	root    *fyne.Container
	alerts  [shownAlerts]*alertCard
	grid    *fyne.Container
	more    *look.Button // stands beside the title
	all     []alert
	figures [5]*figureTile
	title   *look.Text
	windows *rows[windowRow]
	lines   *rows[lineRow]
	ltitle  *look.Text
	chart   *chartCard
}

func newNowView(of *view) *nowView {
	v := &nowView{of: of, title: heading(), ltitle: heading(), chart: newChartCard(of)}
	cards := make([]fyne.CanvasObject, shownAlerts)
	for i := range v.alerts {
		v.alerts[i] = newAlertCard(of)
		v.alerts[i].panel.Hide()
		cards[i] = v.alerts[i].panel
	}
	v.grid = look.Grid(2, 16, cards...)
	v.grid.Hide()
	v.more = look.NewButton("", look.Plain, func() { v.openAll() }).Height(34)
	v.more.Hide()
	tiles := make([]fyne.CanvasObject, len(v.figures))
	for i := range v.figures {
		v.figures[i] = newFigureTile(of)
		tiles[i] = v.figures[i].tile
	}
	v.windows = newRows([]look.Column{{Wrap: true, Shrink: true}, {Fit: true, Width: 174}, {Fit: true}, {Fit: true, Right: true}, {Fit: true, Right: true},
		{Fit: true, Right: true}}, 40, fillWindow)
	v.windows.table.Rows.OnTap = v.openWindow
	v.windows.table.Rows.OnActivate = v.openWindow
	v.lines = newRows([]look.Column{{Wrap: true, Shrink: true}, {Fit: true, Right: true}, {Fit: true, Right: true}, {Fit: true, Right: true}}, 39, fillLine)
	right := look.Col(16, card(v.ltitle, v.lines.table.Object()), look.Grow(v.chart.panel))
	v.root = look.Col(16, v.grid, look.Grid(5, 16, tiles...),
		look.Grow(look.RowFill(16, look.GrowBy(1.08, card(v.title, v.windows.table.Object())), look.GrowBy(1, right))))
	return v
}

// apply shows the page and tells whether something came or went.
func (v *nowView) apply(s *nowState) (moved bool) {
	v.all = s.alerts
	height := v.of.height()
	fit := shownAlerts
	if height < roomForAlerts {
		fit = shownAlerts / 2
	}
	for i, c := range v.alerts {
		on := i < min(len(s.alerts), fit)
		moved = show(c.panel, on) || moved
		if on {
			moved = c.apply(s.alerts[i]) || moved
		}
	}
	moved = show(v.grid, len(s.alerts) > 0) || moved
	v.more.SetText(s.all)
	moved = show(v.more, len(s.alerts) > fit) || moved
	rows := (min(len(s.alerts), fit) + 1) / 2
	moved = show(v.chart.panel, height >= roomForRest+float32(rows)*roomForAlert+leastChart) || moved
	for i, f := range v.figures {
		f.apply(s.figures[i])
	}
	v.title.SetText(s.title)
	windows, lines := s.windows, s.lines.rows
	if v.of.narrow() {
		windows, lines = shortWindows(windows), shortLines(lines)
	}
	h := s.head
	v.windows.set(windows, h.name, h.word, h.ticket, h.time, h.served, h.idle)
	v.ltitle.SetText(s.lines.title)
	l := s.lines.head
	v.lines.set(lines, l.name, l.waiting, l.longest, l.wait)
	v.chart.apply(s.chart)
	return moved
}

// shortWindows say in fewer words what windows do, where their language has any.
func shortWindows(list []windowRow) []windowRow {
	list = slices.Clone(list)
	for i := range list {
		list[i].word = list[i].brief
	}
	return list
}

// shortLines say in fewer words how long a new arrival waits.
func shortLines(list []lineRow) []lineRow {
	list = slices.Clone(list)
	for i := range list {
		list[i].wait = list[i].brief
	}
	return list
}

func fillWindow(r windowRow, c []*look.Cell) {
	c[0].Text(r.name, look.Ink)
	c[1].Light(r.state, r.word)
	c[2].Text(r.ticket, look.Ink)
	c[3].Text(r.time, look.Ink)
	c[4].Text(r.served, look.Ink)
	c[5].Text(r.idle, look.Ink)
}

func fillLine(r lineRow, c []*look.Cell) {
	color := look.Ink
	if r.late {
		color = look.RedInk
	}
	c[0].Text(r.name, look.Ink)
	c[1].Text(r.waiting, look.Ink)
	c[2].Text(r.longest, color)
	c[2].Bold(r.late)
	c[3].Text(r.wait, look.Ink)
}

func (v *nowView) openWindow(i int) {
	if i >= 0 && i < len(v.windows.list) {
		id := v.windows.list[i].id
		v.of.ask(func(c *choices) { c.window = id })
	}
}

// openAll shows every alert in a sheet.
func (v *nowView) openAll() {
	var cards []fyne.CanvasObject
	var sheet *look.Sheet
	for _, a := range v.all {
		c := newAlertCard(v.of)
		c.apply(a)
		for _, b := range []*look.Button{c.button, c.second} {
			act := b.OnTap
			b.OnTap = func() {
				sheet.Close()
				act()
			}
		}
		cards = append(cards, c.panel)
	}
	back := look.NewButton(v.of.back, look.Plain, func() { sheet.Close() })
	sheet = v.of.stage.Sheet(look.SheetOptions{Title: v.of.title.Text(), Width: 760, Buttons: []*look.Button{back},
		Content: look.NewScroll(look.Col(12, cards...))})
}

// alertCard is one thing that is wrong.
type alertCard struct {
	of     *view
	panel  *look.Panel
	icon   *look.Icon
	title  *look.Para
	detail *look.Para
	button *look.Button
	second *look.Button
	was    alert
}

func newAlertCard(of *view) *alertCard {
	c := &alertCard{of: of, icon: look.NewIcon(look.Square, 22, look.RedInk), title: look.NewPara("", look.Body, look.Ink).Bold().MaxLines(2),
		detail: look.NewPara("", look.Body, look.Soft).MaxLines(3), button: look.NewButton("", look.Raised, nil).Bold(), second: look.NewButton("", look.Raised, nil)}
	c.button.OnTap = func() { of.asks.do(c.was.do) }
	c.second.OnTap = func() { of.asks.do(c.was.instead) }
	c.second.Hide()
	c.panel = look.Card(look.RedSoft, 0, look.Row(16, c.icon, look.Grow(look.Col(2, c.title, c.detail)), look.Col(6, c.button, c.second))).
		Padding(12, 18, 12, 20)
	return c
}

// apply shows an alert and tells whether the card's shape changed.
func (c *alertCard) apply(a alert) bool {
	if a == c.was {
		return false
	}
	moved := len(a.title) != len(c.was.title) || len(a.detail) != len(c.was.detail)
	c.was = a
	shape, ink := a.state.Look()
	c.icon.Set(shape, ink)
	c.panel.SetFill(look.RedSoft)
	if a.state == look.Yellow {
		c.panel.SetFill(look.AmberSoft)
	}
	c.title.SetText(a.title)
	c.detail.SetText(a.detail)
	c.button.SetText(a.button)
	c.second.SetText(a.second)
	moved = show(c.second, a.second != "") || moved
	return show(c.button, a.button != "") || moved
}

// figureTile is a figure; a tap says what it means.
type figureTile struct {
	of     *view
	tile   *look.Tile
	name   *look.Para
	value  *look.Text
	unit   *look.Text
	detail *look.Text
	was    figure
}

func newFigureTile(of *view) *figureTile {
	f := &figureTile{of: of, name: look.NewPara("", look.Body, look.Soft), value: look.NewNumeral("", look.Figure, look.Ink),
		unit: look.NewText("", look.Body, look.Soft).Whole(), detail: look.NewText("", look.Small, look.Soft)}
	f.tile = look.NewTile(look.Surface, 12, look.Pad(look.Col(4,
		look.Row(8, look.Grow(f.name), look.NewIcon(look.Ask, 15, look.Faint)),
		look.RowBase(6, f.value, f.unit), f.detail), 14, 18, 12, 20), f.explain)
	return f
}

func (f *figureTile) apply(s figure) {
	f.was = s
	f.name.SetText(s.name)
	f.value.SetText(s.value)
	f.unit.SetText(s.unit)
	f.detail.SetText(s.detail)
	switch {
	case s.bad:
		f.value.SetColor(look.RedInk)
	case s.good:
		f.value.SetColor(look.JadeInk)
	default:
		f.value.SetColor(look.Ink)
	}
}

// explain opens the definition of the figure.
func (f *figureTile) explain() {
	var sheet *look.Sheet
	back := look.NewButton(f.of.back, look.Plain, func() { sheet.Close() })
	value := f.was.value
	if f.was.unit != "" {
		value += " " + f.was.unit
	}
	sheet = f.of.stage.Sheet(look.SheetOptions{Title: f.was.name, Buttons: []*look.Button{back},
		Content: look.Col(10, look.NewNumeral(value, look.Figure, look.Ink), look.NewText(f.was.detail, look.Body, look.Soft),
			look.NewPara(f.was.meaning, look.Body, look.Ink))})
}
