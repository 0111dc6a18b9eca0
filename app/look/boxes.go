package look

import (
	"fyne.io/fyne/v2"
)

// cross says how a row places its objects across.
type cross int

const (
	crossMiddle cross = iota
	crossFill
	crossBase
	crossTop
)

// rowLayout places objects side by side.
type rowLayout struct {
	gap   float32
	cross cross
}

// Row places objects side by side, each at its natural height in the middle of the row.
func Row(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: rowLayout{gap, crossMiddle}, Objects: objs}
}

// RowFill places objects side by side, each as high as the row: columns, equal cards.
func RowFill(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: rowLayout{gap, crossFill}, Objects: objs}
}

// RowBase places texts of different size side by side on one baseline.
func RowBase(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: rowLayout{gap, crossBase}, Objects: objs}
}

// RowTop places objects side by side, each at its natural height at the top of the row.
func RowTop(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: rowLayout{gap, crossTop}, Objects: objs}
}

// widths deals the width out to the visible objects.
func (l rowLayout) widths(objs []fyne.CanvasObject, width float32) []float32 {
	nat, least, weights := make([]float32, len(objs)), make([]float32, len(objs)), make([]float32, len(objs))
	for i, o := range objs {
		nat[i], least[i], weights[i] = Natural(o).Width, o.MinSize().Width, weight(o)
	}
	return share(width-l.gap*float32(max(len(objs)-1, 0)), nat, least, weights)
}

// Layout places the visible objects.
func (l rowLayout) Layout(all []fyne.CanvasObject, s fyne.Size) {
	objs := shown(all)
	ws := l.widths(objs, s.Width)
	base := float32(0)
	if l.cross == crossBase {
		for _, o := range objs {
			base = max(base, baseline(o, Natural(o).Height))
		}
		base += max(0, (s.Height-l.natural(all).Height)/2)
	}
	x := float32(0)
	for i, o := range objs {
		left, right := round(x), round(x+ws[i])
		h := min(HeightFor(o, ws[i]), s.Height)
		switch l.cross {
		case crossFill:
			put(o, left, 0, right-left, s.Height)
		case crossTop:
			put(o, left, 0, right-left, h)
		case crossBase:
			put(o, left, round(base-baseline(o, h)), right-left, h)
		default:
			put(o, left, round((s.Height-h)/2), right-left, h)
		}
		x += ws[i] + l.gap
	}
}

// MinSize is the sum of the least widths and the greatest least height.
func (l rowLayout) MinSize(all []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	objs := shown(all)
	for _, o := range objs {
		m := o.MinSize()
		s.Width += m.Width
		s.Height = max(s.Height, m.Height)
	}
	s.Width += l.gap * float32(max(len(objs)-1, 0))
	if l.cross == crossBase {
		s.Height = max(s.Height, l.natural(all).Height)
	}
	return s
}

func (l rowLayout) natural(all []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	var above, below float32
	objs := shown(all)
	for _, o := range objs {
		n := Natural(o)
		s.Width += n.Width
		s.Height = max(s.Height, n.Height)
		if l.cross == crossBase {
			b := baseline(o, n.Height)
			above, below = max(above, b), max(below, n.Height-b)
		}
	}
	if l.cross == crossBase {
		s.Height = ceil(above + below)
	}
	s.Width += l.gap * float32(max(len(objs)-1, 0))
	return s
}

func (l rowLayout) heightFor(all []fyne.CanvasObject, width float32) float32 {
	if l.cross == crossBase {
		return l.natural(all).Height
	}
	h := float32(0)
	objs := shown(all)
	for i, w := range l.widths(objs, width) {
		h = max(h, HeightFor(objs[i], w))
	}
	return h
}

// baseline returns where the baseline of an object of a height lies; the lower edge for what has none.
func baseline(o fyne.CanvasObject, height float32) float32 {
	if b, ok := o.(interface{ BaselineAt(float32) float32 }); ok {
		return b.BaselineAt(height)
	}
	return height
}

// colLayout places objects below each other over the whole width.
type colLayout struct{ gap float32 }

// Col places objects below each other, each over the whole width and at the height it wants.
func Col(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: colLayout{gap}, Objects: objs}
}

// Layout places the visible objects.
func (l colLayout) Layout(all []fyne.CanvasObject, s fyne.Size) {
	objs := shown(all)
	nat, least, weights := make([]float32, len(objs)), make([]float32, len(objs)), make([]float32, len(objs))
	for i, o := range objs {
		nat[i], least[i], weights[i] = HeightFor(o, s.Width), o.MinSize().Height, weight(o)
	}
	hs := share(s.Height-l.gap*float32(max(len(objs)-1, 0)), nat, least, weights)
	y := float32(0)
	for i, o := range objs {
		top, bottom := round(y), round(y+hs[i])
		put(o, 0, top, s.Width, bottom-top)
		y += hs[i] + l.gap
	}
}

// MinSize is the greatest least width and the sum of the least heights.
func (l colLayout) MinSize(all []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	objs := shown(all)
	for _, o := range objs {
		m := o.MinSize()
		s.Width = max(s.Width, m.Width)
		s.Height += m.Height
	}
	s.Height += l.gap * float32(max(len(objs)-1, 0))
	return s
}

func (l colLayout) natural(all []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	objs := shown(all)
	for _, o := range objs {
		n := Natural(o)
		s.Width = max(s.Width, n.Width)
		s.Height += n.Height
	}
	s.Height += l.gap * float32(max(len(objs)-1, 0))
	return s
}

func (l colLayout) heightFor(all []fyne.CanvasObject, width float32) float32 {
	objs := shown(all)
	h := l.gap * float32(max(len(objs)-1, 0))
	for _, o := range objs {
		h += HeightFor(o, width)
	}
	return h
}

// Space takes the rest of a row or column and shows nothing.
func Space() fyne.CanvasObject { return Grow(&fyne.Container{Layout: fixedLayout{}}) }
