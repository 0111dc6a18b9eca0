package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Fyne knows one size of an object: the least. The layouts of this package also ask for the natural
// size (at which nothing is cut) and for the height at a width (for paragraphs). So rows give
// everything its natural width while there is room, then shrink what can be shortened, and never
// let two objects overlap.

// sizer is an object that knows its natural size.
type sizer interface{ Natural() fyne.Size }

// flower is an object whose height depends on its width.
type flower interface{ HeightFor(width float32) float32 }

// arranger is a layout of this package.
type arranger interface {
	fyne.Layout
	natural(objs []fyne.CanvasObject) fyne.Size
	heightFor(objs []fyne.CanvasObject, width float32) float32
}

// Natural returns the size at which nothing of the object is cut.
func Natural(o fyne.CanvasObject) fyne.Size {
	switch c := o.(type) {
	case sizer:
		return c.Natural()
	case *container.ThemeOverride:
		return Natural(c.Content)
	case *fyne.Container:
		if a, ok := c.Layout.(arranger); ok {
			return a.natural(c.Objects)
		}
	}
	return o.MinSize()
}

// HeightFor returns the height the object wants at a width.
func HeightFor(o fyne.CanvasObject, width float32) float32 {
	switch c := o.(type) {
	case flower:
		return c.HeightFor(width)
	case *container.ThemeOverride:
		return HeightFor(c.Content, width)
	case *fyne.Container:
		if a, ok := c.Layout.(arranger); ok {
			return a.heightFor(c.Objects, width)
		}
	}
	return Natural(o).Height
}

// wrapper is a layout around exactly one object (Grow, Fixed, Pad …): it is hidden with it.
type wrapper interface{ wraps() }

// seen tells whether the object takes part in a layout.
func seen(o fyne.CanvasObject) bool {
	if !o.Visible() {
		return false
	}
	if c, ok := o.(*fyne.Container); ok && len(c.Objects) == 1 {
		if _, ok := c.Layout.(wrapper); ok {
			return seen(c.Objects[0])
		}
	}
	return true
}

// shown returns the objects that take part.
func shown(objs []fyne.CanvasObject) []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, 0, len(objs))
	for _, o := range objs {
		if seen(o) {
			out = append(out, o)
		}
	}
	return out
}

// weight is the share of the rest that an object takes; 0 for one that keeps its natural size.
func weight(o fyne.CanvasObject) float32 {
	if c, ok := o.(*fyne.Container); ok {
		if g, ok := c.Layout.(growLayout); ok {
			return g.weight
		}
	}
	return 0
}

// share deals out a length: fixed objects their natural one, growing ones the rest by weight. When
// it is too short, fixed ones shrink towards their least, then everything shrinks alike.
func share(length float32, natural, least, weights []float32) []float32 {
	n := len(natural)
	out := make([]float32, n)
	var fixed, need, lowest, total, slack float32
	for i := range n {
		least[i] = min(least[i], natural[i])
		lowest += least[i]
		if weights[i] > 0 {
			total += weights[i]
			need += least[i]
			continue
		}
		fixed += natural[i]
		slack += natural[i] - least[i]
	}
	switch {
	case length < lowest:
		by := float32(0)
		if lowest > 0 {
			by = max(length, 0) / lowest
		}
		for i := range n {
			out[i] = least[i] * by
		}
	case length < fixed+need:
		by := (fixed + need - length) / max(slack, 0.001)
		for i := range n {
			out[i] = least[i]
			if weights[i] == 0 {
				out[i] = natural[i] - (natural[i]-least[i])*by
			}
		}
	default:
		copy(out, natural)
		grow(out, length-fixed, least, weights, total)
	}
	return out
}

// grow deals the rest to the growing objects by weight, none below its least.
func grow(out []float32, rest float32, least, weights []float32, total float32) {
	full := make([]bool, len(out))
	for again := true; again; {
		again = false
		for i, w := range weights {
			if w > 0 && !full[i] && least[i] > rest*w/total {
				out[i], full[i], again = least[i], true, true
				rest, total = rest-least[i], total-w
				break
			}
		}
	}
	for i, w := range weights {
		if w > 0 && !full[i] {
			out[i] = rest * w / total
		}
	}
}
