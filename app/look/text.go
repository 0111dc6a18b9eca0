package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Text is one line of text. It ends in an ellipsis where it is too narrow and centres its
// characters, not its font's box, in its height, so that neighbours of different size agree.
//
// Its MinSize is small on purpose (see Least): the layouts of this package give it its Natural
// width while there is room.
type Text struct {
	base
	text  string
	shown string
	size  float32
	line  float32
	least float32
	bold  bool
	color fyne.ThemeColorName
	align fyne.TextAlign
	prim  *canvas.Text
}

// NewText makes a line of text of the size (pixels at scale 1) and colour. Chain Bold, Right,
// Middle, Least or Whole to it.
func NewText(s string, size float32, color fyne.ThemeColorName) *Text {
	t := &Text{text: Display(s), size: size, line: 1.45, least: -1, color: color}
	t.ExtendBaseWidget(t)
	return t
}

// NewNumeral makes a big number: bold, a tight line, digits of one width, never cut.
func NewNumeral(s string, size float32, color fyne.ThemeColorName) *Text {
	t := NewText(s, size, color)
	t.bold, t.line = true, 1.1
	return t.Whole()
}

// Bold draws the text in the bold cut.
func (t *Text) Bold() *Text { t.SetBold(true); return t }

// Right aligns the text to the right.
func (t *Text) Right() *Text { t.align = fyne.TextAlignTrailing; return t }

// Middle centres the text.
func (t *Text) Middle() *Text { t.align = fyne.TextAlignCenter; return t }

// Least sets the width in pixels below which the layouts do not shrink the text as long as others
// can give way. The default is three characters.
func (t *Text) Least(w float32) *Text { t.least = w; return t }

// Whole keeps the text from being shortened: its least width is its whole width.
func (t *Text) Whole() *Text { t.least = 1 << 20; return t }

// Tight sets the height of the line in ems (1.45 unless set).
func (t *Text) Tight(ems float32) *Text { t.line = ems; return t }

// Text returns what was set, before any shortening.
func (t *Text) Text() string { return t.text }

// SetText changes the text; nothing happens if it is the same.
func (t *Text) SetText(s string) {
	if s = Display(s); s != t.text {
		t.text = s
		t.changed()
	}
}

// SetColor changes the colour; nothing happens if it is the same.
func (t *Text) SetColor(c fyne.ThemeColorName) {
	if c != t.color {
		t.color = c
		t.changed()
	}
}

// SetBold changes the weight; nothing happens if it is the same.
func (t *Text) SetBold(on bool) {
	if on != t.bold {
		t.bold = on
		t.changed()
	}
}

// SetSize changes the size in pixels at scale 1; nothing happens if it is the same.
func (t *Text) SetSize(px float32) {
	if px != t.size {
		t.size = px
		t.changed()
	}
}

// changed redraws a text that is already on a screen.
func (t *Text) changed() {
	if t.prim != nil {
		t.apply()
		t.place(t.Size())
		t.prim.Refresh()
	}
}

// px is the size of the characters on this screen.
func (t *Text) px() float32 { return t.size * scaleOf(t) }

// apply copies the state to the canvas text, but for the shortening, which needs the width.
func (t *Text) apply() {
	t.prim.Color = shade(t, t.color)
	t.prim.TextSize = t.px()
	t.shown = ""
}

// place shortens the text to the width and puts its optical centre in the middle of the height.
func (t *Text) place(s fyne.Size) {
	px := t.px()
	width, _ := measure(t.text, px, t.bold)
	show := t.text
	if s.Width > 0 && width > s.Width+0.5 {
		show = ellipsis(t.text, px, t.bold, s.Width)
		width, _ = measure(show, px, t.bold)
	}
	f := face(show, t.bold)
	if show != t.shown || t.prim.Text != show {
		t.shown, t.prim.Text, t.prim.FontSource = show, show, f
		t.prim.TextStyle = fyne.TextStyle{Bold: f == fontBold}
		t.prim.Refresh()
	}
	x := float32(0)
	switch t.align {
	case fyne.TextAlignTrailing:
		x = s.Width - width
	case fyne.TextAlignCenter:
		x = (s.Width - width) / 2
	}
	t.prim.Resize(fyne.NewSize(width, t.prim.MinSize().Height))
	t.prim.Move(fyne.NewPos(round(max(x, 0)), t.top(s.Height)))
}

// top is where the font's box begins so that the characters stand in the middle of a height.
func (t *Text) top(height float32) float32 {
	px := t.px()
	_, base := measure("口", px, t.bold)
	return round(height/2 + middle*px - base)
}

// BaselineAt returns where the baseline lies in a given height; Row with RowBase needs it.
func (t *Text) BaselineAt(height float32) float32 {
	_, base := measure("口", t.px(), t.bold)
	return t.top(height) + base
}

// Natural is the size at which nothing is cut.
func (t *Text) Natural() fyne.Size {
	w, _ := measure(t.text, t.px(), t.bold)
	return fyne.NewSize(ceil(w), ceil(t.px()*t.line))
}

// MinSize is the size below which the layouts do not go. A thousandth of the natural width is in
// it, invisible, so that Fyne notices a longer text and lays out the row around it again.
func (t *Text) MinSize() fyne.Size {
	t.ExtendBaseWidget(t)
	n := t.Natural()
	least := t.least
	if least < 0 {
		least = 3 * t.px()
	}
	return fyne.NewSize(min(n.Width, least)+n.Width/1024, n.Height)
}

// CreateRenderer makes the canvas text.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	t.prim = newText()
	t.apply()
	return made(&part{of: t, objects: []fyne.CanvasObject{t.prim}, min: t.MinSize, layout: t.place, paint: t.apply})
}

// AccessibilityLabel is the text itself.
func (t *Text) AccessibilityLabel() string { return t.text }

// AccessibilityRole says that this is text.
func (t *Text) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
