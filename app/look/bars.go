package look

import (
	"image"
	"image/color"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Bar is one row of a Bars chart.
type Bar struct {
	Label string
	Value float64
	Text  string // the value as it is said: "12 人"
	Color fyne.ThemeColorName
}

// Bars is a chart of horizontal bars: label, bar, value.
type Bars struct {
	base
	rows  []Bar
	label float32
	texts []*canvas.Text
	rects []*canvas.Rectangle
	body  *part
}

// Sizes of a Bars chart at scale 1.
const (
	barRow  = 34
	barSize = 14
	barLine = 16 // between the two lines of a long label

	barTexts = 3 // of a row: label, value, second line of the label
)

// NewBars makes a chart; labels take labelWidth pixels.
func NewBars(labelWidth float32, rows []Bar) *Bars {
	b := &Bars{rows: rows, label: labelWidth}
	b.ExtendBaseWidget(b)
	return b
}

// Set shows other rows.
func (b *Bars) Set(rows []Bar) {
	b.rows = rows
	if b.body != nil {
		b.body.Refresh()
	}
}

// Natural is as high as its rows.
func (b *Bars) Natural() fyne.Size {
	return fyne.NewSize(b.label+240, float32(len(b.rows))*barRow*scaleOf(b))
}

// MinSize is as high as its rows.
func (b *Bars) MinSize() fyne.Size {
	return fyne.NewSize(b.label+80, float32(len(b.rows))*barRow*scaleOf(b))
}

// CreateRenderer draws a rectangle and two texts a row.
func (b *Bars) CreateRenderer() fyne.WidgetRenderer {
	b.body = &part{of: b, min: b.MinSize, paint: func() {}, layout: b.place}
	b.texts, b.rects = nil, nil
	return made(b.body)
}

// place draws the rows; the longest bar leaves room for its value.
func (b *Bars) place(s fyne.Size) {
	scale := scaleOf(b)
	step := barRow * scale
	most, room := 0.0, float32(0)
	for _, r := range b.rows {
		most = max(most, r.Value)
		w, _ := measure(Display(r.Text), Body*scale, false)
		room = max(room, w+12)
	}
	full := max(s.Width-b.label-room, 8)
	for len(b.rects) < len(b.rows) {
		r := canvas.NewRectangle(color.Transparent)
		b.rects, b.body.objects = append(b.rects, r), append(b.body.objects, r)
	}
	for i, r := range b.rows {
		w := float32(0)
		if most > 0 {
			w = full * float32(r.Value/most)
		}
		y, c := float32(i)*step, r.Color
		if c == "" {
			c = JadeInk
		}
		setFill(b.rects[i], shade(b, c), color.NRGBA{}, 0)
		b.rects[i].CornerRadius = 3
		put(b.rects[i], b.label, round(y+(step-barSize*scale)/2), max(round(w), 2), round(barSize*scale))
		b.rects[i].Show()
		say := func(part int, q word) {
			b.texts, b.body.objects = sayAt(b, b.texts, b.body.objects, barTexts*i+part, q)
		}
		lines, size := barLabel(Display(r.Label), scale, b.label-12)
		say(0, word{lines[0], size, false, Ink, 0, y + step/2 - float32(len(lines)-1)*barLine/2*scale, 0, s.Width})
		say(1, word{Display(r.Text), Body, false, Soft, b.label + w + 8, y + step/2, 0, s.Width})
		second := ""
		if len(lines) > 1 {
			second = lines[1]
		}
		say(2, word{second, size, false, Ink, 0, y + step/2 + barLine/2*scale, 0, s.Width})
	}
	for _, r := range b.rects[len(b.rows):] {
		r.Hide()
	}
	for _, t := range b.texts[min(barTexts*len(b.rows), len(b.texts)):] {
		t.Hide()
	}
}

// barLabel is a label on one line or, where that is too short, small on two.
func barLabel(s string, scale, width float32) (lines []string, size float32) {
	if w, _ := measure(s, Body*scale, false); w <= width {
		return []string{s}, Body
	}
	lines = wrap(s, width, func(s string) float32 { w, _ := measure(s, Small*scale, false); return w })
	if len(lines) > 2 {
		lines = []string{lines[0], ellipsis(strings.Join(lines[1:], " "), Small*scale, false, width)}
	}
	return lines, Small
}

// Span is a stretch of a window's day.
type Span struct {
	From, To time.Time
	State    State // Green: serving, Idle, Paused, Yellow: idle while people wait, Late; Closed: not open
}

// Lane is the day of one window.
type Lane struct {
	Label string
	Spans []Span
}

// Strip shows the day of several windows: a lane each, coloured by what the window did.
type Strip struct {
	base
	from, to time.Time
	lanes    []Lane
	marks    []AxisMark // At in seconds since from
	label    float32
	texts    []*canvas.Text
	pic      *canvas.Raster
	body     *part
}

// NewStrip makes a strip from opening to closing; labels take labelWidth pixels. The marks below are
// at seconds after from.
func NewStrip(labelWidth float32, from, to time.Time, lanes []Lane, marks []AxisMark) *Strip {
	s := &Strip{from: from, to: to, lanes: lanes, marks: marks, label: labelWidth}
	s.ExtendBaseWidget(s)
	return s
}

// Set shows another day.
func (s *Strip) Set(from, to time.Time, lanes []Lane, marks []AxisMark) {
	s.from, s.to, s.lanes, s.marks = from, to, lanes, marks
	if s.body != nil {
		s.body.Refresh()
	}
}

func (s *Strip) height() float32 { return (float32(len(s.lanes))*barRow + 24) * scaleOf(s) }

// Natural is as high as its lanes and the words below.
func (s *Strip) Natural() fyne.Size { return fyne.NewSize(s.label+400, s.height()) }

// MinSize is as high as its lanes and the words below.
func (s *Strip) MinSize() fyne.Size { return fyne.NewSize(s.label+120, s.height()) }

// CreateRenderer draws the lanes as a picture and the words as texts.
func (s *Strip) CreateRenderer() fyne.WidgetRenderer {
	s.pic = canvas.NewRaster(s.draw)
	s.body = &part{of: s, objects: []fyne.CanvasObject{s.pic}, min: s.MinSize, paint: func() {}, layout: s.place}
	s.texts = nil
	return made(s.body)
}

// at is how far into the day a time lies, 0 to 1.
func (s *Strip) at(t time.Time) float32 {
	whole := s.to.Sub(s.from)
	if whole <= 0 {
		return 0
	}
	return min(max(float32(t.Sub(s.from))/float32(whole), 0), 1)
}

// spanColor is the colour of a stretch; closed time shows the ground.
func (s *Strip) spanColor(st State) color.NRGBA {
	switch st {
	case Green:
		return shade(s, JadeInk)
	case Yellow:
		return shade(s, AmberInk)
	case Late:
		return shade(s, RedInk)
	case Paused:
		return fade(shade(s, Soft), 0.6)
	case Idle:
		return shade(s, Line)
	case Closed:
	}
	return color.NRGBA{}
}

// spanShape is where in its lane a stretch lies and how high it is, as parts of the lane: who cannot tell the colours
// apart sees work as a full bar, a pause as a line in the middle and idle time as a line at the bottom.
func spanShape(st State) (top, high float32) {
	switch st {
	case Paused:
		return 0.3, 0.4
	case Idle:
		return 0.7, 0.3
	case Green, Yellow, Late, Closed:
	}
	return 0, 1
}

// draw paints the lanes.
func (s *Strip) draw(w, h int) image.Image {
	p := newPen(w, h)
	if s.Size().Width <= 0 {
		return p.img
	}
	unit := float32(w) / s.Size().Width
	step, thick, left := barRow*scaleOf(s)*unit, barSize*scaleOf(s)*unit, s.label*unit
	full := float32(w) - left
	for i, l := range s.lanes {
		y := round(float32(i)*step + (step-thick)/2)
		p.box(left, y, full, thick, 0, shade(s, Fill))
		for _, b := range l.Spans {
			x0, x1 := round(left+full*s.at(b.From)), round(left+full*s.at(b.To))
			top, high := spanShape(b.State)
			x, wide := x0, max(x1-x0-unit, 1)
			p.box(x, y+round(top*thick), wide, round(high*thick), 0, s.spanColor(b.State))
			if b.State == Yellow { // striped
				for x += 3 * unit; x < x0+wide; x += 6 * unit {
					p.box(x, y, min(2*unit, x0+wide-x), thick, 0, shade(s, Surface))
				}
			}
		}
	}
	return p.img
}

// place puts the words.
func (s *Strip) place(z fyne.Size) {
	put(s.pic, 0, 0, z.Width, z.Height)
	step, n := barRow*scaleOf(s), 0
	say := func(q word) {
		s.texts, s.body.objects = sayAt(s, s.texts, s.body.objects, n, q)
		n++
	}
	for i, l := range s.lanes {
		say(word{ellipsis(Display(l.Label), Body*scaleOf(s), false, s.label-12), Body, false, Ink, 0, (float32(i) + 0.5) * step, 0, z.Width})
	}
	for _, m := range s.marks {
		x := s.label + (z.Width-s.label)*s.at(s.from.Add(time.Duration(m.At)*time.Second))
		say(word{Display(m.Text), Small, false, Faint, x, float32(len(s.lanes))*step + 12*scaleOf(s), 0.5, z.Width})
	}
	for _, t := range s.texts[n:] {
		t.Hide()
	}
	s.pic.Refresh()
}
