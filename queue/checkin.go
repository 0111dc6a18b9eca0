package queue

import (
	"context"
	"time"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// CheckIn turns an appointment into a ticket on its day (签到). A second scan gives the same ticket. Where its day became
// a day off after it was booked, it is good at the same hour of the next day on which its line works.
// Faults: those of Booking and Issue; CodeBookingOver, CodeBookingEarly, CodeBookingDropped, CodeBookingRetired.
func (h *Hall) CheckIn(ctx context.Context, a Act, text string) (Visit, error) {
	b, err := h.Booking(ctx, text)
	if err != nil {
		return Visit{}, err
	}
	from := h.honoured(b)
	day := h.Setup().Calendar.Day(from)
	switch {
	case b.Moved != "": // the old paper is as good as the new one
		return h.CheckIn(ctx, a, b.Moved)
	case b.Dropped:
		return Visit{}, fault.New(CodeBookingDropped, nil)
	case b.Ticket != 0:
		return h.Visit(ctx, b.Ticket)
	case day < h.Today():
		return Visit{}, fault.New(CodeBookingOver, fault.Args{"day": day})
	case day > h.Today():
		return Visit{}, fault.New(CodeBookingEarly, fault.Args{"day": day})
	}
	v, err := h.Issue(ctx, IssueRequest{Key: b.key(), Items: b.Items, Priority: b.Priority, At: a.Window, Appointment: from,
		booked: true})
	if fault.Has(err, catalog.CodeUnknownItem) {
		err = fault.Wrap(err, CodeBookingRetired, nil)
	}
	return v, err
}

// honoured is when an appointment is good: its hour, on the first day from its own on that its line works.
func (h *Hall) honoured(b Booking) time.Time {
	cal := h.Setup().hoursOf(b.Line)
	for i := range mostDays {
		if at := b.From.AddDate(0, 0, i); len(cal.Spans(cal.Day(at))) > 0 {
			return at
		}
	}
	return b.From
}
