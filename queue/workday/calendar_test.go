package workday_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/queue/workday"
)

func TestNewRefusesWhatCannotBeACalendar(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*workday.Config)
		want   fault.Code
	}{
		{"unknown zone", func(c *workday.Config) { c.Zone = "Asia/Shangri-La" }, workday.CodeBadZone},
		{"no zone", func(c *workday.Config) { c.Zone = "" }, workday.CodeBadZone},
		{"the machine's zone", func(c *workday.Config) { c.Zone = "Local" }, workday.CodeBadZone},
		{"past midnight", func(c *workday.Config) { c.Hours[time.Friday] = []string{"22:00-02:00"} }, workday.CodeBadSpan},
		{"after midnight", func(c *workday.Config) { c.Hours[time.Friday] = []string{"22:00-25:00"} }, workday.CodeBadSpan},
		{"24:01", func(c *workday.Config) { c.Hours[time.Friday] = []string{"22:00-24:01"} }, workday.CodeBadSpan},
		{"empty span", func(c *workday.Config) { c.Hours[time.Friday] = []string{"09:00-09:00"} }, workday.CodeBadSpan},
		{"no span", func(c *workday.Config) { c.Hours[time.Friday] = []string{"morning"} }, workday.CodeBadSpan},
		{"one digit", func(c *workday.Config) { c.Hours[time.Friday] = []string{"9:00-12:00"} }, workday.CodeBadSpan},
		{"sixty minutes", func(c *workday.Config) { c.Hours[time.Friday] = []string{"09:60-12:00"} }, workday.CodeBadSpan},
		{"a sign", func(c *workday.Config) { c.Hours[time.Friday] = []string{"+9:00-12:00"} }, workday.CodeBadSpan},
		{"overlap", func(c *workday.Config) { c.Hours[time.Friday] = []string{"09:00-12:00", "11:59-13:00"} }, workday.CodeBadSpan},
		{"out of order", func(c *workday.Config) { c.Hours[time.Friday] = []string{"13:30-17:30", "09:00-12:00"} }, workday.CodeBadSpan},
		{"no hours", func(c *workday.Config) { c.Hours = nil }, workday.CodeNoHours},
		{"weekend only", func(c *workday.Config) {
			c.Hours = map[time.Weekday][]string{time.Saturday: {"09:00-12:00"}}
			c.Pattern = time.Saturday
		}, workday.CodeNoHours},
		{"pattern of a closed day", func(c *workday.Config) { c.Pattern = time.Sunday }, workday.CodeNoHours},
		{"pattern of no day", func(c *workday.Config) { c.Pattern = 9 }, workday.CodeNoHours},
		{"not a date", func(c *workday.Config) { c.Years[2026] = workday.Year{Off: []string{"2026-02-29"}} }, workday.CodeBadDay},
		{"another year's day", func(c *workday.Config) { c.Years[2026] = workday.Year{Off: []string{"2025-10-01"}} }, workday.CodeBadDay},
		{"off and work", func(c *workday.Config) {
			c.Years[2026] = workday.Year{Off: []string{"2026-10-01"}, Work: []string{"2026-10-01"}}
		}, workday.CodeBadDay},
		{"a year out of sight", func(c *workday.Config) { c.Years[26] = workday.Year{} }, workday.CodeBadDay},
	} {
		t.Run(c.name, func(t *testing.T) {
			cfg := config("Asia/Shanghai")
			c.change(&cfg)
			_, err := workday.New(cfg)
			require.True(t, fault.Has(err, c.want), "%v", err)
		})
	}
}

func TestNewReportsAllFaultsAtOnce(t *testing.T) {
	cfg := config("Nowhere/Land")
	cfg.Hours[time.Tuesday] = []string{"18:00-09:00"}
	cfg.Years[2026] = workday.Year{Off: []string{"soon"}}
	_, err := workday.New(cfg)
	for _, code := range []fault.Code{workday.CodeBadZone, workday.CodeBadSpan, workday.CodeBadDay} {
		require.True(t, fault.Has(err, code), "%s in %v", code, err)
	}
}

