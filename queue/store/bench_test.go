package store_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/storetest"
)

// BenchmarkFloor is the least a durable commit costs: one row through database/sql with the same settings.
func BenchmarkFloor(b *testing.B) {
	db, err := sql.Open("sqlite", filepath.Join(b.TempDir(), "floor.db")+
		"?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_txlock=immediate")
	require.NoError(b, err)
	db.SetMaxOpenConns(1)
	b.Cleanup(func() { require.NoError(b, db.Close()) })
	_, err = db.ExecContext(b.Context(), "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)")
	require.NoError(b, err)
	for b.Loop() {
		_, err := db.ExecContext(b.Context(), "INSERT INTO t (v) VALUES ('x')")
		require.NoError(b, err)
	}
}

// BenchmarkIssue is one press at a kiosk, durable.
func BenchmarkIssue(b *testing.B) {
	h, _ := bench(b, 0)
	n := 0
	for b.Loop() {
		n++
		_, err := h.Issue(b.Context(), queue.IssueRequest{Key: fmt.Sprint("k", n), Items: []string{storetest.Simple}})
		require.NoError(b, err)
	}
}

// BenchmarkCallNext calls and marks a no-show in turn, with many or few waiting; it reports the call alone.
func BenchmarkCallNext(b *testing.B) {
	for _, waiting := range []int{10, 1_000, 10_000} {
		b.Run(fmt.Sprint(waiting), func(b *testing.B) {
			h, _ := bench(b, waiting)
			act := queue.Act{Window: "1", Clerk: "12"}
			_, err := h.OpenWindow(b.Context(), act)
			require.NoError(b, err)
			n := 0
			for b.Loop() {
				n++
				act.Key = fmt.Sprint("c", n)
				v, err := h.CallNext(b.Context(), act)
				require.NoError(b, err)
				b.StopTimer()
				_, err = h.Move(b.Context(), queue.Act{Window: "1"}, v.Ticket.ID, queue.Transfer{})
				require.NoError(b, err)
				b.StartTimer()
			}
		})
	}
}

func bench(b *testing.B, waiting int) (*queue.Hall, *storetest.Clock) {
	b.Helper()
	setup := storetest.Setup(b)
	clock := storetest.NewClock(setup)
	s := open(b)
	h := queue.NewHall(s, setup, storetest.Catalog(b), clock)
	b.Cleanup(func() { require.NoError(b, h.Close()) })
	require.NoError(b, s.InTx(b.Context(), func(tx queue.Tx) error {
		for i := range waiting {
			n, err := tx.Next(storetest.Day, "A")
			if err != nil {
				return err
			}
			t := queue.Ticket{Token: fmt.Sprint(i), Day: storetest.Day, Line: "A", Number: n, Label: queue.Label("A", n),
				Key: clock.Now().UnixMilli() + int64(i), State: queue.Waiting, Arrived: clock.Now(), Since: clock.Now()}
			if err := tx.InsertTicket(&t); err != nil {
				return err
			}
		}
		return nil
	}))
	return h, clock
}
