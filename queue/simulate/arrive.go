package simulate

import (
	"time"

	"onevisit/catalog"
	"onevisit/queue"
)

// arrive is a person at the kiosk: a pre-check may send the person home with a list, otherwise a ticket is drawn.
func (d *day) arrive(v *visitor) error {
	d.report.Came++
	if v.precheck && d.lacks(v) && d.chance(50) {
		d.report.Turned++
		return nil
	}
	visit, err := d.hall.Issue(d.ctx, v.request(d.report.Came))
	if err != nil {
		return err
	}
	d.report.Issued++
	d.report.Cases += len(visit.Cases)
	v.ticket, v.label, v.place = visit.Ticket.ID, visit.Ticket.Label, placeHall
	d.visitors[v.ticket] = v
	d.tickets = append(d.tickets, v.ticket)
	if v.twice {
		d.in(2*time.Minute, func() error { return d.askTwice(v) })
	}
	for i := range v.errands {
		v.errands[i].id = caseOf(visit.Cases, v.errands[i].item.ID)
	}
	if v.patience > 0 {
		d.in(v.patience, func() error { return d.giveUp(v) })
	}
	if d.chance(2) {
		d.in(d.between(10*time.Second, 40*time.Second), func() error { return d.reprint(v) })
	}
	if d.chance(1.5) {
		if err := d.hall.Help(d.ctx, queue.Act{Window: kiosk(d.report.Came)}); err != nil {
			return err
		}
	}
	d.wake(visit.Ticket)
	return nil
}

// lacks reports whether the kiosk's check would say that something is missing.
func (d *day) lacks(v *visitor) bool {
	for _, e := range v.errands {
		s := e.brought
		s.On = d.hall.Today()
		if verdict, err := e.item.Check(s); err == nil && verdict.Outcome == catalog.Correct {
			return true
		}
	}
	return false
}

func caseOf(cases []queue.Case, item string) int64 {
	for _, c := range cases {
		if c.Item == item {
			return c.ID
		}
	}
	return 0
}

// giveUp is a person who has waited longer than the person's patience and tells the desk at the door.
func (d *day) giveUp(v *visitor) error {
	if v.place != placeHall || v.second {
		return nil
	}
	if _, err := d.hall.Cancel(d.ctx, queue.Act{}, v.ticket, d.say(WhyGivenUp)); err != nil {
		return err
	}
	v.place = placeOut
	d.report.Left++
	d.report.Withdrawn += len(v.errands)
	return nil
}

func (d *day) reprint(v *visitor) error {
	if v.place != placeHall {
		return nil
	}
	_, err := d.hall.Reprint(d.ctx, queue.Act{Window: kiosk(d.report.Came)}, v.ticket)
	return err
}

// wake lets the clerks who have nobody look at the queue again.
func (d *day) wake(t queue.Ticket) {
	for _, k := range d.desks {
		if !k.idle || t.Window != "" && t.Window != k.id || t.Window == "" && !k.serves[t.Line] {
			continue
		}
		k.idle = false
		d.in(d.between(3*time.Second, 12*time.Second), func() error { return d.next(k) })
	}
}