func TestIsWorkday(t *testing.T) {
	c := shanghai(t)
	for day, want := range map[string]bool{
		"2026-03-02": true,  // Monday
		"2026-03-07": false, // Saturday
		"2026-03-08": false, // Sunday
		"2026-02-17": false, // 春节
		"2026-02-14": true,  // 调休 Saturday before it
		"2026-02-28": true,  // 调休 Saturday after it
		"2026-02-27": true,
		"2026-01-04": true, // 调休 Sunday
		"2026-09-20": true, // 调休 Sunday
		"2025-12-31": true,
		"2026-01-01": false,
	} {
		got, err := c.IsWorkday(day)
		require.NoError(t, err)
		require.Equal(t, want, got, day)
	}
	for _, y := range []string{"2024-12-31", "2027-01-01"} {
		_, err := c.IsWorkday(y)
		require.True(t, fault.Has(err, workday.CodeNoTable), y)
	}
	_, err := c.IsWorkday("tomorrow")
	require.True(t, fault.Has(err, workday.CodeBadDay))
	require.Equal(t, []int{2025, 2026}, c.Years())
}

func TestOpen(t *testing.T) {
	c := shanghai(t)
	for text, want := range map[string]bool{
		"2026-03-02 08:59:59": false, "2026-03-02 09:00": true, "2026-03-02 11:59:59": true, "2026-03-02 12:00": false,
		"2026-03-02 13:29:59": false, "2026-03-02 13:30": true, "2026-03-02 17:29:59": true, "2026-03-02 17:30": false,
		"2026-03-07 10:00": false, "2026-02-17 10:00": false, "2026-02-28 10:00": true, // 调休: Monday's hours
	} {
		require.Equal(t, want, c.Open(at(t, c, text)), text)
	}
	require.True(t, c.Open(time.Date(2026, 3, 2, 2, 0, 0, 0, time.UTC)), "10:00 in Shanghai")
}

func TestSaturdayServiceIsOfficeTimeButNoWorkday(t *testing.T) {
	cfg := config("Asia/Shanghai")
	cfg.Hours[time.Saturday] = []string{"09:00-12:00"}
	c := calendar(t, cfg)
	require.True(t, c.Open(at(t, c, "2026-03-07 10:00")))
	work, err := c.IsWorkday("2026-03-07")
	require.NoError(t, err)
	require.False(t, work)
	require.Len(t, c.Spans("2026-02-28"), 2, "a worked Saturday has the pattern's hours, not Saturday's")
	require.False(t, c.Open(at(t, c, "2026-10-03 10:00")), "a holiday on a Saturday")
}

func TestSpansAndClosing(t *testing.T) {
	c := shanghai(t)
	spans := c.Spans("2026-03-02")
	require.Len(t, spans, 2)
	require.Equal(t, "2026-03-02 13:30", spans[1].Start.Format(minuteLayout))
	end, open := c.Closing("2026-03-02")
	require.True(t, open)
	require.Equal(t, "2026-03-02 17:30", end.Format(minuteLayout))
	for _, day := range []string{"2026-03-07", "2026-10-01", "someday", "0001-01-01", "9999-01-01"} {
		require.Empty(t, c.Spans(day), day)
		_, open := c.Closing(day)
		require.False(t, open, day)
	}
	require.Equal(t, "2026-03-03", c.Day(time.Date(2026, 3, 2, 16, 0, 0, 0, time.UTC)), "the hall's day, not UTC's")
}

func TestOffice(t *testing.T) {
	c := shanghai(t)
	for _, v := range []struct {
		from, to string
		want     time.Duration
	}{
		{"2026-03-02 09:00", "2026-03-02 10:00", time.Hour},
		{"2026-03-02 11:45", "2026-03-02 13:45", 30 * time.Minute},            // over lunch
		{"2026-03-02 17:00", "2026-03-03 09:30", time.Hour},                   // over night
		{"2026-03-06 17:00", "2026-03-09 09:30", time.Hour},                   // over the weekend
		{"2026-02-13 17:00", "2026-02-24 09:30", 8 * time.Hour},               // 春节, with the worked Saturday before it
		{"2025-12-31 17:00", "2026-01-04 09:30", time.Hour},                   // over New Year
		{"2026-03-02 09:00:00", "2026-03-02 09:00:07", 7 * time.Second},       //
		{"2026-03-02 12:00", "2026-03-02 13:30", 0},                           //
		{"2026-03-02 10:00", "2026-03-02 09:00", 0},                           // a clock set back
		{"2027-01-01 09:00", "2027-01-01 10:00", time.Hour},                   // no table: the plain week
		{"2026-12-31 17:00", "2027-01-04 09:30", time.Hour + 7*time.Hour},     // half with a table
		{"2026-03-02 00:00", "2026-03-07 00:00", 35 * time.Hour},              // a whole week
		{"2025-01-01 00:00", "2026-01-01 00:00", 248 * 7 * time.Hour},         // a whole year
		{"2025-01-01 00:00", "2027-01-01 00:00", (248 + 248) * 7 * time.Hour}, // both years
	} {
		require.Equal(t, v.want, c.Office(at(t, c, v.from), at(t, c, v.to)), "%s to %s", v.from, v.to)
	}
	from := at(t, c, "2026-03-02 09:00").Add(300 * time.Millisecond)
	require.Equal(t, 1200*time.Millisecond, c.Office(from, from.Add(1200*time.Millisecond)), "parts of a second count")
	require.Positive(t, c.Office(time.Time{}, at(t, c, "2026-03-02 10:00")), "the zero time does not hurt")
	require.Zero(t, c.Office(time.Time{}, time.Time{}))
}

