package look

import (
	"strings"
	"sync"
	"weak"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Pressable is what a person can press: a button or a tile.
type Pressable interface {
	fyne.CanvasObject
	Press()
}

// observed remembers what can be pressed, for a demonstration that uses the screens as a person does: by what they say.
// It holds nothing alive and does nothing until Observe is called.
var observed struct {
	sync.Mutex
	on      bool
	buttons []weak.Pointer[Button]
	tiles   []weak.Pointer[Tile]
}

// Observe begins to remember buttons and tiles made from now on.
func Observe() {
	observed.Lock()
	defer observed.Unlock()
	observed.on = true
}

func observeButton(b *Button) {
	observed.Lock()
	defer observed.Unlock()
	if observed.on {
		observed.buttons = append(observed.buttons, weak.Make(b))
	}
}

func observeTile(t *Tile) {
	observed.Lock()
	defer observed.Unlock()
	if observed.on {
		observed.tiles = append(observed.tiles, weak.Make(t))
	}
}

// Pressables returns what can be pressed on a canvas now, with what it says, the last made first: what lies on top.
func Pressables(c fyne.Canvas) []Said {
	observed.Lock()
	defer observed.Unlock()
	var out []Said
	live := observed.buttons[:0]
	for _, w := range observed.buttons {
		if b := w.Value(); b != nil {
			live = append(live, w)
			if inSight(c, b) && !b.Disabled() {
				out = append(out, Said{b, b.text + " " + b.sub})
			}
		}
	}
	observed.buttons = live
	tiles := observed.tiles[:0]
	for _, w := range observed.tiles {
		if t := w.Value(); t != nil {
			tiles = append(tiles, w)
			if inSight(c, t) && !t.Disabled() {
				out = append(out, Said{t, spoken(t.content)})
			}
		}
	}
	observed.tiles = tiles
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// Said is something that can be pressed and what it says.
type Said struct {
	Pressable
	Text string
}

// inSight tells whether an object is shown on the canvas, its parents included.
func inSight(c fyne.Canvas, o fyne.CanvasObject) bool {
	d := fyne.CurrentApp().Driver()
	if !o.Visible() || d.CanvasForObject(o) != c {
		return false
	}
	p := d.AbsolutePositionForObject(o)
	return p.X >= 0 && p.Y >= 0 && p.X < c.Size().Width && p.Y < c.Size().Height && o.Size().Width > 0
}

// spoken collects the texts below an object.
func spoken(o fyne.CanvasObject) string {
	var out []string
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *Text:
			out = append(out, o.Text())
		case *Para:
			out = append(out, o.Text())
		case *Tag:
			out = append(out, o.Text())
		case *Panel:
			walk(o.Content)
		case *container.ThemeOverride:
			walk(o.Content)
		case *fyne.Container:
			for _, in := range o.Objects {
				walk(in)
			}
		}
	}
	walk(o)
	return strings.Join(out, " ")
}
