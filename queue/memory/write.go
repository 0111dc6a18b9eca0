package memory

import (
	"errors"
	"maps"
	"slices"

	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/internal/order"
)

// tx writes straight into the data and remembers how to undo it.
type tx struct {
	*data
	undo []func()
}

func (t *tx) rollback() {
	for i := len(t.undo) - 1; i >= 0; i-- {
		t.undo[i]()
	}
}

func (t *tx) onFail(f func()) { t.undo = append(t.undo, f) }

func conflict(cause string) error {
	return fault.Wrap(errors.New("memory: "+cause), queue.CodeConflict, nil)
}

// set writes a map entry that a rollback takes back.
func set[K comparable, V any](t *tx, m map[K]V, k K, v V) {
	old, had := m[k]
	t.onFail(func() {
		if had {
			m[k] = old
		} else {
			delete(m, k)
		}
	})
	m[k] = v
}

func unset[K comparable, V any](t *tx, m map[K]V, k K) {
	if old, had := m[k]; had {
		t.onFail(func() { m[k] = old })
		delete(m, k)
	}
}

func (t *tx) Next(scope, name string) (int, error) {
	n, err := t.Raise(scope, name, 0, 1)
	return int(n), err
}

func (t *tx) Raise(scope, name string, least, by int64) (int64, error) {
	k := [2]string{scope, name}
	set(t, t.counters, k, max(t.counters[k], least)+by)
	return t.counters[k], nil
}

func (t *tx) LiveOf(person string) ([]queue.Ticket, error) {
	var out []queue.Ticket
	for _, id := range t.persons[person] {
		if n := t.tickets[id-1]; n.Live() {
			out = append(out, n)
		}
	}
	return out, nil
}

func (t *tx) Arrive(day string, at int64) (queue.BusinessDay, error) {
	d, _ := t.BusinessDay(day)
	d.Latest = max(d.Latest, at)
	set(t, t.days, day, d)
	return d, nil
}

func (t *tx) PutDay(d queue.BusinessDay) error {
	d.Latest = t.days[d.Day].Latest
	set(t, t.days, d.Day, d)
	return nil
}

func (t *tx) InsertTicket(n *queue.Ticket) error {
	if t.token[n.Token] != 0 || t.label[dayLabel{n.Day, n.Label}] != 0 {
		return conflict("number or token given before")
	}
	n.ID, n.Rev = int64(len(t.tickets))+1, 1
	if err := t.index(*n); err != nil {
		return err
	}
	t.tickets = append(t.tickets, *n)
	t.onFail(func() { t.tickets = t.tickets[:len(t.tickets)-1] })
	set(t, t.token, n.Token, n.ID)
	set(t, t.label, dayLabel{n.Day, n.Label}, n.ID)
	if p := n.Person; p != "" {
		ids := t.persons[p]
		set(t, t.persons, p, append(ids[:len(ids):len(ids)], n.ID))
	}
	return nil
}

func (t *tx) UpdateTicket(n *queue.Ticket) error {
	old, err := t.Ticket(n.ID)
	if err != nil {
		return err
	}
	if old.Rev != n.Rev {
		return conflict("ticket changed by somebody else")
	}
	t.unindex(old)
	if err := t.index(*n); err != nil {
		return err
	}
	n.Rev++
	t.onFail(func() { t.tickets[old.ID-1] = old })
	t.tickets[n.ID-1] = *n
	return nil
}

// index puts a ticket where its state is looked up.
func (t *tx) index(n queue.Ticket) error {
	if n.Live() {
		set(t, t.live, n.ID, true)
	}
	switch n.State {
	case queue.Waiting:
		l := t.lane(n)
		p := order.Place{Key: n.Key, ID: n.ID}
		l.Insert(p)
		t.onFail(func() { l.Remove(p) })
	case queue.Called, queue.Serving:
		if t.active[n.Window] != 0 {
			return conflict("window has a ticket already")
		}
		set(t, t.active, n.Window, n.ID)
	case queue.Held, queue.NoShow, queue.Completed, queue.Cancelled, queue.Expired:
	}
	return nil
}

