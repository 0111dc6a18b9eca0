// Package workday knows when a hall is open and which days are workdays, and computes deadlines from that: office hours,
// legal holidays, weekends turned into workdays (调休), terms in minutes, workdays and days. It is pure: every moment
// comes in from outside.
package workday

import (
	"errors"
	"maps"
	"slices"
	"sync/atomic"
	"time"

	"onevisit/catalog/fault"
)

// Fault codes of this package. Args are named in the translations.
const (
	CodeNoTable  fault.Code = "workday.no_table"  // year: no table of holidays for it, so no date can be promised
	CodeBadSpan  fault.Code = "workday.bad_span"  // span, day (mon … sun)
	CodeBadZone  fault.Code = "workday.bad_zone"  // zone
	CodeBadDay   fault.Code = "workday.bad_day"   // value
	CodeNoHours  fault.Code = "workday.no_hours"  // day (empty: the whole week)
	CodeBadLimit fault.Code = "workday.bad_limit" // n, unit
)

// Year is one year's table of legal holidays: 全国年节及纪念日放假办法 and the yearly notice on how weekends are moved.
type Year struct {
	Off    []string // days off, YYYY-MM-DD; weekends may be listed too
	Work   []string // 调休 workdays: days of a weekend on which people work, YYYY-MM-DD
	Source string   // the notice it was taken from
}

// Config describes a calendar.
type Config struct {
	Zone     string         // IANA name, for example Asia/Shanghai
	Location *time.Location // a ready zone; wins over Zone
	// Hours are the office hours of each weekday, "09:00-12:00", in order and without overlap. A weekday without hours
	// is closed. A span may end at 24:00 and never passes midnight.
	Hours map[time.Weekday][]string
	// Pattern is the weekday whose hours apply on a 调休 workday.
	Pattern time.Weekday
	Years   map[int]Year
}

// Calendar is a hall's office time. It does not change after New and may be used from many goroutines.
//
// Office hours and workdays are two things. A workday is Monday to Friday except legal holidays, and every 调休 workday
// (行政许可法 art. 82: 不含法定节假日); it decides terms. Office hours say when the doors are open: a hall that serves on
// Saturdays is open then, and still the Saturday is not a workday.
type Calendar struct {
	loc     *time.Location
	hours   [7][]wallSpan
	pattern time.Weekday
	tables  map[int]map[string]bool // year → day → true: workday, false: off
	source  map[int]Year            // as given, for calendars with other hours
	years   [lastYear - firstYear + 1]atomic.Pointer[yearIndex]
}

// Span is one stretch of office time; End is closing time and no longer part of it.
type Span struct{ Start, End time.Time }

// New checks the configuration and builds the calendar. It returns all faults found, joined.
func New(cfg Config) (*Calendar, error) {
	c := &Calendar{loc: cfg.Location, pattern: cfg.Pattern, source: maps.Clone(cfg.Years),
		tables: make(map[int]map[string]bool, len(cfg.Years))}
	var faults []error
	if c.loc == nil {
		loc, err := loadZone(cfg.Zone)
		if err != nil {
			faults = append(faults, err)
		}
		c.loc = loc
	}
	faults = append(faults, c.readHours(cfg.Hours)...)
	for _, y := range slices.Sorted(maps.Keys(cfg.Years)) {
		table, errs := readTable(y, cfg.Years[y])
		c.tables[y] = table
		faults = append(faults, errs...)
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	return c, nil
}

// loadZone refuses the empty name and "Local", which time.LoadLocation would take: the hall's zone is a fact about the
// hall, not about the machine.
func loadZone(name string) (*time.Location, error) {
	if name == "" || name == "Local" {
		return nil, fault.New(CodeBadZone, fault.Args{"zone": name})
	}
	loc, err := time.LoadLocation(name)
	if err != nil {
		return nil, fault.Wrap(err, CodeBadZone, fault.Args{"zone": name})
	}
	return loc, nil
}

func (c *Calendar) readHours(hours map[time.Weekday][]string) []error {
	var faults []error
	spans := 0
	for d := time.Sunday; d <= time.Saturday; d++ {
		list, err := parseSpans(d, hours[d])
		if err != nil {
			faults = append(faults, err)
			spans++ // the hours are there, only unreadable
		}
		c.hours[d] = list
		spans += len(list)
	}
	switch {
	case spans == 0:
		faults = append(faults, fault.New(CodeNoHours, fault.Args{"day": ""}))
	case c.pattern < time.Sunday || c.pattern > time.Saturday || len(hours[c.pattern]) == 0:
		faults = append(faults, fault.New(CodeNoHours, fault.Args{"day": dayName(c.pattern)}))
	case !c.opensOnWorkdays(hours):
		// A hall that never opens on a workday could never end a term.
		faults = append(faults, fault.New(CodeNoHours, fault.Args{"day": dayName(time.Monday)}))
	}
	return faults
}

func (c *Calendar) opensOnWorkdays(hours map[time.Weekday][]string) bool {
	for d := time.Monday; d <= time.Friday; d++ {
		if len(hours[d]) > 0 {
			return true
		}
	}
	return false
}

func readTable(year int, y Year) (map[string]bool, []error) {
	table := make(map[string]bool, len(y.Off)+len(y.Work))
	var faults []error
	add := func(day string, work bool) {
		d, err := parseDay(day)
		if _, twice := table[day]; err != nil || d.Year() != year || twice {
			faults = append(faults, fault.New(CodeBadDay, fault.Args{"value": day}))
			return
		}
		table[day] = work
	}
	for _, d := range y.Off {
		add(d, false)
	}
	for _, d := range y.Work {
		add(d, true)
	}
	if year < firstYear || year > lastYear {
		faults = append(faults, fault.New(CodeBadDay, fault.Args{"value": year}))
	}
	return table, faults
}

// Location is the hall's zone.
func (c *Calendar) Location() *time.Location { return c.loc }

// Day is the business day of a moment, YYYY-MM-DD in the hall's zone.
func (c *Calendar) Day(t time.Time) string { return t.In(c.loc).Format(time.DateOnly) }

// Years lists the years that have a table, in order.
func (c *Calendar) Years() []int { return slices.Sorted(maps.Keys(c.tables)) }

// HasYear reports whether the year has a table of holidays.
func (c *Calendar) HasYear(year int) bool { _, ok := c.tables[year]; return ok }

// needYear is the early error: a date is never computed over a year whose holidays are unknown.
func (c *Calendar) needYear(year int) error {
	if !c.HasYear(year) {
		return fault.New(CodeNoTable, fault.Args{"year": year})
	}
	return nil
}

// parseDay reads YYYY-MM-DD as midnight UTC. Days are counted in UTC, where every day has 24 hours.
func parseDay(s string) (time.Time, error) {
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return time.Time{}, fault.Wrap(err, CodeBadDay, fault.Args{"value": s})
	}
	return d, nil
}

// date is the calendar date of t in the hall, as midnight UTC.
func (c *Calendar) date(t time.Time) time.Time {
	y, m, d := t.In(c.loc).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// dayName is the key of a weekday in hall.yaml.
func dayName(d time.Weekday) string {
	names := [...]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}
	if d < 0 || int(d) >= len(names) {
		return ""
	}
	return names[d]
}
