package paper

import (
	"math"
	"time"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/catalog"
)

// GuideSheet prints the guide of an item (办事指南) on A4: one page for most items. Facts stand in a ruled table, materials
// by situation under them; what is not stated is printed as not stated. qr is the address of the same guide for a phone,
// at the day of printing; caution is a sample hall's. Without an address there is no code.
func GuideSheet(w *lang.Words, g catalog.Guide, qr string, caution catalog.Text, at time.Time) ([]byte, error) {
	z := a4For(w.Language())
	z.body, z.cell = z.cell, z.cell-1 // a guide says more on a page than a form
	c := composer{w: w, style: z, code: qr}
	page := say.PageOf(w, g)
	ps := paragraph(w.Text(g.Place.Hall), z.wide, z.hall, regular, centre)
	ps = append(ps, paragraph(page.Title, z.wide, z.title*0.8, bold, centre)...)
	ps = append(ps, paragraph(w.T("guide.title")+" · "+page.Lead, z.wide, z.cell, regular, centre)...)
	ps = append(ps, space(z.body*0.4))
	for _, s := range page.Sections {
		ps = append(ps, c.guideSection(s)...)
	}
	if n := len(g.NotStated); n > 0 {
		ps = append(ps, space(z.small*0.6))
		ps = append(ps, paragraph(w.T("guide.not_stated", lang.Args{"n": n}), z.wide, z.small, regular, left)...)
	}
	ps = append(ps, paragraph(w.T("guide.printed", lang.Args{"version": g.Version, "day": at.Format(time.DateOnly)}), z.wide, z.small, regular, left)...)
	if qr != "" {
		c.facts.values = lang.Args{}
		ps = append(ps, c.qr("guide.phone")...)
	}
	s := newSheets(a4Wide, a4High, 1, page.Title, at)
	all := pages(ps, z.high)
	for i, p := range all {
		s.page()
		stack(s, margin, marginY, p)
		foot(s, w, i+1, len(all), w.Text(caution))
	}
	return s.bytes()
}

// guideSection is a heading with its lines; facts with a name are rows of a table.
func (c composer) guideSection(s say.GuideSection) []piece {
	z := c.style
	out := append([]piece{space(z.body * 0.45)}, paragraph(s.Title, z.wide, z.body, bold, left)...)
	out = glued(append(out, space(z.body*0.1)))
	name := 0.0
	for _, r := range s.Rows {
		name = math.Max(name, width(clean(r.Name), z.cell, regular))
	}
	name = math.Min(name+2*cellPad+1, z.wide/4)
	for _, r := range s.Rows {
		switch {
		case r.Name != "":
			out = append(out, c.rowsOf([]cell{c.newCell(r.Name, name, regular, centre), c.newCell(r.Value, z.wide-name, regular, left)})...)
		case r.Head:
			out = append(out, glued(paragraph(r.Value, z.wide, z.cell, bold, left))...)
		case r.Numbered:
			out = append(out, paragraph(r.Value, z.wide, z.cell, regular, left)...)
		default:
			text := r.Value
			if r.Detail != "" {
				text += c.w.T("paper.form.colon") + r.Detail
			}
			out = append(out, bullet("·", text, z.wide, z.cell, regular)...)
		}
	}
	return out
}
