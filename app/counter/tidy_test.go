package counter

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"onevisit/app/look"
)

// placed is a piece of text where it can be seen.
type placed struct {
	text     string
	from, to fyne.Position
}

// layer finds the pieces of text of one layer of the window. What a scroll hides is left out.
type layer struct{ out []placed }

func (l *layer) add(o fyne.CanvasObject, at, from, to fyne.Position) {
	if !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	switch o := o.(type) {
	case *canvas.Text:
		l.text(o, at, from, to)
	case *fyne.Container:
		for _, c := range o.Objects {
			l.add(c, at, from, to)
		}
	case *container.Scroll:
		from = fyne.NewPos(max(from.X, at.X), max(from.Y, at.Y))
		to = fyne.NewPos(min(to.X, at.X+o.Size().Width), min(to.Y, at.Y+o.Size().Height))
		l.add(o.Content, at, from, to)
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			l.add(c, at, from, to)
		}
	}
}

// text notes the middle of a piece of text, where its letters are.
func (l *layer) text(o *canvas.Text, at, from, to fyne.Position) {
	size := o.MinSize()
	left := at.X
	switch o.Alignment {
	case fyne.TextAlignCenter:
		left += (o.Size().Width - size.Width) / 2
	case fyne.TextAlignTrailing:
		left += o.Size().Width - size.Width
	case fyne.TextAlignLeading:
	}
	middle := at.Y + max(o.Size().Height, size.Height)/2
	p := placed{o.Text, fyne.NewPos(max(left, from.X), max(middle-o.TextSize*0.4, from.Y)),
		fyne.NewPos(min(left+size.Width, to.X), min(middle+o.TextSize*0.4, to.Y))}
	if strings.TrimSpace(o.Text) != "" && p.to.X-p.from.X > 2 && p.to.Y-p.from.Y > o.TextSize*0.3 {
		l.out = append(l.out, p)
	}
}

// over reports two pieces that are written over each other.
func (p placed) over(q placed) bool {
	return min(p.to.X, q.to.X)-max(p.from.X, q.from.X) > 3 && min(p.to.Y, q.to.Y)-max(p.from.Y, q.from.Y) > 3
}

// tidy fails where one text is written over another, where one leaves the window, and where the words of a button are cut.
func (r *room) tidy(scene string) {
	r.t.Helper()
	size := r.win.Canvas().Size()
	layers := append([]fyne.CanvasObject{r.win.Content()}, r.win.Canvas().Overlays().List()...)
	for _, o := range layers {
		l := layer{}
		l.add(o, fyne.Position{}, fyne.Position{}, fyne.NewPos(1<<20, 1<<20))
		for i, p := range l.out {
			require.True(r.t, p.from.X >= 0 && p.from.Y >= 0 && p.to.X <= size.Width+1 && p.to.Y <= size.Height+1, "%s: %q leaves the window: %v %v", scene, p.text, p.from, p.to)
			if p.text == r.state().Toast.Text { // lies over the screen for some seconds, on its own ground
				continue
			}
			for _, q := range l.out[:i] {
				if q.text == r.state().Toast.Text {
					continue
				}
				require.False(r.t, p.over(q), "%s: %q and %q are written over each other at %v", scene, p.text, q.text, p.from)
			}
		}
		eachButton(o, func(b *look.Button) {
			shown := layer{}
			shown.add(b, fyne.Position{}, fyne.Position{}, fyne.NewPos(1<<20, 1<<20))
			for _, p := range shown.out {
				require.False(r.t, strings.HasSuffix(p.text, "…") && !strings.HasSuffix(b.Text(), "…"), "%s: the button %q is cut to %q", scene, b.Text(), p.text)
			}
		})
	}
}

func eachButton(o fyne.CanvasObject, f func(*look.Button)) {
	if !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *look.Button:
		f(o)
	case *fyne.Container:
		for _, c := range o.Objects {
			eachButton(c, f)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			eachButton(c, f)
		}
	}
}
