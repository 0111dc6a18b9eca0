package manager

import (
	"reflect"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// figuresView is the widgets of the page of figures.
type figuresView struct {
	of                           *view
	root                         fyne.CanvasObject
	ctitle, ktitle, ltitle, dtit *look.Text
	counts                       []*countLine
	knote, dnote                 *look.Para
	lacks, lines                 *look.Bars
	day                          *look.Strip
	chart                        *chartCard
	was                          figuresState
}

// countRows is how many counts the page has.
const countRows = 17

func newFiguresView(of *view) *figuresView {
	v := &figuresView{of: of, ctitle: heading(), ktitle: heading(), ltitle: heading(), dtit: heading(),
		knote: look.NewPara("", look.Small, look.Soft), dnote: look.NewPara("", look.Small, look.Soft),
		lacks: look.NewBars(330, nil), lines: look.NewBars(250, nil)}
	objs := []fyne.CanvasObject{v.ctitle, look.Gap(0, 2)}
	for range countRows {
		c := newCountLine()
		v.counts = append(v.counts, c)
		objs = append(objs, look.Rule(), c.root)
	}
	v.day = look.NewStrip(150, v.was.from, v.was.to, nil, nil)
	box := func(o ...fyne.CanvasObject) fyne.CanvasObject {
		return look.Card(look.Surface, 0, look.Col(6, o...)).Padding(16, 20, 14, 20)
	}
	left := box(objs...)
	v.chart = newChartCard(of)
	right := look.Col(16, look.Fixed(v.chart.panel, 0, 250), box(v.ktitle, v.knote, v.lacks), box(v.ltitle, v.lines), box(v.dtit, v.dnote, v.day))
	v.root = look.NewScroll(look.Pad(look.RowTop(16, look.Grow(left), look.Grow(right)), 0, 14, 0, 0))
	return v
}

func (v *figuresView) apply(s *figuresState) {
	v.ctitle.SetText(s.countTitle)
	for i, c := range v.counts {
		if i < len(s.counts) {
			c.apply(s.counts[i])
		}
	}
	v.ktitle.SetText(s.lackTitle)
	v.knote.SetText(s.lackNote)
	v.ltitle.SetText(s.lineTitle)
	v.dtit.SetText(s.dayTitle)
	v.dnote.SetText(s.dayNote)
	v.chart.apply(s.chart)
	moved := len(s.lacks) != len(v.was.lacks) || len(s.lines) != len(v.was.lines) || len(s.lanes) != len(v.was.lanes)
	if !reflect.DeepEqual(v.was.lacks, s.lacks) {
		v.lacks.Set(s.lacks)
	}
	if !reflect.DeepEqual(v.was.lines, s.lines) {
		v.lines.Set(s.lines)
	}
	// The present stretches grow every second by less than a pixel: the strip is drawn again once a minute.
	if !reflect.DeepEqual(coarse(v.was.lanes), coarse(s.lanes)) || !v.was.from.Equal(s.from) || !reflect.DeepEqual(v.was.marks, s.marks) {
		v.day.Set(s.from, s.to, s.lanes, s.marks)
	}
	v.was = *s
	if moved && v.of.stage != nil {
		v.of.stage.Adopt()
	}
}

// coarse are lanes to the minute.
func coarse(lanes []look.Lane) []look.Lane {
	out := make([]look.Lane, len(lanes))
	for i, l := range lanes {
		out[i].Label = l.Label
		for _, s := range l.Spans {
			s.From, s.To = s.From.Truncate(minutes(1)), s.To.Truncate(minutes(1))
			out[i].Spans = append(out[i].Spans, s)
		}
	}
	return out
}

// countLine is one count with its definition.
type countLine struct {
	root        fyne.CanvasObject
	name, value *look.Text
	meaning     *look.Para
}

func newCountLine() *countLine {
	c := &countLine{name: look.NewText("", look.Body, look.Ink), value: look.NewNumeral("", look.Lead, look.Ink).Right(),
		meaning: look.NewPara("", look.Small, look.Soft)}
	c.root = look.Row(18, look.Grow(look.Col(0, c.name, c.meaning)), c.value)
	return c
}

func (c *countLine) apply(r countRow) {
	c.name.SetText(r.name)
	c.value.SetText(r.value)
	c.meaning.SetText(r.meaning)
}
