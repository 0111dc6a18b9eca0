package queue

import (
	"math"
	"time"
)

// place gives a new ticket its key and, for one that is there for a booked hour, its class. Nobody is put in line before
// the latest arrival of the day (latest, Unix milliseconds), whatever the clock does.
func (s *step) place(t *Ticket, latest int64) error {
	r := s.h.Setup().Rules
	hour, booked := int64(0), false
	if !t.Appointment.IsZero() {
		early, late := t.Appointment.Add(-r.AppointmentEarly), t.Appointment.Add(r.AppointmentLate)
		booked = !t.Arrived.Before(early) && !t.Arrived.After(late)
		hour = t.Appointment.UnixMilli() - r.HeadStart[PriorityAppointment].Milliseconds()
		switch {
		case booked && t.Priority == PriorityNormal:
			t.Priority = PriorityAppointment
		case !booked && t.Priority == PriorityAppointment:
			t.Priority = PriorityNormal
		}
	}
	var err error
	switch {
	case t.Priority == PriorityNormal, booked && t.Priority == PriorityAppointment:
		t.Key = latest
	case r.Order == OrderRatio:
		t.Key, err = s.ratioKey(*t, latest)
	default:
		t.Key = latest - r.HeadStart[t.Priority].Milliseconds()
	}
	if booked { // its hour, and never a worse place than somebody has who did not book
		t.Key = min(t.Key, hour)
	}
	return err
}

// ratioKey places one of a priority class behind the last one of its lane and Ratio others, or at the end where there
// are fewer. So at most one of every Ratio+1 people called belongs to a class, and nobody is overtaken more often than
// people stand before.
func (s *step) ratioKey(t Ticket, latest int64) (int64, error) {
	n := max(s.h.Setup().Rules.Ratio, 1)
	name := "ratio/" + t.Lane()
	last, err := s.Raise(t.Day, name, 0, 0)
	if err != nil {
		return 0, err
	}
	t.Key, t.ID = last, math.MaxInt64 // behind everybody of that key
	behind, err := s.Behind(t, n+slack)
	if err != nil {
		return 0, err
	}
	key := max(latest, last)
	for i := n - 1; i < len(behind)-1; i++ {
		if k, ok := between(behind[i], behind[i+1], math.MaxInt64); ok {
			key = k
			break
		}
	}
	_, err = s.Raise(t.Day, name, key, 0)
	return key, err
}

// slack is how many more neighbours are looked at in case the first have no room between them.
const slack = 16

// restoreKey finds the key of a no-show who comes back: where the rules say, but not before its own old place. A booked
// hour that is past by more than the grace counts no more.
func (s *step) restoreKey(t Ticket, late bool) (int64, error) {
	r := s.h.Setup().Rules
	own := t.Key
	if !t.Appointment.IsZero() && s.now.After(t.Appointment.Add(r.AppointmentLate)) {
		own = max(own, t.Arrived.UnixMilli())
	}
	switch {
	case late || r.RestorePlace == PlaceEnd:
		b, err := s.Arrive(t.Day, s.now.UnixMilli())
		return max(own, b.Latest), err
	case r.RestorePlace == PlaceFront || r.RestoreAfter <= 0:
		return own, nil
	}
	t.Window = ""
	front, err := s.Front(t.Day, t.Lane(), r.RestoreAfter+slack)
	if err != nil || len(front) == 0 {
		return own, err
	}
	return max(own, behindFew(front, r.RestoreAfter, t.ID)), nil
}

// behindFew finds the key that puts id behind the first n of those at the front. It lies between its neighbours'; where
// they are too close, further back.
func behindFew(front []Ticket, n int, id int64) int64 {
	last := len(front) - 1
	for i := n - 1; i < last; i++ {
		if k, ok := between(front[i], front[i+1], id); ok {
			return k
		}
	}
	return front[last].Key + 1
}

// between finds a key that puts id after a and before b in the order (Key, ID).
func between(a, b Ticket, id int64) (int64, bool) {
	before := func(k1, id1, k2, id2 int64) bool { return k1 < k2 || k1 == k2 && id1 < id2 }
	for _, k := range []int64{a.Key + (b.Key-a.Key)/2, a.Key, b.Key} {
		if before(a.Key, a.ID, k, id) && before(k, id, b.Key, b.ID) {
			return k, true
		}
	}
	return 0, false
}

// midnight is the start of a moment's day in the hall's zone.
func (h *Hall) midnight(t time.Time) time.Time {
	t = t.In(h.Setup().Calendar.Location())
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}
