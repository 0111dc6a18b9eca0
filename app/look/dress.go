package look

import (
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// dressing is set while Fyne gives a theme to what is inside an override.
var dressing atomic.Bool

// dressed gives an object, and all that is inside it now, a theme of its own.
func dressed(o fyne.CanvasObject, th fyne.Theme) (over *container.ThemeOverride) {
	dressing.Store(true)
	defer dressing.Store(false)
	over = container.NewThemeOverride(o, th)
	over.MinSize() // its renderer goes through all of it as well, when it is made
	return over
}

// Dress gives an override's theme to what was added to it since, and lays it out again.
func Dress(over *container.ThemeOverride) {
	dressing.Store(true)
	defer dressing.Store(false)
	over.Refresh()
}

// themeless leaves out what takes no theme of itself: the widget that it belongs to colours it. Fyne notes the theme of
// every object that it is shown while it goes through an override, and forgets it again for widgets alone; a text noted
// there stays in memory as long as the program runs.
func themeless(all []fyne.CanvasObject) []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, 0, len(all))
	for _, o := range all {
		switch o.(type) {
		case *canvas.Text, *canvas.Rectangle:
		default:
			out = append(out, o)
		}
	}
	return out
}
