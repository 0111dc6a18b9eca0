package simulate

import (
	"math"
	"time"

	"onevisit/catalog"
	"onevisit/queue"
)

// service is one person at a window.
type service struct {
	k     *desk
	v     *visitor
	todo  []errand
	first time.Duration // until the papers are checked, of each errand
	rest  time.Duration // from then to the decision
}

// start begins a service. Its length is drawn around the line's usual one.
func (d *day) start(k *desk, v *visitor) error {
	visit, err := d.hall.Start(d.ctx, k.act(), v.ticket)
	if err != nil {
		return err
	}
	d.report.Started++
	s := &service{k: k, v: v, todo: v.errands}
	if v.settled {
		s.todo = nil
	}
	usual := 10.0
	if line, ok := d.hall.Setup().Line(visit.Ticket.Line); ok && line.Service > 0 {
		usual = float64(line.Service)
	}
	const cv = 0.5 // relative spread of service times
	spread := math.Log(1 + cv*cv)
	length := max(2, (usual-1.5)*math.Exp(math.Sqrt(spread)*d.rng.NormFloat64()-spread/2))
	s.first, s.rest = minutes(length*0.4).Truncate(time.Second), minutes(length*0.6).Truncate(time.Second)
	if v.move && d.otherLine(visit.Ticket.Line) != "" {
		v.move = false
		d.in(d.between(40*time.Second, 2*time.Minute), func() error { return d.transfer(s, visit.Ticket.Line) })
		return nil
	}
	d.in(s.first, func() error { return d.check(s) })
	return nil
}

// otherLine is the line to which a person is sent who stood in the wrong one: another one that somebody serves now.
func (d *day) otherLine(line string) string {
	for _, k := range d.desks {
		for _, l := range d.hall.Setup().Lines {
			if k.open && k.serves[l.ID] && l.ID != line {
				return l.ID
			}
		}
	}
	return ""
}

// transfer sends the person on: mostly to one colleague of the same line, otherwise to another line.
func (d *day) transfer(s *service, line string) error {
	to := queue.Transfer{Line: d.otherLine(line), Why: d.say(WhyLine)}
	if d.chance(65) {
		for _, k := range d.desks {
			if k != s.k && k.open && k.leaving == "" && k.serves[line] {
				to = queue.Transfer{Window: k.id, Back: d.more.IntN(3) == 0, Why: d.say(WhyLine)}
				break
			}
		}
	}
	if to.Line == "" && to.Window == "" { // everybody else has just left
		d.in(s.first, func() error { return d.check(s) })
		return nil
	}
	visit, err := d.hall.Move(d.ctx, s.k.act(), s.v.ticket, to)
	if err != nil {
		return err
	}
	d.report.Moved++
	s.v.place, s.v.bound = placeHall, to.Window
	d.wake(visit.Ticket)
	return d.free(s.k)
}

// check looks at the papers of the next errand.
func (d *day) check(s *service) error {
	if len(s.todo) == 0 {
		return d.finishVisit(s)
	}
	e := s.todo[0]
	_, verdict, err := d.hall.Check(d.ctx, s.k.act(), e.id, e.brought)
	if err != nil {
		return err
	}
	if s.v.hold {
		s.v.hold = false
		return d.hold(s)
	}
	wait := s.rest
	if !verdict.Accepts() {
		wait /= 2
	}
	d.in(wait, func() error { return d.decide(s, e, verdict, true) })
	return nil
}

// hold sends the person to fill in a form; the window goes on with the next one meanwhile.
func (d *day) hold(s *service) error {
	if _, err := d.hall.Hold(d.ctx, s.k.act(), s.v.ticket, d.say(WhyForm)); err != nil {
		return err
	}
	d.report.Held++
	s.v.place, s.v.bound = placeBench, s.k.id
	s.k.benches++
	d.in(d.between(3*time.Minute, 8*time.Minute), func() error {
		s.k.back = append(s.k.back, s)
		if s.k.idle {
			s.k.idle = false
			return d.next(s.k)
		}
		return nil
	})
	return d.free(s.k)
}

