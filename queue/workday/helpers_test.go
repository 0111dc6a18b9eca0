package workday_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/queue/workday"
)

// years are the tables of 2025 (国办发明电〔2024〕12号) and 2026 (国办发明电〔2025〕7号).
func years() map[int]workday.Year {
	return map[int]workday.Year{
		2025: {
			Off: join(days("2025-01-01", 1), days("2025-01-28", 8), days("2025-04-04", 3), days("2025-05-01", 5),
				days("2025-05-31", 3), days("2025-10-01", 8)),
			Work: []string{"2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"},
		},
		2026: {
			Off: join(days("2026-01-01", 3), days("2026-02-15", 9), days("2026-04-04", 3), days("2026-05-01", 5),
				days("2026-06-19", 3), days("2026-09-25", 3), days("2026-10-01", 7)),
			Work: []string{"2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"},
		},
	}
}

// days lists n days from a first one.
func days(first string, n int) []string {
	d, err := time.Parse(time.DateOnly, first)
	if err != nil {
		panic(err)
	}
	var out []string
	for range n {
		out = append(out, d.Format(time.DateOnly))
		d = d.AddDate(0, 0, 1)
	}
	return out
}

func join(lists ...[]string) []string {
	var out []string
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}

// week is the usual office week with a lunch break.
func week() map[time.Weekday][]string {
	hours := map[time.Weekday][]string{}
	for d := time.Monday; d <= time.Friday; d++ {
		hours[d] = []string{"09:00-12:00", "13:30-17:30"}
	}
	return hours
}

func config(zone string) workday.Config {
	return workday.Config{Zone: zone, Hours: week(), Pattern: time.Monday, Years: years()}
}

func calendar(t testing.TB, cfg workday.Config) *workday.Calendar {
	t.Helper()
	c, err := workday.New(cfg)
	require.NoError(t, err)
	return c
}

func shanghai(t testing.TB) *workday.Calendar { return calendar(t, config("Asia/Shanghai")) }

// at reads "2006-01-02 15:04" or with seconds, in the calendar's zone.
func at(t testing.TB, c *workday.Calendar, text string) time.Time {
	t.Helper()
	layout := "2006-01-02 15:04"
	if len(text) > len(layout) {
		layout = time.DateTime
	}
	got, err := time.ParseInLocation(layout, text, c.Location())
	require.NoError(t, err)
	return got
}

const minuteLayout = "2006-01-02 15:04"
