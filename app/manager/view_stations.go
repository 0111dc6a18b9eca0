package manager

import (
	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// stationsView is the widgets of the page of stations.
type stationsView struct {
	root  fyne.CanvasObject
	note  *look.Para
	rows  *rows[stationRow]
	empty *look.Para
}

func newStationsView(of *view) *stationsView {
	v := &stationsView{note: look.NewPara("", look.Small, look.Soft), empty: look.NewPara("", look.Lead, look.Soft).Middle()}
	v.rows = newRows([]look.Column{{Fit: true}, {Wrap: true, Shrink: true}, {Fit: true}, {Fit: true}, {Fit: true}, {Fit: true}, {Fit: true}, {Fit: true}}, 46, fillStation)
	open := func(i int) {
		if i >= 0 && i < len(v.rows.list) {
			of.asks.do(command{verb: verbStation, key: v.rows.list[i].key})
		}
	}
	v.rows.table.Rows.OnTap, v.rows.table.Rows.OnActivate = open, open
	v.root = look.Col(12, look.Grow(look.Card(look.Surface, 0,
		look.Stack(v.rows.table.Object(), look.Center(v.empty))).Padding(8, 10, 8, 10)), v.note)
	return v
}

func (v *stationsView) apply(s *stationsState) {
	h := s.head
	v.rows.set(s.rows, h.seat, h.machine, h.word, h.heard, h.since, h.printer, h.forms, h.version)
	v.note.SetText(s.note)
	v.empty.SetText(s.empty)
	show(v.empty, len(s.rows) == 0)
}

func fillStation(r stationRow, c []*look.Cell) {
	c[0].Text(r.seat, look.Ink)
	c[0].Bold(true)
	c[1].Text(r.machine, look.Soft)
	c[2].Light(r.state, r.word)
	c[3].Text(r.heard, look.Ink)
	c[4].Text(r.since, look.Soft)
	c[5].Text(r.printer, look.Ink)
	c[6].Text(r.forms, look.Ink)
	c[7].Text(r.version, look.Soft)
}
