package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"onevisit/catalog/fault"
)

// lookTimeout is how long reading may take before the server counts as gone: readers should say soon that they wait.
const lookTimeout = 5 * time.Second

// Pauses between two tries to reach a server that went away.
const (
	retryFirst   = 20 * time.Millisecond
	retryLongest = 500 * time.Millisecond
)

// gone reports states by which a server says that it is not there for this connection: it starts, stops, or was told
// to end it.
func gone(state string) bool {
	return strings.HasPrefix(state, "08") || state == "57P01" || state == "57P02" || state == "57P03" || state == "25P03"
}

// lost reports an error that came from the connection and not from the server.
func lost(err error) bool {
	var n net.Error
	var c *pgconn.ConnectError
	return errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone) || errors.Is(err, io.EOF) ||
		errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) || errors.As(err, &n) || errors.As(err, &c) ||
		strings.Contains(err.Error(), "conn closed")
}

// passing reports an error that the same act may not meet again: the connection broke, or the server chose this
// transaction to end a quarrel.
func passing(err error) bool {
	switch state := sqlState(err); {
	case errors.Is(err, errUndone), state == "40001", state == "40P01", gone(state):
		return true
	case state != "":
		return false
	}
	return lost(err)
}

// errUnsure is a commit whose answer was lost.
type errUnsure struct {
	xid string
	err error
}

func (e errUnsure) Error() string {
	return "store: the answer to the commit was lost: " + e.err.Error()
}
func (e errUnsure) Unwrap() error { return e.err }

// inTx runs f as one transaction. A connection that breaks is made again, and the act is done exactly once: f runs again
// if the server says that its transaction never was, and not if it was. While the server is away, an act waits up to
// Options.Busy.
func (e *server) inTx(ctx context.Context, s *Store, f func(*tx) error) error {
	return e.patiently(ctx, func() error {
		err := e.once(ctx, s, f)
		var unsure errUnsure
		if errors.As(err, &unsure) {
			return e.settle(ctx, s, unsure)
		}
		return err
	})
}

// once tries an act once.
func (e *server) once(ctx context.Context, s *Store, f func(*tx) error) error {
	conn, err := s.pools[0].Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	// A server that is silent must not hold the seat for ever; the caller's own end is looked at before the commit.
	run, cancel := context.WithTimeout(context.WithoutCancel(ctx), e.busy+statementGrace)
	defer cancel()
	own, xid, err := e.begin(ctx, conn)
	if err != nil {
		undo(conn)
		return err
	}
	open := true
	defer func() {
		if open {
			undo(conn)
		}
	}()
	own.ctx = run
	t := &tx{reader: reader{ctx: run, conn: conn, sql: own, d: e.d, pool: s.write}}
	if err := f(t); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if !t.wrote {
		return nil // nothing to keep: undone by the end
	}
	err = own.commit(e.wake)
	if err == nil {
		open = false
		return nil
	}
	if state := sqlState(err); state != "" && !gone(state) {
		return err // the server refused: nothing of it happened
	}
	return errUnsure{xid, err}
}

// begin starts a transaction and waits for its turn; the caller may give up meanwhile. It gives the transaction's id, by
// which the server tells what became of it.
func (e *server) begin(ctx context.Context, conn *sql.Conn) (own *link, xid string, err error) {
	ctx, cancel := context.WithTimeout(ctx, e.busy+statementGrace)
	defer cancel()
	if own, err = newLink(ctx, conn); err != nil {
		return nil, "", err
	}
	xid, err = own.begin("BEGIN; " + turn + "; SELECT pg_current_xact_id()::text")
	return own, xid, err
}

// errUndone is a transaction that the server says never was; the act is done again.
var errUndone = errors.New("store: the transaction was lost with its connection")

// settle asks the server what became of a transaction. An old connection may still be at it.
func (e *server) settle(ctx context.Context, s *Store, u errUnsure) error {
	var status sql.NullString
	err := e.patiently(ctx, func() error {
		err := s.pools[0].QueryRowContext(ctx, "SELECT pg_xact_status($1::xid8)", u.xid).Scan(&status)
		if err == nil && status.String == "in progress" {
			return driver.ErrBadConn
		}
		return err
	})
	switch {
	case err == nil && status.String == "committed":
		return nil
	case err == nil && status.String == "aborted":
		return errUndone
	}
	return fault.Wrap(errors.Join(err, u), CodeUnsure, fault.Args{"server": e.name})
}

// patiently repeats an act while its errors are passing, with growing pauses, up to the time a lock may take.
func (e *server) patiently(ctx context.Context, f func() error) error {
	var waited, pause time.Duration
	for {
		err := f()
		if err == nil || fault.CodeOf(err) != "" || !passing(err) || waited >= e.busy {
			return err
		}
		pause = min(max(2*pause, retryFirst), retryLongest)
		select {
		case <-ctx.Done():
			return errors.Join(ctx.Err(), err)
		case <-time.After(pause):
			waited += pause
		}
	}
}

// view reads one state of the queue. A connection that broke while nobody used it is made again; a server that is away
// is told at once, because readers have their own pace.
func (e *server) view(ctx context.Context, s *Store, f func(*reader) error) error {
	err := e.look(ctx, s, f)
	for range connections {
		if err == nil || !passing(err) || fault.CodeOf(err) != "" || unconnected(err) {
			break
		}
		err = e.look(ctx, s, f)
	}
	return err
}

// unconnected reports that no connection could be made.
func unconnected(err error) bool {
	var c *pgconn.ConnectError
	return errors.As(err, &c)
}

func (e *server) look(ctx context.Context, s *Store, f func(*reader) error) error {
	conn, err := s.pools[0].Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	run, cancel := context.WithTimeout(ctx, lookTimeout)
	defer cancel()
	own, err := newLink(run, conn)
	if err != nil {
		return err
	}
	return within(run, conn, plain(conn), "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "COMMIT", func() error {
		return f(&reader{ctx: run, conn: conn, sql: own, d: e.d, pool: s.read})
	})
}
