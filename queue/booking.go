package queue

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue/workday"
)

// Faults of appointments; the args are named after each.
const (
	CodeNoSlot         fault.Code = "queue.no_slot"         // line (text)
	CodeNotThatDay     fault.Code = "queue.not_that_day"    // item (text), day, next: YYYY-MM-DD
	CodeSlotFull       fault.Code = "queue.slot_full"       // line (text), time
	CodeUnknownBooking fault.Code = "queue.unknown_booking" // none
	CodeBookingOver    fault.Code = "queue.booking_over"    // day
	CodeBookingEarly   fault.Code = "queue.booking_early"   // day
	CodeBookingDropped fault.Code = "queue.booking_dropped" // none
	CodeBookedTwice    fault.Code = "queue.booked_twice"    // item, day, time
	CodeBookingRetired fault.Code = "queue.booking_retired" // none: its item is no longer offered
)

// Verbs of appointments.
const (
	VerbBook     Verb = "book"
	VerbDropBook Verb = "drop_book"
)

// defaultSlot and defaultDays are the rules of a hall that has none of its own (Rules.AppointmentSlot, AppointmentDays).
// No source fixes either: our default. mostDays is as far ahead as a hall may let people book.
const (
	defaultSlot = 30 * time.Minute
	defaultDays = 5
	mostDays    = 30
)

// slotLength is how long a slot is.
func (h *Hall) slotLength() time.Duration {
	if d := h.Setup().Rules.AppointmentSlot; d > 0 {
		return d
	}
	return defaultSlot
}

// bookDays is how many working days may be booked, today included.
func (h *Hall) bookDays() int {
	if n := h.Setup().Rules.AppointmentDays; n > 0 {
		return min(n, mostDays)
	}
	return defaultDays
}

// Slot is a piece of a day that a line's visitors may book.
type Slot struct {
	From, To time.Time
	Cap      int // people who may book it
	Taken    int // people who did
}

// Free is how many may still book the slot.
func (s Slot) Free() int { return max(s.Cap-s.Taken, 0) }

// BookRequest asks for an appointment (预约). The line is that of the first item.
type BookRequest struct {
	Key      string // idempotency key of this press
	Items    []string
	Priority Priority
	From     time.Time // beginning of the slot
	At       string    // the kiosk's name, for the journal
	Person   string    // keyed hash of the identity number, as of Issue; empty: not known, and nothing is compared
	Instead  string    // code or QR text of the appointment that this one takes the place of (改约); empty: none
}

// Booking is an appointment. Only its code is given out; what it says is in the journal.
type Booking struct {
	Code     string // what is typed, and the end of what the QR carries
	Line     string
	Items    []string
	Priority Priority
	From     time.Time // in the hall's zone
	Dropped  bool      // cancelled, or moved
	Moved    string    // code of the appointment that took its place; empty: none did
	Ticket   int64     // the ticket that it became; 0: nobody has signed in yet
}

// BookingDays are the days that can be booked, YYYY-MM-DD: the next working days of the first item's line, today first
// while it has time left. Of items that are accepted on some days only, those on which all of them are.
func (h *Hall) BookingDays(items ...string) []string {
	cal := h.Setup().Calendar
	if len(items) > 0 {
		if it, err := h.Catalog().Item(items[0]); err == nil {
			cal = h.Setup().CalendarOf(it)
		}
	}
	days := h.workingDays(cal)
	return slices.DeleteFunc(days, func(day string) bool {
		return slices.ContainsFunc(items, func(id string) bool {
			it, err := h.Catalog().Item(id)
			return err == nil && notThatDay(it, day) != nil
		})
	})
}

// notThatDay is the fault of an item that its calendar does not accept on a day.
func notThatDay(it *catalog.Item, day string) error {
	next, ok := it.NextDay(day)
	if !ok || next == day {
		return nil
	}
	return fault.New(CodeNotThatDay, fault.Args{"item": it.Name, "day": day, "next": next})
}

// workingDays are the days that can be booked for an item that is accepted on all of them.
func (h *Hall) workingDays(cal *workday.Calendar) []string {
	now, most, long := h.Now(), h.bookDays(), h.slotLength()
	var out []string
	for i := range 2*most + 2*7 { // weekends, and a week of holidays with what surrounds it
		day := cal.Day(now.AddDate(0, 0, i))
		spans := cal.Spans(day)
		if n := len(spans); n > 0 && now.Add(long).Before(spans[n-1].End) {
			out = append(out, day)
		}
		if len(out) == most {
			break
		}
	}
	return out
}