func TestElapsed(t *testing.T) {
	c := shanghai(t)
	now := at(t, c, "2026-03-02 14:00")
	require.Equal(t, 20*time.Minute, c.Elapsed(20*time.Minute, time.Time{}, now), "paused")
	require.Equal(t, 80*time.Minute, c.Elapsed(20*time.Minute, at(t, c, "2026-03-02 11:30"), now), "lunch is not counted")
	require.Equal(t, 20*time.Minute, c.Elapsed(20*time.Minute, now, now.Add(-time.Hour)), "the machine's clock was set back")
}

func TestUntilIsTheTimeOnTheWall(t *testing.T) {
	c := shanghai(t)
	for _, v := range []struct {
		now          string
		office, want time.Duration
	}{
		{"2026-03-02 10:00", 0, 0},
		{"2026-03-02 10:00", 20 * time.Minute, 20 * time.Minute},
		{"2026-03-02 11:40", 20 * time.Minute, 20 * time.Minute},
		{"2026-03-02 11:40", 21 * time.Minute, 111 * time.Minute}, // over lunch
		{"2026-03-02 12:30", 5 * time.Minute, 65 * time.Minute},
		{"2026-03-02 12:30", 0, 60 * time.Minute},
		{"2026-03-02 08:24", 10 * time.Minute, 46 * time.Minute}, // tickets are drawn before the doors open
		{"2026-03-02 08:24", 4 * time.Hour, 36*time.Minute + 4*time.Hour + 90*time.Minute},
		{"2026-03-02 17:20", 30 * time.Minute, 30 * time.Minute}, // past closing time
		{"2026-03-02 18:00", 30 * time.Minute, 30 * time.Minute},
		{"2026-03-07 10:00", 30 * time.Minute, 30 * time.Minute}, // a day off
		{"2026-03-02 10:00", -time.Hour, 0},
	} {
		require.Equal(t, v.want, c.Until(at(t, c, v.now), v.office), "%+v", v)
	}
}

func TestNextOpenAndAdd(t *testing.T) {
	c := shanghai(t)
	for from, want := range map[string]string{
		"2026-03-02 10:00": "2026-03-02 10:00", "2026-03-02 12:00": "2026-03-02 13:30", "2026-03-06 17:30": "2026-03-09 09:00",
		"2026-02-14 17:30": "2026-02-24 09:00", "2025-12-31 18:00": "2026-01-04 09:00",
	} {
		got, err := c.NextOpen(at(t, c, from))
		require.NoError(t, err)
		require.Equal(t, want, got.Format(minuteLayout), from)
	}
	_, err := c.NextOpen(at(t, c, "2026-12-31 17:30"))
	require.True(t, fault.Has(err, workday.CodeNoTable), "who knows when 2027 begins to work")
	_, err = c.Add(at(t, c, "2026-12-31 17:00"), time.Hour)
	require.True(t, fault.Has(err, workday.CodeNoTable))
	got, err := c.Add(at(t, c, "2026-12-31 17:00"), 30*time.Minute)
	require.NoError(t, err)
	require.Equal(t, "2026-12-31 17:30", got.Format(minuteLayout), "the last minute of the last year with a table")
	_, err = c.Add(at(t, c, "2024-12-31 17:00"), time.Minute)
	require.True(t, fault.Has(err, workday.CodeNoTable))
}
