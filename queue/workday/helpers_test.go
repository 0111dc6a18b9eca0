package workday_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/queue/storetest"
	"onevisit/queue/workday"
)

// week is the usual office week with a lunch break.
func week() map[time.Weekday][]string {
	hours := map[time.Weekday][]string{}
	for d := time.Monday; d <= time.Friday; d++ {
		hours[d] = []string{"09:00-12:00", "13:30-17:30"}
	}
	return hours
}

func config(zone string) workday.Config {
	return workday.Config{Zone: zone, Hours: week(), Pattern: time.Monday, Years: storetest.Years()}
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
