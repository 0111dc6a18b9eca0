package board

import (
	"time"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/catalog"
	"onevisit/queue"
)

// state is everything the board shows, in words.
type state struct {
	hall, date, clock string
	please            string
	label             string
	before, window    string // "到", "3"
	after             string // "号窗口"
	quiet             string // shown when nobody was called yet
	recent            string
	calls             []row
	lines             []lineState
	foot              string
	stale             bool
}

type row struct{ label, window string }

type lineState struct {
	name, wait, people string
	long               bool // longer than the line's target
}

// refresh reads the projection and shows it. What did not change costs nothing.
func (s *Seat) refresh() {
	if s.stage == nil || s.gone {
		return
	}
	w, setup := s.p.Words, s.p.Hall.Setup()
	s.win.SetTitle(w.T("door.seat.board"))
	now := s.p.Hall.Now()
	st := state{
		hall:   w.Text(setup.Name),
		date:   say.DateLine(w, now),
		clock:  now.Format("15:04"),
		please: w.T("board.please"),
		quiet:  w.T("board.quiet"),
		recent: w.T("board.recent"),
		stale:  s.p.Live.Stale(),
	}
	if c := s.queue.now; c.Label != "" {
		st.label, st.window = c.Label, c.Window
		st.before, st.after = w.T("board.to_before"), w.T("board.to_after")
		if c.Again {
			st.please = w.T("board.again")
		}
	}
	for _, c := range s.queue.last {
		st.calls = append(st.calls, row{c.Label, w.T("common.window", lang.Args{"id": c.Window})})
	}
	for _, l := range s.lines() {
		st.lines = append(st.lines, s.line(w, l))
	}
	switch {
	case st.stale:
		st.foot = w.T("board.stale")
	case setup.Sample:
		st.foot = w.Text(setup.Caution)
	default:
		st.foot = w.T("board.listen")
	}
	s.view.apply(st)
}

// line says how one line stands.
func (s *Seat) line(w *lang.Words, l queue.Line) lineState {
	wait := s.p.Live.Wait(l.ID)
	return lineState{
		name:   w.Text(catalog.Text{ZH: l.ID + " " + l.Name.ZH, EN: l.ID + " " + l.Name.In("en")}),
		wait:   say.Wait(w, wait),
		people: w.T("common.people", lang.Args{"n": len(s.p.Live.Waiting(l.ID))}),
		long:   l.Target > 0 && wait.High > time.Duration(l.Target)*time.Minute,
	}
}
