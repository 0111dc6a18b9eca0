package look

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Sample is one point of a Lines chart: a middle value and the band around it. X grows to the right;
// what X and the values mean is the caller's.
type Sample struct{ X, Low, Mid, High float64 }

// AxisMark is a word below or beside an axis.
type AxisMark struct {
	At   float64
	Text string
}

// LineData is what a Lines chart shows.
type LineData struct {
	Actual   []Sample   // a full line in jade, its band behind it
	Forecast []Sample   // a dashed grey line, its band behind it
	Target   float64    // a dotted red line; not drawn if 0
	TargetIs string     // the word beside the target
	XMarks   []AxisMark // words below
	YMarks   []AxisMark // words at the left, with a hairline each
	XMin     float64
	XMax     float64 // XMax ≤ XMin: from the samples
	YMax     float64 // 0: from the samples
	Empty    string  // said in the middle while there are no samples
}

// Lines is a chart of a line with its band, a forecast and a target.
type Lines struct {
	base
	data LineData
	pic  *canvas.Raster
	text []*canvas.Text
	body *part
}

// NewLines makes a chart.
func NewLines(d LineData) *Lines {
	l := &Lines{data: d}
	l.ExtendBaseWidget(l)
	return l
}

// Set shows other data.
func (l *Lines) Set(d LineData) {
	l.data = d
	if l.body != nil {
		l.body.Refresh()
	}
}

// Data returns what is shown.
func (l *Lines) Data() LineData { return l.data }

// Natural is a friendly size; charts usually stand in a Grow.
func (l *Lines) Natural() fyne.Size { return fyne.NewSize(480, 240) }

// MinSize is the least that can be read.
func (l *Lines) MinSize() fyne.Size { return fyne.NewSize(160, 100) }

// CreateRenderer draws the lines as a picture and the words as texts over it.
func (l *Lines) CreateRenderer() fyne.WidgetRenderer {
	l.pic = canvas.NewRaster(l.draw)
	l.body = &part{of: l, objects: []fyne.CanvasObject{l.pic}, min: l.MinSize, paint: func() {}, layout: l.place}
	l.text = nil
	return made(l.body)
}

// frame is where the data lies in a chart: its range and the room around the plot.
type frame struct {
	x0, x1, y1        float64
	left, top, bottom float32
}

// frame finds range and room.
func (l *Lines) frame() frame {
	d, px := l.data, Small*scaleOf(l)
	f := frame{x0: d.XMin, x1: d.XMax, y1: d.YMax, left: 4, top: px * 1.6, bottom: px * 2}
	if f.x1 <= f.x0 {
		f.x0, f.x1 = math.Inf(1), math.Inf(-1)
		for _, s := range append(append([]Sample{}, d.Actual...), d.Forecast...) {
			f.x0, f.x1 = math.Min(f.x0, s.X), math.Max(f.x1, s.X)
		}
		if !(f.x1 > f.x0) {
			f.x0, f.x1 = 0, 1
		}
	}
	if f.y1 <= 0 {
		f.y1 = math.Max(1, d.Target*1.15)
		for _, s := range append(append([]Sample{}, d.Actual...), d.Forecast...) {
			f.y1 = math.Max(f.y1, math.Max(s.Mid, s.High)*1.08)
		}
	}
	for _, m := range d.YMarks {
		w, _ := measure(m.Text, px, false)
		f.left = max(f.left, w+10)
	}
	return f
}

// at brings a value to a place in a picture of the size; unit is pixels of the picture per pixel.
func (f frame) at(x, y float64, w, h, unit float32) point {
	px := f.left*unit + float32((x-f.x0)/(f.x1-f.x0))*(w-f.left*unit-8*unit)
	py := h - f.bottom*unit - float32(y/f.y1)*(h-(f.top+f.bottom)*unit)
	return point{px, py}
}

