package phone

import (
	"net/http"
	"net/url"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// booking shows an appointment: when, for what, what to bring, and how to sign in.
func (s *site) booking(rw http.ResponseWriter, r *http.Request) {
	code := r.PathValue("code")
	b, err := s.Hall.Booking(r.Context(), code)
	switch {
	case len(code) > maxToken, fault.Has(err, queue.CodeUnknownBooking), fault.Has(err, queue.CodeOtherHall):
		s.say(rw, r, http.StatusNotFound, "no_booking")
	case err != nil:
		if r.Context().Err() == nil { // nobody left
			s.Log.Error("phone page: booking", "err", err)
		}
		s.say(rw, r, http.StatusServiceUnavailable, "failed")
	default:
		s.write(rw, r, http.StatusOK, s.bookingPage(s.wordsOf(r), b))
	}
}

// bookingPage is the page of an appointment.
func (s *site) bookingPage(w *lang.Words, b queue.Booking) page {
	p := s.blank(w)
	p.Label = b.From.Format("15:04")
	day := b.From.Format("2006-01-02")
	switch {
	case b.Dropped:
		p.Head = w.T("phone.booking.dropped")
	case b.Ticket != 0:
		p.Head = w.T("phone.booking.used")
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
