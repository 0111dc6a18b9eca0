package board

import (
	"fyne.io/fyne/v2"
)

// Bounds of how much larger or smaller than on a screen of 1920 × 1080 everything is drawn.
const (
	leastUnit = 0.3
	mostUnit  = 4
)

// fit draws the board for the size of its screen: on a wall of 3840 × 2160 everything is twice as large, and not twice as
// far away; in a window on a desk it is small and whole.
type fit struct{ s *Seat }

// MinSize lets the window be as small as its owner likes.
func (fit) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(480, 270) }

// Layout fills the window, and draws everything anew where the unit is another one.
func (f fit) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s := f.s
	if unit := unitOf(size); unit != s.view.unit {
		s.view = newView(len(s.ownLines()), unit)
		s.view.apply(s.shown)
		s.root.Objects = []fyne.CanvasObject{s.view.root}
		if s.stage != nil {
			s.stage.Adopt()
		}
	}
	s.view.root.Move(fyne.NewPos(0, 0))
	s.view.root.Resize(size)
}

// unitOf is how many pixels of a screen stand for one of 1920 × 1080, in steps that make a window that is being dragged
// draw itself anew only now and then.
func unitOf(size fyne.Size) float32 {
	unit := min(size.Width/fullWidth, size.Height/fullHeight)
	unit = float32(int(unit*40+0.001)) / 40
	return min(max(unit, leastUnit), mostUnit)
}
