package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// MarkState is what a check box says about a material.
type MarkState int

// The states of a mark.
const (
	MarkOpen    MarkState = iota // empty: not looked at yet
	MarkOK                       // ✓ on jade: given and usable
	MarkMissing                  // ! in red: needed and not there
	MarkLater                    // a clock in amber: may follow
	MarkShared                   // ✓ faded: obtained by data sharing, not asked of the person
	MarkWrong                    // ✕ in red: given, but not valid
	MarkUnclear                  // ? in amber: given, cannot be judged yet
	MarkEmpty                    // an empty box in red: needed, to be ticked by the person
)

// Sizes of a mark in pixels.
const (
	MarkCounter float32 = 26
	MarkKiosk   float32 = 76
)

// Mark is the box before a material.
type Mark struct {
	base
	state MarkState
	size  float32
	rect  *canvas.Rectangle
	pic   *canvas.Raster
	look  markLook
}

// markLook is how a state is drawn.
type markLook struct {
	shape             Shape
	fill, edge, glyph color.NRGBA
}

// NewMark makes a mark of the size (MarkCounter or MarkKiosk).
func NewMark(s MarkState, size float32) *Mark {
	m := &Mark{state: s, size: size}
	m.ExtendBaseWidget(m)
	return m
}

// Set changes the state; nothing happens if it is the same.
func (m *Mark) Set(s MarkState) {
	if s == m.state {
		return
	}
	m.state = s
	if m.rect != nil {
		m.apply()
		m.pic.Refresh()
	}
}

// State returns what the mark says.
func (m *Mark) State() MarkState { return m.state }

// looks chooses shape and colours of the state.
func (m *Mark) looks() markLook {
	none := fade(shade(m, Surface), 0)
	outline := func(s Shape, c fyne.ThemeColorName) markLook {
		return markLook{s, none, shade(m, c), shade(m, c)}
	}
	switch m.state {
	case MarkOK:
		return markLook{Tick, shade(m, Jade), shade(m, Jade), shade(m, OnColor)}
	case MarkShared:
		soft := mix(shade(m, Surface), shade(m, Jade), 0.55)
		return markLook{Tick, soft, soft, shade(m, OnColor)}
	case MarkMissing:
		return outline(Bang, RedInk)
	case MarkWrong:
		return outline(Cross, RedInk)
	case MarkLater:
		return outline(Clock, AmberInk)
	case MarkUnclear:
		return outline(Ask, AmberInk)
	case MarkEmpty:
		return outline("", RedInk)
	case MarkOpen:
	}
	return outline("", Faint)
}

func (m *Mark) px() float32 { return round(m.size * scaleOf(m)) }

// apply takes the colours of the state.
func (m *Mark) apply() {
	m.look = m.looks()
	width := float32(2)
	if m.size >= 48 {
		width = 4
	}
	setFill(m.rect, m.look.fill, m.look.edge, width)
	m.rect.CornerRadius = round(m.px() * 0.235)
}

// Natural is a square.
func (m *Mark) Natural() fyne.Size { return fyne.NewSquareSize(m.px()) }

// MinSize is the same square.
func (m *Mark) MinSize() fyne.Size { return m.Natural() }

// CreateRenderer draws the box and the sign in it.
func (m *Mark) CreateRenderer() fyne.WidgetRenderer {
	m.rect = canvas.NewRectangle(color.Transparent)
	m.pic = newShapeRaster(func() (Shape, color.NRGBA) { return m.look.shape, m.look.glyph })
	m.apply()
	return made(&part{of: m, objects: []fyne.CanvasObject{m.rect, m.pic}, min: m.MinSize, paint: m.apply, layout: func(s fyne.Size) {
		d := min(m.px(), s.Width, s.Height)
		x, y := round((s.Width-d)/2), round((s.Height-d)/2)
		half := m.rect.StrokeWidth / 2 // the painter centres a stroke on the edge
		put(m.rect, x+half, y+half, d-2*half, d-2*half)
		in := round(d * 0.13)
		put(m.pic, x+in, y+in, d-2*in, d-2*in)
	}})
}
