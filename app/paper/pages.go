package paper

import (
	"image"
	"math"

	"onevisit/app/lang"
	"onevisit/catalog/fault"
)

// CodeNoTemplate means that a form's kind has no template. Args: kind.
const CodeNoTemplate fault.Code = "paper.no_template"

// pages puts pieces on pages of a height. A piece that stays with the next one moves with it; the head of a table is
// printed again; empty space does not begin a page; an infinitely high piece is a page break.
func pages(ps []piece, high float64) [][]piece {
	var out [][]piece
	var page []piece
	room := high
	turn := func() {
		if len(page) > 0 {
			out = append(out, page)
		}
		page, room = nil, high
	}
	for i, p := range ps {
		if math.IsInf(p.high, 1) {
			turn()
			continue
		}
		if need := chain(ps[i:]); need > room && p.high <= room && need <= high || p.high > room {
			turn()
			if p.head != nil {
				page, room = append(page, *p.head), room-p.head.high
			}
		}
		if len(page) == 0 && p.draw == nil {
			continue
		}
		page, room = append(page, p), room-p.high
	}
	turn()
	return out
}

// chain is the height of a piece with those that it must stay with.
func chain(ps []piece) float64 {
	sum := 0.0
	for _, p := range ps {
		sum += p.high
		if !p.glue {
			break
		}
	}
	return sum
}

// PDF prints a form on A4 with the built-in templates. An unknown kind is the fault paper.no_template.
func PDF(f Form, w *lang.Words) ([]byte, error) { return BuiltIn().PDF(f, w) }

// PDF prints a form on A4.
func (t *Templates) PDF(f Form, w *lang.Words) ([]byte, error) {
	tpl, ok := t.byKind[f.Kind]
	if !ok {
		return nil, fault.New(CodeNoTemplate, fault.Args{"kind": f.Kind})
	}
	c := composer{w: w, facts: t.facts(f, w), style: a4For(w.Language()), code: f.QR}
	s := newSheets(a4Wide, a4High, 1, c.say(tpl.Title, c.facts.values, ""), f.Decided)
	all := pages(c.form(tpl), a4.high)
	for _, mark := range tpl.marks() {
		for i, p := range all {
			s.page()
			c.mark(s, mark)
			stack(s, margin, marginY, p)
			foot(s, w, i+1, len(all), w.Text(f.Foot), w.Text(f.Caution))
		}
	}
	return s.bytes()
}

// facts says a form in a language, with the papers that it speaks of.
func (t *Templates) facts(f Form, w *lang.Words) facts {
	out := factsOf(f, w)
	t.refer(out, f, w)
	return out
}

// marks are the copies to print; one without a mark if the template names none.
func (t *template) marks() []string {
	if len(t.Copies) == 0 {
		return []string{""}
	}
	return t.Copies
}

// mark prints in the top margin which copy this is and who keeps it.
func (c composer) mark(s *sheets, mark string) {
	if mark == "" {
		return
	}
	ps := paragraph(c.say(mark, c.facts.values, ""), c.style.wide, c.style.small, regular, right)
	stack(s, margin, marginY-height(ps)-c.style.small, ps)
}

// foot prints the page's number in the bottom margin, and below it what each page says: the hall's own line and, for a
// sample hall, what it is.
func foot(s *sheets, w *lang.Words, n, of int, lines ...string) {
	ps := paragraph(w.T("paper.form.page", lang.Args{"page": n, "pages": of}), a4.wide, a4.small, regular, centre)
	for _, l := range lines {
		if l != "" {
			ps = append(ps, paragraph(l, a4.wide, a4.small, regular, centre)...)
		}
	}
	stack(s, margin, a4High-marginY+a4.small, ps)
}

// Strip draws a form for ticket paper of so many dots: the same contents, tables as lists. It suits what a kiosk with
// only a ticket printer gives out, such as the list to take home.
func Strip(f Form, w *lang.Words, dots int) (image.Image, error) {
	tpl, ok := BuiltIn().byKind[f.Kind]
	if !ok {
		return nil, fault.New(CodeNoTemplate, fault.Args{"kind": f.Kind})
	}
	dots = max(dots, 128)
	edge := float64(dots/48) * dotPoints
	z := style{title: 15, hall: 10, body: 10, cell: 10, small: 8.5, wide: float64(dots)*dotPoints - 2*edge, narrow: true}
	c := composer{w: w, facts: BuiltIn().facts(f, w), style: z, code: f.QR}
	var ps []piece
	for _, p := range c.form(tpl) {
		if math.IsInf(p.high, 1) {
			p = rule(z.wide, 2*dotPoints, z.body)
		}
		ps = append(ps, p)
	}
	for _, l := range []string{w.Text(f.Foot), w.Text(f.Caution)} {
		if l != "" {
			ps = append(ps, rule(z.wide, dotPoints, z.small/2))
			ps = append(ps, paragraph(l, z.wide, z.small, regular, centre)...)
		}
	}
	ps = append(ps, space(z.body))
	b := newBitmap(dots, int(math.Ceil(height(ps)/dotPoints)), 1/dotPoints)
	stack(b, edge, 0, ps)
	return b.img, nil
}
