package store

import (
	"errors"
	"strings"

	"gorm.io/gorm"

	"onevisit/catalog/fault"
	"onevisit/queue"
)

// tx writes inside one immediate transaction: nobody else writes meanwhile. Revisions and unique indexes are checked
// all the same; they are the last defence.
type tx struct{ reader }

var errRevision = errors.New("store: changed by somebody else")

// exec runs a statement that has to hit exactly one row.
func (t *tx) exec(sql string, args ...any) error {
	res := t.db.Exec(sql, args...)
	if res.Error == nil && res.RowsAffected != 1 {
		return fault.Wrap(errRevision, queue.CodeConflict, nil)
	}
	return res.Error
}

func (t *tx) Next(scope, name string) (int, error) {
	var n int
	err := t.db.Raw(`INSERT INTO counters (scope, name, n) VALUES (?, ?, 1)
		ON CONFLICT (scope, name) DO UPDATE SET n = n + 1 RETURNING n`, scope, name).Scan(&n).Error
	return n, err
}

func (t *tx) InsertTicket(n *queue.Ticket) error {
	n.Rev = 1
	row, err := fromTicket(*n)
	if err != nil {
		return err
	}
	if err := gorm.G[ticketRow](t.db).Create(t.ctx, &row); err != nil {
		return err
	}
	n.ID = row.ID
	return nil
}

func (t *tx) UpdateTicket(n *queue.Ticket) error {
	r, err := fromTicket(*n)
	if err != nil {
		return err
	}
	// Token, day, number, label and arrival never change.
	err = t.exec(`UPDATE tickets SET rev = rev + 1, line = ?, priority = ?, key = ?, state = ?, outcome = ?, window = ?,
		calls = ?, why = ?, items = ?, gaps = ?, since = ?, call_at = ?, start_at = ?, end_at = ?, waited = ?, served = ?,
		returned = ?, moved = ? WHERE id = ? AND rev = ?`,
		r.Line, r.Priority, r.Key, r.State, r.Outcome, r.Window, r.Calls, r.Why, r.Items, r.Gaps, r.Since, r.CallAt,
		r.StartAt, r.EndAt, r.Waited, r.Served, r.Returned, r.Moved, r.ID, r.Rev)
	if err == nil {
		n.Rev++
	}
	return err
}

// claimSQL is what Claim.Apply does, as the one statement that decides a race: the smallest key of the lanes, one look
// into the index per lane.
const claimSQL = `UPDATE tickets SET rev = rev + 1, state = 'called', window = ?, calls = 1, call_at = ?, why = '',
	waited = waited + max(? - since, 0) * 1000, since = ?
	WHERE state = 'waiting' AND id = (SELECT id FROM (LANES) ORDER BY key, id LIMIT 1) RETURNING *`

func (t *tx) ClaimNext(c queue.Claim) (queue.Ticket, bool, error) {
	lanes := c.Lanes()
	one := `SELECT * FROM (SELECT key, id FROM tickets WHERE day = ? AND lane = ? AND state = 'waiting'
		ORDER BY key, id LIMIT 1)`
	at := micros(c.At)
	args := []any{c.Window, at, at, at}
	for _, lane := range lanes {
		args = append(args, c.Day, lane)
	}
	sql := strings.Replace(claimSQL, "LANES", strings.Repeat(one+" UNION ALL ", len(lanes)-1)+one, 1)
	rows, err := gorm.G[ticketRow](t.db).Raw(sql, args...).Find(t.ctx)
	if err != nil || len(rows) == 0 {
		return queue.Ticket{}, false, err
	}
	n, err := rows[0].ticket()
	return n, err == nil, err
}

func (t *tx) InsertCase(c *queue.Case) error {
	c.Rev = 1
	row, err := fromCase(*c)
	if err != nil {
		return err
	}
	if err := gorm.G[caseRow](t.db).Create(t.ctx, &row); err != nil {
		return err
	}
	c.ID = row.ID
	return nil
}

func (t *tx) UpdateCase(c *queue.Case) error {
	r, err := fromCase(*c)
	if err != nil {
		return err
	}
	// Ticket, label, item, catalog version, precheck and opening never change.
	err = t.exec(`UPDATE cases SET rev = rev + 1, number = ?, notice = ?, notices = ?, refusal = ?, office = ?, state = ?,
		one_hour = ?, window = ?, gap_due = ?, desk = ?, outcome = ?, missing = ?, clock_started = ?, clock_limit = ?,
		clock_unit = ?, clock_due = ?, clock_counted = ?, clock_since = ?, clock_paused = ?, clock_note = ?,
		clock_paused_at = ?, clock_stopped = ?, decided = ? WHERE id = ? AND rev = ?`,
		r.Number, r.Notice, r.Notices, r.Refusal, r.Office, r.State, r.OneHour, r.Window, r.GapDue, r.Desk, r.Outcome,
		r.Missing, r.ClockStarted, r.ClockLimit, r.ClockUnit, r.ClockDue, r.ClockCounted, r.ClockSince, r.ClockPaused,
		r.ClockNote, r.ClockPausedAt, r.ClockStopped, r.Decided, r.ID, r.Rev)
	if err == nil {
		c.Rev++
	}
	return err
}

func (t *tx) PutWindow(w queue.Window) error {
	return t.exec(`INSERT INTO windows (id, state, clerk, why, ticket, since, served) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET state = excluded.state, clerk = excluded.clerk, why = excluded.why,
		ticket = excluded.ticket, since = excluded.since, served = excluded.served`,
		w.ID, string(w.State), w.Clerk, w.Why, w.Ticket, micros(w.Since), w.Served)
}

func (t *tx) Append(changes ...*queue.Change) error {
	rows := make([]journalRow, 0, len(changes))
	for _, c := range changes {
		row, err := fromChange(*c)
		if err != nil {
			return err
		}
		rows = append(rows, row)
	}
	// One statement for all rows of an act: it has few, and they get consecutive numbers.
	if err := gorm.G[journalRow](t.db).CreateInBatches(t.ctx, &rows, len(rows)); err != nil {
		return err
	}
	for i, c := range changes {
		c.Seq = rows[i].Seq
	}
	return nil
}

func (t *tx) Remember(key string, d queue.Deed) error {
	return gorm.G[deedRow](t.db).Create(t.ctx, &deedRow{Key: key, Verb: string(d.Verb), Day: d.Day, Ticket: d.Ticket,
		CaseID: d.Case, Window: d.Window})
}

func (t *tx) Recall(key string) (queue.Deed, bool, error) {
	row, err := gorm.G[deedRow](t.db).Where("key = ?", key).Take(t.ctx)
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return queue.Deed{}, false, nil
	}
	return queue.Deed{Verb: queue.Verb(row.Verb), Day: row.Day, Ticket: row.Ticket, Case: row.CaseID,
		Window: row.Window}, err == nil, err
}

func (t *tx) Forget(before string) error {
	return t.db.Exec("DELETE FROM deeds WHERE day < ?", before).Error
}
