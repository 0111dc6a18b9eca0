package counter

import (
	"reflect"
	"time"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// asks is what the view tells the presenter. Nothing here decides anything.
type asks interface {
	do(Command)
	rune(rune) bool
	typeNumber(string)
	numeric() bool
	scan(string)
	pickCase(int)
	pickRow(i int, mark bool)
	pickWhich(row, choice int)
	answer(int)
	reanswer(pill, choice int)
	pickClock(int64)
	pickWaiting(int64)
	pickHeld(int64)
	sheetText(i int, text string)
	sheetToggle()
	sheetMove(int)
	sheetPick(int)
	sheetReason(int)
	sheetOK()
	closeSheet()
}

// view is the counter's screen: widgets that are made once and told what to show.
type view struct {
	asks  asks
	stage *look.Stage
	win   fyne.Window
	title string

	root  *fyne.Container
	main  *fyne.Container
	front *front
	top   *topBar
	left  *leftColumn
	mid   *middleColumn
	right *rightColumn
	sheet *sheetView

	wish  Appearance
	scale float32          // of all text as it is shown
	tight bool             // there is so little room at this scale that keys go from the buttons and columns narrow
	now   func() time.Time // the time between characters tells a scanner from a person

	shown    State
	seen     bool
	applying bool // a widget that reports a change made by Apply itself is not heard
	dirty    bool // objects came, went or need other room: the window is laid out again
	grown    bool // objects were made that do not wear the window's theme yet
}

func newView(a Appearance) *view {
	v := &view{now: time.Now, wish: a, scale: a.Scale}
	v.top, v.left, v.mid, v.right = newTopBar(v), newLeftColumn(v), newMiddleColumn(v), newRightColumn(v)
	v.front, v.sheet = newFront(v), &sheetView{v: v}
	v.main = look.Stack()
	v.columns()
	v.root = look.Col(0, v.top.root, look.Grow(look.Stack(v.main, v.front.root)))
	v.front.root.Hide()
	return v
}

// Content is what the window shows.
func (v *view) Content() fyne.CanvasObject { return v.root }

// press tells the presenter of a command.
func (v *view) press(c Command) {
	if v.asks != nil {
		v.asks.do(c)
	}
}

// heard reports whether a change comes from the person and not from Apply.
func (v *view) heard() bool { return !v.applying && v.asks != nil }

// Apply shows a state. What is the same stays untouched: a second that passes changes a few texts.
func (v *view) Apply(s State) {
	if v.applying {
		return
	}
	v.applying = true
	v.dirty, v.grown = false, false
	v.appear(s.Appearance)
	first := !v.seen
	v.seen = true
	v.top.apply(s.Top)
	v.showFront(s.Front, s.Top.Sample, s.Call)
	v.left.apply(s)
	if first || !reflect.DeepEqual(v.shown.middle(), s.middle()) {
		v.mid.apply(s)
	}
	v.right.apply(s, v.shown, first)
	if s.Top.Window != v.title && v.win != nil {
		v.win.SetTitle(s.Top.Window)
		v.title = s.Top.Window
	}
	v.right.fit(s)
	if v.dirty {
		v.relayout()
		v.reveal(first)
	}
	v.sheet.apply(s)
	if s.Toast.Text != "" && s.Toast.Seq != v.shown.Toast.Seq && v.stage != nil {
		v.stage.Toast(s.Toast.Tone.kind(), s.Toast.Text)
	}
	v.shown = s
	v.applying = false
}

// appear changes colours and text size. A window that was made smaller takes a smaller text.
func (v *view) appear(a Appearance) {
	if v.stage == nil {
		return
	}
	scale := v.fits(a.Scale)
	tight := v.narrow(scale)
	if a == v.wish && scale == v.scale && tight == v.tight {
		return
	}
	v.wish, v.scale, v.tight = a, scale, tight
	v.columns()
	v.stage.LiftToasts(v.lift())
	v.stage.SetTheme(v.theme())
	v.dirty, v.grown, v.seen = true, true, false // parts that look at the room they have are shown anew
}

// lift is how high a toast stands in pixels: above the verdict and its buttons.
func (v *view) lift() float32 {
	if v.tight {
		return 190 * v.scale
	}
	return 168
}

// theme is the theme of the window as it is now.
func (v *view) theme() fyne.Theme { return look.New(palettes[v.wish.Colors], v.scale) }

// fits is the largest scale up to a wish that fits into the window.
func (v *view) fits(wish float32) float32 {
	size := v.root.Size()
	return fitting(wish, size.Width, size.Height)
}

// middle is the part of a state that the middle column shows.
func (s State) middle() State {
	return State{Banner: s.Banner, Chips: s.Chips, Item: s.Item, Pills: s.Pills, Rows: s.Rows, Cursor: s.Cursor, Tools: s.Tools, Empty: s.Empty, Bar: s.Bar, Rules: s.Rules, RulesAct: s.RulesAct}
}

// Widths of the outer columns at the normal text; where there is little room, larger text does not widen them as much.
const (
	leftWidth   = 264
	rightWidth  = 280
	tightWidth  = 1250 // of a window, in pixels at scale 1
	tightColumn = 0.91 // of what the text would need, at the least width
)

// columns puts the three columns beside each other, the outer ones as wide as the text needs.
func (v *view) columns() {
	by := v.scale
	if v.tight {
		room := v.root.Size().Width / v.scale
		by *= tightColumn + (1-tightColumn)*(room-leastWidth)/(tightWidth-leastWidth)
	}
	v.main.Objects = []fyne.CanvasObject{
		look.PadAll(look.Split(16, []float32{leftWidth * by, 0, rightWidth * by}, v.left.root, v.mid.root, v.right.root), 16),
	}
}

// narrow reports whether there is little room at a scale.
func (v *view) narrow(scale float32) bool { return scale > 1 && v.root.Size().Width/scale < tightWidth }

// relayout lays the window out again after objects came or went.
func (v *view) relayout() {
	if v.stage != nil && v.grown {
		v.stage.Adopt()
		return
	}
	v.root.Refresh()
}

// kind is a tone as the shared widgets call it.
func (t Tone) kind() look.Kind {
	switch t {
	case Good:
		return look.Good
	case Soon:
		return look.Warn
	case Bad:
		return look.Bad
	case Info:
		return look.Info
	case Plain, Dim:
	}
	return look.Neutral
}

// setAct shows a button's words, whether it can be pressed and how much it stands out.
func setAct(b *look.Button, a Act, quiet look.ButtonKind) {
	b.SetText(a.Text)
	b.SetKey(a.Key)
	b.SetEnabled(a.On)
	switch a.Rank {
	case Primary:
		b.SetKind(look.Primary)
	case Grave:
		b.SetKind(look.Danger)
	case Quiet:
		b.SetKind(quiet)
	}
}

// setShown shows or hides an object and notes that the layout changes.
func (v *view) setShown(o fyne.CanvasObject, on bool) {
	if o.Visible() == on {
		return
	}
	v.dirty = true
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// pool are objects of one kind in a container, made as they are needed and used again.
type pool[T fyne.CanvasObject] struct {
	box  *fyne.Container
	make func(i int) T
	all  []T
}

// use shows the first n objects, filled, and hides the rest.
func (p *pool[T]) use(v *view, n int, fill func(i int, o T)) {
	for len(p.all) < n {
		o := p.make(len(p.all))
		p.all = append(p.all, o)
		p.box.Objects = append(p.box.Objects, o)
		v.dirty, v.grown = true, true
	}
	for i, o := range p.all {
		if i < n {
			fill(i, o)
		}
		v.setShown(o, i < n)
	}
}

// capped shows an object at its height up to a limit; above it the object scrolls.
type capped struct{ height func() float32 }

func (capped) Layout(objs []fyne.CanvasObject, s fyne.Size) { objs[0].Resize(s) }

func (c capped) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objs[0].MinSize().Width, c.height())
}
