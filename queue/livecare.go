package queue

import "slices"

// Alarms are the open alarms, and those raised or settled today: the gravest first, then the oldest. With steps only
// those that were told to one of them last: the supervision list is Alarms(ToldSupervision).
func (l *Live) Alarms(told ...Told) []Alarm {
	l.mu.RLock()
	defer l.mu.RUnlock()
	var out []Alarm
	for _, a := range l.s.alarms {
		if len(told) == 0 || slices.Contains(told, a.Told().To) {
			out = append(out, a)
		}
	}
	slices.SortFunc(out, func(a, b Alarm) int {
		switch {
		case a.Open() != b.Open():
			return before(a.Open())
		case a.Level != b.Level:
			return before(grave(a.Level) > grave(b.Level))
		case !a.At.Equal(b.At):
			return a.At.Compare(b.At)
		}
		return int(a.ID - b.ID)
	})
	return out
}

func before(yes bool) int {
	if yes {
		return -1
	}
	return 1
}

func grave(l AlarmLevel) int {
	switch l {
	case AlarmRed:
		return 2
	case AlarmYellow:
		return 1
	case AlarmInfo:
	}
	return 0
}

// Timer is one statutory duty that runs, with its case: what the manager's wall shows before it bites.
type Timer struct {
	Case Case
	Duty Duty
}

// Timers are the statutory duties that run in the hall, soonest first; those whose end is not known, for want of a
// year's table of holidays, come last. With kinds only those.
func (l *Live) Timers(kinds ...DutyKind) []Timer {
	l.mu.RLock()
	defer l.mu.RUnlock()
	var out []Timer
	for id := range l.s.owing {
		c := l.s.cases[id]
		for _, d := range c.Duties {
			if d.Open() && (len(kinds) == 0 || slices.Contains(kinds, d.Kind)) {
				out = append(out, Timer{c, d})
			}
		}
	}
	slices.SortFunc(out, func(a, b Timer) int {
		switch x, y := a.Duty.Due, b.Duty.Due; {
		case x.IsZero() != y.IsZero():
			return before(!x.IsZero())
		case !x.Equal(y):
			return x.Compare(y)
		}
		return int(a.Case.ID - b.Case.ID)
	})
	return out
}

// Undated are the cases whose due time is not known because a year has no table of holidays, oldest first.
func (l *Live) Undated() []Case {
	l.mu.RLock()
	defer l.mu.RUnlock()
	var out []Case
	for id := range l.s.running {
		if c := l.s.cases[id]; c.Clock.NoTable != 0 {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b Case) int { return int(a.ID - b.ID) })
	return out
}

// Cases are the cases that the projection holds, by id: those of today's visits, those whose clocks run, and those with
// an open duty.
func (l *Live) Cases() []Case {
	l.mu.RLock()
	defer l.mu.RUnlock()
	out := make([]Case, 0, len(l.s.cases))
	for _, c := range l.s.cases {
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b Case) int { return int(a.ID - b.ID) })
	return out
}
