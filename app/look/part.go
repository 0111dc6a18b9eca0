package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// part is the renderer of every widget here: some canvas objects, how large they must be, where
// they go and how they take the colours of the theme.
type part struct {
	of      fyne.Widget
	objects []fyne.CanvasObject
	min     func() fyne.Size
	layout  func(fyne.Size)
	paint   func()
}

// Layout places the objects.
func (p *part) Layout(s fyne.Size) { p.layout(s) }

// MinSize is the least the widget can live with.
func (p *part) MinSize() fyne.Size { return p.min() }

// Refresh takes the colours of the theme again, here and in the widgets inside, places the objects
// and redraws them.
func (p *part) Refresh() {
	p.paint()
	for _, o := range p.objects {
		switch o.(type) {
		case fyne.Widget, *fyne.Container:
			o.Refresh()
		}
	}
	p.layout(p.of.Size())
	canvas.Refresh(p.of)
}

// made finishes a renderer. Fyne may make one again for a widget that already has its size (it drops
// those of widgets hidden for a minute), and then calls no Layout by itself.
func made(p *part) *part {
	if s := p.of.Size(); !s.IsZero() {
		p.layout(s)
	}
	return p
}

// hull is the renderer of a widget that only holds another object.
func hull(of fyne.Widget, in fyne.CanvasObject) fyne.WidgetRenderer {
	return made(&part{of: of, objects: []fyne.CanvasObject{in}, min: of.MinSize, paint: func() {},
		layout: func(s fyne.Size) { put(in, 0, 0, s.Width, s.Height) }})
}

// Objects returns what is drawn, lowest first; to who hands out a theme, what takes one.
func (p *part) Objects() []fyne.CanvasObject {
	if dressing.Load() {
		return themeless(p.objects)
	}
	return p.objects
}

// Destroy has nothing to give back.
func (p *part) Destroy() {}

// put moves and resizes an object.
func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(w, 0), max(h, 0)))
}

// setFill recolours a rectangle and redraws it only if something changed.
func setFill(r *canvas.Rectangle, fill, stroke color.NRGBA, width float32) {
	f, s := paintOf(fill), paintOf(stroke)
	if r.FillColor == f && r.StrokeColor == s && r.StrokeWidth == width {
		return
	}
	r.FillColor, r.StrokeColor, r.StrokeWidth = f, s, width
	r.Refresh()
}

// paintOf is a colour as Fyne wants it: it leaves out what is transparent only if it is this one value, and works
// through every pixel of a rectangle in any other colour that is not to be seen.
func paintOf(c color.NRGBA) color.Color {
	if c.A == 0 {
		return color.Transparent
	}
	return c
}

// rim is the edge of a card or button in palettes whose grounds do not differ; else it has no width.
func rim(w themed) (color.NRGBA, float32) {
	c := shade(w, Rim)
	if c.A == 0 {
		return c, 0
	}
	return c, 1
}

// Widths of the focus ring in pixels and its distance from the widget.
const (
	ringWidth = 3
	ringGap   = 1
)

// newRing makes the focus ring, hidden until the widget has the focus.
func newRing() *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.Hide()
	return r
}

// showRing shows or hides a ring around a widget of the given size and corner radius.
func showRing(r *canvas.Rectangle, w themed, on bool) {
	if !on {
		if r.Visible() {
			r.Hide()
		}
		return
	}
	setFill(r, color.NRGBA{}, shade(w, Sky), ringWidth)
	if !r.Visible() {
		r.Show()
	}
}

// putRing places an outer ring: the 3 pixels lie outside the widget with a hair of ground between.
func putRing(r *canvas.Rectangle, size fyne.Size, radius float32) {
	const d = ringWidth + ringGap
	r.CornerRadius = radius + d
	put(r, -d, -d, size.Width+2*d, size.Height+2*d)
}
