package counter

import (
	"context"
	"time"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

// done stops the selected clock: the case is finished.
func (p *presenter) done() {
	if c, ok := p.selected(); ok {
		p.finishCase(c)
		return
	}
	p.say(p.t("note.no_clock"), Info)
}

func (p *presenter) finishCase(c queue.Case) {
	if c.Clock.Paused != "" {
		p.warn(p.t("note.clock_paused", lang.Args{"label": c.Label}), Soon)
		return
	}
	p.caseAct("done", "case_done", func(ctx context.Context, a queue.Act) (queue.Case, error) { return p.hall.FinishCase(ctx, a, c.ID) }, nil)
}

// toggleClock pauses the selected clock, with a reason, or lets it go on.
func (p *presenter) toggleClock() {
	c, ok := p.selected()
	switch {
	case !ok:
		p.say(p.t("note.no_clock"), Info)
	case c.Clock.Paused != "":
		p.resumeClock(c)
	default:
		p.askPauseClock(c)
	}
}

func (p *presenter) resumeClock(c queue.Case) {
	p.caseAct("clock", "clock_on", func(ctx context.Context, a queue.Act) (queue.Case, error) { return p.hall.ResumeClock(ctx, a, c.ID) }, nil)
}

// pauseReasons are why a clock may stand still, in the order of the sheet.
var pauseReasons = []queue.PauseReason{queue.PauseApplicant, queue.PauseSpecial, queue.PauseOutage}

// askPauseClock asks why a clock stops. A special procedure has to be named, so that it opens a sheet of its own.
func (p *presenter) askPauseClock(c queue.Case) {
	p.openPlan(SheetClock, 0, &plan{
		ok: "clock", fields: []string{"remark"}, more: []string{"remark"},
		reasons: func() (out []string) {
			for _, r := range pauseReasons {
				out = append(out, p.t("pause."+string(r)))
			}
			return out
		},
		do: func(s *sheet) {
			why := pauseReasons[max(s.reason, 0)]
			if why == queue.PauseSpecial {
				p.askSpecial(c)
				return
			}
			p.pauseClock(c, queue.Pause{Reason: why, Note: s.field("remark")}, nil)
		},
	})
}

func (p *presenter) pauseClock(c queue.Case, why queue.Pause, then func(queue.Case)) {
	p.caseAct("clock", "clock_off", func(ctx context.Context, a queue.Act) (queue.Case, error) { return p.hall.Pause(ctx, a, c.ID, why) }, then)
}

// turn is which paper of a kind the next one of a case is, from 1: each such step of its clock had one.
func turn(c queue.Case, k queue.StepKind) int {
	n := 1
	for _, s := range c.Clock.Steps {
		if s.Kind == k && s.Document != "" {
			n++
		}
	}
	return n
}

// askSpecial asks which special procedure stops the clock and how long it takes. The paper that tells the applicant gets
// its number, the clock stops, the paper is printed.
func (p *presenter) askSpecial(c queue.Case) {
	p.openPlan(SheetSpecial, -1, &plan{
		ok: "special", fields: []string{"days", "remark"}, more: []string{"remark"},
		args: func() lang.Args { return lang.Args{"label": c.Label, "item": p.itemName(c.Item)} },
		options: func() (out []Option) {
			for _, k := range p.hall.Setup().Procedures {
				out = append(out, Option{Name: []Part{{Text: p.text(k.Name)}}, Detail: []Part{{Text: p.text(k.Basis)}}})
			}
			return out
		},
		check: func(s *sheet) string {
			if number(s.field("days")) < 1 {
				return s.lacks("days", p.t("lack.days"))
			}
			return ""
		},
		do: func(s *sheet) {
			all := p.hall.Setup().Procedures
			if s.cursor >= len(all) {
				return
			}
			wish := queue.Pause{Reason: queue.PauseSpecial, Procedure: all[s.cursor].ID, Note: s.field("remark"),
				Expect: catalog.Limit{N: number(s.field("days")), Unit: catalog.UnitWorkdays}}
			n := turn(c, queue.StepPause)
			p.caseAct("clock", "clock_off", func(ctx context.Context, a queue.Act) (queue.Case, error) {
				number, err := p.hall.FormNumber(ctx, a, c.ID, queue.SeriesSpecial, n)
				if err != nil {
					return queue.Case{}, err
				}
				wish.Document = number
				return p.hall.Pause(ctx, a, c.ID, wish)
			}, p.printLastStep)
		},
	})
}

// askExtend asks by how much the time is extended, why, and who approved it.
func (p *presenter) askExtend(c queue.Case) {
	unit := c.Clock.Limit.Unit
	p.openPlan(SheetExtend, 0, &plan{
		ok: "extend", fields: []string{"days", "approver", fieldOwn}, focus: true,
		reasons: func() []string { return p.presets("extend") },
		args: func() lang.Args {
			return lang.Args{"label": c.Label, "item": p.itemName(c.Item), "most": p.hall.Setup().Rules.ExtendDays, "date": p.dateWords(c.Clock.Due)}
		},
		check: func(s *sheet) string {
			most := p.hall.Setup().Rules.ExtendDays
			switch n := number(s.field("days")); {
			case n < 1 || n > most:
				return s.lacks("days", p.t("lack.extension", lang.Args{"most": most}))
			case s.field("approver") == "":
				return s.lacks("approver", p.t("lack.approver"))
			case s.why() == "":
				return s.lacks(fieldOwn, p.t("lack.reason"))
			}
			return ""
		},
		do: func(s *sheet) {
			e := queue.Extension{By: catalog.Limit{N: number(s.field("days")), Unit: unit}, Why: s.why(), Approver: s.field("approver")}
			p.caseAct("clock", "extended", func(ctx context.Context, a queue.Act) (queue.Case, error) {
				number, err := p.hall.FormNumber(ctx, a, c.ID, queue.SeriesExtension, 1)
				if err != nil {
					return queue.Case{}, err
				}
				e.Document = number
				return p.hall.Extend(ctx, a, c.ID, e)
			}, p.printLastStep)
		},
	})
}

// printLastStep prints the paper of the last step of a clock that has one.
func (p *presenter) printLastStep(c queue.Case) {
	if i := lastPaper(c); i >= 0 {
		p.printStep(c, c.Clock.Steps[i])
	}
}

// printStep prints the paper that tells the applicant of a step of the clock.
func (p *presenter) printStep(c queue.Case, s queue.ClockStep) {
	m := More{Case: c, Number: s.Document, Reason: s.Note, At: s.At}
	switch s.Kind {
	case queue.StepPause:
		m.Kind, m.Procedure, m.Days = PaperSpecial, s.Procedure, s.Expect
	case queue.StepExtend:
		m.Kind, m.Days, m.Approver, m.Was = PaperExtension, s.By, s.Approver, dueBefore(c, s)
	case queue.StepResume, queue.StepTable:
		return
	}
	p.printMore(m)
}

// dueBefore is when a case was due before a step of its clock.
func dueBefore(c queue.Case, at queue.ClockStep) (was time.Time) {
	for _, s := range c.Clock.Steps {
		if !s.At.Before(at.At) {
			break
		}
		was = s.Due
	}
	return was
}
