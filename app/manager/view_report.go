package manager

import (
	"slices"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
	"onevisit/queue/oversight/figures"
)

// reportView is the widgets of the page of figures.
type reportView struct {
	root       fyne.CanvasObject
	period, by *choiceView
	excel, pdf *look.Button
	note       *look.Para
	title      *look.Text
	figures    *rows[reportFigure]
	tableTitle *look.Text
	table      *rows[reportRow]
	days       *rows[reportRow] // by day: with the visits of the day
	reading    *look.Para
	empty      *look.Para
}

func newReportView(of *view) *reportView {
	v := &reportView{note: look.NewPara("", look.Small, look.Soft), title: heading(), tableTitle: heading(),
		reading: look.NewPara("", look.Lead, look.Soft).Middle(), empty: look.NewPara("", look.Lead, look.Soft).Middle()}
	v.period = newChoiceView(of, func(c *choices, s string) { c.period = period(s) })
	v.by = newChoiceView(of, func(c *choices, s string) { c.by = figures.By(s) })
	v.excel = look.NewButton("", look.Plain, func() { of.asks.do(command{verb: verbExport, key: "xlsx"}) }).Height(40)
	v.pdf = look.NewButton("", look.Plain, func() { of.asks.do(command{verb: verbExport, key: "pdf"}) }).Height(40)
	v.figures = newRows([]look.Column{{Fit: true}, {Fit: true, Right: true}, {Fit: true, Right: true}, {Width: 8}, {Wrap: true, Shrink: true}}, 40, fillFigure)
	cols := []look.Column{{Wrap: true, Shrink: true}}
	for range 10 {
		cols = append(cols, look.Column{Fit: true, Right: true})
	}
	v.table = newRows(cols, 40, fillReport)
	v.days = newRows(append(slices.Clone(cols), look.Column{Fit: true, Right: true}, look.Column{Fit: true, Right: true}), 40, fillReport)
	v.root = look.Col(12, look.Row(8, v.period.choice, v.by.choice, look.Grow(v.note), v.excel, v.pdf),
		look.Grow(look.Stack(look.Col(12,
			look.GrowBy(1.4, card(v.title, v.figures.table.Object())),
			look.GrowBy(1, card(v.tableTitle, look.Stack(v.table.table.Object(), v.days.table.Object(), look.Center(v.empty))))), look.Center(v.reading))))
	return v
}

// apply shows the page and tells whether something came or went.
func (v *reportView) apply(s *reportState) bool {
	v.period.apply(s.period)
	v.by.apply(s.by)
	v.excel.SetText(s.excel)
	v.pdf.SetText(s.pdf)
	v.excel.SetEnabled(s.reading == "")
	v.pdf.SetEnabled(s.reading == "")
	v.note.SetText(s.note)
	v.title.SetText(s.figureTitle)
	v.figures.set(s.figures, s.heads[0], s.heads[1], s.heads[2], "", s.heads[3])
	v.tableTitle.SetText(s.tableTitle)
	v.reading.SetText(s.reading)
	v.empty.SetText(s.empty)
	shown, hidden := v.table, v.days
	if s.byDay {
		shown, hidden = v.days, v.table
	}
	shown.set(s.rows, s.head[:]...)
	moved := show(shown.table.Object(), true)
	moved = show(v.empty, s.empty != "") || moved
	return show(hidden.table.Object(), false) || moved
}

func fillFigure(r reportFigure, c []*look.Cell) {
	c[0].Text(r.name, look.Ink)
	c[1].Text(r.value, look.Ink)
	c[1].Bold(true)
	c[2].Text(r.part, look.Soft)
	c[4].Text(r.meaning, look.Soft)
}

func fillReport(r reportRow, c []*look.Cell) {
	for i := range c {
		c[i].Text(r[i], look.Ink)
	}
}
