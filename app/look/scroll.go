package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Scroll shows a content that may be higher than the room it gets. The content keeps the width it
// is given, paragraphs in it wrap, and a finger can drag it.
type Scroll struct {
	base
	inner *container.Scroll
	hold  *fyne.Container
	flow  *flowLayout
}

// NewScroll makes a vertical scroll.
func NewScroll(content fyne.CanvasObject) *Scroll {
	s := &Scroll{flow: &flowLayout{}}
	s.hold = &fyne.Container{Layout: s.flow, Objects: []fyne.CanvasObject{content}}
	s.inner = container.NewVScroll(s.hold)
	s.ExtendBaseWidget(s)
	return s
}

// SetContent shows something else, from its top. Adopt of the stage gives it the window's theme.
func (s *Scroll) SetContent(o fyne.CanvasObject) {
	s.hold.Objects[0] = o
	s.inner.Offset = fyne.Position{}
	s.Refresh()
}

// ScrollToTop goes back to the beginning.
func (s *Scroll) ScrollToTop() { s.inner.ScrollToTop() }

// Offset is how far the content is scrolled, in pixels.
func (s *Scroll) Offset() float32 { return s.inner.Offset.Y }

// Dragged moves the content with the finger.
func (s *Scroll) Dragged(e *fyne.DragEvent) {
	room := max(0, s.hold.MinSize().Height-s.Size().Height)
	s.inner.ScrollToOffset(fyne.NewPos(0, min(max(s.inner.Offset.Y-e.Dragged.DY, 0), room)))
}

// DragEnd needs no answer.
func (s *Scroll) DragEnd() {}

// Natural is the content's natural size.
func (s *Scroll) Natural() fyne.Size { return Natural(s.hold.Objects[0]) }

// HeightFor is the height at which nothing has to scroll.
func (s *Scroll) HeightFor(w float32) float32 { return HeightFor(s.hold.Objects[0], w) }

// MinSize is small: the content scrolls.
func (s *Scroll) MinSize() fyne.Size {
	return fyne.NewSize(s.hold.Objects[0].MinSize().Width, 64)
}

// CreateRenderer shows the scrolled content.
func (s *Scroll) CreateRenderer() fyne.WidgetRenderer {
	return made(&part{of: s, objects: []fyne.CanvasObject{s.inner}, min: s.MinSize, paint: func() { s.hold.Refresh() }, layout: func(z fyne.Size) {
		s.flow.width = z.Width
		put(s.inner, 0, 0, z.Width, z.Height)
		s.inner.Refresh()
	}})
}

// flowLayout is as high as its object wants to be at the width of the scroll.
type flowLayout struct{ width float32 }

func (l *flowLayout) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	put(objs[0], 0, 0, s.Width, s.Height)
}

func (l *flowLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	w := l.width
	if w <= 0 {
		w = Natural(objs[0]).Width
	}
	return fyne.NewSize(objs[0].MinSize().Width, HeightFor(objs[0], w))
}
