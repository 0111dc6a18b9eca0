package kiosk

import (
	"reflect"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"onevisit/app/look"
)

// Regions of the screen.
const (
	atTop = iota
	atBanner
	atBody
	atFoot
	atBottom
	regions
)

// region is a part of the screen that is drawn anew only when what it shows has changed.
type region struct {
	shown any // what it shows
	text  float32
	box   *fyne.Container
	made  []fyne.CanvasObject
}

// view draws a State for the size of its window. It has no rules and no I/O.
type view struct {
	press  func(Press)
	turned func(wide bool)

	state   State
	region  [regions]*region
	frame   *fyne.Container
	over    *container.ThemeOverride
	win     fyne.Window
	size    fyne.Size
	kit     kit
	page    Page
	settle  time.Duration
	now     func() time.Time
	changed time.Time // when the page changed last
	inside  bool      // the frame is being laid out for a page
}

func newView(settle time.Duration, now func() time.Time) *view {
	v := &view{settle: settle, now: now, press: func(Press) {}, turned: func(bool) {}}
	objs := make([]fyne.CanvasObject, regions)
	for i := range v.region {
		v.region[i] = &region{box: look.Stack()}
		objs[i] = v.region[i].box
	}
	v.frame = &fyne.Container{Layout: frame{v}, Objects: objs}
	floor := newFloor(func() { v.do(Press{}) })
	v.over = look.Themed(look.Stack(look.NewPanel(look.Paper, 0, 0, nil), floor, v.frame), v.theme())
	return v
}

// Content is the whole screen.
func (v *view) Content() fyne.CanvasObject { return v.over }

// do passes a press on, unless the page has only just appeared under the finger.
func (v *view) do(x Press) {
	if v.settle > 0 && v.now().Sub(v.changed) < v.settle {
		return
	}
	v.press(x)
}

// theme is that of the state. Sizes are the kit's business, so that the theme's scale is 1.
func (v *view) theme() fyne.Theme {
	if v.state.Contrast {
		return look.New(look.Contrast, 1, look.Touch())
	}
	return look.New(look.Kiosk, 1, look.Touch())
}

// Apply shows a state.
func (v *view) Apply(s State) {
	if reflect.DeepEqual(s, v.state) {
		return
	}
	dress := s.Contrast != v.state.Contrast || s.Large != v.state.Large || s.Low != v.state.Low
	if s.Page != v.page {
		v.page, v.changed = s.Page, v.now()
	}
	before := v.state
	v.state = s
	if dress {
		v.over.Theme = v.theme()
		v.forget()
	}
	if v.size.IsZero() {
		return // drawn once the size is known
	}
	v.draw(before.Page != s.Page || dress || before.Language != s.Language)
	look.Dress(v.over)
}

// forget has every region drawn anew.
func (v *view) forget() {
	for _, r := range v.region {
		r.shown, r.text = nil, 0
	}
}

// fit hears the size of the window.
func (v *view) fit(s fyne.Size) {
	if s == v.size || s.Width < 1 || s.Height < 1 {
		return
	}
	v.size = s
	wide := s.Width > s.Height
	unit := min(s.Width/shortSide, s.Height/longSide)
	if wide {
		unit = min(s.Width/longSide, s.Height/shortSide)
	}
	before := v.kit
	v.kit.unit, v.kit.wide = unit, wide
	v.kit.inner = s.Width - 2*v.kit.px(56)
	if unit != before.unit || wide != before.wide || v.kit.inner != before.inner {
		v.forget()
	}
	v.turned(wide) // may apply another state
	v.draw(true)
	look.Dress(v.over)
}

// factors are the sizes of text, largest first: a page that is too full is set smaller, never cut; one that is nearly
// empty is set a little larger.
var factors = []float32{largeText, 1.4, 1.32, 1.25, 1.18, 1.12, 1.06, 1, 0.94, 0.88, 0.82, 0.76}

// roomyText is the size of text on a page with few things on it.
const roomyText = 1.18

// most is the size of text that a page begins with.
func (v *view) most() float32 {
	if v.state.Large {
		return largeText
	}
	if !v.kit.wide && !v.state.Low {
		switch v.state.Page {
		case PageOffer, PageQuestion, PageMaterials, PageVerdict, PagePriority, PageProgress, PageReturn:
			return roomyText
		case PageHome, PageFind, PageList, PageTicket, PageScan, PageHelp, PageStaff, PageBook, PageBooked, PagePerson, PageGuide:
		}
	}
	return 1
}

