package store

import (
	"context"
	"database/sql"
	"time"

	"gorm.io/gorm"

	"onevisit/catalog/fault"
	"onevisit/queue"
)

// reader reads inside one transaction, which its connection has begun. What every act reads is plain SQL; the rest goes
// through GORM.
type reader struct {
	ctx  context.Context // of the transaction, as long as it lives
	conn *sql.Conn
	sql  statements // on conn
	d    *dialect
	pool *gorm.DB
	orm  *gorm.DB // GORM on conn, made when it is first needed
}

// statements runs statements on a connection past database/sql: a session of a file, or a link to a server.
type statements interface {
	// exec runs a statement to its end. It gives the id of the row that was inserted last, where the engine tells it, and
	// how many rows changed.
	exec(query string, args []any) (id, changed int64, err error)
	// one reads at most one row into dest, and reports whether there was one.
	one(query string, args []any, dest ...any) (found bool, err error)
	// each calls f for every row; scan reads the row.
	each(query string, args []any, f func(scan func(dest ...any) error) error) error
	// later runs a statement that writes one row or fails. It may wait until the next one, or until settle.
	later(query string, args []any) error
	settle() error
}

func (r *reader) db() *gorm.DB {
	if r.orm == nil {
		r.orm = r.pool.WithContext(r.ctx)
		r.orm.Statement.ConnPool = r.conn
	}
	if err := r.sql.settle(); err != nil {
		_ = r.orm.AddError(err) // GORM gives it instead of an answer
	}
	return r.orm
}

func (r *reader) ticket(where string, args ...any) (queue.Ticket, error) {
	var row ticketRow
	ok, err := r.one("SELECT "+r.d.tickets()+" FROM tickets WHERE "+where, args, row.columns()...)
	if err != nil {
		return queue.Ticket{}, err
	}
	if !ok {
		return queue.Ticket{}, fault.New(queue.CodeUnknownTicket, nil)
	}
	return row.ticket()
}

func (r *reader) Ticket(id int64) (queue.Ticket, error) { return r.ticket("id = ?", id) }

func (r *reader) TicketByToken(token string) (queue.Ticket, error) {
	return r.ticket("token = ?", token)
}

func (r *reader) TicketByLabel(day, label string) (queue.Ticket, error) {
	return r.ticket("day = ? AND label = ?", day, label)
}

func (r *reader) tickets(order string, limit int, where string, args ...any) ([]queue.Ticket, error) {
	rows, err := gorm.G[ticketRow](r.db()).Select(r.d.tickets()).Where(where, args...).Order(order).Limit(limit).Find(r.ctx)
	if err != nil {
		return nil, err
	}
	return all(rows, ticketRow.ticket)
}

const noLimit = -1

// isLive says of a ticket that it can still be served, in the words of the partial indexes: the planner compares them.
const isLive = `state = 'waiting' OR state = 'called' OR state = 'serving' OR state = 'held' OR state = 'no_show'`

func (r *reader) Front(day, lane string, n int) ([]queue.Ticket, error) {
	return r.tickets("key, id", n, "day = ? AND lane = ? AND state = 'waiting'", day, lane)
}

func (r *reader) Before(t queue.Ticket) (int, error) {
	n, err := gorm.G[ticketRow](r.db()).
		Where("day = ? AND lane = ? AND state = 'waiting' AND (key, id) < (?, ?)", t.Day, t.Lane(), t.Key, t.ID).
		Count(r.ctx, "*")
	return int(n), err
}

func (r *reader) Unfinished(through string) ([]queue.Ticket, error) {
	return r.tickets("day, id", noLimit,
		"day <= ? AND ("+isLive+")", through)
}

func (r *reader) Case(id int64) (queue.Case, error) {
	var row caseRow
	ok, err := r.one("SELECT "+caseColumns+" FROM cases WHERE id = ?", []any{id}, row.columns()...)
	if err != nil {
		return queue.Case{}, err
	}
	if !ok {
		return queue.Case{}, fault.New(queue.CodeUnknownCase, nil)
	}
	return row.domain()
}

