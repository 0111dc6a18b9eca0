package queue

import (
	"context"
	"time"
)

// Reason is why a ticket stands where it stands: enough for one sentence to the clerk and to the citizen.
type Reason struct {
	Ticket      Ticket        `json:"ticket"`
	Ahead       int           `json:"ahead"` // who wait before it in its line
	HeadStart   time.Duration `json:"head_start"`
	Class       Priority      `json:"class"`
	Ratio       int           `json:"ratio,omitempty"` // it stands behind this many others for each of its class; 0: not by ratio
	Returned    bool          `json:"returned"`
	Corrected   bool          `json:"corrected,omitempty"` // came back with what the notice lists, at its old place
	Transferred bool          `json:"transferred"`
	Next        bool          `json:"next"` // it is the next of its line
	Arrived     time.Time     `json:"arrived"`
	Appointment time.Time     `json:"appointment,omitzero"` // the booked hour that it was there for
	Late        time.Time     `json:"late,omitzero"`        // a booked hour that does not count: too early or too late
	Window      string        `json:"window,omitempty"`     // it waits for this window alone
	Skill       string        `json:"skill,omitempty"`      // it waits for a window with this skill
}

// Why tells why a ticket stands where it stands.
func (h *Hall) Why(ctx context.Context, ticket int64) (Reason, error) {
	var r Reason
	err := h.store.View(ctx, func(rd Reader) error {
		t, err := rd.Ticket(ticket)
		if err != nil {
			return err
		}
		r = h.reason(h.localTicket(t))
		if t.State != Waiting {
			return nil
		}
		r.Window = t.Window
		r.Ahead, err = rd.Before(t)
		r.Next = r.Ahead == 0
		return err
	})
	return r, err
}

// reason is what a ticket itself and the rules tell.
func (h *Hall) reason(t Ticket) Reason {
	rules := h.Setup().Rules
	r := Reason{Ticket: t, Class: t.Priority, Returned: t.Returned, Corrected: t.Corrected, Transferred: t.Moved,
		Arrived: t.Arrived, Skill: t.Skill}
	counts := false
	if hour := t.Appointment; !hour.IsZero() {
		counts = !t.Arrived.Before(hour.Add(-rules.AppointmentEarly)) && !t.Arrived.After(hour.Add(rules.AppointmentLate))
		if counts {
			r.Appointment = hour
		} else {
			r.Late = hour
		}
	}
	switch {
	case t.Priority == PriorityNormal, counts && t.Priority == PriorityAppointment:
	case rules.Order == OrderRatio:
		r.Ratio = max(rules.Ratio, 1)
	default:
		r.HeadStart = rules.HeadStart[t.Priority]
	}
	return r
}
