// Package counter is the clerk's seat: one window, one visit at a time, every act by key and by mouse.
package counter

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// Params is what a counter needs.
type Params struct {
	Hall   Hall
	Live   Live
	Paper  Paper // nil: nothing is printed
	Words  *lang.Words
	Runner look.Runner
	Window string // id of the window, as in hall.yaml
	Clerk  string // number of the clerk, for the journal; may be empty
	Log    *slog.Logger
	Chime  func(Chime) // a gentle sound when a light changes; nil: silent
	// LoggedIn hears who has logged in at this window; may be nil.
	LoggedIn func(clerk string)
	// Appearance is what was chosen at this machine before; Appeared hears what is chosen, to keep it; may be nil.
	Appearance Appearance
	Appeared   func(Appearance)
}

// Seat is a counter.
type Seat struct {
	present *presenter
	view    *view
	runner  look.Runner
	live    Live
	stop    func()
}

// New makes the counter of a window. The fault is queue.CodeUnknownWindow if the hall has no such window.
func New(p Params) (*Seat, error) {
	if p.Hall == nil || p.Live == nil || p.Words == nil || p.Runner == nil {
		return nil, errors.New("counter: hall, live, words and runner are needed")
	}
	if p.Log == nil {
		p.Log = slog.Default()
	}
	if _, ok := p.Hall.Setup().Window(p.Window); !ok {
		return nil, fault.New(queue.CodeUnknownWindow, fault.Args{"window": p.Window})
	}
	s := &Seat{runner: p.Runner, live: p.Live}
	s.view = newView(p.Appearance.known())
	s.present = newPresenter(p, s.view.Apply)
	s.present.fits = s.view.fits
	s.view.asks = s.present
	return s, nil
}

// Content is what the window shows.
func (s *Seat) Content() fyne.CanvasObject { return s.view.Content() }

// Bind takes over a window: its keys, its sheets, its title. Call it once, before Start.
func (s *Seat) Bind(w fyne.Window) { s.view.bind(w, s.runner) }

// Start begins to follow the hall and to show it, until Stop or the end of ctx. Call it where the screen may be touched.
func (s *Seat) Start(ctx context.Context) {
	s.Stop()
	ctx, cancel := context.WithCancel(ctx)
	unsubscribe := s.live.Subscribe(func(c []queue.Change) {
		s.runner.Do(func() {
			if ctx.Err() == nil {
				s.present.changed(c)
			}
		})
	})
	still := look.Every(s.runner, time.Second, func() {
		if ctx.Err() == nil {
			s.present.tick()
		}
	})
	s.stop = func() {
		cancel()
		unsubscribe()
		still()
	}
	s.present.start(ctx)
}

// Stop ends what Start began. The screen stays as it is.
func (s *Seat) Stop() {
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
}

// SetWords switches the language. Everything that is on screen stays.
func (s *Seat) SetWords(w *lang.Words) { s.present.setWords(w) }

// Busy reports whether an act of the clerk is still being done.
func (s *Seat) Busy() bool { return s.present.jobs.busy() }