// draw brings the regions up to date at the largest text at which nothing is cut. A fresh page begins with the full
// size; one that only changes does not grow under the finger. Most pages fit at once; where one does not, halving finds
// the size in four tries.
func (v *view) draw(fresh bool) {
	top := v.most()
	if !fresh && v.kit.text > 0 {
		top = min(top, v.kit.text)
	}
	try := func(i int) bool {
		v.kit.text = factors[i]
		return v.redraw()
	}
	low := slices.IndexFunc(factors, func(f float32) bool { return f <= top })
	if try(low) {
		return
	}
	fits, last := len(factors)-1, low
	for low+1 < fits { // low does not fit
		mid := (low + fits) / 2
		if last = mid; try(mid) {
			fits = mid
		} else {
			low = mid
		}
	}
	if last != fits {
		try(fits)
	}
}

// redraw draws what has changed at the present size of text and tells whether everything fits.
func (v *view) redraw() bool {
	s := v.state
	parts := [regions]any{s.Top, s.Banner, s.Body, s.Foot, s.Bottom}
	if s.Low {
		top := s.Top
		top.Tools, top.Back = nil, Button{}
		parts[atTop], parts[atBottom] = top, lowBottom{s.Bottom, s.Top.Back, s.Top.Tools}
		parts[atBody], parts[atFoot] = sink(s.Body, s.Foot, v.kit.wide, s.Large)
	}
	for i, r := range v.region {
		if r.text == v.kit.text && reflect.DeepEqual(parts[i], r.shown) {
			continue
		}
		k := v.kit
		k.contrast, k.low, k.press, k.made = s.Contrast, s.Low, v.do, nil
		var o fyne.CanvasObject
		switch part := parts[i].(type) {
		case Top:
			o = k.top(part)
		case Banner:
			o = k.banner(part)
		case Bottom:
			o = k.bottom(part)
		case lowBottom:
			o = k.lowBottom(part)
		case []Block:
			o = k.blocks(part)
		}
		r.shown, r.text, r.made = parts[i], v.kit.text, k.made
		r.box.Objects = nil
		if o != nil {
			r.box.Objects = []fyne.CanvasObject{o}
		}
	}
	v.inside = true
	fits := v.place()
	v.inside = false
	for _, r := range v.region {
		fits = fits && !cut(r.made)
	}
	return fits
}

// frame lays the regions out.
type frame struct{ v *view }

// MinSize lets the window be as small as its owner likes.
func (frame) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(270, 270) }

// Layout scales the page to the window.
func (f frame) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	if s != f.v.size {
		f.v.fit(s)
	}
	if !f.v.inside {
		f.v.place()
	}
}

// place puts the regions where they belong and tells whether each has the height it wants. Upright, they lie below each
// other and the body takes what is left; lying, the foot stands beside the body.
func (v *view) place() bool {
	k := &v.kit
	w, h := v.size.Width, v.size.Height
	side, gap := k.px(56), k.px(28)
	inner := w - 2*side
	put := func(i int, x, y, w, h float32) {
		box := v.region[i].box
		box.Move(fyne.NewPos(x, y))
		box.Resize(fyne.NewSize(max(w, 0), max(h, 0)))
		box.Layout.Layout(box.Objects, box.Size()) // also where the size is the same but the content is new
	}
	want := func(i int, w float32) float32 {
		if len(v.region[i].box.Objects) == 0 {
			return 0
		}
		return look.HeightFor(v.region[i].box, w)
	}
	y, end := k.px(32), h-k.px(28)
	th := want(atTop, inner)
	put(atTop, side, y, inner, th)
	y += th + k.px(20)
	if bh := want(atBanner, inner); bh > 0 {
		put(atBanner, side, y, inner, bh)
		y += bh + k.px(20)
	} else {
		put(atBanner, side, y, inner, 0)
	}
	bottom := want(atBottom, inner)
	put(atBottom, side, end-bottom, inner, bottom)
	end -= bottom + k.px(20)
	if k.wide && len(v.region[atFoot].box.Objects) > 0 {
		fw := k.px(760)
		bw := inner - fw - k.px(48)
		bh, fh := want(atBody, bw), want(atFoot, fw)
		put(atBody, side, y, bw, end-y)
		put(atFoot, w-side-fw, y, fw, end-y)
		return bh <= end-y+1 && fh <= end-y+1
	}
	if k.wide { // nothing beside: not wider than can be read
		bw := min(inner, k.px(1300))
		put(atBody, (w-bw)/2, y, bw, end-y)
		put(atFoot, side, end, 0, 0)
		return want(atBody, bw) <= end-y+1
	}
	fh := want(atFoot, inner)
	if v.state.Low && end-fh < h/2 { // what is pressed does not fit into the lower half at this size of text
		put(atFoot, side, end-fh, inner, fh)
		put(atBody, side, y, inner, end-fh-gap-y)
		return false
	}
	put(atFoot, side, end-fh, inner, fh)
	if fh > 0 {
		end -= fh + gap
	}
	put(atBody, side, y, inner, end-y)
	return want(atBody, inner) <= end-y+1
}
