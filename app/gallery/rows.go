package gallery

import (
	"strconv"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// ManyRows is how long the gallery's long list is: a year of a small hall's tickets.
const ManyRows = 10_000

// longList is a table with as many rows as told, each with a number, a state and two texts.
func (g *Gallery) longList(rows int) fyne.CanvasObject {
	w := words(g.words)
	states := []look.State{look.Green, look.Yellow, look.Late, look.Paused, look.Idle, look.Closed}
	t := look.NewTable([]look.Column{{Title: w.Number, Width: 120}, {Title: w.Hint, Width: 220}, {Title: w.Title}, {Title: w.Key, Width: 120, Right: true}},
		func(i int, c []*look.Cell) {
			c[0].Text(strconv.Itoa(i+1), look.Ink)
			c[1].Light(states[i%len(states)], w.Option)
			c[2].Text(w.Title+" "+strconv.Itoa(i+1), look.Ink)
			c[3].Text(w.Line, look.Soft)
		})
	t.SetCount(rows)
	return look.PadAll(look.Card(look.Surface, 8, t.Object()), 16)
}

// ShowRows shows the long list in place of the widgets, with as many rows as told.
func (g *Gallery) ShowRows(n int) {
	g.rows = n
	g.show()
}
