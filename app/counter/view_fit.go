package counter

import (
	"math"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// reasonLines is how many lines the reason of the next ticket takes at most.
const reasonLines = 4

// fitted is how much of its lists and sentences the right column shows, so that no row of it is cut in half.
type fitted struct {
	lines   int  // of the reason of the next ticket
	clocks  int  // rows of the running clocks
	held    int  // rows of those on hold
	waiting int  // rows of those who wait, at least
	shut    bool // the line of the windows that are closed
	others  bool // the windows of colleagues
	size    fyne.Size
}

// fit shows as much as the column has room for: first the reason gets shorter, then the lists, which scroll, then the
// colleagues' windows go. The screen of a tall window shows twice as many rows.
func (r *rightColumn) fit(s State) {
	size := r.root.Size()
	if size != r.fitted.size {
		r.v.dirty = true
	}
	if !r.v.dirty || size.Height <= 0 {
		return
	}
	by := 1
	if r.v.root.Size().Height >= tallWindow*r.v.scale {
		by = 2
	}
	for _, f := range []fitted{
		{reasonLines, clockRows * by, heldRows * by, 2, true, true, size}, {2, clockRows * by, heldRows * by, 2, true, true, size},
		{2, clockRows, heldRows, 2, true, true, size}, {1, 2, heldRows, 2, true, true, size}, {0, 2, 1, 2, true, true, size},
		{0, 1, 1, 2, true, true, size}, {0, 1, 1, 2, false, true, size}, {0, 1, 1, 1, false, true, size}, {0, 1, 1, 1, false, false, size},
	} {
		r.fitted = f
		r.reason.MaxLines(max(f.lines, 1))
		show(r.reason, s.Next.Why != "" && f.lines > 0)
		show(r.shut, s.Shut != "" && f.shut)
		show(r.others.box, len(s.Others) > 0 && f.others)
		if look.HeightFor(r.root, size.Width) <= size.Height {
			return
		}
	}
}

// reveal brings the rows that are chosen into view, after the lists got another height; anew also puts lists of another
// scale of text back to the beginning of a row.
func (v *view) reveal(anew bool) {
	for _, l := range []*look.List{v.mid.list, v.right.clockList, v.right.queue, v.right.heldList} {
		on := l.Selected()
		if anew {
			l.Select(0)
		}
		if anew || on >= 0 {
			l.Select(on)
		}
	}
}

// whole gives a list that scrolls the height of whole rows: half a row says nothing.
func whole(list *look.List, step func() float32, least func() int) fyne.CanvasObject {
	return &fyne.Container{Layout: wholeRows{list, step, least}, Objects: []fyne.CanvasObject{list}}
}

// step is the height of a row as it is shown, in whole pixels as the list rounds it.
func (v *view) step(height float32) func() float32 {
	return func() float32 { return float32(math.Round(float64(height * v.scale))) }
}

// rows is a list that is as high as its rows, up to a number of them; above that it scrolls.
func (v *view) rows(list *look.List, height float32, most *int) *fyne.Container {
	step := v.step(height)
	return &fyne.Container{Layout: capped{func() float32 { return step() * float32(min(list.Count(), *most)) }}, Objects: []fyne.CanvasObject{list}}
}

// readable is the part of a row that holds its words: one of which only the lower edge is missing may stay.
const readable = 0.8

type wholeRows struct {
	list  *look.List
	step  func() float32
	least func() int // rows
}

func (w wholeRows) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	step := w.step()
	if n := int(s.Height / step); n > 0 && n < w.list.Count() && s.Height-float32(n)*step < readable*step {
		s.Height = float32(n) * step
	}
	objs[0].Move(fyne.Position{})
	objs[0].Resize(s)
}

func (w wholeRows) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objs[0].MinSize().Width, float32(min(w.list.Count(), w.least()))*w.step())
}
