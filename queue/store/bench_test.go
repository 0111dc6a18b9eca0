package store_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	_ "github.com/jackc/pgx/v5/stdlib"

	"onevisit/queue"
	"onevisit/queue/store"
	"onevisit/queue/storetest"
	"onevisit/queue/storetest/pgtest"
)

// Each benchmark is an act as a person makes it, durable, and beside it in the same run the floor: the least that a
// durable commit of one row costs through database/sql on the same file or server. An act and a floor commit take
// turns, so that a disk that is busy for a while slows both. ns/op is of both together; p50-ns, p99-ns and floor-ns say
// what each costs, x-floor the act's p50 in floors.

// block is how many acts and then how many floor commits take turns: what the floor writes to the same file is no act's
// page, and each change of hands empties the page caches of both.
const block = 20

// pair measures acts and the floor in turns, with some writers at once; after is not measured.
func pair(b *testing.B, writers int, floor func() error, act, after func(writer, n int) error) {
	b.Helper()
	var mu sync.Mutex
	var acts, floors []time.Duration
	timed := func(into *[]time.Duration, f func() error) error {
		start := time.Now()
		err := f()
		d := time.Since(start)
		mu.Lock()
		defer mu.Unlock()
		*into = append(*into, d)
		return err
	}
	n := 0
	atOnce := func(f func(w int) error) {
		if writers == 1 { // a new goroutine for each act would have to grow its stack for each
			if err := f(0); err != nil {
				b.Error(err)
			}
			return
		}
		var wg sync.WaitGroup
		for w := range writers {
			wg.Go(func() {
				if err := f(w); err != nil {
					b.Error(err)
				}
			})
		}
		wg.Wait()
	}
	for b.Loop() {
		n++
		atOnce(func(w int) error {
			err := timed(&acts, func() error { return act(w, n) })
			return errors.Join(err, after(w, n))
		})
		for range block {
			if n%block != 0 {
				break
			}
			atOnce(func(int) error { return timed(&floors, floor) })
		}
	}
	atOnce(func(int) error { return timed(&floors, floor) }) // at least one, however short the run
	at := func(list []time.Duration, percent int) float64 {
		slices.Sort(list)
		return float64(list[min(len(list)*percent/100, len(list)-1)])
	}
	b.ReportMetric(at(acts, 50), "p50-ns")
	b.ReportMetric(at(acts, 99), "p99-ns")
	b.ReportMetric(at(acts, 100), "max-ns")
	b.ReportMetric(at(floors, 50), "floor-ns")
	b.ReportMetric(at(acts, 50)/at(floors, 50), "x-floor")
}

// benchEngines open an empty store and its floor: a bare one-row commit.
var benchEngines = []struct {
	name string
	open func(testing.TB) (*store.Store, func() error)
}{
	{"SQLite", func(b testing.TB) (*store.Store, func() error) {
		s := open(b)
		return s, floor(b, "sqlite", s.Path()+floorSettings)
	}},
	{"PostgreSQL", func(b testing.TB) (*store.Store, func() error) {
		return openServer(b), floor(b, "pgx", pgtest.URL(b))
	}},
}

// floorSettings are those of the file's floor: as durable as an act, and nothing else.
const floorSettings = "?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_txlock=immediate"

func floor(b testing.TB, driver, target string) func() error {
	db, err := sql.Open(driver, target)
	require.NoError(b, err)
	db.SetMaxOpenConns(1)
	b.Cleanup(func() { require.NoError(b, db.Close()) })
	_, err = db.ExecContext(b.Context(), "CREATE TABLE t (v TEXT)")
	require.NoError(b, err)
	insert, err := db.PrepareContext(b.Context(), "INSERT INTO t (v) VALUES ('x')")
	require.NoError(b, err)
	b.Cleanup(func() { require.NoError(b, insert.Close()) })
	return func() error {
		_, err := insert.ExecContext(context.Background())
		return err
	}
}

// benchHall is a hall with 16 windows of one line, a history and people waiting.
func benchHall(b *testing.B, s *store.Store, waiting, history int) *queue.Hall {
	b.Helper()
	setup := storetest.Setup(b)
	for i := 4; i <= 17; i++ {
		setup.Windows = append(setup.Windows, queue.Window{ID: fmt.Sprint(i), Lines: []string{"A"}})
	}
	h := queue.NewHall(s, setup, storetest.Catalog(b), ticking{storetest.NewClock(setup)})
	b.Cleanup(func() { require.NoError(b, h.Close()) })
	fill(b, s, "2026-03-03", queue.Completed, history)
	fill(b, s, storetest.Day, queue.Waiting, waiting)
	for i := range 16 {
		_, err := h.OpenWindow(b.Context(), queue.Act{Window: benchWindow(i)})
		require.NoError(b, err)
	}
	return h
}

