package memory

import (
	"cmp"
	"slices"
	"time"

	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/internal/order"
)

func (d *data) Ticket(id int64) (queue.Ticket, error) {
	if id < 1 || id > int64(len(d.tickets)) {
		return queue.Ticket{}, fault.New(queue.CodeUnknownTicket, nil)
	}
	return d.tickets[id-1], nil
}

func (d *data) TicketByToken(token string) (queue.Ticket, error) { return d.Ticket(d.token[token]) }

func (d *data) TicketByLabel(day, label string) (queue.Ticket, error) {
	return d.Ticket(d.label[dayLabel{day, label}])
}

func (d *data) Case(id int64) (queue.Case, error) {
	if id < 1 || id > int64(len(d.cases)) {
		return queue.Case{}, fault.New(queue.CodeUnknownCase, nil)
	}
	return d.cases[id-1], nil
}

func (d *data) Cases(ticket int64) ([]queue.Case, error) {
	out := make([]queue.Case, 0, len(d.visits[ticket]))
	for _, id := range d.visits[ticket] {
		out = append(out, d.cases[id-1])
	}
	return out, nil
}

func (d *data) Window(id string) (queue.Window, bool, error) {
	w, ok := d.windows[id]
	return w, ok, nil
}

func (d *data) Before(t queue.Ticket) (int, error) {
	l, ok := d.lanes[dayLane{t.Day, t.Lane()}]
	if !ok {
		return 0, nil
	}
	return l.Rank(order.Place{Key: t.Key, ID: t.ID}), nil
}

func (d *data) Front(day, lane string, n int) ([]queue.Ticket, error) {
	return d.in(dayLane{day, lane}, 0, n), nil
}

func (d *data) Behind(t queue.Ticket, n int) ([]queue.Ticket, error) {
	lane := dayLane{t.Day, t.Lane()}
	l, ok := d.lanes[lane]
	if !ok {
		return nil, nil
	}
	p := order.Place{Key: t.Key, ID: t.ID}
	at := l.Rank(p)
	if l.Has(p) {
		at++
	}
	return d.in(lane, at, n), nil
}

// in are up to n tickets of a lane from a rank on.
func (d *data) in(lane dayLane, from, n int) []queue.Ticket {
	l, ok := d.lanes[lane]
	if !ok || n <= 0 {
		return nil
	}
	var out []queue.Ticket
	for p := range l.All(from) {
		if out = append(out, d.tickets[p.ID-1]); len(out) == n {
			break
		}
	}
	return out
}

func (d *data) BusinessDay(day string) (queue.BusinessDay, error) {
	b := d.days[day]
	b.Day = day
	return b, nil
}

func (d *data) Unfinished(through string) ([]queue.Ticket, error) {
	var out []queue.Ticket
	for id := range d.live {
		if t := d.tickets[id-1]; t.Day <= through {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(a, b queue.Ticket) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.ID, b.ID))
	})
	return out, nil
}

func (d *data) Since(seq int64, limit int, of ...queue.Kind) ([]queue.Change, error) {
	from := min(max(seq, 0), int64(len(d.journal)))
	if len(of) == 0 {
		return slices.Clone(d.journal[from:min(from+int64(limit), int64(len(d.journal)))]), nil
	}
	var out []queue.Change
	for _, c := range d.journal[from:] {
		if len(out) == limit {
			break
		}
		if slices.Contains(of, c.Kind) {
			out = append(out, c)
		}
	}
	return out, nil
}

func (d *data) History(ticket int64) ([]queue.Change, error) {
	var out []queue.Change
	for _, seq := range d.history[ticket] {
		out = append(out, d.journal[seq-1])
	}
	return out, nil
}

func (d *data) Snapshot(day string, from time.Time) (queue.Snapshot, error) {
	s := queue.Snapshot{Seq: int64(len(d.journal))}
	for _, t := range d.tickets {
		if t.Day == day {
			s.Tickets = append(s.Tickets, t)
		}
	}
	for _, c := range d.cases {
		stopped := c.Clock.Stopped
		if d.tickets[c.Ticket-1].Day == day || c.Clock.On() || !stopped.IsZero() && !stopped.Before(from) ||
			!c.NextDuty().IsZero() && !c.NextDuty().Before(from.Add(-queue.DutyKept)) {
			s.Cases = append(s.Cases, c)
		}
	}
	s.Alarms, _ = d.Alarms(from)
	for _, w := range d.windows {
		s.Windows = append(s.Windows, w)
	}
	slices.SortFunc(s.Windows, func(a, b queue.Window) int { return cmp.Compare(a.ID, b.ID) })
	for _, c := range slices.Backward(d.journal) {
		if c.Day < day || len(s.Calls) == queue.SnapshotCalls {
			break
		}
		if c.Day == day && (c.Kind == queue.EvCall || c.Kind == queue.EvRecall) {
			s.Calls = append(s.Calls, c)
		}
	}
	return s, nil
}
