package queue

import (
	"strconv"
	"strings"
	"time"
)

// Booked is an appointment as the journal tells of it: without the digits of its code that let somebody sign in.
type Booked struct {
	Seq      int64 // of the row that booked it; the beginning of its code
	Line     string
	Items    []string
	Priority Priority
	From     time.Time // beginning of the slot, in the hall's zone
}

// Booked reads an appointment out of its journal row; false for any other row.
func (h *Hall) Booked(c Change) (Booked, bool) {
	if c.Kind != EvBook {
		return Booked{}, false
	}
	words := strings.Fields(c.Why)
	from, err := time.Parse(time.RFC3339, c.To)
	if err != nil || len(words) < 3 {
		return Booked{}, false
	}
	return Booked{Seq: c.Seq, Line: words[1], Items: words[2:], Priority: Priority(c.From), From: h.local(from)}, true
}

// DroppedBooking is the row that booked what a journal row gives back; false for any other row.
func DroppedBooking(c Change) (seq int64, ok bool) {
	if c.Kind != EvBookDrop {
		return 0, false
	}
	seq, err := strconv.ParseInt(c.Why, 10, 64)
	return seq, err == nil
}

// DaySlots are all slots of a line's day, also those that are over, without what is taken; none for an unknown line.
func (h *Hall) DaySlots(line, day string) []Slot {
	l, ok := h.Setup().Line(line)
	if !ok {
		return nil
	}
	most, long := h.slotCap(l), h.slotLength()
	var out []Slot
	for _, span := range h.Setup().hoursOf(l.ID).Spans(day) {
		for at := span.Start; !at.Add(long).After(span.End); at = at.Add(long) {
			if l.open(at.Sub(h.midnight(at))) {
				out = append(out, Slot{From: h.local(at), To: h.local(at.Add(long)), Cap: most})
			}
		}
	}
	return out
}
