package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// base is what every widget here begins with: Fyne's, with a memory of the window's theme. Fyne
// throws away the renderer of a widget that was hidden for a minute and with it the theme of its
// window; a page that comes back would wear the colours of the program instead of its own.
type base struct {
	widget.BaseWidget
	worn fyne.Theme
}

// Theme returns the theme of the window.
func (b *base) Theme() fyne.Theme { return remember(b.BaseWidget.Theme(), &b.worn) }

// offable is base for a widget that can be disabled.
type offable struct {
	widget.DisableableWidget
	worn fyne.Theme
}

// Theme returns the theme of the window.
func (b *offable) Theme() fyne.Theme { return remember(b.BaseWidget.Theme(), &b.worn) }

// remember notes the theme of a window, which Fyne wraps, and answers with it where Fyne has only
// the program's own.
func remember(th fyne.Theme, worn *fyne.Theme) fyne.Theme {
	if _, plain := th.(*house); !plain && ours(th) {
		*worn = th
		return th
	}
	if *worn != nil {
		return *worn
	}
	return th
}
