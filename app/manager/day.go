package manager

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"onevisit/queue"
)

// activity is what a window does for a while.
type activity int

const (
	closed activity = iota
	paused
	busy
	idle   // open, nobody at it, nobody waits for it
	wanted // open, nobody at it, and people of its lines wait
)

// span is a stretch of one activity.
type span struct {
	from, to time.Time
	what     activity
}

// windowDay is the day of one window: what is over, and what it does since when.
type windowDay struct {
	lines []string
	state queue.WindowState
	taken bool // a person is called to it or served there
	what  activity
	since time.Time
	spans []span
	sum   [wanted + 1]time.Duration // office time by activity, closed stretches only
}

// help is a citizen who asked for a person.
type help struct {
	seq   int64
	at    time.Time
	where string // a window's id or a kiosk's name
}

// key names the call among the matters that are dealt with.
func (h help) key() string { return "help " + strconv.FormatInt(h.seq, 10) }

// lack is what one case was found to miss today.
type lack struct {
	item      string
	materials map[string]bool
}

// day is what today's journal tells beyond the present state: how the windows spent their time, how long people waited
// when, what was missing, who asked for help. It takes one row after the other and never looks back, so that a change
// costs the same in the morning and at night.
type day struct {
	date     string
	seq      int64
	office   func(from, to time.Time) time.Duration
	order    []string
	windows  map[string]*windowDay
	held     map[int64]bool // tickets on hold
	issued   map[string]int // by line
	broken   map[[2]string]device
	settings int // changes of settings and people seen: what is read of them is old then
	people   int
	turned   int64            // the last row that opened or closed a day
	lane     map[int64]string // of those who wait
	waiting  map[string]int   // by lane
	visits   visits
	halves   map[string]*[48]int // arrivals by line and half hour
	notices  int                 // one-time notices given
	second   int                 // of these beyond the first of their case
	helps    []help
	lacks    map[int64]*lack
}

// newDay begins a day whose rows come after seq. office tells the office time between two moments.
func newDay(date string, seq int64, windows []queue.Window, office func(from, to time.Time) time.Duration) *day {
	d := &day{
		date: date, seq: seq, office: office, windows: map[string]*windowDay{}, lane: map[int64]string{},
		held: map[int64]bool{}, issued: map[string]int{}, halves: map[string]*[48]int{}, broken: map[[2]string]device{}, waiting: map[string]int{}, visits: newVisits(), lacks: map[int64]*lack{},
	}
	for _, w := range windows {
		d.order = append(d.order, w.ID)
		d.windows[w.ID] = &windowDay{lines: w.Lines, state: queue.WindowClosed}
	}
	return d
}

// apply takes one journal row. Rows that it has taken already and rows of other days change nothing.
func (d *day) apply(c queue.Change) {
	if c.Seq <= d.seq {
		return
	}
	d.seq = c.Seq
	switch c.Kind {
	case queue.EvSetting:
		d.settings++
	case queue.EvStaff:
		d.people++
	case queue.EvDayOpen, queue.EvDayClose:
		d.turned = c.Seq
	}
	if c.Day != d.date {
		return
	}
	if t := c.Ticket; t != nil && t.Day == d.date {
		d.move(*t)
		d.visits.see(c)
	}
	if w := c.WindowNow; w != nil && d.windows[w.ID] != nil {
		d.windows[w.ID].state, d.windows[w.ID].taken = w.State, w.Ticket != 0
	}
	d.count(c)
	for _, id := range d.order {
		w := d.windows[id]
		w.turn(d.doing(id, w), c.At, d.office)
	}
}

