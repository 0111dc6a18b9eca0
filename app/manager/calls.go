package manager

import (
	"context"
	"slices"
	"time"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/queue"
)

// answerWithin is how long a window that the manager called may take to answer before that is something wrong; no source
// fixes it: our default.
const answerWithin = 3 * time.Minute

// callAlerts are the calls for a colleague that wait for this desk: those of the counters, and its own that nobody
// answers.
func (t talk) callAlerts(f facts) []alert {
	var out []alert
	for _, a := range f.calls() {
		ago := f.now.Sub(a.At)
		x := alert{kind: alertHelp, state: look.Yellow, title: t.alarm(a),
			detail: t.t("alert.call_do", lang.Args{"time": clockTime(a.At), "n": whole(ago)})}
		switch cannot := a.Answer() == queue.HelpCannot; {
		case a.Asked() == "" && !cannot && ago < answerWithin:
			continue // it waits for its answer, as it should
		case a.Asked() == "":
			x.title = t.t("alert.unanswered", lang.Args{"id": a.To(), "n": whole(ago)})
			if cannot {
				x.title = t.t("alert.cannot", lang.Args{"id": a.To()})
			}
			x.detail = t.alarm(a)
			x.button, x.do = t.t("do.end_call"), command{verb: verbEndCall, alarm: a.ID}
		case a.Told().To != queue.ToldManager:
			continue // one counter asked another one
		default:
			if cannot {
				x.detail = t.t("alert.cannot", lang.Args{"id": a.To()}) + " · " + x.detail
			}
			x.button, x.do = t.t("do.come"), command{verb: verbCome, alarm: a.ID}
		}
		out = append(out, x)
	}
	return out
}

// calls are the open calls for a colleague, the oldest first.
func (f facts) calls() []queue.Alarm {
	out := slices.DeleteFunc(slices.Clone(f.alarms), func(a queue.Alarm) bool { return !a.Kind.Calls() || !a.Open() })
	slices.SortStableFunc(out, func(a, b queue.Alarm) int { return a.At.Compare(b.At) })
	return out
}

// called is this desk's last call of a window to a place today, answered or not; false if there is none.
func (f facts) called(to string) (queue.Alarm, bool) {
	var last queue.Alarm
	for _, a := range f.alarms {
		if a.Kind.Calls() && a.Asked() == "" && a.To() == to && a.At.After(last.At) {
			last = a
		}
	}
	return last, last.ID != 0 && (last.Open() || last.Answer() != "" && f.now.Sub(last.Over) < answerWithin)
}

// callNote says how the last call of a window stands, for its sheet; empty if there is none.
func (t talk) callNote(f facts, window string) string {
	a, ok := f.called(window)
	switch {
	case !ok:
		return ""
	case a.Answer() == "":
		return t.t("call.waits", lang.Args{"id": window, "time": clockTime(a.At)})
	}
	return t.t("call.answered", lang.Args{"id": window, "answer": t.T("help.answer." + string(a.Answer()))})
}

// callFor is the call that helps a window: a colleague from an open window where nobody waits, if this one is open and
// has people waiting; else its own clerk, who is to open it or to come back.
func (t talk) callFor(f facts, w windowFact) (text string, do command) {
	if w.State == queue.WindowOpen && w.waiting > 0 {
		for _, x := range f.windows {
			if x.ID != w.ID && x.State == queue.WindowOpen && x.Ticket == 0 && x.waiting == 0 {
				return t.t("do.call_to", lang.Args{"id": x.ID}), command{verb: verbCall, window: x.ID, key: w.ID,
					why: queue.HelpRequest{Reason: queue.HelpWaiting, Count: w.waiting}}
			}
		}
	}
	return t.t("do.call", lang.Args{"id": w.ID}), command{verb: verbCall, window: w.ID, why: queue.HelpRequest{Reason: queue.HelpBack, Count: w.waiting}}
}

// call asks the clerk of a window to come to another one, or to open it.
func (s *Seat) call(c command) {
	a, q := s.ownAct(), c.why
	q.To, q.Place = c.window, c.key
	var asked queue.Alarm
	s.background(func(ctx context.Context) (err error) {
		asked, err = s.p.Hall.AskHelp(ctx, a, q)
		return err
	}, func(err error) {
		if err == nil {
			s.offerUndo(command{verb: verbEndCall, alarm: asked.ID})
		}
		s.say(err, "said.called", lang.Args{"id": c.window})
	})
}

// come answers a counter's call: the manager is on the way.
func (s *Seat) come(alarm int64) {
	s.background(func(ctx context.Context) error {
		_, err := s.p.Hall.AnswerHelp(ctx, s.ownAct(), alarm, queue.HelpComing)
		return err
	}, func(err error) { s.say(err, "said.come", nil) })
}

// endCall takes a call of this desk back.
func (s *Seat) endCall(alarm int64) {
	s.background(func(ctx context.Context) error {
		_, err := s.p.Hall.EndHelp(ctx, s.ownAct(), alarm)
		return err
	}, func(err error) { s.say(err, "said.call_ended", nil) })
}

// hear says the answers to this desk's calls that came since the last look.
func (s *Seat) hear(before, now facts) {
	open := map[int64]bool{}
	for _, a := range before.calls() {
		open[a.ID] = a.Answer() == ""
	}
	for _, a := range now.alarms {
		if open[a.ID] && a.Kind.Calls() && a.Asked() == "" && a.Answer() != "" {
			s.toast(look.Info, s.talk().t("call.answered", lang.Args{"id": a.To(), "answer": s.p.Words.T("help.answer." + string(a.Answer()))}))
		}
	}
}
