package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

func unique(t *testing.T, s queue.Store) {
	first, second := newTicket(1, 10), newTicket(2, 20)
	inTx(t, s, func(tx queue.Tx) error {
		require.NoError(t, tx.InsertTicket(&first))
		return tx.InsertTicket(&second)
	})
	refused := func(why string, f func(queue.Tx) error) {
		t.Helper()
		err := s.InTx(t.Context(), f)
		require.True(t, fault.Has(err, queue.CodeConflict), "%s: %v", why, err)
	}
	refused("number twice", func(tx queue.Tx) error {
		n := newTicket(1, 30)
		n.Token = "other"
		return tx.InsertTicket(&n)
	})
	refused("token twice", func(tx queue.Tx) error {
		n := newTicket(3, 30)
		n.Token = first.Token
		return tx.InsertTicket(&n)
	})
	take := func(n *queue.Ticket, state queue.TicketState) func(queue.Tx) error {
		n.State, n.Window = state, "1"
		return func(tx queue.Tx) error { return tx.UpdateTicket(n) }
	}
	inTx(t, s, take(&first, queue.Serving))
	refused("second active ticket at a window", take(&second, queue.Called))
	view(t, s, func(r queue.Reader) error {
		n, err := r.Ticket(second.ID)
		require.NoError(t, err)
		require.Equal(t, queue.Waiting, n.State)
		return nil
	})
	inTx(t, s, take(&first, queue.Held))
	second.Rev = 1
	inTx(t, s, take(&second, queue.Called))
}

func revisions(t *testing.T, s queue.Store) {
	n := newTicket(1, 10)
	c := queue.Case{Item: Simple, State: queue.Checking, Desk: catalog.Submission{Item: Simple}}
	inTx(t, s, func(tx queue.Tx) error {
		require.NoError(t, tx.InsertTicket(&n))
		c.Ticket = n.ID
		return tx.InsertCase(&c)
	})
	oldTicket, oldCase := n, c
	n.Why, c.Refusal = "first", "first"
	inTx(t, s, func(tx queue.Tx) error {
		require.NoError(t, tx.UpdateTicket(&n))
		return tx.UpdateCase(&c)
	})
	require.EqualValues(t, 2, n.Rev)
	err := s.InTx(t.Context(), func(tx queue.Tx) error { return tx.UpdateTicket(&oldTicket) })
	require.True(t, fault.Has(err, queue.CodeConflict), "%v", err)
	err = s.InTx(t.Context(), func(tx queue.Tx) error { return tx.UpdateCase(&oldCase) })
	require.True(t, fault.Has(err, queue.CodeConflict), "%v", err)
}

var errOops = errors.New("oops")

