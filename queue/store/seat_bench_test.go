package store_test

import (
	"fmt"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/store"
	"onevisit/queue/storetest"
)

// BenchmarkProjection is what a seat pays for its projection of a hall in which ten thousand wait, each with a case: MB of
// memory that it keeps, and ns/op to start it. MB-peak is what starting it takes beside that, before it is collected.
func BenchmarkProjection(b *testing.B) {
	const waiting = 10_000
	s, err := store.Open(b.Context(), filepath.Join(b.TempDir(), "hall.db"), store.Options{Hall: "test-hall"}.WithSQLite("", "0"))
	require.NoError(b, err)
	h := hallOn(b, s)
	b.Cleanup(func() { require.NoError(b, h.Close()) })
	for i := range waiting {
		_, err := h.Issue(b.Context(), queue.IssueRequest{Key: fmt.Sprint("k", i), Items: []string{storetest.Gap}})
		require.NoError(b, err)
	}
	var before, started, after runtime.MemStats
	live := func() *queue.Live {
		l, err := h.Live(b.Context())
		require.NoError(b, err)
		return l
	}
	runtime.GC()
	runtime.ReadMemStats(&before)
	kept := live()
	runtime.ReadMemStats(&started)
	runtime.GC()
	runtime.ReadMemStats(&after)
	require.Len(b, kept.Waiting(), waiting)
	for b.Loop() {
		runtime.KeepAlive(live())
	}
	mb := func(now uint64) float64 { return (float64(now) - float64(before.HeapAlloc)) / (1 << 20) }
	b.ReportMetric(mb(after.HeapAlloc), "MB")
	b.ReportMetric(mb(started.HeapAlloc), "MB-peak")
	runtime.KeepAlive(kept)
}

// BenchmarkChange is what one change of a visit costs each reader, from the issue to the end, with a check and a notice on
// the way: bytes of a journal row as it is read, at most and in the mean, and ns/op to read it with nine others.
func BenchmarkChange(b *testing.B) {
	s := open(b)
	h := hallOn(b, s)
	b.Cleanup(func() { require.NoError(b, h.Close()) })
	visit(b, h)
	var most, mean float64
	require.NoError(b, s.Writer().QueryRowContext(b.Context(), `SELECT max(n), avg(n) FROM (SELECT 5 * 8 + length(day) +
		length(kind) + length("window") + length(clerk) + length(from_state) + length(to_state) + length(why) +
		length(CAST(body AS BLOB)) AS n FROM journal)`).Scan(&most, &mean))
	rows := 0
	for b.Loop() {
		list, err := h.Journal(b.Context(), 0, 10)
		require.NoError(b, err)
		rows += len(list)
	}
	b.ReportMetric(most, "B-most")
	b.ReportMetric(mean, "B-mean")
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(rows), "ns/row")
}

// visit is one from the issue to the end.
func visit(t testing.TB, h *queue.Hall) {
	t.Helper()
	ctx, a := t.Context(), queue.Act{Window: "2", Clerk: "12"}
	_, err := h.OpenWindow(ctx, a)
	require.NoError(t, err)
	v, err := h.Issue(ctx, queue.IssueRequest{Items: []string{storetest.Gap}})
	require.NoError(t, err)
	_, err = h.CallNext(ctx, a)
	require.NoError(t, err)
	_, err = h.Start(ctx, a, v.Ticket.ID)
	require.NoError(t, err)
	_, _, err = h.Check(ctx, a, v.Cases[0].ID, storetest.Given(storetest.Gap, "id-card", "bank", "income"))
	require.NoError(t, err)
	_, err = h.Accept(ctx, a, v.Cases[0].ID)
	require.NoError(t, err)
	_, err = h.Finish(ctx, a, v.Ticket.ID)
	require.NoError(t, err)
}
