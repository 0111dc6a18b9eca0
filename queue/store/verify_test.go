package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/store"
	"onevisit/queue/storetest"
)

// busyDay puts a little of everything into a hall.
func busyDay(t *testing.T, s *store.Store) {
	t.Helper()
	setup := storetest.Setup(t)
	clock := storetest.NewClock(setup)
	h := queue.NewHall(s, setup, storetest.Catalog(t), clock)
	ctx, a := t.Context(), queue.Act{Window: "2", Clerk: "12"}
	must := func(_ any, err error) { t.Helper(); require.NoError(t, err) }
	must(h.OpenWindow(ctx, a))
	must(h.OpenWindow(ctx, queue.Act{Window: "1"}))
	for i := range 12 {
		clock.Add(time.Minute)
		item := []string{storetest.Simple, storetest.Bare, storetest.Gap}[i%3]
		v, err := h.Issue(ctx, queue.IssueRequest{Key: fmt.Sprint(i), Items: []string{item}})
		require.NoError(t, err)
		if i%4 == 3 {
			continue
		}
		must(h.CallTicket(ctx, a, v.Ticket.ID))
		if i%4 == 2 {
			must(h.MarkNoShow(ctx, a, v.Ticket.ID))
			continue
		}
		must(h.Start(ctx, a, v.Ticket.ID))
		if i%4 == 1 {
			must(h.Move(ctx, a, v.Ticket.ID, queue.Transfer{Window: "1"}))
			continue
		}
		must(h.Cancel(ctx, a, v.Ticket.ID, "left"))
	}
	must(h.CallNext(ctx, a))
}

func TestVerifyTellsTheJournalAgain(t *testing.T) {
	for _, e := range engines {
		t.Run(e.name, func(t *testing.T) {
			s := e.open(t)
			defer func() { require.NoError(t, s.Close()) }()
			busyDay(t, s)
			r, err := s.Verify(t.Context())
			require.NoError(t, err)
			require.Empty(t, r.Problems)
			require.Equal(t, 12, r.Tickets)
			require.Equal(t, 12, r.Cases)
			require.Positive(t, r.Journal)
			require.Positive(t, r.Schema)

			for _, c := range []struct {
				kind store.ProblemKind
				sql  string
			}{
				{store.ProblemTicket, "UPDATE tickets SET state = 'expired' WHERE id = (SELECT min(id) FROM tickets WHERE state = 'waiting')"},
				{store.ProblemNumber, "UPDATE tickets SET number = 99 WHERE id = 4"},
				{store.ProblemCase, "UPDATE cases SET rev = 7 WHERE id = 1"},
				{store.ProblemWindow, "UPDATE windows SET ticket = 0"},
			} {
				_, err := s.Writer().ExecContext(t.Context(), c.sql)
				require.NoError(t, err)
				r, err := s.Verify(t.Context())
				require.NoError(t, err)
				require.Contains(t, problems(r), c.kind, c.sql)
			}
		})
	}
}

func problems(r store.Report) []store.ProblemKind {
	var out []store.ProblemKind
	for _, p := range r.Problems {
		out = append(out, p.Kind)
	}
	return out
}

// TestVerifyFindsDamage turns bits over in the middle of the file.
func TestVerifyFindsDamage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "hall.db")
	s, err := store.Open(t.Context(), path, store.Options{})
	require.NoError(t, err)
	busyDay(t, s)
	require.NoError(t, s.Close())
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	for i := len(data) / 2; i < len(data)/2+3000; i++ {
		data[i] ^= 0x55
	}
	require.NoError(t, os.WriteFile(path, data, 0o600))
	s, err = store.Open(t.Context(), path, store.Options{})
	if err != nil {
		require.True(t, fault.Has(err, store.CodeDamaged), "%v", err)
		return
	}
	defer func() { require.NoError(t, s.Close()) }()
	r, err := s.Verify(t.Context())
	if err != nil {
		require.True(t, fault.Has(err, store.CodeDamaged), "%v", err)
		return
	}
	require.Contains(t, problems(r), store.ProblemEngine)
}
