package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// Sheet is a question or a paper over the dimmed window: a title, any content, buttons. Escape
// closes it, Enter presses its primary button, Tab stays inside.
type Sheet struct {
	stage   *Stage
	over    *container.ThemeOverride
	pop     func()
	onClose func()
	back    fyne.Focusable
	primary *Button
	open    bool
}

// SheetOptions describes a sheet.
type SheetOptions struct {
	Title   string
	Lead    string            // a soft line below the title
	Content fyne.CanvasObject // may be nil
	Buttons []*Button         // from left to right; the first Primary or Danger one answers Enter
	Focus   fyne.Focusable    // what has the focus first; nothing if nil
	Width   float32           // at scale 1; 560 unless set
	Height  float32           // 0: as high as the content
	OnClose func()            // called once, however the sheet is closed
	Keys    func(*fyne.KeyEvent)
	Locked  bool // only Close closes it: no Escape, no tap beside it
}

// Sheet opens a sheet. Its buttons do not close it by themselves: call Close in their OnTap.
func (s *Stage) Sheet(o SheetOptions) *Sheet {
	sh := &Sheet{stage: s, onClose: o.OnClose, back: s.canvas.Focused(), open: true}
	for _, b := range o.Buttons {
		if sh.primary == nil && (b.kind == Primary || b.kind == Danger) {
			sh.primary = b
		}
	}
	width := o.Width
	if width <= 0 {
		width = 560
	}
	card := Card(Surface, 24, sheetBody(o))
	dim := newDim(func() {
		if !o.Locked {
			sh.Close()
		}
	})
	frame := &fyne.Container{Layout: &sheetLayout{width: width, height: o.Height, stage: s}, Objects: []fyne.CanvasObject{newGuard(card)}}
	sh.over = dressed(Stack(dim, frame), s.theme)
	sh.pop = s.keys.push(func(e *fyne.KeyEvent) {
		switch {
		case e.Name == fyne.KeyEscape && !o.Locked:
			sh.Close()
		case (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter) && sh.primary != nil:
			sh.primary.Press()
		case o.Keys != nil:
			o.Keys(e)
		}
	})
	s.open = append(s.open, sh)
	s.canvas.Overlays().Add(sh.over)
	if o.Focus != nil {
		s.canvas.Focus(o.Focus)
	}
	return sh
}

// sheetBody stacks title, content and buttons.
func sheetBody(o SheetOptions) fyne.CanvasObject {
	rows := []fyne.CanvasObject{}
	if o.Title != "" {
		rows = append(rows, NewPara(o.Title, Title, Ink).Bold())
	}
	if o.Lead != "" {
		rows = append(rows, NewPara(o.Lead, Body, Soft))
	}
	if o.Content != nil {
		rows = append(rows, Gap(0, 4), Grow(o.Content))
	}
	if len(o.Buttons) > 0 {
		bs := []fyne.CanvasObject{Space()}
		for _, b := range o.Buttons {
			bs = append(bs, b)
		}
		rows = append(rows, Gap(0, 8), RowFill(12, bs...))
	}
	return Col(8, rows...)
}

// Close takes the sheet away and gives the focus back to where it was. Closing twice does nothing.
func (sh *Sheet) Close() {
	if !sh.open {
		return
	}
	sh.open = false
	sh.pop()
	sh.stage.canvas.Overlays().Remove(sh.over)
	for i, o := range sh.stage.open {
		if o == sh {
			sh.stage.open = append(sh.stage.open[:i:i], sh.stage.open[i+1:]...)
			break
		}
	}
	if sh.back != nil {
		sh.stage.canvas.Focus(sh.back)
	}
	if sh.onClose != nil {
		sh.onClose()
	}
}

// Open tells whether the sheet is still there.
func (sh *Sheet) Open() bool { return sh.open }

// Refresh lays the sheet out again after its content changed.
func (sh *Sheet) Refresh() { Dress(sh.over) }

// TopSheet returns the sheet on top, nil if there is none.
func (s *Stage) TopSheet() *Sheet {
	if n := len(s.open); n > 0 {
		return s.open[n-1]
	}
	return nil
}

// CloseSheets closes every open sheet, the top one first: going back to the start of a kiosk.
func (s *Stage) CloseSheets() {
	for s.TopSheet() != nil {
		s.TopSheet().Close()
	}
}

// sheetLayout puts the card in the middle, a little above, never larger than the window.
type sheetLayout struct {
	width, height float32
	stage         *Stage
}

func (l *sheetLayout) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	scale := scaleIn(l.stage.theme)
	w := min(l.width*scale, s.Width-32)
	h := l.height * scale
	if h <= 0 {
		h = HeightFor(objs[0], w)
	}
	h = min(h, s.Height-32)
	put(objs[0], round((s.Width-w)/2), round(max(16, (s.Height-h)*0.42)), w, h)
}

func (l *sheetLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// dim is the shade behind a sheet.
type dim struct {
	base
	onTap func()
	clear bool // catches taps without darkening: behind a popup
}

func newDim(onTap func()) *dim {
	d := &dim{onTap: onTap}
	d.ExtendBaseWidget(d)
	return d
}

// Tapped closes the sheet.
func (d *dim) Tapped(*fyne.PointEvent) { d.onTap() }

// CreateRenderer draws the shade.
func (d *dim) CreateRenderer() fyne.WidgetRenderer {
	r := canvas.NewRectangle(color.Transparent)
	paint := func() {
		if !d.clear {
			setFill(r, shade(d, Shade), color.NRGBA{}, 0)
		}
	}
	paint()
	return made(&part{of: d, objects: []fyne.CanvasObject{r}, paint: paint, min: func() fyne.Size { return fyne.Size{} },
		layout: func(s fyne.Size) { put(r, 0, 0, s.Width, s.Height) }})
}

// guard swallows taps on a card, so that they do not reach the shade below.
type guard struct {
	base
	in fyne.CanvasObject
}

func newGuard(in fyne.CanvasObject) *guard {
	g := &guard{in: in}
	g.ExtendBaseWidget(g)
	return g
}

// Tapped does nothing, on purpose.
func (g *guard) Tapped(*fyne.PointEvent) {}

// HeightFor is the card's.
func (g *guard) HeightFor(w float32) float32 { return HeightFor(g.in, w) }

// Natural is the card's.
func (g *guard) Natural() fyne.Size { return Natural(g.in) }

// MinSize is the card's.
func (g *guard) MinSize() fyne.Size { return g.in.MinSize() }

// CreateRenderer shows the card.
func (g *guard) CreateRenderer() fyne.WidgetRenderer { return hull(g, g.in) }
