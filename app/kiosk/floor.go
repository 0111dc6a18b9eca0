package kiosk

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// floor lies under everything and hears touches that meet nothing else: a person who is reading and taps the screen is
// still here.
type floor struct {
	widget.BaseWidget
	onTap func()
}

func newFloor(onTap func()) *floor {
	f := &floor{onTap: onTap}
	f.ExtendBaseWidget(f)
	return f
}

// Tapped hears a touch.
func (f *floor) Tapped(*fyne.PointEvent) { f.onTap() }

// CreateRenderer draws nothing.
func (f *floor) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
