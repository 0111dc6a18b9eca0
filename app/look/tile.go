package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// Tile is a card that can be pressed: whatever it shows, a tap anywhere on it counts. The kiosk's
// big choices, its material cards, the manager's figures are tiles.
type Tile struct {
	offable
	OnTap func()

	fill    fyne.ThemeColorName
	edge    fyne.ThemeColorName
	radius  float32
	content fyne.CanvasObject

	hover, down, focus bool
	plate              *plate
	ring               *canvas.Rectangle
}

// NewTile makes a pressable card of the colour and corner radius around any content, which brings
// its own padding (see Pad).
func NewTile(fill fyne.ThemeColorName, radius float32, content fyne.CanvasObject, onTap func()) *Tile {
	t := &Tile{OnTap: onTap, fill: fill, edge: None, radius: radius, content: content,
		plate: newPlate(), ring: newRing()}
	t.ExtendBaseWidget(t)
	observeTile(t)
	return t
}

// NewChoiceTile makes the kiosk's big choice: an icon, a title and a line below it. The texts shrink
// with an ellipsis, the title wraps to two lines.
func NewChoiceTile(icon Shape, title, sub string, onTap func()) *Tile {
	texts := []fyne.CanvasObject{NewPara(title, 38, Ink).Bold().MaxLines(2)}
	if sub != "" {
		texts = append(texts, NewPara(sub, 26, Soft).MaxLines(2))
	}
	picture := NewPanel(JadeSoft, 24, 22, NewIcon(icon, 60, JadeInk))
	return NewTile(Surface, 24, Pad(Row(32, picture, Grow(Col(4, texts...)), NewIcon(Right, 36, Faint)), 28, 36, 28, 32), onTap)
}

// SetFill changes the ground; nothing happens if it is the same.
func (t *Tile) SetFill(c fyne.ThemeColorName) {
	if c != t.fill {
		t.fill = c
		t.paint()
	}
}

// SetEdge draws a line of the colour around the tile; None takes it away.
func (t *Tile) SetEdge(c fyne.ThemeColorName) {
	if c != t.edge {
		t.edge = c
		t.paint()
	}
}

// SetEnabled enables or disables the tile.
func (t *Tile) SetEnabled(on bool) {
	if on {
		t.Enable()
	} else {
		t.hover, t.down = false, false
		t.Disable()
	}
}

// paint takes the colours of the state.
func (t *Tile) paint() {
	ground := shade(t, t.fill)
	switch {
	case t.Disabled():
		ground = mix(ground, shade(t, Paper), 0.6)
	case t.down:
		ground = mix(ground, shade(t, Ink), 0.10)
	case t.hover:
		ground = mix(ground, shade(t, Ink), 0.04)
	}
	edge, width := rim(t)
	if t.edge != None {
		edge, width = shade(t, t.edge), 3
	}
	t.plate.round(t.radius)
	t.plate.fill(ground, edge, width)
	showRing(t.ring, t, t.focus)
}

// Press does what a tap does, unless the tile is disabled or hidden.
func (t *Tile) Press() {
	if !t.Disabled() && t.Visible() && t.OnTap != nil {
		t.OnTap()
	}
}

// Tapped presses the tile.
func (t *Tile) Tapped(*fyne.PointEvent) { t.Press() }

// MouseIn lights the tile up.
func (t *Tile) MouseIn(*desktop.MouseEvent) { t.hover = !touched(t); t.paint() }

// MouseMoved needs no answer.
func (t *Tile) MouseMoved(*desktop.MouseEvent) {}

// MouseOut returns to rest.
func (t *Tile) MouseOut() { t.hover, t.down = false, false; t.paint() }

// MouseDown shows the tile pressed.
func (t *Tile) MouseDown(*desktop.MouseEvent) { t.down = true; t.paint() }

// MouseUp shows the tile released.
func (t *Tile) MouseUp(*desktop.MouseEvent) { t.down = false; t.paint() }

// Cursor is a hand.
func (t *Tile) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained shows the ring.
func (t *Tile) FocusGained() { t.focus = true; t.paint() }

// FocusLost hides the ring.
func (t *Tile) FocusLost() { t.focus = false; t.paint() }

// TypedRune passes on what the tile has no use for.
func (t *Tile) TypedRune(r rune) {
	if r != ' ' {
		forwardRune(t, r)
	}
}

// TypedKey presses the tile on Space and Enter and passes on the rest.
func (t *Tile) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		t.Press()
	default:
		forwardKey(t, e)
	}
}

// TypedShortcut passes on every shortcut.
func (t *Tile) TypedShortcut(s fyne.Shortcut) { forwardShortcut(t, s) }

// Natural is the content's natural size.
func (t *Tile) Natural() fyne.Size { return Natural(t.content) }

// HeightFor is the content's height.
func (t *Tile) HeightFor(w float32) float32 { return HeightFor(t.content, w) }

// MinSize is the content's, at least 44 by 44: what a finger can hit.
func (t *Tile) MinSize() fyne.Size { return t.content.MinSize().Max(fyne.NewSquareSize(44)) }

// CreateRenderer draws ring and ground below the content.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer {
	t.paint()
	objs := append(append([]fyne.CanvasObject{t.ring}, t.plate.objects()...), t.content)
	return made(&part{of: t, objects: objs, min: t.MinSize, paint: t.paint, layout: func(s fyne.Size) {
		t.plate.put(t, s)
		put(t.content, 0, 0, s.Width, s.Height)
		putRing(t.ring, s, t.radius)
	}})
}
