package workday_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/catalog"
	"onevisit/queue/workday"
)

// reference knows the same rules as the calendar and nothing of its code: it reads the clock on the wall, minute by
// minute.
type reference struct {
	loc   *time.Location
	hours map[time.Weekday][]string
	off   map[string]bool
	work  map[string]bool
}

func newReference(loc *time.Location, cfg workday.Config) reference {
	r := reference{loc: loc, hours: cfg.Hours, off: map[string]bool{}, work: map[string]bool{}}
	for _, y := range cfg.Years {
		for _, d := range y.Off {
			r.off[d] = true
		}
		for _, d := range y.Work {
			r.work[d] = true
		}
	}
	return r
}

func (r reference) workday(t time.Time) bool {
	day := t.In(r.loc).Format(time.DateOnly)
	weekend := t.In(r.loc).Weekday() == time.Saturday || t.In(r.loc).Weekday() == time.Sunday
	return r.work[day] || !weekend && !r.off[day]
}

func (r reference) open(t time.Time) bool {
	l := t.In(r.loc)
	day := l.Format(time.DateOnly)
	hours := r.hours[l.Weekday()]
	switch {
	case r.work[day]:
		hours = r.hours[time.Monday]
	case r.off[day]:
		return false
	}
	clock := l.Format("15:04")
	for _, h := range hours {
		if h[:5] <= clock && clock < h[6:] {
			return true
		}
	}
	return false
}

// office counts the open minutes between two whole minutes.
func (r reference) office(from, to time.Time) time.Duration {
	var n time.Duration
	for t := from; t.Before(to); t = t.Add(time.Minute) {
		if r.open(t) {
			n += time.Minute
		}
	}
	return n
}

// deadline walks from minute to minute until the term is over.
func (r reference) deadline(from time.Time, l catalog.Limit) time.Time {
	counted, seen, last := 0, from.In(r.loc).Format(time.DateOnly), time.Time{}
	for t := from; ; t = t.Add(time.Minute) {
		if l.Unit == catalog.UnitMinutes {
			switch open := r.open(t); {
			case open && counted == l.N:
				return t
			case open:
				counted++
				last = t.Add(time.Minute)
			}
			if counted == l.N && counted > 0 {
				return last
			}
			continue
		}
		if day := t.In(r.loc).Format(time.DateOnly); day != seen {
			if !last.IsZero() {
				return last // the day of the last open minute is over
			}
			seen = day
			if l.Unit == catalog.UnitDays || r.workday(t) {
				counted++
			}
		}
		if counted >= l.N && r.workday(t) && r.open(t) {
			last = t.Add(time.Minute)
		}
	}
}

// zones holds whole-hour, half-hour and quarter-hour zones, both hemispheres and a half-hour summer time.
var zones = []string{
	"Asia/Shanghai", "UTC", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia",
	"Pacific/Chatham", "Africa/Casablanca", "Europe/London",
}

// calendars builds one calendar and one reference for each zone.
func calendars(t *testing.T) map[string]*workday.Calendar {
	t.Helper()
	out := map[string]*workday.Calendar{}
	for _, z := range zones {
		cfg := config(z)
		cfg.Hours[time.Saturday] = []string{"10:00-11:30"}
		out[z] = calendar(t, cfg)
	}
	return out
}

func referenceFor(c *workday.Calendar) reference {
	cfg := config("")
	cfg.Hours[time.Saturday] = []string{"10:00-11:30"}
	return newReference(c.Location(), cfg)
}

// moment draws a whole minute of 2025 or of the first half of 2026, often near a change of clocks or a feast.
func moment(t *rapid.T, c *workday.Calendar) time.Time {
	start := time.Date(2025, 1, 1, 0, 0, 0, 0, c.Location())
	day := rapid.OneOf(rapid.IntRange(0, 540), rapid.SampledFrom([]int{22, 66, 94, 270, 304, 360, 409, 430, 458})).Draw(t, "day")
	minute := rapid.IntRange(0, 2*24*60).Draw(t, "minute")
	return start.AddDate(0, 0, day).Add(time.Duration(minute) * time.Minute)
}

