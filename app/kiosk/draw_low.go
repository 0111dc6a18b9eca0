package kiosk

import (
	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// lowBottom is the row under a page with all that stands over it elsewhere.
type lowBottom struct {
	Bottom Bottom
	Back   Button
	Tools  []Button
}

// lowBottom draws two rows: what changes the screen, and the ways out of the page.
func (k *kit) lowBottom(b lowBottom) fyne.CanvasObject {
	return look.Col(k.px(16), k.tools(b.Back, b.Tools), k.bottom(b.Bottom))
}

// pressed tells whether a part of a page is there to be pressed.
func pressed(b Block) bool {
	switch b.(type) {
	case Tiles, Cards, Buttons, Keyboard, Pager:
		return true
	}
	return false
}

// heads tells whether blocks begin with a heading and small tiles; over a list of rows there is no room for one.
func heads(all []Block) bool {
	if len(all) < 2 {
		return false
	}
	_, head := all[0].(Heading)
	t, tiles := all[1].(Tiles)
	return head && tiles && t.Size == Small
}

// sink puts what is pressed below what is read, with the heading over the first of it unless the text is large. Upright, all of it is the foot; lying, each column has its own.
func sink(body, foot []Block, wide, large bool) (top, bottom []Block) {
	split := func(all []Block) (read, press []Block) {
		for i, b := range all {
			switch {
			case pressed(b), !large && len(press) == 0 && heads(all[i:]):
				press = append(press, b)
			case b != Block(Gap{}):
				read = append(read, b)
			}
		}
		return read, press
	}
	r1, p1 := split(body)
	r2, p2 := split(foot)
	if !wide {
		return append(r1, r2...), append(p1, p2...)
	}
	low := func(read, press []Block) []Block {
		if len(read) == 0 && len(press) == 0 {
			return nil
		}
		return append(append(read, Gap{}), press...)
	}
	return low(r1, p1), low(r2, p2)
}
