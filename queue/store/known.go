package store

import "onevisit/queue"

// known is what the writer of a file remembers of rows that nearly every act reads and few change: the day, the counters,
// the windows, and in which lanes nobody waits. It holds as long as no other connection has written, which the engine tells, and nothing is remembered of
// an act that failed. Where acts come from many machines there is none: its methods then know nothing.
type known struct {
	by       *session
	version  int64 // PRAGMA data_version, which counts for each connection by itself
	days     map[string]queue.BusinessDay
	counters map[counter]int64
	windows  map[string]queue.Window
	empty    map[place]bool
}

type (
	counter struct{ scope, name string }
	place   struct{ day, lane string }
)

// check forgets everything if somebody else has written. It is asked inside a transaction that is alone with the queue.
func (k *known) check(s *session) error {
	var now int64
	_, err := s.one("PRAGMA data_version", nil, &now)
	if err != nil || now != k.version || s != k.by {
		k.forget()
	}
	k.by, k.version = s, now
	return err
}

func (k *known) forget() {
	k.days, k.counters, k.windows = map[string]queue.BusinessDay{}, map[counter]int64{}, map[string]queue.Window{}
	k.empty = map[place]bool{}
}

func (k *known) day(day string) (b queue.BusinessDay, ok bool) {
	if k != nil {
		b, ok = k.days[day]
	}
	return b, ok
}

func (k *known) keepDay(b queue.BusinessDay) {
	if k != nil {
		k.days[b.Day] = b
	}
}

func (k *known) forgetDay(day string) {
	if k != nil {
		delete(k.days, day)
	}
}

func (k *known) count(scope, name string) (n int64, ok bool) {
	if k != nil {
		n, ok = k.counters[counter{scope, name}]
	}
	return n, ok
}

func (k *known) keepCount(scope, name string, n int64) {
	if k != nil {
		k.counters[counter{scope, name}] = n
	}
}

func (k *known) window(id string) (w queue.Window, ok bool) {
	if k != nil {
		w, ok = k.windows[id]
	}
	return w, ok
}

func (k *known) keepWindow(w queue.Window) {
	if k != nil {
		k.windows[w.ID] = w
	}
}

// isEmpty reports that nobody waits in a lane of a day; false where it is not known.
func (k *known) isEmpty(day, lane string) bool { return k != nil && k.empty[place{day, lane}] }

func (k *known) keepEmpty(day, lane string) {
	if k != nil {
		k.empty[place{day, lane}] = true
	}
}

// wrote notes that a ticket was written, which may wait now.
func (k *known) wrote(t queue.Ticket) {
	if k != nil {
		delete(k.empty, place{t.Day, t.Lane()})
	}
}
