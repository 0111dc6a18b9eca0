package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"onevisit/queue"
)

// turns is a writer of a small table, and what it takes to have acts wait behind each other.
type turns struct {
	*writer
	t    *testing.T
	path string
}

func newTurns(t *testing.T) *turns {
	t.Helper()
	path := filepath.Join(t.TempDir(), "hall.db")
	db := sql.OpenDB(sqliteSettings{}.connector(path, time.Second))
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	_, err := db.ExecContext(t.Context(), `CREATE TABLE v (n INTEGER PRIMARY KEY) STRICT;
		CREATE TABLE w (n INTEGER REFERENCES v (n) DEFERRABLE INITIALLY DEFERRED) STRICT`)
	require.NoError(t, err)
	return &turns{&writer{pool: db}, t, path}
}

// insert is an act that writes a row.
func insert(table string, n int) func(*batch) error {
	return func(b *batch) error {
		_, _, err := b.own.exec("INSERT INTO "+table+" VALUES (?)", []any{n})
		return err
	}
}

// together runs acts that all wait while the first is at work, in this order, and gives what each returned and the
// transaction that each was in.
func (w *turns) together(acts ...func(*batch) error) (errs []error, in []*batch) {
	w.t.Helper()
	errs, in = make([]error, len(acts)), make([]*batch, len(acts))
	over := make(chan struct{})
	run := func(i int, before func()) {
		go func() {
			defer func() {
				if p := recover(); p != nil {
					errs[i] = errors.Join(errs[i], p.(error))
				}
				over <- struct{}{}
			}()
			errs[i] = w.do(context.Background(), func(b *batch) error {
				in[i] = b
				before()
				return acts[i](b)
			})
		}()
	}
	begun, others := make(chan struct{}), make(chan struct{})
	run(0, func() { close(begun); <-others })
	<-begun
	for i := 1; i < len(acts); i++ {
		run(i, func() {})
		require.Eventually(w.t, func() bool {
			w.mu.Lock()
			defer w.mu.Unlock()
			return len(w.waiting) == i
		}, time.Minute, time.Millisecond)
	}
	close(others)
	for range acts {
		<-over
	}
	return errs, in
}

// rows are the rows of the table, as another connection sees them.
func (w *turns) rows() (out []int64) {
	w.t.Helper()
	s, _ := openSession(w.t, w.path, time.Second)
	require.NoError(w.t, s.each("SELECT n FROM v ORDER BY n", nil, func(scan func(...any) error) error {
		var n int64
		err := scan(&n)
		out = append(out, n)
		return err
	}))
	return out
}

func TestActsThatWaitCommitTogether(t *testing.T) {
	w := newTurns(t)
	var acts []func(*batch) error
	for i := range mostActs + 2 {
		acts = append(acts, insert("v", i))
	}
	errs, in := w.together(acts...)
	for i, err := range errs {
		require.NoError(t, err)
		require.Same(t, in[i/mostActs*mostActs], in[i], "one transaction, as long as it is not too long")
	}
	require.NotSame(t, in[0], in[mostActs])
	for i := 1; i <= mostActs; i++ {
		acts[i] = func(*batch) error { return errors.New("refused") }
	}
	acts[0], acts[mostActs+1] = insert("v", 100), insert("v", 101)
	_, in = w.together(acts...)
	require.Same(t, in[0], in[mostActs-1])
	require.NotSame(t, in[0], in[mostActs], "however many are refused, the first is not kept waiting")
	require.Len(t, w.rows(), mostActs+4)
	require.False(t, w.busy)
}

func TestAnActThatFailsTakesBackItsOwnPart(t *testing.T) {
	enough := errors.New("enough")
	fails := func(n int) func(*batch) error {
		return func(b *batch) error { return errors.Join(insert("v", n)(b), enough) }
	}
	panics := func(b *batch) error {
		_ = insert("v", 99)(b)
		panic(enough)
	}
	w := newTurns(t)
	errs, in := w.together(fails(1), insert("v", 2), fails(3), insert("v", 4), panics, insert("v", 2), insert("v", 5))
	for i, bad := range []bool{true, false, true, false, true, true, false} {
		require.Equal(t, bad, errs[i] != nil, "%d: %v", i, errs[i])
	}
	require.ErrorIs(t, errs[4], enough)
	require.NotSame(t, in[0], in[1], "with the first nothing was in it")
	require.Same(t, in[1], in[6])
	require.Equal(t, []int64{2, 4, 5}, w.rows())

	errs, _ = w.together(insert("v", 6), panics)
	require.NoError(t, errs[0])
	require.ErrorIs(t, errs[1], enough)
	require.Equal(t, []int64{2, 4, 5, 6}, w.rows(), "the last commits for who was before")
}

// TestACommitThatFailsIsEverybodysFailure: nobody was told anything before.
func TestACommitThatFailsIsEverybodysFailure(t *testing.T) {
	w := newTurns(t)
	refused := errors.New("refused")
	errs, _ := w.together(insert("v", 1), insert("w", 77), func(*batch) error { return refused }, insert("v", 2))
	for i, err := range errs {
		code, known := engineCode(err)
		require.True(t, known, "%d: %v", i, err)
		require.Equal(t, rcConstraint, code&0xff, "a row that points nowhere; also for who was refused on that ground")
	}
	require.Empty(t, w.rows())

	full := errors.New("the disk is full")
	errs, _ = w.together(insert("v", 1), func(b *batch) error { return errors.Join(b.run("ROLLBACK"), full) })
	require.ErrorIs(t, errs[0], full, "the engine ended the transaction by itself")
	require.ErrorIs(t, errs[1], full)
	require.Empty(t, w.rows())

	errs, _ = w.together(insert("v", 1), insert("v", 2))
	require.NoError(t, errors.Join(errs...), "and it goes on")
	require.Equal(t, []int64{1, 2}, w.rows())
}

