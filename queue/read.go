package queue

import (
	"context"
)

// Visit is a ticket with its cases, as they stand.
func (h *Hall) Visit(ctx context.Context, ticket int64) (Visit, error) {
	return h.find(ctx, func(r Reader) (Ticket, error) { return r.Ticket(ticket) })
}

// Case is one case, as it stands. CodeUnknownCase.
func (h *Hall) Case(ctx context.Context, id int64) (Case, error) {
	var c Case
	err := h.store.View(ctx, func(r Reader) (err error) {
		c, err = r.Case(id)
		return err
	})
	if err != nil {
		return Case{}, err
	}
	return h.localCase(c), nil
}

// FindToken finds a visit by the token of its QR. CodeUnknownTicket.
func (h *Hall) FindToken(ctx context.Context, token string) (Visit, error) {
	return h.find(ctx, func(r Reader) (Ticket, error) { return r.TicketByToken(plain(token)) })
}

// FindLabel finds today's visit by its printed number; case does not matter and zeros may be left out: "a17" is A017.
func (h *Hall) FindLabel(ctx context.Context, label string) (Visit, error) {
	full, ok := parseLabel(plain(label))
	if !ok {
		return Visit{}, errNotATicket()
	}
	return h.find(ctx, func(r Reader) (Ticket, error) { return r.TicketByLabel(h.Today(), full) })
}

// Journal gives up to limit journal rows after since, in order. A limit of 0 or less means 1000.
func (h *Hall) Journal(ctx context.Context, since int64, limit int) ([]Change, error) {
	return h.JournalOf(ctx, since, limit)
}

// JournalOf is Journal of some kinds of rows alone; a journal of many days is read several times as fast so.
func (h *Hall) JournalOf(ctx context.Context, since int64, limit int, of ...Kind) ([]Change, error) {
	if limit <= 0 {
		limit = 1000
	}
	return h.changes(ctx, func(r Reader) ([]Change, error) { return r.Since(since, limit, of...) })
}

// History gives the journal rows of one ticket, in order.
func (h *Hall) History(ctx context.Context, ticket int64) ([]Change, error) {
	return h.changes(ctx, func(r Reader) ([]Change, error) { return r.History(ticket) })
}

func (h *Hall) changes(ctx context.Context, read func(Reader) ([]Change, error)) ([]Change, error) {
	var rows []Change
	err := h.store.View(ctx, func(r Reader) (err error) {
		rows, err = read(r)
		return err
	})
	for i := range rows {
		rows[i] = h.localChange(rows[i])
	}
	return rows, err
}

func (h *Hall) find(ctx context.Context, ticket func(Reader) (Ticket, error)) (Visit, error) {
	var v Visit
	err := h.store.View(ctx, func(r Reader) (err error) {
		if v.Ticket, err = ticket(r); err != nil {
			return err
		}
		v.Cases, err = r.Cases(v.Ticket.ID)
		return err
	})
	if err != nil {
		return Visit{}, err
	}
	return h.localVisit(v), nil
}
