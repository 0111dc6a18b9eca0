package look

import "fyne.io/fyne/v2"

// Column describes a column of a Table.
type Column struct {
	Title string
	Width float32 // in pixels at scale 1; 0 takes a share of the rest
	Right bool    // numbers align to the right
}

// Cell is one place of a Table: a text, or a light.
type Cell struct {
	text  *Text
	light *Light
	hold  *fyne.Container
}

func newCell(c Column) *Cell {
	l := &Cell{text: NewText("", Body, Ink), light: NewLight(Idle, "", Body)}
	if c.Right {
		l.text.Right()
	}
	l.light.Hide()
	l.hold = Stack(l.text, Start(l.light))
	return l
}

// Text shows a text in the colour.
func (c *Cell) Text(s string, color fyne.ThemeColorName) {
	if !c.text.Visible() {
		c.light.Hide()
		c.text.Show()
	}
	c.text.SetText(s)
	c.text.SetColor(color)
}

// Bold sets the weight of the text.
func (c *Cell) Bold(on bool) { c.text.SetBold(on) }

// Light shows a state and its word.
func (c *Cell) Light(s State, word string) {
	if !c.light.Visible() {
		c.text.Hide()
		c.light.Show()
	}
	c.light.Set(s, word)
	c.hold.Layout.Layout(c.hold.Objects, c.hold.Size())
	c.hold.Objects[1].(*fyne.Container).Refresh()
}

// String returns what the cell says.
func (c *Cell) String() string {
	if c.light.Visible() {
		return c.light.Word()
	}
	return c.text.Text()
}

// tableRow is a row of cells.
type tableRow struct {
	cells []*Cell
	row   *fyne.Container
}

// Object is what the list shows.
func (r *tableRow) Object() fyne.CanvasObject { return r.row }

// Table shows rows in aligned columns under a header, with hairlines between. It scrolls, and makes
// objects for the rows in view only. Rows can be selected; see List.
type Table struct {
	Rows *List // the rows: selection, OnSelect, OnActivate

	box    *fyne.Container
	header []*Text
}

// NewTable makes a table; fill puts row i into its cells. Put Object into the layout, call SetCount
// and Update on the table.
func NewTable(cols []Column, fill func(i int, cells []*Cell)) *Table {
	return NewTableSize(cols, 40, fill)
}

// NewTableSize is NewTable with a row height in pixels at scale 1.
func NewTableSize(cols []Column, rowHeight float32, fill func(i int, cells []*Cell)) *Table {
	t := &Table{}
	t.Rows = NewList(rowHeight, func() ListRow {
		r := &tableRow{}
		objs := make([]fyne.CanvasObject, len(cols))
		for i, c := range cols {
			cell := newCell(c)
			r.cells, objs[i] = append(r.cells, cell), cell.hold
		}
		r.row = tableColumns(cols, objs)
		return r
	}, func(i int, row ListRow, _ bool) {
		if r, ok := row.(*tableRow); ok {
			fill(i, r.cells)
		}
	})
	heads := make([]fyne.CanvasObject, len(cols))
	for i, c := range cols {
		h := NewText(c.Title, Small, Soft)
		if c.Right {
			h.Right()
		}
		t.header, heads[i] = append(t.header, h), h
	}
	t.box = Col(0, Fixed(tableColumns(cols, heads), 0, 36), Rule(), Grow(t.Rows))
	return t
}

// tableColumns puts objects into the columns.
func tableColumns(cols []Column, objs []fyne.CanvasObject) *fyne.Container {
	widths := make([]float32, len(cols))
	for i, c := range cols {
		widths[i] = c.Width
	}
	return Pad(Split(12, widths, objs...), 0, 10, 0, 10)
}

// Object is what goes into a layout: header and rows.
func (t *Table) Object() fyne.CanvasObject { return t.box }

// SetCount says how many rows there are and fills those in view again.
func (t *Table) SetCount(n int) { t.Rows.SetCount(n) }

// Update fills the rows in view again.
func (t *Table) Update() { t.Rows.Update() }

// SetTitles changes the header: another language.
func (t *Table) SetTitles(titles ...string) {
	for i, s := range titles {
		if i < len(t.header) {
			t.header[i].SetText(s)
		}
	}
}
