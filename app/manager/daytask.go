package manager

import (
	"context"
	"slices"
	"strings"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/say"
	"onevisit/queue"
)

// dayState is the question before the day is opened or closed.
type dayState struct {
	title, lead string
	lines       []string
	yes, no     string
	closing     bool
}

// dayQuestion says what opening or closing the day will do, before it is done.
func (t talk) dayQuestion(f facts) dayState {
	s := dayState{no: t.T("common.cancel"), closing: !f.business.Closed && (!f.business.Since.IsZero() || f.opened())}
	if !s.closing {
		s.title, s.lead, s.yes = t.t("day.open_ask"), t.t("day.open_does"), t.t("day.open")
		if f.business.Closed {
			s.title = t.t("day.reopen_ask")
			s.lead = t.t("day.closed_at", lang.Args{"time": t.moment(f, f.business.Since)}) + t.t("day.open_does")
		}
		return s
	}
	s.title, s.lead, s.yes = t.t("day.close_ask"), t.t("day.close_does"), t.t("day.close")
	add := func(n int, key string, args lang.Args) {
		if n > 0 {
			args["n"] = n
			s.lines = append(s.lines, t.t(key, args))
		}
	}
	add(f.counts.Waiting, "day.waiting", lang.Args{})
	add(f.held, "day.held", lang.Args{})
	add(f.counts.NoShow, "day.no_show", lang.Args{})
	add(f.counts.Serving, "day.serving", lang.Args{})
	var open []string
	for _, w := range f.windows {
		if w.State != queue.WindowClosed && w.Ticket == 0 {
			open = append(open, w.ID)
		}
	}
	add(len(open), "day.windows", lang.Args{"ids": strings.Join(open, t.T("common.comma"))})
	overnight := 0
	for _, c := range f.clocks {
		if c.OneHour && c.Clock.Paused == "" {
			overnight++
		}
	}
	add(overnight, "day.overnight", lang.Args{})
	if f.open {
		s.lines = append(s.lines, t.t("day.early", lang.Args{"time": clockTime(f.closing)}))
	}
	if len(s.lines) == 0 {
		s.lines = []string{t.t("day.nothing_left")}
	}
	return s
}

// opened reports a hall at work although nobody opened the day: a window is open or a ticket was given.
func (f facts) opened() bool {
	return f.counts.Issued > 0 || slices.ContainsFunc(f.windows, func(w windowFact) bool { return w.State != queue.WindowClosed })
}

// dayWord is the text of the button that opens or closes the day.
func (t talk) dayWord(f facts) string {
	if t.dayQuestion(f).closing {
		return t.t("day.close_it")
	}
	return t.t("day.open_it")
}

// openDay asks, says what will happen, and does it.
func (s *Seat) openDay() {
	if s.stage == nil {
		return
	}
	q := s.talk().dayQuestion(s.facts)
	newDaySheet(s.stage, q, func() {
		expired := 0
		s.background(func(ctx context.Context) (err error) {
			if q.closing {
				expired, err = s.p.Hall.CloseDay(ctx, s.ownAct())
				return err
			}
			_, err = s.p.Hall.OpenDay(ctx, s.ownAct())
			return err
		}, func(err error) {
			switch {
			case err != nil:
				s.toast(look.Bad, s.p.Words.Error(err))
			case q.closing:
				s.toast(look.Good, s.talk().t("said.day_closed", lang.Args{"n": expired}))
			default:
				s.toast(look.Good, s.talk().t("said.day_opened", lang.Args{"date": say.Date(s.p.Words, s.facts.now)}))
			}
		})
	})
}
