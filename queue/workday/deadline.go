package workday

import (
	"time"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// maxLimit bounds a term, in its unit: a hundred years of days. More is a slip of the pen.
const maxLimit = 36500

// IsWorkday reports whether a day (YYYY-MM-DD) is a workday: no weekend and no legal holiday, or a 调休 workday. It fails
// with CodeNoTable for a year without a table and with CodeBadDay for text that is no day.
func (c *Calendar) IsWorkday(day string) (bool, error) {
	d, err := parseDay(day)
	if err != nil {
		return false, err
	}
	return c.workday(d)
}

func (c *Calendar) workday(d time.Time) (bool, error) {
	if err := c.needYear(d.Year()); err != nil {
		return false, err
	}
	_, entry := c.on(d)
	return entry.workday, nil
}

// Deadline is when a term that starts at from ends.
//
//   - minutes: minutes of office time; outside office hours they start to run at the next opening.
//   - workdays: the start day is not counted (民法典 art. 201), holidays and weekends are not (行政许可法 art. 82); the end
//     is the closing time of the last workday (民法典 art. 203).
//   - days: calendar days, the start day not counted; a last day that is no workday moves to the next workday; the end is
//     closing time (民法典 arts. 201, 203).
//
// A workday on which this hall does not open moves the end to the next workday on which it does, since nothing can be
// handed in or out before. The term never ends before from. Errors: CodeNoTable, CodeBadLimit.
func (c *Calendar) Deadline(from time.Time, l catalog.Limit) (time.Time, error) {
	if l.N < 0 || l.N > maxLimit {
		return time.Time{}, fault.New(CodeBadLimit, fault.Args{"n": l.N, "unit": string(l.Unit)})
	}
	from = c.in(from)
	switch l.Unit {
	case catalog.UnitMinutes:
		start, err := c.NextOpen(from)
		if err != nil {
			return time.Time{}, err
		}
		return c.Add(start, time.Duration(l.N)*time.Minute)
	case catalog.UnitWorkdays:
		return c.workdaysAfter(from, c.date(from), l.N)
	case catalog.UnitDays:
		return c.closingFrom(from, c.date(from).AddDate(0, 0, l.N))
	case catalog.UnitMonths: // how old a paper may be; no term of the office
	}
	return time.Time{}, fault.New(CodeBadLimit, fault.Args{"n": l.N, "unit": string(l.Unit)})
}

// workdaysAfter is the closing time of the n-th workday after a date.
func (c *Calendar) workdaysAfter(from, d time.Time, n int) (time.Time, error) {
	for n > 0 {
		d = d.AddDate(0, 0, 1)
		work, err := c.workday(d)
		if err != nil {
			return time.Time{}, err
		}
		if work {
			n--
		}
	}
	return c.closingFrom(from, d)
}

// closingFrom is the closing time of d, or of the first workday after it on which the hall opens and is not yet closed.
func (c *Calendar) closingFrom(from, d time.Time) (time.Time, error) {
	for {
		work, err := c.workday(d)
		if err != nil {
			return time.Time{}, err
		}
		idx, entry := c.on(d)
		if work && entry.last > entry.first {
			end := time.Unix(idx.spans[entry.last-1].end, 0).In(c.loc)
			if !end.Before(from) {
				return end, nil
			}
		}
		d = d.AddDate(0, 0, 1)
	}
}

// Extend moves a due time by what a pause took, in the unit of the term: office minutes, workdays or days between the
// pause and the end of it. What was left when the pause began is left when it ends (行政许可法 art. 45: time of an
// off-the-clock procedure is not counted). A pause that ends before it began changes nothing. Errors as for Deadline.
func (c *Calendar) Extend(due, pausedAt, resumedAt time.Time, unit catalog.Unit) (time.Time, error) {
	due = c.in(due)
	switch unit {
	case catalog.UnitMinutes:
		return c.Add(due, c.Office(pausedAt, resumedAt))
	case catalog.UnitWorkdays:
		n := max(c.Remaining(pausedAt, resumedAt), 0)
		if n == 0 {
			return due, nil
		}
		return c.workdaysAfter(due, c.date(due), n)
	case catalog.UnitDays:
		n := int(c.date(c.in(resumedAt)).Sub(c.date(c.in(pausedAt))) / (24 * time.Hour))
		if n <= 0 {
			return due, nil
		}
		return c.closingFrom(due, c.date(due).AddDate(0, 0, n))
	case catalog.UnitMonths:
	}
	return time.Time{}, fault.New(CodeBadLimit, fault.Args{"n": 0, "unit": string(unit)})
}

// Remaining counts the workdays that are left: those after now's day up to and with the day of due. It is 0 on that day
// itself and below 0 on the workdays after it. Like Office it never fails; years without a table count by the plain week.
func (c *Calendar) Remaining(now, due time.Time) int {
	a, b := c.date(c.in(now)), c.date(c.in(due))
	if b.Before(a) {
		return -c.workdaysBetween(b, a)
	}
	return c.workdaysBetween(a, b)
}

// workdaysBetween counts the workdays after a up to and with b; a is not after b.
func (c *Calendar) workdaysBetween(a, b time.Time) int {
	_, first := c.on(a)
	_, last := c.on(b)
	n := last.workdays - first.workdays
	for y := a.Year(); y < b.Year(); y++ {
		days := c.year(y).days
		n += days[len(days)-1].workdays
	}
	return n
}
