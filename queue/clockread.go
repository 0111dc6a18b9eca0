package queue

import (
	"time"

	"onevisit/catalog"
)

// Light is the state of a clock at a glance (亮灯). On screen it is always colour, shape and word.
type Light string

// Lights.
const (
	LightNone   Light = ""
	LightGreen  Light = "green"
	LightYellow Light = "yellow"
	LightRed    Light = "red"
	LightPaused Light = "paused"
)

// Stop is why a clock stands still.
type Stop string

// Why a clock stands still. The three reasons of a pause keep their names.
const (
	StopNone      Stop = ""      // it runs
	StopLunch     Stop = "lunch" // the hall opens again today
	StopClosed    Stop = "closed"
	StopApplicant Stop = Stop(PauseApplicant)
	StopSpecial   Stop = Stop(PauseSpecial)
	StopOutage    Stop = Stop(PauseOutage)
	StopDone      Stop = "done" // it was stopped for good
)

// Reading is a clock as a person reads it.
type Reading struct {
	Elapsed time.Duration // office time counted
	Left    time.Duration // office time left; below zero when overdue, 0 without a due time
	Days    int           // workdays left until the day it is due; 0 on that day, below zero after it
	Light   Light
	Stop    Stop      // why it stands still
	GoesOn  time.Time // lunch, closed: the next opening; special: as the applicant was told; zero: not known
}

// Read reads a case's clock now.
func (h *Hall) Read(c Case) Reading { return h.ReadAt(c, h.clock.Now()) }

// ReadAt reads a case's clock as it stood or will stand at a moment, if nobody touches it.
func (h *Hall) ReadAt(c Case, now time.Time) Reading {
	cal := h.calendarOf(c)
	r := Reading{Elapsed: h.ElapsedAt(c, now), Left: h.LeftAt(c, now), Light: h.LightAt(c, now)}
	k := c.Clock
	if !k.Due.IsZero() {
		r.Days = cal.Remaining(at(k, now), k.Due)
	}
	switch {
	case !k.On():
		r.Stop = StopDone
	case k.Paused != "":
		r.Stop, r.GoesOn = Stop(k.Paused), k.Expected
	case !cal.Open(now):
		r.Stop = StopClosed
		if closing, ok := cal.Closing(cal.Day(now)); ok && now.Before(closing) && now.After(cal.Spans(cal.Day(now))[0].Start) {
			r.Stop = StopLunch
		}
		r.GoesOn, _ = cal.NextOpen(now) // without a table of the year it is not known
	}
	return r
}

// Elapsed is the office time the case's clock has counted.
func (h *Hall) Elapsed(c Case) time.Duration { return h.ElapsedAt(c, h.clock.Now()) }

// ElapsedAt is Elapsed at a moment. It is never below zero, whatever the machine's clock does.
func (h *Hall) ElapsedAt(c Case, now time.Time) time.Duration {
	return h.calendarOf(c).Elapsed(c.Clock.Counted, c.Clock.RunningSince, now)
}

// Left is the office time left until the case is due; negative when overdue, 0 without a due time. It stands still
// while the clock is paused and after it stopped.
func (h *Hall) Left(c Case) time.Duration { return h.LeftAt(c, h.clock.Now()) }

// LeftAt is Left at a moment.
func (h *Hall) LeftAt(c Case, now time.Time) time.Duration {
	k := c.Clock
	if k.Due.IsZero() {
		return 0
	}
	if k.Limit.Unit == catalog.UnitMinutes {
		return time.Duration(k.Limit.N)*time.Minute - h.ElapsedAt(c, now)
	}
	cal, t := h.calendarOf(c), at(k, now)
	if t.After(k.Due) {
		return -cal.Office(k.Due, t)
	}
	return cal.Office(t, k.Due)
}

// Light tells how a case's clock stands: red when overdue, yellow within the hall's thresholds, paused, green. None
// without a due time and after the clock stopped.
func (h *Hall) Light(c Case) Light { return h.LightAt(c, h.clock.Now()) }

// LightAt is Light at a moment.
func (h *Hall) LightAt(c Case, now time.Time) Light {
	k, rules := c.Clock, h.Setup().Rules
	switch {
	case !k.On() || k.Due.IsZero():
		return LightNone
	case k.Paused != "":
		return LightPaused
	case now.After(k.Due):
		return LightRed
	case k.Limit.Unit == catalog.UnitMinutes && h.LeftAt(c, now) <= rules.OneHourYellow:
		return LightYellow
	case k.Limit.Unit != catalog.UnitMinutes && h.calendarOf(c).Remaining(now, k.Due) <= rules.DueYellow:
		return LightYellow
	}
	return LightGreen
}

// NextLight is when the light of a running clock changes next if nobody touches it: so nobody has to look before. Zero
// when it does not change any more by itself.
func (h *Hall) NextLight(c Case, now time.Time) time.Time {
	k, rules := c.Clock, h.Setup().Rules
	switch h.LightAt(c, now) {
	case LightYellow:
		return k.Due.Add(time.Microsecond)
	case LightGreen:
	case LightRed, LightPaused, LightNone:
		return time.Time{}
	}
	cal := h.calendarOf(c)
	if k.Limit.Unit != catalog.UnitMinutes {
		return cal.WarnFrom(k.Due, rules.DueYellow)
	}
	yellow, err := cal.Add(k.RunningSince, time.Duration(k.Limit.N)*time.Minute-rules.OneHourYellow-k.Counted)
	if err != nil {
		return k.Due.Add(time.Microsecond)
	}
	return yellow
}

// at is the moment up to which a clock counts: now, or when it was paused or stopped.
func at(k CaseClock, now time.Time) time.Time {
	switch {
	case !k.Stopped.IsZero():
		return k.Stopped
	case !k.PausedAt.IsZero():
		return k.PausedAt
	}
	return now
}
