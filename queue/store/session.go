package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"

	gosqlite "github.com/glebarez/go-sqlite"
)

// connector opens sessions of one file. It is a driver.Connector, for sql.OpenDB.
type connector struct {
	target  string   // as dsn gives it
	pragmas []string // in their order, which the driver would change
}

// Connect opens a session.
func (c connector) Connect(ctx context.Context) (driver.Conn, error) {
	raw, err := c.Driver().Open(c.target)
	if err != nil {
		return nil, err
	}
	conn, ok := raw.(driverConn)
	if !ok {
		return nil, errors.Join(fmt.Errorf("store: the driver's connection is a %T", raw), raw.Close())
	}
	s := &session{driverConn: conn, kept: map[string]*keptStmt{}}
	for _, p := range c.pragmas {
		if _, err := s.ExecContext(ctx, "PRAGMA "+p, nil); err != nil {
			return nil, errors.Join(err, s.Close())
		}
	}
	return s, nil
}

// Driver is the driver below.
func (connector) Driver() driver.Driver { return &gosqlite.Driver{} }

// driverConn is what database/sql makes use of in a connection of the driver.
type driverConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
}

// session is a connection that keeps the statements of acts, and runs them past database/sql, whose care for values of
// any kind costs as much as the engine does for a small statement. Who uses it so has taken the connection out of its
// pool (sql.Conn.Raw) and holds it.
type session struct {
	driverConn
	kept map[string]*keptStmt
}

// keptStmt is a prepared statement. This driver compiles its text at each use: a change of the schema does not matter.
type keptStmt struct {
	driver.Stmt
	busy bool // its rows are still read
}

// Close closes the statements and the connection, in this order: the engine keeps a file open as long as one is left.
func (s *session) Close() error {
	var errs []error
	for query, k := range s.kept {
		delete(s.kept, query)
		errs = append(errs, k.Close())
	}
	return errors.Join(append(errs, s.driverConn.Close())...)
}

// with calls f with the prepared statement of a text. The texts are those of this package: a few dozen.
func (s *session) with(query string, f func(driver.Stmt) error) error {
	k, known := s.kept[query]
	if known && !k.busy {
		k.busy = true
		defer func() { k.busy = false }()
		return f(k)
	}
	stmt, err := s.Prepare(query)
	if err != nil {
		return err
	}
	if known { // once more, inside its own rows
		return errors.Join(f(stmt), stmt.Close())
	}
	k = &keptStmt{Stmt: stmt, busy: true}
	s.kept[query] = k
	defer func() { k.busy = false }()
	return f(k)
}

// exec runs a statement to its end. It gives the id of the row that was inserted last and how many rows changed.
func (s *session) exec(query string, args []any) (id, changed int64, err error) {
	err = s.with(query, func(stmt driver.Stmt) error {
		r, err := stmt.Exec(values(args)) //nolint:staticcheck // the driver's statements know no other way
		if err != nil {
			return err
		}
		id, _ = r.LastInsertId() // the driver knows both by then
		changed, _ = r.RowsAffected()
		return nil
	})
	return id, changed, err
}

// one reads at most one row into dest, and reports whether there was one.
func (s *session) one(query string, args []any, dest ...any) (found bool, err error) {
	err = s.each(query, args, func(scan func(...any) error) error {
		if found {
			return nil
		}
		found = true
		return scan(dest...)
	})
	return found && err == nil, err
}

// each calls f for every row; scan reads the row.
func (s *session) each(query string, args []any, f func(scan func(dest ...any) error) error) error {
	return s.with(query, func(stmt driver.Stmt) (err error) {
		rows, err := stmt.Query(values(args)) //nolint:staticcheck // the driver's statements know no other way
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, rows.Close()) }()
		row := make([]driver.Value, len(rows.Columns()))
		for {
			switch err := rows.Next(row); {
			case errors.Is(err, io.EOF):
				return nil
			case err != nil:
				return err
			}
			if err := f(func(dest ...any) error { return scan(row, dest) }); err != nil {
				return err
			}
		}
	})
}

// values are the values of parameters as a driver takes them.
func values(args []any) []driver.Value {
	out := make([]driver.Value, len(args))
	for i, a := range args {
		if n, isInt := a.(int); isInt {
			a = int64(n)
		}
		out[i] = a
	}
	return out
}

// scan copies the columns of a row. The tables are STRICT: a column has one kind of value.
func scan(row []driver.Value, dest []any) error {
	if len(dest) != len(row) {
		return fmt.Errorf("store: %d values for %d columns", len(dest), len(row))
	}
	for i, d := range dest {
		var ok bool
		switch d := d.(type) {
		case *int64:
			*d, ok = row[i].(int64)
		case *int:
			var n int64
			n, ok = row[i].(int64)
			*d = int(n)
		case *bool:
			var n int64
			n, ok = row[i].(int64)
			*d = n != 0
		case *string:
			*d, ok = row[i].(string)
		case *[]byte:
			*d, ok = row[i].([]byte) // the driver made it for this row
		}
		if !ok {
			return fmt.Errorf("store: cannot read %T into %T", row[i], d)
		}
	}
	return nil
}
