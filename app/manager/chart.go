package manager

import (
	"math"
	"strconv"
	"time"

	"onevisit/app/lang"
	"onevisit/app/look"
)

// chart computes today's waits by half hour, of all lines or of one, with the target. It shows what was: no forecast.
func (t talk) chart(f facts, line string) chartState {
	c := chartState{title: t.t("chart.title"), legend: t.t("chart.legend"), options: []string{t.t("chart.all")}, lines: []string{""}}
	target, same := 0, true
	for i, l := range f.lines {
		c.options, c.lines = append(c.options, t.line(l.Line)), append(c.lines, l.ID)
		if l.ID == line {
			c.chosen = i + 1
		}
		if line != "" && l.ID != line || l.Target <= 0 {
			continue
		}
		same = same && (target == 0 || target == l.Target)
		if target == 0 || l.Target < target {
			target = l.Target
		}
	}
	c.data = look.LineData{Empty: t.t("chart.empty"), Target: float64(target)}
	if target > 0 {
		key := "chart.target"
		if !same {
			key = "chart.target_least"
		}
		c.data.TargetIs = t.t(key, lang.Args{"n": target})
	}
	if f.opening.IsZero() {
		return c
	}
	hour := func(at time.Time) float64 { return at.Sub(f.opening).Hours() }
	c.data.XMin, c.data.XMax = 0, hour(f.closing)
	for _, m := range dayMarks(f) {
		c.data.XMarks = append(c.data.XMarks, look.AxisMark{At: m.At / 3600, Text: m.Text})
	}
	top := 1.2 * float64(target)
	for _, b := range buckets(f.waits, line) {
		end := b.start.Add(halfHour)
		if f.now.Before(end) {
			end = f.now
		}
		from := b.start
		if from.Before(f.opening) {
			from = f.opening
		}
		mid := from.Add(end.Sub(from) / 2)
		c.data.Actual = append(c.data.Actual, look.Sample{X: hour(mid), Low: b.low.Minutes(), Mid: b.mid.Minutes(), High: b.high.Minutes()})
		top = max(top, 1.08*b.high.Minutes())
	}
	if n := len(c.data.Actual); n == 1 { // a line needs two ends
		one := c.data.Actual[0]
		one.X += 0.25
		c.data.Actual = append(c.data.Actual, one)
	}
	step := 10.0
	for top/step > 5 {
		step *= 2
	}
	c.data.YMax = math.Ceil(top/step) * step
	for y := 0.0; y <= c.data.YMax; y += step {
		c.data.YMarks = append(c.data.YMarks, look.AxisMark{At: y, Text: strconv.Itoa(int(y))})
	}
	return c
}
