package manager

import "onevisit/app/look"

// largeText is how much larger large text is.
const largeText = 1.2

// palettes are the colours that can be chosen, in the order of the button, and the words of it.
var (
	palettes    = [3]look.Palette{look.Day, look.Night, look.Contrast}
	paletteKeys = [3]string{"light", "dark", "contrast"}
)

// scale is the size of the text.
func (s *Seat) scale() float32 {
	if s.choice.large {
		return largeText
	}
	return 1
}

// dress shows the seat in the chosen colours and size.
func (s *Seat) dress() {
	s.stage.SetTheme(look.New(palettes[s.choice.colors], s.scale()))
	s.show()
}
