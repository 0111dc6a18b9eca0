package counter

import (
	"context"
	"slices"

	"onevisit/app/lang"
	"onevisit/queue"
)

// keepActed is how many tickets are remembered for taking back: within the seconds that the rules give nobody acts on
// more.
const keepActed = 4

// remember notes that this window acted on a ticket.
func (p *presenter) remember(ticket int64) {
	if ticket == 0 {
		return
	}
	p.acted = append(slices.DeleteFunc(p.acted, func(id int64) bool { return id == ticket }), ticket)
	p.acted = p.acted[max(len(p.acted)-keepActed, 0):]
}

// undo takes back the last click of this window. Pressed again it takes back the one on the ticket before: after a wrong
// "call next" the visit that it finished is in hand again.
func (p *presenter) undo() {
	if len(p.acted) == 0 {
		p.say(p.t("note.nothing_to_undo"), Info)
		return
	}
	id := p.acted[len(p.acted)-1]
	p.banner.Text = ""
	p.jobs.add("undo", true, func() work {
		a := p.act()
		return func(ctx context.Context) (func(), error) {
			v, err := p.hall.Undo(ctx, a, id)
			if err != nil { // what cannot be taken back now will not be later
				return func() { p.acted = nil }, err
			}
			return func() {
				p.acted = slices.DeleteFunc(p.acted, func(other int64) bool { return other == id })
				if p.visit == nil || p.visit.Ticket.ID == id {
					p.take(v)
				}
				p.say(p.t("note.undone", lang.Args{"label": v.Ticket.Label}), Good)
			}, nil
		}
	})
}

// waitsForCorrection is the case of an ended visit that waits for what its notice lists; 0 for none.
func waitsForCorrection(v queue.Visit) int64 {
	if v.Ticket.Live() {
		return 0
	}
	for _, c := range v.Cases {
		if c.State == queue.Incomplete {
			return c.ID
		}
	}
	return 0
}

// comeBack puts somebody in line again who has brought what a notice lists.
func (p *presenter) comeBack(id int64) {
	p.banner.Text = ""
	p.jobs.add("return", true, func() work {
		a := p.act()
		return func(ctx context.Context) (func(), error) {
			v, err := p.hall.Return(ctx, a, id)
			if err != nil {
				return nil, err
			}
			return func() { p.say(p.t("note.back", lang.Args{"label": v.Ticket.Label}), Good) }, nil
		}
	})
}
