package lookgolden

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Visible calls f with an object and with all that is shown inside it, each before what it holds. What is hidden is left
// out with all inside it.
func Visible(o fyne.CanvasObject, f func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	f(o)
	switch c := o.(type) {
	case *fyne.Container:
		for _, child := range c.Objects {
			Visible(child, f)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(c).Objects() {
			Visible(child, f)
		}
	}
}
