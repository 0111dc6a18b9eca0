package queue

import (
	"slices"
	"time"
)

// The store speaks UTC; what leaves the hall is in the hall's zone, so that a seat may print a time as it is.

func (h *Hall) local(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return t.In(h.Setup().Calendar.Location())
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
	k.NotBefore, k.Expected = h.local(k.NotBefore), h.local(k.Expected)
	c.Received, c.Corrected = h.local(c.Received), h.local(c.Corrected)
	return h.localCare(c)
}

// localCare does the same for what most cases do not have.
func (h *Hall) localCare(c Case) Case {
	c.Clock.Steps = slices.Clone(c.Clock.Steps)
	for i := range c.Clock.Steps {
		s := &c.Clock.Steps[i]
		s.At, s.Due = h.local(s.At), h.local(s.Due)
	}
	c.Duties = slices.Clone(c.Duties)
	for i := range c.Duties {
		d := &c.Duties[i]
		d.Since, d.Due, d.NotBefore = h.local(d.Since), h.local(d.Due), h.local(d.NotBefore)
		d.Done, d.Bitten = h.local(d.Done), h.local(d.Bitten)
	}
	if c.Delivery != nil {
		d := *c.Delivery
		d.Ready, d.Sent, d.Returned = h.local(d.Ready), h.local(d.Sent), h.local(d.Returned)
		d.Signed, d.Reminded = h.local(d.Signed), h.local(d.Reminded)
		c.Delivery = &d
	}
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
	if c, ok := h.Setup().Window(w.ID); ok {
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
	if c.Alarm != nil {
		n := h.localAlarm(*c.Alarm)
		c.Alarm = &n
	}
	return c
}
