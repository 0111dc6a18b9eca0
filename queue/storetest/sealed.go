package storetest

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
)

// sealedPersons are kept, replaced, found by their hash, erased when they may be, and undone with their transaction.
func sealedPersons(t *testing.T, s queue.Store) {
	key := func() (key string) {
		view(t, s, func(r queue.Reader) (err error) {
			key, err = r.PersonKey()
			return err
		})
		return key
	}
	get := func(ticket int64) (p queue.Sealed, found bool) {
		view(t, s, func(r queue.Reader) (err error) {
			p, found, err = r.Sealed(ticket)
			return err
		})
		return p, found
	}
	find := func(hash string) (ids []int64) {
		view(t, s, func(r queue.Reader) (err error) {
			ids, err = r.SealedOf(hash)
			return err
		})
		return ids
	}
	require.Empty(t, key())
	over, waits, moved, follows, owes := newTicket(1, 10), newTicket(2, 20), newTicket(3, 30), newTicket(4, 40), newTicket(5, 50)
	sealed := func(n queue.Ticket, day, hash string) queue.Sealed {
		return queue.Sealed{Ticket: n.ID, Day: day, Hash: hash, Key: "k1", Data: []byte{0, 1, 255, byte(n.ID)}}
	}
	inTx(t, s, func(tx queue.Tx) error {
		over.State, moved.State, follows.State, owes.State = queue.Completed, queue.Completed, queue.Completed, queue.Completed
		require.NoError(t, tx.InsertTicket(&over))
		require.NoError(t, tx.PutSealed(sealed(over, "2026-03-02", "h")), "in the transaction that makes the ticket")
		require.NoError(t, tx.InsertTicket(&waits))
		require.NoError(t, tx.InsertTicket(&moved))
		follows.Origin = moved.ID
		require.NoError(t, tx.InsertTicket(&follows))
		c := queue.Case{Ticket: follows.ID, Item: Gap, State: queue.Processing, Opened: at(1)}
		require.NoError(t, tx.InsertCase(&c))
		require.NoError(t, tx.InsertTicket(&owes))
		c = queue.Case{Ticket: owes.ID, Item: Gap, State: queue.Delivered, Opened: at(1),
			Duties: []queue.Duty{{Kind: queue.DutyPledge, Since: at(2), Due: at(3)}}}
		return tx.InsertCase(&c)
	})
	inTx(t, s, func(tx queue.Tx) error {
		require.NoError(t, tx.PutSealed(sealed(waits, "2026-03-02", "h")))
		require.NoError(t, tx.PutSealed(sealed(owes, "2026-03-02", "o")))
		require.NoError(t, tx.PutSealed(sealed(moved, "2026-03-02", "x")))
		return tx.PutSealed(sealed(moved, "2026-03-03", ""))
	})
	require.Equal(t, "k1", key())
	p, found := get(moved.ID)
	require.True(t, found)
	require.Equal(t, sealed(moved, "2026-03-03", ""), p, "the last counts")
	_, found = get(follows.ID)
	require.False(t, found)
	require.Equal(t, []int64{waits.ID, over.ID}, find("h"), "the newest first")
	require.Empty(t, find(""), "no number is no person")
	require.Empty(t, find("x"), "replaced")

	erase := func(over, open string) (gone []int64) {
		inTx(t, s, func(tx queue.Tx) (err error) {
			gone, err = tx.EraseSealed(over, open)
			return err
		})
		return gone
	}
	require.Empty(t, erase("2026-03-01", "2026-01-01"), "too early")
	failed := errors.New("no")
	require.ErrorIs(t, s.InTx(t.Context(), func(tx queue.Tx) error {
		gone, err := tx.EraseSealed("2026-03-04", "2026-03-04")
		require.NoError(t, err)
		require.Equal(t, []int64{over.ID, waits.ID, moved.ID, owes.ID}, gone)
		return failed
	}), failed)
	require.Equal(t, []int64{over.ID}, erase("2026-03-04", "2026-01-01"),
		"one still waits, of another a case goes on under a later ticket, and of a third a promise is still to be checked")
	_, found = get(over.ID)
	require.False(t, found)
	require.Equal(t, []int64{waits.ID, moved.ID, owes.ID}, erase("2026-03-04", "2026-03-04"), "whatever is still open")
	require.Empty(t, key())
}
