package manager

import (
	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// bookingsView is the widgets of the page of appointments. A press on a line or a slot shows its list, a second one all.
type bookingsView struct {
	root           fyne.CanvasObject
	day            *choiceView
	summary        *look.Para
	ltitle, stitle *look.Text
	ptitle         *look.Text
	lines, slots   *rows[bookCount]
	people         *rows[bookRow]
	linesBox       *fyne.Container
	note, empty    *look.Para
}

// Sizes of the page, in pixels.
const (
	bookRowHeight = 40
	bookLinesMost = 6 // lines that are shown without scrolling
)

func newBookingsView(of *view) *bookingsView {
	v := &bookingsView{summary: look.NewPara("", look.Body, look.Ink).Bold(), ltitle: heading(), stitle: heading(), ptitle: heading(),
		note: look.NewPara("", look.Small, look.Soft), empty: look.NewPara("", look.Lead, look.Soft).Middle()}
	v.day = newChoiceView(of, func(c *choices, s string) { c.book = bookChoice{day: s, line: c.book.line} })
	cols := []look.Column{{Wrap: true, Shrink: true}, {Fit: true, Right: true}, {Fit: true, Right: true}, {Fit: true, Right: true}, {Fit: true, Right: true}}
	v.lines, v.slots = newRows(cols, bookRowHeight, fillBookCount), newRows(cols, bookRowHeight, fillBookCount)
	press := func(r *rows[bookCount], set func(*bookChoice, string)) {
		tap := func(i int) {
			if i >= 0 && i < len(r.list) {
				key := r.list[i].key
				if r.list[i].chosen {
					key = ""
				}
				of.ask(func(c *choices) { set(&c.book, key) })
			}
		}
		r.table.Rows.OnTap, r.table.Rows.OnActivate = tap, tap
	}
	press(v.lines, func(c *bookChoice, key string) { c.line, c.slot = key, "" })
	press(v.slots, func(c *bookChoice, key string) { c.slot = key })
	v.people = newRows([]look.Column{{Fit: true}, {Fit: true}, {Wrap: true, Shrink: true}, {Fit: true}, {Fit: true}}, 46, fillBookRow)
	open := func(i int) {
		if i >= 0 && i < len(v.people.list) {
			of.asks.do(command{verb: verbBooking, id: v.people.list[i].seq})
		}
	}
	v.people.table.Rows.OnTap, v.people.table.Rows.OnActivate = open, open
	v.linesBox = look.Fixed(v.lines.table.Object(), 0, 40+bookLinesMost*bookRowHeight)
	left := look.Col(16, card(v.ltitle, v.linesBox), look.Grow(card(v.stitle, v.slots.table.Object())))
	right := card(v.ptitle, look.Stack(v.people.table.Object(), look.Center(v.empty)))
	v.root = look.Col(12, look.Row(16, v.day.choice, look.Grow(v.summary)),
		look.Grow(look.RowFill(16, look.GrowBy(1.1, left), look.GrowBy(1.5, right))), v.note)
	return v
}

func (v *bookingsView) apply(s *bookingsState) {
	v.day.apply(s.days)
	v.summary.SetText(s.summary)
	v.ltitle.SetText(s.lineTitle)
	v.stitle.SetText(s.slotTitle)
	v.ptitle.SetText(s.peopleTitle)
	for _, x := range []struct {
		rows *rows[bookCount]
		head bookCount
		list []bookCount
	}{{v.lines, s.lineHead, s.lines}, {v.slots, s.slotHead, s.slots}} {
		x.rows.set(x.list, x.head.name, x.head.booked, x.head.came, x.head.missed, x.head.free)
	}
	h := s.head
	v.people.set(s.people, h.time, h.number, h.item, h.class, h.word)
	v.note.SetText(s.note)
	v.empty.SetText(s.empty)
	show(v.empty, len(s.people) == 0)
}

func fillBookCount(r bookCount, c []*look.Cell) {
	c[0].Text(r.name, look.Ink)
	c[0].Bold(r.chosen)
	c[1].Text(r.booked, look.Ink)
	c[2].Text(r.came, look.Ink)
	c[3].Text(r.missed, look.Ink)
	if r.late {
		c[3].Text(r.missed, look.RedInk)
	}
	c[4].Text(r.free, look.Soft)
}

func fillBookRow(r bookRow, c []*look.Cell) {
	c[0].Text(r.time, look.Ink)
	c[0].Bold(true)
	c[1].Text(r.number, look.Soft)
	c[2].Text(r.item, look.Ink)
	c[3].Text(r.class, look.Soft)
	c[4].Light(r.state, r.word)
}
