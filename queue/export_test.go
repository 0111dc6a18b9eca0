package queue

import (
	"time"

	"onevisit/catalog"
	"onevisit/queue/workday"
)

// Apply gives a Live one journal row as its feed does.
func (l *Live) Apply(c Change) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.s.apply(l.h.localChange(c))
}

// The motions of a clock, for the simulated year: verbs are these and the store.

// StartClock starts a clock.
func StartClock(cal *workday.Calendar, at time.Time, l catalog.Limit) (CaseClock, error) {
	return startClock(cal, at, l)
}

// PauseAt pauses it.
func (k *CaseClock) PauseAt(cal *workday.Calendar, at time.Time, reason PauseReason) error {
	return k.pause(cal, ClockStep{At: at, Reason: reason})
}

// ResumeAt lets it go on.
func (k *CaseClock) ResumeAt(cal *workday.Calendar, at time.Time) error {
	return k.resume(cal, ClockStep{At: at})
}

// ExtendAt extends it by so many workdays.
func (k *CaseClock) ExtendAt(cal *workday.Calendar, at time.Time, n int) error {
	return k.extend(cal, ClockStep{At: at, By: workdays(n)})
}
