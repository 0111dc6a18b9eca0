package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// buttonBody draws a Button.
type buttonBody struct {
	b     *Button
	ring  *canvas.Rectangle
	rect  *canvas.Rectangle
	cap   *canvas.Rectangle
	label *canvas.Text
	sub   *canvas.Text
	key   *canvas.Text
	pic   *canvas.Raster
	ink   color.NRGBA
}

func newButtonBody(b *Button) *buttonBody {
	r := &buttonBody{
		b: b, ring: newRing(), rect: canvas.NewRectangle(color.Transparent), cap: canvas.NewRectangle(color.Transparent),
		label: newText(), sub: newText(), key: newText(),
	}
	r.pic = newShapeRaster(func() (Shape, color.NRGBA) { return b.icon, r.ink })
	r.paint()
	return r
}

// Objects returns what is drawn, lowest first.
func (r *buttonBody) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring, r.rect, r.pic, r.cap, r.key, r.label, r.sub}
}

// Destroy has nothing to give back.
func (r *buttonBody) Destroy() {}

// MinSize is the least size.
func (r *buttonBody) MinSize() fyne.Size { return r.least() }

// Refresh takes colours and texts again and places everything.
func (r *buttonBody) Refresh() {
	r.paint()
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}

// Sizes that follow from the height and the scale.
func (r *buttonBody) height() float32 { return round(r.b.height * scaleOf(r.b)) }

func (r *buttonBody) px() float32 { return r.b.size * scaleOf(r.b) }

func (r *buttonBody) subPx() float32 { return max(r.px()*0.72, 12*scaleOf(r.b)) }

func (r *buttonBody) keyPx() float32 { return 12 * scaleOf(r.b) }

func (r *buttonBody) pad() float32 {
	switch {
	case r.b.height >= 96:
		return 32
	case r.b.height >= 64:
		return 24
	case r.b.height < 40:
		return 10
	}
	return 14
}

func (r *buttonBody) radius() float32 {
	switch {
	case r.b.height >= 96:
		return 24
	case r.b.height >= 64:
		return 14
	}
	return 8
}

func (r *buttonBody) iconSize() float32 {
	if r.b.icon == "" {
		return 0
	}
	return round(r.px() * 1.25)
}

// keyWidth is the width of the cap; 0 without one.
func (r *buttonBody) keyWidth() float32 {
	if r.b.key == "" {
		return 0
	}
	w, _ := measure(r.b.key, r.keyPx(), false)
	return ceil(max(w+14, 28))
}

// extras is the width of all but the text: padding, icon, cap and the room between.
func (r *buttonBody) extras() float32 {
	w := 2 * r.pad()
	if r.b.icon != "" {
		w += r.iconSize() + r.px()*0.5
	}
	if r.b.key != "" {
		w += r.keyWidth() + 12
	}
	return w
}

func (r *buttonBody) natural() fyne.Size {
	w, _ := measure(r.b.text, r.px(), r.b.bold)
	if r.b.sub != "" {
		s, _ := measure(r.b.sub, r.subPx(), false)
		w = max(w, s)
	}
	return fyne.NewSize(ceil(w+r.extras()), max(r.height(), ceil(r.lines()+8)))
}

// lines is the height of the text lines together.
func (r *buttonBody) lines() float32 {
	h := r.px() * 1.3
	if r.b.sub != "" {
		h += r.subPx() * 1.35
	}
	return h
}

func (r *buttonBody) least() fyne.Size {
	n := r.natural()
	text := n.Width - r.extras()
	return fyne.NewSize(r.extras()+min(text, 3*r.px())+n.Width/1024, n.Height)
}

