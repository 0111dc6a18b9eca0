package phone

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// mostMoves bounds how often an appointment is followed to where it was moved.
const mostMoves = 50

// booking shows an appointment: when, for what, what to bring, and how to sign in. The address of one that was moved
// shows where it was moved to: the paper at home still names the old one. After signing in it shows the number.
func (s *site) booking(rw http.ResponseWriter, r *http.Request) {
	code := r.PathValue("code")
	b, was, err := s.latest(r.Context(), code)
	var v queue.Visit
	if err == nil && b.Ticket != 0 {
		v, err = s.Hall.Visit(r.Context(), b.Ticket)
	}
	switch {
	case len(code) > maxToken, fault.Has(err, queue.CodeUnknownBooking), fault.Has(err, queue.CodeOtherHall):
		s.say(rw, r, http.StatusNotFound, "no_booking")
	case err != nil:
		if r.Context().Err() == nil { // nobody left
			s.Log.Error("phone page: booking", "err", err)
		}
		s.say(rw, r, http.StatusServiceUnavailable, "failed")
	case b.Ticket != 0:
		p := s.visitPage(s.wordsOf(r), v)
		p.Cases = nil // what a window said stays behind the ticket's own address, which nobody can guess
		s.write(rw, r, http.StatusOK, p)
	default:
		p := s.bookingPage(s.wordsOf(r), b)
		if !was.IsZero() {
			p.Note = s.wordsOf(r).T("phone.booking.moved", lang.Args{"date": say.DateLine(s.wordsOf(r), was), "time": was.Format("15:04")})
		}
		s.write(rw, r, http.StatusOK, p)
	}
}

// latest is the appointment that a code stands for now, and for when the code's own was if it was moved.
func (s *site) latest(ctx context.Context, code string) (b queue.Booking, was time.Time, err error) {
	b, err = s.Hall.Booking(ctx, code)
	for i := 0; err == nil && b.Moved != "" && i < mostMoves; i++ {
		if was.IsZero() {
			was = b.From
		}
		b, err = s.Hall.Booking(ctx, b.Moved)
	}
	return b, was, err
}

// bookingPage is the page of an appointment.
func (s *site) bookingPage(w *lang.Words, b queue.Booking) page {
	p := s.blank(w)
	p.Label = b.From.Format("15:04")
	day := b.From.Format("2006-01-02")
	switch {
	case b.Dropped:
		p.Head = w.T("phone.booking.dropped")
	case day < s.Hall.Today():
		p.Head = w.T("phone.booking.over")
	default:
		p.Head, p.More = w.T("phone.booking.head", lang.Args{"date": say.DateLine(w, b.From)}), w.T("phone.booking.more")
	}
	if line, ok := s.Hall.Setup().Line(b.Line); ok {
		p.Rows = append(p.Rows, row{w.T("phone.line"), w.Text(line.Name)})
	}
	p.Rows = append(p.Rows, row{w.T("phone.booking.code"), b.Code})
	for _, id := range b.Items {
		it, err := s.Hall.Catalog().Item(id)
		if err != nil {
			continue
		}
		c := caseRows{Item: w.Text(it.Name), Guide: "../g/" + url.PathEscape(it.ID), GuideName: w.T("phone.guide_link")}
		c.BringLead, c.Bring = bring(w, it, nil)
		p.Cases = append(p.Cases, c)
	}
	return p
}
