package kiosk

import (
	"fyne.io/fyne/v2"

	"onevisit/app/look"
	"onevisit/app/say"
)

// guide draws a page of an item's guide.
func (k *kit) guide(g Guide) fyne.CanvasObject {
	rows := make([]fyne.CanvasObject, 0, len(g.Rows))
	for i, r := range g.Rows {
		if r.Head && i > 0 {
			rows = append(rows, look.Gap(0, k.px(6)))
		}
		rows = append(rows, k.guideRow(r))
	}
	return k.panel(look.Surface, 28, 28, 40, look.Col(k.px(10), rows...))
}

func (k *kit) guideRow(r say.GuideRow) fyne.CanvasObject {
	c := look.Ink
	switch {
	case r.Open:
		c = look.AmberInk
	case r.Aside:
		c = look.Soft
	}
	switch {
	case r.Head:
		return k.para(r.Value, 32, look.JadeInk).Bold()
	case r.Name != "":
		return look.Split(k.px(20), []float32{k.px(200), 0}, look.Col(0, k.para(r.Name, 28, look.Soft)), look.Col(0, k.para(r.Value, 28, c)))
	case r.Detail != "":
		return look.Col(0, k.para(r.Value, 28, c), k.para(r.Detail, 25, look.Soft))
	}
	return k.para(r.Value, 28, c)
}
