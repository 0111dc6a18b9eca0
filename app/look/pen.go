package look

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/vector"
)

// point is a place in pixels.
type point struct{ x, y float32 }

// pen draws smooth shapes into a picture; every shape is one colour and antialiased. It serves the
// icons and the charts, which thereby look the same on every painter and at every scale.
type pen struct {
	img *image.RGBA
	ras *vector.Rasterizer
}

// newPen begins an empty picture of w by h pixels.
func newPen(w, h int) *pen {
	w, h = max(w, 1), max(h, 1)
	return &pen{img: image.NewRGBA(image.Rect(0, 0, w, h)), ras: vector.NewRasterizer(w, h)}
}

// ink fills what was outlined.
func (p *pen) ink(c color.NRGBA) {
	p.ras.Draw(p.img, p.img.Bounds(), image.NewUniform(c), image.Point{})
	p.ras.Reset(p.img.Bounds().Dx(), p.img.Bounds().Dy())
}

// outline adds a closed shape, always turning the same way, so that overlapping shapes of one
// colour unite instead of cancelling each other.
func (p *pen) outline(pts []point) {
	if len(pts) < 3 {
		return
	}
	area := float32(0)
	for i, a := range pts {
		b := pts[(i+1)%len(pts)]
		area += a.x*b.y - b.x*a.y
	}
	at := func(i int) point {
		if area < 0 {
			return pts[len(pts)-1-i]
		}
		return pts[i]
	}
	p.ras.MoveTo(at(0).x, at(0).y)
	for i := 1; i < len(pts); i++ {
		p.ras.LineTo(at(i).x, at(i).y)
	}
	p.ras.ClosePath()
}

// ring returns the points of a circle.
func ring(c point, r float32) []point {
	n := max(16, int(r*3))
	pts := make([]point, n)
	for i := range pts {
		a := 2 * math.Pi * float64(i) / float64(n)
		pts[i] = point{c.x + r*float32(math.Cos(a)), c.y + r*float32(math.Sin(a))}
	}
	return pts
}

// arc returns points along a circle from angle a to b in degrees, 0 is right, clockwise.
func arc(c point, r, a, b float32) []point {
	n := max(8, int(float64(r)*math.Abs(float64(b-a))/60))
	pts := make([]point, n+1)
	for i := range pts {
		t := float64(a+(b-a)*float32(i)/float32(n)) * math.Pi / 180
		pts[i] = point{c.x + r*float32(math.Cos(t)), c.y + r*float32(math.Sin(t))}
	}
	return pts
}

// polygon fills a closed shape.
func (p *pen) polygon(pts []point, c color.NRGBA) {
	p.outline(pts)
	p.ink(c)
}

// disc fills a circle.
func (p *pen) disc(c point, r float32, col color.NRGBA) { p.polygon(ring(c, r), col) }

// box fills a rectangle with round corners.
func (p *pen) box(x, y, w, h, r float32, c color.NRGBA) { p.polygon(roundBox(x, y, w, h, r), c) }

// roundBox returns the outline of a rectangle with round corners.
func roundBox(x, y, w, h, r float32) []point {
	r = min(r, w/2, h/2)
	if r <= 0 {
		return []point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}
	}
	pts := arc(point{x + w - r, y + r}, r, -90, 0)
	pts = append(pts, arc(point{x + w - r, y + h - r}, r, 0, 90)...)
	pts = append(pts, arc(point{x + r, y + h - r}, r, 90, 180)...)
	return append(pts, arc(point{x + r, y + r}, r, 180, 270)...)
}

// line strokes a polyline with round ends and joints.
func (p *pen) line(pts []point, width float32, c color.NRGBA) {
	p.trace(pts, width)
	p.ink(c)
}

// trace adds the outline of a stroke: down one side, around the end, back on the other side.
func (p *pen) trace(pts []point, width float32) {
	pts = distinct(pts)
	r := width / 2
	switch len(pts) {
	case 0:
		return
	case 1:
		p.outline(ring(pts[0], r))
		return
	}
	there := side(pts, r)
	back := make([]point, len(pts))
	for i, q := range pts {
		back[len(pts)-1-i] = q
	}
	p.outline(append(there, side(back, r)...))
}

// distinct drops points that lie on their predecessor.
func distinct(pts []point) []point {
	var out []point
	for _, q := range pts {
		if n := len(out); n == 0 || math.Hypot(float64(q.x-out[n-1].x), float64(q.y-out[n-1].y)) > 1e-3 {
			out = append(out, q)
		}
	}
	return out
}

// side follows a polyline at the distance r to its right and goes round its end; joints are round
// outside and mitred inside.
func side(pts []point, r float32) []point {
	var out []point
	normal := func(i int) (x, y float32) {
		dx, dy := pts[i+1].x-pts[i].x, pts[i+1].y-pts[i].y
		l := float32(math.Hypot(float64(dx), float64(dy)))
		return -dy / l, dx / l
	}
	degrees := func(x, y float32) float32 { return float32(math.Atan2(float64(y), float64(x)) * 180 / math.Pi) }
	last := len(pts) - 1
	for i := range last {
		nx, ny := normal(i)
		if i > 0 {
			px, py := normal(i - 1)
			cross, dot := px*ny-py*nx, px*nx+py*ny
			switch {
			case cross < -1e-4: // the joint opens on this side
				from := degrees(px, py)
				turn := degrees(dot, cross)
				out = append(out, arc(pts[i], r, from, from+turn)...)
				continue
			case dot > -0.6: // a mitre inside
				k := r / (1 + dot)
				out = append(out, point{pts[i].x + (px+nx)*k, pts[i].y + (py+ny)*k})
				continue
			}
			out = append(out, point{pts[i].x + px*r, pts[i].y + py*r})
		}
		out = append(out, point{pts[i].x + nx*r, pts[i].y + ny*r})
	}
	nx, ny := normal(last - 1)
	from := degrees(nx, ny)
	return append(out, arc(pts[last], r, from, from-180)...)
}

// dashes strokes a polyline with dashes of length on and gaps of length off.
func (p *pen) dashes(pts []point, width, on, off float32, c color.NRGBA) {
	var run []point
	left, drawing := on, true
	for i := 1; i < len(pts); i++ {
		a, b := pts[i-1], pts[i]
		l := float32(math.Hypot(float64(b.x-a.x), float64(b.y-a.y)))
		for at := float32(0); at < l; {
			step := min(left, l-at)
			from, to := along(a, b, at/l), along(a, b, (at+step)/l)
			if drawing {
				if len(run) == 0 {
					run = append(run, from)
				}
				run = append(run, to)
			}
			at, left = at+step, left-step
			if left > 0.001 {
				continue
			}
			if drawing {
				p.trace(run, width)
				run, left = nil, off
			} else {
				left = on
			}
			drawing = !drawing
		}
	}
	p.trace(run, width)
	p.ink(c)
}

// along is the point at share t of the way from a to b.
func along(a, b point, t float32) point { return point{a.x + (b.x-a.x)*t, a.y + (b.y-a.y)*t} }
