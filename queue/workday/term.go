package workday

import (
	"time"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// Later moves a due time on by an extension, in its unit: workdays or days after the day it was due, closing time; or
// minutes of office time. Errors as for Deadline.
func (c *Calendar) Later(due time.Time, by catalog.Limit) (time.Time, error) {
	if by.N < 0 || by.N > maxLimit {
		return time.Time{}, fault.New(CodeBadLimit, fault.Args{"n": by.N, "unit": string(by.Unit)})
	}
	due = c.in(due)
	switch {
	case by.N == 0:
		return due, nil
	case by.Unit == catalog.UnitMinutes:
		return c.Add(due, time.Duration(by.N)*time.Minute)
	case by.Unit == catalog.UnitWorkdays:
		return c.workdaysAfter(due, c.date(due), by.N)
	case by.Unit == catalog.UnitDays:
		return c.closingFrom(due, c.date(due).AddDate(0, 0, by.N))
	}
	return time.Time{}, fault.New(CodeBadLimit, fault.Args{"n": by.N, "unit": string(by.Unit)})
}

// WarnFrom is the moment from which on at most n workdays remain until the day of due: the beginning of the earliest
// such day. Remaining(t, due) ≤ n is the same as t not before it. It does not fail; years without a table count by the
// plain week.
func (c *Calendar) WarnFrom(due time.Time, n int) time.Time {
	last := c.date(c.in(due))
	d, found := last, 0
	for n >= 0 && d.Year() > firstYear { // one day back as long as the workdays after it do not become too many
		_, entry := c.on(d)
		if entry.workday {
			found++
		}
		if found > n {
			break
		}
		d = d.AddDate(0, 0, -1)
	}
	y, m, day := d.Date()
	return time.Unix(instant(c.loc, time.Date(y, m, day, 0, 0, 0, 0, time.UTC), 0), 0).In(c.loc)
}

// NotBefore is the earliest day, from its beginning, on which a term can end that reaches into years without a table. In
// such a year every day may turn out to be a workday except the holidays whose dates the law itself fixes (全国年节及纪念日
// 放假办法 art. 2), so the true end is never earlier. It does not fail.
func (c *Calendar) NotBefore(from time.Time, l catalog.Limit) time.Time {
	from = c.in(from)
	d := c.date(from)
	switch l.Unit {
	case catalog.UnitDays:
		d = d.AddDate(0, 0, min(max(l.N, 0), maxLimit))
	case catalog.UnitWorkdays:
		for n := min(max(l.N, 0), maxLimit); n > 0 && d.Year() <= lastYear; {
			d = d.AddDate(0, 0, 1)
			if c.mayWork(d) {
				n--
			}
		}
	case catalog.UnitMinutes: // at the earliest in the first year that is not known
		for y := d.Year(); y <= lastYear; y++ {
			if !c.HasYear(y) {
				if y > d.Year() {
					d = time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)
				}
				break
			}
		}
	case catalog.UnitMonths:
	}
	day := time.Unix(instant(c.loc, d, 0), 0).In(c.loc)
	if day.Before(from) {
		return from
	}
	return day
}

// mayWork reports whether a day is a workday, or could be one for all that is known.
func (c *Calendar) mayWork(d time.Time) bool {
	if c.HasYear(d.Year()) {
		_, entry := c.on(d)
		return entry.workday
	}
	return !fixedHolidays[[2]int{int(d.Month()), d.Day()}]
}

// fixedHolidays are the holidays with a date of their own, month and day: 元旦, 劳动节, 国庆节 (2024 revision).
var fixedHolidays = map[[2]int]bool{{1, 1}: true, {5, 1}: true, {5, 2}: true, {10, 1}: true, {10, 2}: true, {10, 3}: true}

// WithHours is the calendar of a line with office hours of its own: extended hours, no lunch break, Saturdays. Zone,
// holidays and workdays stay those of the hall. The faults are those of New about hours.
func (c *Calendar) WithHours(hours map[time.Weekday][]string) (*Calendar, error) {
	return New(Config{Location: c.loc, Hours: hours, Pattern: c.pattern, Years: c.source})
}

// Missing lists the years from now's to the one after it that need a table and have none: this year at once, the next
// one from the first day of the month on (1 to 12) in which its notice is to be expected.
func (c *Calendar) Missing(now time.Time, month int) []int {
	y, m, _ := c.in(now).Date()
	var out []int
	if !c.HasYear(y) {
		out = append(out, y)
	}
	if int(m) >= month && !c.HasYear(y+1) {
		out = append(out, y+1)
	}
	return out
}

// Midnight is the end of the day that t is in, by the hall's clock.
func (c *Calendar) Midnight(t time.Time) time.Time {
	return time.Unix(instant(c.loc, c.date(c.in(t)).AddDate(0, 0, 1), 0), 0).In(c.loc)
}
