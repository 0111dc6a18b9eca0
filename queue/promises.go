package queue

import (
	"context"
	"slices"
	"time"
)

// BadPromises gives the cases of a ticket's applicant whose promise does not hold or is overdue (失信, 国办发〔2020〕42号):
// until they are put right no promise is taken (catalog.Submission.NoPromises). Empty where the hall does not know who
// the applicant is, or keeps nothing of earlier visits any more. The person's own sealed record is not opened: the keyed
// hash of the identity number tells which visits are one person's. Faults: CodeUnknownTicket.
func (h *Hall) BadPromises(ctx context.Context, ticket int64) ([]Case, error) {
	var out []Case
	now := h.Now()
	err := h.store.View(ctx, func(r Reader) error {
		out = nil
		t, err := r.Ticket(ticket)
		for err == nil && t.Origin != 0 { // a correction is the same applicant's as the visit that it goes on with
			if _, known, err := r.Sealed(t.ID); err != nil || known {
				break
			}
			t, err = r.Ticket(t.Origin)
		}
		if err != nil {
			return err
		}
		who, known, err := r.Sealed(t.ID)
		if err != nil || !known || who.Hash == "" {
			return err
		}
		visits, err := r.SealedOf(who.Hash)
		if err != nil {
			return err
		}
		for _, id := range visits {
			cases, err := r.Cases(id)
			if err != nil {
				return err
			}
			for _, c := range cases {
				if c.badPromise(now) {
					out = append(out, h.localCase(c))
				}
			}
		}
		return nil
	})
	return out, err
}

// badPromise reports whether a promise of the case does not hold, or is overdue.
func (c Case) badPromise(now time.Time) bool {
	return c.Broken != "" || slices.ContainsFunc(c.Duties, func(d Duty) bool {
		return d.Kind == DutyGap && d.Done.IsZero() && !d.Due.IsZero() && now.After(d.Due)
	})
}
