package manager

import (
	"context"
	"slices"
	"strings"
	"time"

	"onevisit/queue"
)

// bookedDays is how far back in the journal an appointment of today may have been made: as far ahead as a hall may let
// people book, in working days, with the weekends and a long holiday between.
const bookedDays = 60

// bookings follows the appointments of today and later. It reads nothing until somebody wants to see them, and then only
// what is new. One reader at a time.
type bookings struct {
	hall   Hall
	batch  int
	wanted bool
	began  bool
	day    string
	seq    int64
	rows   map[int64]queue.Booked // by the row that booked them
	signed map[string][]int64     // today's tickets of appointments, by what they are for
}

// bookFact is an appointment with what has become of it.
type bookFact struct {
	queue.Booked
	ticket queue.Ticket // ID 0: nobody has signed in
}

// what is the same for an appointment and for the ticket that it became, whose class may have become that of those who
// booked.
func what(from time.Time, class queue.Priority, items []string) string {
	if class == queue.PriorityAppointment {
		class = queue.PriorityNormal
	}
	return from.UTC().Format(time.RFC3339) + " " + string(class) + " " + strings.Join(items, " ")
}

// follow reads what is new; on a new day it begins again.
func (b *bookings) follow(ctx context.Context) error {
	if !b.wanted {
		return nil
	}
	if today := b.hall.Today(); !b.began || b.day != today {
		after, err := b.hall.Before(ctx, b.hall.Now().AddDate(0, 0, -bookedDays).Format(time.DateOnly))
		if err != nil {
			return err
		}
		b.began, b.day, b.seq = true, today, after
		b.rows, b.signed = map[int64]queue.Booked{}, map[string][]int64{}
	}
	for {
		rows, err := b.hall.Journal(ctx, b.seq, b.batch)
		if err != nil {
			return err
		}
		for _, r := range rows {
			b.seq = r.Seq
			b.see(r)
		}
		if len(rows) < b.batch {
			return nil
		}
	}
}

// see takes a journal row.
func (b *bookings) see(r queue.Change) {
	if x, ok := b.hall.Booked(r); ok && x.From.Format(time.DateOnly) >= b.day {
		b.rows[r.Seq] = x
	}
	if seq, ok := queue.DroppedBooking(r); ok {
		delete(b.rows, seq)
	}
	if t := r.Ticket; r.Kind == queue.EvIssue && t != nil && t.Day == b.day && !t.Appointment.IsZero() {
		key := what(t.Appointment, t.Priority, t.Items)
		b.signed[key] = append(b.signed[key], t.ID)
	}
}

// facts are the appointments of a day, by slot, with the tickets that they became. Who booked the same is not told apart.
func (b *bookings) facts(day string, live Live) []bookFact {
	left := map[string][]int64{}
	for key, ids := range b.signed {
		left[key] = slices.Clone(ids)
	}
	var out []bookFact
	for _, x := range b.rows {
		if x.From.Format(time.DateOnly) == day {
			out = append(out, bookFact{Booked: x})
		}
	}
	slices.SortFunc(out, func(a, b bookFact) int {
		if n := a.From.Compare(b.From); n != 0 {
			return n
		}
		return int(a.Seq - b.Seq)
	})
	for i := range out {
		key := what(out[i].From, out[i].Priority, out[i].Items)
		if ids := left[key]; len(ids) > 0 {
			left[key] = ids[1:]
			out[i].ticket, _ = live.Ticket(ids[0])
		}
	}
	return out
}
