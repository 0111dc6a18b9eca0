package counter

import (
	"context"
	"slices"
	"strconv"
	"time"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

// destination is where a ticket can go.
type destination struct {
	to   queue.Transfer
	name string
	note string
}

// destinations are the other lines, those that this window calls itself after the rest, then the windows that are not
// closed, then the clerks who sit at one.
func (p *presenter) destinations() []destination {
	var out, own []destination
	here, _ := p.hall.Setup().Window(p.window)
	for _, l := range p.hall.Setup().Lines {
		if p.visit != nil && l.ID == p.visit.Ticket.Line {
			continue
		}
		to := destination{
			queue.Transfer{Line: l.ID},
			p.t("transfer.line", lang.Args{"line": l.ID, "name": p.text(l.Name)}),
			p.t("transfer.waiting", lang.Args{"n": len(p.live.Waiting(l.ID))}),
		}
		if slices.Contains(here.Lines, l.ID) { // the next call may bring the same person back
			to.note = p.t("transfer.own") + " · " + to.note
			own = append(own, to)
			continue
		}
		out = append(out, to)
	}
	out = append(out, own...)
	var clerks []destination
	for _, w := range p.live.Windows() {
		if w.ID == p.window || w.State == queue.WindowClosed {
			continue
		}
		out = append(out, destination{queue.Transfer{Window: w.ID}, p.windowName(w), p.t("window." + string(w.State))})
		if w.Clerk != "" {
			clerks = append(clerks, destination{
				queue.Transfer{Clerk: w.Clerk}, p.clerkWords(w.Clerk), p.words.T("common.window", lang.Args{"id": w.ID}),
			})
		}
	}
	return append(out, clerks...)
}

// askTransfer asks where the visit goes: a line, a window or a clerk, and whether it comes back here afterwards.
func (p *presenter) askTransfer() {
	if p.visit == nil || len(p.destinations()) == 0 {
		return
	}
	p.openPlan(SheetTransfer, 0, &plan{
		args: p.labelArgs, ok: "transfer", fields: []string{fieldOwn}, toggle: "back", letter: "B",
		reasons: func() []string { return p.presets("transfer") },
		options: func() (out []Option) {
			for _, d := range p.destinations() {
				out = append(out, Option{Name: []Part{{Text: d.name}}, Tag: d.note})
			}
			return out
		},
		do: func(s *sheet) {
			if to := p.destinations(); s.cursor < len(to) {
				t := to[s.cursor].to
				t.Why, t.Back = s.why(), s.on
				p.transfer(t, to[s.cursor].name)
			}
		},
	})
}

// labelArgs are the words about the visit in hand.
func (p *presenter) labelArgs() lang.Args {
	if p.visit == nil {
		return nil
	}
	return lang.Args{"label": p.visit.Ticket.Label}
}

// askHold asks why to put the visit aside, and until when; without a visit, whom to take up again.
func (p *presenter) askHold() {
	switch {
	case p.visit != nil:
		p.openPlan(SheetHold, 0, &plan{
			args: p.labelArgs, ok: "hold", fields: []string{"minutes", fieldOwn}, more: []string{"minutes"}, check: p.checkMinutes,
			reasons: func() []string { return p.presets("hold") },
			do:      func(s *sheet) { p.hold(s.why(), time.Duration(number(s.field("minutes")))*time.Minute) },
		}).setField("minutes", p.holdMinutes())
	case len(p.live.HeldBy(p.window)) > 0:
		p.openPlan(SheetResume, -1, &plan{
			ok: "resume_one",
			options: func() (out []Option) {
				for _, t := range p.live.HeldBy(p.window) {
					out = append(out, Option{Name: []Part{{Text: t.Label}}, Detail: []Part{{Text: p.ticketItems(t)}}, Tag: p.holdWords(t), Tone: p.holdTone(t)})
				}
				return out
			},
			do: func(s *sheet) {
				if held := p.live.HeldBy(p.window); s.cursor < len(held) {
					p.resume(held[s.cursor].ID)
				}
			},
		})
	default:
		p.say(p.t("note.nobody_held"), Info)
	}
}

// holdMinutes is the hall's own limit of a hold in minutes; empty if there is none.
func (p *presenter) holdMinutes() string {
	if l := p.hall.Setup().Rules.HoldLimit; l > 0 {
		return strconv.Itoa(int(l.Minutes()))
	}
	return ""
}

// longestHold is the longest time that can be set for a hold, in minutes: a working day.
const longestHold = 480

func (p *presenter) checkMinutes(s *sheet) string {
	if t := s.field("minutes"); t != "" && (number(t) < 1 || number(t) > longestHold) {
		return s.lacks("minutes", p.t("lack.minutes", lang.Args{"most": longestHold}))
	}
	return ""
}

// number reads a number that was typed; -1 for what is none.
func number(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return -1
}

// askPause asks why the window is paused, or goes on after a pause.
func (p *presenter) askPause() {
	if p.here().State == queue.WindowPaused {
		p.open()
		return
	}
	p.openPlan(SheetPause, 0, &plan{
		ok: "pause", fields: []string{fieldOwn}, reasons: func() []string { return p.presets("pause") },
		do: func(s *sheet) { p.pause(s.why()) },
	})
}

// askCancel asks why somebody left before everything was done.
func (p *presenter) askCancel() {
	if p.visit == nil {
		return
	}
	p.openPlan(SheetCancel, 0, &plan{
		args: p.labelArgs, ok: "cancel", grave: true, fields: []string{fieldOwn},
		reasons: func() []string { return p.presets("cancel") },
		do:      func(s *sheet) { p.cancel(s.why()) },
	})
}

// cancel ends the ticket of a person who left.
func (p *presenter) cancel(why string) {
	if p.visit == nil {
		return
	}
	id := p.visit.Ticket.ID
	p.verb("cancel", func(ctx context.Context, a queue.Act) (queue.Visit, error) { return p.hall.Cancel(ctx, a, id, why) },
		func(v queue.Visit) { p.say(p.t("note.cancelled", lang.Args{"label": v.Ticket.Label}), Info) })
}

// askRefer asks which office is in charge of what is not decided yet.
func (p *presenter) askRefer() {
	if !p.serving() {
		p.say(p.t("note.not_there", p.labelArgs()), Info)
		return
	}
	s := p.openPlan(SheetRefer, 0, &plan{
		args: p.labelArgs, ok: "refer", grave: true, focus: true, fields: []string{"office", fieldOwn},
		reasons: func() []string { return p.presets("refer") },
		check: func(s *sheet) string {
			if s.field("office") == "" {
				return s.lacks("office", p.t("lack.office"))
			}
			return ""
		},
		do: func(s *sheet) { p.refer(catalog.Text{ZH: s.field("office")}, s.why()) },
	})
	if _, d, ok := p.current(); ok {
		for _, r := range d.verdict.Refused {
			s.setField("office", r.Office.ZH)
		}
	}
}

// refer sends the person to another office. What was not decided is refused with that office named, and each refusal is
// printed.
func (p *presenter) refer(office catalog.Text, why string) {
	if p.visit == nil {
		return
	}
	id := p.visit.Ticket.ID
	open := map[int64]catalog.Verdict{}
	for _, c := range p.visit.Cases {
		if d := p.desks[c.ID]; c.Open() && d != nil {
			open[c.ID] = d.verdict
		}
	}
	p.verb("refer", func(ctx context.Context, a queue.Act) (queue.Visit, error) {
		return p.hall.Refer(ctx, a, id, office, why)
	},
		func(v queue.Visit) {
			p.say(p.t("note.referred", lang.Args{"label": v.Ticket.Label, "office": p.text(office)}), Good)
			for _, c := range v.Cases {
				if verdict, ok := open[c.ID]; ok && c.State == queue.Refused {
					p.printFor(PaperRefusal, v, c, verdict)
				}
			}
		})
}

// holdWords say why somebody is on hold and how long still, in whole minutes.
func (p *presenter) holdWords(t queue.Ticket) string {
	now := p.hall.Now()
	d := p.minutes(now.Sub(t.Since))
	if !t.Until.IsZero() {
		if left := t.Until.Sub(now); left > 0 {
			d = p.t("held.left", lang.Args{"n": int((left + time.Minute - 1) / time.Minute)})
		} else {
			d = p.t("held.over", lang.Args{"n": int(-left / time.Minute)})
		}
	}
	if t.Why == "" {
		return d
	}
	return d + " · " + t.Why
}

func (p *presenter) holdTone(t queue.Ticket) Tone {
	if t.Over(p.hall.Now()) {
		return Bad
	}
	return Plain
}
