package manager

import (
	"context"
	"slices"
	"time"

	"onevisit/queue"
)

// undoFor is how long the last remedy can be taken back with one press; no source fixes it: our default.
const undoFor = time.Minute

// undo is what takes the last remedy back.
type undo struct {
	do    command
	until time.Time
}

// open reports an act that can still be taken back.
func (u undo) open(now time.Time) bool { return u.do.verb != verbNone && now.Before(u.until) }

// offerUndo lets the manager take a remedy back for a while.
func (s *Seat) offerUndo(do command) {
	s.choice.undo = undo{do, s.p.Hall.Now().Add(undoFor)}
	s.p.Runner.After(undoFor+time.Second, s.show)
}

// takeBack takes the last remedy back, once.
func (s *Seat) takeBack() {
	u := s.choice.undo
	s.choice.undo = undo{}
	if u.open(s.p.Hall.Now()) {
		u.do.undoes = true
		s.do(u.do)
	}
	s.show()
}

// backTo is the command that turns a window to the state it is in now.
func backTo(w queue.Window) command {
	return command{verb: map[queue.WindowState]verb{queue.WindowOpen: verbOpen, queue.WindowPaused: verbPause,
		queue.WindowClosed: verbClose}[w.State], window: w.ID}
}

// set changes a setting and remembers what it was.
func (s *Seat) set(c command) {
	back := queue.SettingChange{Path: c.change.Path, Reset: true}
	s.background(func(ctx context.Context) error {
		was, err := s.p.Hall.Settings(ctx)
		if err != nil {
			return err
		}
		if i := slices.IndexFunc(was, func(x queue.Setting) bool { return x.Path == c.change.Path }); i >= 0 {
			back.Value, back.Reset = was[i].Value, false
		}
		return s.p.Hall.ChangeSettings(ctx, s.ownAct(), c.change)
	}, func(err error) {
		if err == nil && !c.undoes {
			s.offerUndo(command{verb: verbSet, change: back})
		}
		if c.undoes {
			s.say(err, "said.undone", nil)
			return
		}
		s.sayText(err, c.said)
	})
}