func (r *reader) Cases(ticket int64) ([]queue.Case, error) {
	var out []queue.Case
	err := r.each(casesOfSQL, []any{ticket}, func(scan func(...any) error) error {
		var row caseRow
		if err := scan(row.columns()...); err != nil {
			return err
		}
		c, err := row.domain()
		out = append(out, c)
		return err
	})
	return out, err
}

const casesOfSQL = "SELECT " + caseColumns + " FROM cases WHERE ticket = ? ORDER BY id"

// each calls f for every row of an answer; scan reads the row.
func (r *reader) each(query string, args []any, f func(scan func(...any) error) error) error {
	return r.sql.each(query, args, f)
}

// one reads at most one row into dest and reports whether there was one.
func (r *reader) one(query string, args []any, dest ...any) (bool, error) {
	return r.sql.one(query, args, dest...)
}

func (r *reader) Window(id string) (queue.Window, bool, error) {
	var row windowRow
	ok, err := r.one("SELECT "+windowColumns+" FROM windows WHERE id = ?", []any{id}, row.columns()...)
	return row.window(), ok, err
}

func (r *reader) Since(seq int64, limit int, of ...queue.Kind) ([]queue.Change, error) {
	find := gorm.G[journalRow](r.db()).Where("seq > ?", seq)
	if len(of) > 0 {
		find = find.Where("kind IN ?", of)
	}
	rows, err := find.Order("seq").Limit(limit).Find(r.ctx)
	if err != nil {
		return nil, err
	}
	return all(rows, journalRow.change)
}

func (r *reader) History(ticket int64) ([]queue.Change, error) {
	// The second condition is what lets the planner use the partial index.
	rows, err := gorm.G[journalRow](r.db()).Where("ticket = ? AND ticket <> 0", ticket).Order("seq").Find(r.ctx)
	if err != nil {
		return nil, err
	}
	return all(rows, journalRow.change)
}

func (r *reader) Snapshot(day string, from time.Time) (queue.Snapshot, error) {
	var s queue.Snapshot
	err := r.db().Raw("SELECT COALESCE(max(seq), 0) FROM journal").Scan(&s.Seq).Error
	if err != nil {
		return s, err
	}
	if s.Tickets, err = r.tickets("id", noLimit, "day = ?", day); err != nil {
		return s, err
	}
	// Four indexed questions rather than one with OR, which would read every case there ever was.
	rows, err := gorm.G[caseRow](r.db()).Raw(`SELECT * FROM cases WHERE id IN (
		SELECT c.id FROM tickets t JOIN cases c ON c.ticket = t.id WHERE t.day = ?
		UNION SELECT id FROM cases WHERE clock_started <> 0 AND clock_stopped = 0
		UNION SELECT id FROM cases WHERE clock_stopped <> 0 AND clock_stopped >= ?
		UNION SELECT id FROM cases WHERE duty_due <> 0 AND duty_due >= ?) ORDER BY id`,
		day, micros(from), micros(from.Add(-queue.DutyKept))).Find(r.ctx)
	if err != nil {
		return s, err
	}
	if s.Cases, err = all(rows, caseRow.domain); err != nil {
		return s, err
	}
	if s.Alarms, err = r.Alarms(from); err != nil {
		return s, err
	}
	windows, err := gorm.G[windowRow](r.db()).Order("id").Find(r.ctx)
	if err != nil {
		return s, err
	}
	for _, w := range windows {
		s.Windows = append(s.Windows, w.window())
	}
	calls, err := gorm.G[journalRow](r.db()).Where("day = ? AND kind IN ('call', 'recall')", day).
		Order("seq DESC").Limit(queue.SnapshotCalls).Find(r.ctx)
	if err != nil {
		return s, err
	}
	s.Calls, err = all(calls, journalRow.change)
	return s, err
}