func (d *day) resume(s *service) error {
	if _, err := d.hall.Resume(d.ctx, s.k.act(), s.v.ticket); err != nil {
		return err
	}
	d.report.Resumed++
	s.k.benches--
	s.k.busy, s.v.place, s.v.bound = true, placeDesk, ""
	d.in(s.rest/3, func() error { return d.check(s) })
	return nil
}

// decide takes the decision that the check calls for: the same as the counter's one next button.
func (d *day) decide(s *service, e errand, v catalog.Verdict, first bool) error {
	act := s.k.act()
	switch {
	case v.Accepts():
		return d.accept(s, e)
	case v.Outcome == catalog.CorrectOnTheSpot && first:
		_, again, err := d.hall.Check(d.ctx, act, e.id, e.fixed)
		if err != nil {
			return err
		}
		d.in(d.between(time.Minute, 3*time.Minute), func() error { return d.decide(s, e, again, false) })
		return nil
	case v.Outcome == catalog.Correct:
		if _, err := d.hall.Notify(d.ctx, act, e.id); err != nil {
			return err
		}
		d.report.Notices++
		s.note(e)
	case v.Outcome == catalog.Refuse:
		why := d.say(WhyNotOurs)
		if len(v.Refused) > 0 {
			why = v.Refused[0].Reason.ZH
		}
		if why == "" {
			why = WhyNotOurs
		}
		if _, err := d.hall.Refuse(d.ctx, act, e.id, why); err != nil {
			return err
		}
		d.report.Refused++
	default: // the person cannot say which situation it is
		if _, err := d.hall.Withdraw(d.ctx, act, e.id, d.say(WhyUnsure)); err != nil {
			return err
		}
		d.report.Withdrawn++
	}
	return d.goOn(s)
}

// goOn takes up the next errand, or one that the person remembers now, or ends the visit.
func (d *day) goOn(s *service) error {
	s.todo = s.todo[1:]
	if s.v.extra && len(s.todo) == 0 {
		s.v.extra = false
		if err := d.addErrand(s); err != nil {
			return err
		}
	}
	if len(s.todo) > 0 {
		d.in(s.first, func() error { return d.check(s) })
		return nil
	}
	d.in(d.between(10*time.Second, 50*time.Second), func() error { return d.finishVisit(s) })
	return nil
}

// addErrand opens one more case on the ticket: an item of the same department.
func (d *day) addErrand(s *service) error {
	if len(s.v.errands) == 0 {
		return nil
	}
	mine := map[string]bool{}
	for _, e := range s.v.errands {
		mine[e.item.ID] = true
	}
	for _, it := range d.hall.Catalog().Of(s.v.errands[0].item.Department.ZH) {
		if mine[it.ID] {
			continue
		}
		c, err := d.hall.AddCase(d.ctx, s.k.act(), s.v.ticket, it.ID)
		if err != nil {
			return err
		}
		d.report.Cases++
		draw := crowd{rng: d.rng, day: d.spans[0].Start}
		e := draw.errand(it)
		e.id = c.ID
		s.v.errands = append(s.v.errands, e)
		s.todo = append(s.todo, e)
		return nil
	}
	return nil
}

func (d *day) finishVisit(s *service) error {
	visit, err := d.hall.Finish(d.ctx, s.k.act(), s.v.ticket)
	if err != nil {
		return err
	}
	if visit.Ticket.State == queue.Waiting { // the window that sent the person wants to see the result
		d.report.SentBack++
		s.v.place, s.v.bound = placeHall, visit.Ticket.Window
		s.v.settled = true
		d.wake(visit.Ticket)
		return d.free(s.k)
	}
	d.report.Served++
	s.v.place = placeOut
	d.leaves(s.v)
	return d.free(s.k)
}

// note remembers that an errand got a notice.
func (s *service) note(e errand) {
	for i := range s.v.errands {
		if s.v.errands[i].id == e.id {
			s.v.errands[i].noticed = true
		}
	}
}
