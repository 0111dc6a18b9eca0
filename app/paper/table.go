package paper

import (
	"math"

	"onevisit/app/lang"
)

const (
	lineThick = 0.6 // of the rules of tables, points
	cellPad   = 3.5
	cellLead  = 1.35 // distance of lines in a cell, in type sizes
	cellLeast = 21.0 // height of a row that has to be written on
)

// cell is one cell of a row: its lines and how they stand.
type cell struct {
	wide  float64
	lines []string
	bold  bool
	align align
}

// row draws cells side by side with rules around each.
func row(cells []cell, size float64) piece {
	n := 1
	for _, c := range cells {
		n = max(n, len(c.lines))
	}
	high := math.Max(float64(n)*size*cellLead+2*cellPad, cellLeast)
	return piece{high: high, draw: func(cv canvas, x, y float64) {
		for _, c := range cells {
			frame(cv, x-lineThick/2, y-lineThick/2, c.wide+lineThick, high+lineThick, lineThick)
			w := regular
			if c.bold {
				w = bold
			}
			top := y + (high-float64(len(c.lines))*size*cellLead)/2
			for i, s := range c.lines {
				dx := cellPad
				if c.align == centre {
					dx = (c.wide - width(s, size, w)) / 2
				}
				cv.text(x+dx, top+float64(i)*size*cellLead+size*((cellLead-1)/2+ascent), s, size, w)
			}
			x += c.wide
		}
	}}
}

// rowsOf cuts a row that would not fit on a page into several, so that no line is ever lost.
func (c composer) rowsOf(cells []cell) []piece {
	most := math.MaxInt
	if c.style.high > 0 { // leave room for the table's head above it
		most = max(int((c.style.high*0.8-2*cellPad)/(c.style.cell*cellLead)), 1)
	}
	var out []piece
	for {
		part, rest := make([]cell, len(cells)), false
		for i, x := range cells {
			part[i] = x
			if len(x.lines) > most {
				part[i].lines, cells[i].lines, rest = x.lines[:most], x.lines[most:], true
			} else {
				cells[i].lines = nil
			}
		}
		out = append(out, row(part, c.style.cell))
		if !rest {
			return out
		}
	}
}

// newCell breaks a text to the width of a cell.
func (c composer) newCell(s string, wide float64, w weight, a align) cell {
	return cell{wide: wide, lines: wrap(clean(s), wide-2*cellPad, c.style.cell, w), bold: w == bold, align: a}
}

// grid is a ruled table of names and values: each row has its pairs side by side, all rows the same width of names. A
// value that is not known is an empty cell to write in.
func (c composer) grid(rows [][]pair) []piece {
	z, v := c.style, c.facts.values
	var out []piece
	if z.narrow {
		for _, r := range rows {
			for _, p := range r {
				if s := c.say(p.Value, v, ""); s != "" {
					line := c.say(p.Label, v, "") + c.w.T("paper.form.colon") + s
					out = append(out, paragraph(line, z.wide, z.body, regular, left)...)
				}
			}
		}
		return out
	}
	out = append(out, space(z.body*0.4))
	name := 0.0
	for _, r := range rows {
		for _, p := range r {
			name = math.Max(name, width(clean(c.say(p.Label, v, "")), z.cell, regular))
		}
	}
	name = math.Min(name+2*cellPad+1, z.wide/4)
	for _, r := range rows {
		var cells []cell
		value := z.wide/float64(len(r)) - name
		for _, p := range r {
			cells = append(cells, c.newCell(c.say(p.Label, v, ""), name, regular, centre),
				c.newCell(c.say(p.Value, v, ""), value, regular, left))
		}
		out = append(out, c.rowsOf(cells)...)
	}
	return append(out, space(z.body*0.3))
}

// table is a ruled table of materials; its head is printed again on each page. On a strip it is a list.
func (c composer) table(t table) []piece {
	z := c.style
	rows := c.facts.tables[t.Of]
	if len(rows) == 0 {
		return paragraph(c.say(t.Empty, c.facts.values, ""), z.wide, z.body, regular, left)
	}
	if z.narrow {
		return c.list(t, rows)
	}
	sum := 0.0
	for _, col := range t.Columns {
		sum += math.Max(col.Share, 0.1)
	}
	wide := func(col column) float64 { return z.wide * math.Max(col.Share, 0.1) / sum }
	var headCells []cell
	for _, col := range t.Columns {
		headCells = append(headCells, c.newCell(c.say(col.Head, c.facts.values, ""), wide(col), bold, centre))
	}
	head := row(headCells, z.cell)
	head.glue = true
	out := []piece{space(z.body * 0.2), head}
	for _, r := range rows {
		var cells []cell
		for _, col := range t.Columns {
			a := left
			if col.Centre {
				a = centre
			}
			cells = append(cells, c.newCell(c.cellText(col, r), wide(col), regular, a))
		}
		for _, p := range c.rowsOf(cells) {
			p.head = &head
			out = append(out, p)
		}
	}
	return append(out, space(z.body*0.3))
}

func (c composer) cellText(col column, r lang.Args) string {
	parts := make([]string, len(col.Cell))
	for i, s := range col.Cell {
		parts[i] = c.say(s, r, "")
	}
	return lines(parts)
}

// list is a table on a strip: the first two columns, number and name, as a bold line, the others under it.
func (c composer) list(t table, rows []lang.Args) []piece {
	z := c.style
	var out []piece
	for _, r := range rows {
		title := ""
		for i, col := range t.Columns {
			s := c.cellText(col, r)
			switch {
			case i == 0:
				title = s + "  "
			case i == 1:
				out = append(out, paragraph(title+s, z.wide, z.body, bold, left)...)
			case s != "":
				out = append(out, bullet("·", c.say(col.Head, c.facts.values, "")+c.w.T("paper.form.colon")+s,
					z.wide, z.body, regular)...)
			}
		}
		out = append(out, space(z.body*0.3))
	}
	return out
}