func rollback(t *testing.T, s queue.Store) {
	kept := newTicket(1, 10)
	win := queue.Window{ID: "1", State: queue.WindowOpen, Since: at(1)}
	inTx(t, s, func(tx queue.Tx) error {
		require.NoError(t, tx.InsertTicket(&kept))
		require.NoError(t, tx.PutWindow(win))
		_, err := tx.Next("scope", "name")
		require.NoError(t, err)
		require.NoError(t, tx.Append(&queue.Change{Day: Day, Kind: queue.EvIssue, Ticket: &kept}))
		return tx.Remember("old", queue.Deed{Verb: "v", Day: Day})
	})
	spoil := func(tx queue.Tx) error {
		n := newTicket(2, 5)
		require.NoError(t, tx.InsertTicket(&n))
		c := queue.Case{Ticket: n.ID, State: queue.Checking, Desk: catalog.Submission{Item: Simple}}
		require.NoError(t, tx.InsertCase(&c))
		_, ok, err := tx.ClaimNext(queue.Claim{Day: Day, Window: "1", Lines: []string{"A"}, At: at(9)})
		require.NoError(t, err)
		require.True(t, ok)
		k := kept
		k.Key, k.State = 99, queue.NoShow
		require.NoError(t, tx.UpdateTicket(&k))
		require.NoError(t, tx.PutWindow(queue.Window{ID: "1", State: queue.WindowPaused}))
		require.NoError(t, tx.PutWindow(queue.Window{ID: "2", State: queue.WindowPaused}))
		_, err = tx.Next("scope", "name")
		require.NoError(t, err)
		require.NoError(t, tx.Append(&queue.Change{Day: Day, Kind: queue.EvCall, Ticket: &k}))
		require.NoError(t, tx.Forget("9999-01-01"))
		return tx.Remember("new", queue.Deed{Verb: "v", Day: Day})
	}
	require.ErrorIs(t, s.InTx(t.Context(), func(tx queue.Tx) error {
		require.NoError(t, spoil(tx))
		return errOops
	}), errOops)
	require.Panics(t, func() {
		_ = s.InTx(t.Context(), func(tx queue.Tx) error {
			require.NoError(t, spoil(tx))
			panic("oops")
		})
	})
	inTx(t, s, func(tx queue.Tx) error {
		n, err := tx.Ticket(kept.ID)
		require.NoError(t, err)
		require.Equal(t, kept, n)
		_, err = tx.Ticket(kept.ID + 1)
		require.True(t, fault.Has(err, queue.CodeUnknownTicket))
		_, err = tx.TicketByLabel(Day, "A002")
		require.True(t, fault.Has(err, queue.CodeUnknownTicket))
		_, err = tx.Case(1)
		require.True(t, fault.Has(err, queue.CodeUnknownCase))
		w, _, err := tx.Window("1")
		require.NoError(t, err)
		require.Equal(t, win, w)
		_, ok, err := tx.Window("2")
		require.NoError(t, err)
		require.False(t, ok)
		rows, err := tx.Since(0, 10)
		require.NoError(t, err)
		require.Len(t, rows, 1)
		_, ok, err = tx.Recall("new")
		require.NoError(t, err)
		require.False(t, ok)
		_, ok, err = tx.Recall("old")
		require.NoError(t, err)
		require.True(t, ok)
		next, err := tx.Next("scope", "name")
		require.NoError(t, err)
		require.Equal(t, 2, next, "a number of a failed transaction is given again")
		front, err := tx.Front(Day, "A", 9)
		require.NoError(t, err)
		require.Equal(t, []queue.Ticket{kept}, front)
		return nil
	})
}

func counters(t *testing.T, s queue.Store) {
	inTx(t, s, func(tx queue.Tx) error {
		for _, step := range []struct {
			scope, name string
			want        int
		}{{Day, "A", 1}, {Day, "A", 2}, {Day, "B", 1}, {"2026-03-05", "A", 1}, {Day, "A", 3}} {
			n, err := tx.Next(step.scope, step.name)
			require.NoError(t, err)
			require.Equal(t, step.want, n, "%v", step)
		}
		return nil
	})
}

func deeds(t *testing.T, s queue.Store) {
	d := queue.Deed{Verb: queue.VerbAccept, Day: Day, Ticket: 1, Case: 2, Window: "3"}
	inTx(t, s, func(tx queue.Tx) error {
		_, ok, err := tx.Recall("k")
		require.NoError(t, err)
		require.False(t, ok)
		require.NoError(t, tx.Remember("k", d))
		return tx.Remember("later", queue.Deed{Verb: queue.VerbIssue, Day: "2026-03-05"})
	})
	err := s.InTx(t.Context(), func(tx queue.Tx) error { return tx.Remember("k", d) })
	require.True(t, fault.Has(err, queue.CodeConflict), "%v", err)
	inTx(t, s, func(tx queue.Tx) error {
		got, ok, err := tx.Recall("k")
		require.NoError(t, err)
		require.True(t, ok)
		require.Equal(t, d, got)
		require.NoError(t, tx.Forget("2026-03-05"))
		_, ok, err = tx.Recall("k")
		require.NoError(t, err)
		require.False(t, ok)
		_, ok, err = tx.Recall("later")
		require.NoError(t, err)
		require.True(t, ok)
		return nil
	})
}

