package counter

import (
	"context"

	"onevisit/app/lang"
	"onevisit/queue"
)

// clockVerb asks for one change of a running clock.
func (p *presenter) clockVerb(name string, id int64, ask func(context.Context, queue.Act) (queue.Case, error), key string) {
	p.banner.Text = ""
	p.jobs.add(name, true, func() work {
		a := p.act()
		return func(ctx context.Context) (func(), error) {
			c, err := ask(ctx, a)
			if err != nil {
				return nil, err
			}
			return func() {
				p.put(c)
				p.say(p.t(key, lang.Args{"label": c.Label, "item": p.itemName(c.Item)}), Good)
			}, nil
		}
	})
}

// done stops the selected clock: the case is finished.
func (p *presenter) done() {
	c, ok := p.selected()
	if !ok {
		return
	}
	if c.Clock.Paused != "" {
		p.warn(p.t("note.clock_paused", lang.Args{"label": c.Label}), Soon)
		return
	}
	p.clockVerb("done", c.ID, func(ctx context.Context, a queue.Act) (queue.Case, error) { return p.hall.FinishCase(ctx, a, c.ID) }, "note.case_done")
}

// toggleClock pauses the selected clock, with a reason, or lets it go on.
func (p *presenter) toggleClock() {
	c, ok := p.selected()
	switch {
	case !ok:
	case c.Clock.Paused != "":
		p.clockVerb("clock", c.ID, func(ctx context.Context, a queue.Act) (queue.Case, error) { return p.hall.ResumeClock(ctx, a, c.ID) }, "note.clock_on")
	default:
		p.openSheet(&sheet{kind: SheetClock, caseID: c.ID, reason: 0})
	}
}

func (p *presenter) pauseClock(id int64, why queue.PauseReason, note string) {
	p.clockVerb("clock", id, func(ctx context.Context, a queue.Act) (queue.Case, error) {
		return p.hall.PauseClock(ctx, a, id, why, note)
	}, "note.clock_off")
}

// selected is the case whose clock is selected.
func (p *presenter) selected() (queue.Case, bool) {
	for _, c := range p.live.Running(p.window) {
		if c.ID == p.clock {
			return c, true
		}
	}
	return queue.Case{}, false
}
