package queue

import "time"

// The store speaks UTC; what leaves the hall is in the hall's zone, so that a seat may print a time as it is.

func (h *Hall) local(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return t.In(h.setup.Calendar.Location())
}

func (h *Hall) localTicket(t Ticket) Ticket {
	t.Arrived, t.Since = h.local(t.Arrived), h.local(t.Since)
	t.CallAt, t.StartAt, t.EndAt = h.local(t.CallAt), h.local(t.StartAt), h.local(t.EndAt)
	t.Until, t.Appointment = h.local(t.Until), h.local(t.Appointment)
	return t
}

func (h *Hall) localCase(c Case) Case {
	c.GapDue, c.Opened, c.Decided = h.local(c.GapDue), h.local(c.Opened), h.local(c.Decided)
	k := &c.Clock
	k.Started, k.Due, k.RunningSince = h.local(k.Started), h.local(k.Due), h.local(k.RunningSince)
	k.PausedAt, k.Stopped = h.local(k.PausedAt), h.local(k.Stopped)
	return c
}

func (h *Hall) localVisit(v Visit) Visit {
	v.Ticket = h.localTicket(v.Ticket)
	for i := range v.Cases {
		v.Cases[i] = h.localCase(v.Cases[i])
	}
	return v
}

// localWindow also adds what the setup says about the window, which is never stored.
func (h *Hall) localWindow(w Window) Window {
	if c, ok := h.setup.Window(w.ID); ok {
		w = w.as(c)
	}
	w.Since = h.local(w.Since)
	return w
}

func (h *Hall) localChange(c Change) Change {
	c.At = h.local(c.At)
	if c.Ticket != nil {
		t := h.localTicket(*c.Ticket)
		c.Ticket = &t
	}
	if c.Case != nil {
		k := h.localCase(*c.Case)
		c.Case = &k
	}
	if c.WindowNow != nil {
		w := h.localWindow(*c.WindowNow)
		c.WindowNow = &w
	}
	return c
}
