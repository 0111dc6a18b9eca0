package oversight

import (
	"maps"
	"slices"
	"time"

	"onevisit/catalog"
	"onevisit/queue"
)

// Tick looks at what time alone makes wrong: clocks and pauses. Call it every few seconds or minutes; each matter is
// told once. A moved clock never takes an alarm back.
func (w *Watch) Tick(now time.Time) []Alarm {
	var out []Alarm
	for _, id := range slices.Sorted(maps.Keys(w.cases)) {
		c := w.cases[id]
		if !c.Clock.On() || c.Clock.Paused != "" {
			continue // a paused clock does not run towards anything
		}
		if k, ok := w.clock(c, now); ok && w.once(mark{kind: k, id: id, since: c.Clock.Due.UnixMicro()}) {
			out = append(out, at(about(k, c), now))
		}
		if w.overnight(c, now) && w.once(mark{kind: Overnight, id: id}) {
			out = append(out, at(about(Overnight, c), now))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(w.paused)) {
		win := w.paused[id]
		d := w.p.Setup.Calendar.Office(win.Since, now)
		if win.Ticket == 0 && d >= w.p.Paused && w.once(mark{kind: PausedLong, window: id, since: win.Since.UnixMicro()}) {
			out = append(out, Alarm{Kind: PausedLong, At: now, Window: id, Detail: Detail{For: d}})
		}
	}
	return out
}

// clock tells how a running clock stands, if somebody should know.
func (w *Watch) clock(c queue.Case, now time.Time) (Kind, bool) {
	switch {
	case c.Clock.Due.IsZero():
		return "", false
	case now.After(c.Clock.Due):
		return Overdue, true
	}
	return DueSoon, w.p.Soon != nil && w.p.Soon(c, now)
}

// overnight reports a case that is finished on the spot by rule and still in work when the hall closed on the day it
// was accepted.
func (w *Watch) overnight(c queue.Case, now time.Time) bool {
	if c.State != queue.Processing || !w.onTheSpot(c) {
		return false
	}
	cal := w.p.Setup.Calendar
	day := cal.Day(c.Clock.Started)
	if closing, ok := cal.Closing(day); ok && c.Clock.Started.Before(closing) {
		return !now.Before(closing)
	}
	return cal.Day(now) > day // accepted after closing time
}

func (w *Watch) onTheSpot(c queue.Case) bool {
	if c.OneHour {
		return true
	}
	it, err := w.p.Catalog.Item(c.Item)
	return err == nil && it.Kind == catalog.KindImmediate
}

func at(a Alarm, now time.Time) Alarm {
	a.At = now
	return a
}
