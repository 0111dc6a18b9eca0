package manager

import (
	"math"
	"strconv"
	"time"

	"onevisit/app/lang"
	"onevisit/app/look"
)

// chart computes today's curve of waiting, of service or of arrivals, of all lines or of one, with what is expected of
// the rest of the day and with the target.
func (t talk) chart(f facts, line string, of metric) chartState {
	c := chartState{title: t.t("chart.title." + metricKeys[of]), legend: t.t("chart.legend." + metricKeys[of]),
		options: []string{t.t("chart.all")}, lines: []string{""}, metric: of}
	for _, k := range metricKeys {
		c.metrics = append(c.metrics, t.t("chart.metric."+k))
	}
	for i, l := range f.lines {
		c.options, c.lines = append(c.options, t.line(l.Line)), append(c.lines, l.ID)
		if l.ID == line {
			c.chosen = i + 1
		}
	}
	c.data = look.LineData{Empty: t.t("chart.empty")}
	t.aim(f, line, of, &c.data)
	if f.opening.IsZero() {
		return c
	}
	hour := func(at time.Time) float64 { return at.Sub(f.opening).Hours() }
	c.data.XMin, c.data.XMax = 0, hour(f.closing)
	for _, m := range dayMarks(f) {
		c.data.XMarks = append(c.data.XMarks, look.AxisMark{At: m.At / 3600, Text: m.Text})
	}
	switch of {
	case metricWait:
		c.data.Actual = f.samples(buckets(f.waits, line), hour)
		c.data.Forecast = f.forecastWaits(line, hour)
	case metricService:
		c.data.Actual = f.samples(buckets(f.services, line), hour)
		c.data.Forecast = f.forecastService(line, hour)
	case metricArrival:
		c.data.Actual, c.data.Forecast = f.arrivals(line, hour)
	case metrics:
	}
	if n := len(c.data.Actual); n == 1 { // a line needs two ends
		one := c.data.Actual[0]
		one.X += 0.25
		c.data.Actual = append(c.data.Actual, one)
	}
	top := 1.2 * c.data.Target
	for _, s := range append(c.data.Actual[:len(c.data.Actual):len(c.data.Actual)], c.data.Forecast...) {
		top = math.Max(top, 1.08*s.High)
	}
	step := 5.0
	if of != metricArrival {
		step = 10
	}
	for top/step > 5 {
		step *= 2
	}
	c.data.YMax = math.Max(math.Ceil(top/step), 1) * step
	for y := 0.0; y <= c.data.YMax; y += step {
		c.data.YMarks = append(c.data.YMarks, look.AxisMark{At: y, Text: strconv.Itoa(int(y))})
	}
	return c
}

// aim is the target of what is shown: the waiting target, or the service time that the hall assumes; of several lines
// the strictest.
func (t talk) aim(f facts, line string, of metric, d *look.LineData) {
	if of == metricArrival {
		return
	}
	least, same := 0, true
	for _, l := range f.lines {
		n := l.Target
		if of == metricService {
			n = l.Line.Service
		}
		if line != "" && l.ID != line || n <= 0 {
			continue
		}
		same = same && (least == 0 || least == n)
		if least == 0 || n < least {
			least = n
		}
	}
	if least == 0 || of == metricService && !same {
		return
	}
	key := "chart.target"
	switch {
	case of == metricService:
		key = "chart.assumed"
	case !same:
		key = "chart.target_least"
	}
	d.Target, d.TargetIs = float64(least), t.t(key, lang.Args{"n": least})
}

// samples put half hours in the middle of their time.
func (f facts) samples(list []bucket, hour func(time.Time) float64) []look.Sample {
	var out []look.Sample
	for _, b := range list {
		end := b.start.Add(halfHour)
		if now := f.minute(); now.Before(end) && now.After(b.start) {
			end = now
		}
		from := b.start
		if from.Before(f.opening) {
			from = f.opening
		}
		mid := from.Add(end.Sub(from) / 2)
		out = append(out, look.Sample{X: hour(mid), Low: b.low.Minutes(), Mid: b.mid.Minutes(), High: b.high.Minutes()})
	}
	return out
}

// forecastService goes on with what services took today, or what the hall assumes.
func (f facts) forecastService(line string, hour func(time.Time) float64) []look.Sample {
	at := f.minute()
	if at.Before(f.opening) {
		at = f.opening
	}
	list, prior := f.serviceTimes(line)
	if !at.Before(f.closing) || prior == 0 {
		return nil
	}
	s := look.Sample{Low: prior.Minutes(), Mid: prior.Minutes(), High: prior.Minutes()}
	if len(list) > 0 {
		sorted := sortedCopy(list)
		s = look.Sample{Low: rank(sorted, 10).Minutes(), Mid: rank(sorted, 50).Minutes(), High: rank(sorted, 90).Minutes()}
	}
	from, to := s, s
	from.X, to.X = hour(at), hour(f.closing)
	return []look.Sample{from, to}
}

// arrivals are how many people came in each half hour, and how many are expected.
func (f facts) arrivals(line string, hour func(time.Time) float64) (actual, expected []look.Sample) {
	point := func(half int, n float64) look.Sample {
		return look.Sample{X: hour(midnight(f.opening).Add(time.Duration(half)*halfHour + halfHour/2)), Low: n, Mid: n, High: n}
	}
	now := halfOf(f.minute())
	for i := halfOf(f.opening); i < now && i <= halfOf(f.closing); i++ {
		n := 0
		for l, halves := range f.outlook.halves {
			if line == "" || l == line {
				n += halves[i]
			}
		}
		actual = append(actual, point(i, float64(n)))
	}
	for i := max(now, halfOf(f.opening)); i < halfOf(f.closing); i++ {
		expected = append(expected, point(i, f.expected(line, i)))
	}
	return actual, expected
}
