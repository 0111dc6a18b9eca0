package look

import "fyne.io/fyne/v2"

// gridLayout places objects in equal columns.
type gridLayout struct {
	cols int
	gap  float32
	fill bool
}

// Grid places objects in cols equal columns; every row is as high as its highest object.
func Grid(cols int, gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: gridLayout{max(cols, 1), gap, false}, Objects: objs}
}

// GridFill is Grid with rows of equal height that together fill the whole height.
func GridFill(cols int, gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: gridLayout{max(cols, 1), gap, true}, Objects: objs}
}

// heights returns the height of each row for a column width; size tells an object's height.
func (l gridLayout) heights(objs []fyne.CanvasObject, height func(fyne.CanvasObject) float32) []float32 {
	hs := make([]float32, (len(objs)+l.cols-1)/l.cols)
	for i, o := range objs {
		hs[i/l.cols] = max(hs[i/l.cols], height(o))
	}
	return hs
}

// column is the width of one column.
func (l gridLayout) column(width float32) float32 {
	return max(0, (width-l.gap*float32(l.cols-1))/float32(l.cols))
}

// total adds up row heights and the gaps between.
func (l gridLayout) total(hs []float32) float32 {
	sum := l.gap * float32(max(len(hs)-1, 0))
	for _, h := range hs {
		sum += h
	}
	return sum
}

// Layout places the visible objects row by row.
func (l gridLayout) Layout(all []fyne.CanvasObject, s fyne.Size) {
	objs := shown(all)
	cw := l.column(s.Width)
	hs := l.heights(objs, func(o fyne.CanvasObject) float32 { return HeightFor(o, cw) })
	if n := len(hs); n > 0 && (l.fill || l.total(hs) > s.Height) {
		each := max(0, (s.Height-l.gap*float32(n-1))/float32(n))
		if l.fill {
			for i := range hs {
				hs[i] = each
			}
		} else {
			by := max(0, s.Height-l.gap*float32(n-1)) / max(l.total(hs)-l.gap*float32(n-1), 1)
			for i := range hs {
				hs[i] *= by
			}
		}
	}
	y := float32(0)
	for i, o := range objs {
		x := float32(i%l.cols) * (cw + l.gap)
		put(o, round(x), round(y), round(x+cw)-round(x), hs[i/l.cols])
		if i%l.cols == l.cols-1 {
			y += hs[i/l.cols] + l.gap
		}
	}
}

// MinSize is the greatest least width in every column and the least heights.
func (l gridLayout) MinSize(all []fyne.CanvasObject) fyne.Size {
	objs := shown(all)
	w := float32(0)
	for _, o := range objs {
		w = max(w, o.MinSize().Width)
	}
	hs := l.heights(objs, func(o fyne.CanvasObject) float32 { return o.MinSize().Height })
	return fyne.NewSize(w*float32(l.cols)+l.gap*float32(l.cols-1), l.total(hs))
}

func (l gridLayout) natural(all []fyne.CanvasObject) fyne.Size {
	objs := shown(all)
	w := float32(0)
	for _, o := range objs {
		w = max(w, Natural(o).Width)
	}
	hs := l.heights(objs, func(o fyne.CanvasObject) float32 { return Natural(o).Height })
	return fyne.NewSize(w*float32(l.cols)+l.gap*float32(l.cols-1), l.total(hs))
}

func (l gridLayout) heightFor(all []fyne.CanvasObject, width float32) float32 {
	objs := shown(all)
	return l.total(l.heights(objs, func(o fyne.CanvasObject) float32 { return HeightFor(o, l.column(width)) }))
}

// Split places columns of fixed widths beside each other over the whole height; a width of 0 takes
// the rest. When the window is too narrow, the rest keeps its least width and the fixed ones shrink.
func Split(gap float32, widths []float32, objs ...fyne.CanvasObject) *fyne.Container {
	cols := make([]fyne.CanvasObject, len(objs))
	for i, o := range objs {
		if i < len(widths) && widths[i] > 0 {
			cols[i] = &fyne.Container{Layout: columnLayout{widths[i]}, Objects: []fyne.CanvasObject{o}}
		} else {
			cols[i] = Grow(o)
		}
	}
	return RowFill(gap, cols...)
}

// columnLayout has a natural width that may shrink to what its object needs.
type columnLayout struct{ w float32 }

func (columnLayout) wraps() {}

func (columnLayout) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	put(objs[0], 0, 0, s.Width, s.Height)
}

func (columnLayout) MinSize(objs []fyne.CanvasObject) fyne.Size { return objs[0].MinSize() }

func (l columnLayout) natural(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.w, HeightFor(objs[0], l.w))
}

func (columnLayout) heightFor(objs []fyne.CanvasObject, w float32) float32 {
	return HeightFor(objs[0], w)
}

// wrapLayout places objects side by side and goes on in the next line when one is full.
type wrapLayout struct{ gap float32 }

// Wrap places objects of natural size side by side and begins a new line where one is full: chips.
func Wrap(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: wrapLayout{gap}, Objects: objs}
}

// each calls f with the place of every visible object and returns the whole height.
func (l wrapLayout) each(all []fyne.CanvasObject, width float32, f func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	var x, y, line float32
	for _, o := range shown(all) {
		n := Natural(o)
		n.Width = min(n.Width, width)
		if x > 0 && x+n.Width > width+0.5 {
			x, y, line = 0, y+line+l.gap, 0
		}
		f(o, x, y, n.Width, n.Height)
		x += n.Width + l.gap
		line = max(line, n.Height)
	}
	return y + line
}

// Layout places the visible objects line by line.
func (l wrapLayout) Layout(all []fyne.CanvasObject, s fyne.Size) {
	l.each(all, s.Width, func(o fyne.CanvasObject, x, y, w, h float32) { put(o, round(x), round(y), w, h) })
}

// MinSize is the widest object's least width; the height follows from the width, see HeightFor.
func (l wrapLayout) MinSize(all []fyne.CanvasObject) (s fyne.Size) {
	for _, o := range shown(all) {
		s = s.Max(o.MinSize())
	}
	return s.AddWidthHeight(l.natural(all).Width/1024, 0)
}

func (l wrapLayout) natural(all []fyne.CanvasObject) (s fyne.Size) {
	for i, o := range shown(all) {
		n := Natural(o)
		s.Width += n.Width
		if i > 0 {
			s.Width += l.gap
		}
		s.Height = max(s.Height, n.Height)
	}
	return s
}

func (l wrapLayout) heightFor(all []fyne.CanvasObject, width float32) float32 {
	return l.each(all, width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}
