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
	Returned    bool          `json:"returned"`
	Transferred bool          `json:"transferred"`
	Next        bool          `json:"next"` // it is the next of its line
	Arrived     time.Time     `json:"arrived"`
}

// Why tells why a ticket stands where it stands.
func (h *Hall) Why(ctx context.Context, ticket int64) (Reason, error) {
	var r Reason
	err := h.store.View(ctx, func(rd Reader) error {
		t, err := rd.Ticket(ticket)
		if err != nil {
			return err
		}
		r = Reason{
			Ticket: h.localTicket(t), HeadStart: h.setup.Rules.HeadStart[t.Priority], Class: t.Priority,
			Returned: t.Returned, Transferred: t.Moved, Arrived: h.local(t.Arrived),
		}
		if t.State != Waiting {
			return nil
		}
		r.Ahead, err = rd.Before(t)
		r.Next = r.Ahead == 0
		return err
	})
	return r, err
}
