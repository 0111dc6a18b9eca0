// Package guide draws the guide of an item (办事指南) as a clerk's screen shows it, from the words that the A4 page and the
// phone have as well.
package guide

import (
	"fyne.io/fyne/v2"

	"onevisit/app/look"
	"onevisit/app/say"
)

const (
	nameWidth = 88 // of the names of facts, in pixels
	gap       = 6
)

// Sections are the parts of a guide below each other, of the width that they are given. Put them into a scroll: they are
// as high as they need.
func Sections(all []say.GuideSection) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for i, s := range all {
		if i > 0 {
			out = append(out, look.Gap(0, gap), look.Rule())
		}
		out = append(out, look.NewPara(s.Title, look.Body, look.JadeInk).Bold())
		for _, r := range s.Rows {
			out = append(out, row(r))
		}
	}
	return out
}

// row is one line: a heading, a fact with its name, a material with what would satisfy it, or a sentence.
func row(r say.GuideRow) fyne.CanvasObject {
	color := look.Ink
	switch {
	case r.Open:
		color = look.AmberInk
	case r.Aside:
		color = look.Soft
	}
	value := look.NewPara(r.Value, look.Body, color)
	switch {
	case r.Head:
		return look.NewPara(r.Value, look.Body, look.SkyInk).Bold()
	case r.Name != "":
		return look.Split(12, []float32{nameWidth, 0}, look.Col(0, look.NewPara(r.Name, look.Body, look.Soft)), look.Col(0, value))
	case r.Detail != "":
		return look.Col(0, value, look.NewPara(r.Detail, look.Small, look.Soft))
	}
	return value
}
