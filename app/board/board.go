// Package board is the screen on the wall: the number just called, large, with its window; the last calls; the lines
// with the people waiting and an honest range.
package board

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/queue"
)

// Hall is what a board asks of the hall. *queue.Hall is one.
type Hall interface {
	Setup() *queue.Setup
	Now() time.Time
}

// Live is the projection a board reads. *queue.Live is one.
type Live interface {
	Subscribe(func([]queue.Change)) (cancel func())
	Stale() bool
	Calls(n int) []queue.Call
	Waiting(lines ...string) []queue.Ticket
	Wait(line string) queue.Wait
}

// How often the board looks at the clock and at whether its data is fresh, how long a notice stays, and how long the
// ranges of the lines stay while nobody comes and nobody goes. Every notice is a whole frame, which without a graphics
// card is a tenth of a second of work.
const (
	pulse      = 5 * time.Second
	pageTime   = 20 * time.Second
	rangesStay = time.Minute
	// longestHold is how long a call stays while it is being said: a voice that hangs does not stop the screen.
	longestHold = 18 * time.Second
)

// Params is what a board needs.
type Params struct {
	Hall   Hall
	Live   Live
	Words  *lang.Words
	Runner look.Runner
	// Lines are the lines this board shows; empty: all of the hall.
	Lines []string
	// Contrast is light on dark, dark on light, or by the hour.
	Contrast Contrast
	// Arrows are where the windows lie, by their ids; empty: all to the right.
	Arrows map[string]Arrow
	// Hold is how long a call stays large before the next one may replace it; 0 means six seconds, our default.
	Hold time.Duration
	// Announce is told of every call when it becomes the large one; nil for a silent board.
	Announce func(queue.Call)
	// Speaking tells whether a call is still being said: the next one is not shown before, so that the eye and the ear
	// are told the same; but for longestHold. nil: nobody speaks.
	Speaking func() bool
}

// Seat is a board.
type Seat struct {
	p       Params
	root    *fyne.Container // the screen; holds the view
	view    *view
	queue   *calls
	lines   []lineState // as they were reckoned last
	reckon  time.Time   // when that was
	shown   state       // what the screen shows
	page    int         // of the notices
	fresh   time.Time   // when the data was fresh last
	dark    bool
	applied int // how often something was given to the screen
	stop    []func()
	gone    bool
	win     fyne.Window
	stage   *look.Stage
	holder  func() // stops the timer of the large call
}

// New makes a board.
func New(p Params) (*Seat, error) {
	if p.Hold == 0 {
		p.Hold = 6 * time.Second
	}
	s := &Seat{p: p, queue: &calls{}}
	s.view = newView(len(s.ownLines()), 1)
	s.root = &fyne.Container{Layout: fit{s}, Objects: []fyne.CanvasObject{s.view.root}}
	return s, nil
}

// Content is the screen's root object.
func (s *Seat) Content() fyne.CanvasObject { return s.root }

// Bind shows the board in a window.
func (s *Seat) Bind(win fyne.Window) {
	s.win = win
	s.dark = s.p.Contrast.dark(s.p.Hall.Now())
	s.stage = look.NewStage(win, s.theme(), s.p.Runner)
	s.stage.SetContent(s.root)
	s.win.SetTitle(s.p.Words.T("door.seat.board"))
	s.refresh()
}

// Start begins to follow the hall.
func (s *Seat) Start(context.Context) {
	s.queue.last = s.p.Live.Calls(shownCalls + 1)
	if len(s.queue.last) > 0 {
		s.queue.now, s.queue.last = s.queue.last[0], s.queue.last[1:]
	}
	s.stop = append(s.stop,
		s.p.Live.Subscribe(func(cs []queue.Change) { s.p.Runner.Do(func() { s.take(cs) }) }),
		look.Every(s.p.Runner, pulse, s.refresh),
		look.Every(s.p.Runner, pageTime, s.turn))
	s.refresh()
}

// Stop ends following.
func (s *Seat) Stop() {
	s.gone = true
	for _, f := range s.stop {
		f()
	}
	s.stop = nil
	if s.holder != nil {
		s.holder()
	}
}

// SetWords switches the language.
func (s *Seat) SetWords(w *lang.Words) {
	s.p.Words = w
	s.reckon = time.Time{}
	if s.win != nil {
		s.win.SetTitle(w.T("door.seat.board"))
	}
	s.refresh()
}

// Busy reports whether calls still wait for their turn to be shown.
func (s *Seat) Busy() bool { return len(s.queue.pending) > 0 }

// take notes new calls and shows the first of them.
func (s *Seat) take(changes []queue.Change) {
	if s.gone {
		return
	}
	for _, c := range changes {
		if (c.Kind == queue.EvCall || c.Kind == queue.EvRecall) && c.Ticket != nil && s.shows(c.Ticket.Line) {
			s.queue.add(queue.Call{Ticket: c.Ticket.ID, Label: c.Ticket.Label, Window: c.Ticket.Window, At: c.At,
				Again: c.Kind == queue.EvRecall})
		}
	}
	if len(changes) > 0 {
		s.reckon = time.Time{}
	}
	s.advance()
	s.refresh()
}

// turn shows the next notice.
func (s *Seat) turn() {
	s.page++
	s.refresh()
}

// advance makes the next pending call the large one, unless the present one has not had its time.
func (s *Seat) advance() {
	if s.holder != nil || !s.queue.next() {
		return
	}
	if s.p.Announce != nil {
		s.p.Announce(s.queue.now)
	}
	s.hold(s.p.Hold, s.p.Hold)
}

// hold keeps the large call for a while, and then a second more as long as it is being said; all is how long it has
// stayed by then.
func (s *Seat) hold(d, all time.Duration) {
	s.holder = s.p.Runner.After(d, func() {
		s.holder = nil
		switch {
		case s.gone:
		case len(s.queue.pending) > 0 && all < longestHold && s.p.Speaking != nil && s.p.Speaking():
			s.hold(time.Second, all+time.Second)
		default:
			s.advance()
			s.refresh()
		}
	})
}

func (s *Seat) shows(line string) bool {
	for _, l := range s.ownLines() {
		if l.ID == line {
			return true
		}
	}
	return false
}

// ownLines are the lines that this board shows.
func (s *Seat) ownLines() []queue.Line {
	all := s.p.Hall.Setup().Lines
	if len(s.p.Lines) == 0 {
		return all
	}
	var out []queue.Line
	for _, l := range all {
		for _, want := range s.p.Lines {
			if l.ID == want {
				out = append(out, l)
			}
		}
	}
	return out
}
