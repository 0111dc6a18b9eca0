package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// ButtonKind is how much a button asks for attention.
type ButtonKind int

// The kinds of button. A screen has one Primary: the next action.
const (
	Plain   ButtonKind = iota // quiet ground
	Primary                   // jade: the one next action
	Danger                    // red: an action with consequences
	Raised                    // white: on a coloured card, or large on the kiosk
	Quiet                     // no ground: navigation, links
)

// Button is a key to press: text, optionally an icon before it, a second line below it and the cap
// of the key that does the same. Space and Enter press it while it has the focus.
type Button struct {
	offable
	OnTap func()

	text   string
	kind   ButtonKind
	key    string
	sub    string
	icon   Shape
	size   float32
	height float32
	bold   bool
	left   bool
	on     bool

	hover, down, focus bool
	body               *buttonBody
}

// NewButton makes a button of 44 pixels height. Chain Key, Sub, Icon, Height, TextSize, LeftText to it.
func NewButton(text string, kind ButtonKind, onTap func()) *Button {
	b := &Button{text: Display(text), kind: kind, OnTap: onTap, size: Body, height: 44, bold: kind == Primary || kind == Danger}
	if b.bold {
		b.size, b.height = Lead, 56
	}
	b.ExtendBaseWidget(b)
	observeButton(b)
	return b
}

// Key names the key that does the same ("F2"); it is drawn as a small cap.
func (b *Button) Key(k string) *Button { b.key = k; b.changed(); return b }

// Sub adds a second, softer line.
func (b *Button) Sub(s string) *Button { b.sub = Display(s); b.changed(); return b }

// Icon draws a shape before the text.
func (b *Button) Icon(s Shape) *Button { b.icon = s; b.changed(); return b }

// Height sets the height in pixels at scale 1, never below 32; a kiosk uses 96 and more.
func (b *Button) Height(h float32) *Button { b.height = max(h, 32); b.changed(); return b }

// TextSize sets the size of the text at scale 1.
func (b *Button) TextSize(px float32) *Button { b.size = px; b.changed(); return b }

// Bold sets the weight; Primary and Danger are bold anyway.
func (b *Button) Bold() *Button { b.bold = true; b.changed(); return b }

// LeftText puts the text to the left: navigation.
func (b *Button) LeftText() *Button { b.left = true; b.changed(); return b }

// SetText changes the text; nothing happens if it is the same.
func (b *Button) SetText(s string) {
	if s = Display(s); s != b.text {
		b.text = s
		b.changed()
	}
}

// SetKey changes the cap; nothing happens if it is the same.
func (b *Button) SetKey(k string) {
	if k != b.key {
		b.key = k
		b.changed()
	}
}

// SetKind changes the kind; nothing happens if it is the same.
func (b *Button) SetKind(k ButtonKind) {
	if k != b.kind {
		b.kind = k
		b.changed()
	}
}

// SetOn marks a button of a row or a menu as the chosen one.
func (b *Button) SetOn(on bool) {
	if on != b.on {
		b.on = on
		b.changed()
	}
}

// Text returns the text.
func (b *Button) Text() string { return b.text }

// KeyCap returns the key that is drawn.
func (b *Button) KeyCap() string { return b.key }

// SetEnabled enables or disables the button.
func (b *Button) SetEnabled(on bool) {
	if on {
		b.Enable()
		return
	}
	b.hover, b.down = false, false
	b.Disable()
}

// changed redraws a button that is already on a screen.
func (b *Button) changed() {
	if b.body != nil {
		b.body.Refresh()
	}
}

// Press does what a tap does, unless the button is disabled or hidden.
func (b *Button) Press() {
	if !b.Disabled() && b.Visible() && b.OnTap != nil {
		b.OnTap()
	}
}

// Tapped presses the button.
func (b *Button) Tapped(*fyne.PointEvent) { b.Press() }

// MouseIn lights the button up.
func (b *Button) MouseIn(*desktop.MouseEvent) { b.hover = !touched(b); b.repaint() }

// MouseMoved needs no answer.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut returns to rest.
func (b *Button) MouseOut() { b.hover, b.down = false, false; b.repaint() }

// MouseDown shows the button pressed.
func (b *Button) MouseDown(*desktop.MouseEvent) { b.down = true; b.repaint() }

// MouseUp shows the button released.
func (b *Button) MouseUp(*desktop.MouseEvent) { b.down = false; b.repaint() }

// Cursor is a hand while the button can be pressed.
func (b *Button) Cursor() desktop.Cursor {
	if b.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// FocusGained shows the ring.
func (b *Button) FocusGained() { b.focus = true; b.repaint() }

// FocusLost hides the ring.
func (b *Button) FocusLost() { b.focus = false; b.repaint() }

// TypedRune passes on what the button has no use for.
func (b *Button) TypedRune(r rune) {
	if r != ' ' {
		forwardRune(b, r)
	}
}

// TypedKey presses the button on Space and Enter and passes on the rest.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.Press()
	default:
		forwardKey(b, e)
	}
}

// TypedShortcut passes on every shortcut.
func (b *Button) TypedShortcut(s fyne.Shortcut) { forwardShortcut(b, s) }

// repaint recolours the button without measuring anything.
func (b *Button) repaint() {
	if b.body != nil {
		b.body.paint()
	}
}

// AccessibilityLabel is the text.
func (b *Button) AccessibilityLabel() string { return b.text }

// AccessibilityRole says that this is a button.
func (b *Button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// Natural is the size at which the text is whole.
func (b *Button) Natural() fyne.Size { return b.renderer().natural() }

// MinSize is the size at which three characters, icon and cap still fit.
func (b *Button) MinSize() fyne.Size { return b.renderer().least() }

// renderer makes the renderer's objects once.
func (b *Button) renderer() *buttonBody {
	b.ExtendBaseWidget(b)
	if b.body == nil {
		b.body = newButtonBody(b)
	}
	return b.body
}

// CreateRenderer returns the drawing of the button.
func (b *Button) CreateRenderer() fyne.WidgetRenderer { return b.renderer() }

var _ interface {
	fyne.Tappable
	fyne.Focusable
	fyne.Disableable
	desktop.Hoverable
	desktop.Mouseable
	desktop.Cursorable
	fyne.Shortcutable
} = (*Button)(nil)
