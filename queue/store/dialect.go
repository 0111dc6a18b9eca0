package store

import (
	"strconv"
	"strings"
	"sync"
)

// dialect is how the statements of the two engines differ. All statements are written with "?"; the rest of their text
// is the same, so that both engines do the same thing.
type dialect struct {
	numbered  bool     // parameters are $1, $2 …
	returning bool     // writing and reading what was written is one statement
	nextSeq   string   // numbers a journal row in the insert; empty where the engine does
	rows      int      // journal rows that one statement writes at most
	checks    []string // of the engine itself, whether what it keeps is sound
	blind     bool     // this user of the server may not read tickets.person
	wipe      string   // has the connection overwrite what it removes; empty where the engine cannot
}

var (
	// One row a statement: for several the engine prepares to take back some of them, which costs more than it saves.
	sqliteDialect = &dialect{rows: 1, wipe: "PRAGMA secure_delete = ON",
		checks: []string{"PRAGMA integrity_check", "PRAGMA foreign_key_check"}}
	postgresDialect = &dialect{numbered: true, returning: true, rows: 100,
		nextSeq: "(SELECT COALESCE(max(seq), 0) FROM journal)"}
)

// tickets are the columns of a ticket, as far as they may be read.
func (d *dialect) tickets() string {
	if d.blind {
		return blindColumns
	}
	return ticketColumns
}

// numbered keeps translated statements: there are a few dozen.
var numbered sync.Map

// sql gives a statement in the words of the engine.
func (d *dialect) sql(q string) string {
	if !d.numbered {
		return q
	}
	if s, ok := numbered.Load(q); ok {
		return s.(string)
	}
	s := number(q)
	numbered.Store(q, s)
	return s
}

// number replaces each "?" by its number. No statement of this package has one inside a literal.
func number(q string) string {
	var b strings.Builder
	n := 0
	for part := range strings.SplitSeq(q, "?") {
		if n > 0 {
			b.WriteString("$" + strconv.Itoa(n))
		}
		b.WriteString(part)
		n++
	}
	return b.String()
}
