package store_test

import (
	"context"
	"database/sql"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/store"
	"onevisit/queue/storetest"
)

// The plans of the statements whose cost must not grow with the queue or the history.
func TestHotStatementsUseTheirIndex(t *testing.T) {
	s := open(t)
	defer func() { require.NoError(t, s.Close()) }()
	for query, index := range map[string]string{
		"SELECT key, id FROM tickets WHERE day = ? AND lane = ? AND state = 'waiting' ORDER BY key, id LIMIT 1": "tickets_waiting",
		"SELECT count(*) FROM tickets WHERE day = ? AND lane = ? AND state = 'waiting' AND (key, id) < (?, ?)":  "tickets_waiting",
		"SELECT * FROM tickets WHERE day <= ? AND (" + store.IsLive + ") ORDER BY day, id":                      "tickets_live",
		"SELECT * FROM tickets WHERE person = ? AND person <> '' AND (" + store.IsLive + ") ORDER BY id":        "tickets_person",
		"SELECT ticket FROM persons WHERE hash = ? AND hash <> '' ORDER BY ticket DESC":                         "persons_hash",
		"SELECT * FROM tickets WHERE day = ? ORDER BY id":                                                       "sqlite_autoindex_tickets_2",
		"SELECT * FROM tickets WHERE token = ?":                                                                 "sqlite_autoindex_tickets_1",
		"SELECT * FROM cases WHERE ticket = ? ORDER BY id":                                                      "cases_ticket",
		"SELECT id FROM cases WHERE clock_started <> 0 AND clock_stopped = 0":                                   "cases_running",
		"SELECT id FROM cases WHERE clock_stopped <> 0 AND clock_stopped >= ?":                                  "cases_stopped",
		"SELECT * FROM journal WHERE seq > ? ORDER BY seq LIMIT ?":                                              "INTEGER PRIMARY KEY",
		"SELECT * FROM journal WHERE ticket = ? AND ticket <> 0 ORDER BY seq":                                   "journal_ticket",
		"SELECT * FROM journal WHERE day = ? AND kind IN ('call', 'recall') ORDER BY seq DESC LIMIT 20":         "journal_calls",
	} {
		args := make([]any, strings.Count(query, "?"))
		for i := range args {
			args[i] = "0"
		}
		plan := explained(t, s.Writer(), "EXPLAIN QUERY PLAN "+query, args, new(int), new(int), new(int))
		require.Contains(t, plan, index, query)
	}
}

// explained is the plan of a statement: the last column of each row of the answer.
func explained(t *testing.T, db interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}, query string, args []any, before ...any) string {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), query, args...)
	require.NoError(t, err, query)
	defer rows.Close()
	var plan []string
	for rows.Next() {
		var line string
		require.NoError(t, rows.Scan(append(before, &line)...))
		plan = append(plan, line)
	}
	require.NoError(t, rows.Err())
	return strings.Join(plan, "; ")
}

// TestHotStatementsUseTheirIndexOnPostgreSQL asks without the whole-table scan that small tables are read by.
func TestHotStatementsUseTheirIndexOnPostgreSQL(t *testing.T) {
	s := openServer(t)
	defer func() { require.NoError(t, s.Close()) }()
	conn, err := s.Writer().Conn(t.Context())
	require.NoError(t, err)
	defer conn.Close()
	_, err = conn.ExecContext(t.Context(), "SET enable_seqscan = off; SET enable_sort = off")
	require.NoError(t, err)
	for query, index := range map[string]string{
		"SELECT key, id FROM tickets WHERE day = 'd' AND lane = 'A' AND state = 'waiting' ORDER BY key, id LIMIT 1 FOR UPDATE SKIP LOCKED": "tickets_waiting",
		"SELECT count(*) FROM tickets WHERE day = 'd' AND lane = 'A' AND state = 'waiting' AND (key, id) < (1, 1)":                         "tickets_waiting",
		"SELECT * FROM tickets WHERE token = 't'":                                                         "tickets_token_key",
		"SELECT * FROM cases WHERE ticket = 1":                                                            "cases_ticket",
		"SELECT * FROM journal WHERE seq > 1 ORDER BY seq LIMIT 9":                                        "journal_pkey",
		"SELECT * FROM journal WHERE ticket = 1 AND ticket <> 0":                                          "journal_ticket",
		"SELECT * FROM journal WHERE day = 'd' AND kind IN ('call', 'recall') ORDER BY seq DESC LIMIT 20": "journal_calls",
	} {
		require.Contains(t, explained(t, conn, "EXPLAIN "+query, nil), index, query)
	}
}

// TestJournalRowsAreSmall: what one change costs every reader.
func TestJournalRowsAreSmall(t *testing.T) {
	s := open(t)
	setup := storetest.Setup(t)
	h := queue.NewHall(s, setup, storetest.Catalog(t), storetest.NewClock(setup))
	defer func() { require.NoError(t, h.Close()) }()
	visit(t, h)
	var rows, longest int
	require.NoError(t, s.Writer().QueryRowContext(t.Context(), "SELECT count(*), max(length(CAST(body AS BLOB))) FROM journal").Scan(&rows, &longest))
	require.Equal(t, 9, rows)
	require.LessOrEqual(t, longest, 1024)
	t.Logf("longest body: %d bytes", longest)
}
