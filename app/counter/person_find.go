package counter

import (
	"context"

	"onevisit/catalog/fault"
	"onevisit/catalog/identity"
	"onevisit/queue"
)

// CodeNobodyKept is an identity number of which the hall keeps no visit.
const CodeNobodyKept fault.Code = "counter.nobody_kept" // none

// visitOf finds the visit that a scanned text means: by the QR or number of a ticket, or, of a person that the hall still
// keeps, by the card: the visit that goes on, else the one whose papers are waited for, else the last.
func (p *presenter) visitOf(ctx context.Context, text string) (queue.Visit, error) {
	c, err := identity.ParseCitizen(text)
	if err != nil || len(identity.Normalize(text)) != 18 {
		return p.hall.Scan(ctx, text)
	}
	visits, err := p.hall.FindPerson(ctx, c.Number)
	if err != nil {
		return queue.Visit{}, err
	}
	if len(visits) == 0 {
		return queue.Visit{}, fault.New(CodeNobodyKept, nil)
	}
	for _, fits := range []func(queue.Visit) bool{
		func(v queue.Visit) bool { return v.Ticket.Live() },
		func(v queue.Visit) bool { return waitsForCorrection(v) != 0 },
	} {
		for _, v := range visits {
			if fits(v) {
				return v, nil
			}
		}
	}
	return visits[0], nil
}
