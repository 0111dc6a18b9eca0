package oversight

import (
	"container/heap"
	"time"
)

// appointment is when a case is to be looked at; void if the case has changed since.
type appointment struct {
	at   time.Time
	turn int
	k    *watched
}

// schedule is the appointments, the soonest first.
type schedule []appointment

func (s schedule) Len() int           { return len(s) }
func (s schedule) Less(i, j int) bool { return s[i].at.Before(s[j].at) }
func (s schedule) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }

// Push is for the heap.
func (s *schedule) Push(x any) { *s = append(*s, x.(appointment)) } //nolint:forcetypeassert // the heap pushes no other

// Pop is for the heap.
func (s *schedule) Pop() any {
	old := *s
	last := old[len(old)-1]
	old[len(old)-1] = appointment{}
	*s = old[:len(old)-1]
	return last
}

// schedule looks at a case at a moment next, and not before.
func (w *Watch) schedule(k *watched, at time.Time) {
	k.turn++
	heap.Push(&w.next, appointment{at, k.turn, k})
}

// due takes out the cases to be looked at now.
func (w *Watch) due(now time.Time) []*watched {
	var out []*watched
	for len(w.next) > 0 && !w.next[0].at.After(now) {
		a, _ := heap.Pop(&w.next).(appointment)
		if a.turn == a.k.turn {
			out = append(out, a.k)
		}
	}
	return out
}

// Next is when Tick has something to look at again; the zero time for nothing. Windows that are paused and years without
// a table are looked at by every Tick.
func (w *Watch) Next() time.Time {
	if len(w.next) == 0 {
		return time.Time{}
	}
	return w.next[0].at
}
