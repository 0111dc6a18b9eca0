package workday_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/catalog"
)

func TestAddAndOfficeAreInverse(t *testing.T) {
	all := calendars(t)
	rapid.Check(t, func(t *rapid.T) {
		c := all[rapid.SampledFrom(zones).Draw(t, "zone")]
		from := moment(t, c).Add(time.Duration(rapid.IntRange(0, 999).Draw(t, "ms")) * time.Millisecond)
		office := time.Duration(rapid.Int64Range(0, int64(200*time.Hour)).Draw(t, "office"))
		end, err := c.Add(from, office)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Office(from, end); got != office {
			t.Fatalf("%v + %v = %v, and back %v", from, office, end, got)
		}
		if office > 0 && c.Office(from, end.Add(-time.Nanosecond)) >= office {
			t.Fatalf("%v is not the first moment", end)
		}
	})
}

func TestOfficeIsMonotoneAndAddsUp(t *testing.T) {
	all := calendars(t)
	rapid.Check(t, func(t *rapid.T) {
		c := all[rapid.SampledFrom(zones).Draw(t, "zone")]
		a := moment(t, c)
		b := a.Add(time.Duration(rapid.Int64Range(0, int64(900*time.Hour)).Draw(t, "first")))
		d := b.Add(time.Duration(rapid.Int64Range(0, int64(9000*time.Hour)).Draw(t, "second")))
		ab, bd, ad := c.Office(a, b), c.Office(b, d), c.Office(a, d)
		if ab+bd != ad || ab < 0 || ad > d.Sub(a) {
			t.Fatalf("%v + %v is not %v", ab, bd, ad)
		}
	})
}

func TestDeadlinesAreMonotoneAndInsideOfficeTime(t *testing.T) {
	all := calendars(t)
	units := []catalog.Unit{catalog.UnitMinutes, catalog.UnitWorkdays, catalog.UnitDays}
	rapid.Check(t, func(t *rapid.T) {
		c := all[rapid.SampledFrom(zones).Draw(t, "zone")]
		from := moment(t, c)
		l := catalog.Limit{N: rapid.IntRange(0, 90).Draw(t, "n"), Unit: rapid.SampledFrom(units).Draw(t, "unit")}
		due, err := c.Deadline(from, l)
		if err != nil {
			t.Fatal(err)
		}
		if due.Before(from) {
			t.Fatalf("%v is before %v", due, from)
		}
		if !c.Open(due) && !c.Open(due.Add(-time.Second)) {
			t.Fatalf("%v is outside office time", due)
		}
		later, err := c.Deadline(from.Add(time.Duration(rapid.IntRange(0, 5000).Draw(t, "later"))*time.Minute), l)
		if err != nil || later.Before(due) {
			t.Fatalf("starts later, ends earlier: %v, %v, %v", due, later, err)
		}
		longer, err := c.Deadline(from, catalog.Limit{N: l.N + 1, Unit: l.Unit})
		if err != nil || longer.Before(due) {
			t.Fatalf("a longer term ends earlier: %v, %v, %v", due, longer, err)
		}
	})
}

func TestAPauseAddsExactlyWhatItTook(t *testing.T) {
	all := calendars(t)
	rapid.Check(t, func(t *rapid.T) {
		c := all[rapid.SampledFrom(zones).Draw(t, "zone")]
		from := moment(t, c)
		unit := rapid.SampledFrom([]catalog.Unit{catalog.UnitMinutes, catalog.UnitWorkdays}).Draw(t, "unit")
		due, err := c.Deadline(from, catalog.Limit{N: rapid.IntRange(1, 60).Draw(t, "n"), Unit: unit})
		if err != nil {
			t.Fatal(err)
		}
		paused := from.Add(time.Duration(rapid.Int64Range(0, int64(due.Sub(from))).Draw(t, "paused")))
		resumed := paused.Add(time.Duration(rapid.IntRange(0, 30000).Draw(t, "pause")) * time.Minute)
		moved, err := c.Extend(due, paused, resumed, unit)
		if err != nil {
			t.Fatal(err)
		}
		if unit == catalog.UnitMinutes {
			if left, after := c.Office(paused, due), c.Office(resumed, moved); left != after {
				t.Fatalf("%v left before the pause, %v after it", left, after)
			}
			return
		}
		if left, after := c.Remaining(paused, due), c.Remaining(resumed, moved); left != after {
			t.Fatalf("%d workdays left before the pause, %d after it", left, after)
		}
	})
}

func TestRemainingCountsTheWorkdaysOneByOne(t *testing.T) {
	all := calendars(t)
	rapid.Check(t, func(t *rapid.T) {
		c := all[rapid.SampledFrom(zones).Draw(t, "zone")]
		now := moment(t, c)
		due := now.Add(time.Duration(rapid.IntRange(0, 200000).Draw(t, "length")) * time.Minute)
		want, day := 0, now
		for c.Day(day) < c.Day(due) {
			y, m, d := day.In(c.Location()).Date()
			day = time.Date(y, m, d+1, 12, 0, 0, 0, c.Location())
			if referenceFor(c).workday(day) {
				want++
			}
		}
		if got := c.Remaining(now, due); got != want || c.Remaining(due, now) != -want {
			t.Fatalf("%v to %v: %d and %d, counted %d", now, due, got, c.Remaining(due, now), want)
		}
	})
}

// Ten thousand running clocks must cost next to nothing: one look at a clock takes no more steps over a year than over
// a minute, so no allocation and no walk through the days.
func TestALookAtARunningClockAllocatesNothing(t *testing.T) {
	c := shanghai(t)
	from, to := at(t, c, "2025-01-02 09:00"), at(t, c, "2026-12-31 17:00")
	require.Positive(t, c.Office(from, to))
	require.Zero(t, testing.AllocsPerRun(100, func() { c.Office(from, to); c.Remaining(from, to) }))
}

func BenchmarkOfficeOverTwoYears(b *testing.B) {
	c := shanghai(b)
	from, to := at(b, c, "2025-01-02 09:00"), at(b, c, "2026-12-31 17:00")
	for b.Loop() {
		c.Office(from, to)
	}
}
