package demo

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"onevisit/app/look"
)

// says tells whether a text stands in a window now: on its page, not in a list or table.
func says(w fyne.Window, text string) bool { return said(w.Canvas().Content(), text) }

// said looks for a text below an object that is shown.
func said(o fyne.CanvasObject, text string) bool {
	if o == nil || !o.Visible() {
		return false
	}
	switch o := o.(type) {
	case *look.Text:
		return strings.Contains(o.Text(), text)
	case *look.Para:
		return strings.Contains(o.Text(), text)
	case *look.Panel:
		return said(o.Content, text)
	case *container.ThemeOverride:
		return said(o.Content, text)
	case *fyne.Container:
		for _, in := range o.Objects {
			if said(in, text) {
				return true
			}
		}
	}
	return false
}
