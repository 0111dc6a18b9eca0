package manager

import (
	"cmp"
	"context"
	"slices"
	"time"

	"onevisit/queue"
)

// facts are the hall at one moment, gathered away from the screen. Everything shown is computed from them.
type facts struct {
	now     time.Time
	open    bool // office hours
	stale   bool
	opening time.Time // of the day; zero if the hall does not open today
	closing time.Time

	windows []windowFact
	lines   []lineFact
	counts  queue.Counts
	clocks  []clockFact
	helps   []help
	waits   []waited
	lacks   []lackFact
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
	remedy  remedy
}

// remedy is a window that could be opened for a line.
type remedy struct {
	window string // "" if there is none
	paused bool   // it is paused and not closed
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
func gather(ctx context.Context, hall Hall, live Live, j *journal) (facts, error) {
	s := hall.Setup()
	d, err := j.follow(ctx)
	f := facts{now: hall.Now(), stale: live.Stale(), counts: live.Counts()}
	f.open = s.Calendar.Open(f.now)
	if spans := s.Calendar.Spans(hall.Today()); len(spans) > 0 {
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
		cf := clockFact{Case: c, light: hall.Light(c), elapsed: hall.Elapsed(c), left: hall.Left(c)}
		if !c.Clock.Due.IsZero() {
			cf.days = s.Calendar.Remaining(f.now, c.Clock.Due)
		}
		f.clocks = append(f.clocks, cf)
	}
	if d != nil {
		f.helps = slices.Clone(d.helps)
		f.waits = slices.Clone(d.waits)
		f.lacks = ranking(d.lacks)
	}
	return f, err
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
