package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// openSession opens a file as a hall does, and takes its session out of the pool.
func openSession(t *testing.T, path string, busy time.Duration) (*session, *sql.DB) {
	t.Helper()
	db := sql.OpenDB(sqliteSettings{}.connector(path, busy))
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	conn, err := db.Conn(t.Context())
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, conn.Close()) })
	var s *session
	require.NoError(t, conn.Raw(func(c any) error {
		s = c.(*session)
		return nil
	}))
	return s, db
}

// bothWays runs a test on a session that keeps its statements compiled, and on one that leaves all to the driver.
func bothWays(t *testing.T, f func(t *testing.T, path string, open func(busy time.Duration) (*session, *sql.DB))) {
	t.Helper()
	for _, name := range []string{"compiled", "driver"} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "hall.db")
			f(t, path, func(busy time.Duration) (*session, *sql.DB) {
				s, db := openSession(t, path, busy)
				require.NotNil(t, s.own, "the driver's connection is known")
				if name == "driver" {
					s.own.close()
					s.own = nil
				}
				return s, db
			})
		})
	}
}

func (s *session) do(t *testing.T, query string, args ...any) (id, changed int64) {
	t.Helper()
	id, changed, err := s.exec(query, args)
	require.NoError(t, err)
	return id, changed
}

// TestSettingsOfASession says that every connection of a hall has them, the pages' size too, which can only be set
// before the first table.
func TestSettingsOfASession(t *testing.T) {
	s, _ := openSession(t, filepath.Join(t.TempDir(), "大厅 %41.db"), 1234*time.Millisecond)
	for name, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "page_size": "1024",
		"busy_timeout": "1234", "foreign_keys": "1", "wal_autocheckpoint": "4000"} {
		rows, err := s.QueryContext(t.Context(), "PRAGMA "+name, nil)
		require.NoError(t, err)
		have := make([]driver.Value, 1)
		require.NoError(t, rows.Next(have))
		require.NoError(t, rows.Close())
		require.Equal(t, want, fmt.Sprint(have[0]), name)
	}
}

// TestValuesComeBackAsTheyWere writes any values and reads them through the session and through database/sql.
func TestValuesComeBackAsTheyWere(t *testing.T) {
	bothWays(t, valuesComeBack)
}

// TestStatementsInsideEachOther runs the same statement while its rows are still read.
func TestStatementsInsideEachOther(t *testing.T) {
	bothWays(t, statementsInside)
}

// TestStatementsAfterAnError says that the session works on after a statement that failed, and that nothing of its act is
// left.
func TestStatementsAfterAnError(t *testing.T) {
	bothWays(t, statementsAfterAnError)
}

func valuesComeBack(t *testing.T, _ string, open func(time.Duration) (*session, *sql.DB)) {
	t.Helper()
	s, db := open(time.Second)
	s.do(t, "CREATE TABLE v (id INTEGER PRIMARY KEY, n INTEGER, s TEXT, b BLOB, y INTEGER) STRICT")
	const insert, read = "INSERT INTO v (n, s, b, y) VALUES (?, ?, ?, ?)", "SELECT n, s, b, y FROM v WHERE id = ?"
	rapid.Check(t, func(rt *rapid.T) {
		n, y := rapid.Int64().Draw(rt, "n"), rapid.Bool().Draw(rt, "y")
		text := rapid.String().Draw(rt, "s")
		b := rapid.SliceOfN(rapid.Byte(), 1, 3000).Draw(rt, "b")
		id, changed := s.do(t, insert, n, text, b, y)
		require.EqualValues(t, 1, changed)
		check := func(scan func(dest ...any) error) {
			var n2 int64
			var s2 string
			var b2 []byte
			var y2 bool
			require.NoError(t, scan(&n2, &s2, &b2, &y2))
			require.Equal(t, []any{n, text, b, y}, []any{n2, s2, b2, y2})
		}
		check(func(dest ...any) error {
			found, err := s.one(read, []any{id}, dest...)
			require.True(t, found)
			return err
		})
		check(db.QueryRowContext(t.Context(), read, id).Scan)
	})
	found, err := s.one(read, []any{-1}, new(int64), new(string), new([]byte), new(bool))
	require.NoError(t, err)
	require.False(t, found)
	for _, wrong := range [][]any{{new(string)}, {new(int64), new(int64)}, {new(time.Time)}} {
		_, err = s.one("SELECT 1", nil, wrong...)
		require.Error(t, err, "%T", wrong[0])
	}
	_, err = s.one("SELECT NULL", nil, new(string))
	require.Error(t, err, "no column of a hall may be empty")
}

