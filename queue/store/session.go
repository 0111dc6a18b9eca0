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
	s := &session{conn, compile(conn)}
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

// session is a connection whose statements run past database/sql, whose care for values of any kind costs as much as the
// engine does for a small statement. Who uses it so has taken the connection out of its pool (sql.Conn.Raw) and holds it.
type session struct {
	driverConn
	own *compiled // nil: the driver does everything
}

// Close gives the connection back to the engine.
func (s *session) Close() error {
	if s.own != nil {
		s.own.close()
		s.own = nil
	}
	return s.driverConn.Close()
}

// kept gives a compiled statement with its parameters bound, or nil for what the driver has to do.
func (s *session) kept(query string, args []any) (*statement, error) {
	if s.own == nil {
		return nil, nil
	}
	return s.own.use(query, args)
}

// exec runs a statement to its end. It gives the id of the row that was inserted last and how many rows changed.
func (s *session) exec(query string, args []any) (id, changed int64, err error) {
	st, err := s.kept(query, args)
	switch {
	case err != nil:
		return 0, 0, err
	case st == nil:
		return s.execByDriver(query, args)
	}
	defer s.own.done(st)
	if _, err := s.own.step(st); err != nil {
		return 0, 0, err
	}
	id, changed = s.own.changed()
	return id, changed, nil
}

func (s *session) execByDriver(query string, args []any) (id, changed int64, err error) {
	r, err := s.ExecContext(context.Background(), query, values(args))
	if err != nil {
		return 0, 0, err
	}
	id, _ = r.LastInsertId() // the driver knows both by then
	changed, _ = r.RowsAffected()
	return id, changed, nil
}

// later is exec where nothing is gained by waiting.
func (s *session) later(query string, args []any) error {
	_, n, err := s.exec(query, args)
	if err == nil && n != 1 {
		return errRevision
	}
	return err
}

// settle has nothing to do: nothing waits.
func (s *session) settle() error { return nil }

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
	st, err := s.kept(query, args)
	switch {
	case err != nil:
		return err
	case st == nil:
		return s.eachByDriver(query, args, f)
	}
	defer s.own.done(st)
	for {
		if more, err := s.own.step(st); err != nil || !more {
			return err
		}
		row := s.own.read(st)
		if err := f(func(dest ...any) error { return scan(row, dest) }); err != nil {
			return err
		}
	}
}

func (s *session) eachByDriver(query string, args []any, f func(scan func(dest ...any) error) error) (err error) {
	rows, err := s.QueryContext(context.Background(), query, values(args))
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
}

// values are the values of parameters as a driver takes them.
func values(args []any) []driver.NamedValue {
	out := make([]driver.NamedValue, len(args))
	for i, a := range args {
		if n, isInt := a.(int); isInt {
			a = int64(n)
		}
		out[i] = driver.NamedValue{Ordinal: i + 1, Value: a}
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
