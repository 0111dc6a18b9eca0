package look

import (
	"fyne.io/fyne/v2"
)

// Panel is a flat rectangle with round corners that holds an object: a card, a banner, a chip.
type Panel struct {
	base
	Content fyne.CanvasObject
	fill    fyne.ThemeColorName
	edge    fyne.ThemeColorName
	width   float32
	radius  float32
	pad     [4]float32
	ring    bool
	plate   *plate
}

// NewPanel makes a panel of the colour with a corner radius and the same padding on all sides.
func NewPanel(fill fyne.ThemeColorName, radius, padding float32, content fyne.CanvasObject) *Panel {
	p := &Panel{Content: content, fill: fill, edge: None, radius: radius, pad: [4]float32{padding, padding, padding, padding}}
	p.ExtendBaseWidget(p)
	return p
}

// Card is a panel with corners of 12: the usual card of a screen.
func Card(fill fyne.ThemeColorName, padding float32, content fyne.CanvasObject) *Panel {
	return NewPanel(fill, 12, padding, content)
}

// Padding sets the padding of each side, in the order of CSS.
func (p *Panel) Padding(top, right, bottom, left float32) *Panel {
	p.pad = [4]float32{top, right, bottom, left}
	return p
}

// Edge draws a line of the colour around the panel.
func (p *Panel) Edge(c fyne.ThemeColorName, width float32) *Panel {
	p.edge, p.width = c, width
	p.changed()
	return p
}

// SetFill changes the colour; nothing happens if it is the same.
func (p *Panel) SetFill(c fyne.ThemeColorName) {
	if c != p.fill {
		p.fill = c
		p.changed()
	}
}

// Fill returns the colour.
func (p *Panel) Fill() fyne.ThemeColorName { return p.fill }

// SetRing shows the panel as the one that the keyboard is on.
func (p *Panel) SetRing(on bool) {
	if on != p.ring {
		p.ring = on
		p.changed()
	}
}

// changed repaints the ground if it is on a screen.
func (p *Panel) changed() {
	if p.plate != nil {
		p.apply()
	}
}

// apply takes the colours of the theme.
func (p *Panel) apply() {
	edge, width := shade(p, p.edge), p.width
	if width == 0 && (p.fill == Surface || p.fill == White) {
		edge, width = rim(p)
	}
	if p.ring {
		edge, width = shade(p, Sky), ringWidth
	}
	p.plate.fill(shade(p, p.fill), edge, width)
}

// Natural is the content's natural size and the padding.
func (p *Panel) Natural() fyne.Size {
	n := fyne.Size{}
	if p.Content != nil {
		n = Natural(p.Content)
	}
	return n.AddWidthHeight(p.pad[1]+p.pad[3], p.pad[0]+p.pad[2])
}

// HeightFor is the content's height at the width inside, and the padding.
func (p *Panel) HeightFor(width float32) float32 {
	h := float32(0)
	if p.Content != nil {
		h = HeightFor(p.Content, width-p.pad[1]-p.pad[3])
	}
	return h + p.pad[0] + p.pad[2]
}

// MinSize is the content's least size and the padding.
func (p *Panel) MinSize() fyne.Size {
	m := fyne.Size{}
	if p.Content != nil {
		m = p.Content.MinSize()
	}
	return m.AddWidthHeight(p.pad[1]+p.pad[3], p.pad[0]+p.pad[2])
}

// CreateRenderer draws the ground below the content.
func (p *Panel) CreateRenderer() fyne.WidgetRenderer {
	p.plate = newPlate()
	p.plate.round(p.radius)
	p.apply()
	objs := p.plate.objects()
	if p.Content != nil {
		objs = append(objs, p.Content)
	}
	return made(&part{of: p, objects: objs, min: p.MinSize, paint: p.apply, layout: func(s fyne.Size) {
		p.plate.put(p, s)
		if p.Content != nil {
			put(p.Content, p.pad[3], p.pad[0], s.Width-p.pad[1]-p.pad[3], s.Height-p.pad[0]-p.pad[2])
		}
	}})
}

// Rule is a hairline across.
func Rule() *Panel {
	r := NewPanel(Line, 0, 0, nil)
	r.pad = [4]float32{1, 0, 0, 0}
	return r
}

// Kind is the meaning of a tag, a chip or a banner.
type Kind int

// The meanings: each has a soft ground and an ink.
const (
	Neutral Kind = iota
	Good
	Info
	Warn
	Bad
)

// colors are ground and ink of a kind.
func (k Kind) colors() (ground, ink fyne.ThemeColorName) {
	switch k {
	case Good:
		return JadeSoft, JadeInk
	case Info:
		return SkySoft, SkyInk
	case Warn:
		return AmberSoft, AmberInk
	case Bad:
		return RedSoft, RedInk
	case Neutral:
	}
	return Fill, Ink
}

// Ground is the soft colour of a kind, for cards that take its meaning.
func (k Kind) Ground() fyne.ThemeColorName { g, _ := k.colors(); return g }

// InkColor is the text colour of a kind.
func (k Kind) InkColor() fyne.ThemeColorName { _, i := k.colors(); return i }
