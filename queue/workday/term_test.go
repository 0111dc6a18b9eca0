package workday_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue/workday"
)

// 行政许可法 art. 42: 二十日内不能作出决定的，经本行政机关负责人批准，可以延长十日。
func TestLicensingLaw42TenWorkdaysMore(t *testing.T) {
	c := shanghai(t)
	due, err := c.Deadline(at(t, c, "2026-09-07 09:00"), catalog.Limit{N: 14, Unit: catalog.UnitWorkdays})
	require.NoError(t, err)
	require.Equal(t, "2026-09-24 17:30", due.Format(minuteLayout), "the worked Sunday of 20 September counts")
	later, err := c.Later(due, catalog.Limit{N: 10, Unit: catalog.UnitWorkdays})
	require.NoError(t, err)
	require.Equal(t, "2026-10-15 17:30", later.Format(minuteLayout), "中秋 and 国庆 do not count, the worked Saturday does")
	same, err := c.Later(due, catalog.Limit{N: 0, Unit: catalog.UnitWorkdays})
	require.NoError(t, err)
	require.Equal(t, due, same)
	days, err := c.Later(due, catalog.Limit{N: 7, Unit: catalog.UnitDays})
	require.NoError(t, err)
	require.Equal(t, "2026-10-08 17:30", days.Format(minuteLayout))
	for _, bad := range []catalog.Limit{{N: -1, Unit: catalog.UnitWorkdays}, {N: 1, Unit: catalog.UnitMonths}, {N: 1, Unit: ""}} {
		_, err = c.Later(due, bad)
		require.True(t, fault.Has(err, workday.CodeBadLimit), "%+v", bad)
	}
}

// TestTheWarningBeginsWithADay: so many workdays before the day something is due, counted as Remaining counts.
func TestTheWarningBeginsWithADay(t *testing.T) {
	all := calendars(t)
	rapid.Check(t, func(t *rapid.T) {
		c := all[rapid.SampledFrom(zones).Draw(t, "zone")]
		due := moment(t, c)
		n := rapid.IntRange(0, 30).Draw(t, "n")
		from := c.WarnFrom(due, n)
		if c.Remaining(from, due) > n || from.After(due) {
			t.Fatalf("%v: %d workdays are left at %v", due, c.Remaining(from, due), from)
		}
		if before := from.Add(-time.Second); c.Remaining(before, due) <= n {
			t.Fatalf("%v: the warning could begin at %v", due, before)
		}
		if c.Day(from.Add(-time.Second)) == c.Day(from) {
			t.Fatalf("%v is not the beginning of a day", from)
		}
	})
}

// TestWhatIsNotKnownIsNeverPromisedTooLate: whatever the missing table will say, the end is not before NotBefore.
func TestWhatIsNotKnownIsNeverPromisedTooLate(t *testing.T) {
	cfg := config("Asia/Shanghai")
	known := calendar(t, cfg)
	rapid.Check(t, func(rt *rapid.T) {
		table := workday.Year{}
		for d := time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC); d.Year() == 2027 && d.Month() < 4; d = d.AddDate(0, 0, 1) {
			weekend := d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
			first := d.Month() == 1 && d.Day() == 1
			switch day := d.Format(time.DateOnly); {
			case first || !weekend && rapid.IntRange(0, 4).Draw(rt, "off") == 0:
				table.Off = append(table.Off, day)
			case weekend && rapid.IntRange(0, 2).Draw(rt, "work") == 0:
				table.Work = append(table.Work, day)
			}
		}
		full := config("Asia/Shanghai")
		full.Years[2027] = table
		then := calendar(t, full)
		from := at(t, known, "2026-12-20 09:00").Add(time.Duration(rapid.IntRange(0, 16000).Draw(rt, "from")) * time.Minute)
		l := catalog.Limit{N: rapid.IntRange(1, 30).Draw(rt, "n"), Unit: rapid.SampledFrom([]catalog.Unit{
			catalog.UnitWorkdays, catalog.UnitDays, catalog.UnitMinutes}).Draw(rt, "unit")}
		if l.Unit == catalog.UnitMinutes {
			l.N *= 300
		}
		_, err := known.Deadline(from, l)
		if err == nil {
			return // it ends in a year that is known
		}
		require.True(rt, fault.Has(err, workday.CodeNoTable))
		due, err := then.Deadline(from, l)
		require.NoError(rt, err)
		require.False(rt, due.Before(known.NotBefore(from, l)), "%v + %v: %v before %v", from, l, due, known.NotBefore(from, l))
	})
}

func TestAMissingTableIsAskedForInTime(t *testing.T) {
	c := shanghai(t) // tables of 2025 and 2026
	for text, want := range map[string][]int{
		"2025-12-31 10:00": nil, "2026-10-31 23:59": nil, "2026-11-01 00:00": {2027}, "2026-12-31 23:59": {2027},
		"2027-01-01 00:00": {2027}, "2027-11-01 00:00": {2027, 2028}, "2024-11-30 10:00": {2024},
	} {
		require.Equal(t, want, c.Missing(at(t, c, text), 11), text)
	}
}

func TestALineMayHaveHoursOfItsOwn(t *testing.T) {
	c := shanghai(t)
	own, err := c.WithHours(map[time.Weekday][]string{time.Monday: {"08:00-20:00"}, time.Saturday: {"10:00-12:00"}})
	require.NoError(t, err)
	require.True(t, own.Open(at(t, c, "2026-03-02 12:30")))
	require.False(t, c.Open(at(t, c, "2026-03-02 12:30")))
	require.True(t, own.Open(at(t, c, "2026-03-07 11:00")), "Saturday")
	require.False(t, own.Open(at(t, c, "2026-03-03 11:00")), "Tuesday")
	require.True(t, own.Open(at(t, c, "2026-09-20 19:00")), "a worked Sunday is served like a Monday")
	require.False(t, own.Open(at(t, c, "2026-10-05 10:00")), "a holiday")
	work, err := own.IsWorkday("2026-03-07")
	require.NoError(t, err)
	require.False(t, work)
	_, err = c.WithHours(map[time.Weekday][]string{time.Monday: {"late"}})
	require.True(t, fault.Has(err, workday.CodeBadSpan))
	require.Equal(t, "2026-03-03 00:00", own.Midnight(at(t, c, "2026-03-02 10:00")).Format(minuteLayout))
}
