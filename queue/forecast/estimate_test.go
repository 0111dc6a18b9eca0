package forecast_test

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/queue/forecast"
)

func minutes(n ...int) []time.Duration {
	out := make([]time.Duration, len(n))
	for i, v := range n {
		out[i] = time.Duration(v) * time.Minute
	}
	return out
}

func repeat(d time.Duration, n int) []time.Duration {
	out := make([]time.Duration, n)
	for i := range out {
		out[i] = d
	}
	return out
}

func TestEstimateWithoutAnOpenWindowSaysSo(t *testing.T) {
	for _, windows := range []int{0, -1} {
		got := forecast.Estimate(forecast.Input{Ahead: 4, Windows: windows, Prior: 8 * time.Minute})
		require.Equal(t, forecast.Range{NoWindow: true}, got)
	}
}

func TestEstimateAtAnIdleWindowIsTheCallOnly(t *testing.T) {
	got := forecast.Estimate(forecast.Input{Ahead: 1, Windows: 3, Prior: 8 * time.Minute, Busy: minutes(4)})
	require.Zero(t, got.Low)
	require.LessOrEqual(t, got.High, 2*time.Minute)

	got = forecast.Estimate(forecast.Input{Ahead: 2, Windows: 3, Prior: 8 * time.Minute, Busy: minutes(4)})
	require.Positive(t, got.Low, "two people take the two idle windows; now there is a wait")
}

func TestEstimateMeanIsThatOfQueueingTheory(t *testing.T) {
	// Exponential-like cycles (variation 1): the mean wait is (n+1)/(sµ); the median lies a little below.
	service := make([]time.Duration, 0, 60)
	for i := range 60 { // quantiles of the exponential distribution with mean 10 min
		u := (float64(i) + 0.5) / 60
		service = append(service, time.Duration(-math.Log(1-u)*float64(10*time.Minute)))
	}
	got := forecast.Estimate(forecast.Input{Ahead: 19, Windows: 4, Service: service, Prior: 3 * time.Minute, Busy: minutes(1, 2, 3, 4)})
	require.InDelta(t, 50, got.Mid.Minutes(), 4)
}

func TestEstimateLearnsTheDayAndForgetsTheConfiguredTime(t *testing.T) {
	in := forecast.Input{Ahead: 9, Windows: 1, Busy: minutes(1), Prior: 60 * time.Minute}
	none := forecast.Estimate(in)
	in.Service = repeat(6*time.Minute, 10)
	some := forecast.Estimate(in)
	in.Service = repeat(6*time.Minute, 30)
	enough := forecast.Estimate(in)
	require.Greater(t, none.Mid, some.Mid)
	require.Greater(t, some.Mid, enough.Mid)
	in.Prior = time.Minute
	require.Equal(t, enough, forecast.Estimate(in), "after 30 observations the configured time counts no more")
	require.InDelta(t, 60, enough.Mid.Minutes(), 5)
}

func TestEstimateCutsAWindowThatNobodyClosed(t *testing.T) {
	in := forecast.Input{Ahead: 9, Windows: 1, Busy: minutes(1), Prior: 6 * time.Minute, Service: repeat(6*time.Minute, 40)}
	clean := forecast.Estimate(in)
	in.Service = append(repeat(6*time.Minute, 39), 9*time.Hour)
	require.InDelta(t, clean.Mid.Minutes(), forecast.Estimate(in).Mid.Minutes(), 0.15*clean.Mid.Minutes())
}

func TestEstimateBeforeOpeningStartsAtTheOpening(t *testing.T) {
	in := forecast.Input{Ahead: 6, Windows: 2, Busy: minutes(1, 1), Prior: 8 * time.Minute}
	open := forecast.Estimate(in)
	in.Opens = 36 * time.Minute
	early := forecast.Estimate(in)
	require.Equal(t, open.Low+36*time.Minute, early.Low)
	require.Equal(t, open.High+36*time.Minute, early.High)
}

func TestEstimateLongServiceInHandShortensTheRest(t *testing.T) {
	in := forecast.Input{Ahead: 1, Windows: 1, Prior: 10 * time.Minute, Service: repeat(10*time.Minute, 40), Busy: minutes(0)}
	fresh := forecast.Estimate(in)
	in.Busy = minutes(9)
	require.Less(t, forecast.Estimate(in).Mid, fresh.Mid)
}

func TestEstimateProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := forecast.Input{
			Ahead:      rapid.IntRange(0, 300).Draw(t, "ahead"),
			Windows:    rapid.IntRange(1, 30).Draw(t, "windows"),
			SharedWith: rapid.IntRange(0, 50).Draw(t, "shared"),
			Mixed:      rapid.IntRange(-1, 31).Draw(t, "mixed"),
			Prior:      time.Duration(rapid.IntRange(0, 3600).Draw(t, "prior")) * time.Second,
		}
		for range rapid.IntRange(0, 80).Draw(t, "n") {
			in.Service = append(in.Service, time.Duration(rapid.IntRange(-5, 7200).Draw(t, "service"))*time.Second)
		}
		for range rapid.IntRange(0, 35).Draw(t, "busy") {
			in.Busy = append(in.Busy, time.Duration(rapid.IntRange(-5, 7200).Draw(t, "elapsed"))*time.Second)
		}
		r := forecast.Estimate(in)
		if r.Low < 0 || r.Low > r.Mid || r.Mid > r.High || r.NoWindow {
			t.Fatalf("no range: %+v", r)
		}
		more := in
		more.Ahead++
		if m := forecast.Estimate(more); m.Mid < r.Mid {
			t.Fatalf("one person more ahead, yet a shorter wait: %v, %v", r, m)
		}
		lo, hi := forecast.Display(r.Low, r.High)
		if in.Ahead > 0 && len(in.Busy) >= in.Windows && lo == 0 {
			t.Fatalf("somebody is ahead and the display says 0")
		}
		if hi%5 != 0 || lo > 1 && lo%5 != 0 || lo >= hi {
			t.Fatalf("display %d-%d", lo, hi)
		}
	})
}

func TestEstimateAWindowOfOnesOwnIsNotHeldUpByOtherLines(t *testing.T) {
	in := forecast.Input{Ahead: 2, Windows: 3, SharedWith: 12, Prior: 10 * time.Minute, Busy: minutes(3, 3, 3)}
	shared := forecast.Estimate(in)
	in.Mixed = 3
	require.Equal(t, shared, forecast.Estimate(in), "all windows are shared when nothing else is said")
	in.Mixed = 2
	oneOwn := forecast.Estimate(in)
	require.Less(t, oneOwn.Mid, shared.Mid*7/10)
	require.Greater(t, oneOwn.Mid, forecast.Estimate(forecast.Input{Ahead: 2, Windows: 3, Prior: 10 * time.Minute, Busy: in.Busy}).Mid)
	alone := forecast.Estimate(forecast.Input{Ahead: 2, Windows: 1, Prior: 10 * time.Minute, Busy: minutes(3)})
	require.Less(t, oneOwn.Mid, alone.Mid, "two shared windows more never make it slower")
}

func TestShare(t *testing.T) {
	for _, c := range []struct{ waiting, common, all, want int }{
		{0, 2, 2, 0}, {10, 0, 3, 0}, {10, 3, 3, 10}, {10, 1, 2, 5}, {10, 1, 3, 4}, {5, 4, 2, 5}, {5, 1, 0, 0}, {-1, 1, 1, 0},
	} {
		require.Equal(t, c.want, forecast.Share(c.waiting, c.common, c.all), "%+v", c)
	}
}

func TestDisplay(t *testing.T) {
	s, m := time.Second, time.Minute
	for _, c := range []struct {
		low, high time.Duration
		lo, hi    int
	}{
		{0, 0, 0, 0}, {0, 2 * m, 0, 5}, {1 * s, 2 * m, 1, 5}, {4*m + 59*s, 5 * m, 1, 5}, {5 * m, 5 * m, 5, 10},
		{16 * m, 24 * m, 15, 25}, {15 * m, 25 * m, 15, 25}, {15 * m, 25*m + s, 15, 30}, {19*m + 59*s, 61 * m, 15, 65},
		{-3 * m, 4 * m, 0, 5},
	} {
		lo, hi := forecast.Display(c.low, c.high)
		require.Equal(t, [2]int{c.lo, c.hi}, [2]int{lo, hi}, "%v-%v", c.low, c.high)
	}
}
