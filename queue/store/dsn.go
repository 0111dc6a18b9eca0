package store

import (
	"fmt"
	"net/url"
	"strings"
	"time"
)

// sqliteSettings are what tests change to prove that the settings of a hall are needed.
type sqliteSettings struct {
	vfs         string // file system under the engine; empty: the system's
	synchronous string // empty: FULL
}

func (s sqliteSettings) sync() string {
	if s.synchronous != "" {
		return s.synchronous
	}
	return "FULL"
}

// dsn is the only place that builds a data source name. The order matters: waiting for locks comes first, because
// even the switch to WAL may have to wait. Immediate transactions take the write lock at their begin: a deferred one
// fails at once when it must wait later. Never add _time_format: the driver then ignores _txlock.
func dsn(path string, busy time.Duration, write bool, set sqliteSettings) string {
	pragmas := []string{
		fmt.Sprintf("busy_timeout(%d)", busy.Milliseconds()),
		"journal_mode(WAL)",
		"synchronous(" + set.sync() + ")",
		"foreign_keys(1)",
	}
	if !write {
		pragmas = append(pragmas, "query_only(1)")
	}
	var b strings.Builder
	b.WriteString(path) // a plain path, not a URI: nothing in it is decoded
	sep := byte('?')
	for _, p := range pragmas {
		b.WriteByte(sep)
		b.WriteString("_pragma=" + url.QueryEscape(p))
		sep = '&'
	}
	if write {
		b.WriteString("&_txlock=immediate")
	}
	if set.vfs != "" {
		b.WriteString("&vfs=" + url.QueryEscape(set.vfs))
	}
	return b.String()
}

// badPath reports characters that SQLite's file names cannot carry: the rest would be read as parameters, and the
// database would be another file.
func badPath(path string) bool { return strings.ContainsAny(path, "?#\x00") }
