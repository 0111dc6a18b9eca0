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

// pragmas are the settings of every connection. The order matters: waiting for locks comes first, because even the switch
// to WAL may have to wait. Of a new file the pages are small: an act touches a dozen, and a commit writes all of each
// (measured: a fifth of the time of an act). The log may grow as large as with the usual pages, 4 MB, before it is
// brought in.
func (s sqliteSettings) pragmas(busy time.Duration) []string {
	return []string{
		fmt.Sprintf("busy_timeout(%d)", busy.Milliseconds()),
		"page_size(1024)",
		"wal_autocheckpoint(4000)",
		"journal_mode(WAL)",
		"synchronous(" + s.sync() + ")",
		"foreign_keys(1)",
	}
}

// connector opens connections to a file with these settings and some more.
func (s sqliteSettings) connector(path string, busy time.Duration, more ...string) connector {
	return connector{target: dsn(path, s.vfs), pragmas: append(s.pragmas(busy), more...)}
}

// dsn is the only place that builds a data source name. The path is a plain one, not a URI: nothing in it is decoded.
// Transactions of database/sql, which migrations use, wait for their lock when they begin: one that has to wait later
// fails at once.
func dsn(path, vfs string) string {
	path += "?_txlock=immediate"
	if vfs != "" {
		path += "&vfs=" + url.QueryEscape(vfs)
	}
	return path
}

// badPath reports characters that SQLite's file names cannot carry: the rest would be read as parameters, and the
// database would be another file.
func badPath(path string) bool { return strings.ContainsAny(path, "?#\x00") }
