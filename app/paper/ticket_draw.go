package paper

import (
	"image"
	"math"
	"strings"

	"onevisit/app/lang"
	"onevisit/app/say"
)

// Dots across the two common widths of ticket paper, at 8 dots a millimetre.
const (
	Dots80 = 576 // 80 mm paper
	Dots58 = 384 // 58 mm paper
)

// dotPoints is the size of a printer dot in points: 203 dots an inch.
const dotPoints = 72.0 / 203

// ticketSizes are the sizes on a ticket, in dots.
type ticketSizes struct {
	label, title, big, body, small, gap float64
	module                              int // most dots a QR module
}

func sizesFor(dots int) ticketSizes {
	if dots >= 512 {
		return ticketSizes{label: 176, title: 38, big: 36, body: 29, small: 23, gap: 12, module: 8}
	}
	return ticketSizes{label: 124, title: 30, big: 30, body: 25, small: 21, gap: 9, module: 6}
}

// Draw draws a ticket for paper of so many dots (Dots80, Dots58): what the printer prints and what the screen shows is
// this one picture. It is as long as it needs to be; nothing is cut off. Text that a QR code cannot hold leaves the
// code away.
func Draw(t Ticket, w *lang.Words, dots int) image.Image {
	dots = max(dots, 128)
	ps := ticketPieces(t, w, dots)
	b := newBitmap(dots, int(math.Ceil(height(ps))), 1)
	stack(b, 0, 0, ps)
	return b.img
}

// ticketPDF draws the same ticket as a PDF page of its own size, with text that can be searched.
func ticketPDF(t Ticket, w *lang.Words, dots int) ([]byte, error) {
	ps := ticketPieces(t, w, dots)
	s := newSheets(float64(dots)*dotPoints, height(ps)*dotPoints, dotPoints, t.Label, t.At)
	s.page()
	stack(s, 0, 0, ps)
	return s.bytes()
}

// ticketPieces lays a ticket out from top to bottom, in dots.
func ticketPieces(t Ticket, w *lang.Words, dots int) []piece {
	z := sizesFor(dots)
	edge := float64(dots / 48)
	wide := float64(dots) - 2*edge
	ps := []piece{space(z.gap)}
	if t.Reprint {
		ps = append(ps, framed(wide, 3, 4, paragraph(w.T("paper.ticket.reprint"), wide-8, z.body, bold, centre)))
		ps = append(ps, space(z.gap/2))
	}
	ps = append(ps, paragraph(w.Text(t.Hall), wide, z.title, bold, centre)...)
	if c := w.Text(t.Caution); c != "" {
		ps = append(ps, framed(wide, 2, 6, paragraph(c, wide-12, z.small, regular, centre)))
	}
	ps = append(ps, rule(wide, 3, z.gap))
	ps = append(ps, callPieces(t, w, wide, z)...)
	ps = append(ps, rule(wide, 2, z.gap))
	ps = append(ps, matterPieces(t, w, wide, z)...)
	ps = append(ps, codePieces(t, w, wide, z)...)
	ps = append(ps, rule(wide, 2, z.gap))
	ps = append(ps, paragraph(stamp(t.At, w), wide, z.small, regular, centre)...)
	ps = append(ps, space(z.gap))
	return inset(edge, ps)
}

// inset moves pieces to the right.
func inset(dx float64, ps []piece) []piece {
	out := make([]piece, len(ps))
	for i, p := range ps {
		out[i] = p
		if draw := p.draw; draw != nil {
			out[i].draw = func(c canvas, x, y float64) { draw(c, x+dx, y) }
		}
	}
	return out
}

