package simulate

import (
	"time"

	"onevisit/catalog/fault"
	"onevisit/queue"
)

func isLiveTicket(err error) bool { return fault.Has(err, queue.CodeLiveTicket) }

// leaves is a person with a notice who leaves, to come back today or another day.
func (d *day) leaves(v *visitor) {
	var left []errand
	for _, e := range v.errands {
		if e.noticed {
			left = append(left, errand{item: e.item, id: e.id, brought: e.whole, fixed: e.whole, whole: e.whole, good: true})
		}
	}
	if len(left) == 0 {
		return
	}
	if v.again == 0 || d.clock.Now().Add(v.again).After(d.closing()) {
		for _, e := range left {
			d.report.Pending = append(d.report.Pending, Correction{Case: e.id, Brings: e.whole})
		}
		return
	}
	v.errands = left
	d.in(v.again, func() error { return d.bringMissing(v) })
}

// bringMissing is a person who comes back with what the notice lists, and does not wait again.
func (d *day) bringMissing(v *visitor) error {
	visit, err := d.hall.Return(d.ctx, queue.Act{Window: kiosk(d.report.Came)}, v.errands[0].id)
	if err != nil {
		return err
	}
	d.report.Corrected++
	v.ticket, v.label, v.place, v.second = visit.Ticket.ID, visit.Ticket.Label, placeHall, true
	v.shows, v.move, v.hold, v.extra, v.settled, v.bound = 1, false, false, false, false, visit.Ticket.Window
	if _, known := d.visitors[v.ticket]; !known {
		d.visitors[v.ticket] = v
		d.tickets = append(d.tickets, v.ticket)
	}
	d.wake(visit.Ticket)
	return nil
}

// bring plans the people of earlier days who bring what their notices list: each some time in the morning.
func (d *day) bring(list []Correction) error {
	for _, c := range list {
		k, err := d.hall.Case(d.ctx, c.Case)
		if err != nil {
			return err
		}
		it, err := d.hall.Catalog().Item(k.Item)
		if err != nil {
			return err
		}
		whole := c.Brings
		v := &visitor{shows: 1, errands: []errand{{item: it, id: c.Case, brought: whole, fixed: whole, whole: whole, good: true}}}
		d.at(d.spans[0].Start.Add(time.Duration(d.more.IntN(120))*time.Minute), func() error {
			return d.fromEarlier(v)
		})
	}
	return nil
}

// fromEarlier brings what is missing unless somebody has done it: two notices of one visit come back together.
func (d *day) fromEarlier(v *visitor) error {
	k, err := d.hall.Case(d.ctx, v.errands[0].id)
	if err != nil {
		return err
	}
	if known, ok := d.visitors[k.Ticket]; ok {
		known.errands = append(known.errands, v.errands...)
		return nil
	}
	return d.bringMissing(v)
}

// wrongClick takes back a call that the clerk did not mean; the next one calls the same person again.
func (d *day) wrongClick(k *desk, v *visitor) error {
	visit, err := d.hall.Undo(d.ctx, k.act(), v.ticket)
	if err != nil {
		return err
	}
	d.report.Undone++
	v.place, v.bound = placeHall, visit.Ticket.Window
	k.busy = false
	d.in(3*time.Second, func() error { return d.next(k) })
	return nil
}

// rehomed are the people who waited for one window alone, which has paused or closed: they stand in their line again.
func (d *day) rehomed(k *desk, closed bool) error {
	if !closed && !d.hall.Setup().Rules.PauseRehome {
		return nil
	}
	for _, id := range d.tickets {
		v := d.visitors[id]
		if v.bound != k.id || v.place != placeHall && (!closed || v.place != placeBench) {
			continue
		}
		v.bound = ""
		d.report.Rehomed++
		visit, err := d.hall.Visit(d.ctx, v.ticket)
		if err != nil {
			return err
		}
		d.wake(visit.Ticket)
	}
	return nil
}