// draw paints bands, lines, target and hairlines.
func (l *Lines) draw(w, h int) image.Image {
	p := newPen(w, h)
	if l.Size().Width <= 0 {
		return p.img
	}
	fw, fh, unit := float32(w), float32(h), float32(w)/l.Size().Width
	f, d := l.frame(), l.data
	for _, m := range d.YMarks {
		y := round(f.at(f.x0, m.At, fw, fh, unit).y)
		p.box(f.left*unit, y, fw-f.left*unit-8*unit, max(1, unit), 0, shade(l, Line))
	}
	if len(d.YMarks) == 0 {
		p.box(f.left*unit, round(fh-f.bottom*unit), fw-f.left*unit-8*unit, max(1, unit), 0, shade(l, Line))
	}
	band := func(s []Sample, c color.NRGBA) {
		var edge []point
		for _, v := range s {
			edge = append(edge, f.at(v.X, v.High, fw, fh, unit))
		}
		for i := len(s) - 1; i >= 0; i-- {
			edge = append(edge, f.at(s[i].X, s[i].Low, fw, fh, unit))
		}
		p.polygon(edge, c)
	}
	mid := func(s []Sample) (pts []point) {
		for _, v := range s {
			pts = append(pts, f.at(v.X, v.Mid, fw, fh, unit))
		}
		return pts
	}
	band(d.Forecast, fade(shade(l, Faint), 0.14))
	band(d.Actual, shade(l, JadeSoft))
	if d.Target > 0 {
		p.dashes([]point{f.at(f.x0, d.Target, fw, fh, unit), f.at(f.x1, d.Target, fw, fh, unit)}, 1.5*unit, 2*unit, 6*unit, shade(l, RedInk))
	}
	p.dashes(mid(d.Forecast), 2.5*unit, 6*unit, 6*unit, shade(l, Faint))
	p.line(mid(d.Actual), 3*unit, shade(l, JadeInk))
	return p.img
}

// place puts the words where their values are.
func (l *Lines) place(s fyne.Size) {
	put(l.pic, 0, 0, s.Width, s.Height)
	f, d, px := l.frame(), l.data, Small*scaleOf(l)
	n := 0
	say := func(text string, c fyne.ThemeColorName, x, y, lean float32) {
		n = l.say(n, text, c, x, y, lean, s.Width)
	}
	for _, m := range d.XMarks {
		say(m.Text, Faint, f.at(m.At, 0, s.Width, s.Height, 1).x, s.Height-f.bottom+px, 0.5)
	}
	for _, m := range d.YMarks {
		say(m.Text, Faint, f.left-8, f.at(f.x0, m.At, s.Width, s.Height, 1).y, 1)
	}
	if d.Target > 0 && d.TargetIs != "" {
		say(d.TargetIs, RedInk, s.Width-10, f.at(f.x1, d.Target, s.Width, s.Height, 1).y-px*0.85, 1)
	}
	if len(d.Actual)+len(d.Forecast) == 0 && d.Empty != "" {
		say(d.Empty, Soft, s.Width/2, s.Height/2, 0.5)
	}
	for _, t := range l.text[n:] {
		t.Hide()
	}
	l.pic.Refresh()
}

// say writes a word around x; lean 0 begins there, 0.5 centres, 1 ends there.
func (l *Lines) say(n int, text string, c fyne.ThemeColorName, x, y, lean, width float32) int {
	l.text, l.body.objects = sayAt(l, l.text, l.body.objects, n, word{Display(text), Small, false, c, x, y, lean, width})
	return n + 1
}

// word is a text at a place of a chart.
type word struct {
	text  string
	size  float32
	bold  bool
	color fyne.ThemeColorName
	x, y  float32 // y is the optical middle
	lean  float32
	limit float32 // the word stays between 0 and this
}

// sayAt sets the n-th text of a chart, making it if needed.
func sayAt(w themed, texts []*canvas.Text, objs []fyne.CanvasObject, n int, q word) ([]*canvas.Text, []fyne.CanvasObject) {
	if n >= len(texts) {
		t := newText()
		texts, objs = append(texts, t), append(objs, t)
	}
	t, px := texts[n], q.size*scaleOf(w)
	width, base := measure(q.text, px, q.bold)
	f := face(q.text, q.bold)
	t.Text, t.TextSize, t.FontSource, t.Color = q.text, px, f, shade(w, q.color)
	t.TextStyle = fyne.TextStyle{Bold: f == fontBold}
	x := min(max(q.x-width*q.lean, 0), max(q.limit-width, 0))
	put(t, round(x), round(q.y+middle*px-base), width, t.MinSize().Height)
	t.Show()
	t.Refresh()
	return texts, objs
}
