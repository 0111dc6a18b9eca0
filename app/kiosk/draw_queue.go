package kiosk

import (
	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// number draws a ticket's number.
func (k *kit) number(n Number) fyne.CanvasObject {
	size := float32(230)
	if k.wide {
		size = 190
	}
	num := look.NewNumeral(n.Label, size*k.unit, look.JadeInk).Middle()
	rows := []fyne.CanvasObject{k.para(n.Caption, 34, look.Soft).Middle(), num}
	if n.Line != "" {
		rows = append(rows, k.para(n.Line, 40, look.Ink).Bold().Middle())
	}
	for _, t := range n.Tags {
		rows = append(rows, k.para(t, 30, look.Soft).Middle())
	}
	return k.panel(look.Surface, 32, 32, 40, look.Col(k.px(4), rows...))
}

// code draws a QR code beside or over what it is for.
func (k *kit) code(c Code) fyne.CanvasObject {
	size := k.px(float32(c.Size))
	if k.wide {
		size = k.px(min(float32(c.Size), 420))
	}
	qr := look.NewPanel(look.White, k.px(20), 0, look.NewQR(c.Content, size))
	if c.Size > 500 {
		return look.Col(k.px(16), look.Center(qr), k.para(c.Title, 38, look.Ink).Bold().Middle(), k.para(c.Text, 30, look.Soft).Middle())
	}
	texts := look.Col(k.px(8), k.para(c.Title, 40, look.Ink).Bold(), k.para(c.Text, 30, look.Soft))
	return look.Row(k.px(40), qr, look.Grow(texts))
}

// widest is the width of the widest text: of a column.
func widest(texts []*look.Text) float32 {
	w := float32(0)
	for _, t := range texts {
		w = max(w, look.Natural(t).Width)
	}
	return w
}

// lines draws how the lines of the hall stand.
func (k *kit) lines(l Lines) fyne.CanvasObject {
	rows := []fyne.CanvasObject{k.line(l.Title, 28, look.Soft).Bold()}
	n := len(l.Items)
	letters, people, waits := make([]*look.Text, n), make([]*look.Text, n), make([]*look.Text, n)
	for i, x := range l.Items {
		letters[i] = k.line(x.ID, 30, look.JadeInk).Bold().Middle()
		people[i] = k.line(x.People, 28, look.Soft).Right()
		waits[i] = k.line(x.Wait, 30, look.Ink).Bold().Right()
	}
	wl, wp, ww := widest(letters), widest(people), widest(waits)
	for i, x := range l.Items {
		rows = append(rows, look.Row(k.px(20), k.panel(look.JadeSoft, 12, 4, 14, look.Fixed(letters[i], wl, 0)),
			look.Grow(k.para(x.Name, 30, look.Ink)), look.Fixed(people[i], wp, 0), look.Fixed(waits[i], ww, 0)))
	}
	return k.panel(look.Surface, 28, 24, 36, look.Col(k.px(12), rows...))
}
