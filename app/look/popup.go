package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// popup is a list of options below a widget.
type popup struct {
	canvas fyne.Canvas
	over   *container.ThemeOverride
	list   *List
	pop    func()
	back   fyne.Focusable
	closed bool
}

// popupRow is the height of one option at scale 1.
const popupRow = 40

// openPopup shows options below an object and calls choose with the one taken.
func openPopup(anchor fyne.Widget, options []string, at int, choose func(int)) *popup {
	c := fyne.CurrentApp().Driver().CanvasForObject(anchor)
	if c == nil {
		return nil
	}
	th := anchor.(themed).Theme()
	p := &popup{canvas: c, back: c.Focused(), pop: func() {}}
	scale := scaleIn(th)
	widest := float32(0)
	for _, o := range options {
		w, _ := measure(Display(o), Body*scale, true)
		widest = max(widest, w)
	}
	p.list = NewList(popupRow, func() ListRow { return &optionRow{mark: NewIcon(Tick, 14, JadeInk), text: NewText("", Body, Ink)} },
		func(i int, row ListRow, _ bool) {
			if r, ok := row.(*optionRow); ok {
				r.set(options[i], i == at)
			}
		})
	p.list.Lines = false
	p.list.SetCount(len(options))
	take := func(i int) {
		p.close()
		choose(i)
	}
	p.list.OnActivate = take
	p.list.OnTap = take
	card := NewPanel(Surface, 12, 8, p.list).Edge(Line, 1)
	pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(anchor)
	lay := popupLayout{at: pos, below: anchor.Size().Height, width: widest + 16 + 24 + 14 + 12 + 16, height: scale*popupRow*float32(len(options)) + 16}
	frame := &fyne.Container{Layout: lay, Objects: []fyne.CanvasObject{newGuard(card)}}
	d := newDim(p.close)
	d.clear = true
	p.over = dressed(Stack(d, frame), th)
	if k := keysFor(anchor); k != nil {
		p.pop = k.push(func(e *fyne.KeyEvent) {
			switch e.Name {
			case fyne.KeyEscape, fyne.KeyTab:
				p.close()
			default:
			}
		})
	}
	p.list.onEscape = p.close
	c.Overlays().Add(p.over)
	c.Focus(p.list)
	p.list.Select(max(at, 0))
	return p
}

// close takes the list away and gives the focus back.
func (p *popup) close() {
	if p.closed {
		return
	}
	p.closed = true
	p.pop()
	p.canvas.Overlays().Remove(p.over)
	if p.back != nil {
		p.canvas.Focus(p.back)
	}
}

// popupLayout places the list below its anchor, above it where there is no room.
type popupLayout struct {
	at                   fyne.Position
	below, width, height float32
}

func (l popupLayout) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	w := min(max(l.width, 160), s.Width-16)
	h := min(l.height, s.Height-16)
	x := min(max(l.at.X, 8), s.Width-w-8)
	y := l.at.Y + l.below + 6
	if y+h > s.Height-8 {
		y = max(8, min(l.at.Y-6-h, s.Height-h-8))
	}
	put(objs[0], round(x), round(y), round(w), round(h))
}

func (popupLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// optionRow is one option: a tick if chosen, and its text.
type optionRow struct {
	mark *Icon
	text *Text
	row  *fyne.Container
}

// Object is what the list shows.
func (r *optionRow) Object() fyne.CanvasObject {
	if r.row == nil {
		r.row = Pad(Row(10, r.mark, Grow(r.text)), 0, 12, 0, 12)
	}
	return r.row
}

func (r *optionRow) set(s string, chosen bool) {
	r.text.SetText(s)
	r.text.SetBold(chosen)
	if chosen {
		r.mark.Set(Tick, JadeInk)
	} else {
		r.mark.Set("", JadeInk)
	}
}
