// Package kiosk is the seat that people serve themselves: find the matter, see what to bring, take a number or go home
// with a list, see how far the queue is, call a person. It is made for fingers: large, few things a page, no scrolling.
package kiosk

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
)

// Params is what a kiosk needs. Zero durations and counts mean the defaults, which are ours.
type Params struct {
	Hall   Hall
	Live   Live
	Paper  Paper       // nil: nothing is printed, the screen shows everything
	Words  *lang.Words // the language that every person finds
	Runner look.Runner
	Name   string // of this kiosk, for the journal
	Log    *slog.Logger

	// Idle is how long without a touch until everything is wiped; 60 s.
	Idle time.Duration
	// Warn is how long before that the countdown is shown; 20 s.
	Warn time.Duration
	// Stay is how long a ticket stays on the screen once it is printed; 30 s.
	Stay time.Duration
	// Settle is how long presses are ignored after a page has changed, so that the second half of a double tap does
	// not press what has just appeared under the finger; 0 ignores none.
	Settle time.Duration
	// StaffCode leaves the full screen after five taps on the hall's name; empty: no way out by touch.
	StaffCode string
	// Leave is called when staff entered the code; nil: the window only leaves the full screen.
	Leave func()
	// Popular are ids of the items shown first; empty: the one-hour items.
	Popular []string
	// Identify makes the keyed hash of an identity number, which is all that is kept of it; nil: nobody is asked.
	Identify func(ctx context.Context, number string) (hash string, err error)
	// Guide prints an item's guide in a language; nil: it is only shown.
	Guide func(context.Context, *catalog.Item, *lang.Words) error
	// Reader reads pages aloud; nil: there is no button for it.
	Reader Reader
	// Locked refuses to close the window: only the staff's code leaves.
	Locked bool
	// QR tells what a ticket's code carries; nil: queue.QRText.
	QR func(queue.Ticket) string
}

// Seat is a kiosk.
type Seat struct {
	present *presenter
	view    *view
	runner  look.Runner
	live    Live
	stop    func()
}

// New makes a kiosk.
func New(p Params) (*Seat, error) {
	if p.Hall == nil || p.Live == nil || p.Words == nil || p.Runner == nil {
		return nil, errors.New("kiosk: hall, live, words and runner are needed")
	}
	if p.Log == nil {
		p.Log = slog.Default()
	}
	def := func(d *time.Duration, v time.Duration) {
		if *d <= 0 {
			*d = v
		}
	}
	def(&p.Idle, time.Minute)
	def(&p.Warn, 20*time.Second)
	def(&p.Stay, 30*time.Second)
	s := &Seat{runner: p.Runner, live: p.Live}
	s.view = newView(p.Settle, p.Hall.Now)
	s.present = newPresenter(p, s.view.Apply)
	s.view.press, s.view.turned = s.present.press, s.present.turned
	s.present.exit = func() {
		s.view.leave()
		if p.Leave != nil {
			p.Leave()
		}
	}
	s.present.show()
	return s, nil
}

// Content is what the window shows. It lays itself out for any size, upright or lying.
func (s *Seat) Content() fyne.CanvasObject { return s.view.Content() }

// Bind takes over a window: its keys and its content. Call it once, before Start.
func (s *Seat) Bind(w fyne.Window) { s.view.bind(w, s.present) }

// Start begins to follow the hall, until Stop or the end of ctx.
func (s *Seat) Start(ctx context.Context) {
	s.Stop()
	ctx, cancel := context.WithCancel(ctx)
	unsubscribe := s.live.Subscribe(func([]queue.Change) {
		s.runner.Do(func() {
			if ctx.Err() == nil {
				s.present.show()
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

// SetWords switches the language that every person finds, and that of the page shown now.
func (s *Seat) SetWords(w *lang.Words) { s.present.setWords(w) }

// Busy reports whether the hall or the printer is still at work for this kiosk.
func (s *Seat) Busy() bool { return s.present.active.Load() > 0 }
