package oversight

import (
	"maps"
	"slices"
	"strconv"
	"time"

	"onevisit/catalog"
	"onevisit/queue"
)

// Tick looks at what time alone makes wrong: clocks, duties, pauses, years without a table of holidays. Call it every
// minute; each matter is told once. A moved clock never takes an alarm back.
func (w *Watch) Tick(now time.Time) []Alarm {
	cases := w.due(now)
	slices.SortFunc(cases, func(a, b *watched) int { return int(a.ID - b.ID) })
	var out []Alarm
	for _, k := range cases {
		out = append(out, w.look(k, now)...)
	}
	for _, id := range slices.Sorted(maps.Keys(w.paused)) {
		win := w.paused[id]
		d := w.p.Setup.Calendar.Office(win.Since, now)
		if win.Ticket == 0 && d >= w.pausedLong() && once(w.told, pauseKey(win)) {
			out = append(out, Alarm{Kind: PausedLong, Key: pauseKey(win), At: now, Window: id, Detail: Detail{For: d}})
		}
	}
	return append(out, w.tables(now)...)
}

// look tells what is wrong with one case, and makes the next appointment.
func (w *Watch) look(k *watched, now time.Time) []Alarm {
	var out []Alarm
	next := time.Time{}
	later := func(t time.Time) {
		if t.After(now) && (next.IsZero() || t.Before(next)) {
			next = t
		}
	}
	tell := func(a Alarm) {
		a.At = now
		if once(k.told, a.Key) {
			out = append(out, a)
		}
	}
	if k.Clock.On() && k.Clock.Paused == "" { // a paused clock does not run towards anything
		switch w.p.Clocks.LightAt(k.Case, now) {
		case queue.LightRed:
			tell(about(Overdue, k.Case, k.Clock.Due, ""))
		case queue.LightYellow:
			tell(about(DueSoon, k.Case, k.Clock.Due, ""))
		case queue.LightGreen, queue.LightPaused, queue.LightNone:
		}
		later(w.p.Clocks.NextLight(k.Case, now))
		if night := w.night(k.Case); !night.IsZero() {
			if now.Before(night) {
				later(night)
			} else {
				tell(about(Overnight, k.Case, time.Time{}, ""))
			}
		}
	}
	for _, d := range k.Duties {
		if !d.Open() || d.Due.IsZero() {
			continue
		}
		warn := w.p.Setup.Calendar.WarnFrom(d.Due, w.p.Setup.Rules.DutyYellow)
		switch {
		case now.After(d.Due):
			tell(aboutDuty(DutyMissed, k.Case, d))
		case !now.Before(warn):
			tell(aboutDuty(DutySoon, k.Case, d))
			later(d.Due.Add(time.Microsecond))
		default:
			later(warn)
		}
	}
	if !next.IsZero() {
		w.schedule(k, next)
	}
	return out
}

// night is from when on a case that is finished on the spot by rule counts as left overnight (事不过夜): closing time of
// the day it was accepted. One accepted after closing time has until midnight. Zero for any other case.
func (w *Watch) night(c queue.Case) time.Time {
	if c.State != queue.Processing || !w.onTheSpot(c) {
		return time.Time{}
	}
	cal := w.p.Setup.Calendar
	if it, err := w.p.Catalog.Item(c.Item); err == nil {
		cal = w.p.Setup.CalendarOf(it)
	}
	day := cal.Day(c.Clock.Started)
	if closing, ok := cal.Closing(day); ok && c.Clock.Started.Before(closing) {
		return closing
	}
	return cal.Midnight(c.Clock.Started)
}

func (w *Watch) onTheSpot(c queue.Case) bool {
	if c.OneHour {
		return true
	}
	it, err := w.p.Catalog.Item(c.Item)
	return err == nil && it.Kind == catalog.KindImmediate
}

// tables asks for the tables of holidays that are missing: this year's at once, the next one's from the month on in
// which its notice is to be expected. It says how many cases wait for it already.
func (w *Watch) tables(now time.Time) []Alarm {
	month := w.p.Setup.Rules.TableMonth
	if month == 0 {
		return nil
	}
	var out []Alarm
	for _, year := range w.p.Setup.Calendar.Missing(now, month) {
		a := Alarm{Kind: NoTable, Key: string(NoTable) + "/" + strconv.Itoa(year), At: now, Detail: Detail{Year: year}}
		if year <= now.In(w.p.Setup.Calendar.Location()).Year() {
			a.Level, a.Key = Red, a.Key+"/now"
		}
		if !once(w.told, a.Key) {
			continue
		}
		for _, k := range w.cases {
			if k.MissingYear() == year {
				a.Detail.N++
			}
		}
		out = append(out, a)
	}
	return out
}

// about is an alarm about a case.
func about(k Kind, c queue.Case, due time.Time, more string) Alarm {
	return Alarm{Kind: k, Key: key(k, c.ID, due, more), Ticket: c.Ticket, Case: c.ID, Window: c.Window,
		Detail: Detail{Label: c.Label, Item: c.Item, Due: due}}
}

// aboutDuty is an alarm about a statutory timer.
func aboutDuty(k Kind, c queue.Case, d queue.Duty) Alarm {
	a := about(k, c, d.Due, string(d.Kind))
	a.Detail.Duty = d.Kind
	return a
}
