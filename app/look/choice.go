package look

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// Choice is a chip that shows the chosen one of a few options and opens a list of them. Space,
// Enter and Down open it, Left and Right step through the options without opening.
type Choice struct {
	offable
	OnChoose func(i int)

	prefix  string
	options []string
	at      int
	size    float32
	focus   bool

	label *Text
	arrow *Icon
	panel *Panel
	ring  *canvas.Rectangle
	list  *popup
}

// NewChoice makes a chip; prefix stands before the option ("跨省转入"), at is the chosen option, -1
// for none yet: then only the prefix shows.
func NewChoice(prefix string, options []string, at int, onChoose func(int)) *Choice {
	c := &Choice{OnChoose: onChoose, prefix: prefix, options: options, at: at, size: 14}
	c.label = NewText("", c.size, SkyInk)
	c.arrow = NewIcon(Down, 12, SkyInk)
	c.panel = NewPanel(SkySoft, 16, 0, Row(6, c.label, c.arrow)).Padding(6, 12, 6, 12)
	c.ring = newRing()
	c.ExtendBaseWidget(c)
	c.write()
	return c
}

// write puts the chosen option on the chip.
func (c *Choice) write() {
	s := c.prefix
	if c.at >= 0 && c.at < len(c.options) {
		if s != "" {
			s += " "
		}
		s += c.options[c.at]
	}
	c.label.SetText(s)
	ground, ink := SkySoft, SkyInk
	switch {
	case c.Disabled():
		ground, ink = Fill, Faint
	case c.at < 0:
		ground, ink = AmberSoft, AmberInk
	}
	c.label.SetColor(ink)
	c.arrow.Set(Down, ink)
	c.panel.SetFill(ground)
}

// Set replaces options and choice without calling OnChoose; nothing happens if they are the same.
func (c *Choice) Set(prefix string, options []string, at int) {
	if prefix == c.prefix && at == c.at && slices.Equal(options, c.options) {
		return
	}
	c.prefix, c.options, c.at = prefix, options, at
	c.write()
	if c.panel.plate != nil {
		c.panel.Refresh()
	}
}

// Chosen returns the chosen option, -1 for none.
func (c *Choice) Chosen() int { return c.at }

// Text returns what the chip says.
func (c *Choice) Text() string { return c.label.Text() }

// SetEnabled enables or disables the chip.
func (c *Choice) SetEnabled(on bool) {
	if on {
		c.Enable()
	} else {
		c.Disable()
	}
	c.write()
}

// Choose takes an option as if a person had chosen it.
func (c *Choice) Choose(i int) {
	if c.Disabled() || i < 0 || i >= len(c.options) {
		return
	}
	changed := i != c.at
	c.at = i
	c.write()
	c.panel.Refresh()
	if changed && c.OnChoose != nil {
		c.OnChoose(i)
	}
}

// Open shows the list of options below the chip.
func (c *Choice) Open() {
	if c.Disabled() || len(c.options) == 0 {
		return
	}
	c.list = openPopup(c, c.options, c.at, c.Choose)
}

// Tapped opens the list.
func (c *Choice) Tapped(*fyne.PointEvent) { c.Open() }

// TypedKey opens the list or steps through the options.
func (c *Choice) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		c.Open()
	case fyne.KeyLeft:
		c.Choose(c.at - 1)
	case fyne.KeyRight:
		c.Choose(c.at + 1)
	default:
		forwardKey(c, k)
	}
}

// TypedRune passes characters on.
func (c *Choice) TypedRune(r rune) {
	if r != ' ' {
		forwardRune(c, r)
	}
}

// TypedShortcut passes every shortcut on.
func (c *Choice) TypedShortcut(s fyne.Shortcut) { forwardShortcut(c, s) }

// FocusGained shows the ring.
func (c *Choice) FocusGained() { c.focus = true; showRing(c.ring, c, true) }

// FocusLost hides the ring.
func (c *Choice) FocusLost() { c.focus = false; showRing(c.ring, c, false) }

// Cursor is a hand.
func (c *Choice) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Natural is the size at which the option is whole.
func (c *Choice) Natural() fyne.Size { return c.panel.Natural() }

// MinSize is the chip with three characters.
func (c *Choice) MinSize() fyne.Size { return c.panel.MinSize() }

// CreateRenderer draws the ring below the chip.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	return made(&part{of: c, objects: []fyne.CanvasObject{c.ring, c.panel}, min: c.MinSize,
		paint: func() { c.write(); showRing(c.ring, c, c.focus) },
		layout: func(s fyne.Size) {
			put(c.panel, 0, 0, s.Width, s.Height)
			c.panel.radius = s.Height / 2
			if c.panel.plate != nil {
				c.panel.plate.round(s.Height / 2)
			}
			putRing(c.ring, s, s.Height/2)
		}})
}

// AccessibilityLabel is what the chip says.
func (c *Choice) AccessibilityLabel() string { return c.label.Text() }

// AccessibilityRole says that this is a button.
func (c *Choice) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