// Layout places cap, icon and text: with a cap the text begins at the left and the cap ends at the
// right; without one the text is in the middle.
func (r *buttonBody) Layout(s fyne.Size) {
	b, pad := r.b, r.pad()
	put(r.rect, 0, 0, s.Width, s.Height)
	r.rect.CornerRadius = min(r.radius(), s.Height/2)
	putRing(r.ring, s, r.rect.CornerRadius)

	right := s.Width - pad
	if kw := r.keyWidth(); kw > 0 {
		kh := round(r.keyPx() * 1.75)
		put(r.cap, round(right-kw), round((s.Height-kh)/2), kw, kh)
		r.cap.CornerRadius = 4
		r.set(r.key, b.key, r.keyPx(), false, right-kw, kw, s.Height/2, 0.5)
		right -= kw + 12
	}
	before := float32(0)
	if b.icon != "" {
		before = r.iconSize() + r.px()*0.5
	}
	room := right - pad - before
	px := r.fit(room)
	text := ellipsis(b.text, px, b.bold, room)
	wide, _ := measure(text, px, b.bold)
	sub := ""
	if b.sub != "" {
		sub = ellipsis(b.sub, r.subPx(), false, room)
		w, _ := measure(sub, r.subPx(), false)
		wide = max(wide, w)
	}
	x, lean := pad+before, float32(0)
	if b.key == "" && !b.left {
		x = pad + before + max(0, (room-wide)/2)
		if b.icon == "" {
			lean = 0.5
		}
	}
	mid := s.Height / 2
	if sub != "" {
		mid = s.Height/2 - r.subPx()*0.62
		r.set(r.sub, sub, r.subPx(), false, x, wide, s.Height/2+r.px()*0.62, lean)
	}
	r.set(r.label, text, px, b.bold, x, wide, mid, lean)
	if is := r.iconSize(); is > 0 {
		put(r.pic, round(x-before), round((s.Height-is)/2), is, is)
	}
	r.show()
}

// fit is the size of the text: in a large button it shrinks by up to a third before it is cut.
func (r *buttonBody) fit(room float32) float32 {
	px := r.px()
	if r.b.height < 64 {
		return px
	}
	if w, _ := measure(r.b.text, px, r.b.bold); w > room && room > 0 {
		return max(px*2/3, float32(int(px*room/w)))
	}
	return px
}

// set gives a canvas text its words and puts their optical middle at the height mid; lean 0 is the
// left of the width, 0.5 the middle.
func (r *buttonBody) set(t *canvas.Text, s string, px float32, bold bool, x, width, mid, lean float32) {
	f := face(s, bold)
	w, base := measure(s, px, bold)
	t.Text, t.TextSize, t.FontSource, t.TextStyle = s, px, f, fyne.TextStyle{Bold: f == fontBold}
	t.Resize(fyne.NewSize(w, t.MinSize().Height))
	t.Move(fyne.NewPos(round(x+(width-w)*lean), round(mid+middle*px-base)))
	t.Refresh()
}

// show hides what this button does not have.
func (r *buttonBody) show() {
	set := func(o fyne.CanvasObject, on bool) {
		if on != o.Visible() {
			if on {
				o.Show()
			} else {
				o.Hide()
			}
		}
	}
	set(r.cap, r.b.key != "")
	set(r.key, r.b.key != "")
	set(r.sub, r.b.sub != "")
	set(r.pic, r.b.icon != "")
}

// paint chooses the colours for the state.
func (r *buttonBody) paint() {
	b := r.b
	ground, ink, soft := shade(b, Fill), shade(b, Ink), shade(b, Soft)
	switch b.kind {
	case Primary:
		ground, ink, soft = shade(b, Jade), shade(b, OnColor), shade(b, OnSoft)
	case Danger:
		ground, ink, soft = shade(b, Red), shade(b, OnColor), shade(b, OnColor)
	case Raised:
		ground = shade(b, White)
	case Quiet:
		ground = fade(shade(b, Ink), 0)
	case Plain:
	}
	if b.on {
		ground, ink, soft = shade(b, JadeSoft), shade(b, JadeInk), shade(b, JadeInk)
	}
	over := shade(b, Ink)
	if b.kind == Primary || b.kind == Danger {
		over = color.NRGBA{A: 0xff}
	}
	switch {
	case b.Disabled():
		ink, soft = shade(b, Faint), shade(b, Faint)
		if b.kind != Quiet {
			ground = mix(shade(b, Paper), shade(b, Fill), 0.8)
		}
		if b.kind == Raised {
			ground = mix(shade(b, White), shade(b, Fill), 0.5)
		}
	case b.down:
		ground = mix(ground, over, 0.14)
	case b.hover:
		ground = mix(ground, over, 0.06)
	}
	edge, width := color.NRGBA{}, float32(0)
	if b.kind == Raised || b.kind == Plain {
		edge, width = rim(b)
	}
	setFill(r.rect, ground, edge, width)
	showRing(r.ring, b, b.focus)
	setFill(r.cap, color.NRGBA{}, fade(ink, 0.6), 1)
	r.recolor(r.label, ink)
	r.recolor(r.sub, soft)
	r.recolor(r.key, fade(ink, 0.75))
	if r.ink != ink {
		r.ink = ink
		r.pic.Refresh()
	}
}

// recolor redraws a text only if its colour changed.
func (r *buttonBody) recolor(t *canvas.Text, c color.NRGBA) {
	if t.Color != color.Color(c) {
		t.Color = c
		t.Refresh()
	}
}
