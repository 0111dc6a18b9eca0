package manager

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"onevisit/queue"
)

// waited is how long a person waited, or was served, and when that was over.
type waited struct {
	at   time.Time
	line string
	wait time.Duration
}

// visits are the waits and the services of one day. What a ticket says last counts, so that an act that was taken back
// leaves nothing behind, and somebody who comes back on the same day is one visit.
type visits struct {
	waits    map[int64]waited // by ticket: of those called, in line until the last call
	services map[int64]waited // by ticket: of those completed, at windows altogether
}

func newVisits() visits { return visits{map[int64]waited{}, map[int64]waited{}} }

// see takes the next row of a ticket.
func (v visits) see(c queue.Change) {
	t := c.Ticket
	switch {
	case c.Kind == queue.EvCall:
		v.waits[t.ID] = waited{c.At, t.Line, t.Waited}
	case c.Kind != queue.EvUndo || c.Why != string(queue.EvCall):
	case t.CallAt.IsZero(): // the only call was taken back
		delete(v.waits, t.ID)
	default:
		v.waits[t.ID] = waited{t.CallAt, t.Line, t.Waited}
	}
	_, counted := v.services[t.ID]
	switch done := t.State == queue.Completed; {
	case !done:
		delete(v.services, t.ID)
	case !counted && t.Served > 0:
		v.services[t.ID] = waited{c.At, t.Line, t.Served}
	}
}

// comes reports a row with which somebody comes into the hall: with a new ticket, or with the new ticket of who brings
// what was missing on another day.
func comes(c queue.Change) bool {
	return c.Ticket != nil && (c.Kind == queue.EvIssue || c.Kind == queue.EvReturn && c.From == "")
}

// inTime are the waits or services in the order of their ends.
func inTime(by map[int64]waited) []waited {
	return slices.SortedFunc(maps.Values(by), func(a, b waited) int {
		return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.line, b.line), cmp.Compare(a.wait, b.wait))
	})
}

// lengths are the durations, sorted.
func lengths(list []waited) []time.Duration {
	out := make([]time.Duration, len(list))
	for i, w := range list {
		out[i] = w.wait
	}
	slices.Sort(out)
	return out
}