// Slots are the slots of a line on a day that can still be reached in time, with what is taken.
func (h *Hall) Slots(ctx context.Context, line, day string) ([]Slot, error) {
	l, ok := h.Setup().Line(line)
	if !ok {
		return nil, fault.New(CodeUnknownLine, fault.Args{"line": line})
	}
	out := h.slots(l, day)
	if len(out) == 0 {
		return nil, nil
	}
	err := h.store.InTx(ctx, func(tx Tx) error { // counters belong to writers
		for i := range out {
			n, err := tx.Raise(day, slotName(line, out[i].From), 0, 0)
			if err != nil {
				return err
			}
			out[i].Taken = int(n)
		}
		return nil
	})
	return out, err
}

// slots are the slots of a line's day without what is taken.
func (h *Hall) slots(l Line, day string) []Slot {
	now, cal := h.Now(), h.Setup().hoursOf(l.ID)
	most, long := h.slotCap(l), h.slotLength()
	if !slices.Contains(h.workingDays(cal), day) {
		return nil
	}
	var out []Slot
	for _, span := range cal.Spans(day) {
		for at := span.Start; !at.Add(long).After(span.End); at = at.Add(long) {
			if at.After(now) && l.open(at.Sub(h.midnight(at))) {
				out = append(out, Slot{From: h.local(at), To: h.local(at.Add(long)), Cap: most})
			}
		}
	}
	return out
}

// slotCap is how many may book a slot: half of what the line's windows serve in that time, one at least. The other half
// is for people who come without an appointment. Our default.
func (h *Hall) slotCap(l Line) int {
	windows := 0.0
	for _, w := range h.Setup().Windows {
		if slices.Contains(w.Lines, l.ID) {
			windows += 1 / float64(len(w.Lines))
		}
	}
	return max(int(windows*h.slotLength().Minutes()/float64(max(l.Service, 1))/2), 1)
}

// slotName names the counter of a slot.
func slotName(line string, from time.Time) string { return "book/" + line + from.Format("/1504") }

// Book books a slot (预约). A repeated press gives the same appointment.
// With Instead the other one is given back in the same breath: whoever moves an appointment never has two, or none.
// Faults: those of Issue about items and class; CodeNotThatDay, CodeNoSlot, CodeSlotFull, CodeBookedTwice; of Instead
// those of DropBooking and CodeBookingDropped.
func (h *Hall) Book(ctx context.Context, r BookRequest) (Booking, error) {
	items, line, err := h.requested(IssueRequest{Items: r.Items, Priority: r.Priority})
	if err != nil {
		return Booking{}, err
	}
	from := h.local(r.From)
	day := h.Setup().Calendar.Day(from)
	for _, it := range items {
		if err := notThatDay(it, day); err != nil {
			return Booking{}, err
		}
	}
	i := slices.IndexFunc(h.slots(line, day), func(s Slot) bool { return s.From.Equal(from) })
	if i < 0 {
		return Booking{}, fault.New(CodeNoSlot, fault.Args{"line": line.Name})
	}
	secret, err := h.bookSecret()
	if err != nil {
		return Booking{}, err
	}
	code := ""
	err = h.do(ctx, Act{Key: r.Key, Window: r.At}, VerbBook, func(s *step) (Deed, error) {
		old, err := s.instead(r.Instead)
		if err != nil {
			return Deed{}, err
		}
		places, err := s.bookedOnce(r, old.Code)
		if err != nil {
			return Deed{}, err
		}
		n, err := s.Raise(day, slotName(line.ID, from), 0, 1)
		if err != nil {
			return Deed{}, err
		}
		if most := h.slotCap(line); int(n) > most {
			return Deed{}, fault.New(CodeSlotFull, fault.Args{"line": line.Name, "time": from.Format("15:04")})
		}
		s.log(EvBook, string(r.Priority), from.UTC().Format(time.RFC3339), bookWords(secret, line.ID, r.Items), nil, nil, nil)
		row := s.rows[len(s.rows)-1]
		if err := s.flush(); err != nil { // its number is part of the code
			return Deed{}, err
		}
		s.rows = nil
		code = bookCode(row.Seq, secret)
		if old.Code != "" {
			// Until both days are over: the old code is never good again by itself.
			until := max(day, h.Setup().Calendar.Day(old.From))
			if err := s.Remember(old.key(), Deed{Verb: VerbDropBook, Day: until, Window: code}); err != nil {
				return Deed{}, err
			}
		}
		for _, place := range places {
			if err := s.Remember(place, Deed{Verb: VerbBook, Day: day, Window: code}); err != nil {
				return Deed{}, err
			}
		}
		return Deed{Window: code}, nil
	})
	if known := (errKnown{}); errors.As(err, &known) {
		return h.Booking(ctx, known.deed.Window)
	}
	if err != nil {
		return Booking{}, err
	}
	return Booking{Code: code, Line: line.ID, Items: slices.Clone(r.Items), Priority: r.Priority, From: from}, nil
}

