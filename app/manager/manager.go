// Package manager is the seat of whoever runs the hall: what is wrong now and what to do about it, then the day, then
// the figures with their definitions.
package manager

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/catalog"
	"onevisit/queue"
	"onevisit/queue/oversight/figures"
)

// Params is what a manager's seat needs.
type Params struct {
	Hall   Hall
	Live   Live
	Fields Fields // nil: settings are not shown
	Folder string // where files of figures are written; empty: none are
	Drafts string // where changes of the catalog that wait are kept over a restart; empty: they are not
	Words  *lang.Words
	Runner look.Runner
	Log    *slog.Logger
	// Appearance is how the screen looks at the start; Appeared hears of every change, so that the machine can keep it.
	Appearance Appearance
	Appeared   func(Appearance)
}

// Timing of the screen.
const (
	tickEvery  = 5 * time.Second        // clocks go on: everything is said in whole minutes
	leastPause = 250 * time.Millisecond // between two readings, however much changes
	rowsAtOnce = 500                    // journal rows read at once
)

// Seat is a manager's seat.
type Seat struct {
	p       Params
	view    *view
	win     fyne.Window
	stage   *look.Stage
	ctx     context.Context //nolint:containedctx // the life of the seat, not of a call
	stop    func()
	reader  *journal
	history *history
	watch   *stationWatch
	booked  *bookings
	lint    []catalog.Finding
	linted  *catalog.Catalog // the version that was reviewed

	facts   facts
	known   bool // facts were gathered once
	choice  choices
	reading bool         // facts are being gathered
	again   bool         // and something changed meanwhile
	resting func()       // stops the pause after a reading; nil when there is none
	acting  bool         // a button's act is under way
	who     queue.Member // who is logged in
	guarded bool         // somebody has to log in
	locked  bool         // and nobody is
}

// New makes a manager's seat.
func New(p Params) (*Seat, error) {
	if p.Hall == nil || p.Live == nil || p.Words == nil || p.Runner == nil {
		return nil, errors.New("manager: hall, live, words and runner are needed")
	}
	if p.Log == nil {
		p.Log = slog.Default()
	}
	s := &Seat{p: p, choice: choices{handled: map[string]bool{}, period: periodToday, by: figures.ByItem},
		lint:   catalog.Lint(p.Hall.Catalog()),
		reader: &journal{hall: p.Hall, live: p.Live, batch: rowsAtOnce, fields: p.Fields}, history: &history{hall: p.Hall, batch: rowsAtOnce},
		watch: &stationWatch{hall: p.Hall}, booked: &bookings{hall: p.Hall, batch: rowsAtOnce}}
	s.choice.take(p.Appearance)
	s.view = newView(s)
	s.view.catalog.make = s.makeEditor
	return s, nil
}

// Content is the screen's root object.
func (s *Seat) Content() fyne.CanvasObject { return s.view.root }

// Bind shows the seat in a window. Call it once, before Start.
func (s *Seat) Bind(win fyne.Window) {
	s.win = win
	s.stage = look.NewStage(win, look.New(palettes[s.choice.colors], s.scale()), s.p.Runner)
	s.stage.SetContent(s.view.root)
	s.view.stage = s.stage
	for i, key := range "123456789" { // a page a key
		s.stage.Keys().OnRune(func() { s.choose(func(c *choices) { c.page = page(i) }) }, key)
	}
	s.show()
}

// Start begins to follow the hall and to show it, until Stop or the end of ctx.
func (s *Seat) Start(ctx context.Context) {
	s.Stop()
	ctx, cancel := context.WithCancel(ctx)
	s.ctx = ctx
	unsubscribe := s.p.Live.Subscribe(func([]queue.Change) {
		s.p.Runner.Do(func() {
			if ctx.Err() == nil {
				s.refresh()
			}
		})
	})
	still := look.Every(s.p.Runner, tickEvery, func() {
		if ctx.Err() == nil && !s.fresh() {
			s.refresh()
		}
	})
	s.stop = func() {
		cancel()
		unsubscribe()
		still()
		if s.resting != nil {
			s.resting()
			s.resting = nil
		}
	}
	s.refresh()
}

// Stop ends what Start began. The screen stays as it is.
func (s *Seat) Stop() {
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
}

// SetWords switches the language. Page, filters and open sheet stay.
func (s *Seat) SetWords(w *lang.Words) {
	s.p.Words = w
	s.show()
}

// Busy reports whether a button's act is still being done.
func (s *Seat) Busy() bool { return s.acting }

// refresh gathers the facts in the background and shows them. What comes too soon after the last reading waits for the
// pause to end; several changes make one reading.
func (s *Seat) refresh() {
	if s.reading || s.resting != nil {
		s.again = true
		return
	}
	ctx := s.ctx
	if ctx == nil || ctx.Err() != nil {
		return
	}
	s.reading, s.again = true, false
	c := s.choice
	s.history.wanted = s.history.wanted || c.page == pageReport
	s.booked.wanted = s.booked.wanted || c.page == pageBookings
	s.p.Runner.Go(func() {
		f, err := gather(ctx, s.p.Hall, s.p.Live, s.reader, s.history, s.watch, s.booked, c)
		s.p.Runner.Do(func() {
			s.reading = false
			if ctx.Err() != nil {
				return
			}
			if err != nil && !s.choice.readFail {
				s.p.Log.Warn("manager: journal", "err", err)
			}
			s.choice.readFail = err != nil
			if s.known {
				s.hear(s.facts, f)
			}
			s.facts, s.known = f, true
			s.guard(f.staff)
			s.resting = s.p.Runner.After(leastPause, s.rested)
			s.show()
		})
	})
}

// fresh reports that nothing happened since the last reading and that its minute is not over. Everything is said in whole
// minutes: so all of it changes together, once a minute, and a quiet hall is neither read nor drawn between.
func (s *Seat) fresh() bool {
	f := s.facts
	return s.known && !s.again && !s.choice.readFail && f.seq == s.p.Live.Seq() && f.stale == s.p.Live.Stale() &&
		f.minute().Equal(facts{now: s.p.Hall.Now()}.minute())
}

// rested ends the pause after a reading.
func (s *Seat) rested() {
	s.resting = nil
	if s.again {
		s.refresh()
	}
}

// talk is the presenter in the present language.
func (s *Seat) talk() talk {
	return talk{s.p.Words, s.p.Hall.Setup(), s.p.Hall.Catalog(), s.reviewed(), s.who}
}

// show puts what is known on the screen.
func (s *Seat) show() {
	if s.stage == nil || !s.known {
		return
	}
	if title := s.p.Words.T("door.seat.manager"); title != s.win.Title() {
		s.win.SetTitle(title)
	}
	s.view.apply(s.talk().present(s.facts, s.choice))
}

// choose changes what the manager chose and shows it.
func (s *Seat) choose(f func(*choices)) {
	if s.locked {
		return
	}
	was := s.choice
	f(&s.choice)
	s.show()
	report := s.choice.page == pageReport && (was.page != pageReport || was.period != s.choice.period || was.by != s.choice.by)
	books := s.choice.page == pageBookings && (was.page != pageBookings || was.book.day != s.choice.book.day)
	if report || books { // what is looked at is read
		s.refresh()
	}
}

// switchLanguage shows everything in the other language.
func (s *Seat) switchLanguage() { s.SetWords(lang.For(s.p.Words.Language().Other())) }
