package queue

import "slices"

// Asked is the window that asked for a colleague; empty: a manager.
func (a Alarm) Asked() string { return a.Detail.From }

// To is the window that a call asks; empty: the manager and every other window.
func (a Alarm) To() string {
	if a.Kind == AlarmCome {
		return a.Window
	}
	return ""
}

// Answer is what was answered to a call last; empty: nothing yet.
func (a Alarm) Answer() HelpAnswer {
	for _, s := range slices.Backward(a.Steps) {
		if s.Remedy != "" {
			return HelpAnswer(s.Remedy)
		}
	}
	return ""
}

// Calling are the open calls for a colleague, oldest first.
func (l *Live) Calling() []Alarm {
	l.mu.RLock()
	defer l.mu.RUnlock()
	var out []Alarm
	for _, a := range l.s.alarms {
		if a.Open() && a.Kind.Calls() {
			out = append(out, a)
		}
	}
	slices.SortFunc(out, func(a, b Alarm) int { return int(a.ID - b.ID) })
	return out
}

// CallsFor are the open calls that a window can answer: those to it alone, and those to everybody but its own.
func (l *Live) CallsFor(window string) []Alarm {
	return slices.DeleteFunc(l.Calling(), func(a Alarm) bool {
		return a.Asked() == window || a.Kind == AlarmCome && a.Window != window
	})
}

// CallsOf are the open calls of a window, and those of today to which somebody comes; "" stands for the managers. Oldest first.
func (l *Live) CallsOf(window string) []Alarm {
	l.mu.RLock()
	defer l.mu.RUnlock()
	var out []Alarm
	for _, a := range l.s.alarms {
		if a.Kind.Calls() && a.Asked() == window && (a.Open() || a.Told().Remedy != "") {
			out = append(out, a)
		}
	}
	slices.SortFunc(out, func(a, b Alarm) int { return int(a.ID - b.ID) })
	return out
}
