package queue

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"onevisit/catalog/fault"
)

// mostRebooked is how often one person may book an item anew after giving it back, until the days that were booked are
// over.
const mostRebooked = 20

// bookedOnce checks that nobody holds two appointments for one item (一人一事一约) and gives the keys under which this one
// is to be remembered, until its day is over. Somebody who is not known is not compared; neither is the appointment with
// the code instead, which this one takes the place of.
func (s *step) bookedOnce(r BookRequest, instead string) (keys []string, err error) {
	if r.Person == "" {
		return nil, nil
	}
	for _, item := range r.Items {
		key, err := s.freeToBook(r.Person, item, instead)
		if err != nil {
			return nil, err
		}
		keys = append(keys, key)
	}
	return keys, nil
}

// freeToBook finds the first key of a person and an item that no appointment has. One that is still to come is a fault;
// one that was given back, kept or missed is not.
func (s *step) freeToBook(person, item, instead string) (string, error) {
	code := ""
	for n := range mostRebooked {
		key := "booked " + person + " " + item + " " + strconv.Itoa(n)
		d, known, err := s.Recall(key)
		if err != nil || !known {
			return key, err
		}
		last, comes, err := s.becameOf(d)
		if err != nil {
			return "", err
		}
		if code = last; comes && code != instead {
			break
		}
	}
	b, err := s.booking(code)
	if err != nil {
		return "", err
	}
	return "", fault.New(CodeBookedTwice, fault.Args{"item": s.h.itemName(item), "day": b.From.Format(time.DateOnly),
		"time": b.From.Format("15:04")})
}

// becameOf follows an appointment over those that took its place to the last one, and tells whether that is still to
// come.
func (s *step) becameOf(d Deed) (code string, comes bool, err error) {
	for {
		code = d.Window
		next, over, err := s.Recall(Booking{Code: code}.key())
		if err != nil {
			return code, false, err
		}
		if !over {
			b, err := s.booking(code)
			return code, s.h.Setup().Calendar.Day(b.From) >= s.day, err
		}
		if next.Verb != VerbDropBook || next.Window == "" {
			return code, false, nil
		}
		d = next
	}
}

// instead gives back the appointment that another one takes the place of; it is remembered as moved once the other has a
// code. Without a text there is none.
func (s *step) instead(text string) (Booking, error) {
	if text == "" {
		return Booking{}, nil
	}
	b, err := s.booking(text)
	if err != nil {
		return b, err
	}
	day := s.h.Setup().Calendar.Day(b.From)
	switch {
	case b.Dropped:
		return b, fault.New(CodeBookingDropped, nil)
	case b.Ticket != 0 || day < s.day:
		return b, fault.New(CodeBookingOver, fault.Args{"day": day})
	}
	if _, err := s.Raise(day, slotName(b.Line, b.From), 0, -1); err != nil {
		return b, err
	}
	s.log(EvBookDrop, "", "", b.Code[:len(b.Code)-secretDigits], nil, nil, nil)
	return b, nil
}

// Booking finds an appointment by its code or QR text. Faults: CodeUnknownBooking, CodeOtherHall.
func (h *Hall) Booking(ctx context.Context, text string) (Booking, error) {
	seq, secret, err := readBookCode(h.Setup(), text)
	if err != nil {
		return Booking{}, err
	}
	var b Booking
	err = h.store.InTx(ctx, func(tx Tx) error {
		b, err = h.step(tx, Act{}).booking(bookCode(seq, secret))
		return err
	})
	return b, err
}

// booking reads an appointment out of the journal, with what has become of it.
func (s *step) booking(code string) (Booking, error) {
	unknown := fault.New(CodeUnknownBooking, nil)
	seq, secret, err := readBookCode(s.h.Setup(), code)
	if err != nil {
		return Booking{}, err
	}
	rows, err := s.Since(seq-1, 1)
	if err != nil {
		return Booking{}, fmt.Errorf("queue: booking: %w", err)
	}
	if len(rows) == 0 || rows[0].Seq != seq || rows[0].Kind != EvBook {
		return Booking{}, unknown
	}
	words := strings.Fields(rows[0].Why)
	from, err := time.Parse(time.RFC3339, rows[0].To)
	if err != nil || len(words) < 3 || words[0] != secret {
		return Booking{}, unknown
	}
	b := Booking{Code: bookCode(seq, secret), Line: words[1], Items: words[2:], Priority: Priority(rows[0].From), From: s.h.local(from)}
	d, known, err := s.Recall(b.key())
	if known {
		b.Dropped, b.Ticket = d.Verb == VerbDropBook, d.Ticket
	}
	if b.Dropped {
		b.Moved = d.Window
	}
	return b, err
}
