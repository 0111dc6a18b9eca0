package store

import (
	"database/sql/driver"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func openCompiled(t *testing.T) (*session, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "hall.db")
	s, _ := openSession(t, path, time.Second)
	require.NotNil(t, s.own)
	return s, path
}

// TestStatementsAreKept says that a statement is compiled once, and that there are never too many.
func TestStatementsAreKept(t *testing.T) {
	s, _ := openCompiled(t)
	s.do(t, "CREATE TABLE v (n INTEGER) STRICT")
	const insert = "INSERT INTO v VALUES (?)"
	s.do(t, insert, 0)
	first := s.own.statements[insert]
	require.NotNil(t, first)
	s.do(t, insert, 1)
	require.Same(t, first, s.own.statements[insert])
	// One whose rows are read outlives all that come meanwhile.
	var seen []int
	require.NoError(t, s.each("SELECT n FROM v ORDER BY n", nil, func(scan func(...any) error) error {
		for i := range 2 * mostCompiled {
			s.do(t, fmt.Sprintf("UPDATE v SET n = n WHERE n < %d", -1-i))
			require.LessOrEqual(t, len(s.own.statements), mostCompiled+1)
		}
		var n int
		require.NoError(t, scan(&n))
		seen = append(seen, n)
		return nil
	}))
	require.Equal(t, []int{0, 1}, seen)
	s.do(t, insert, 2)
	require.NotSame(t, first, s.own.statements[insert], "given back and compiled again")
}

// TestWhatTheDriverDoes is what is not kept: several statements in one text, values of other kinds, too few of them.
func TestWhatTheDriverDoes(t *testing.T) {
	s, _ := openCompiled(t)
	s.do(t, "CREATE TABLE v (n INTEGER, s TEXT) STRICT; INSERT INTO v VALUES (1, NULL) ; \n")
	s.do(t, "INSERT INTO v VALUES (2, ?);", "x")
	s.do(t, "INSERT INTO v VALUES (3, ?)", nil)
	_, _, err := s.exec("INSERT INTO v VALUES (?, ?)", []any{4})
	require.Error(t, err, "one value is missing")
	_, _, err = s.exec("INSERT INTO v VALUES (5, 'x')\x00", nil)
	require.NoError(t, err)
	s.do(t, " ")
	var n, sum int
	found, err := s.one("SELECT count(*), sum(n) FROM v", nil, &n, &sum)
	require.NoError(t, err)
	require.True(t, found)
	require.Equal(t, []int{4, 11}, []int{n, sum})
	for query, st := range s.own.statements {
		require.Equal(t, st == nil, strings.Contains(query, "; INSERT") || query == " ", query)
	}
}

// TestValuesOfOuterRowsStay says that a statement's values are its own: what runs while its rows are read binds others.
func TestValuesOfOuterRowsStay(t *testing.T) {
	s, _ := openCompiled(t)
	s.do(t, "CREATE TABLE v (n INTEGER) STRICT")
	for n := range 50 {
		s.do(t, "INSERT INTO v VALUES (?)", n)
	}
	rows := 0
	long := strings.Repeat("长", mostRoom)
	require.NoError(t, s.each("SELECT ?, ? FROM v", []any{"mine", []byte{7}}, func(scan func(...any) error) error {
		var mine string
		var b []byte
		require.NoError(t, scan(&mine, &b))
		require.Equal(t, "mine", mine)
		require.Equal(t, []byte{7}, b)
		var back string
		found, err := s.one("SELECT ?", []any{long}, &back)
		require.NoError(t, err)
		require.True(t, found)
		require.Equal(t, long, back)
		rows++
		return nil
	}))
	require.Equal(t, 50, rows)
	require.Zero(t, s.own.statements["SELECT ?"].values.size, "so much room is not kept")
}

// TestTablesChangeUnderStatements says that a statement which is kept sees a table as another connection changed it.
func TestTablesChangeUnderStatements(t *testing.T) {
	s, path := openCompiled(t)
	s.do(t, "CREATE TABLE v (n INTEGER) STRICT")
	s.do(t, "INSERT INTO v VALUES (1)")
	const all = "SELECT * FROM v"
	var n, m int
	_, err := s.one(all, nil, &n)
	require.NoError(t, err)
	other, _ := openSession(t, path, time.Second)
	other.do(t, "ALTER TABLE v ADD COLUMN m INTEGER NOT NULL DEFAULT 2")
	_, err = s.one(all, nil, &n, &m)
	require.NoError(t, err)
	require.Equal(t, []int{1, 2}, []int{n, m})
	other.do(t, "DROP TABLE v")
	_, err = s.one(all, nil, &n)
	code, known := engineCode(err)
	require.True(t, known)
	require.Equal(t, rcError, code)
	require.Contains(t, err.Error(), "no such table: v")
}

type strangeConn struct {
	driver.Conn
	tls string
	db  uintptr
}

// TestStrangeDriver says that only the connection of the known driver is looked into.
func TestStrangeDriver(t *testing.T) {
	require.Nil(t, compile(nil))
	require.Nil(t, compile(strangeConn{tls: "x", db: 1}))
	require.Nil(t, compile(&strangeConn{tls: "x", db: 1}))
	require.Nil(t, compile(&session{}))
}
