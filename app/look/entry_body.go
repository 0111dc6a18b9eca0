package look

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// entryBody draws an Entry.
type entryBody struct {
	e      *Entry
	ring   *canvas.Rectangle
	rect   *canvas.Rectangle
	pick   *canvas.Rectangle
	cursor *canvas.Rectangle
	label  *canvas.Text
	pic    *canvas.Raster
	ink    color.NRGBA
	first  int // the first character in view
}

func newEntryBody(e *Entry) *entryBody {
	r := &entryBody{
		e: e, ring: newRing(), rect: canvas.NewRectangle(color.Transparent), pick: canvas.NewRectangle(color.Transparent),
		cursor: canvas.NewRectangle(color.Transparent), label: newText(),
	}
	r.rect.CornerRadius, r.pick.CornerRadius = 8, 2
	r.pic = newShapeRaster(func() (Shape, color.NRGBA) { return e.icon, r.ink })
	r.paint()
	return r
}

// Objects returns what is drawn, lowest first.
func (r *entryBody) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring, r.rect, r.pic, r.pick, r.label, r.cursor}
}

// Destroy has nothing to give back.
func (r *entryBody) Destroy() {}

// MinSize is the entry's.
func (r *entryBody) MinSize() fyne.Size { return r.e.MinSize() }

// Refresh takes colours and text again.
func (r *entryBody) Refresh() {
	r.paint()
	r.Layout(r.e.Size())
	canvas.Refresh(r.e)
}

func (r *entryBody) px() float32 { return r.e.size * scaleOf(r.e) }

func (r *entryBody) height() float32 { return round(max(r.e.height*scaleOf(r.e), r.px()*1.6)) }

// left is where the text begins.
func (r *entryBody) left() float32 {
	if r.e.icon == "" {
		return 12
	}
	return 12 + round(r.px()*1.2) + 8
}

// drawn is the text as it is shown: dots for a secret, 〓 for what no font has; one rune for each.
func (r *entryBody) drawn() []rune {
	if r.e.secret {
		return []rune(strings.Repeat("•", len(r.e.text)))
	}
	out := make([]rune, len(r.e.text))
	for i, c := range r.e.text {
		out[i] = c
		if c > 0x7e && !Covered(c) {
			out[i] = Missing
		}
	}
	return out
}

// span is the width of some characters.
func (r *entryBody) span(s []rune) float32 {
	w, _ := measure(string(s), r.px(), false)
	return w
}

// at returns the gap between characters that is nearest to x.
func (r *entryBody) at(x float32) int {
	s := r.drawn()
	x -= r.left()
	for i := r.first; i < len(s); i++ {
		if r.span(s[r.first:i])+r.span(s[i:i+1])/2 > x {
			return i
		}
	}
	return len(s)
}

// Layout places the text so that the cursor is in view.
func (r *entryBody) Layout(s fyne.Size) {
	e, px := r.e, r.px()
	put(r.rect, 0, 0, s.Width, s.Height)
	putRing(r.ring, s, r.rect.CornerRadius)
	is := round(px * 1.2)
	put(r.pic, 12, round((s.Height-is)/2), is, is)

	text := r.drawn()
	room := s.Width - r.left() - 12
	r.first = min(r.first, e.cursor)
	for r.first < e.cursor && r.span(text[r.first:e.cursor]) > room {
		r.first++
	}
	for r.first > 0 && r.span(text[r.first-1:]) <= room {
		r.first--
	}
	last := len(text)
	for last > r.first && r.span(text[r.first:last]) > room {
		last--
	}
	show := string(text[r.first:last])
	if len(text) == 0 {
		show = ellipsis(e.hint, px, false, room)
	}
	w, base := measure(show, px, false)
	if show == "" {
		_, base = measure("口", px, false)
	}
	top := round(s.Height/2 + middle*px - base)
	r.label.Text, r.label.TextSize, r.label.FontSource = show, px, face(show, false)
	put(r.label, r.left(), top, w, r.label.MinSize().Height)
	r.label.Refresh()

	x := func(i int) float32 {
		return r.left() + r.span(text[min(r.first, i):min(max(i, r.first), last)])
	}
	from, to := e.selection()
	line := round(px * 1.35)
	put(r.cursor, round(x(e.cursor)), round((s.Height-line)/2), 2, line)
	put(r.pick, x(max(from, r.first)), round((s.Height-line)/2), x(to)-x(max(from, r.first)), line)
	r.see(r.cursor, e.focus && !e.Disabled())
	r.see(r.pick, e.focus && from != to)
	r.see(r.pic, e.icon != "")
}

// see shows or hides an object.
func (r *entryBody) see(o fyne.CanvasObject, on bool) {
	if on == o.Visible() {
		return
	}
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// paint chooses the colours for the state.
func (r *entryBody) paint() {
	e := r.e
	fill, edge, ink := shade(e, Surface), shade(e, Line), shade(e, Ink)
	if e.wrong {
		edge = shade(e, RedInk)
	}
	if len(e.text) == 0 {
		ink = shade(e, Faint)
	}
	if e.Disabled() {
		fill, ink = shade(e, Fill), shade(e, Faint)
	}
	setFill(r.rect, fill, edge, 1)
	setFill(r.pick, shade(e, SkySoft), color.NRGBA{}, 0)
	setFill(r.cursor, shade(e, Sky), color.NRGBA{}, 0)
	showRing(r.ring, e, e.focus)
	r.label.Color, r.ink = ink, shade(e, Soft)
}
