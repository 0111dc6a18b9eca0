package oversight

import (
	"time"

	"onevisit/catalog"
	"onevisit/queue"
)

// pausedTooLong is how much office time a window may be paused before it is told; no source fixes it: our default.
const pausedTooLong = 15 * time.Minute

// Params is what a Watch judges by.
type Params struct {
	Setup   *queue.Setup
	Catalog *catalog.Catalog // tells which items are finished on the spot (即办件)
	// Soon reports whether a running case is due soon; the hall's lights know.
	Soon func(c queue.Case, now time.Time) bool
	// Paused is how much office time a window may be paused before it is told; 0 means 15 minutes, our default.
	Paused time.Duration
}

// Watch follows the journal and raises alarms. Begin gives it what stands already, See every change after that, and Tick
// lets time pass. Not safe for concurrent use.
type Watch struct {
	p       Params
	seq     int64
	waiting map[int64]queue.Ticket
	cases   map[int64]queue.Case // whose clocks are on, and those of live visits
	paused  map[string]queue.Window
	raised  map[mark]bool
}

// mark is what was told already: a moved due time or another pause is a new matter.
type mark struct {
	kind   Kind
	id     int64
	window string
	since  int64 // Unix microseconds of the due time or the pause
}

// NewWatch makes a watch that knows of nothing yet.
func NewWatch(p Params) *Watch {
	if p.Paused == 0 {
		p.Paused = pausedTooLong
	}
	return &Watch{p: p, waiting: map[int64]queue.Ticket{}, cases: map[int64]queue.Case{},
		paused: map[string]queue.Window{}, raised: map[mark]bool{}}
}

// Begin takes over what stands as of journal row seq: who waits, the cases in work, the windows. Without it a watch
// starts from an empty journal.
func (w *Watch) Begin(seq int64, waiting []queue.Ticket, cases []queue.Case, windows []queue.Window) {
	w.seq = seq
	for _, t := range waiting {
		w.putTicket(t)
	}
	for _, c := range cases {
		w.putCase(c)
	}
	for _, win := range windows {
		w.putWindow(win)
	}
}

// See takes the next journal row and tells what is wrong with what was done. A row seen before changes nothing.
func (w *Watch) See(c queue.Change) []Alarm {
	if c.Seq <= w.seq {
		return nil
	}
	w.seq = c.Seq
	out := w.judge(c)
	if c.Ticket != nil {
		w.putTicket(*c.Ticket)
	}
	if c.Case != nil {
		w.putCase(*c.Case)
	}
	if c.WindowNow != nil {
		w.putWindow(*c.WindowNow)
	}
	return out
}

func (w *Watch) putTicket(t queue.Ticket) {
	delete(w.waiting, t.ID)
	if t.State == queue.Waiting {
		w.waiting[t.ID] = t
	}
	if t.Live() {
		return
	}
	for id, c := range w.cases { // the visit has ended: only clocks go on
		if c.Ticket == t.ID && !c.Clock.On() {
			w.drop(id)
		}
	}
}

func (w *Watch) putCase(c queue.Case) {
	if c.Clock.On() || c.State == queue.Checking || c.State == queue.Incomplete {
		w.cases[c.ID] = c
		return
	}
	w.drop(c.ID)
}

// drop forgets a case and what was told of it.
func (w *Watch) drop(id int64) {
	delete(w.cases, id)
	for m := range w.raised {
		if m.id == id {
			delete(w.raised, m)
		}
	}
}

func (w *Watch) putWindow(win queue.Window) {
	if win.State == queue.WindowPaused {
		w.paused[win.ID] = win
		return
	}
	delete(w.paused, win.ID)
	for m := range w.raised {
		if m.window == win.ID {
			delete(w.raised, m)
		}
	}
}

// once reports whether a matter is told for the first time.
func (w *Watch) once(m mark) bool {
	if w.raised[m] {
		return false
	}
	w.raised[m] = true
	return true
}
