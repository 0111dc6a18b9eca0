package board

import (
	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// The screen that the sizes below are for; on every other one they are larger or smaller with it.
const (
	fullWidth  = 1920
	fullHeight = 1080
)

// Text sizes of the board in pixels: read from ten metres, the number first, then the calls before it (a letter of 3 cm
// on a 55-inch screen).
const (
	sizeHall   = 34
	sizePlease = 64
	sizeNumber = 290
	sizeWindow = 160
	sizeTo     = 76
	sizeCall   = 66
	sizePast   = 54
	sizeWait   = 44
	sizeSmall  = 30
	sizeLine   = 26
	sizeNotice = 36
)

// longestRange is how wide the longest range of a wait is, "~100–130 min", for a text of one pixel.
const longestRange = 7.1

// view is the widgets of the board, made once for a size of the screen.
type view struct {
	unit               float32 // screen pixels for one of those that the sizes are in
	root               fyne.CanvasObject
	hall, date, clock  *look.Text
	please, label      *look.Text
	before, win, after *look.Text
	arrow              *look.Icon
	quiet              *look.Para
	called, calm       fyne.CanvasObject
	recent             *look.Text
	rows               []*callRow
	lines              []*lineCard
	notice, foot       *look.Text
	old                *look.Icon // beside the notice while the data is old
	ticker             *look.Panel
	now                *look.Panel
}

// px is a length on the screen.
func (v *view) px(n float32) float32 { return n * v.unit }

func newView(lines int, unit float32) *view {
	v := &view{unit: unit}
	text := func(size float32, c fyne.ThemeColorName) *look.Text { return look.NewText("", v.px(size), c) }
	number := func(size float32, c fyne.ThemeColorName) *look.Text { return look.NewNumeral("", v.px(size), c) }
	v.hall, v.date, v.clock = text(sizeHall, look.Ink).Bold(), text(sizeHall, look.Soft), number(sizeHall, look.Ink)
	v.please, v.label = text(sizePlease, look.OnSoft), number(sizeNumber, look.OnColor)
	v.before, v.after = text(sizeTo, look.OnColor).Whole(), text(sizeTo, look.OnColor).Whole()
	v.win = number(sizeWindow, look.OnColor)
	v.arrow = look.NewIcon(look.ArrowE, v.px(110), look.OnColor)
	v.quiet = look.NewPara("", v.px(sizeTo), look.OnColor).Bold().Middle()
	v.recent, v.foot = text(sizeSmall, look.Soft), text(24, look.Soft)
	v.notice, v.old = text(sizeNotice, look.Ink), look.NewIcon(look.Triangle, v.px(sizeNotice), look.AmberInk)
	v.old.Hide()
	v.ticker = v.panel(look.Surface, 16, 8, 28, look.Row(v.px(20), v.old, look.Grow(v.notice)))
	v.called = look.Col(v.px(4), v.please, v.label, look.Row(v.px(40), look.RowBase(v.px(28), v.before, v.win, v.after),
		v.arrow, look.Space()), look.Space())
	v.calm = look.Center(v.quiet)
	v.now = v.panel(look.Jade, 24, 24, 40, look.Stack(v.called, v.calm))
	last := []fyne.CanvasObject{v.recent}
	for range shownCalls {
		r := v.newCallRow()
		v.rows = append(v.rows, r)
		last = append(last, look.Grow(r.panel))
	}
	cards := make([]fyne.CanvasObject, lines)
	for i := range cards {
		c := v.newLineCard(lines)
		v.lines = append(v.lines, c)
		cards[i] = c.panel
	}
	v.root = look.Pad(look.Col(v.px(20),
		look.Row(v.px(24), look.Grow(v.hall), v.date, v.clock),
		look.Grow(look.Fixed(look.Split(v.px(32), []float32{v.px(1040), 0}, v.now, look.Col(v.px(10), last...)), 0, v.px(540))),
		look.Fixed(look.GridFill(max(lines, 1), v.px(20), cards...), 0, v.px(224)),
		v.ticker, v.foot), v.px(30), v.px(56), v.px(16), v.px(56))
	return v
}

// panel is a card with its padding above and below, and at the sides.
func (v *view) panel(fill fyne.ThemeColorName, radius, high, wide float32, o fyne.CanvasObject) *look.Panel {
	return look.NewPanel(fill, v.px(radius), 0, o).Padding(v.px(high), v.px(wide), v.px(high), v.px(wide))
}

// apply shows a state; widgets that already show it do nothing.
func (v *view) apply(s state) {
	v.hall.SetText(s.hall)
	v.date.SetText(s.date)
	v.clock.SetText(s.clock)
	v.recent.SetText(s.recent)
	v.foot.SetText(s.foot)
	v.notice.SetText(s.notice)
	ink := look.Ink
	if s.stale {
		ink = look.AmberInk
	}
	v.notice.SetColor(ink)
	show(v.old, s.stale)
	show(v.ticker, s.notice != "")
	v.quiet.SetText(s.quiet)
	v.please.SetText(s.please)
	v.label.SetText(s.label)
	v.before.SetText(s.before)
	v.win.SetText(s.window)
	v.after.SetText(s.after)
	if shape, ok := shapes[s.arrow]; ok {
		v.arrow.Set(shape, look.OnColor)
	}
	show(v.arrow, s.arrow != NoArrow)
	show(v.called, s.label != "")
	show(v.calm, s.label == "")
	for i, r := range v.rows {
		if i < len(s.calls) {
			r.apply(s.calls[i])
		} else {
			r.apply(row{})
		}
	}
	for i, c := range v.lines {
		if i < len(s.lines) {
			c.apply(s.lines[i])
		}
	}
}

func show(o fyne.CanvasObject, on bool) {
	switch {
	case on && !o.Visible():
		o.Show()
	case !on && o.Visible():
		o.Hide()
	}
}

// callRow is one of the last calls. Without one it is not seen, but keeps its place.
type callRow struct {
	panel         *look.Panel
	label, window *look.Text
}

func (v *view) newCallRow() *callRow {
	r := &callRow{label: look.NewNumeral("", v.px(sizeCall), look.Ink), window: look.NewText("", v.px(sizePast), look.Ink).Right().Whole()}
	r.panel = v.panel(look.None, 16, 0, 40, look.Row(v.px(24), look.Grow(r.label), r.window))
	return r
}

func (r *callRow) apply(s row) {
	r.label.SetText(s.label)
	r.window.SetText(s.window)
	if s.label == "" {
		r.panel.SetFill(look.None)
	} else {
		r.panel.SetFill(look.Surface)
	}
}

// lineCard is one line of the hall.
type lineCard struct {
	panel        *look.Panel
	name         *look.Para
	wait, people *look.Text
}

// newLineCard makes the card of one of so many lines: the more there are, the narrower each is.
func (v *view) newLineCard(of int) *lineCard {
	side := float32(24)
	if of > 5 {
		side = 16
	}
	room := (fullWidth-2*56-20*float32(of-1))/float32(of) - 2*side
	c := &lineCard{
		name:   look.NewPara("", v.px(sizeLine), look.Soft).MaxLines(2),
		wait:   look.NewText("", v.px(min(sizeWait, room/longestRange)), look.Ink).Bold(),
		people: look.NewText("", v.px(sizeLine), look.Soft),
	}
	c.panel = v.panel(look.Surface, 16, 14, side, look.Col(v.px(2), c.name, look.Space(), c.wait, c.people))
	return c
}

func (c *lineCard) apply(s lineState) {
	c.name.SetText(s.name)
	c.wait.SetText(s.wait)
	c.people.SetText(s.people)
	if s.long {
		c.wait.SetColor(look.AmberInk)
	} else {
		c.wait.SetColor(look.Ink)
	}
}
