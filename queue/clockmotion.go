package queue

import (
	"time"

	"onevisit/catalog"
	"onevisit/queue/workday"
)

// The motions of a clock. Verbs are these and the store.

// startClock starts a clock with a limit.
func startClock(cal *workday.Calendar, at time.Time, l catalog.Limit) (CaseClock, error) {
	k := CaseClock{Started: at, RunningSince: at, Limit: l}
	return k, k.settle(cal)
}

// pause stops the clock for a while. What it counted so far stays counted.
func (k *CaseClock) pause(cal *workday.Calendar, s ClockStep) error {
	k.Counted = cal.Elapsed(k.Counted, k.RunningSince, s.At)
	k.RunningSince, k.Paused, k.PauseNote, k.PausedAt = time.Time{}, s.Reason, s.Note, s.At
	k.Procedure, k.Document, k.Expected = s.Procedure, s.Document, time.Time{}
	s.Kind = StepPause
	return k.step(cal, s)
}

// resume lets a paused clock go on; the due time moves by what the pause took.
func (k *CaseClock) resume(cal *workday.Calendar, s ClockStep) error {
	s.Kind, s.Reason = StepResume, k.Paused
	k.RunningSince, k.Paused, k.PauseNote, k.PausedAt = s.At, "", "", time.Time{}
	k.Procedure, k.Document, k.Expected = "", "", time.Time{}
	return k.step(cal, s)
}

// extend moves the due time on.
func (k *CaseClock) extend(cal *workday.Calendar, s ClockStep) error {
	s.Kind = StepExtend
	return k.step(cal, s)
}

// stop ends the counting. A machine clock that was set back never makes it end before it began.
func (k *CaseClock) stop(cal *workday.Calendar, at time.Time) {
	k.Counted = cal.Elapsed(k.Counted, k.RunningSince, at)
	k.RunningSince, k.Stopped = time.Time{}, at
	if k.Stopped.Before(k.Started) {
		k.Stopped = k.Started
	}
}
