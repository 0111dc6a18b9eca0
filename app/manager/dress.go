package manager

import (
	"slices"

	"onevisit/app/look"
)

// Colors of the seat.
type Colors string

// The colours that can be chosen.
const (
	ColorsLight    Colors = "light"
	ColorsDark     Colors = "dark"
	ColorsContrast Colors = "contrast" // black and white
)

// Appearance is what a manager chose for the screen of a machine. The zero value is normal text in light colours.
type Appearance struct {
	Colors Colors
	Large  bool // large text
}

// largeText is how much larger large text is.
const largeText = 1.2

// palettes are the colours in the order of the button, and the words of it.
var (
	palettes    = [3]look.Palette{look.Day, look.Night, look.Contrast}
	paletteKeys = [3]Colors{ColorsLight, ColorsDark, ColorsContrast}
)

// take shows what was chosen before; colours that nobody knows are light.
func (c *choices) take(a Appearance) {
	c.large, c.colors = a.Large, max(slices.Index(paletteKeys[:], a.Colors), 0)
}

// scale is the size of the text.
func (s *Seat) scale() float32 {
	if s.choice.large {
		return largeText
	}
	return 1
}

// dress shows the seat in the chosen colours and size, and tells whoever keeps them.
func (s *Seat) dress() {
	s.stage.SetTheme(look.New(palettes[s.choice.colors], s.scale()))
	s.show()
	if s.p.Appeared != nil {
		s.p.Appeared(Appearance{Colors: paletteKeys[s.choice.colors], Large: s.choice.large})
	}
}
