package paper

import (
	"time"

	"onevisit/app/lang"
	"onevisit/catalog/fault"
)

// CodeReport means that a report has a table whose rows do not fit its head. Args: table.
const CodeReport fault.Code = "paper.report"

// Report is what is printed of figures: a title, lines below it, tables. Texts come already in words.
type Report struct {
	Title string
	Lead  []string // below the title: the hall, the period
	At    time.Time
	Parts []ReportTable
}

// ReportTable is one table of a report. Shares are how the width is divided; Right are the columns of numbers.
type ReportTable struct {
	Title  string
	Note   string // below the title
	Head   []string
	Rows   [][]string
	Shares []float64
	Right  []bool
}

// reportStyle is lying A4.
var reportStyle = style{title: 17, hall: 11, body: 10, cell: 8.5, small: 8, wide: a4High - 2*margin,
	high: a4Wide - 2*marginY - 20}

// PDF prints the report on lying A4; the head of a table is printed again on each page.
func (r Report) PDF(w *lang.Words) ([]byte, error) {
	z := reportStyle
	c := composer{w: w, style: z}
	ps := paragraph(r.Title, z.wide, z.title, bold, left)
	for _, l := range r.Lead {
		ps = append(ps, paragraph(l, z.wide, z.body, regular, left)...)
	}
	for _, t := range r.Parts {
		for _, row := range append([][]string{t.Head}, t.Rows...) {
			if len(row) != len(t.Shares) || len(row) != len(t.Right) {
				return nil, fault.New(CodeReport, fault.Args{"table": t.Title})
			}
		}
		ps = append(ps, c.reportTable(t)...)
	}
	all := pages(ps, z.high)
	s := newSheets(a4High, a4Wide, 1, r.Title, r.At)
	for i, p := range all {
		s.page()
		stack(s, margin, marginY, p)
		stack(s, margin, a4Wide-marginY+z.small, paragraph(w.T("paper.form.page",
			lang.Args{"page": i + 1, "pages": len(all)}), z.wide, z.small, regular, centre))
	}
	return s.bytes()
}

func (c composer) reportTable(t ReportTable) []piece {
	z := c.style
	sum := 0.0
	for _, s := range t.Shares {
		sum += s
	}
	cells := func(texts []string, w weight) []cell {
		out := make([]cell, len(texts))
		for i, s := range texts {
			a := left
			if t.Right[i] {
				a = centre
			}
			out[i] = c.newCell(s, z.wide*t.Shares[i]/sum, w, a)
		}
		return out
	}
	title := paragraph(t.Title, z.wide, z.hall, bold, left)
	if t.Note != "" {
		title = append(title, paragraph(t.Note, z.wide, z.small, regular, left)...)
	}
	for i := range title {
		title[i].glue = true
	}
	out := append([]piece{space(z.body)}, title...)
	head := row(cells(t.Head, bold), z.cell)
	head.glue = true
	out = append(out, head)
	for _, r := range t.Rows {
		for _, p := range c.rowsOf(cells(r, regular)) {
			p.head = &head
			out = append(out, p)
		}
	}
	return out
}
