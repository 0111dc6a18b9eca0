package board

import (
	"reflect"
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
	notice            string // the page of the ticker
	foot              string
	stale             bool
	arrow             Arrow
}

type row struct{ label, window string }

type lineState struct {
	name, wait, people string
	long               bool // longer than the line's target
}

// refresh shows what there is. What did not change is not even looked at by the screen.
func (s *Seat) refresh() {
	if s.stage == nil || s.gone {
		return
	}
	now := s.p.Hall.Now()
	if dark := s.p.Contrast.dark(now); dark != s.dark {
		s.dark = dark
		s.stage.SetTheme(s.theme())
	}
	if st := s.state(now); !reflect.DeepEqual(st, s.shown) {
		s.shown = st
		s.applied++
		s.view.apply(st)
	}
}

// state puts into words what the projection says.
func (s *Seat) state(now time.Time) state {
	w, setup := s.p.Words, s.p.Hall.Setup()
	st := state{
		hall:   w.Text(setup.Name),
		date:   say.DateLine(w, now),
		clock:  now.Format("15:04"),
		please: w.T("board.please"),
		quiet:  w.T("board.quiet"),
		recent: w.T("board.recent"),
		stale:  s.p.Live.Stale(),
		lines:  s.reckoned(now),
	}
	if c := s.queue.now; c.Label != "" {
		st.label, st.window = c.Label, c.Window
		st.before, st.after = w.T("board.to_before"), w.T("board.to_after")
		st.arrow = s.arrow(c.Window)
		if c.Again {
			st.please = w.T("board.again")
		}
	}
	for _, c := range s.queue.last {
		st.calls = append(st.calls, row{c.Label, w.T("common.window", lang.Args{"id": c.Window})})
	}
	if len(st.calls) == 0 {
		st.recent = w.T("board.none")
	}
	if !st.stale {
		s.fresh = now
	}
	if st.notice = s.notice(); st.stale {
		st.notice = w.T("board.stale", lang.Args{"time": s.fresh.Format("15:04")})
	}
	if st.foot = w.T("board.listen"); setup.Sample {
		st.foot = w.Text(setup.Caution)
	}
	return st
}

// reckoned says how the lines stand. The ranges are forecasts and cost work: they are made anew when somebody came or
// went, and once a minute.
func (s *Seat) reckoned(now time.Time) []lineState {
	if s.reckon.IsZero() || now.Sub(s.reckon) >= rangesStay || now.Before(s.reckon) {
		s.reckon, s.lines = now, nil
		for _, l := range s.ownLines() {
			s.lines = append(s.lines, s.line(s.p.Words, l))
		}
	}
	return s.lines
}

// notice is the notice whose turn it is: each in the board's language, then in the other one if it was written in it.
func (s *Seat) notice() string {
	w := s.p.Words
	var pages []string
	for _, n := range s.p.Hall.Setup().Notices {
		own, other := w.Text(n), n.In(string(w.Language().Other()))
		pages = append(pages, own)
		if other != "" && other != own && s.p.Hall.Setup().Offers(string(w.Language().Other())) {
			pages = append(pages, other)
		}
	}
	if len(pages) == 0 {
		return ""
	}
	return pages[s.page%len(pages)]
}

// line says how one line stands.
func (s *Seat) line(w *lang.Words, l queue.Line) lineState {
	wait := s.p.Live.Wait(l.ID)
	how := say.ShortWait(w, wait)
	if wait.NoWindow { // a person far away knows nothing of what was said before
		how = w.T("board.no_window")
	}
	return lineState{
		name:   w.Text(catalog.Text{ZH: l.ID + " " + l.Name.ZH, EN: l.ID + " " + l.Name.In("en")}),
		wait:   how,
		people: w.T("common.people", lang.Args{"n": len(s.p.Live.Waiting(l.ID))}),
		long:   l.Target > 0 && wait.High > time.Duration(l.Target)*time.Minute,
	}
}
