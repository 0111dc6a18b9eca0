package kiosk

import (
	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// field shows what was typed, with a mark where the next character comes.
func (k *kit) field(f Field) fyne.CanvasObject {
	row := []fyne.CanvasObject{}
	if f.Icon != "" {
		row = append(row, k.icon(f.Icon, 52, look.Soft))
	}
	caret := look.Fixed(look.NewPanel(look.Sky, 2, 0, nil), k.px(4), k.px(52))
	if f.Text == "" {
		row = append(row, caret, look.Grow(k.para(f.Hint, 32, look.Faint)))
	} else {
		row = append(row, look.Row(k.px(6), k.line(f.Text, 48, look.Ink).Bold(), caret), look.Space())
	}
	if f.Unit != "" {
		row = append(row, k.line(f.Unit, 44, look.Soft).Whole())
	}
	if f.Clear.Do != "" {
		row = append(row, look.Fixed(k.button(Button{Icon: look.Cross, Kind: look.Quiet, Press: f.Clear}, 72, k.bound(36, 1)), k.px(110), 0))
	}
	p := look.NewPanel(look.Surface, k.px(24), 0, look.MinSize(k.pad(look.Row(k.px(16), row...), 12, 32), 0, k.px(112)))
	return p.Edge(look.Sky, max(k.px(4), 2))
}

// keyboard draws keys for fingers. Every row is as wide as the first, shorter ones stand in the middle.
func (k *kit) keyboard(b Keyboard) fyne.CanvasObject {
	height, size, gap := float32(92), float32(40), k.px(10)
	if b.Tall {
		height, size, gap = 106, 48, k.px(16)
		if k.wide {
			height = 86
		}
		if k.low {
			height = 96
		}
		if k.wide && k.low {
			height = 72
		}
	}
	widest := 0
	for _, r := range b.Rows {
		widest = max(widest, width(r))
	}
	rows := make([]fyne.CanvasObject, 0, len(b.Rows))
	for _, r := range b.Rows {
		keys := []fyne.CanvasObject{}
		spare := float32(widest-width(r)) / 2
		if b.Tall { // every row fills the width
			spare = 0
		}
		if spare > 0 {
			keys = append(keys, look.GrowBy(spare, look.Gap(0, 0)))
		}
		for _, x := range r {
			kind := look.Raised
			if x.Jade {
				kind = look.Primary
			}
			text := size
			if len([]rune(x.Text)) > 1 {
				text = 32
			}
			o := k.key(Button{Text: x.Text, Icon: x.Icon, Kind: kind, Off: x.Off, Press: x.Press}, height, text)
			keys = append(keys, look.GrowBy(float32(max(x.Wide, 1)), o))
		}
		if spare > 0 {
			keys = append(keys, look.GrowBy(spare, look.Gap(0, 0)))
		}
		rows = append(rows, look.RowFill(gap, keys...))
	}
	return look.Col(gap, rows...)
}

// key is a button with one sign: a tile, because a button's padding is made for words.
func (k *kit) key(b Button, height, size float32) fyne.CanvasObject {
	fill := look.Surface
	var in fyne.CanvasObject
	if b.Icon != "" {
		in = look.Center(k.icon(b.Icon, 44, look.Ink))
	} else {
		in = k.line(b.Text, size, look.Ink).Bold().Middle()
	}
	return k.tile(fill, 16, look.MinSize(in, k.px(48), k.px(height)), b.Press)
}

func width(r []Key) int {
	n := 0
	for _, x := range r {
		n += max(x.Wide, 1)
	}
	return n
}