func TestWhoGivesUpWaitingHoldsNobodyUp(t *testing.T) {
	w := newTurns(t)
	ctx, cancel := context.WithCancel(t.Context())
	gone := make(chan error)
	errs, _ := w.together(func(b *batch) error {
		go func() { gone <- w.do(ctx, insert("v", 9)) }()
		assert.Eventually(t, func() bool {
			w.mu.Lock()
			defer w.mu.Unlock()
			return len(w.waiting) == 2
		}, time.Minute, time.Millisecond)
		cancel()
		assert.ErrorIs(t, <-gone, context.Canceled)
		return insert("v", 1)(b)
	}, insert("v", 2))
	require.NoError(t, errors.Join(errs...))
	require.ErrorIs(t, w.do(ctx, insert("v", 9)), context.Canceled)
	ctx, cancel = context.WithCancel(t.Context())
	require.ErrorIs(t, w.do(ctx, func(b *batch) error {
		cancel()
		return insert("v", 9)(b)
	}), context.Canceled, "an act is not done when nobody waits for it any more")
	require.Equal(t, []int64{1, 2}, w.rows())
}

// TestWhatIsKnownHolds until somebody else writes, or what was learnt did not happen.
func TestWhatIsKnownHolds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "hall.db")
	open := func() (*Store, *known) {
		s, err := Open(t.Context(), path, Options{})
		require.NoError(t, err)
		t.Cleanup(func() { require.NoError(t, s.Close()) })
		return s, &s.eng.(file).w.known
	}
	here, known := open()
	there, _ := open()
	next := func(s *Store, want int) {
		t.Helper()
		require.NoError(t, s.InTx(t.Context(), func(tx queue.Tx) error {
			n, err := tx.Next("day", "A")
			require.Equal(t, want, n)
			return err
		}))
	}
	next(here, 1)
	next(here, 2)
	require.EqualValues(t, 2, known.counters[counter{"day", "A"}])
	next(there, 3)
	next(here, 4)
	for n := 5; n < 9; n += 2 { // each new connection counts from the same number
		conn, err := here.pools[0].Conn(t.Context())
		require.NoError(t, err)
		require.ErrorIs(t, conn.Raw(func(any) error { return driver.ErrBadConn }), driver.ErrBadConn)
		next(there, n)
		next(here, n+1)
	}
	refused := errors.New("refused")
	require.ErrorIs(t, here.InTx(t.Context(), func(tx queue.Tx) error {
		_, err := tx.Next("day", "A")
		require.NoError(t, tx.PutWindow(queue.Window{ID: "1", State: queue.WindowOpen}))
		return errors.Join(err, refused)
	}), refused)
	require.Empty(t, known.counters)
	require.Empty(t, known.windows)
	next(here, 9)
	w := queue.Window{ID: "1", State: queue.WindowOpen, Since: time.Date(2026, 3, 4, 1, 0, 0, 999, time.UTC)}
	for _, s := range []*Store{here, here, there, here} {
		w.Served++
		require.NoError(t, s.InTx(t.Context(), func(tx queue.Tx) error { return tx.PutWindow(w) }))
		for _, s := range []*Store{here, there} {
			require.NoError(t, s.InTx(t.Context(), func(tx queue.Tx) error {
				have, ok, err := tx.Window("1")
				require.True(t, ok)
				require.Equal(t, w.Served, have.Served)
				require.True(t, have.Since.Equal(w.Since.Truncate(time.Microsecond)))
				return err
			}))
		}
	}

	claim := func(s *Store, id int64) {
		t.Helper()
		require.NoError(t, s.InTx(t.Context(), func(tx queue.Tx) error {
			got, _, err := tx.ClaimNext(queue.Claim{Day: "day", Window: "7", Lines: []string{"A"}})
			require.Equal(t, id, got.ID)
			return err
		}))
	}
	wait := func(s *Store, ticket queue.Ticket) int64 {
		t.Helper()
		ticket.Day, ticket.Line, ticket.State = "day", "A", queue.Waiting
		ticket.Token = ticket.Label
		require.NoError(t, s.InTx(t.Context(), func(tx queue.Tx) error { return tx.InsertTicket(&ticket) }))
		return ticket.ID
	}
	var first int64
	becomes := func(state queue.TicketState) { // at the window
		t.Helper()
		require.NoError(t, here.InTx(t.Context(), func(tx queue.Tx) error {
			n, err := tx.Ticket(first)
			require.NoError(t, err)
			n.State, n.Window = state, "7"
			return tx.UpdateTicket(&n)
		}))
	}
	claim(here, 0)
	require.Len(t, known.empty, 2, "nobody waits in the line, nor before the window")
	first = wait(here, queue.Ticket{Label: "A1", Number: 1})
	require.Equal(t, map[place]bool{{"day", ">7"}: true}, known.empty)
	claim(here, first)
	claim(here, 0)
	becomes(queue.Waiting)
	claim(here, first)
	require.Equal(t, map[place]bool{{"day", "A"}: true}, known.empty)
	claim(here, 0)
	becomes(queue.Completed)
	claim(here, wait(there, queue.Ticket{Label: "A2", Number: 2}))
}
