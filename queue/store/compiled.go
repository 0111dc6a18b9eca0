package store

import (
	"database/sql/driver"
	"fmt"
	"reflect"
	"strings"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// compiled keeps the statements of a connection compiled. The driver compiles a statement at each use, prepared or not,
// and that is most of what an act costs beside the disk. This asks the same engine for the same connection, by the
// functions that the driver itself calls; the driver opens and closes the connection, and does what this does not know.
type compiled struct {
	tls        *libc.TLS
	db         uintptr
	statements map[string]*statement
	answer     memory // where the engine puts two addresses: of a statement, and of the end of its text
}

// statement is one that was compiled. It is busy while its rows are read.
type statement struct {
	at     uintptr
	values memory // texts and blobs that are bound
	busy   bool
}

// mostCompiled is how many statements a connection keeps. A hall has about a hundred; those with lists of any length
// come on top.
const mostCompiled = 256

// mostRoom is how many bytes for its values a statement keeps between two uses.
const mostRoom = 64 << 10

// compile looks for the engine's connection inside the driver's. It gives nil where the driver is another one than the
// one known here: it then does everything itself.
func compile(conn driver.Conn) *compiled {
	v := reflect.ValueOf(conn)
	if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
		return nil
	}
	tls, db := v.Elem().FieldByName("tls"), v.Elem().FieldByName("db")
	if !tls.IsValid() || tls.Type() != reflect.TypeFor[*libc.TLS]() || !db.IsValid() || db.Kind() != reflect.Uintptr {
		return nil
	}
	c := &compiled{tls: (*libc.TLS)(tls.UnsafePointer()), db: uintptr(db.Uint()), statements: map[string]*statement{}}
	if c.tls == nil || c.db == 0 || c.answer.have(c.tls, 2*addressSize) == nil {
		return nil
	}
	return c
}

// use gives a statement with its parameters bound. It gives nil for what the driver has to do: several statements in one
// text, values of other kinds, a statement whose rows are being read.
func (c *compiled) use(query string, args []any) (*statement, error) {
	s, known := c.statements[query]
	if !known {
		var err error
		if s, err = c.add(query); err != nil {
			return nil, err
		}
	}
	if s == nil || s.busy {
		return nil, nil
	}
	if bound, err := c.bind(s, args); err != nil || !bound {
		return nil, err
	}
	s.busy = true
	return s, nil
}

// done makes a statement ready for its next use.
func (c *compiled) done(s *statement) {
	sqlite3.Xsqlite3_reset(c.tls, s.at) // says again what the last step said
	sqlite3.Xsqlite3_clear_bindings(c.tls, s.at)
	if s.values.size > mostRoom {
		s.values.free(c.tls)
	}
	s.busy = false
}

// add compiles a statement and keeps it; nil is kept for a text that is not one statement.
func (c *compiled) add(query string) (*statement, error) {
	if strings.IndexByte(query, 0) >= 0 {
		return nil, nil
	}
	text, err := libc.CString(query)
	if err != nil {
		return nil, err
	}
	defer libc.Xfree(c.tls, text)
	code := sqlite3.Xsqlite3_prepare_v3(c.tls, c.db, text, -1, sqlite3.SQLITE_PREPARE_PERSISTENT, c.answer.at,
		c.answer.at+addressSize)
	if code != sqlite3.SQLITE_OK {
		return nil, c.fail(code)
	}
	s := &statement{at: libc.AtomicLoadPUintptr(c.answer.at)}
	end := libc.AtomicLoadPUintptr(c.answer.at+addressSize) - text
	if s.at == 0 || strings.Trim(query[end:], " \t\n;") != "" {
		c.drop(s)
		s = nil
	}
	if len(c.statements) >= mostCompiled {
		c.dropAll()
	}
	c.statements[query] = s
	return s, nil
}

