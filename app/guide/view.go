// Package guide draws the guide of an item (办事指南) on a screen. Every seat that shows one shows the same.
package guide

import (
	"fyne.io/fyne/v2"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/say"
	"onevisit/catalog"
)

// Size is how large a guide is drawn.
type Size struct {
	Title, Head, Body, Small float32 // of the type, in pixels
	Name                     float32 // width of the names of facts
	Gap                      float32
}

// Sizes for a clerk's screen, read from near, and for a kiosk, read standing.
var (
	Desk  = Size{Title: look.Title, Head: look.Body, Body: look.Body, Small: look.Small, Name: 96, Gap: 6}
	Kiosk = Size{Title: 44, Head: 30, Body: 28, Small: 24, Name: 210, Gap: 12}
)

// View is the guide as an object of the width that it is given. Put it into a scroll: it is as high as it needs.
func View(w *lang.Words, g catalog.Guide, z Size) fyne.CanvasObject {
	p := say.PageOf(w, g)
	objs := []fyne.CanvasObject{look.NewPara(p.Title, z.Title, look.Ink).Bold(), look.NewPara(p.Lead, z.Small, look.Soft)}
	for _, s := range p.Sections {
		objs = append(objs, look.Gap(0, z.Gap), look.Rule(), look.NewPara(s.Title, z.Head, look.JadeInk).Bold())
		for _, r := range s.Rows {
			objs = append(objs, row(r, z))
		}
	}
	if n := len(g.NotStated); n > 0 {
		objs = append(objs, look.Gap(0, z.Gap), look.NewPara(w.T("guide.not_stated", lang.Args{"n": n}), z.Small, look.AmberInk))
	}
	return look.Col(z.Gap, objs...)
}

func row(r say.GuideRow, z Size) fyne.CanvasObject {
	color := look.Ink
	switch {
	case r.Open:
		color = look.AmberInk
	case r.Aside:
		color = look.Soft
	}
	value := look.NewPara(r.Value, z.Body, color)
	switch {
	case r.Head:
		return look.NewPara(r.Value, z.Body, look.SkyInk).Bold()
	case r.Name != "":
		return look.Split(12, []float32{z.Name, 0}, look.Col(0, look.NewPara(r.Name, z.Body, look.Soft)), look.Col(0, value))
	case r.Detail != "":
		return look.Col(0, value, look.NewPara(r.Detail, z.Small, look.Soft))
	}
	return value
}
