package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// ListRow is a row of a List: the object it shows. It is made once and filled again and again.
type ListRow interface{ Object() fyne.CanvasObject }

// List shows many rows of one height and makes objects only for those in view. Up, Down, Home, End
// and the page keys select, Enter activates, a tap selects. Other keys go to the window.
type List struct {
	base
	OnSelect   func(i int) // the selection moved there
	OnActivate func(i int) // Enter
	OnTap      func(i int) // a tap, after OnSelect
	Lines      bool        // hairlines below the rows
	RingAlways bool        // the selected row has its ring even while the list has no focus

	rowHeight float32
	makeRow   func() ListRow
	fill      func(i int, row ListRow, selected bool)
	count     int
	selected  int
	focus     bool
	onEscape  func()

	scroll *container.Scroll
	hold   *fyne.Container
	rows   []*listSlot
	ring   *canvas.Rectangle
	theme  fyne.Theme
}

// NewList makes a list. rowHeight is in pixels at scale 1; newRow makes an empty row, fill puts
// item i into one.
func NewList(rowHeight float32, newRow func() ListRow, fill func(i int, row ListRow, selected bool)) *List {
	l := &List{rowHeight: rowHeight, makeRow: newRow, fill: fill, selected: -1, Lines: true, ring: newRing()}
	l.hold = &fyne.Container{Layout: listLayout{l}}
	l.scroll = container.NewVScroll(l.hold)
	l.scroll.OnScrolled = func(fyne.Position) { l.update(false) }
	l.ExtendBaseWidget(l)
	return l
}

// SetCount says how many items there are and fills the rows in view again.
func (l *List) SetCount(n int) {
	l.count = n
	if l.selected >= n {
		l.selected = n - 1
	}
	l.update(true)
	l.scroll.Refresh()
}

// Count returns how many items there are.
func (l *List) Count() int { return l.count }

// Update fills the rows in view again: the items changed, their number did not.
func (l *List) Update() { l.update(true) }

// UpdateItem fills one row again if it is in view.
func (l *List) UpdateItem(i int) {
	for _, s := range l.rows {
		if s.index == i && s.Visible() {
			l.fill(i, s.row, i == l.selected)
		}
	}
}

// Selected returns the selected item, -1 for none.
func (l *List) Selected() int { return l.selected }

// Select moves the selection, brings it into view and calls OnSelect if it moved; -1 selects none.
func (l *List) Select(i int) {
	if l.count == 0 {
		i = -1
	} else {
		i = min(max(i, -1), l.count-1)
	}
	moved := i != l.selected
	l.selected = i
	l.reveal()
	l.update(true)
	if moved && i >= 0 && l.OnSelect != nil {
		l.OnSelect(i)
	}
}

// step is the height of a row on this screen.
func (l *List) step() float32 { return round(l.rowHeight * scaleOf(l)) }

// reveal scrolls so that the selected row is in view.
func (l *List) reveal() {
	if l.selected < 0 || l.Size().Height == 0 {
		return
	}
	top := float32(l.selected) * l.step()
	off := l.scroll.Offset.Y
	if top < off {
		off = top
	} else if top+l.step() > off+l.Size().Height {
		off = top + l.step() - l.Size().Height
	}
	if off != l.scroll.Offset.Y {
		l.scroll.ScrollToOffset(fyne.NewPos(0, off))
	}
}

// update makes rows for what is in view; all fills even those that stay where they are.
func (l *List) update(all bool) {
	size := l.Size()
	if size.Height <= 0 || size.Width <= 0 {
		return
	}
	step := l.step()
	first := int(max(l.scroll.Offset.Y, 0) / step)
	need := min(int(size.Height/step)+2, max(l.count-first, 0))
	for len(l.rows) < need {
		l.addSlot()
	}
	// a row keeps its item as long as it is in view, so that scrolling fills only new ones
	free := make([]*listSlot, 0, len(l.rows))
	at := make(map[int]*listSlot, need)
	for _, s := range l.rows {
		if s.index >= first && s.index < first+need && at[s.index] == nil {
			at[s.index] = s
		} else {
			free = append(free, s)
		}
	}
	for i := first; i < first+need; i++ {
		s := at[i]
		if s == nil {
			s, free = free[0], free[1:]
			s.index = -1
		}
		if all || s.index != i {
			s.index = i
			l.fill(i, s.row, i == l.selected)
		}
		s.line.Hidden = !l.Lines
		put(s, 0, float32(i)*step, size.Width, step)
		if !s.Visible() {
			s.Show()
		}
	}
	for _, s := range free {
		s.index = -1
		if s.Visible() {
			s.Hide()
		}
	}
	l.placeRing()
}

