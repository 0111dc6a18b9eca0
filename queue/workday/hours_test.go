package workday_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/queue/workday"
)

func TestWeekHoursAreThoseOfTheConfiguration(t *testing.T) {
	cal, err := workday.New(workday.Config{Location: time.UTC, Pattern: time.Monday, Hours: map[time.Weekday][]string{
		time.Monday: {"09:00-12:00", "13:30-17:00"}, time.Saturday: {"09:05-12:00"}}})
	require.NoError(t, err)
	require.Equal(t, [7]string{1: "09:00-12:00, 13:30-17:00", 6: "09:05-12:00"}, cal.WeekHours())
}
