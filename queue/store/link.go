package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// link is a connection to a server that a transaction holds, used past database/sql as a session of a file is. Each
// statement costs a way to the server and back; one whose answer nobody needs goes with the next, in one message.
type link struct {
	ctx  context.Context // of the transaction
	conn *pgx.Conn
	late *pgx.Batch // what goes with the next statement
}

// newLink takes the connection out of its pool's hands: conn is the caller's until it is given back.
func newLink(ctx context.Context, conn *sql.Conn) (*link, error) {
	l := &link{ctx: ctx, late: &pgx.Batch{}}
	return l, conn.Raw(func(c any) error {
		l.conn = c.(*stdlib.Conn).Conn()
		return nil
	})
}

func (l *link) exec(query string, args []any) (id, changed int64, err error) {
	rows, over, err := l.query(query, args)
	if err != nil {
		return 0, 0, err
	}
	rows.Close()
	return 0, rows.CommandTag().RowsAffected(), errors.Join(rows.Err(), over())
}

func (l *link) one(query string, args []any, dest ...any) (found bool, err error) {
	err = l.each(query, args, func(scan func(...any) error) error {
		if found {
			return nil
		}
		found = true
		return scan(dest...)
	})
	return found && err == nil, err
}

func (l *link) each(query string, args []any, f func(scan func(dest ...any) error) error) (err error) {
	rows, over, err := l.query(query, args)
	if err != nil {
		return err
	}
	defer func() {
		rows.Close()
		err = errors.Join(err, rows.Err(), over())
	}()
	for rows.Next() {
		if err := f(rows.Scan); err != nil {
			return err
		}
	}
	return nil
}

// query sends a statement and what has to go before it. The rows are closed first, and then over is called.
func (l *link) query(query string, args []any) (rows pgx.Rows, over func() error, err error) {
	query = postgresDialect.sql(query)
	if l.late.Len() == 0 {
		rows, err = l.conn.Query(l.ctx, query, args...)
		return rows, func() error { return nil }, err
	}
	l.late.Queue(query, args...)
	before := l.late.Len() - 1
	answers := l.send()
	for range before {
		if err == nil {
			_, err = answers.Exec()
		}
	}
	if err == nil {
		rows, err = answers.Query()
	}
	if err != nil {
		return nil, nil, errors.Join(err, answers.Close())
	}
	return rows, answers.Close, nil
}

// send sends what is pending.
func (l *link) send() pgx.BatchResults {
	batch := l.late
	l.late = &pgx.Batch{}
	return l.conn.SendBatch(l.ctx, batch)
}

func (l *link) later(query string, args []any) error {
	l.late.Queue(postgresDialect.sql(query), args...)
	return nil
}

// settle sends what is pending, if anything is.
func (l *link) settle() error {
	if l.late.Len() == 0 {
		return nil
	}
	return l.send().Close()
}

// commit sends what is pending, what other stations are to hear, and the commit in one message.
func (l *link) commit(wake string) error {
	l.late.Queue(wake)
	l.late.Queue("COMMIT")
	return l.settle()
}

// begin runs the statements by which a transaction starts, and gives the single value of the last.
func (l *link) begin(statements string) (value string, err error) {
	results, err := l.conn.PgConn().Exec(l.ctx, statements).ReadAll()
	if err != nil {
		return "", err
	}
	return string(results[len(results)-1].Rows[0][0]), nil
}
