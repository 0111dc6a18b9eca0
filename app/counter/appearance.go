package counter

import (
	"slices"

	"onevisit/app/lang"
	"onevisit/app/look"
)

// Colors are the colours of a counter's screen. The words are "screen.<colors>".
type Colors string

// Colours: ink on warm paper, light on dark for a dim hall or tired eyes, and black on white with full lines.
const (
	ColorsLight    Colors = "light"
	ColorsDark     Colors = "dark"
	ColorsContrast Colors = "contrast"
)

// allColors are the colours in the order in which their key changes them.
var allColors = []Colors{ColorsLight, ColorsDark, ColorsContrast}

// palettes are what the colours are drawn with.
var palettes = map[Colors]look.Palette{ColorsLight: look.Day, ColorsDark: look.Night, ColorsContrast: look.Contrast}

// Appearance is what a clerk chose for the screen of a machine. The zero value is the normal size in light colours.
type Appearance struct {
	Colors Colors
	Scale  float32 // of all text and buttons: 1 is normal
}

// sizes are the sizes of text in order. The largest fit only on a large screen.
var sizes = []float32{1, 1.1, Larger, 1.4, 1.6}

// Larger is the scale of the large text: the largest that fits on 1366 by 768.
const Larger = 1.25

// Least room of a counter in pixels at scale 1: that of 1366 by 768 with the large text.
const (
	leastWidth  = 1366 / Larger
	leastHeight = 768 / Larger
)

// known is the appearance with what this program does not know, from a file written by hand, set to the usual.
func (a Appearance) known() Appearance {
	if !slices.Contains(allColors, a.Colors) {
		a.Colors = ColorsLight
	}
	a.Scale = min(max(a.Scale, sizes[0]), sizes[len(sizes)-1])
	return a
}

// fitting is the largest scale up to a wish with which everything fits into a window.
func fitting(wish, width, height float32) float32 {
	if width <= 0 || height <= 0 { // not shown yet
		return wish
	}
	most := min(width/leastWidth, height/leastHeight) + 0.001
	for _, s := range slices.Backward(sizes) {
		if s <= wish && s <= most {
			return s
		}
	}
	return sizes[0]
}

// resize takes the next larger or smaller size that fits into the window.
func (p *presenter) resize(by int) {
	at := 0
	for i, s := range sizes {
		if s <= p.fits(p.appears.Scale)+0.001 {
			at = i
		}
	}
	next := sizes[min(max(at+by, 0), len(sizes)-1)]
	if p.fits(next) < next {
		next = sizes[at]
		p.say(p.t("screen.largest"), Info)
	}
	p.appear(Appearance{p.appears.Colors, next})
}

// recolor takes the next colours.
func (p *presenter) recolor() {
	at := slices.Index(allColors, p.appears.Colors)
	p.appear(Appearance{allColors[(at+1)%len(allColors)], p.appears.Scale})
}

// appear changes the appearance, for this machine and from now on.
func (p *presenter) appear(a Appearance) {
	if a == p.appears {
		return
	}
	p.appears = a
	p.say(p.t("screen.is", lang.Args{"colors": p.t("screen." + string(a.Colors)), "percent": int(a.Scale*100 + 0.5)}), Info)
	if p.appeared != nil {
		p.appeared(a)
	}
}
