package kiosk

import (
	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// top draws the row over a page.
func (k *kit) top(t Top) fyne.CanvasObject {
	if t.Hall != "" {
		return k.homeTop(t, k.tools(Button{}, t.Tools))
	}
	return k.tools(t.Back, t.Tools)
}

// tools draws the way back and what changes the screen in one row. The row does not grow with the page and takes the
// largest type that fits, so that its words never make a page smaller.
func (k *kit) tools(back Button, all []Button) fyne.CanvasObject {
	made := len(k.made)
	for size := float32(28); ; size-- {
		row := []fyne.CanvasObject{look.Space()}
		if back.Text != "" {
			back.Kind = look.Raised
			row = []fyne.CanvasObject{k.button(back, 72, size/k.text), look.Space()}
		}
		for _, b := range all {
			row = append(row, k.button(b, 72, size/k.text))
		}
		bar := look.Row(k.px(12), row...)
		if size <= leastText || look.Natural(bar).Width <= k.inner {
			return bar
		}
		k.made = k.made[:made]
	}
}

// homeTop draws the hall's name and the time over the tools. The name is a tile without a sign that it is one: staff
// know.
func (k *kit) homeTop(t Top, bar fyne.CanvasObject) fyne.CanvasObject {
	name := k.tile(look.Paper, 12, look.MinSize(k.para(t.Hall, 42, look.Ink).Bold(), 0, k.px(64)), Press{Do: DoName})
	name.SetEdge(look.None)
	name.SetFill(look.None)
	clock := k.line(t.Clock, 46, look.Ink).Bold().Whole()
	date := k.line(t.Date, 28, look.Soft).Whole()
	rows := []fyne.CanvasObject{
		look.RowTop(k.px(32), look.Grow(name), look.Col(0, look.End(clock), look.End(date))),
	}
	if t.Caution != "" {
		rows = append(rows, k.para(t.Caution, 25, look.AmberInk))
	}
	if len(t.Tools) > 0 {
		rows = append(rows, bar)
	}
	return look.Col(k.px(16), rows...)
}

// banner draws what went wrong over the whole width; nil for nothing.
func (k *kit) banner(b Banner) fyne.CanvasObject {
	if b.Title == "" {
		return nil
	}
	texts := []fyne.CanvasObject{k.para(b.Title, 32, look.RedInk).Bold()}
	if b.Detail != "" {
		texts = append(texts, k.para(b.Detail, 28, look.Ink))
	}
	return k.panel(look.RedSoft, 20, 24, 32, look.Row(k.px(24), k.icon(look.Bang, 52, look.RedInk), look.Grow(look.Col(0, texts...))))
}

// bottom draws the row under a page.
func (k *kit) bottom(b Bottom) fyne.CanvasObject {
	row := []fyne.CanvasObject{}
	if b.Home.Text != "" {
		h := b.Home
		h.Kind = look.Raised
		row = append(row, k.button(h, 80, k.bound(30, 1.25)))
	}
	mid := fyne.CanvasObject(look.MinSize(look.Col(0), 0, k.px(48)))
	switch {
	case b.Urgent:
		t := k.para(b.Text, k.bound(28, 1), look.AmberInk).Bold().Middle()
		mid = k.panel(look.AmberSoft, 16, 12, 12, t)
	case b.Text != "":
		mid = k.para(b.Text, k.bound(24, 1.15), look.Soft).Middle()
	}
	row = append(row, look.Grow(mid))
	if b.Help.Text != "" {
		h := b.Help
		h.Kind = look.Raised
		row = append(row, k.button(h, 80, k.bound(30, 1.25)))
	}
	if len(row) == 1 {
		return look.Row(0, row...)
	}
	return look.MinSize(look.Row(k.px(20), row...), 0, k.px(80))
}

// blocks draws a part of a page, block under block.
func (k *kit) blocks(all []Block) fyne.CanvasObject {
	if len(all) == 0 {
		return nil
	}
	objs := make([]fyne.CanvasObject, 0, len(all))
	for _, b := range all {
		objs = append(objs, k.block(b))
	}
	return look.Col(k.px(24), objs...)
}

func (k *kit) block(b Block) fyne.CanvasObject {
	switch b := b.(type) {
	case Title:
		return k.title(b)
	case Heading:
		return k.line(b.Text, 30, look.Soft).Bold()
	case Tiles:
		return k.tiles(b)
	case Cards:
		return k.cards(b)
	case Verdict:
		return k.verdict(b)
	case Wait:
		return k.wait(b)
	case Note:
		return k.paragraph(b)
	case Buttons:
		return k.buttons(b)
	case Field:
		return k.field(b)
	case Keyboard:
		return k.keyboard(b)
	case Pager:
		return k.pager(b)
	}
	return k.queueBlock(b)
}

// queueBlock draws the parts that are about tickets and lines.
func (k *kit) queueBlock(b Block) fyne.CanvasObject {
	switch b := b.(type) {
	case Guide:
		return k.guide(b)
	case Number:
		return k.number(b)
	case Code:
		return k.code(b)
	case Lines:
		return k.lines(b)
	case Picture:
		return k.picture(b)
	}
	return look.Space() // Gap
}

func (k *kit) title(t Title) fyne.CanvasObject {
	rows := []fyne.CanvasObject{}
	if t.Of > 0 {
		rows = append(rows, k.steps(t.Done, t.Of), look.Gap(0, k.px(12)))
	}
	rows = append(rows, k.para(t.Text, 56, look.Ink).Bold())
	if t.Lead != "" {
		rows = append(rows, k.para(t.Lead, 30, look.Soft))
	}
	return look.Col(0, rows...)
}

// steps draws how far the questions are.
func (k *kit) steps(done, of int) fyne.CanvasObject {
	bars := make([]fyne.CanvasObject, of)
	for i := range bars {
		fill := look.Line
		if i < done {
			fill = look.Jade
		} else if i == done {
			fill = look.Sky
		}
		bars[i] = look.Grow(look.Fixed(look.NewPanel(fill, k.px(6), 0, nil), 0, k.px(12)))
	}
	return look.RowFill(k.px(12), bars...)
}

func (k *kit) paragraph(n Note) fyne.CanvasObject {
	size, c := float32(28), look.Soft
	if n.Big {
		size, c = 36, look.Ink
	}
	if n.Tone != Plain {
		c = ink(n.Tone)
	}
	p := k.para(n.Text, size, c)
	if n.Big {
		p.Bold()
	}
	if n.Mid {
		p.Middle()
	}
	return p
}

func (k *kit) wait(w Wait) fyne.CanvasObject {
	pill := k.panel(look.Surface, 18, 14, 28, k.line(w.Text, 36, look.Ink).Bold())
	when := k.line(w.At, 26, look.Soft)
	if look.Natural(pill).Width+k.px(20)+look.Natural(when).Width > k.room() { // below each other, close together
		if w.Mid {
			return look.Col(k.px(8), look.Center(pill), look.Center(when))
		}
		return look.Col(k.px(8), look.Start(pill), when)
	}
	at := look.MinSize(when, 0, look.Natural(pill).Height)
	if w.Mid {
		return look.Center(look.Wrap(k.px(20), pill, at))
	}
	return look.Wrap(k.px(20), pill, at)
}

func (k *kit) buttons(b Buttons) fyne.CanvasObject {
	height, size := float32(128), float32(40)
	if b.Low {
		height, size = 108, 34
	}
	cols := max(min(b.Cols, len(b.Items)), 1)
	at := k.shrink(b.Items, cols, height, size)
	// Rather below each other than small; but on a page of large text they may stay beside each other at the usual size,
	// because four of them below each other leave no room for anything else to be large.
	if cols > 1 && at*max(k.text, 1) < size*0.85 {
		cols = 1
		at = k.shrink(b.Items, cols, height, size)
	}
	objs := make([]fyne.CanvasObject, 0, len(b.Items))
	for _, x := range b.Items {
		objs = append(objs, k.button(x, height, at))
	}
	return look.Grid(cols, k.px(20), objs...)
}

// shrink finds the size of text at which the longest of some buttons fits its column, so that one long word does not
// make the whole page small.
func (k *kit) shrink(all []Button, cols int, height, size float32) float32 {
	room := k.room() - k.px(20)*float32(cols-1)
	made := len(k.made)
	defer func() { k.made = k.made[:made] }()
	for size*k.text > leastText {
		fits := true
		for _, b := range all {
			fits = fits && look.Natural(k.button(b, height, size)).Width <= room/float32(cols)
		}
		if fits {
			break
		}
		size--
	}
	return size
}

func (k *kit) pager(p Pager) fyne.CanvasObject {
	prev, next := p.Prev, p.Next
	prev.Kind, next.Kind = look.Raised, look.Raised
	return look.Row(k.px(20), look.Fixed(k.button(prev, 96, k.bound(32, 1.12)), k.px(296), 0),
		look.Grow(k.line(p.Text, 30, look.Soft).Middle()), look.Fixed(k.button(next, 96, k.bound(32, 1.12)), k.px(296), 0))
}

// picture draws a large icon over a sentence.
func (k *kit) picture(p Picture) fyne.CanvasObject {
	size := float32(150)
	if k.wide {
		size = 110
	}
	rows := []fyne.CanvasObject{look.Center(k.icon(p.Icon, size, ink(p.Tone))), look.Gap(0, k.px(8)), k.para(p.Title, 50, ink(p.Tone)).Bold().Middle()}
	if p.Detail != "" {
		rows = append(rows, k.para(p.Detail, 32, look.Soft).Middle())
	}
	return look.Col(k.px(12), rows...)
}
