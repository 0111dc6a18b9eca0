package look

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"
)

// sleeper is a rester whose clock goes on by what it sleeps.
func sleeper() (r *rester, slept *[]time.Duration, woken *int) {
	now := time.Unix(0, 0)
	slept, woken = new([]time.Duration), new(int)
	r = &rester{now: func() time.Time { return now }, wake: func() { *woken++ }}
	r.wait = func(seconds float64) {
		d := time.Duration(seconds * float64(time.Second))
		*slept = append(*slept, d)
		now = now.Add(d)
	}
	return r, slept, woken
}

// TestRestSleepsOnlyWhenAllIsDrawn walks a rester through the looks of the windows' loop.
func TestRestSleepsOnlyWhenAllIsDrawn(t *testing.T) {
	test.NewTempApp(t)
	r, slept, woken := sleeper()

	require.True(t, r.looked())
	require.False(t, r.looked(), "one sleep is in the queue; two would follow each other without drawing between")
	r.sleep()
	require.Len(t, *slept, 1, "nothing was asked for")

	did := false
	f := r.queue(func() { did = true })
	require.True(t, r.looked())
	r.sleep()
	require.Len(t, *slept, 1, "a function waits in the queue")
	require.True(t, r.looked())
	f()
	require.True(t, did)
	r.sleep()
	require.Len(t, *slept, 1, "it has run, but what it changed is not drawn")
	for range awake {
		require.False(t, r.looked(), "it is drawn, and drawn once more if it has to be")
	}
	require.True(t, r.looked())
	r.sleep()
	require.Len(t, *slept, 2)

	r.stir()
	require.Zero(t, *woken, "nobody sleeps")
	r.wait = func(float64) { // meanwhile, on another goroutine, a function is queued
		f = r.queue(func() {})
		r.stir()
	}
	r.looked()
	r.sleep()
	require.Equal(t, 1, *woken)
	require.False(t, r.asleep.Load())
	r.wait = func(float64) { require.Fail(t, "slept over a function") }
	r.looked()
	r.sleep()
	f()
	r.sleep()
}

// TestRestSleepsLongWhenNothingHappens: what is laid out may have to be drawn once more soon after.
func TestRestSleepsLongWhenNothingHappens(t *testing.T) {
	test.NewTempApp(t)
	r, slept, _ := sleeper()
	round := func() {
		for !r.looked() {
			*slept = append(*slept, 0)
		}
		r.sleep()
	}
	round()
	round()
	round()
	r.queue(func() {})()
	round()
	round()
	undisturbed := r.wait
	r.wait = func(seconds float64) { *slept = append(*slept, time.Duration(seconds*float64(time.Second))) } // an event at once
	round()
	r.wait = undisturbed
	round()
	round()
	want := []time.Duration{napFor, restFor, restFor, 0, 0, 0, napFor, restFor, restFor}
	want = append(append(want, make([]time.Duration, busy)...), napFor, restFor)
	require.Equal(t, want, *slept)
}

// TestRestCountsWhatPanics: a function that panics has run all the same, or the loop would never sleep again.
func TestRestCountsWhatPanics(t *testing.T) {
	test.NewTempApp(t)
	r := &rester{wait: func(float64) {}, wake: func() {}}
	require.Panics(t, r.queue(func() { panic("broken") }))
	require.Equal(t, r.queued.Load(), r.ran)
}

// TestWithoutRest nothing is wrapped.
func TestWithoutRest(t *testing.T) {
	var r *rester
	did := false
	r.queue(func() { did = true })()
	r.stir()
	require.True(t, did)
}