// callPieces are the line, the number and the wait.
func callPieces(t Ticket, w *lang.Words, wide float64, z ticketSizes) []piece {
	var ps []piece
	if l := w.Text(t.Line); l != "" {
		ps = append(ps, paragraph(l, wide, z.big, regular, centre)...)
	}
	if t.Priority != "" {
		word := w.T("paper.ticket.priority", lang.Args{"class": w.T("priority." + string(t.Priority))})
		ps = append(ps, paragraph(word, wide, z.big, bold, centre)...)
	}
	label := clean(t.Label)
	size := z.label
	if n := width(label, size, bold); n > wide { // a long label prints smaller, on one line
		size *= wide / n
	}
	// Digits and capitals need no room below the baseline.
	ps = append(ps, piece{high: size * 1.02, draw: func(c canvas, x, y float64) {
		c.text(x+(wide-width(label, size, bold))/2, y+size*0.88, label, size, bold)
	}})
	if t.Wait != nil {
		ahead := w.T("paper.ticket.ahead", lang.Args{"n": t.Wait.Ahead})
		ps = append(ps, paragraph(ahead, wide, z.big, bold, centre)...)
		ps = append(ps, paragraph(w.T("paper.ticket.wait", lang.Args{"range": say.Wait(w, *t.Wait)}), wide, z.body, regular, centre)...)
	}
	return ps
}

// matterPieces are the items and what the pre-check found.
func matterPieces(t Ticket, w *lang.Words, wide float64, z ticketSizes) []piece {
	var ps []piece
	for _, it := range t.Items {
		ps = append(ps, bullet("·", w.Text(it), wide, z.body, regular)...)
	}
	if t.Precheck == nil {
		return ps
	}
	ps = append(ps, space(z.gap/2))
	n := len(t.Precheck.Missing)
	if n == 0 {
		return append(ps, paragraph(w.T("paper.ticket.complete"), wide, z.body, bold, left)...)
	}
	ps = append(ps, paragraph(w.T("paper.ticket.missing", lang.Args{"n": n}), wide, z.body, bold, left)...)
	for _, m := range t.Precheck.Missing {
		ps = append(ps, bullet("☐", w.Text(m), wide, z.body, regular)...)
	}
	return ps
}

// bullet is a paragraph that hangs behind a mark.
func bullet(mark, s string, wide, size float64, w weight) []piece {
	in := width(mark, size, w) + size*0.35
	ps := inset(in, paragraph(s, wide-in, size, w, left))
	if len(ps) > 0 {
		first := ps[0].draw
		ps[0].draw = func(c canvas, x, y float64) {
			c.text(x, y+baseline(size), mark, size, w)
			first(c, x, y)
		}
	}
	return ps
}

// codePieces are the QR code and, beside it where there is room, how to use the ticket.
func codePieces(t Ticket, w *lang.Words, wide float64, z ticketSizes) []piece {
	how := paragraph(w.T("paper.ticket.how"), wide, z.body, regular, left)
	mods, err := qrModules(t.QR)
	if err != nil || t.QR == "" {
		return append([]piece{rule(wide, 2, z.gap)}, how...)
	}
	scan := w.T("paper.ticket.scan")
	if strings.HasPrefix(t.QR, "http") {
		scan = w.T("paper.ticket.scan_phone")
	}
	ps := []piece{rule(wide, 2, z.gap)}
	m := float64(moduleSize(len(mods), int(wide*0.58), z.module))
	code := qrPiece(mods, m)
	side := wide - code.high
	if m >= 6 && side >= 8*z.body {
		text := append(paragraph(scan, side, z.body, bold, left), space(z.gap))
		text = append(text, paragraph(w.T("paper.ticket.how"), side, z.body, regular, left)...)
		return append(ps, beside(code, code.high, text))
	}
	m = float64(moduleSize(len(mods), int(wide), z.module))
	code = qrPiece(mods, m)
	ps = append(ps, inset((wide-code.high)/2, []piece{code})...)
	ps = append(ps, paragraph(scan, wide, z.body, bold, centre)...)
	return append(ps, how...)
}

// beside puts pieces to the right of another, both in the middle of the higher one.
func beside(a piece, dx float64, b []piece) piece {
	high := math.Max(a.high, height(b))
	return piece{high: high, draw: func(c canvas, x, y float64) {
		a.draw(c, x, y+math.Floor((high-a.high)/2))
		stack(c, x+dx, y+(high-height(b))/2, b)
	}}
}
