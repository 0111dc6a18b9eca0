package queue

import (
	"slices"
	"sort"
	"time"

	"onevisit/queue/forecast"
	"onevisit/queue/internal/order"
	"onevisit/queue/workday"
)

// Wait is the honest range for somebody who takes a ticket of the line now.
func (l *Live) Wait(line string) Wait {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.s.wait(line, nil)
}

// WaitOf is the honest range for a ticket that waits already; the zero Wait for one that does not.
func (l *Live) WaitOf(ticket int64) Wait {
	l.mu.RLock()
	defer l.mu.RUnlock()
	t, ok := l.s.tickets[ticket]
	if !ok || t.State != Waiting {
		return Wait{At: l.h.Now()}
	}
	return l.s.wait(t.Line, &t)
}

// wait asks the forecast about a place: behind everybody in the line, or that of a ticket.
func (s *liveState) wait(line string, t *Ticket) Wait {
	now := s.h.Now()
	before := func(lane string) int { return s.before(lane, t) }
	cal := s.h.Setup().hoursOf(line)
	opens := opens(cal, now)
	// Before the doors open and at lunch no window is open, and yet people are not left without one: those of the hall's
	// setup are expected when it opens again today.
	expected := opens > 0 && cal.Day(now.Add(opens)) == cal.Day(now)
	if !expected { // a window that is open after closing time serves those who are in the hall, and does not wait for tomorrow
		opens = 0
	}
	works := func(w Window) bool { return w.State == WindowOpen || expected }
	lane := line
	if t != nil {
		lane = t.Lane()
	}
	open := func(w Window) bool { return works(w) && w.calls(t, lane) }
	in := forecast.Input{Ahead: before(lane), Service: s.cycles.of(line), Opens: opens}
	if l, ok := s.h.Setup().Line(line); ok {
		in.Prior = time.Duration(l.Service) * time.Minute
	}
	for _, w := range s.windows {
		if !open(w) {
			continue
		}
		in.Windows++
		if len(w.Lines) > 1 || lane != line {
			in.Mixed++
		}
		if own := LaneOf("", w.ID); own != lane {
			in.SharedWith += before(own)
		}
		if busy, ok := s.tickets[w.Ticket]; ok {
			in.Busy = append(in.Busy, max(now.Sub(busy.CallAt), 0))
		}
	}
	for _, other := range s.h.Setup().lanes() {
		n := before(other)
		if other == lane || n == 0 {
			continue
		}
		if common, all := s.openBoth(works, open, other); common > 0 {
			in.SharedWith += forecast.Share(n, common, all)
		}
	}
	r := forecast.Estimate(in)
	if in.Opens == 0 && !r.NoWindow { // the lunch break is waited for too
		r.Low, r.High = cal.Until(now, r.Low), cal.Until(now, r.High)
	}
	return Wait{Ahead: in.Ahead, Low: r.Low, High: r.High, NoWindow: r.NoWindow, At: now}
}

// calls reports whether a window may call a place: that of a ticket which waits for one window, or one in a lane.
func (w Window) calls(t *Ticket, lane string) bool {
	if t != nil && t.Window != "" {
		return w.ID == t.Window
	}
	return w.takes(lane)
}

// before counts who of a lane is called before a ticket, or everybody there.
func (s *liveState) before(lane string, t *Ticket) int {
	l, ok := s.lanes[lane]
	switch {
	case !ok:
		return 0
	case t == nil:
		return l.Len()
	}
	return l.Rank(order.Place{Key: t.Key, ID: t.ID})
}

// openBoth counts the working windows that call from a lane, and among them those that open accepts.
func (s *liveState) openBoth(works, open func(Window) bool, lane string) (common, all int) {
	for _, w := range s.windows {
		if !works(w) || !w.takes(lane) {
			continue
		}
		all++
		if open(w) {
			common++
		}
	}
	return common, all
}

// hoursOf are the office hours of a line: its own, or the hall's.
func (s *Setup) hoursOf(line string) *workday.Calendar {
	if l, ok := s.Line(line); ok && l.Calendar != nil {
		return l.Calendar
	}
	return s.Calendar
}

// opens is the time until the doors open; 0 when they are open, or when it is not known.
func opens(cal *workday.Calendar, now time.Time) time.Duration {
	at, err := cal.NextOpen(now)
	if err != nil {
		return 0
	}
	return max(at.Sub(now), 0)
}

// idleGap is the longest pause between the end of one service and the next call that still belongs to the work.
const idleGap = 2 * time.Minute

// keepCycles bounds what is kept of a line; the forecast looks at fewer.
const keepCycles = 200

// cycles learns how long a window takes per person, from call to next call.
type cycles struct {
	byLine map[string][]time.Duration
	last   map[string]turnaround // by window
}

type turnaround struct {
	line        string
	called, end time.Time
}

func newCycles() cycles {
	return cycles{byLine: map[string][]time.Duration{}, last: map[string]turnaround{}}
}

// of are a line's cycles, oldest first.
func (c cycles) of(line string) []time.Duration { return c.byLine[line] }

// see takes one journal row.
func (c cycles) see(row Change) {
	switch {
	case row.Kind == EvUndo && row.Ticket != nil:
		c.undone(row)
	case row.Kind == EvCall:
		c.call(row.Ticket.Window, row.Ticket.Line, row.At)
	case row.WindowNow != nil && row.WindowNow.Ticket == 0: // whatever freed the window
		c.ended(row.WindowNow.ID, row.At)
	}
}

func (c cycles) call(window, line string, at time.Time) {
	if p, ok := c.last[window]; ok && !p.end.IsZero() {
		d := p.end.Sub(p.called)
		if gap := at.Sub(p.end); gap >= 0 && gap <= idleGap {
			d += gap
		}
		if d > 0 {
			list := append(c.byLine[p.line], d)
			c.byLine[p.line] = list[max(len(list)-keepCycles, 0):]
		}
	}
	c.last[window] = turnaround{line: line, called: at}
}

// undone takes back the last call of a window, or that its service had ended.
func (c cycles) undone(row Change) {
	if row.WindowNow == nil {
		return
	}
	id := row.WindowNow.ID
	if row.WindowNow.Ticket == 0 {
		delete(c.last, id)
		return
	}
	if p, ok := c.last[id]; ok {
		p.end = time.Time{}
		c.last[id] = p
	}
}

func (c cycles) ended(window string, at time.Time) {
	if p, ok := c.last[window]; ok && p.end.IsZero() {
		p.end = at
		c.last[window] = p
	}
}

// replay learns from a day's tickets: each tells its last call and how that ended.
func (c cycles) replay(tickets []Ticket) {
	byCall := slices.Clone(tickets)
	byCall = slices.DeleteFunc(byCall, func(t Ticket) bool { return t.CallAt.IsZero() || t.State == Waiting })
	sort.SliceStable(byCall, func(i, j int) bool { return byCall[i].CallAt.Before(byCall[j].CallAt) })
	for _, t := range byCall {
		c.call(t.Window, t.Line, t.CallAt)
		switch t.State {
		case Completed, Cancelled:
			c.ended(t.Window, t.EndAt)
		case NoShow, Held:
			c.ended(t.Window, t.Since)
		case Waiting, Called, Serving, Expired:
		}
	}
}
