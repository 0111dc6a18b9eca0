package manager

import (
	"math"
	"time"

	"onevisit/app/look"
	"onevisit/queue"
	"onevisit/queue/forecast"
)

// metric is what the chart of the day shows.
type metric int

const (
	metricWait    metric = iota // how long people waited who were called
	metricService               // how long a service took
	metricArrival               // how many people came in half an hour
	metrics
)

// metricKeys name the metrics in the translations.
var metricKeys = [metrics]string{"wait", "service", "arrival"}

// outlook is what the rest of the day is forecast from.
type outlook struct {
	halves map[string]*[48]int // arrivals today by line and half hour
	usual  [48]float64         // of a usual day, of the chosen line
	known  bool                // there are earlier days
}

// expected is how many people of a line come in a half hour of the rest of the day: as on the days before, or, in a
// hall's first days, as many as came on average in each half hour of today's office time so far.
func (f facts) expected(line string, half int) float64 {
	if f.outlook.known {
		return f.outlook.usual[half]
	}
	at := midnight(f.opening).Add(time.Duration(half) * halfHour)
	if !f.works(at, at.Add(halfHour)) {
		return 0
	}
	sum, n := 0, 0
	for i := halfOf(f.opening); i <= halfOf(f.minute()) && f.now.After(f.opening); i++ {
		from := midnight(f.opening).Add(time.Duration(i) * halfHour)
		if !f.works(from, from.Add(halfHour)) {
			continue
		}
		n++
		for l, halves := range f.outlook.halves {
			if line == "" || l == line {
				sum += halves[i]
			}
		}
	}
	return float64(sum) / math.Max(float64(n), 1)
}

// capacity is how many windows work for a line: a window that serves several gives each its part. Before a window is
// open those that the hall has are expected.
func (f facts) capacity(line string) float64 {
	open, all := 0.0, 0.0
	for _, w := range f.windows {
		part := 1.0
		if line != "" {
			if !w.Serves(line) {
				continue
			}
			part = 1 / float64(max(len(w.Lines), 1))
		}
		all += part
		if w.State == queue.WindowOpen {
			open += part
		}
	}
	if open == 0 {
		return all
	}
	return open
}

// forecastWaits is the range of waiting for somebody who comes later today: who waits now and who is expected, against
// what the open windows do, half hour by half hour until closing.
func (f facts) forecastWaits(line string, hour func(time.Time) float64) []look.Sample {
	at := f.minute()
	if at.Before(f.opening) {
		at = f.opening
	}
	capacity := f.capacity(line)
	if f.opening.IsZero() || !at.Before(f.closing) || capacity == 0 {
		return nil
	}
	service, prior := f.serviceTimes(line)
	mean := prior
	if len(service) > 0 {
		mean = 0
		for _, s := range service {
			mean += s / time.Duration(len(service))
		}
	}
	if mean <= 0 {
		return nil
	}
	people := 0.0
	for _, l := range f.lines {
		if line == "" || l.ID == line {
			people += float64(l.waiting)
		}
	}
	windows := max(int(math.Round(capacity)), 1)
	busy := make([]time.Duration, windows)
	var out []look.Sample
	sample := func(load float64) {
		in := forecast.Input{Ahead: int(math.Round(people)), Windows: windows, Service: service, Prior: prior}
		if people > 0 || load >= 1 { // else a window is free, and the call is all one waits for
			in.Busy = busy
		}
		r := forecast.Estimate(in)
		out = append(out, look.Sample{X: hour(at), Low: r.Low.Minutes(), Mid: r.Mid.Minutes(), High: r.High.Minutes()})
	}
	sample(0)
	for at.Before(f.closing) {
		end := at.Truncate(halfHour).Add(halfHour)
		if end.After(f.closing) {
			end = f.closing
		}
		part := float64(end.Sub(at)) / float64(halfHour)
		come := f.expected(line, halfOf(at)) * part
		served := 0.0
		if f.works(at, end) {
			served = capacity * float64(end.Sub(at)) / float64(mean)
		}
		people = math.Max(people+come-served, 0)
		at = end
		load := 1.0
		if served > 0 {
			load = come / served
		}
		sample(load)
	}
	return out
}

// works reports office time in most of a stretch.
func (f facts) works(from, to time.Time) bool {
	mid := from.Add(to.Sub(from) / 2)
	for _, s := range f.spans {
		if !mid.Before(s.Start) && mid.Before(s.End) {
			return true
		}
	}
	return false
}

// serviceTimes are today's service times of a line, oldest first, and the one assumed until there are any.
func (f facts) serviceTimes(line string) (list []time.Duration, prior time.Duration) {
	for _, s := range f.services {
		if line == "" || s.line == line {
			list = append(list, s.wait)
		}
	}
	n := 0
	for _, l := range f.lines {
		if line == "" || l.ID == line {
			prior += minutes(l.Service)
			n++
		}
	}
	if n > 0 {
		prior /= time.Duration(n)
	}
	return list, prior
}