func TestOfficeEqualsAMinuteByMinuteCount(t *testing.T) {
	all := calendars(t)
	rapid.Check(t, func(t *rapid.T) {
		c := all[rapid.SampledFrom(zones).Draw(t, "zone")]
		from := moment(t, c)
		to := from.Add(time.Duration(rapid.IntRange(-60, 12*24*60).Draw(t, "length")) * time.Minute)
		if got, want := c.Office(from, to), referenceFor(c).office(from, to); got != want {
			t.Fatalf("%v to %v: %v, counted %v", from, to, got, want)
		}
		if c.Open(from) != referenceFor(c).open(from) {
			t.Fatalf("open at %v: %v", from, c.Open(from))
		}
	})
}

func TestDeadlineEqualsAMinuteByMinuteCount(t *testing.T) {
	all := calendars(t)
	units := []catalog.Unit{catalog.UnitMinutes, catalog.UnitWorkdays, catalog.UnitDays}
	rapid.Check(t, func(t *rapid.T) {
		c := all[rapid.SampledFrom(zones).Draw(t, "zone")]
		from := moment(t, c)
		l := catalog.Limit{Unit: rapid.SampledFrom(units).Draw(t, "unit")}
		l.N = rapid.IntRange(0, map[catalog.Unit]int{"minutes": 900, "workdays": 8, "days": 12}[l.Unit]).Draw(t, "n")
		got, err := c.Deadline(from, l)
		if err != nil {
			t.Fatal(err)
		}
		if want := referenceFor(c).deadline(from, l); !got.Equal(want) {
			t.Fatalf("%v + %v: %v, counted %v", from, l, got, want)
		}
	})
}

func TestHoursInTheNightOfAClockChange(t *testing.T) {
	allDay := map[time.Weekday][]string{}
	for d := range time.Weekday(7) {
		allDay[d] = []string{"00:00-24:00"}
	}
	night := map[time.Weekday][]string{time.Monday: {"09:00-12:00"}, time.Sunday: {"00:30-02:15", "02:15-02:30", "02:30-05:00"}}
	for _, v := range []struct {
		zone, day string
		hours     map[time.Weekday][]string
		want      time.Duration
	}{
		{"America/New_York", "2026-03-08", allDay, 23 * time.Hour},
		{"America/New_York", "2026-11-01", allDay, 25 * time.Hour},
		{"America/New_York", "2026-06-07", allDay, 24 * time.Hour},
		{"Australia/Lord_Howe", "2026-04-05", allDay, 24*time.Hour + 30*time.Minute},
		{"Australia/Lord_Howe", "2026-10-04", allDay, 23*time.Hour + 30*time.Minute},
		{"Asia/Shanghai", "2026-03-08", allDay, 24 * time.Hour},
		{"America/New_York", "2026-03-08", night, 4*time.Hour + 30*time.Minute - time.Hour},
		{"America/New_York", "2026-11-01", night, 4*time.Hour + 30*time.Minute + time.Hour},
		{"America/Havana", "2026-11-01", allDay, 25 * time.Hour},   // 01:00 → 00:00
		{"America/Havana", "2026-03-08", allDay, 23 * time.Hour},   // there is no midnight
		{"Pacific/Apia", "2011-12-30", allDay, 0},                  // there was no such day
		{"America/Santiago", "2026-04-04", allDay, 25 * time.Hour}, // 24:00 → 23:00
	} {
		cfg := workday.Config{Zone: v.zone, Hours: v.hours, Pattern: time.Monday}
		c := calendar(t, cfg)
		var sum time.Duration
		var before time.Time
		for _, s := range c.Spans(v.day) {
			require.True(t, s.End.After(s.Start), "%s %s", v.zone, v.day)
			require.False(t, s.Start.Before(before), "%s %s: spans overlap", v.zone, v.day)
			require.Equal(t, s.End.Sub(s.Start), c.Office(s.Start, s.End))
			sum, before = sum+s.End.Sub(s.Start), s.End
		}
		require.Equal(t, v.want, sum, "%s %s", v.zone, v.day)
	}
}
