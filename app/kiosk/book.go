package kiosk

import (
	"context"
	"time"

	"onevisit/catalog/fault"
	"onevisit/queue"
)

// toBook shows the days and half hours that can be booked.
func (p *presenter) toBook() {
	days := p.bookingDays()
	if len(days) == 0 {
		p.s.banner = Banner{Title: p.t("book.none"), Detail: p.t("find.ask")}
		return
	}
	if p.s.page != PageBooked { // an appointment that is moved came from elsewhere
		p.s.from = p.s.page
	}
	p.slotsOf(days[0], func() {
		p.turnTo(PageBook)
		p.s.key = newKey()
	})
}

// toMove shows the times again for the appointment on the screen.
func (p *presenter) toMove() {
	if b := p.s.booked; b == nil || b.Dropped {
		return
	}
	p.s.moving = true
	p.toBook()
	p.s.moving = p.s.working != DoNothing || p.s.page == PageBook // not if there is no day to move it to
}

// bookItems are the items that an appointment is for: those chosen, or of the one that is moved.
func (p *presenter) bookItems() []string {
	if p.s.moving {
		return p.s.booked.Items
	}
	var out []string
	for _, d := range p.s.drafts() {
		out = append(out, d.item.ID)
	}
	return out
}

// bookingDays are the days on which they can be booked.
func (p *presenter) bookingDays() []string { return p.hall.BookingDays(p.bookItems()...) }

// bookLine is the line that an appointment is for.
func (p *presenter) bookLine() (queue.Line, bool) {
	items := p.bookItems()
	if len(items) == 0 {
		return queue.Line{}, false
	}
	it, err := p.hall.Catalog().Item(items[0])
	if err != nil {
		return queue.Line{}, false
	}
	return p.hall.Setup().LineOf(it)
}

// slotsOf asks the hall what a day has left.
func (p *presenter) slotsOf(day string, then func()) {
	line, ok := p.bookLine()
	if !ok {
		return
	}
	p.ask(DoDay, func(ctx context.Context) (func(), error) {
		slots, err := p.hall.Slots(ctx, line.ID, day)
		return func() {
			p.s.day, p.s.slots, p.s.slot, p.s.at = day, slots, time.Time{}, 0
			then()
		}, err
	})
}

func (p *presenter) onBook(x Press) {
	switch x.Do {
	case DoDay:
		p.slotsOf(x.ID, func() {})
	case DoSlot:
		for _, s := range p.s.slots {
			if s.From.Format(time.RFC3339) == x.ID && s.Free() > 0 {
				p.s.slot = s.From
			}
		}
	case DoPage:
		p.s.at = x.N
	case DoBook:
		p.book()
	default: // not a command of this page
	}
}

// onBooked gives an appointment back or moves it. One tap beside another button gives nothing back: that is asked again.
func (p *presenter) onBooked(x Press) {
	switch x.Do {
	case DoDrop:
		if !p.s.dropping {
			p.s.dropping = true
			return
		}
		p.dropBooking()
	case DoOK:
		p.s.dropping = false
	case DoBook:
		p.toMove()
	default: // not a command of this page
	}
}

// book books what was chosen, or moves the appointment there. Who comes is asked first, if this kiosk asks: one
// appointment for a person and an item. Whoever rather says nothing is not compared. If somebody was faster, the times are
// shown anew.
func (p *presenter) book() {
	s := &p.s
	if s.slot.IsZero() || s.key == "" {
		return
	}
	if p.p.Identify != nil && s.person.hash == "" && !s.moving && s.page == PageBook {
		p.turnTo(PagePerson)
		s.booking = true
		return
	}
	r := queue.BookRequest{Key: s.key, Priority: s.priority, From: s.slot, At: p.p.Name, Person: s.person.hash, Items: p.bookItems()}
	if s.moving {
		r.Priority, r.Instead = s.booked.Priority, s.booked.Code
	}
	p.turnTo(PageBook)
	day := s.day
	p.ask(DoBook, func(ctx context.Context) (func(), error) {
		b, err := p.hall.Book(ctx, r)
		if fault.Has(err, queue.CodeSlotFull) || fault.Has(err, queue.CodeNoSlot) {
			said := err
			return func() {
				p.s.key = newKey()
				p.slotsOf(day, func() { p.fail(DoEnter, said) })
			}, nil
		}
		if fault.Has(err, queue.CodeBookedTwice) {
			said := err
			return func() { p.s.banner = Banner{Title: p.words.Error(said), Detail: p.t("book.twice")} }, nil
		}
		return func() {
			p.s.booked, p.s.key = &b, ""
			p.turnTo(PageBooked)
			p.printBooking(b)
		}, err
	})
}

func (p *presenter) printBooking(b queue.Booking) {
	p.print(func(ctx context.Context) error {
		_, err := p.p.Paper.Booking(ctx, b)
		return err
	})
}

// lookupBooking signs in with an appointment on its day, and else shows it.
func (p *presenter) lookupBooking(text string) {
	a := p.act()
	p.ask(DoEnter, func(ctx context.Context) (func(), error) {
		b, err := p.hall.Booking(ctx, text)
		if err == nil && b.Moved != "" { // the old paper is as good as the new one
			b, err = p.hall.Booking(ctx, b.Moved)
		}
		if err != nil {
			return nil, err
		}
		if b.From.Format(time.DateOnly) > p.hall.Today() && !b.Dropped {
			return func() {
				p.s.booked, p.s.paper = &b, paperNone
				p.turnTo(PageBooked)
			}, nil
		}
		v, err := p.hall.CheckIn(ctx, a, text)
		if err != nil {
			return nil, err
		}
		if b.Ticket == 0 {
			return func() {
				p.s.wait = p.live.WaitOf(v.Ticket.ID)
				p.given(v)
			}, nil
		}
		why, err := p.hall.Why(ctx, v.Ticket.ID)
		return func() {
			p.s.found = &lookup{visit: v, reason: why, code: true}
			p.cameFrom()
			p.turnTo(PageProgress)
		}, err
	})
}

// dropBooking gives the appointment on the screen back.
func (p *presenter) dropBooking() {
	b := p.s.booked
	if b == nil || b.Dropped {
		return
	}
	a, code := p.act(), b.Code
	p.ask(DoDrop, func(ctx context.Context) (func(), error) {
		now, err := p.hall.DropBooking(ctx, a, code)
		return func() { p.s.booked, p.s.dropping = &now, false }, err
	})
}
