package manager

import (
	"reflect"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// chartCard is the chart of today's waits with the choice of a line.
type chartCard struct {
	panel        *look.Panel
	title        *look.Text
	legend       *look.Para
	line, metric *look.Choice
	chart        *look.Lines
	data         look.LineData
	lines        []string
}

func newChartCard(of *view) *chartCard {
	c := &chartCard{title: heading(), legend: look.NewPara("", look.Small, look.Soft), chart: look.NewLines(look.LineData{})}
	c.line = look.NewChoice("", nil, -1, func(i int) {
		of.ask(func(ch *choices) { ch.line = c.at(i) })
	})
	c.metric = look.NewChoice("", nil, -1, func(i int) {
		if i >= 0 && i < int(metrics) {
			of.ask(func(ch *choices) { ch.metric = metric(i) })
		}
	})
	var head fyne.CanvasObject = look.Row(12, look.Grow(look.Col(0, c.title, c.legend)), c.metric, c.line)
	c.panel = look.Card(look.Surface, 0, look.Col(4, head, look.Grow(c.chart))).Padding(10, 20, 6, 20)
	return c
}

// at is the line behind an option; the first stands for all.
func (c *chartCard) at(i int) string {
	if i < 0 || i >= len(c.lines) {
		return ""
	}
	return c.lines[i]
}

func (c *chartCard) apply(s chartState) {
	c.title.SetText(s.title)
	c.legend.SetText(s.legend)
	c.lines = s.lines
	c.line.Set("", s.options, s.chosen)
	c.metric.Set("", s.metrics, int(s.metric))
	if !reflect.DeepEqual(c.data, s.data) {
		c.data = s.data
		c.chart.Set(s.data)
	}
}
