package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
)

// listSlot is the place of a row: it lights up under the mouse and takes taps.
type listSlot struct {
	base
	list  *List
	row   ListRow
	index int
	over  *container.ThemeOverride
	line  *canvas.Rectangle
	tint  *canvas.Rectangle
}

func newListSlot(l *List, row ListRow) *listSlot {
	s := &listSlot{list: l, row: row, index: -1, line: canvas.NewRectangle(color.Transparent), tint: canvas.NewRectangle(color.Transparent)}
	s.over = dressed(row.Object(), l.Theme())
	s.tint.Hide()
	s.ExtendBaseWidget(s)
	return s
}

// Tapped selects the row.
func (s *listSlot) Tapped(*fyne.PointEvent) {
	l := s.list
	if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil && c.Focused() != fyne.Focusable(l) {
		c.Focus(l)
	}
	i := s.index
	if i < 0 {
		return
	}
	l.Select(i)
	if l.OnTap != nil {
		l.OnTap(i)
	}
}

// MouseIn lights the row up.
func (s *listSlot) MouseIn(*desktop.MouseEvent) { s.tint.Show() }

// MouseMoved needs no answer.
func (s *listSlot) MouseMoved(*desktop.MouseEvent) {}

// MouseOut returns to rest.
func (s *listSlot) MouseOut() { s.tint.Hide() }

// CreateRenderer draws row, tint and hairline.
func (s *listSlot) CreateRenderer() fyne.WidgetRenderer {
	paint := func() {
		setFill(s.line, shade(s.list, Line), color.NRGBA{}, 0)
		setFill(s.tint, fade(shade(s.list, Ink), 0.04), color.NRGBA{}, 0)
	}
	paint()
	return made(&part{of: s, objects: []fyne.CanvasObject{s.over, s.tint, s.line}, paint: paint,
		min: func() fyne.Size { return fyne.NewSize(0, s.list.step()) },
		layout: func(z fyne.Size) {
			put(s.over, 0, 0, z.Width, z.Height)
			put(s.tint, 0, 0, z.Width, z.Height)
			put(s.line, 0, z.Height-1, z.Width, 1)
		}})
}
