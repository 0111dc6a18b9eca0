package look

import (
	"slices"

	"fyne.io/fyne/v2"
)

// Column describes a column of a Table.
type Column struct {
	Title string
	Width float32 // in pixels at scale 1; 0 takes a share of the rest
	Fit   bool    // as wide as its widest text, up to Width if that is not 0; see Table.Fit
	Right bool    // numbers align to the right
	Wrap  bool    // texts take a second line where one is too short; rows have to be 40 px high

	Shrink bool // with Wrap: texts for which two lines are too few are smaller
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
	head   *fyne.Container
	header []*Text
	cols   []Column
	widths []float32 // at scale 1; of columns that do not fit theirs never change
	probe  []*Cell   // filled to measure what a row would need
	fill   func(i int, cells []*Cell)
}

// NewTable makes a table; fill puts row i into its cells. Put Object into the layout, call SetCount
// and Update on the table.
func NewTable(cols []Column, fill func(i int, cells []*Cell)) *Table {
	return NewTableSize(cols, 40, fill)
}

// NewTableSize is NewTable with a row height in pixels at scale 1.
func NewTableSize(cols []Column, rowHeight float32, fill func(i int, cells []*Cell)) *Table {
	t := &Table{cols: cols, fill: fill, widths: make([]float32, len(cols))}
	for i, c := range cols {
		t.widths[i] = c.Width
		t.probe = append(t.probe, newCell(c))
	}
	t.Rows = NewList(rowHeight, func() ListRow {
		r := &tableRow{}
		objs := make([]fyne.CanvasObject, len(cols))
		for i, c := range cols {
			cell := newCell(c)
			r.cells, objs[i] = append(r.cells, cell), cell.hold
		}
		r.row = t.columns(objs)
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
	t.head = t.columns(heads)
	t.box = Col(0, Fixed(t.head, 0, 36), Rule(), Grow(t.Rows))
	return t
}

// columns puts objects into the columns.
func (t *Table) columns(objs []fyne.CanvasObject) *fyne.Container {
	cols := make([]fyne.CanvasObject, len(objs))
	for i, o := range objs {
		if t.cols[i].Width > 0 || t.cols[i].Fit {
			cols[i] = &fyne.Container{Layout: tableColumn{t, i}, Objects: []fyne.CanvasObject{o}}
		} else {
			cols[i] = Grow(o)
		}
	}
	return Pad(RowFill(12, cols...), 0, 10, 0, 10)
}

// tableColumn is columnLayout with a width that follows the text size and what the table shows.
type tableColumn struct {
	of *Table
	i  int
}

func (tableColumn) wraps() {}

func (tableColumn) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	put(objs[0], 0, 0, s.Width, s.Height)
}

func (tableColumn) MinSize(objs []fyne.CanvasObject) fyne.Size { return objs[0].MinSize() }

func (c tableColumn) natural(objs []fyne.CanvasObject) fyne.Size {
	w := ceil(c.of.widths[c.i] * scaleOf(c.of.Rows))
	return fyne.NewSize(w, HeightFor(objs[0], w))
}

func (tableColumn) heightFor(objs []fyne.CanvasObject, w float32) float32 {
	return HeightFor(objs[0], w)
}

// fitRows is how many rows are measured: nobody looks through more to find a wide one.
const fitRows = 300

// Fit makes the columns that ask for it as wide as the widest of their title and the texts of the first rows, and lays
// the table out again if that changed something. Call it when the titles or the rows are others.
func (t *Table) Fit() {
	if !slices.ContainsFunc(t.cols, func(c Column) bool { return c.Fit }) {
		return
	}
	widths := make([]float32, len(t.cols))
	for i, h := range t.header {
		widths[i] = h.Natural().Width / scaleOf(h)
	}
	for row := range min(t.Rows.Count(), fitRows) {
		t.fill(row, t.probe)
		for i, c := range t.cols {
			if c.Fit {
				widths[i] = max(widths[i], t.probe[i].natural())
			}
		}
	}
	moved := false
	for i, c := range t.cols {
		if !c.Fit {
			continue
		}
		w := ceil(widths[i]) + 1
		if c.Width > 0 {
			w = min(w, c.Width)
		}
		moved = moved || w != t.widths[i]
		t.widths[i] = w
	}
	if !moved {
		return
	}
	t.head.Refresh()
	for _, s := range t.Rows.rows {
		s.row.Object().Refresh()
	}
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
