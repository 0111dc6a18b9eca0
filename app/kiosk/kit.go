package kiosk

import (
	"math"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// The screen that a page is drawn for, in design units; a page is scaled to the real one.
const (
	longSide  = 1920
	shortSide = 1080
	leastText = 24 // units: nobody here should have to come closer
	largeText = 1.5
)

// kit makes the parts of a page at one scale and notes what it made, so that a page can be checked for cut text.
type kit struct {
	unit     float32 // pixels a design unit
	text     float32 // factor on text sizes: large text, or a page that is very full
	wide     bool    // the screen lies
	low      bool    // what is pressed lies low
	inner    float32 // width between the sides
	contrast bool
	press    func(Press)
	made     []fyne.CanvasObject
}

// px brings design units to whole pixels.
func (k *kit) px(n float32) float32 { return float32(math.Round(float64(n * k.unit))) }

// size brings a text size to pixels.
func (k *kit) size(n float32) float32 { return max(n*k.text, leastText) * k.unit }

// bound is a size of text that grows with the page by no more than most: for what stands in a row of given width.
func (k *kit) bound(size, most float32) float32 { return size * min(k.text, most) / k.text }

// room is the width of a foot.
func (k *kit) room() float32 {
	if k.wide {
		return k.px(760)
	}
	return k.inner
}

func (k *kit) note(o fyne.CanvasObject) { k.made = append(k.made, o) }

func (k *kit) line(s string, size float32, c fyne.ThemeColorName) *look.Text {
	t := look.NewText(s, k.size(size), c)
	k.note(t)
	return t
}

func (k *kit) para(s string, size float32, c fyne.ThemeColorName) *look.Para {
	p := look.NewPara(s, k.size(size), c)
	k.note(p)
	return p
}

func (k *kit) icon(s look.Shape, size float32, c fyne.ThemeColorName) fyne.CanvasObject {
	return look.NewIcon(s, k.px(size), c)
}

// button makes a button of a height and text size in units.
func (k *kit) button(b Button, height, size float32) *look.Button {
	kind := b.Kind
	if k.contrast && kind == look.Raised { // white on white has no shape
		kind = look.Plain
	}
	out := look.NewButton(b.Text, kind, func() { k.press(b.Press) }).Height(k.px(height)).TextSize(k.size(size)).Bold()
	if b.Sub != "" {
		out.Sub(b.Sub)
	}
	if b.Icon != "" {
		out.Icon(b.Icon)
	}
	out.SetOn(b.On)
	out.SetEnabled(!b.Off)
	k.note(out)
	return out
}

// tile makes a pressable card.
func (k *kit) tile(fill fyne.ThemeColorName, radius float32, content fyne.CanvasObject, x Press) *look.Tile {
	t := look.NewTile(fill, k.px(radius), content, func() { k.press(x) })
	if k.contrast {
		t.SetEdge(look.Line)
	}
	k.note(t)
	return t
}

// panel makes a card that cannot be pressed.
func (k *kit) panel(fill fyne.ThemeColorName, radius float32, v, h float32, content fyne.CanvasObject) *look.Panel {
	p := look.NewPanel(fill, k.px(radius), 0, content).Padding(k.px(v), k.px(h), k.px(v), k.px(h))
	if k.contrast {
		p.Edge(look.Line, 2)
	}
	return p
}

func (k *kit) pad(o fyne.CanvasObject, v, h float32) fyne.CanvasObject {
	return look.Pad(o, k.px(v), k.px(h), k.px(v), k.px(h))
}

// ink is the text colour of a tone, ground the colour of its card.
func ink(t Tone) fyne.ThemeColorName {
	switch t {
	case Good:
		return look.JadeInk
	case Soon:
		return look.AmberInk
	case Bad:
		return look.RedInk
	case Plain:
	}
	return look.Ink
}

func ground(t Tone) fyne.ThemeColorName {
	switch t {
	case Soon:
		return look.AmberSoft
	case Bad:
		return look.RedSoft
	case Good, Plain:
	}
	return look.Surface
}

// cut tells whether something that was made is smaller than its text needs.
func cut(made []fyne.CanvasObject) bool {
	for _, o := range made {
		if !o.Visible() {
			continue
		}
		s := o.Size()
		switch w := o.(type) {
		case *look.Para:
			if s.Width < 1 || look.HeightFor(w, s.Width) > s.Height+1 {
				return true
			}
		case *look.Text, *look.Button:
			if n := look.Natural(w); n.Width > s.Width+1 || n.Height > s.Height+1 {
				return true
			}
		case *look.Tile:
			if look.HeightFor(w, s.Width) > s.Height+1 {
				return true
			}
		}
	}
	return false
}