func journal(t *testing.T, s queue.Store) {
	n := newTicket(1, 10)
	c := queue.Case{Label: "A001", Item: Simple, State: queue.Checking, Desk: catalog.Submission{Item: Simple}}
	win := queue.Window{ID: "1", State: queue.WindowOpen, Since: at(1)}
	inTx(t, s, func(tx queue.Tx) error {
		require.NoError(t, tx.InsertTicket(&n))
		c.Ticket = n.ID
		return tx.InsertCase(&c)
	})
	rows := []*queue.Change{
		{At: at(1), Day: Day, Kind: queue.EvIssue, To: "waiting", Window: "kiosk", Ticket: &n},
		{At: at(2), Day: Day, Kind: queue.EvCheck, From: "checking", To: "checking", Why: "看", Clerk: "12", Window: "1", Case: &c},
		{At: at(3), Day: Day, Kind: queue.EvWinOpen, WindowNow: &win},
		{At: at(4), Day: Day, Kind: queue.EvHelp},
		{At: at(5), Day: Day, Kind: queue.EvCall, Ticket: &n, WindowNow: &win},
	}
	inTx(t, s, func(tx queue.Tx) error { return tx.Append(rows...) })
	view(t, s, func(r queue.Reader) error {
		got, err := r.Since(0, 100)
		require.NoError(t, err)
		require.Len(t, got, len(rows))
		for i, row := range rows {
			require.EqualValues(t, i+1, row.Seq)
			require.Equal(t, *row, got[i])
		}
		got, err = r.Since(2, 2)
		require.NoError(t, err)
		require.Len(t, got, 2)
		require.EqualValues(t, 3, got[0].Seq)
		got, err = r.Since(1, 2, queue.EvIssue, queue.EvHelp, queue.EvCheck, queue.EvCall)
		require.NoError(t, err)
		require.Equal(t, []queue.Change{*rows[1], *rows[3]}, got, "of some kinds, as many as asked for")
		got, err = r.Since(5, 9)
		require.NoError(t, err)
		require.Empty(t, got)
		got, err = r.History(n.ID)
		require.NoError(t, err)
		var seqs []int64
		for _, g := range got {
			seqs = append(seqs, g.Seq)
		}
		require.Equal(t, []int64{1, 2, 5}, seqs, "rows of its cases are part of a ticket's history")
		return nil
	})
}

func snapshot(t *testing.T, s queue.Store) {
	old := newTicket(1, 10)
	old.Day = "2026-03-03"
	today := newTicket(1, 20)
	today.Token = "today"
	clocks := []queue.CaseClock{
		{},                                 // undecided yesterday: not wanted
		{Started: at(1), Due: at(50)},      // running since yesterday
		{Started: at(1), Stopped: at(-90)}, // stopped before
		{Started: at(1), Stopped: at(3)},   // stopped today
	}
	win := queue.Window{ID: "1", State: queue.WindowOpen, Since: at(1)}
	inTx(t, s, func(tx queue.Tx) error {
		require.NoError(t, tx.InsertTicket(&old))
		require.NoError(t, tx.InsertTicket(&today))
		for i, k := range clocks {
			require.NoError(t, tx.InsertCase(&queue.Case{Ticket: old.ID, Item: fmt.Sprint(i), State: queue.Processing,
				Clock: k, Desk: catalog.Submission{Item: Simple}}))
		}
		require.NoError(t, tx.InsertCase(&queue.Case{Ticket: today.ID, Item: "mine", State: queue.Checking,
			Desk: catalog.Submission{Item: Simple}}))
		require.NoError(t, tx.PutWindow(win))
		require.NoError(t, tx.Append(&queue.Change{Day: "2026-03-03", Kind: queue.EvCall, Ticket: &old}))
		for range queue.SnapshotCalls {
			require.NoError(t, tx.Append(&queue.Change{Day: Day, Kind: queue.EvHelp},
				&queue.Change{Day: Day, Kind: queue.EvCall, Ticket: &today}))
		}
		return tx.Append(&queue.Change{Day: Day, Kind: queue.EvRecall, Ticket: &today})
	})
	view(t, s, func(r queue.Reader) error {
		got, err := r.Snapshot(Day, at(0))
		require.NoError(t, err)
		require.EqualValues(t, 2*queue.SnapshotCalls+2, got.Seq)
		require.Equal(t, []queue.Ticket{today}, got.Tickets)
		require.Equal(t, []queue.Window{win}, got.Windows)
		var items []string
		for _, c := range got.Cases {
			items = append(items, c.Item)
		}
		require.Equal(t, []string{"1", "3", "mine"}, items)
		require.Len(t, got.Calls, queue.SnapshotCalls)
		require.Equal(t, queue.EvRecall, got.Calls[0].Kind, "newest first")
		for _, c := range got.Calls {
			require.Equal(t, Day, c.Day)
		}
		return nil
	})
}

