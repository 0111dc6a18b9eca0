package look

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// plate is the ground of a card. Drawn without a graphics card, every pixel of Fyne's rounded rectangle costs three times
// one of a picture, because the shader reckons the distance to the corners and a shadow for each. A large plate is
// therefore put together: rounded strips above and below, narrow ones at the sides, so that the edge is equally soft all
// round, and inside a picture of one pixel, drawn large. A small one, one with an edge and one that lets the ground
// through are one rectangle.
type plate struct {
	rect   *canvas.Rectangle
	middle *canvas.Image
	strips [4]*canvas.Rectangle // left, right, top, bottom
	pixel  color.NRGBA          // what middle shows
	size   fyne.Size
	whole  bool // no pixel of the theme lies between two of the screen: the parts meet exactly
}

const (
	largePlate = 16_000 // the area in pixels from which the parts are drawn sooner than the one they replace
	sideStrip  = 4      // the width of the strips at the sides
	softEdge   = 0.01   // a radius that rounds nothing, but lets Fyne draw the soft edge of a rounded rectangle
	overlap    = 2      // by so much the strips lie over the middle, so that their soft edges do not let the ground through
)

func newPlate() *plate {
	p := &plate{rect: canvas.NewRectangle(color.Transparent),
		middle: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScalePixels}}
	p.middle.Hide()
	for i := range p.strips {
		p.strips[i] = canvas.NewRectangle(color.Transparent)
		p.strips[i].CornerRadius = softEdge
		p.strips[i].Hide()
	}
	return p
}

// objects is what is drawn, lowest first.
func (p *plate) objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{p.rect, p.middle}
	for _, s := range p.strips {
		out = append(out, s)
	}
	return out
}

// round sets the radius of the corners.
func (p *plate) round(radius float32) {
	p.rect.CornerRadius = radius
	top, bottom := p.strips[2], p.strips[3]
	top.TopLeftCornerRadius, top.TopRightCornerRadius = radius, radius
	bottom.BottomLeftCornerRadius, bottom.BottomRightCornerRadius = radius, radius
}

// strip is the height of the rounded strips: the corners and what their soft edge needs. 0 is without corners.
func (p *plate) strip() float32 {
	if p.rect.CornerRadius == 0 {
		return 0
	}
	return ceil(p.rect.CornerRadius) + overlap
}

// fill recolours the plate.
func (p *plate) fill(fill, edge color.NRGBA, width float32) {
	setFill(p.rect, fill, edge, width)
	p.choose(fill)
}

// put gives the plate its size; of is the widget that it is the ground of.
func (p *plate) put(of fyne.Widget, s fyne.Size) {
	put(p.rect, 0, 0, s.Width, s.Height)
	p.size, p.whole = s, true
	if c := fyne.CurrentApp().Driver().CanvasForObject(of); c != nil {
		p.whole = c.Scale() == round(c.Scale())
	}
	strip := p.strip()
	if strip == 0 {
		put(p.middle, 0, 0, s.Width, s.Height)
	} else {
		high := s.Height - 2*strip
		put(p.middle, overlap, strip-overlap, s.Width-2*overlap, high+2*overlap)
		put(p.strips[0], 0, strip, sideStrip, high)
		put(p.strips[1], s.Width-sideStrip, strip, sideStrip, high)
		put(p.strips[2], 0, 0, s.Width, strip)
		put(p.strips[3], 0, s.Height-strip, s.Width, strip)
	}
	if c, ok := p.rect.FillColor.(color.NRGBA); ok {
		p.choose(c)
	}
}

// choose shows the parts or the rectangle.
func (p *plate) choose(fill color.NRGBA) {
	strip := p.strip()
	parts := p.whole && p.rect.StrokeWidth == 0 && fill.A == 0xff && p.size.Width*p.size.Height >= largePlate &&
		p.size.Width > 2*strip && p.size.Height > 2*strip
	if parts && (p.pixel != fill || p.middle.Image == nil) {
		dot := image.NewNRGBA(image.Rect(0, 0, 1, 1))
		dot.SetNRGBA(0, 0, fill)
		p.pixel, p.middle.Image = fill, dot
		p.middle.Refresh()
	}
	show(p.rect, !parts)
	show(p.middle, parts)
	for _, edge := range p.strips {
		if parts && strip > 0 {
			setFill(edge, fill, color.NRGBA{}, 0)
		}
		show(edge, parts && strip > 0)
	}
}

// show shows or hides an object; nothing happens if it is so already.
func show(o fyne.CanvasObject, on bool) {
	switch {
	case on == o.Visible():
	case on:
		o.Show()
	default:
		o.Hide()
	}
}
