package oversight

import (
	"cmp"
	"strconv"
	"time"

	"onevisit/catalog"
	"onevisit/queue"
)

// pausedTooLong is how much office time a window may be paused before it is told, where the hall has no rule; no source
// fixes it: our default.
const pausedTooLong = 15 * time.Minute

// Clocks tells how clocks stand; a *queue.Hall does.
type Clocks interface {
	LightAt(c queue.Case, now time.Time) queue.Light
	NextLight(c queue.Case, now time.Time) time.Time
}

// Params is what a Watch judges by.
type Params struct {
	Setup   *queue.Setup
	Catalog *catalog.Catalog // tells which items are finished on the spot (即办件), their lists and their fees
	Clocks  Clocks
}

// Watch follows the journal and raises alarms. Begin gives it what stands already, See every change after that, and Tick
// lets time pass. It looks at a case only when something about it changed or is due to change, so thousands of clocks
// that run cost nothing. Not safe for concurrent use.
type Watch struct {
	p       Params
	seq     int64
	waiting map[int64]queue.Ticket
	cases   map[int64]*watched
	visits  map[int64]map[int64]bool // ids of watched cases by ticket
	next    schedule
	paused  map[string]queue.Window
	told    map[string]bool // keys of alarms about windows and years
}

// watched is a case with what was told of it.
type watched struct {
	queue.Case
	turn int // raised when the case changes: what was scheduled before is void
	told map[string]bool
}

// NewWatch makes a watch that knows of nothing yet.
func NewWatch(p Params) *Watch {
	return &Watch{p: p, waiting: map[int64]queue.Ticket{}, cases: map[int64]*watched{},
		visits: map[int64]map[int64]bool{}, paused: map[string]queue.Window{}, told: map[string]bool{}}
}

// Retune lets the watch judge by other rules from now on; every case is looked at again.
func (w *Watch) Retune(s *queue.Setup, cat *catalog.Catalog) {
	w.p.Setup, w.p.Catalog = s, cat
	for _, k := range w.cases {
		w.schedule(k, time.Time{})
	}
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

// Seq is the last journal row that was seen.
func (w *Watch) Seq() int64 { return w.seq }

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
	for id := range w.visits[t.ID] { // the visit has ended: only clocks and duties go on
		if k := w.cases[id]; !matters(k.Case) {
			w.drop(k)
		}
	}
}

// matters reports a case that time alone can make wrong.
func matters(c queue.Case) bool { return c.Clock.On() || !c.NextDuty().IsZero() }

func (w *Watch) putCase(c queue.Case) {
	k := w.cases[c.ID]
	if k != nil && k.Ticket != c.Ticket {
		delete(w.visits[k.Ticket], c.ID)
	}
	if !matters(c) && c.State != queue.Checking && c.State != queue.Incomplete {
		if k != nil {
			w.drop(k)
		}
		return
	}
	if k == nil {
		k = &watched{told: map[string]bool{}}
		w.cases[c.ID] = k
	}
	if c.Desk.Item == "" { // a row leaves out what did not change
		c.Desk = k.Desk
	}
	k.Case = c
	if w.visits[c.Ticket] == nil {
		w.visits[c.Ticket] = map[int64]bool{}
	}
	w.visits[c.Ticket][c.ID] = true
	w.schedule(k, time.Time{})
}

// drop forgets a case and what was told of it.
func (w *Watch) drop(k *watched) {
	k.turn++
	delete(w.cases, k.ID)
	delete(w.visits[k.Ticket], k.ID)
	if len(w.visits[k.Ticket]) == 0 {
		delete(w.visits, k.Ticket)
	}
}

func (w *Watch) putWindow(win queue.Window) {
	if win.State == queue.WindowPaused {
		w.paused[win.ID] = win
		return
	}
	if old, ok := w.paused[win.ID]; ok {
		delete(w.told, pauseKey(old))
		delete(w.paused, win.ID)
	}
}

func pauseKey(win queue.Window) string {
	return string(PausedLong) + "/" + win.ID + "/" + strconv.FormatInt(win.Since.UnixMicro(), 10)
}

// key names a matter about a case: another due time is another matter.
func key(k Kind, id int64, due time.Time, more string) string {
	s := string(k) + "/" + strconv.FormatInt(id, 10)
	if !due.IsZero() {
		s += "/" + strconv.FormatInt(due.UnixMicro(), 10)
	}
	if more != "" {
		s += "/" + more
	}
	return s
}

// once reports whether a matter is told for the first time.
func once(told map[string]bool, key string) bool {
	if told[key] {
		return false
	}
	told[key] = true
	return true
}

// pausedLong is how long a window may be paused.
func (w *Watch) pausedLong() time.Duration { return cmp.Or(w.p.Setup.Rules.PausedLong, pausedTooLong) }
