package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// growLayout marks an object that takes a share of the rest.
type growLayout struct{ weight float32 }

// Grow lets an object take the rest of its row or column; several share it equally.
func Grow(o fyne.CanvasObject) *fyne.Container { return GrowBy(1, o) }

// GrowBy is Grow with a weight: 2 takes twice as much of the rest as 1.
func GrowBy(weight float32, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: growLayout{max(weight, 0.001)}, Objects: []fyne.CanvasObject{o}}
}

func (growLayout) wraps() {}

func (growLayout) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	put(objs[0], 0, 0, s.Width, s.Height)
}

func (growLayout) MinSize(objs []fyne.CanvasObject) fyne.Size { return objs[0].MinSize() }

func (growLayout) natural(objs []fyne.CanvasObject) fyne.Size { return Natural(objs[0]) }

func (growLayout) heightFor(objs []fyne.CanvasObject, w float32) float32 {
	return HeightFor(objs[0], w)
}

// fixedLayout gives an object a fixed width, height or both; 0 leaves it its own.
type fixedLayout struct{ w, h float32 }

// Fixed gives an object a width and height in pixels; 0 leaves that side to the object.
func Fixed(o fyne.CanvasObject, w, h float32) *fyne.Container {
	return &fyne.Container{Layout: fixedLayout{w, h}, Objects: []fyne.CanvasObject{o}}
}

// Gap is empty room of a fixed size, to set two neighbours further apart than the rest.
func Gap(w, h float32) fyne.CanvasObject { return &fyne.Container{Layout: fixedLayout{w, h}} }

func (fixedLayout) wraps() {}

func (fixedLayout) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objs {
		put(o, 0, 0, s.Width, s.Height)
	}
}

// or replaces the sides that are fixed.
func (l fixedLayout) or(s fyne.Size) fyne.Size {
	if l.w > 0 {
		s.Width = l.w
	}
	if l.h > 0 {
		s.Height = l.h
	}
	return s
}

func (l fixedLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	if len(objs) == 0 {
		return l.or(fyne.Size{})
	}
	return l.or(objs[0].MinSize())
}

func (l fixedLayout) natural(objs []fyne.CanvasObject) fyne.Size {
	if len(objs) == 0 {
		return l.or(fyne.Size{})
	}
	return l.or(Natural(objs[0]))
}

func (l fixedLayout) heightFor(objs []fyne.CanvasObject, w float32) float32 {
	if l.h > 0 || len(objs) == 0 {
		return l.h
	}
	return HeightFor(objs[0], w)
}

// minLayout raises the least and the natural size.
type minLayout struct{ w, h float32 }

// MinSize gives an object at least a width and height; it may be larger.
func MinSize(o fyne.CanvasObject, w, h float32) *fyne.Container {
	return &fyne.Container{Layout: minLayout{w, h}, Objects: []fyne.CanvasObject{o}}
}

func (minLayout) wraps() {}

func (minLayout) Layout(objs []fyne.CanvasObject, s fyne.Size) { put(objs[0], 0, 0, s.Width, s.Height) }

func (l minLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return objs[0].MinSize().Max(fyne.NewSize(l.w, l.h))
}

func (l minLayout) natural(objs []fyne.CanvasObject) fyne.Size {
	return Natural(objs[0]).Max(fyne.NewSize(l.w, l.h))
}

func (l minLayout) heightFor(objs []fyne.CanvasObject, w float32) float32 {
	return max(HeightFor(objs[0], w), l.h)
}

// padLayout leaves room around an object.
type padLayout struct{ top, right, bottom, left float32 }

// Pad leaves room around an object, in the order of CSS: top, right, bottom, left.
func Pad(o fyne.CanvasObject, top, right, bottom, left float32) *fyne.Container {
	return &fyne.Container{Layout: padLayout{top, right, bottom, left}, Objects: []fyne.CanvasObject{o}}
}

// PadAll leaves the same room on all sides.
func PadAll(o fyne.CanvasObject, by float32) *fyne.Container { return Pad(o, by, by, by, by) }

func (padLayout) wraps() {}

func (l padLayout) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	put(objs[0], l.left, l.top, s.Width-l.left-l.right, s.Height-l.top-l.bottom)
}

func (l padLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return objs[0].MinSize().AddWidthHeight(l.left+l.right, l.top+l.bottom)
}

func (l padLayout) natural(objs []fyne.CanvasObject) fyne.Size {
	return Natural(objs[0]).AddWidthHeight(l.left+l.right, l.top+l.bottom)
}

func (l padLayout) heightFor(objs []fyne.CanvasObject, w float32) float32 {
	return HeightFor(objs[0], w-l.left-l.right) + l.top + l.bottom
}

// placeLayout gives an object its natural size somewhere in the room it gets; x and y are 0 for the
// beginning, 0.5 for the middle, 1 for the end.
type placeLayout struct{ x, y float32 }

// Center puts an object at its natural size in the middle.
func Center(o fyne.CanvasObject) *fyne.Container { return Place(o, 0.5, 0.5) }

// Start puts an object at its natural width to the left, in the middle of the height.
func Start(o fyne.CanvasObject) *fyne.Container { return Place(o, 0, 0.5) }

// End puts an object at its natural width to the right, in the middle of the height.
func End(o fyne.CanvasObject) *fyne.Container { return Place(o, 1, 0.5) }

// Place puts an object at its natural size where x and y (0 to 1) say.
func Place(o fyne.CanvasObject, x, y float32) *fyne.Container {
	return &fyne.Container{Layout: placeLayout{x, y}, Objects: []fyne.CanvasObject{o}}
}

func (placeLayout) wraps() {}

func (l placeLayout) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	w := min(Natural(objs[0]).Width, s.Width)
	h := min(HeightFor(objs[0], w), s.Height)
	put(objs[0], round((s.Width-w)*l.x), round((s.Height-h)*l.y), w, h)
}

func (placeLayout) MinSize(objs []fyne.CanvasObject) fyne.Size { return objs[0].MinSize() }

func (placeLayout) natural(objs []fyne.CanvasObject) fyne.Size { return Natural(objs[0]) }

func (placeLayout) heightFor(objs []fyne.CanvasObject, w float32) float32 {
	return HeightFor(objs[0], min(Natural(objs[0]).Width, w))
}

// stackLayout lays objects over each other.
type stackLayout struct{}

// Stack lays objects over each other, the last on top, each over the whole size.
func Stack(objs ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: stackLayout{}, Objects: objs}
}

func (stackLayout) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objs {
		put(o, 0, 0, s.Width, s.Height)
	}
}

func (stackLayout) MinSize(objs []fyne.CanvasObject) (s fyne.Size) {
	for _, o := range shown(objs) {
		s = s.Max(o.MinSize())
	}
	return s
}

func (stackLayout) natural(objs []fyne.CanvasObject) (s fyne.Size) {
	for _, o := range shown(objs) {
		s = s.Max(Natural(o))
	}
	return s
}

func (stackLayout) heightFor(objs []fyne.CanvasObject, w float32) (h float32) {
	for _, o := range shown(objs) {
		h = max(h, HeightFor(o, w))
	}
	return h
}

// Themed shows an object in a theme of its own, whatever the window around it wears.
func Themed(o fyne.CanvasObject, th fyne.Theme) *container.ThemeOverride {
	return dressed(o, th)
}
