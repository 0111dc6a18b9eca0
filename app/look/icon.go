package look

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Shape names a picture that Icon draws.
type Shape string

// The shapes. Lights use Dot, Triangle, Square, Pause, Circle and Dash; the rest are for marks,
// buttons and tiles.
const (
	Dot       Shape = "dot"
	Triangle  Shape = "triangle"
	Square    Shape = "square"
	Pause     Shape = "pause"
	Circle    Shape = "circle"
	Dash      Shape = "dash"
	Tick      Shape = "tick"
	Cross     Shape = "cross"
	Bang      Shape = "bang"
	Ask       Shape = "ask"
	Clock     Shape = "clock"
	Right     Shape = "right"
	Left      Shape = "left"
	Up        Shape = "up"
	Down      Shape = "down"
	ArrowE    Shape = "arrow-e"
	ArrowW    Shape = "arrow-w"
	ArrowN    Shape = "arrow-n"
	ArrowS    Shape = "arrow-s"
	Plus      Shape = "plus"
	Search    Shape = "search"
	Ticket    Shape = "ticket"
	Checklist Shape = "checklist"
	Scan      Shape = "scan"
	Progress  Shape = "progress"
	Person    Shape = "person"
	Hand      Shape = "hand"
	Speaker   Shape = "speaker"
	Printer   Shape = "printer"
	Home      Shape = "home"
	IDCard    Shape = "id-card"
	Page      Shape = "page"
	Gear      Shape = "gear"
	Backspace Shape = "backspace"
)

// Icon is a small picture in one colour, sharp at every size.
type Icon struct {
	base
	shape Shape
	size  float32
	color fyne.ThemeColorName
	pic   *canvas.Raster
}

// NewIcon makes an icon, size pixels square at scale 1.
func NewIcon(s Shape, size float32, c fyne.ThemeColorName) *Icon {
	i := &Icon{shape: s, size: size, color: c}
	i.ExtendBaseWidget(i)
	return i
}

// Set changes shape and colour; nothing happens if they are the same.
func (i *Icon) Set(s Shape, c fyne.ThemeColorName) {
	if s == i.shape && c == i.color {
		return
	}
	i.shape, i.color = s, c
	if i.pic != nil {
		i.pic.Refresh()
	}
}

// Shape returns what is drawn now.
func (i *Icon) Shape() Shape { return i.shape }

// Natural is a square.
func (i *Icon) Natural() fyne.Size { return fyne.NewSquareSize(round(i.size * scaleOf(i))) }

// MinSize is the same square: icons do not shrink.
func (i *Icon) MinSize() fyne.Size { return i.Natural() }

// CreateRenderer draws the shape when the painter asks for pixels.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	i.pic = canvas.NewRaster(func(w, h int) image.Image { return drawShape(i.shape, w, h, shade(i, i.color)) })
	return made(&part{of: i, objects: []fyne.CanvasObject{i.pic}, min: i.MinSize, paint: func() {}, layout: func(s fyne.Size) {
		d := min(s.Width, s.Height)
		put(i.pic, round((s.Width-d)/2), round((s.Height-d)/2), d, d)
	}})
}

// drawShape draws a shape as large as the picture allows, in the middle of it.
func drawShape(s Shape, w, h int, c color.NRGBA) image.Image {
	p := newPen(w, h)
	unit := float32(min(w, h)) / 24
	at := sketch{pen: p, unit: unit, dx: (float32(w) - 24*unit) / 2, dy: (float32(h) - 24*unit) / 2, color: c}
	for _, set := range []map[Shape]func(sketch){shapes, paperShapes, officeShapes} {
		if draw, ok := set[s]; ok {
			draw(at)
			break
		}
	}
	return p.img
}

// sketch draws on a field of 24 by 24 units.
type sketch struct {
	pen    *pen
	unit   float32
	dx, dy float32
	color  color.NRGBA
}

// to brings field coordinates (x, y, x, y …) to pixels.
func (k sketch) to(xy ...float32) []point {
	pts := make([]point, len(xy)/2)
	for i := range pts {
		pts[i] = point{k.dx + xy[2*i]*k.unit, k.dy + xy[2*i+1]*k.unit}
	}
	return pts
}

// stroke draws a polyline of the usual width.
func (k sketch) stroke(xy ...float32) { k.thick(2, xy...) }

// thick draws a polyline of a width in units.
func (k sketch) thick(width float32, xy ...float32) {
	k.pen.line(k.to(xy...), width*k.unit, k.color)
}

// fill draws a polygon.
func (k sketch) fill(xy ...float32) { k.pen.polygon(k.to(xy...), k.color) }

// disc draws a filled circle.
func (k sketch) disc(x, y, r float32) { k.pen.disc(k.to(x, y)[0], r*k.unit, k.color) }

// bow draws a part of a circle as a stroke; 0 degrees is right, clockwise.
func (k sketch) bow(x, y, r, from, to, width float32) {
	k.pen.line(arc(k.to(x, y)[0], r*k.unit, from, to), width*k.unit, k.color)
}

// frame draws a rectangle with round corners as a stroke.
func (k sketch) frame(x, y, w, h, r float32) {
	o := k.to(x, y)[0]
	pts := roundBox(o.x, o.y, w*k.unit, h*k.unit, r*k.unit)
	k.pen.line(append(pts, pts[0]), 2*k.unit, k.color)
}

// newShapeRaster makes a raster that draws whatever shape and colour it is asked for at that time.
func newShapeRaster(what func() (Shape, color.NRGBA)) *canvas.Raster {
	return canvas.NewRaster(func(w, h int) image.Image {
		s, c := what()
		return drawShape(s, w, h, c)
	})
}
