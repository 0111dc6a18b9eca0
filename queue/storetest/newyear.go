package storetest

import (
	"context"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/queue"
)

// OverNewYear gives n tickets over New Year's Eve with a clock that is wrong in every way: no number twice,
// none left out, nobody overtakes, and no time is negative. 1 January 2027 lies in the last week of 2026.
func OverNewYear(t *testing.T, s queue.Store, n int) {
	n = Scale(n)
	setup := Setup(t)
	zone := setup.Calendar.Location()
	clock := NewClock(setup)
	h := queue.NewHall(s, setup, Catalog(t), clock)
	defer func() { require.NoError(t, h.Close()) }()
	rng := rand.New(rand.NewPCG(2026, 2027)) //nolint:gosec // a test day that is the same each time
	clock.Set(time.Date(2026, 12, 31, 23, 59, 0, 0, zone))
	type queued struct{ day, line string }
	count, key := map[queued]int{}, map[queued]int64{}
	labels := map[queued]bool{}
	for i := range n {
		clock.Add(time.Duration(rng.IntN(600_000/n)) * time.Millisecond)
		switch i {
		case n * 4 / 10:
			clock.Add(-time.Hour) // into the old year again
		case n * 6 / 10:
			clock.Add(26 * time.Hour)
		case n * 7 / 10:
			clock.Add(-25 * time.Hour)
		case n * 9 / 10:
			clock.Set(time.Date(2026, 12, 31, 23, 59, 59, 0, zone))
		}
		item := []string{Simple, Bare}[rng.IntN(2)]
		v, err := h.Issue(t.Context(), queue.IssueRequest{Items: []string{item}})
		require.NoError(t, err)
		got := v.Ticket
		require.Equal(t, clock.Now().In(zone).Format("2006-01-02"), got.Day, "the calendar's day, not the week's year")
		q := queued{got.Day, got.Line}
		count[q]++
		require.Equal(t, count[q], got.Number, "no number twice and none left out")
		require.False(t, labels[queued{got.Day, got.Label}])
		labels[queued{got.Day, got.Label}] = true
		require.GreaterOrEqual(t, got.Key, key[q], "nobody overtakes because of a clock")
		key[q] = got.Key
	}
	require.Len(t, count, 6, "both lines on New Year's Eve and on the first two days of the year")

	// Serving with the same clock: the order is that of arrival, and time never runs backwards for anybody.
	window := queue.Act{Window: "2", Clerk: "12"}
	clock.Set(time.Date(2026, 12, 31, 20, 0, 0, 0, zone))
	_, err := h.OpenWindow(t.Context(), window)
	require.NoError(t, err)
	defer func() { // and the next day thousands expire in one act
		clock.Set(time.Date(2027, 1, 1, 8, 0, 0, 0, zone))
		_, err := h.OpenDay(context.Background(), queue.Act{Clerk: "m1"})
		require.NoError(t, err)
	}()
	last := map[string]int{}
	for range min(300, n/10) {
		clock.Add(time.Duration(rng.IntN(3_600_000)-1_800_000) * time.Millisecond)
		if h.Today() != "2026-12-31" {
			clock.Set(time.Date(2026, 12, 31, 20, 0, 0, 0, zone))
		}
		v, err := h.CallNext(t.Context(), window)
		if fault.Has(err, queue.CodeWindowNotOpen) {
			_, err = h.OpenWindow(t.Context(), window)
			require.NoError(t, err)
			continue
		}
		require.NoError(t, err)
		require.Greater(t, v.Ticket.Number, last[v.Ticket.Line])
		last[v.Ticket.Line] = v.Ticket.Number
		clock.Add(time.Duration(rng.IntN(600_000)-300_000) * time.Millisecond)
		v, err = h.Start(t.Context(), window, v.Ticket.ID)
		require.NoError(t, err)
		clock.Add(time.Duration(rng.IntN(600_000)-300_000) * time.Millisecond)
		v, err = h.Cancel(t.Context(), window, v.Ticket.ID, "")
		require.NoError(t, err)
		require.GreaterOrEqual(t, v.Ticket.Waited, time.Duration(0))
		require.GreaterOrEqual(t, v.Ticket.Served, time.Duration(0))
	}
}