// A code is the number of the journal row and eight random digits, so that it can be typed on the digits of a kiosk and
// not be guessed there.
const (
	secretDigits = 8
	mostDigits   = 16
)

func bookCode(seq int64, secret string) string { return strconv.FormatInt(seq, 10) + secret }

// bookSecret are the random digits of a code.
func (h *Hall) bookSecret() (string, error) {
	var b [8]byte
	if _, err := io.ReadFull(h.rand, b[:]); err != nil {
		return "", fmt.Errorf("queue: random code: %w", err)
	}
	return fmt.Sprintf("%0*d", secretDigits, binary.BigEndian.Uint64(b[:])%1e8), nil
}

func bookWords(secret, line string, items []string) string {
	return strings.Join(append([]string{secret, line}, items...), " ")
}

// bookPrefix names the format of a booking's QR text.
const bookPrefix = "OV1B:"

// BookPath is where the phone page shows an appointment, before its code.
const BookPath = "/b/"

// BookingText is what a booking's QR carries: "OV1B:<HALL>:<CODE>", or its address on the hall's phone page.
func BookingText(setup *Setup, code string) string {
	if setup.Page != "" {
		return setup.Page + BookPath + code
	}
	return bookPrefix + qrHall(setup.ID) + ":" + code
}

// readBookCode finds the code in what a scanner or a keyboard sent.
func readBookCode(setup *Setup, text string) (seq int64, secret string, err error) {
	s := plain(text)
	if len(s) > longestScan {
		return 0, "", fault.New(CodeUnknownBooking, nil)
	}
	if rest, ok := strings.CutPrefix(s, bookPrefix); ok {
		hall, code, _ := strings.Cut(rest, ":")
		if hall != qrHall(setup.ID) {
			return 0, "", fault.New(CodeOtherHall, fault.Args{"hall": hall})
		}
		s = code
	}
	if strings.HasPrefix(s, "HTTP://") || strings.HasPrefix(s, "HTTPS://") {
		_, s, _ = strings.Cut(s, strings.ToUpper(BookPath))
		s, _, _ = strings.Cut(s, "?")
	}
	s = strings.NewReplacer(" ", "", "-", "").Replace(s)
	if len(s) <= secretDigits || len(s) > mostDigits || strings.Trim(s, "0123456789") != "" {
		return 0, "", fault.New(CodeUnknownBooking, nil)
	}
	seq, err = strconv.ParseInt(s[:len(s)-secretDigits], 10, 64)
	if err != nil || seq < 1 {
		return 0, "", fault.New(CodeUnknownBooking, nil)
	}
	return seq, s[len(s)-secretDigits:], nil
}

// IsBooking reports whether a text is that of a booking and not of a ticket; it need not exist.
func IsBooking(setup *Setup, text string) bool {
	_, _, err := readBookCode(setup, text)
	return err == nil || fault.Has(err, CodeOtherHall)
}

// key is the idempotency key of what becomes of a booking: it is signed in or dropped, once.
func (b Booking) key() string { return "booking " + b.Code }

// DropBooking gives an appointment back; its slot is free again. A repeated press changes nothing.
// Faults: those of Booking; CodeBookingOver once somebody has signed in with it.
func (h *Hall) DropBooking(ctx context.Context, a Act, text string) (Booking, error) {
	b, err := h.Booking(ctx, text)
	if err != nil || b.Dropped {
		return b, err
	}
	day := h.Setup().Calendar.Day(b.From)
	if b.Ticket != 0 || day < h.Today() {
		return b, fault.New(CodeBookingOver, fault.Args{"day": day})
	}
	a.Key = ""
	err = h.do(ctx, a, VerbDropBook, func(s *step) (Deed, error) {
		if d, known, err := s.Recall(b.key()); known || err != nil { // somebody was faster
			if known && d.Verb != VerbDropBook {
				err = fault.New(CodeBookingOver, fault.Args{"day": day})
			}
			return Deed{}, err
		}
		if _, err := s.Raise(day, slotName(b.Line, b.From), 0, -1); err != nil {
			return Deed{}, err
		}
		s.log(EvBookDrop, "", "", b.Code[:len(b.Code)-secretDigits], nil, nil, nil)
		return Deed{}, s.Remember(b.key(), Deed{Verb: VerbDropBook, Day: day})
	})
	b.Dropped = err == nil
	return b, err
}
