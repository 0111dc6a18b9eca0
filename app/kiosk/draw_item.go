package kiosk

import (
	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// tiles draws large things to press.
func (k *kit) tiles(t Tiles) fyne.CanvasObject {
	objs := make([]fyne.CanvasObject, 0, len(t.Items))
	for _, x := range t.Items {
		switch t.Size {
		case Huge:
			objs = append(objs, k.hugeTile(x, t.Cols))
		case Choice:
			objs = append(objs, k.choiceTile(x, len(t.Items)))
		case Small:
			objs = append(objs, k.smallTile(x))
		case Row:
			objs = append(objs, k.rowTile(x))
		}
	}
	if t.Fill {
		return look.Grow(look.GridFill(t.Cols, k.px(24), objs...))
	}
	return look.Grid(t.Cols, k.px(16), objs...)
}

// hugeTile is one of the first page: the recommended one lies across, the others stand.
func (k *kit) hugeTile(x Tile, cols int) fyne.CanvasObject {
	fill, head, sub, pic := look.Surface, look.Ink, look.Soft, look.JadeInk
	if x.Jade {
		fill, head, sub, pic = look.Jade, look.OnColor, look.OnColor, look.OnColor
	}
	size, icon := float32(46), float32(80)
	if k.wide {
		size = 40
	}
	if cols == 1 {
		size, icon = 60, 128
	}
	if k.low {
		size, icon = min(size, 44), 76
	}
	texts := look.Col(k.px(4), k.para(title(x.Title), size, head).Bold())
	if x.Sub != "" {
		texts.Add(k.para(x.Sub, 28, sub))
	}
	var in fyne.CanvasObject
	if cols > 1 && (k.wide || k.low) {
		in = look.Row(k.px(28), k.icon(x.Icon, 76, pic), look.Grow(texts))
		return k.tile(fill, 28, k.pad(in, 16, 32), x.Press)
	}
	if cols == 1 {
		least := float32(320)
		if k.wide || k.low {
			least = 200
		}
		if k.wide && k.low {
			least = 150
		}
		in = look.Row(k.px(44), k.icon(x.Icon, icon, pic), look.Grow(texts))
		return k.tile(fill, 32, look.MinSize(k.pad(in, 24, 48), 0, k.px(least)), x.Press)
	}
	in = look.Col(k.px(12), look.Space(), look.Start(k.icon(x.Icon, icon, pic)), texts, look.Space())
	return k.tile(fill, 28, k.pad(in, 12, 36), x.Press)
}

// choiceTile is an answer; few answers are larger.
func (k *kit) choiceTile(x Tile, of int) fyne.CanvasObject {
	height := float32(136)
	if of <= 3 && !k.wide {
		height = 176
	}
	fill, c, pic := look.Surface, look.Ink, look.Right
	if x.On {
		fill, c, pic = look.JadeSoft, look.JadeInk, look.Tick
	}
	row := look.Row(k.px(28), look.Grow(k.para(title(x.Title), 42, c).Bold()), k.icon(pic, 48, look.JadeInk))
	t := k.tile(fill, 24, look.MinSize(k.pad(row, 24, 44), 0, k.px(height)), x.Press)
	if x.On {
		t.SetEdge(look.Jade)
	}
	return t
}

func (k *kit) smallTile(x Tile) fyne.CanvasObject {
	fill, c := look.Surface, look.Ink
	if x.On {
		fill, c = look.JadeSoft, look.JadeInk
	}
	row := []fyne.CanvasObject{}
	if x.Icon != "" {
		row = append(row, k.icon(x.Icon, 44, look.JadeInk))
	}
	row = append(row, look.Grow(k.para(title(x.Title), 30, c).Bold()))
	if x.Right != "" {
		right := look.JadeInk
		if x.Off {
			right = look.Soft
		}
		row = append(row, k.line(x.Right, 28, right).Bold().Whole())
	}
	t := k.tile(fill, 18, look.MinSize(k.pad(look.Row(k.px(14), row...), 12, 20), 0, k.px(92)), x.Press)
	if x.On {
		t.SetEdge(look.Jade)
	}
	t.SetEnabled(!x.Off)
	return t
}

func (k *kit) rowTile(x Tile) fyne.CanvasObject {
	texts := look.Col(0, k.marked(x.Title, 34))
	if x.Sub != "" {
		texts.Add(k.para(x.Sub, 25, look.Soft))
	}
	row := []fyne.CanvasObject{}
	if x.Icon != "" {
		row = append(row, k.icon(x.Icon, 56, look.JadeInk))
	}
	row = append(row, look.Grow(texts), k.icon(look.Right, 40, look.JadeInk))
	return k.tile(look.Surface, 20, look.MinSize(k.pad(look.Row(k.px(24), row...), 12, 32), 0, k.px(120)), x.Press)
}

// marked draws a name with the pieces that a search found; a name too long for a line is drawn plain.
func (k *kit) marked(parts []Part, size float32) fyne.CanvasObject {
	room := float32(730)
	if k.wide {
		room = 750
	}
	line := make([]fyne.CanvasObject, 0, len(parts))
	width, hit := float32(0), false
	for _, p := range parts {
		c := look.Ink
		if p.Hit {
			c, hit = look.JadeInk, true
		}
		t := look.NewText(p.Text, k.size(size), c).Bold().Whole()
		width += look.Natural(t).Width
		line = append(line, t)
	}
	if !hit || width > k.px(room) {
		return k.para(title(parts), size, look.Ink).Bold()
	}
	return look.RowBase(0, line...)
}

func title(parts []Part) string {
	s := ""
	for _, p := range parts {
		s += p.Text
	}
	return s
}

// cards draws materials to tick.
func (k *kit) cards(c Cards) fyne.CanvasObject {
	objs := make([]fyne.CanvasObject, 0, len(c.Items))
	pad, least := float32(20), float32(128)
	if len(c.Items) <= 4 && !k.wide { // room to be generous
		pad, least = 30, 156
	}
	if k.low && k.wide {
		pad = 12
	}
	for _, x := range c.Items {
		texts := look.Col(0, k.para(x.Name, 38, look.Ink).Bold())
		if x.Detail != "" {
			detail := look.Soft
			if x.Tone == Bad || x.Tone == Soon {
				detail = ink(x.Tone)
			}
			texts.Add(k.para(x.Detail, 27, detail))
		}
		row := look.Row(k.px(28), look.NewMark(x.Mark, k.px(look.MarkKiosk)), look.Grow(texts))
		if x.Draw != "" {
			row.Add(k.icon(x.Draw, 92, look.Soft))
		}
		objs = append(objs, k.tile(ground(x.Tone), 20, look.MinSize(k.pad(row, pad, 36), 0, k.px(least)), x.Press))
	}
	return look.Col(k.px(18), objs...)
}

// verdictIcon is the shape of a tone: a verdict is never told by its colour alone.
func verdictIcon(t Tone) look.Shape {
	switch t {
	case Good:
		return look.Tick
	case Soon:
		return look.Clock
	case Bad:
		return look.Bang
	case Plain:
	}
	return look.Checklist
}

// verdict draws the answer of a check.
func (k *kit) verdict(v Verdict) fyne.CanvasObject {
	size, icon := float32(52), float32(64)
	if v.Brief {
		size, icon = 40, 52
	}
	rows := []fyne.CanvasObject{
		look.Row(k.px(20), k.icon(verdictIcon(v.Tone), icon, ink(v.Tone)), look.Grow(k.para(v.Title, size, ink(v.Tone)).Bold())),
	}
	if v.Detail != "" {
		rows = append(rows, k.para(v.Detail, 30, look.Soft))
	}
	for _, i := range v.Items {
		rows = append(rows, look.RowTop(k.px(20), look.Pad(k.icon(verdictIcon(i.Tone), 36, ink(i.Tone)), k.px(6), 0, 0, 0),
			look.Grow(k.para(i.Name, 30, look.Ink)), k.line(i.Word, 28, ink(i.Tone)).Bold().Whole()))
	}
	if len(v.Facts) > 0 {
		rows = append(rows, look.Gap(0, k.px(4)))
	}
	for _, f := range v.Facts {
		texts := look.Col(0, k.para(f.Name, 36, look.Ink).Bold())
		if f.Detail != "" {
			texts.Add(k.para(f.Detail, 28, look.Soft))
		}
		mark := look.Cross
		if v.Tone == Soon {
			mark = look.Clock
		}
		rows = append(rows, look.RowTop(k.px(20), look.Pad(k.icon(mark, 40, ink(v.Tone)), k.px(8), 0, 0, 0), look.Grow(texts)))
	}
	if v.Have != "" {
		rows = append(rows, look.RowTop(k.px(20), look.Pad(k.icon(look.Tick, 40, look.JadeInk), k.px(4), 0, 0, 0), look.Grow(k.para(v.Have, 30, look.Soft))))
	}
	pad := float32(40)
	if v.Brief {
		pad = 24
	}
	fill := look.Surface
	if v.Brief {
		fill = ground(v.Tone)
	}
	return k.panel(fill, 28, pad, 40, look.Col(k.px(12), rows...))
}
