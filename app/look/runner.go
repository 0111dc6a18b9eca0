package look

import (
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

// Runner is where background work of a seat runs and how its result comes back to the screen. It
// is the only door: nothing else in app starts a goroutine or calls fyne.Do.
type Runner interface {
	// Go runs f in the background. A panic in f is logged and ends f, not the program.
	Go(f func())
	// Do runs f where the screen may be touched.
	Do(f func())
	// After calls f, where the screen may be touched, once d has passed. stop prevents that.
	After(d time.Duration, f func()) (stop func())
}

// Live is the Runner of a running program.
type Live struct{ Log *slog.Logger }

// Go starts a goroutine with a fence around panics.
func (l Live) Go(f func()) {
	go func() {
		defer l.fence()
		f()
	}()
}

// Do queues f for the screen's goroutine, which it wakes (see Rest).
func (l Live) Do(f func()) {
	fyne.Do(resting.queue(func() {
		defer l.fence()
		f()
	}))
	defer l.fence()
	resting.stir()
}

// After waits in the background and runs f on the screen's goroutine.
func (l Live) After(d time.Duration, f func()) func() {
	var once sync.Mutex
	stopped := false
	t := time.AfterFunc(d, func() {
		l.Do(func() {
			once.Lock()
			off := stopped
			once.Unlock()
			if !off {
				f()
			}
		})
	})
	return func() {
		once.Lock()
		stopped = true
		once.Unlock()
		t.Stop()
	}
}

// fence logs a panic with its stack and lets the program live.
func (l Live) fence() {
	if p := recover(); p != nil {
		log := l.Log
		if log == nil {
			log = slog.Default()
		}
		log.Error("panic in background work", "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
	}
}

// Inline is the Runner of tests: everything runs at once on the caller's goroutine, and time passes
// only by Advance. The zero value is ready.
type Inline struct {
	now   time.Duration
	queue []*timer
}

// timer is a call that waits for Advance.
type timer struct {
	at  time.Duration
	f   func()
	off bool
}

// Go runs f at once.
func (*Inline) Go(f func()) { f() }

// Do runs f at once.
func (*Inline) Do(f func()) { f() }

// After notes f for Advance.
func (i *Inline) After(d time.Duration, f func()) func() {
	t := &timer{at: i.now + d, f: f}
	i.queue = append(i.queue, t)
	return func() { t.off = true }
}

// Advance lets time pass and makes the calls that are due, earliest first.
func (i *Inline) Advance(d time.Duration) {
	end := i.now + d
	for {
		next := -1
		for n, t := range i.queue {
			if t.at <= end && (next < 0 || t.at < i.queue[next].at) {
				next = n
			}
		}
		if next < 0 {
			break
		}
		t := i.queue[next]
		i.queue = append(i.queue[:next], i.queue[next+1:]...)
		i.now = max(i.now, t.at)
		if !t.off {
			t.f()
		}
	}
	i.now = end
}

// Pending is the number of calls that still wait.
func (i *Inline) Pending() int {
	n := 0
	for _, t := range i.queue {
		if !t.off {
			n++
		}
	}
	return n
}

// Every calls f on the screen each time d has passed, until stop is called; nothing is kept alive
// after that. f is not called at once.
func Every(r Runner, d time.Duration, f func()) (stop func()) {
	var mu sync.Mutex
	var cancel func()
	stopped := false
	var tick func()
	arm := func() {
		mu.Lock()
		defer mu.Unlock()
		if !stopped {
			cancel = r.After(d, tick)
		}
	}
	tick = func() {
		arm()
		f()
	}
	arm()
	return func() {
		mu.Lock()
		defer mu.Unlock()
		stopped = true
		if cancel != nil {
			cancel()
		}
	}
}