// bind gives a statement its parameters. It reports whether all are of a kind it knows.
func (c *compiled) bind(s *statement, args []any) (bound bool, err error) {
	size := 0
	for _, a := range args {
		switch a := a.(type) {
		case string:
			size += len(a)
		case []byte:
			size += len(a)
		case int64, int, bool:
		default:
			return false, nil
		}
	}
	if int(sqlite3.Xsqlite3_bind_parameter_count(c.tls, s.at)) != len(args) {
		return false, nil
	}
	room := s.values.have(c.tls, size+1) // an empty text has an address as well
	if room == nil {
		return false, nil
	}
	at := s.values.at
	for i, a := range args {
		var code int32
		nth, n := int32(i+1), 0
		switch a := a.(type) {
		case string:
			n = copy(room, a)
			code = sqlite3.Xsqlite3_bind_text(c.tls, s.at, nth, at, int32(n), staticMemory)
		case []byte:
			n = copy(room, a)
			code = sqlite3.Xsqlite3_bind_blob(c.tls, s.at, nth, at, int32(n), staticMemory)
		case int64:
			code = sqlite3.Xsqlite3_bind_int64(c.tls, s.at, nth, a)
		case int:
			code = sqlite3.Xsqlite3_bind_int64(c.tls, s.at, nth, int64(a))
		case bool:
			var y int64
			if a {
				y = 1
			}
			code = sqlite3.Xsqlite3_bind_int64(c.tls, s.at, nth, y)
		}
		if code != sqlite3.SQLITE_OK {
			return false, c.fail(code)
		}
		room, at = room[n:], at+uintptr(n)
	}
	return true, nil
}

// step goes on to the next row, or to the end.
func (c *compiled) step(s *statement) (row bool, err error) {
	switch code := sqlite3.Xsqlite3_step(c.tls, s.at); code {
	case sqlite3.SQLITE_ROW:
		return true, nil
	case sqlite3.SQLITE_DONE:
		return false, nil
	default:
		return false, c.fail(code)
	}
}

// read copies the columns of the row.
func (c *compiled) read(s *statement) []driver.Value {
	row := make([]driver.Value, sqlite3.Xsqlite3_data_count(c.tls, s.at))
	for i := range row {
		n := int32(i)
		switch sqlite3.Xsqlite3_column_type(c.tls, s.at, n) {
		case sqlite3.SQLITE_INTEGER:
			row[i] = sqlite3.Xsqlite3_column_int64(c.tls, s.at, n)
		case sqlite3.SQLITE_FLOAT:
			row[i] = sqlite3.Xsqlite3_column_double(c.tls, s.at, n)
		case sqlite3.SQLITE_TEXT: // the text first, as it may be brought into another form for it
			at := sqlite3.Xsqlite3_column_text(c.tls, s.at, n)
			row[i] = string(libc.GoBytes(at, int(sqlite3.Xsqlite3_column_bytes(c.tls, s.at, n))))
		case sqlite3.SQLITE_BLOB:
			at := sqlite3.Xsqlite3_column_blob(c.tls, s.at, n)
			row[i] = append([]byte{}, libc.GoBytes(at, int(sqlite3.Xsqlite3_column_bytes(c.tls, s.at, n)))...)
		}
	}
	return row
}

// changed is the id of the row inserted last, and how many rows the last statement hit.
func (c *compiled) changed() (id, n int64) {
	return sqlite3.Xsqlite3_last_insert_rowid(c.tls, c.db), int64(sqlite3.Xsqlite3_changes(c.tls, c.db))
}

// dropAll gives back every statement that is not in use.
func (c *compiled) dropAll() {
	for query, s := range c.statements {
		if s != nil && s.busy {
			continue
		}
		delete(c.statements, query)
		if s != nil {
			c.drop(s)
		}
	}
}

func (c *compiled) drop(s *statement) {
	sqlite3.Xsqlite3_finalize(c.tls, s.at)
	s.values.free(c.tls)
}

// close gives everything back. The driver closes the connection after it.
func (c *compiled) close() {
	c.dropAll()
	c.answer.free(c.tls)
}

// fail is what the engine says of its last call.
func (c *compiled) fail(code int32) error {
	return &engineError{code, libc.GoString(sqlite3.Xsqlite3_errmsg(c.tls, c.db))}
}

// engineError is what the engine says of a call that failed.
type engineError struct {
	code int32
	text string
}

// Error is the engine's text.
func (e *engineError) Error() string { return fmt.Sprintf("%s (%d)", e.text, e.code) }

// Code is the extended result code.
func (e *engineError) Code() int { return int(e.code) }
