package manager

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"strings"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/queue"
	"onevisit/queue/setup"
)

// verb is what a button of this screen does.
type verb int

const (
	verbNone    verb = iota
	verbOpen         // open a window or end its pause
	verbPause        // stop calling at a window
	verbClose        // close a window
	verbHandled      // a matter is dealt with, on this screen
	verbClocks       // show the clocks that are yellow or red
	verbUndo         // take the last remedy back
	verbSet          // change a setting
	verbEdit         // open the sheet of a setting
	verbDay          // ask about opening or closing the day
	verbMember       // open the sheet of somebody
	verbAdd          // open the sheet that adds a line, window, skill or notice; the key is which

	verbAcknowledge // an alarm is seen, and somebody does something about it
	verbSettle      // an alarm's matter is done with
	verbNudge       // a note to the window that has a case in hand
	verbDuties      // show the statutory timers
	verbDetail      // open the sheet of a case or an alarm
	verbLarge       // large or normal text
	verbColors      // light, dark or black and white
	verbExport      // write the figures into a file; the key is its ending
	verbCall        // ask the clerk of a window to come to the window that is the key, or to open its own
	verbCome        // answer a counter's call
	verbEndCall     // take a call of this desk back
	verbStations    // show the stations
	verbStation     // open the sheet of a station
	verbBooking     // open the sheet of an appointment
)

// command is a verb with what it is about.
type command struct {
	verb   verb
	window string
	key    string              // of the matter that is dealt with, or the somebody
	set    string              // the path of a setting
	change queue.SettingChange // what verbSet stores
	said   string              // what verbSet says afterwards
	why    queue.HelpRequest   // why verbCall calls: the reason, and how many wait
	alarm  int64
	ticket int64
	undoes bool  // it takes another act back, and is not taken back itself
	id     int64 // of a case, or of the row that booked an appointment
}

// act is who acts at a window, with a fresh key that makes a retry of this press harmless. The journal keeps the clerk
// who sits there: a manager who opens a window does not take the seat.
func act(window, clerk string) queue.Act {
	var b [12]byte
	_, _ = rand.Read(b[:]) // never fails (crypto/rand)
	return queue.Act{Key: hex.EncodeToString(b[:]), Window: window, Clerk: clerk}
}

// ownAct is an act of the manager's own: by the number of who logged in, if anybody had to.
func (s *Seat) ownAct() queue.Act { return act("", s.who.ID) }

// do carries out a button.
func (s *Seat) do(c command) {
	if s.locked {
		return
	}
	switch c.verb {
	case verbOpen, verbPause, verbClose:
		s.turn(c)
	case verbSet:
		s.set(c)
	case verbUndo:
		s.takeBack()
	case verbAcknowledge:
		s.acknowledge(c.alarm)
	case verbNudge:
		s.nudge(c)
	case verbSettle:
		s.settle(c.alarm)
	case verbCall:
		s.call(c)
	case verbCome:
		s.come(c.alarm)
	case verbEndCall:
		s.endCall(c.alarm)
	case verbExport:
		s.export(c.key)
	default:
		s.turnTo(c)
	}
}

// turnTo carries out a button that changes nothing in the hall: it shows something else, or asks first.
func (s *Seat) turnTo(c command) {
	switch c.verb {
	case verbHandled:
		for matter := range strings.SplitSeq(c.key, "\n") {
			s.choice.handled[matter] = true
		}
		s.show()
	case verbClocks:
		s.choice.page, s.choice.clocks = pageClocks, clocksUrgent
		s.show()
	case verbDuties:
		s.choice.page, s.choice.clocks = pageClocks, clocksDuties
		s.show()
	case verbStations:
		s.choose(func(c *choices) { c.page = pageStations })
	case verbEdit:
		s.openEdit(c.set)
	case verbDay:
		s.openDay()
	case verbMember:
		s.openMember(c.key)
	case verbAdd:
		s.openAdd(setup.Part(c.key))
	case verbDetail, verbBooking, verbStation:
		s.openDetail(c)
	case verbLarge:
		s.choice.large = !s.choice.large
		s.dress()
	case verbColors:
		s.choice.colors = (s.choice.colors + 1) % len(palettes)
		s.dress()
	default:
	}
}

// acknowledge notes that the manager saw an alarm and takes it on.
func (s *Seat) acknowledge(alarm int64) {
	remedy := s.talk().t("alarm.remedy")
	s.background(func(ctx context.Context) error {
		_, err := s.p.Hall.Acknowledge(ctx, s.ownAct(), alarm, remedy)
		return err
	}, func(err error) { s.say(err, "said.acknowledged", nil) })
}

// nudge leaves a note on a case for the window that has it in hand.
func (s *Seat) nudge(c command) {
	text := s.talk().t("nudge")
	s.background(func(ctx context.Context) error {
		return s.p.Hall.Note(ctx, s.ownAct(), c.ticket, c.id, text)
	}, func(err error) { s.say(err, "said.nudged", lang.Args{"id": c.window}) })
}

// say tells how an act went: what was done, or what was wrong.
func (s *Seat) say(err error, done string, args lang.Args) { s.sayText(err, s.talk().t(done, args)) }

// sayText is say with the words for what was done.
func (s *Seat) sayText(err error, done string) {
	if err != nil {
		s.toast(look.Bad, s.p.Words.Error(err))
		return
	}
	s.toast(look.Good, done)
}

// turn changes a window's state in the background.
func (s *Seat) turn(c command) {
	w, _ := s.facts.window(c.window)
	a, why := act(c.window, w.Clerk), s.talk().t("pause_why")
	said := ""
	s.background(func(ctx context.Context) (err error) {
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
		default:
		}
		return err
	}, func(err error) {
		if err == nil && !c.undoes {
			s.offerUndo(backTo(w.Window))
		}
		s.say(err, said, lang.Args{"id": c.window})
	})
}

// background does something with the hall away from the screen and tells done, on the screen, how it went. A second
// press while the first is under way is not heard.
func (s *Seat) background(do func(context.Context) error, done func(error)) {
	if s.acting || s.ctx == nil {
		return
	}
	ctx := s.ctx
	s.acting = true
	s.p.Runner.Go(func() {
		err := do(ctx)
		s.p.Runner.Do(func() {
			s.acting = false
			if ctx.Err() != nil {
				return
			}
			if err != nil {
				s.p.Log.Warn("manager", "err", err)
			}
			done(err)
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