// ticking is a clock that goes on: the day's latest arrival is written with each ticket, as in a hall.
type ticking struct{ *storetest.Clock }

// Now is a millisecond later each time.
func (c ticking) Now() time.Time {
	c.Add(time.Millisecond)
	return c.Clock.Now()
}

func benchWindow(i int) string {
	if i >= 2 {
		i++ // the third serves the other line
	}
	return fmt.Sprint(i + 1)
}

// fill puts tickets into a day, in one statement.
func fill(b *testing.B, s *store.Store, day string, state queue.TicketState, n int) {
	b.Helper()
	if n == 0 {
		return
	}
	at := time.Date(2026, 3, 4, 1, 0, 0, 0, time.UTC)
	_, err := s.Writer().ExecContext(b.Context(), fmt.Sprintf(`
		INSERT INTO tickets (rev, token, day, line, number, label, priority, key, state, outcome, "window", calls, why,
			items, gaps, arrived, since, call_at, start_at, end_at, waited, served, returned, moved)
		WITH RECURSIVE s (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < %d)
		SELECT 1, '%s-' || i, '%s', 'A', i, 'A' || i, '', %d + i, '%s', '', '', 0, '', '', -1, %d, %d, 0, 0, 0, 0, 0, false, false
		FROM s`, n, day, day, at.UnixMilli(), state, at.UnixMicro(), at.UnixMicro()))
	require.NoError(b, err)
	_, err = s.Writer().ExecContext(b.Context(), fmt.Sprintf("INSERT INTO counters (scope, name, n) VALUES ('%s', 'A', %d)", day, n))
	require.NoError(b, err)
}

// nothing is to be done after an act.
func nothing(int, int) error { return nil }

// halls are how many wait and how long the history is, where acts are measured.
var halls = []struct{ waiting, history int }{{10, 0}, {1_000, 0}, {10_000, 0}, {100_000, 0}, {1_000, 1_000_000}}

// inHalls runs a benchmark on both engines, in every hall, with one writer and with many.
func inHalls(b *testing.B, run func(b *testing.B, h *queue.Hall, writers int, floor func() error)) {
	for _, e := range benchEngines {
		for _, c := range halls {
			for _, writers := range []int{1, 8, 16} {
				if writers > 1 && c.waiting != 1_000 {
					continue // more writers wait for each other, whoever else waits
				}
				name := fmt.Sprintf("%s/waiting=%d/history=%d/writers=%d", e.name, c.waiting, c.history, writers)
				b.Run(name, func(b *testing.B) {
					s, floor := e.open(b)
					run(b, benchHall(b, s, c.waiting, c.history), writers, floor)
				})
			}
		}
	}
}

// BenchmarkIssue is one press at a kiosk.
func BenchmarkIssue(b *testing.B) { inHalls(b, issue) }

func issue(b *testing.B, h *queue.Hall, writers int, floor func() error) {
	pair(b, writers, floor, func(w, n int) error {
		_, err := h.Issue(b.Context(), queue.IssueRequest{Key: fmt.Sprintf("%d-%d", w, n), Items: []string{storetest.Simple}})
		return err
	}, nothing)
}

// BenchmarkCallNext is one press at a counter. The person is sent back to the line between two presses.
func BenchmarkCallNext(b *testing.B) { inHalls(b, callNext) }

func callNext(b *testing.B, h *queue.Hall, writers int, floor func() error) {
	called := make([]int64, writers)
	pair(b, writers, floor, func(w, n int) error {
		v, err := h.CallNext(b.Context(), queue.Act{Key: fmt.Sprintf("%d-%d", w, n), Window: benchWindow(w)})
		called[w] = v.Ticket.ID
		return err
	}, func(w, _ int) error {
		_, err := h.Move(b.Context(), queue.Act{Window: benchWindow(w)}, called[w], queue.Transfer{})
		return err
	})
}

// BenchmarkSeen is the time from the end of an act in one process to its sight in the projection of another.
func BenchmarkSeen(b *testing.B) {
	for _, e := range []struct {
		name   string
		target func(testing.TB) string
	}{
		{"SQLite", func(b testing.TB) string { return filepath.Join(b.TempDir(), "hall.db") }},
		{"PostgreSQL", pgtest.URL},
	} {
		b.Run(e.name, func(b *testing.B) {
			var delays []time.Duration
			w := watchOther(b, e.target(b))
			for b.Loop() {
				delays = append(delays, w.once(b))
			}
			w.end(b)
			slices.Sort(delays)
			b.ReportMetric(float64(delays[len(delays)/2]), "p50-ns")
			b.ReportMetric(float64(delays[len(delays)*99/100]), "p99-ns")
		})
	}
}
