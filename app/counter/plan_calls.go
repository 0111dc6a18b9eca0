package counter

import (
	"context"
	"time"

	"onevisit/app/lang"
	"onevisit/queue"
)

// answerFor is how long the answer to a call of this window stays on the screen.
const answerFor = 3 * time.Minute

// helper is who can be called: the manager and everybody, or one window.
type helper struct {
	window string // "": the manager and everybody
	name   string
	note   string
}

// helpers are those who can be called: first whoever can, then the windows of colleagues, the open ones first.
func (p *presenter) helpers() []helper {
	out := []helper{{name: p.t("calls.anybody"), note: p.t("calls.anybody_tag")}}
	for _, closed := range []bool{false, true} {
		for _, w := range p.live.Windows() {
			if w.ID == p.window || (w.State == queue.WindowClosed) != closed {
				continue
			}
			h := helper{window: w.ID, name: p.windowName(w), note: p.t("calls.closed")}
			if !closed {
				h.note = p.t("window." + string(w.State))
			}
			if w.Clerk != "" {
				h.note = p.clerkWords(w.Clerk) + " · " + h.note
			}
			out = append(out, h)
		}
	}
	return out
}

// askHelp calls a colleague to this window; while such a call is open it takes that back.
func (p *presenter) askHelp() {
	if a, ok := p.ownCall(); ok && a.Open() {
		p.openPlan(SheetHelpEnd, -1, &plan{ok: "help_end", detail: func() string { return p.ownWords(a) },
			do: func(*sheet) {
				p.callAct("help_end", "calls.ended", func(ctx context.Context, act queue.Act) error {
					_, err := p.hall.EndHelp(ctx, act, a.ID)
					return err
				})
			}})
		return
	}
	p.openPlan(SheetHelp, 0, &plan{
		ok: "help_ask", fields: []string{fieldOwn}, reasons: p.helpReasons,
		options: func() (out []Option) {
			for _, h := range p.helpers() {
				out = append(out, Option{Name: []Part{{Text: h.name}}, Tag: h.note})
			}
			return out
		},
		check: func(s *sheet) string {
			if len([]rune(s.field(fieldOwn))) > queue.HelpLength {
				return s.lacks(fieldOwn, p.t("lack.help_long", lang.Args{"most": queue.HelpLength}))
			}
			return ""
		},
		do: func(s *sheet) {
			all := p.helpers()
			if s.cursor >= len(all) {
				return
			}
			q := queue.HelpRequest{To: all[s.cursor].window, Why: s.field(fieldOwn)}
			if offered := queue.HelpReasons(); s.reason >= 0 && s.reason < len(offered) {
				q.Reason = offered[s.reason]
			}
			if p.visit != nil {
				q.Ticket = p.visit.Ticket.ID
			}
			p.callAct("help", "calls.asked", func(ctx context.Context, act queue.Act) error {
				_, err := p.hall.AskHelp(ctx, act, q)
				return err
			})
		},
	})
}

// helpReasons are the reasons that are offered. What travels is which one it was: each screen says it in its own language.
func (p *presenter) helpReasons() (out []string) {
	for _, r := range queue.HelpReasons() {
		out = append(out, p.words.T("help.reason."+string(r)))
	}
	return out
}

// answers are what can be answered to a call, the likeliest first.
var answers = []queue.HelpAnswer{queue.HelpComing, queue.HelpLater, queue.HelpCannot}

// askAnswer asks what to answer to the call that is shown; a digit answers.
func (p *presenter) askAnswer() {
	a, ok := p.call()
	if !ok {
		p.say(p.t("note.no_call"), Info)
		return
	}
	can := answers
	if a.Kind == queue.AlarmHelp { // nobody has to say that he does not come
		can = answers[:2]
	}
	p.openPlan(SheetAnswer, -1, &plan{
		menu: true, ok: "choose", detail: func() string { return p.callWords(a) },
		options: func() (out []Option) {
			for _, x := range can {
				out = append(out, Option{Name: []Part{{Text: p.words.T("help.answer." + string(x))}}})
			}
			return out
		},
		do: func(s *sheet) {
			if s.cursor >= len(can) {
				return
			}
			answer := can[s.cursor]
			p.callAct("answer", "calls.answered", func(ctx context.Context, act queue.Act) error {
				_, err := p.hall.AnswerHelp(ctx, act, a.ID, answer)
				return err
			})
		},
	})
}

// callAct asks for a change of a call and says what was done.
func (p *presenter) callAct(name, said string, ask func(context.Context, queue.Act) error) {
	p.banner.Text = ""
	p.jobs.add(name, true, func() work {
		a := p.act()
		return func(ctx context.Context) (func(), error) {
			if err := ask(ctx, a); err != nil {
				return nil, err
			}
			return func() { p.say(p.t(said), Good) }, nil
		}
	})
}

// call is the call of somebody else that waits longest for an answer of this window; one to it alone goes before.
func (p *presenter) call() (queue.Alarm, bool) {
	all := p.live.CallsFor(p.window)
	for _, a := range all {
		if a.Kind == queue.AlarmCome {
			return a, true
		}
	}
	if len(all) == 0 {
		return queue.Alarm{}, false
	}
	return all[0], true
}

// ownCall is the last call of this window while it is open, and for some minutes its answer.
func (p *presenter) ownCall() (queue.Alarm, bool) {
	all := p.live.CallsOf(p.window)
	if len(all) == 0 {
		return queue.Alarm{}, false
	}
	last := all[len(all)-1]
	return last, last.Open() || p.hall.Now().Sub(last.Over) < answerFor
}

// watchCalls rings once for each call that comes to this window, and for the answer to its own.
func (p *presenter) watchCalls() {
	rung := map[int64]bool{}
	fresh := false
	for _, a := range p.live.CallsFor(p.window) {
		rung[a.ID] = true
		fresh = fresh || !p.rung[a.ID]
	}
	if a, ok := p.ownCall(); ok && !a.Open() {
		rung[-a.ID] = true
		fresh = fresh || !p.rung[-a.ID]
	}
	if fresh && p.rung != nil {
		p.ring(ChimeYellow)
	}
	p.rung = rung
}
