package counter

import (
	"context"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

// loadPromises asks whether the applicant has a promise that does not hold or is overdue: then none is taken, and the
// clerk is told why.
func (p *presenter) loadPromises(ticket int64) {
	p.jobs.add("promises", false, func() work {
		return func(ctx context.Context) (func(), error) {
			bad, err := p.hall.BadPromises(ctx, ticket)
			if err != nil {
				p.log.Debug("counter: promises", "ticket", ticket, "err", err)
			}
			return func() {
				if len(bad) > 0 && p.visit != nil && p.visit.Ticket.ID == ticket {
					p.distrust(bad[0])
				}
			}, nil
		}
	})
}

// distrust takes no promise in the cases that are still to be decided.
func (p *presenter) distrust(why queue.Case) {
	for _, c := range p.visit.Cases {
		d := p.desks[c.ID]
		if d == nil || !c.Open() || d.sub.NoPromises {
			continue
		}
		if err := d.promises(false); err != nil {
			p.fail(err)
			return
		}
		if p.serving() {
			p.save(c.ID)
		}
	}
	p.say(p.t("note.bad_promise", lang.Args{"label": why.Label, "item": p.itemName(why.Item), "day": p.dateWords(why.Decided)}), Soon)
}

// togglePromises lets the clerk take no promise of an applicant of whom it is known elsewhere, or take it again.
func (p *presenter) togglePromises(queue.Case) {
	_, d, ok := p.editing()
	if !ok {
		return
	}
	on := d.sub.NoPromises
	p.edit(func(d *desk) error { return d.promises(on) })
	said := map[bool]string{true: "note.promises", false: "note.no_promises"}[on]
	p.say(p.t(said), Info)
}

// promises says whether what may follow later or be promised is taken from this applicant.
func (d *desk) promises(taken bool) error {
	return d.change(func(s *catalog.Submission) {
		s.NoPromises = !taken
		if !taken {
			s.Pledged, s.Gap = nil, false
		}
	})
}
