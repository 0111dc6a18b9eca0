package workday

import (
	"sort"
	"time"
)

// Open reports whether the hall is open at t. At closing time it is closed.
func (c *Calendar) Open(t time.Time) bool {
	t = c.in(t)
	idx := c.year(t.Year())
	sec := t.Unix()
	i := sort.Search(len(idx.spans), func(i int) bool { return idx.spans[i].end > sec })
	return i < len(idx.spans) && idx.spans[i].start <= sec
}

// Spans lists the office hours of a day (YYYY-MM-DD), in order. It is empty for a day on which the hall is closed and for
// text that is no day.
func (c *Calendar) Spans(day string) []Span {
	d, err := parseDay(day)
	if err != nil || d.Year() < firstYear || d.Year() > lastYear {
		return nil
	}
	idx, entry := c.on(d)
	var out []Span
	for _, s := range idx.spans[entry.first:entry.last] {
		out = append(out, Span{time.Unix(s.start, 0).In(c.loc), time.Unix(s.end, 0).In(c.loc)})
	}
	return out
}

// Closing is when the hall closes on a day (YYYY-MM-DD); false if it does not open.
func (c *Calendar) Closing(day string) (time.Time, bool) {
	spans := c.Spans(day)
	if len(spans) == 0 {
		return time.Time{}, false
	}
	return spans[len(spans)-1].End, true
}

// Office is the office time between two moments, 0 if to is not after from. It does not fail, because a running clock
// must not: a year without a table counts by the plain week. Its cost does not grow with the distance inside a year.
func (c *Calendar) Office(from, to time.Time) time.Duration {
	from, to = c.in(from), c.in(to)
	if !to.After(from) {
		return 0
	}
	a, b := c.year(from.Year()), c.year(to.Year())
	if a == b {
		return b.upTo(to) - a.upTo(from)
	}
	sum := time.Duration(a.total)*time.Second - a.upTo(from) + b.upTo(to)
	for y := from.Year() + 1; y < to.Year(); y++ {
		sum += time.Duration(c.year(y).total) * time.Second
	}
	return sum
}

// Elapsed is what a clock shows that had counted so much before it was last started at runningSince. With a zero
// runningSince the clock stands still. A machine clock set back never takes time away.
func (c *Calendar) Elapsed(counted time.Duration, runningSince, now time.Time) time.Duration {
	if runningSince.IsZero() {
		return counted
	}
	return counted + c.Office(runningSince, now)
}

// NextOpen is t if the hall is open then, or else the next opening. It fails with CodeNoTable when the answer lies in or
// behind a year without a table.
func (c *Calendar) NextOpen(t time.Time) (time.Time, error) {
	t = c.in(t)
	sec := t.Unix()
	for y := t.Year(); ; y++ {
		if err := c.needYear(y); err != nil {
			return time.Time{}, err
		}
		spans := c.year(y).spans
		i := sort.Search(len(spans), func(i int) bool { return spans[i].end > sec })
		switch {
		case i == len(spans):
			continue
		case spans[i].start <= sec:
			return t, nil
		}
		return time.Unix(spans[i].start, 0).In(c.loc), nil
	}
}

// Add is the first moment at which so much office time has passed since from; from itself for none. It fails with
// CodeNoTable when it has to count in a year without a table.
func (c *Calendar) Add(from time.Time, office time.Duration) (time.Time, error) {
	from = c.in(from)
	if err := c.needYear(from.Year()); err != nil {
		return time.Time{}, err
	}
	if office <= 0 {
		return from, nil
	}
	office += c.year(from.Year()).upTo(from)
	for y := from.Year(); ; y++ {
		if err := c.needYear(y); err != nil {
			return time.Time{}, err
		}
		idx := c.year(y)
		if total := time.Duration(idx.total) * time.Second; office > total {
			office -= total
			continue
		}
		return idx.at(office).In(c.loc), nil
	}
}

// Until is how long it takes by the clock on the wall until so much office time has passed: the lunch break and the time
// before the doors open are in it. What does not fit into today's hours any more is taken to follow closing time at once,
// as people who are in the hall are still served. It does not fail; like Office it follows the plain week where a table
// is missing.
func (c *Calendar) Until(now time.Time, office time.Duration) time.Duration {
	now, office = c.in(now), max(office, 0)
	spans := c.Spans(c.Day(now))
	for i, s := range spans {
		if !s.End.After(now) {
			continue
		}
		start := s.Start
		if start.Before(now) {
			start = now
		}
		if room := s.End.Sub(start); office > room && i < len(spans)-1 {
			office -= room
			continue
		}
		return start.Sub(now) + office
	}
	return office
}

// in brings t into the zone and the years of the index. The monotonic reading is dropped: durations here are those of
// the clock on the wall.
func (c *Calendar) in(t time.Time) time.Time {
	t = t.Round(0).In(c.loc)
	switch {
	case t.Year() < firstYear:
		return time.Date(firstYear, 1, 1, 0, 0, 0, 0, c.loc)
	case t.Year() > lastYear:
		return time.Date(lastYear, 12, 31, 23, 59, 59, 0, c.loc)
	}
	return t
}
