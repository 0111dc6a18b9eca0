package board

import (
	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// Text sizes of the board in pixels: read from ten metres, the number first.
const (
	sizeHall   = 34
	sizePlease = 64
	sizeNumber = 290
	sizeWindow = 160
	sizeTo     = 76
	sizeCall   = 60
	sizeWait   = 38
	sizeSmall  = 30
	sizeLine   = 26
	sizeNotice = 36
)

// view is the widgets of the board, made once.
type view struct {
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

func newView(lines int) *view {
	v := &view{
		hall:   look.NewText("", sizeHall, look.Ink).Bold(),
		date:   look.NewText("", sizeHall, look.Soft),
		clock:  look.NewNumeral("", sizeHall, look.Ink),
		please: look.NewText("", sizePlease, look.OnSoft),
		label:  look.NewNumeral("", sizeNumber, look.OnColor),
		before: look.NewText("", sizeTo, look.OnColor).Whole(),
		win:    look.NewNumeral("", sizeWindow, look.OnColor),
		after:  look.NewText("", sizeTo, look.OnColor).Whole(),
		arrow:  look.NewIcon(look.ArrowE, 110, look.OnColor),
		quiet:  look.NewPara("", sizeTo, look.OnColor).Bold().Middle(),
		recent: look.NewText("", sizeSmall, look.Soft),
		notice: look.NewText("", sizeNotice, look.Ink),
		old:    look.NewIcon(look.Triangle, sizeNotice, look.AmberInk),
		foot:   look.NewText("", 24, look.Soft),
	}
	v.old.Hide()
	v.ticker = look.NewPanel(look.Surface, 16, 0, look.Row(20, v.old, look.Grow(v.notice))).Padding(8, 28, 8, 28)
	v.called = look.Col(4, v.please, v.label, look.Row(40, look.RowBase(28, v.before, v.win, v.after), v.arrow, look.Space()), look.Space())
	v.calm = look.Center(v.quiet)
	v.now = look.NewPanel(look.Jade, 24, 40, look.Stack(v.called, v.calm))
	last := []fyne.CanvasObject{v.recent}
	for range shownCalls {
		r := newCallRow()
		v.rows = append(v.rows, r)
		last = append(last, look.Grow(r.panel))
	}
	cards := make([]fyne.CanvasObject, lines)
	for i := range cards {
		c := newLineCard()
		v.lines = append(v.lines, c)
		cards[i] = c.panel
	}
	cols := max(lines, 1)
	v.root = look.Pad(look.Col(20,
		look.Row(24, look.Grow(v.hall), v.date, v.clock),
		look.Grow(look.Split(32, []float32{1040, 0}, v.now, look.Col(14, last...))),
		look.Fixed(look.GridFill(cols, 20, cards...), 0, 204),
		v.ticker, v.foot), 30, 56, 16, 56)
	return v
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

// callRow is one of the last calls.
type callRow struct {
	panel         *look.Panel
	label, window *look.Text
}

func newCallRow() *callRow {
	r := &callRow{label: look.NewNumeral("", sizeCall, look.Ink), window: look.NewText("", 48, look.Soft).Right().Whole()}
	r.panel = look.NewPanel(look.Surface, 16, 0, look.Row(24, look.Grow(r.label), r.window)).Padding(10, 40, 10, 40)
	return r
}

func (r *callRow) apply(s row) {
	r.label.SetText(s.label)
	r.window.SetText(s.window)
}

// lineCard is one line of the hall.
type lineCard struct {
	panel        *look.Panel
	name         *look.Para
	wait, people *look.Text
}

func newLineCard() *lineCard {
	c := &lineCard{
		name:   look.NewPara("", sizeLine, look.Soft).MaxLines(2),
		wait:   look.NewText("", sizeWait, look.Ink).Bold(),
		people: look.NewText("", sizeLine, look.Soft),
	}
	c.panel = look.NewPanel(look.Surface, 16, 0,
		look.Col(2, c.name, look.Space(), c.wait, c.people)).Padding(14, 24, 14, 24)
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
