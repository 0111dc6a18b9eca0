package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/store"
	"onevisit/queue/storetest"
	"onevisit/queue/storetest/pgtest"
)

// oldSchemas fill a hall as each released version of the schema kept it: a ticket that waits, one at a window, one that
// is done, their cases and what the journal told of them.
const (
	oldRows = `INSERT INTO meta (name, value) VALUES ('hall', 'test-hall');
INSERT INTO counters (scope, name, n) VALUES ('2026-03-04', 'A', 3), ('2026', 'case', 1);
INSERT INTO tickets (rev, token, day, line, number, label, priority, key, state, outcome, "window", calls, why, items, gaps,
	arrived, since, call_at, start_at, end_at, waited, served, returned, moved) VALUES
	(1, 'T1', '2026-03-04', 'A', 1, 'A001', 'elder', 1000, 'waiting', '', '', 0, '', '["simple"]', -1, 1772586000000000, 1772586000000000, 0, 0, 0, 0, 0, FALSE, FALSE),
	(3, 'T2', '2026-03-04', 'A', 2, 'A002', '', 2000, 'serving', '', '2', 1, '', '["simple"]', 1, 1772586000000000, 1772586060000000, 1772586060000000, 1772586060000000, 0, 60000000000, 0, FALSE, TRUE),
	(5, 'T3', '2026-03-04', 'A', 3, 'A003', '', 3000, 'completed', 'done', '1', 2, '', '["simple"]', 0, 1772586000000000, 1772586090000000, 1772586060000000, 1772586060000000, 1772586090000000, 60000000000, 30000000000, TRUE, FALSE);
INSERT INTO cases (rev, ticket, label, item, catalog, number, notice, notices, refusal, office, state, one_hour, "window",
	gap_due, precheck, desk, outcome, missing, clock_started, clock_limit, clock_unit, clock_due, clock_counted, clock_since,
	clock_paused, clock_note, clock_paused_at, clock_stopped, opened, decided) VALUES
	(1, 1, 'A001', 'simple', 'v1', '', '', 0, '', '', 'checking', TRUE, '', 0, '', '', '', '', 0, 0, '', 0, 0, 0, '', '', 0, 0, 1772586000000000, 0),
	(1, 2, 'A002', 'simple', 'v1', '', '', 0, '', '', 'checking', TRUE, '', 0, '', '', '', '', 0, 0, '', 0, 0, 0, '', '', 0, 0, 1772586000000000, 0),
	(2, 3, 'A003', 'simple', 'v1', '2026-000001', '', 0, '', '', 'delivered', TRUE, '1', 0, '', '', 'accept', '', 0, 0, '', 0, 0, 0, '', '', 0, 0, 1772586000000000, 1772586080000000);
INSERT INTO windows (id, state, clerk, why, ticket, since, served) VALUES ('2', 'open', '12', '', 2, 1772586000000000, 4);
INSERT INTO journal (seq, at, day, kind, ticket, case_id, "window", clerk, from_state, to_state, why, body) VALUES
	(1, 1772586000000000, '2026-03-04', 'issue', 1, 0, 'kiosk', '', '', 'waiting', '', '{"t":{"id":1,"rev":1,"label":"A001","state":"waiting"}}');
INSERT INTO deeds (key, verb, day, ticket, case_id, "window") VALUES ('press', 'issue', '2026-03-04', 1, 0, '');`
	oldDays = `INSERT INTO days (day, closed, clerk, since, latest) VALUES ('2026-03-04', FALSE, '1', 1772586000000000, 1772586000500);
UPDATE tickets SET skill = '', person = 'hash', companions = 2 WHERE id = 1;`
)

// TestMigrationsKeepWhatAnOldHallHolds fills a database of every earlier schema and opens it with this program.
func TestMigrationsKeepWhatAnOldHallHolds(t *testing.T) {
	for _, e := range []struct {
		name     string
		released []int64 // versions that have been released and had days, from the second on
		target   func(testing.TB) string
	}{
		{"SQLite", []int64{1, 2}, func(t testing.TB) string { return filepath.Join(t.TempDir(), "hall.db") }},
		{"PostgreSQL", []int64{1, 2, 3}, pgtest.URL},
	} {
		for _, version := range e.released {
			t.Run(fmt.Sprintf("%s/%d", e.name, version), func(t *testing.T) {
				target := e.target(t)
				rows := oldRows
				if version == e.released[len(e.released)-1] {
					rows += oldDays
				}
				require.NoError(t, store.FillOld(t.Context(), target, version, rows))
				s, err := store.Open(t.Context(), target, store.Options{Hall: "test-hall"})
				require.NoError(t, err)
				defer func() { require.NoError(t, s.Close()) }()
				keptAll(t, s)
				goesOn(t, s)
				if e.name == "SQLite" {
					integrity(t, s.Writer())
					sameAsNew(t, s)
				}
			})
		}
	}
}

