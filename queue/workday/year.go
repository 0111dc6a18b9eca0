package workday

import (
	"sort"
	"time"
)

// Office time is indexed by year, for these years. A moment before or after them counts as their edge, so that a zero
// time.Time never makes anybody walk through two thousand years.
const (
	firstYear = 1970
	lastYear  = 2200
)

// openSpan is a span of office time in Unix seconds, with the office seconds of the year before it.
type openSpan struct{ start, end, before int64 }

func (s openSpan) length() int64 { return s.end - s.start }

// dayIndex is one day of a year: the workdays of the year up to and with it, and where its spans are.
type dayIndex struct {
	workdays    int
	workday     bool
	first, last int // spans[first:last]
}

// yearIndex answers questions about one year without walking through its days.
type yearIndex struct {
	days  []dayIndex // by day of the year, from 0
	spans []openSpan
	total int64 // office seconds of the year
}

// year returns the index of a year and builds it at the first use. Two goroutines may build the same one; they are equal.
func (c *Calendar) year(y int) *yearIndex {
	y = min(max(y, firstYear), lastYear)
	slot := &c.years[y-firstYear]
	if idx := slot.Load(); idx != nil {
		return idx
	}
	idx := c.index(y)
	slot.Store(idx)
	return idx
}

func (c *Calendar) index(y int) *yearIndex {
	idx := &yearIndex{days: make([]dayIndex, 0, 366)}
	workdays := 0
	for d := time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC); d.Year() == y; d = d.AddDate(0, 0, 1) {
		hours, workday := c.rule(d)
		if workday {
			workdays++
		}
		day := dayIndex{workdays: workdays, workday: workday, first: len(idx.spans)}
		for _, h := range hours {
			s := openSpan{start: instant(c.loc, d, h.from), end: instant(c.loc, d, h.to), before: idx.total}
			if s.length() > 0 { // nothing is left of a span that the clock jumped over
				idx.spans = append(idx.spans, s)
				idx.total += s.length()
			}
		}
		day.last = len(idx.spans)
		idx.days = append(idx.days, day)
	}
	return idx
}

// rule gives a date its hours and says whether it is a workday. A year without a table follows the plain week: clocks
// that run must go on, and only promises of a date are refused (needYear).
func (c *Calendar) rule(d time.Time) (hours []wallSpan, workday bool) {
	week := d.Weekday()
	work, listed := c.tables[d.Year()][d.Format(time.DateOnly)]
	switch {
	case listed && work:
		return c.hours[c.pattern], true
	case listed:
		return nil, false
	}
	return c.hours[week], week != time.Saturday && week != time.Sunday
}

// on is the index entry of a date.
func (c *Calendar) on(d time.Time) (*yearIndex, dayIndex) {
	idx := c.year(d.Year())
	return idx, idx.days[min(d.YearDay(), len(idx.days))-1]
}

// upTo is the office time of the year before t.
func (idx *yearIndex) upTo(t time.Time) time.Duration {
	sec := t.Unix()
	i := sort.Search(len(idx.spans), func(i int) bool { return idx.spans[i].start > sec })
	if i == 0 {
		return 0
	}
	s := idx.spans[i-1]
	if sec >= s.end {
		return time.Duration(s.before+s.length()) * time.Second
	}
	return time.Duration(s.before+sec-s.start)*time.Second + time.Duration(t.Nanosecond())
}

// at is the first moment of the year before which the given office time has passed; 0 < office ≤ total.
func (idx *yearIndex) at(office time.Duration) time.Time {
	i := sort.Search(len(idx.spans), func(i int) bool {
		return time.Duration(idx.spans[i].before+idx.spans[i].length())*time.Second >= office
	})
	s := idx.spans[i]
	return time.Unix(s.start, 0).Add(office - time.Duration(s.before)*time.Second)
}
