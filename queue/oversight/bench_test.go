package oversight_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/oversight"
	"onevisit/queue/storetest"
)

// crowd is a watch over 10,000 running clocks, an hour or some days each, that were all looked at once.
func crowd(tb testing.TB) (*oversight.Watch, time.Time) {
	tb.Helper()
	setup, cat := storetest.Setup(tb), storetest.Catalog(tb)
	clock := storetest.NewClock(setup)
	h := queue.NewHall(memory.New(), setup, cat, clock)
	now := h.Now()
	cases := make([]queue.Case, 0, 10000)
	for i := range 10000 {
		started := now.Add(-time.Duration(i%3000) * time.Minute)
		l := catalog.Limit{N: 5 + i%20, Unit: catalog.UnitWorkdays}
		item := storetest.Gap
		if i%2 == 0 {
			started, item = now.Add(-time.Duration(i%40)*time.Minute), storetest.Simple
			l = catalog.Limit{N: 60 + i%300, Unit: catalog.UnitMinutes}
		}
		due, err := setup.Calendar.Deadline(started, l)
		require.NoError(tb, err)
		cases = append(cases, queue.Case{ID: int64(i + 1), Ticket: int64(i + 1), Item: item, State: queue.Processing,
			Window: "1", Clock: queue.CaseClock{Started: started, RunningSince: started, Limit: l, Due: due},
			Duties: []queue.Duty{{Kind: queue.DutyGap, Since: started, Due: due}}})
	}
	w := oversight.NewWatch(oversight.Params{Setup: setup, Catalog: cat, Clocks: h})
	w.Begin(1, nil, cases, nil)
	w.Tick(now)
	return w, now
}

// TestNothingToDoIsNothingDone: between two minutes in which nothing changes nothing is raised, and nothing is due.
func TestNothingToDoIsNothingDone(t *testing.T) {
	w, now := crowd(t)
	next := w.Next()
	require.True(t, next.After(now))
	require.Empty(t, w.Tick(next.Add(-time.Microsecond)))
	require.Equal(t, next, w.Next(), "it did not even look")
}

// BenchmarkIdleMinute is a look at 10,000 running clocks when none of them changes its light. One look a minute: ns/op
// divided by 60e9 is the share of a core.
func BenchmarkIdleMinute(b *testing.B) {
	w, now := crowd(b)
	b.ReportAllocs()
	for b.Loop() {
		w.Tick(now)
	}
}

// BenchmarkDayOf10000Clocks is all looks of a day over 10,000 running clocks, with every light that changes in it. "core"
// is the share of a core, in percent.
func BenchmarkDayOf10000Clocks(b *testing.B) {
	var spent time.Duration
	for range b.N {
		b.StopTimer()
		w, now := crowd(b)
		b.StartTimer()
		before := b.Elapsed()
		for range 24 * 60 {
			now = now.Add(time.Minute)
			w.Tick(now)
		}
		spent += b.Elapsed() - before
	}
	b.ReportMetric(100*spent.Seconds()/float64(b.N)/(24*60*60), "%core")
}