func keptAll(t *testing.T, s *store.Store) {
	t.Helper()
	require.NoError(t, s.View(t.Context(), func(r queue.Reader) error {
		waits, err := r.TicketByLabel("2026-03-04", "A001")
		require.NoError(t, err)
		require.Equal(t, queue.PriorityElder, waits.Priority)
		require.Equal(t, []string{"simple"}, waits.Items)
		require.Equal(t, int64(1000), waits.Key)
		serving, err := r.TicketByToken("T2")
		require.NoError(t, err)
		require.Equal(t, queue.Serving, serving.State)
		require.True(t, serving.Moved)
		require.Equal(t, int64(1772586060000000), serving.CallAt.UnixMicro())
		done, err := r.Ticket(3)
		require.NoError(t, err)
		require.Equal(t, queue.OutcomeDone, done.Outcome)
		require.True(t, done.Returned)
		cases, err := r.Cases(3)
		require.NoError(t, err)
		require.Len(t, cases, 1)
		require.Equal(t, "2026-000001", cases[0].Number)
		w, ok, err := r.Window("2")
		require.NoError(t, err)
		require.True(t, ok)
		require.Equal(t, 4, w.Served)
		journal, err := r.History(1)
		require.NoError(t, err)
		require.Len(t, journal, 1)
		front, err := r.Front("2026-03-04", "A", 5)
		require.NoError(t, err)
		require.Len(t, front, 1, "who waited waits, in the new index too")
		return nil
	}))
}

// goesOn works on with the old rows: numbers, ids and rows of the journal follow the old ones, a repeated press is known.
func goesOn(t *testing.T, s *store.Store) {
	t.Helper()
	setup := storetest.Setup(t)
	h := queue.NewHall(s, setup, storetest.Catalog(t), storetest.NewClock(setup), queue.WithPersons(storetest.Keys(t, 1)))
	again, err := h.Issue(t.Context(), queue.IssueRequest{Key: "press", Items: []string{storetest.Simple}})
	require.NoError(t, err)
	require.Equal(t, "A001", again.Ticket.Label)
	v, err := h.Issue(t.Context(), queue.IssueRequest{Items: []string{storetest.Simple}, Who: storetest.Visitor})
	require.NoError(t, err)
	require.Equal(t, "A004", v.Ticket.Label)
	require.Equal(t, int64(4), v.Ticket.ID)
	rows, err := h.Journal(t.Context(), 1, 10)
	require.NoError(t, err)
	require.Equal(t, int64(2), rows[0].Seq)
	_, err = h.Cancel(t.Context(), queue.Act{Window: "2"}, 2, "left")
	require.NoError(t, err)
	called, err := h.CallNext(t.Context(), queue.Act{Window: "2", Clerk: "12"})
	require.NoError(t, err)
	require.Equal(t, "A001", called.Ticket.Label)
	require.NoError(t, h.Beat(t.Context(), queue.Station{Machine: "desk", Seat: queue.SeatManager}))
	seats, err := h.Stations(t.Context())
	require.NoError(t, err)
	require.Len(t, seats, 1)
	_, err = s.Writer().ExecContext(t.Context(), "UPDATE tickets SET state = 'nonsense' WHERE id = 1")
	require.ErrorContains(t, err, "constraint", "the checks are still there")
}

// sameAsNew compares what the engine is told of tables, indexes and triggers with a new database.
func sameAsNew(t *testing.T, s *store.Store) {
	t.Helper()
	fresh := open(t)
	defer func() { require.NoError(t, fresh.Close()) }()
	schema := func(db *sql.DB) map[string]string {
		rows, err := db.QueryContext(context.Background(), "SELECT name, COALESCE(sql, '') FROM sqlite_schema")
		require.NoError(t, err)
		defer rows.Close()
		out := map[string]string{}
		for rows.Next() {
			var name, text string
			require.NoError(t, rows.Scan(&name, &text))
			out[name] = text
		}
		require.NoError(t, rows.Err())
		return out
	}
	have := schema(s.Writer())
	require.Equal(t, schema(fresh.Writer()), have)
	for _, table := range []string{"tickets", "cases", "windows"} {
		require.Contains(t, have[table], "OR state = ", "written out")
		require.NotContains(t, have[table], "state IN")
		require.NotContains(t, have[table], "AUTOINCREMENT")
	}
}
