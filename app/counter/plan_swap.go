package counter

import (
	"context"
	"slices"

	"onevisit/app/lang"
	"onevisit/queue"
)

// askSwap asks which item was meant: the one on the ticket was picked by mistake at the kiosk. No paper was looked at, so
// that none goes back and nothing is printed.
func (p *presenter) askSwap(c queue.Case) {
	p.openSheet(&sheet{kind: SheetSearch, reason: -1, caseID: c.ID})
}

// addOrSwap adds an item to the visit in hand; in place of a case, if there is one.
func (p *presenter) addOrSwap(instead int64, item string) {
	if instead == 0 {
		p.addCase(item)
		return
	}
	p.swap(instead, item)
}

// swap opens a case of another item and ends the one that it replaces.
func (p *presenter) swap(old int64, item string) {
	if p.visit == nil {
		return
	}
	ticket, why := p.visit.Ticket.ID, p.t("reason.swap")
	p.banner.Text = ""
	p.jobs.add("add", true, func() work {
		a, b := p.act(), p.act()
		return func(ctx context.Context) (func(), error) {
			c, err := p.hall.AddCase(ctx, a, ticket, item)
			if err != nil {
				return nil, err
			}
			gone, err := p.hall.Withdraw(ctx, b, old, why)
			return func() {
				p.put(c)
				p.lay(c)
				if err == nil {
					p.put(gone)
				}
				if p.visit != nil {
					p.cur = max(slices.IndexFunc(p.visit.Cases, func(k queue.Case) bool { return k.ID == c.ID }), 0)
				}
				p.say(p.t("note.swapped", lang.Args{"item": p.itemName(item)}), Good)
			}, err
		}
	})
}