// placeRing shows the ring on the part of the selected row that is in view. It lies above the
// scroll, not in it, so that its stroke is never cut.
func (l *List) placeRing() {
	top := float32(l.selected)*l.step() - l.scroll.Offset.Y
	from, to := max(top, 0), min(top+l.step(), l.Size().Height)
	on := l.selected >= 0 && l.selected < l.count && (l.focus || l.RingAlways) && to-from > 2*ringWidth
	showRing(l.ring, l, on)
	if on {
		const half = float32(ringWidth) / 2
		l.ring.CornerRadius = 8
		put(l.ring, half, from+half, l.Size().Width-2*half, to-from-2*half)
	}
}

// addSlot makes one more row, in the theme of the list.
func (l *List) addSlot() {
	s := newListSlot(l, l.makeRow())
	l.rows = append(l.rows, s)
	objs := []fyne.CanvasObject{}
	for _, r := range l.rows {
		objs = append(objs, r)
	}
	l.hold.Objects = objs
}

// TypedKey moves the selection or passes the key on.
func (l *List) TypedKey(k *fyne.KeyEvent) {
	page := max(1, int(l.Size().Height/l.step())-1)
	switch k.Name {
	case fyne.KeyUp:
		l.Select(max(l.selected-1, 0))
	case fyne.KeyDown:
		l.Select(l.selected + 1)
	case fyne.KeyHome:
		l.Select(0)
	case fyne.KeyEnd:
		l.Select(l.count - 1)
	case fyne.KeyPageUp:
		l.Select(max(l.selected-page, 0))
	case fyne.KeyPageDown:
		l.Select(l.selected + page)
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.OnActivate == nil {
			forwardKey(l, k)
		} else if l.selected >= 0 {
			l.OnActivate(l.selected)
		}
	case fyne.KeyEscape:
		if l.onEscape != nil {
			l.onEscape()
		} else {
			forwardKey(l, k)
		}
	default:
		forwardKey(l, k)
	}
}

// TypedRune passes characters on.
func (l *List) TypedRune(r rune) { forwardRune(l, r) }

// TypedShortcut passes shortcuts on.
func (l *List) TypedShortcut(s fyne.Shortcut) { forwardShortcut(l, s) }

// FocusGained shows the ring on the selected row, the first if none was.
func (l *List) FocusGained() {
	l.focus = true
	if l.selected < 0 && l.count > 0 {
		l.Select(0)
	}
	l.placeRing()
}

// FocusLost hides the ring.
func (l *List) FocusLost() { l.focus = false; l.placeRing() }

// Natural is the size of all rows.
func (l *List) Natural() fyne.Size {
	return fyne.NewSize(240, float32(l.count)*l.step())
}

// MinSize is two rows, less if there are fewer: a list scrolls.
func (l *List) MinSize() fyne.Size {
	return fyne.NewSize(120, float32(min(l.count, 2))*l.step())
}

// CreateRenderer shows the scrolled rows.
func (l *List) CreateRenderer() fyne.WidgetRenderer {
	return made(&part{of: l, objects: []fyne.CanvasObject{l.scroll, l.ring}, min: l.MinSize, paint: l.retheme, layout: func(s fyne.Size) {
		put(l.scroll, 0, 0, s.Width, s.Height)
		l.update(true)
	}})
}

// retheme takes over a changed theme: rows made after the window got its theme wear it as well.
func (l *List) retheme() {
	if l.theme != nil && l.theme != l.Theme() {
		for _, s := range l.rows {
			s.over.Theme = l.Theme()
			Dress(s.over)
			s.Refresh()
		}
	}
	l.theme = l.Theme()
}

// listLayout says how high all rows are together; update places them.
type listLayout struct{ l *List }

func (listLayout) Layout([]fyne.CanvasObject, fyne.Size) {}

func (y listLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, float32(y.l.count)*y.l.step())
}