func (t *tx) unindex(n queue.Ticket) {
	unset(t, t.live, n.ID)
	switch n.State {
	case queue.Waiting:
		l := t.lane(n)
		p := order.Place{Key: n.Key, ID: n.ID}
		l.Remove(p)
		t.onFail(func() { l.Insert(p) })
	case queue.Called, queue.Serving:
		unset(t, t.active, n.Window)
	case queue.Held, queue.NoShow, queue.Completed, queue.Cancelled, queue.Expired:
	}
}

func (t *tx) lane(n queue.Ticket) *order.List {
	k := dayLane{n.Day, n.Lane()}
	l, ok := t.lanes[k]
	if !ok {
		l = &order.List{}
		t.lanes[k] = l
	}
	return l
}

func (t *tx) ClaimNext(c queue.Claim) (queue.Ticket, bool, error) {
	var best order.Place
	found := false
	for _, lane := range c.Lanes() {
		l, ok := t.lanes[dayLane{c.Day, lane}]
		if !ok {
			continue
		}
		p, ok := l.First()
		if !ok {
			continue
		}
		p.Key -= c.LeadOf(lane)
		if !found || p.Less(best) {
			best, found = p, true
		}
	}
	if !found {
		return queue.Ticket{}, false, nil
	}
	n := c.Apply(t.tickets[best.ID-1])
	err := t.UpdateTicket(&n)
	return n, err == nil, err
}

func (t *tx) InsertCase(c *queue.Case) error {
	if _, err := t.Ticket(c.Ticket); err != nil {
		return err
	}
	c.ID, c.Rev = int64(len(t.cases))+1, 1
	t.cases = append(t.cases, *c)
	t.onFail(func() { t.cases = t.cases[:len(t.cases)-1] })
	set(t, t.visits, c.Ticket, append(t.visits[c.Ticket][:len(t.visits[c.Ticket]):len(t.visits[c.Ticket])], c.ID))
	return nil
}

func (t *tx) UpdateCase(c *queue.Case) error {
	old, err := t.Case(c.ID)
	if err != nil {
		return err
	}
	if old.Rev != c.Rev {
		return conflict("case changed by somebody else")
	}
	if old.Ticket != c.Ticket {
		if _, err := t.Ticket(c.Ticket); err != nil {
			return err
		}
		left := slices.DeleteFunc(slices.Clone(t.visits[old.Ticket]), func(id int64) bool { return id == c.ID })
		set(t, t.visits, old.Ticket, left)
		joined := append(slices.Clone(t.visits[c.Ticket]), c.ID)
		slices.Sort(joined)
		set(t, t.visits, c.Ticket, joined)
	}
	c.Rev++
	t.onFail(func() { t.cases[old.ID-1] = old })
	t.cases[c.ID-1] = *c
	return nil
}

func (t *tx) PutWindow(w queue.Window) error {
	set(t, t.windows, w.ID, w.Bare())
	return nil
}

func (t *tx) Append(rows ...*queue.Change) error {
	n := len(t.journal)
	t.onFail(func() { t.journal = t.journal[:n] })
	for _, r := range rows {
		r.Seq = int64(len(t.journal)) + 1
		t.journal = append(t.journal, *r)
		if id := subject(*r); id != 0 {
			h := t.history[id]
			set(t, t.history, id, append(h[:len(h):len(h)], r.Seq))
		}
	}
	return nil
}

// subject is the ticket that a row is about: its own, or that of its case.
func subject(c queue.Change) int64 {
	switch {
	case c.Ticket != nil:
		return c.Ticket.ID
	case c.Case != nil:
		return c.Case.Ticket
	}
	return 0
}

func (t *tx) Remember(key string, d queue.Deed) error {
	if _, ok := t.deeds[key]; ok {
		return conflict("key used before")
	}
	set(t, t.deeds, key, d)
	return nil
}

func (t *tx) Recall(key string) (queue.Deed, bool, error) {
	d, ok := t.deeds[key]
	return d, ok, nil
}

func (t *tx) Forget(before string) error {
	for key, d := range maps.Clone(t.deeds) {
		if d.Day < before {
			unset(t, t.deeds, key)
		}
	}
	return nil
}