// count takes what a row of the day adds to the figures.
func (d *day) count(c queue.Change) {
	if comes(c) {
		arrive(d.halves, c.At, c.Ticket.Line)
	}
	switch {
	case c.Kind == queue.EvIssue && c.Ticket != nil:
		d.issued[c.Ticket.Line]++
	case c.Kind == queue.EvDevice && c.To == deviceWorks:
		delete(d.broken, [2]string{c.Window, c.Why})
	case c.Kind == queue.EvDevice:
		d.broken[[2]string{c.Window, c.Why}] = device{c.Window, c.Why, c.At}
	case c.Kind == queue.EvHelp && c.Alarm == nil: // a citizen's: a colleague's is an alarm
		d.helps = append(d.helps, help{c.Seq, c.At, c.Window})
	case c.Case != nil && c.Kind == queue.EvNotice:
		d.notices++
		if c.Case.Notices > 1 {
			d.second++
		}
		d.lacking(*c.Case)
	case c.Case != nil && c.Kind == queue.EvGap:
		d.lacking(*c.Case)
	}
}

// move notes where a ticket waits, or that it no longer does.
func (d *day) move(t queue.Ticket) {
	old, was := d.lane[t.ID]
	if was {
		d.waiting[old]--
		delete(d.lane, t.ID)
	}
	delete(d.held, t.ID)
	if t.State == queue.Held {
		d.held[t.ID] = true
	}
	if t.State == queue.Waiting {
		d.lane[t.ID] = t.Lane()
		d.waiting[t.Lane()]++
	}
}

// lacking notes what a decision found missing; a material counts once for a case, however often it was missing.
func (d *day) lacking(c queue.Case) {
	l := d.lacks[c.ID]
	if l == nil {
		l = &lack{item: c.Item, materials: map[string]bool{}}
		d.lacks[c.ID] = l
	}
	for _, m := range c.Missing {
		l.materials[m] = true
	}
}

// doing is what a window does as things stand.
func (d *day) doing(id string, w *windowDay) activity {
	switch {
	case w.taken: // also while paused or closing: the person is served to the end
		return busy
	case w.state == queue.WindowClosed:
		return closed
	case w.state == queue.WindowPaused:
		return paused
	}
	for _, lane := range (queue.Claim{Window: id, Lines: w.lines}).Lanes() {
		if d.waiting[lane] > 0 {
			return wanted
		}
	}
	return idle
}

// turn ends the present stretch if the window does something else now.
func (w *windowDay) turn(what activity, at time.Time, office func(from, to time.Time) time.Duration) {
	if what == w.what {
		return
	}
	if !w.since.IsZero() {
		w.spans = append(w.spans, span{w.since, at, w.what})
		w.sum[w.what] += office(w.since, at)
	}
	w.what, w.since = what, at
}

// share is the part of a window's open office time in which nobody was at it; false before it was open for a minute.
// Pauses do not count.
func (d *day) share(window string, now time.Time) (float64, bool) {
	sum := d.times(window, now)
	empty := sum[idle] + sum[wanted]
	open := empty + sum[busy]
	if open < time.Minute {
		return 0, false
	}
	return float64(empty) / float64(open), true
}

// times are a window's office time up to now by activity.
func (d *day) times(window string, now time.Time) [wanted + 1]time.Duration {
	w := d.windows[window]
	if w == nil {
		return [wanted + 1]time.Duration{}
	}
	sum := w.sum
	if !w.since.IsZero() {
		sum[w.what] += d.office(w.since, now)
	}
	return sum
}

// spans are a window's stretches up to now, oldest first.
func (d *day) spans(window string, now time.Time) []span {
	w := d.windows[window]
	if w == nil {
		return nil
	}
	out := append([]span(nil), w.spans...)
	if !w.since.IsZero() && now.After(w.since) {
		out = append(out, span{w.since, now, w.what})
	}
	return out
}

// deviceWorks is the state of a device that works again.
const deviceWorks = "ok"

// brokenNow are the devices that do not work, the longest first.
func (d *day) brokenNow() []device {
	out := slices.Collect(maps.Values(d.broken))
	slices.SortFunc(out, func(a, b device) int { return cmp.Or(a.at.Compare(b.at), strings.Compare(a.key(), b.key())) })
	return out
}
