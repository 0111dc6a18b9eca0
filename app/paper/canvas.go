package paper

// canvas is what a layout draws on: a bitmap for the ticket printer and the screen, or a PDF page. Coordinates grow to
// the right and down, in the layout's own unit; text stands on its baseline.
type canvas interface {
	text(x, y float64, s string, size float64, w weight)
	fill(x, y, wide, high float64) // solid black
}

// Shares of the type size: how far the text stands above its baseline and how far lines are apart.
const (
	ascent  = 0.88
	leading = 1.5
)

// piece is a part of a page that is not cut in two: a line of text, a row of a table, a signature.
type piece struct {
	high float64
	glue bool   // stays on the page of the next piece
	head *piece // printed again at the top of a page that starts with this piece: the head of its table
	draw func(c canvas, x, y float64)
}

// space is an empty piece.
func space(high float64) piece { return piece{high: high} }

// align places a line in its width.
type align int

const (
	left align = iota
	centre
	right
)

// paragraph breaks a text into pieces, one a line.
func paragraph(s string, wide, size float64, w weight, a align) []piece {
	var out []piece
	for _, line := range wrap(clean(s), wide, size, w) {
		out = append(out, textLine(line, wide, size, w, a))
	}
	return out
}

// textLine is one line of text that fits its width.
func textLine(line string, wide, size float64, w weight, a align) piece {
	dx := 0.0
	switch a {
	case left:
	case centre:
		dx = (wide - width(line, size, w)) / 2
	case right:
		dx = wide - width(line, size, w)
	}
	return piece{high: size * leading, draw: func(c canvas, x, y float64) {
		c.text(x+dx, y+baseline(size), line, size, w)
	}}
}

// baseline is the distance from a line's top to its baseline, with the text in the middle of the line.
func baseline(size float64) float64 { return size * ((leading-1)/2 + ascent) }

// rule is a line across the width with space around it.
func rule(wide, thick, around float64) piece {
	return piece{high: thick + 2*around, draw: func(c canvas, x, y float64) { c.fill(x, y+around, wide, thick) }}
}

// framed puts a border around pieces.
func framed(wide, thick, pad float64, inner []piece) piece {
	high := height(inner) + 2*pad
	return piece{high: high, draw: func(c canvas, x, y float64) {
		frame(c, x, y, wide, high, thick)
		stack(c, x+pad, y+pad, inner)
	}}
}

// frame draws the four sides of a box, inside it.
func frame(c canvas, x, y, wide, high, thick float64) {
	c.fill(x, y, wide, thick)
	c.fill(x, y+high-thick, wide, thick)
	c.fill(x, y, thick, high)
	c.fill(x+wide-thick, y, thick, high)
}

// height sums pieces.
func height(ps []piece) float64 {
	sum := 0.0
	for _, p := range ps {
		sum += p.high
	}
	return sum
}

// stack draws pieces under each other.
func stack(c canvas, x, y float64, ps []piece) {
	for _, p := range ps {
		if p.draw != nil {
			p.draw(c, x, y)
		}
		y += p.high
	}
}
