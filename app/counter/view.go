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

	scale float32          // of all text, at the start
	other bool             // the other text size than at the start
	now   func() time.Time // the time between characters tells a scanner from a person

	shown    State
	seen     bool
	applying bool // a widget that reports a change made by Apply itself is not heard
	dirty    bool // objects came, went or need other room: the window is laid out again
	grown    bool // objects were made that do not wear the window's theme yet
}

func newView(scale float32) *view {
	v := &view{now: time.Now, scale: max(scale, 1)}
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
	v.resize(s.Large)
	first := !v.seen
	v.seen = true
	v.top.apply(s.Top)
	v.showFront(s.Front, s.Top.Sample)
	v.left.apply(s)
	if first || !reflect.DeepEqual(v.shown.middle(), s.middle()) {
		v.mid.apply(s)
	}
	v.right.apply(s, v.shown, first)
	if s.Top.Window != v.title && v.win != nil {
		v.win.SetTitle(s.Top.Window)
		v.title = s.Top.Window
	}
	if v.dirty {
		v.relayout()
	}
	v.sheet.apply(s)
	if s.Toast.Text != "" && s.Toast.Seq != v.shown.Toast.Seq && v.stage != nil {
		v.stage.Toast(s.Toast.Tone.kind(), s.Toast.Text)
	}
	v.shown = s
	v.applying = false
}

// resize changes to the other text size, or back.
func (v *view) resize(other bool) {
	if v.stage == nil || other == v.other {
		return
	}
	v.other = other
	v.columns()
	v.stage.SetTheme(look.New(look.Day, v.scaleNow()))
	v.dirty, v.grown = true, true
}

// middle is the part of a state that the middle column shows.
func (s State) middle() State {
	return State{Banner: s.Banner, Chips: s.Chips, Item: s.Item, Pills: s.Pills, Rows: s.Rows, Cursor: s.Cursor, Tools: s.Tools, Empty: s.Empty, Bar: s.Bar, Rules: s.Rules, RulesAct: s.RulesAct}
}

// Widths of the outer columns at the normal text, and how much wider the larger text makes them.
const (
	leftWidth   = 264
	rightWidth  = 280
	largeColumn = 1.14
)

// columns puts the three columns beside each other, the outer ones as wide as the text needs.
func (v *view) columns() {
	by := float32(1)
	if v.large() {
		by = largeColumn
	}
	v.main.Objects = []fyne.CanvasObject{
		look.PadAll(look.Split(16, []float32{leftWidth * by, 0, rightWidth * by}, v.left.root, v.mid.root, v.right.root), 16),
	}
}

// large reports whether the larger text is shown.
func (v *view) large() bool { return v.scaleNow() > 1 }

// scaleNow is the scale of all text as it is shown now.
func (v *view) scaleNow() float32 {
	switch {
	case !v.other:
		return v.scale
	case v.scale == 1:
		return Larger
	}
	return 1
}

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
