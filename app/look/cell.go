package look

import "fyne.io/fyne/v2"

// Cell is one place of a Table: a text, or a light.
type Cell struct {
	text  *Text
	para  *Para // in place of text in a column that wraps
	light *Light
	hold  *fyne.Container
}

// cellLine is the line height of a cell that wraps: two lines fit into a row.
const cellLine = 1.25

func newCell(c Column) *Cell {
	l := &Cell{text: NewText("", Body, Ink), light: NewLight(Idle, "", Body)}
	if c.Wrap {
		l.para = NewPara("", Body, Ink).MaxLines(2)
		if c.Shrink {
			l.para.Shrink(Small)
		}
		l.para.line = cellLine
		l.light.Hide()
		l.hold = Stack(Row(0, Grow(l.para)), Start(l.light))
		return l
	}
	if c.Right {
		l.text.Right()
	}
	l.light.Hide()
	l.hold = Stack(l.text, Start(l.light))
	return l
}

// Text shows a text in the colour.
func (c *Cell) Text(s string, color fyne.ThemeColorName) {
	if c.para != nil {
		c.wrap(s, color)
		return
	}
	if !c.text.Visible() {
		c.light.Hide()
		c.text.Show()
	}
	c.text.SetText(s)
	c.text.SetColor(color)
}

// wrap shows a text on one line or two.
func (c *Cell) wrap(s string, color fyne.ThemeColorName) {
	if c.light.Visible() {
		c.light.Hide()
		c.hold.Objects[0].Show()
	}
	changed := c.para.Text() != Display(s)
	c.para.SetText(s)
	c.para.SetColor(color)
	if changed { // it may need another line
		row := c.hold.Objects[0].(*fyne.Container)
		row.Layout.Layout(row.Objects, row.Size())
	}
}

// Bold sets the weight of the text.
func (c *Cell) Bold(on bool) {
	if c.para == nil {
		c.text.SetBold(on)
		return
	}
	if c.para.bold != on {
		c.para.bold = on
		c.para.changed()
	}
}

// Light shows a state and its word.
func (c *Cell) Light(s State, word string) {
	if !c.light.Visible() {
		c.hold.Objects[0].Hide()
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
	if c.para != nil {
		return c.para.Text()
	}
	return c.text.Text()
}

// natural is the width at which what the cell says is whole, at scale 1.
func (c *Cell) natural() float32 {
	if c.light.Visible() {
		return c.light.Natural().Width / scaleOf(c.light)
	}
	if c.para != nil {
		return c.para.Natural().Width / scaleOf(c.para)
	}
	return c.text.Natural().Width / scaleOf(c.text)
}
