package manager

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"onevisit/queue"
	"onevisit/queue/setup"
	"onevisit/queue/workday"
)

// facts are the hall at one moment, gathered away from the screen. Everything shown is computed from them.
type facts struct {
	now     time.Time
	seq     int64 // of the last journal row that the projection held
	open    bool  // office hours
	stale   bool
	opening time.Time // of the day; zero if the hall does not open today
	closing time.Time

	windows []windowFact
	lines   []lineFact
	counts  queue.Counts
	clocks  []clockFact
	helps   []help
	waits   []waited // called today, in the order of their last calls
	notices int      // one-time notices given today
	second  int      // of these beyond the first of their case
	lacks   []lackFact
	held    int
	broken  []device
	alarms  []queue.Alarm
	timers  []timer
	noTable int // the year whose table of holidays is asked for and missing
	undated int // cases whose due time is not known for want of it

	services []waited       // finished today: when, of which line, how long the service took
	spans    []workday.Span // of today's office hours
	outlook  outlook
	report   reportFacts
	business queue.BusinessDay
	fields   []setup.Field
	staff    []queue.Member
	stations []stationFact
	bookings bookingFacts
}

// minute is now in whole minutes: what is drawn by it changes once a minute and not with every look.
func (f facts) minute() time.Time { return f.now.Truncate(time.Minute) }

// timer is a statutory duty that runs, with its light.
type timer struct {
	queue.Timer
	light queue.Light
}

// windowFact is a window as it stands and what it did today.
type windowFact struct {
	queue.Window
	ticket  queue.Ticket // at the window; ID 0 if nobody is
	waiting int          // people it will call
	share   float64      // of its open time without anybody
	shared  bool         // the share is known
	spans   []span
}

// lineFact is a line as it stands.
type lineFact struct {
	queue.Line
	waiting int
	serving int // called or served now
	longest time.Duration
	over    int // who wait longer than the target
	wait    queue.Wait
	open    []string // open windows that serve it
	issued  int      // tickets given today
	remedy  remedy
}

// remedy is a window that could be opened for a line.
type remedy struct {
	window string // "" if there is none
	paused bool   // it is paused and not closed
	helper string // an idle open window that could serve the line as well, where no other can be opened
	lines  string // what its lines would be, as hall.yaml writes them
	after  queue.Wait
}

// clockFact is a running case with its clock read.
type clockFact struct {
	queue.Case
	light   queue.Light
	elapsed time.Duration
	left    time.Duration
	days    int // workdays left; for limits that are not in minutes
}

// lackFact is how often a material of an item was missing today.
type lackFact struct {
	item, material string
	cases          int
}

// gather reads the projection and the journal.
func gather(ctx context.Context, hall Hall, live Live, j *journal, h *history, w *stationWatch, b *bookings, c choices) (facts, error) {
	s := hall.Setup()
	seq := live.Seq() // before all else: what comes meanwhile is read again
	d, err := j.follow(ctx)
	f := facts{now: hall.Now(), seq: seq, stale: live.Stale(), counts: live.Counts()}
	f.open = s.Calendar.Open(f.now)
	if spans := s.Calendar.Spans(hall.Today()); len(spans) > 0 {
		f.spans = spans
		f.opening, f.closing = spans[0].Start, spans[len(spans)-1].End
	}
	windows := live.Windows()
	for _, w := range windows {
		wf := windowFact{Window: w, waiting: len(live.WaitingFor(w.ID))}
		if w.Ticket != 0 {
			wf.ticket, _ = live.Ticket(w.Ticket)
		}
		if d != nil {
			wf.share, wf.shared = d.share(w.ID, f.now)
			wf.spans = d.spans(w.ID, f.now)
		}
		f.windows = append(f.windows, wf)
	}
	waiting := live.Waiting()
	for _, l := range s.Lines {
		f.lines = append(f.lines, lineOf(l, waiting, f.windows, f.now, live))
	}
	for _, c := range live.Running("") {
		r := hall.Read(c)
		f.clocks = append(f.clocks, clockFact{Case: c, light: r.Light, elapsed: r.Elapsed, left: r.Left, days: r.Days})
	}
	if d != nil {
		f.helps = slices.Clone(d.helps)
		f.waits, f.services = inTime(d.visits.waits), inTime(d.visits.services)
		f.notices, f.second = d.notices, d.second
		f.outlook.halves = map[string]*[48]int{}
		for l, halves := range d.halves {
			n := *halves
			f.outlook.halves[l] = &n
		}
		f.lacks = ranking(d.lacks)
		f.held = len(d.held)
		f.broken = d.brokenNow()
		for i := range f.lines {
			f.lines[i].issued = d.issued[f.lines[i].ID]
		}
	}
	f.alarms = live.Alarms()
	for _, x := range live.Timers() {
		f.timers = append(f.timers, timer{x, hall.DutyLight(x.Duty, f.now)})
	}
	f.undated = len(live.Undated())
	if m := s.Rules.TableMonth; m > 0 && int(f.now.Month()) >= m && !s.Calendar.HasYear(f.now.Year()+1) {
		f.noTable = f.now.Year() + 1
	}
	more, err2 := j.kept(ctx)
	f.business, f.fields, f.staff = more.business, more.fields, more.staff
	err3 := h.follow(ctx)
	f.outlook.usual, f.outlook.known = h.usual(hall.Today(), c.line)
	if c.page == pageReport {
		f.report = h.report(c, f.now)
	}
	stations, err4 := w.follow(ctx, f.now)
	f.stations = stations
	err5 := b.follow(ctx)
	if c.page == pageBookings {
		f.bookings = gatherBookings(hall, live, b, c.book)
	}
	return f, errors.Join(err, err2, err3, err4, err5)
}