func statementsInside(t *testing.T, _ string, open func(time.Duration) (*session, *sql.DB)) {
	t.Helper()
	s, _ := open(time.Second)
	s.do(t, "CREATE TABLE v (s TEXT)")
	s.do(t, "INSERT INTO v VALUES ('one'), ('two'), ('three')")
	var pairs []string
	const query = "SELECT s FROM v WHERE s > ? ORDER BY s"
	each := func(after string, f func(string)) {
		require.NoError(t, s.each(query, []any{after}, func(scan func(...any) error) error {
			var text string
			require.NoError(t, scan(&text))
			f(text)
			return nil
		}))
	}
	each("", func(a string) { each(a, func(b string) { pairs = append(pairs, a+"<"+b) }) })
	require.Equal(t, []string{"one<three", "one<two", "three<two"}, pairs)
	enough := errors.New("enough")
	require.ErrorIs(t, s.each(query, []any{""}, func(func(...any) error) error { return enough }), enough)
	require.Panics(t, func() { _ = s.each(query, []any{""}, func(func(...any) error) error { panic("in between") }) })
	each("two", func(string) { require.Fail(t, "nothing comes after") })
}

func statementsAfterAnError(t *testing.T, path string, open func(time.Duration) (*session, *sql.DB)) {
	t.Helper()
	s, db := open(time.Second)
	s.do(t, "CREATE TABLE v (n INTEGER UNIQUE) STRICT")
	code := func(err error) int {
		t.Helper()
		code, known := engineCode(err)
		require.True(t, known, "%v", err)
		return code & 0xff
	}
	insert := func(v any) error {
		_, _, err := s.exec("INSERT INTO v VALUES (?)", []any{v})
		return err
	}
	_, _, err := s.exec("nonsense", nil)
	require.Equal(t, rcError, code(err))
	for range 3 {
		s.do(t, "BEGIN IMMEDIATE")
		require.NoError(t, insert(1))
		require.Equal(t, rcConstraint, code(insert(1)))
		require.Equal(t, rcConstraint, code(insert("text")))
		require.NoError(t, insert(2), "and works again")
		s.do(t, "ROLLBACK")
		var n int
		require.NoError(t, db.QueryRowContext(t.Context(), "SELECT count(*) FROM v").Scan(&n))
		require.Zero(t, n)
	}
	other, _ := open(time.Millisecond)
	s.do(t, "BEGIN IMMEDIATE")
	for range 3 {
		_, _, err = other.exec("BEGIN IMMEDIATE", nil)
		require.Equal(t, rcBusy, code(err), "somebody else writes")
	}
	s.do(t, "COMMIT")
	other.do(t, "BEGIN IMMEDIATE")
	other.do(t, "COMMIT")
	tx, err := db.BeginTx(t.Context(), nil)
	require.NoError(t, err)
	_, _, err = other.exec("BEGIN IMMEDIATE", nil)
	require.Equal(t, rcBusy, code(err), "a migration's transaction has its lock when it begins")
	require.NoError(t, tx.Rollback())
	for _, c := range []connector{{target: filepath.Join(path, "no"), pragmas: []string{"user_version"}},
		{target: dsn(path, "none")}} {
		_, err := c.Connect(context.Background())
		require.Error(t, err, c.target)
	}
}