func watch(t *testing.T, s queue.Store) {
	ctx, cancel := context.WithCancel(t.Context())
	ch := s.Watch(ctx)
	inTx(t, s, func(tx queue.Tx) error { return tx.Append(&queue.Change{Day: Day, Kind: queue.EvHelp}) })
	select {
	case _, ok := <-ch:
		require.True(t, ok)
	case <-time.After(5 * time.Second):
		require.Fail(t, "no wake after a commit")
	}
	cancel()
	for {
		select {
		case _, ok := <-ch:
			if !ok {
				return
			}
		case <-time.After(5 * time.Second):
			require.Fail(t, "the watch did not end with its context")
		}
	}
}

// race lets many goroutines issue and claim: numbers are dense, and each ticket goes to exactly one.
func race(t *testing.T, s queue.Store) {
	const workers, each = 16, 8
	var mu sync.Mutex
	numbers, claimed := map[int]int{}, map[int64]int{}
	var wg sync.WaitGroup
	errs := make(chan error, workers*each*2)
	for w := range workers {
		wg.Go(func() {
			for range each {
				errs <- s.InTx(t.Context(), func(tx queue.Tx) error {
					n, err := tx.Next(Day, "A")
					if err != nil {
						return err
					}
					k := newTicket(n, int64(n))
					if err := tx.InsertTicket(&k); err != nil {
						return err
					}
					mu.Lock()
					defer mu.Unlock()
					numbers[n]++
					return nil
				})
				errs <- s.InTx(t.Context(), func(tx queue.Tx) error {
					k, ok, err := tx.ClaimNext(queue.Claim{Day: Day, Window: fmt.Sprint(w), Lines: []string{"A"}, At: at(30)})
					if err != nil || !ok {
						return err
					}
					mu.Lock()
					claimed[k.ID]++
					mu.Unlock()
					k.State = queue.Completed
					return tx.UpdateTicket(&k)
				})
			}
		})
	}
	wg.Wait()
	close(errs)
	for err := range errs {
		require.NoError(t, err)
	}
	require.Len(t, numbers, workers*each)
	require.Len(t, claimed, workers*each, "there was always somebody: each worker issues before it calls")
	for n := 1; n <= workers*each; n++ {
		require.Equal(t, 1, numbers[n])
		require.Equal(t, 1, claimed[int64(n)])
	}
}

func closed(t *testing.T, s queue.Store) {
	ch := s.Watch(t.Context())
	require.NoError(t, s.Close())
	for range ch {
		continue // a wake may be left; then the channel is closed
	}
	require.Error(t, s.InTx(t.Context(), func(queue.Tx) error { return nil }))
	require.Error(t, s.View(t.Context(), func(queue.Reader) error { return nil }))
}
