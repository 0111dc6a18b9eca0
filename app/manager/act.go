package manager

import (
	"crypto/rand"
	"encoding/hex"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/queue"
)

// verb is what a button of this screen does.
type verb int

const (
	verbNone    verb = iota
	verbOpen         // open a window or end its pause
	verbPause        // stop calling at a window
	verbClose        // close a window
	verbHandled      // a call for help is dealt with, on this screen
	verbClocks       // show the clocks that are yellow or red
)

// command is a verb with what it is about.
type command struct {
	verb   verb
	window string
	seq    int64
}

// act is who acts at a window, with a fresh key that makes a retry of this press harmless. The journal keeps the clerk
// who sits there: a manager who opens a window does not take the seat.
func act(window, clerk string) queue.Act {
	var b [12]byte
	_, _ = rand.Read(b[:]) // never fails (crypto/rand)
	return queue.Act{Key: hex.EncodeToString(b[:]), Window: window, Clerk: clerk}
}

// do carries out a button.
func (s *Seat) do(c command) {
	switch c.verb {
	case verbNone:
	case verbHandled:
		s.choice.handled[c.seq] = true
		s.show()
	case verbClocks:
		s.choice.page, s.choice.clocks = pageClocks, clocksUrgent
		s.show()
	case verbOpen, verbPause, verbClose:
		s.turn(c)
	}
}

// turn changes a window's state in the background. A second press while the first is under way is not heard.
func (s *Seat) turn(c command) {
	if s.acting || s.ctx == nil {
		return
	}
	w, _ := s.facts.window(c.window)
	a, ctx, why := act(c.window, w.Clerk), s.ctx, s.talk().t("pause_why")
	s.acting = true
	s.p.Runner.Go(func() {
		var err error
		said := ""
		switch c.verb {
		case verbOpen:
			_, err = s.p.Hall.OpenWindow(ctx, a)
			said = "said.opened"
		case verbPause:
			_, err = s.p.Hall.PauseWindow(ctx, a, why)
			said = "said.paused"
		case verbClose:
			_, err = s.p.Hall.CloseWindow(ctx, a)
			said = "said.closed"
		case verbNone, verbHandled, verbClocks:
		}
		s.p.Runner.Do(func() {
			s.acting = false
			if ctx.Err() != nil {
				return
			}
			if err != nil {
				s.p.Log.Warn("manager", "window", c.window, "err", err)
				s.toast(look.Bad, s.p.Words.Error(err))
			} else {
				s.toast(look.Good, s.talk().t(said, lang.Args{"id": c.window}))
			}
			s.refresh()
		})
	})
}

// toast says something for a few seconds.
func (s *Seat) toast(k look.Kind, text string) {
	if s.stage != nil {
		s.stage.Toast(k, text)
	}
}
