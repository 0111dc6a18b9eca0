package look

import (
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
)

// How long the windows' loop sleeps at most: shortly after something happened, because what was laid out then may want to
// be drawn once more, and long once nothing did. Nothing on the screen waits for the end of a sleep: what a hand, the
// network or a clock brings ends it at once.
const (
	napFor  = 50 * time.Millisecond
	restFor = 500 * time.Millisecond
	awake   = 3  // looks after something was queued, without a sleep between
	busy    = 30 // the same after a hand did something: half a second, in which more follows
)

// rester lets the windows' loop sleep. Fyne's loop looks sixty times a second whether something happened, which alone
// costs a seat that stands all day more than one percent of a core, and a key that is pressed waits for the next look.
// After a look the rester therefore puts one more function into the loop's queue, which sleeps until the window system
// has an event, which it passes on at once, or until something else is put into the queue (see Live.Do).
//
// It never sleeps over work: it counts what was queued and what had run when the loop last drew, and sleeps only if the
// two agree; and between two sleeps the loop always draws.
type rester struct {
	wait func(seconds float64) // for an event of the window system, which it handles
	wake func()                // ends wait, from any goroutine
	now  func() time.Time

	queued atomic.Int64 // functions given to the loop
	asleep atomic.Bool
	ran    int64 // the following belong to the loop: functions that have run
	drawn  int64 // ran when the loop last drew
	due    bool  // a sleep is in the queue
	quiet  bool  // the last sleep was not disturbed
	stay   int   // so many looks more without a sleep
	look   *fyne.Animation
}

// resting is nil where the windows' loop does not sleep: tests, pictures without a window.
var resting *rester

// queue notes a function that is about to be given to the loop, and returns it with the note that it ran.
func (r *rester) queue(f func()) func() {
	if r == nil {
		return f
	}
	r.queued.Add(1)
	return func() {
		defer func() { r.ran++ }()
		r.begin()
		f()
	}
}

// stir ends a sleep.
func (r *rester) stir() {
	if r != nil && r.asleep.Load() {
		r.wake()
	}
}

// begin makes the loop sleep from now on. An animation that changes nothing is what Fyne calls at each look, right
// before it draws.
func (r *rester) begin() {
	if r.look != nil {
		return
	}
	r.look = &fyne.Animation{Duration: time.Hour, RepeatCount: fyne.AnimationRepeatForever, Curve: fyne.AnimationLinear,
		Tick: func(float32) {
			if r.looked() {
				fyne.Do(r.sleep)
			}
		}}
	r.look.Start()
}

// looked notes that the loop is about to draw, and tells whether a sleep belongs into the queue.
func (r *rester) looked() bool {
	if r.drawn != r.ran {
		r.drawn = r.ran
		r.disturbed(awake)
	}
	if r.due {
		return false
	}
	if r.stay > 0 {
		r.stay--
		return false
	}
	r.due = true
	return true
}

// disturbed notes that something happened, after which the loop looks so many times without a sleep.
func (r *rester) disturbed(looks int) { r.quiet, r.stay = false, max(r.stay, looks) }

// sleep waits for an event if all that was queued has been drawn. That it sleeps is said before it looks, so that a
// function queued meanwhile is either seen here or ends the sleep.
func (r *rester) sleep() {
	r.due = false
	r.asleep.Store(true)
	defer r.asleep.Store(false)
	if r.queued.Load() != r.drawn {
		return
	}
	long := napFor
	if r.quiet {
		long = restFor
	}
	from := r.now()
	r.wait(long.Seconds())
	switch {
	case r.now().Sub(from) >= long:
		r.quiet = true
	case r.queued.Load() != r.drawn:
		r.disturbed(awake)
	default:
		r.disturbed(busy)
	}
}
