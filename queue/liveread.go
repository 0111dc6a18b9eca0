package queue

import (
	"slices"
	"sort"
	"strings"
)

// Windows are the configured windows as they stand, in the setup's order.
func (l *Live) Windows() []Window {
	l.mu.RLock()
	defer l.mu.RUnlock()
	out := make([]Window, 0, len(l.h.Setup().Windows))
	for _, w := range l.h.Setup().Windows {
		out = append(out, l.s.windows[w.ID])
	}
	return out
}

// Window is one window as it stands.
func (l *Live) Window(id string) (Window, bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	w, ok := l.s.windows[id]
	return w, ok
}

// Ticket is one of today's tickets.
func (l *Live) Ticket(id int64) (Ticket, bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	t, ok := l.s.tickets[id]
	return t, ok
}

// Case is a case of today's visits, or one of an earlier day whose clock runs.
func (l *Live) Case(id int64) (Case, bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	c, ok := l.s.cases[id]
	return c, ok
}

// CasesOf are the cases of a visit, oldest first.
func (l *Live) CasesOf(ticket int64) []Case {
	l.mu.RLock()
	defer l.mu.RUnlock()
	out := make([]Case, 0, len(l.s.visits[ticket]))
	for _, id := range l.s.visits[ticket] {
		out = append(out, l.s.cases[id])
	}
	return out
}

// Waiting are the people who wait in the lines, in calling order, those sent to one window alone included; without
// lines all who wait.
func (l *Live) Waiting(lines ...string) []Ticket {
	l.mu.RLock()
	defer l.mu.RUnlock()
	all := l.s.inOrder(l.s.waiting.All(0), l.s.waiting.Len())
	if len(lines) == 0 {
		return all
	}
	return slices.DeleteFunc(all, func(t Ticket) bool { return !slices.Contains(lines, t.Line) })
}

// WaitingFor are the people whom a window will call, in calling order, if nobody else calls them first.
func (l *Live) WaitingFor(window string) []Ticket {
	l.mu.RLock()
	defer l.mu.RUnlock()
	w, ok := l.s.windows[window]
	if !ok {
		return nil
	}
	places := l.s.merged(w.claim(l.s.day, l.h.Now()))
	return l.s.inOrder(slices.Values(places), len(places))
}

// HeldBy are the tickets on hold at a window, and those on hold whose window has closed; longest first.
func (l *Live) HeldBy(window string) []Ticket {
	return l.asideBy(func(t Ticket) bool { return t.State == Held && (t.Window == window || t.Window == "") })
}

// NoShows are the people who did not come when called, longest first.
func (l *Live) NoShows() []Ticket {
	return l.asideBy(func(t Ticket) bool { return t.State == NoShow })
}

func (l *Live) asideBy(match func(Ticket) bool) []Ticket {
	l.mu.RLock()
	defer l.mu.RUnlock()
	var out []Ticket
	for id := range l.s.aside {
		if t := l.s.tickets[id]; match(t) {
			out = append(out, t)
		}
	}
	sort.Slice(out, func(i, j int) bool {
		if !out[i].Since.Equal(out[j].Since) {
			return out[i].Since.Before(out[j].Since)
		}
		return out[i].ID < out[j].ID
	})
	return out
}

// Calls are the last n calls and recalls, newest first, without those that were taken back; at most SnapshotCalls are
// kept.
func (l *Live) Calls(n int) []Call {
	l.mu.RLock()
	defer l.mu.RUnlock()
	out := make([]Call, 0, max(n, 0))
	for _, c := range slices.Backward(l.s.calls) {
		if len(out) >= n {
			break
		}
		// A ticket remembers its last call. One whose last call is older was not called after all.
		if t, ok := l.s.tickets[c.Ticket]; ok && t.CallAt.Before(c.At) {
			continue
		}
		out = append(out, c)
	}
	return out
}

// Running are the cases of a window whose clocks are on, soonest due first, those without a due time last; "" stands
// for all windows.
func (l *Live) Running(window string) []Case {
	l.mu.RLock()
	defer l.mu.RUnlock()
	var out []Case
	for id := range l.s.running {
		if c := l.s.cases[id]; window == "" || c.Window == window {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b Case) int {
		switch da, db := a.Clock.Due, b.Clock.Due; {
		case da.IsZero() != db.IsZero():
			if da.IsZero() {
				return 1
			}
			return -1
		case !da.Equal(db):
			return da.Compare(db)
		}
		if a.ID != b.ID && a.Label != b.Label {
			return strings.Compare(a.Label, b.Label)
		}
		return int(a.ID - b.ID)
	})
	return out
}
