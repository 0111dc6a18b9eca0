package queue

import (
	"iter"
	"slices"
	"sort"
	"time"

	"onevisit/queue/internal/order"
)

// liveState is what a Live knows. One change touches one ticket, one case, one window.
type liveState struct {
	h          *Hall
	day        string
	start, end time.Time // of the business day
	seq        int64

	tickets map[int64]Ticket
	cases   map[int64]Case
	visits  map[int64][]int64      // case ids by ticket
	lanes   map[string]*order.List // who waits, by lane
	waiting order.List             // who waits, all lanes
	aside   map[int64]bool         // tickets on hold and no-shows
	running map[int64]bool         // cases whose clock is on
	owing   map[int64]bool         // cases with an open duty
	windows map[string]Window
	alarms  map[int64]Alarm // open ones, and those of today
	calls   []Call          // newest last
	cycles  cycles

	counts Counts
	first  map[int64]bool // completed visits that needed no second one
	waits  order.List     // waiting times of those called, as keys
}

// Call is one call as the board shows it.
type Call struct {
	Ticket int64     `json:"ticket"`
	Label  string    `json:"label"`
	Window string    `json:"window"`
	At     time.Time `json:"at"`
	Again  bool      `json:"again"` // a recall
}

func newLiveState(h *Hall, now time.Time) *liveState {
	y, m, d := now.Date()
	s := &liveState{
		h: h, day: h.Setup().Calendar.Day(now),
		start:   time.Date(y, m, d, 0, 0, 0, 0, now.Location()),
		end:     time.Date(y, m, d+1, 0, 0, 0, 0, now.Location()),
		tickets: map[int64]Ticket{}, cases: map[int64]Case{}, visits: map[int64][]int64{},
		lanes: map[string]*order.List{}, aside: map[int64]bool{}, running: map[int64]bool{}, owing: map[int64]bool{},
		windows: map[string]Window{}, alarms: map[int64]Alarm{}, first: map[int64]bool{}, cycles: newCycles(),
	}
	for _, w := range h.Setup().Windows {
		w.State = WindowClosed
		s.windows[w.ID] = w
	}
	return s
}

// fill takes over a snapshot.
func (s *liveState) fill(snap Snapshot) {
	s.seq = snap.Seq
	for _, t := range snap.Tickets {
		s.putTicket(s.h.localTicket(t))
	}
	for _, c := range snap.Cases {
		s.putCase(s.h.localCase(c))
	}
	for _, w := range snap.Windows {
		s.putWindow(s.h.localWindow(w))
	}
	for _, a := range snap.Alarms {
		s.alarms[a.ID] = s.h.localAlarm(a)
	}
	for _, c := range slices.Backward(snap.Calls) {
		s.called(s.h.localChange(c))
	}
	s.cycles.replay(snap.Tickets)
}

// apply takes one journal row.
func (s *liveState) apply(c Change) {
	s.seq = c.Seq
	if c.Ticket != nil && c.Ticket.Day == s.day {
		s.putTicket(*c.Ticket)
		s.cycles.see(c)
	}
	if c.Case != nil {
		s.putCase(s.merge(*c.Case))
	}
	if c.WindowNow != nil {
		s.putWindow(*c.WindowNow)
	}
	if c.Alarm != nil {
		s.alarms[c.Alarm.ID] = *c.Alarm
	}
	if c.Kind == EvCall || c.Kind == EvRecall {
		s.called(c)
	}
}

// merge adds the submissions that a row leaves out because they did not change.
func (s *liveState) merge(c Case) Case {
	old := s.cases[c.ID]
	if c.Precheck == nil {
		c.Precheck = old.Precheck
	}
	if c.Desk.Item == "" {
		c.Desk = old.Desk
	}
	return c
}

func (s *liveState) putTicket(t Ticket) {
	if old, ok := s.tickets[t.ID]; ok {
		s.countTicket(old, -1)
		s.place(old, false)
	}
	s.tickets[t.ID] = t
	s.countTicket(t, 1)
	s.place(t, true)
	s.countFirst(t.ID)
}

// place puts a ticket into the lists of its state or takes it out.
func (s *liveState) place(t Ticket, in bool) {
	p := order.Place{Key: t.Key, ID: t.ID}
	switch {
	case t.State == Waiting:
		lane := s.lane(t.Lane())
		if in {
			lane.Insert(p)
			s.waiting.Insert(p)
		} else {
			lane.Remove(p)
			s.waiting.Remove(p)
		}
	case t.State == Held || t.State == NoShow:
		if in {
			s.aside[t.ID] = true
		} else {
			delete(s.aside, t.ID)
		}
	}
}

func (s *liveState) lane(name string) *order.List {
	l, ok := s.lanes[name]
	if !ok {
		l = &order.List{}
		s.lanes[name] = l
	}
	return l
}

func (s *liveState) putCase(c Case) {
	old, ok := s.cases[c.ID]
	if ok {
		s.countCase(old, -1)
		delete(s.running, c.ID)
		delete(s.owing, c.ID)
	}
	if ok && old.Ticket != c.Ticket { // its person came back with another ticket
		s.visits[old.Ticket] = slices.DeleteFunc(s.visits[old.Ticket], func(id int64) bool { return id == c.ID })
	}
	if !ok || old.Ticket != c.Ticket {
		s.visits[c.Ticket] = append(s.visits[c.Ticket], c.ID)
	}
	s.cases[c.ID] = c
	s.countCase(c, 1)
	if c.Clock.On() {
		s.running[c.ID] = true
	}
	if !c.NextDuty().IsZero() {
		s.owing[c.ID] = true
	}
	s.countFirst(c.Ticket)
}

func (s *liveState) putWindow(w Window) {
	if _, ok := s.windows[w.ID]; ok { // one that is no longer configured does not come back
		s.windows[w.ID] = w
	}
}

func (s *liveState) called(c Change) {
	if c.Ticket == nil || c.Day != s.day {
		return
	}
	s.calls = append(s.calls, Call{Ticket: c.Ticket.ID, Label: c.Ticket.Label, Window: c.Ticket.Window, At: c.At,
		Again: c.Kind == EvRecall})
	if n := len(s.calls) - SnapshotCalls; n > 0 {
		s.calls = slices.Delete(s.calls, 0, n)
	}
}

// inOrder are the tickets of places, in that order.
func (s *liveState) inOrder(places iter.Seq[order.Place], n int) []Ticket {
	out := make([]Ticket, 0, n)
	for p := range places {
		out = append(out, s.tickets[p.ID])
	}
	return out
}

// merged are the places that a window calls, in its calling order.
func (s *liveState) merged(c Claim) []order.Place {
	var all []order.Place
	for _, name := range c.Lanes() {
		l, ok := s.lanes[name]
		if !ok {
			continue
		}
		lead := c.LeadOf(name)
		for p := range l.All(0) {
			all = append(all, order.Place{Key: p.Key - lead, ID: p.ID})
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Less(all[j]) })
	return all
}