// lineOf reads one line and looks for a window that would help it.
func lineOf(l queue.Line, waiting []queue.Ticket, windows []windowFact, now time.Time, live Live) lineFact {
	f := lineFact{Line: l, wait: live.Wait(l.ID)}
	for _, t := range waiting {
		if t.Line != l.ID {
			continue
		}
		f.waiting++
		w := max(t.Waited+now.Sub(t.Since), 0)
		f.longest = max(f.longest, w)
		if l.Target > 0 && w > minutes(l.Target) {
			f.over++
		}
	}
	for _, w := range windows {
		if w.ticket.ID != 0 && w.ticket.Line == l.ID {
			f.serving++
		}
		if w.State == queue.WindowOpen && w.Serves(l.ID) {
			f.open = append(f.open, w.ID)
		}
	}
	if f.waiting > 0 {
		f.remedy = remedyFor(l.ID, windows)
		if f.remedy.window == "" {
			f.remedy.helper, f.remedy.lines = helperFor(l.ID, windows, now)
		}
		if f.remedy.window != "" {
			f.remedy.after = live.WaitWith(l.ID, f.remedy.window)
		}
	}
	return f
}

// remedyFor chooses the window to open for a line: one that is closed before one whose clerk has a pause, one that
// serves few other lines before one that serves many.
func remedyFor(line string, windows []windowFact) remedy {
	var can []windowFact
	for _, w := range windows {
		if w.State != queue.WindowOpen && w.Serves(line) {
			can = append(can, w)
		}
	}
	if len(can) == 0 {
		return remedy{}
	}
	slices.SortStableFunc(can, func(a, b windowFact) int {
		if (a.State == queue.WindowPaused) != (b.State == queue.WindowPaused) {
			if a.State == queue.WindowPaused {
				return 1
			}
			return -1
		}
		return cmp.Compare(len(a.Lines), len(b.Lines))
	})
	return remedy{window: can[0].ID, paused: can[0].State == queue.WindowPaused}
}

// helperFor finds an open window that has been idle for a while and for which nobody waits: it could serve the line too.
func helperFor(line string, windows []windowFact, now time.Time) (id, lines string) {
	best := -1
	for i, w := range windows {
		if w.State != queue.WindowOpen || w.Ticket != 0 || w.waiting > 0 || w.Serves(line) || now.Sub(w.Since) < idleTooLong {
			continue
		}
		if best < 0 || w.Since.Before(windows[best].Since) {
			best = i
		}
	}
	if best < 0 {
		return "", ""
	}
	return windows[best].ID, "[" + strings.Join(append(slices.Clone(windows[best].Lines), line), ", ") + "]"
}

// ranking counts in how many cases each material of an item was missing, most first.
func ranking(lacks map[int64]*lack) []lackFact {
	count := map[[2]string]int{}
	for _, l := range lacks {
		for m := range l.materials {
			count[[2]string{l.item, m}]++
		}
	}
	out := make([]lackFact, 0, len(count))
	for k, n := range count {
		out = append(out, lackFact{k[0], k[1], n})
	}
	slices.SortFunc(out, func(a, b lackFact) int {
		return cmp.Or(cmp.Compare(b.cases, a.cases), cmp.Compare(a.item, b.item), cmp.Compare(a.material, b.material))
	})
	return out
}

func minutes(n int) time.Duration { return time.Duration(n) * time.Minute }
