package memory

import (
	"cmp"
	"maps"
	"slices"

	"onevisit/queue"
)

func (d *data) Sealed(ticket int64) (queue.Sealed, bool, error) {
	p, ok := d.sealed[ticket]
	return p, ok, nil
}

func (d *data) SealedOf(hash string) ([]int64, error) {
	var out []int64
	for id, p := range d.sealed {
		if p.Hash == hash && hash != "" {
			out = append(out, id)
		}
	}
	slices.SortFunc(out, func(a, b int64) int { return cmp.Compare(b, a) })
	return out, nil
}

func (d *data) PersonKey() (string, error) {
	if len(d.sealed) == 0 {
		return "", nil
	}
	return d.sealed[slices.Min(slices.Collect(maps.Keys(d.sealed)))].Key, nil
}

func (t *tx) PutSealed(p queue.Sealed) error {
	if _, err := t.Ticket(p.Ticket); err != nil {
		return err
	}
	p.Data = slices.Clone(p.Data)
	set(t, t.sealed, p.Ticket, p)
	return nil
}

func (t *tx) EraseSealed(over, open string) ([]int64, error) {
	var out []int64
	for _, id := range slices.Sorted(maps.Keys(t.sealed)) {
		day := t.sealed[id].Day
		if day <= open || day <= over && !t.needed(id) {
			out = append(out, id)
			unset(t, t.sealed, id)
		}
	}
	return out, nil
}

// needed reports whether a ticket, or one that goes on with it, is live or has a case that is not over or still owes something.
func (d *data) needed(id int64) bool {
	family := map[int64]bool{id: true}
	for _, n := range d.tickets[id-1:] { // a ticket comes after the one it goes on with
		if !family[n.ID] && !family[n.Origin] {
			continue
		}
		family[n.ID] = true
		over := func(c int64) bool {
			s := d.cases[c-1].State
			return (s == queue.Delivered || s == queue.Refused || s == queue.Withdrawn) && len(d.cases[c-1].OpenDuties()) == 0
		}
		if n.Live() || !all(d.visits[n.ID], over) {
			return true
		}
	}
	return false
}

func all[T any](list []T, is func(T) bool) bool {
	return !slices.ContainsFunc(list, func(v T) bool { return !is(v) })
}
