package store

import (
	"errors"
	"strconv"
	"strings"

	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/internal/order"
)

// tx writes inside one transaction that is alone with the queue. Revisions and unique indexes are checked all the same;
// they are the last defence. The statements are plain SQL: they are in the way of everybody who waits.
type tx struct {
	reader
	fresh map[int64][]queue.Case // cases of tickets that this transaction made: nobody else has them
	known *known                 // what need not be read; nil where there is none
	wrote bool
}

var errRevision = errors.New("store: changed by somebody else")

// exec runs a statement that has to hit exactly one row.
func (t *tx) exec(query string, args ...any) error {
	_, n, err := t.run(query, args)
	if err == nil && n != 1 {
		return fault.Wrap(errRevision, queue.CodeConflict, nil)
	}
	return err
}

// run runs a statement. It gives the id of the row inserted last, where the engine tells, and how many rows it hit.
func (t *tx) run(query string, args []any) (id, n int64, err error) {
	t.wrote = true
	return t.sql.exec(query, args)
}

// insert runs an insert of one row and gives its new id.
func (t *tx) insert(query string, args []any) (id int64, err error) {
	if t.d.returning {
		t.wrote = true
		_, err = t.one(query+" RETURNING id", args, &id)
		return id, err
	}
	id, _, err = t.run(query, args)
	return id, err
}

// upTo is a list of n parameters, each like the first: "?, ?, ?".
func upTo(n int) string { return "?" + strings.Repeat(", ?", n-1) }

// insertSQL is the insert into a table of all columns but the id, which is the first.
func insertSQL(table, columns string) string {
	_, rest, _ := strings.Cut(columns, ",")
	return "INSERT INTO " + table + " (" + rest + ") VALUES (" + upTo(strings.Count(columns, ",")) + ")"
}

var (
	insertTicketSQL = insertSQL("tickets", ticketColumns)
	insertCaseSQL   = insertSQL("cases", caseColumns)
)

func (t *tx) Next(scope, name string) (n int, err error) {
	if have, ok := t.known.count(scope, name); ok {
		n = int(have) + 1
		t.known.keepCount(scope, name, int64(n))
		return n, t.exec("UPDATE counters SET n = ? WHERE scope = ? AND name = ?", n, scope, name)
	}
	err = t.upsert("counters", "scope = ? AND name = ?", []any{scope, name}, "n", []any{&n},
		`INSERT INTO counters (scope, name, n) VALUES (?, ?, 1) ON CONFLICT (scope, name) DO UPDATE SET n = counters.n + 1`,
		scope, name)
	if err == nil {
		t.known.keepCount(scope, name, int64(n))
	}
	return n, err
}

// upsert writes one row and reads what it holds then. SQLite's RETURNING makes a table for the answer, which costs more
// than a second statement; where others wait for the network, one statement costs less.
func (t *tx) upsert(table, where string, key []any, columns string, into []any, insert string, args ...any) error {
	t.wrote = true
	if t.d.returning {
		_, err := t.one(insert+" RETURNING "+columns, args, into...)
		return err
	}
	if err := t.exec(insert, args...); err != nil {
		return err
	}
	_, err := t.one("SELECT "+columns+" FROM "+table+" WHERE "+where, key, into...)
	return err
}

func (t *tx) InsertTicket(n *queue.Ticket) error {
	n.Rev = 1
	row, err := fromTicket(*n)
	if err != nil {
		return err
	}
	t.known.wrote(*n)
	if n.ID, err = t.insert(insertTicketSQL, row.values()); err != nil {
		return err
	}
	if t.fresh == nil {
		t.fresh = map[int64][]queue.Case{}
	}
	t.fresh[n.ID] = nil
	return nil
}

func (t *tx) UpdateTicket(n *queue.Ticket) error {
	r, err := fromTicket(*n)
	if err != nil {
		return err
	}
	t.known.wrote(*n)
	// Token, day, number, label, arrival, skill, origin, companions, person and appointment never change.
	err = t.exec(`UPDATE tickets SET rev = rev + 1, line = ?, priority = ?, key = ?, state = ?, outcome = ?, "window" = ?,
		calls = ?, why = ?, items = ?, gaps = ?, since = ?, call_at = ?, start_at = ?, end_at = ?, waited = ?, served = ?,
		returned = ?, moved = ?, clerk = ?, back = ?, until = ?, corrected = ? WHERE id = ? AND rev = ?`,
		r.Line, r.Priority, r.Key, r.State, r.Outcome, r.Window, r.Calls, r.Why, r.Items, r.Gaps, r.Since, r.CallAt,
		r.StartAt, r.EndAt, r.Waited, r.Served, r.Returned, r.Moved, r.Clerk, r.Back, r.Until, r.Corrected, r.ID, r.Rev)
	if err == nil {
		n.Rev++
	}
	return err
}

// claimSQL is what Claim.Apply does, as the one statement that decides a race: the smallest key of the lanes, one look
// into the index per lane.
const claimSQL = `UPDATE tickets SET rev = rev + 1, state = 'called', "window" = ?, calls = 1, call_at = ?, why = '',
	waited = waited + CASE WHEN ? > since THEN (? - since) * 1000 ELSE 0 END, since = ?
	WHERE state = 'waiting' AND id = (SELECT id FROM (LANES) AS heads ORDER BY key, id LIMIT 1) RETURNING ` + ticketColumns

// claimLane is the first who waits in one lane, taken as earlier by the lead that the lane has at this window.
const claimLane = `SELECT * FROM (SELECT key - ? AS key, id FROM tickets WHERE day = ? AND lane = ? AND state = 'waiting'
	ORDER BY tickets.key, id LIMIT 1 FOR UPDATE SKIP LOCKED) AS lane`

func (t *tx) ClaimNext(c queue.Claim) (queue.Ticket, bool, error) {
	if !t.d.returning {
		return t.claimAlone(c)
	}
	t.wrote = true
	lanes := c.Lanes()
	at := micros(c.At)
	args := make([]any, 0, 5+3*len(lanes))
	args = append(args, c.Window, at, at, at, at)
	for i, lane := range lanes {
		args = append(args, c.LeadOf(lane), c.Day, lane)
		lanes[i] = claimLane
	}
	query := strings.Replace(claimSQL, "LANES", strings.Join(lanes, " UNION ALL "), 1)
	var row ticketRow
	ok, err := t.one(query, args, row.columns()...)
	if err != nil || !ok {
		return queue.Ticket{}, false, err
	}
	n, err := row.ticket()
	return n, err == nil, err
}

// headSQL is the first who waits in one lane.
const headSQL = `SELECT key, id FROM tickets WHERE day = ? AND lane = ? AND state = 'waiting' ORDER BY key, id LIMIT 1`

// claimAlone is ClaimNext where nobody else can write until this transaction ends: looking and taking may be two
// statements, which costs a third of the one above.
func (t *tx) claimAlone(c queue.Claim) (queue.Ticket, bool, error) {
	var best order.Place
	for _, lane := range c.Lanes() {
		if t.known.isEmpty(c.Day, lane) {
			continue
		}
		var head order.Place
		ok, err := t.one(headSQL, []any{c.Day, lane}, &head.Key, &head.ID)
		if err != nil {
			return queue.Ticket{}, false, err
		}
		if !ok {
			t.known.keepEmpty(c.Day, lane)
			continue
		}
		head.Key -= c.LeadOf(lane)
		if best.ID == 0 || head.Less(best) {
			best = head
		}
	}
	if best.ID == 0 {
		return queue.Ticket{}, false, nil
	}
	n, err := t.Ticket(best.ID)
	if err != nil {
		return n, false, err
	}
	n = c.Apply(n)
	err = t.exec(`UPDATE tickets SET rev = rev + 1, state = ?, "window" = ?, calls = ?, call_at = ?, why = '', waited = ?,
		since = ? WHERE id = ? AND rev = ? AND state = 'waiting'`,
		string(n.State), n.Window, n.Calls, micros(n.CallAt), int64(n.Waited), micros(n.Since), n.ID, n.Rev)
	n.Rev++
	return n, err == nil, err
}

func (t *tx) InsertCase(c *queue.Case) error {
	c.Rev = 1
	row, err := fromCase(*c)
	if err != nil {
		return err
	}
	if c.ID, err = t.insert(insertCaseSQL, row.values()); err != nil {
		return err
	}
	if known, ok := t.fresh[c.Ticket]; ok {
		t.fresh[c.Ticket] = append(known, *c)
	}
	return nil
}

// Cases need not be read again when this transaction made them.
func (t *tx) Cases(ticket int64) ([]queue.Case, error) {
	if known, ok := t.fresh[ticket]; ok {
		return append([]queue.Case(nil), known...), nil
	}
	return t.reader.Cases(ticket)
}

func (t *tx) UpdateCase(c *queue.Case) error {
	r, err := fromCase(*c)
	if err != nil {
		return err
	}
	clear(t.fresh) // it may have come from another ticket
	// Item, catalog version, precheck and opening never change; ticket and label when the person comes back another day.
	err = t.exec(`UPDATE cases SET rev = rev + 1, ticket = ?, label = ?, number = ?, notice = ?, notices = ?, refusal = ?, office = ?, state = ?,
		one_hour = ?, "window" = ?, gap_due = ?, desk = ?, outcome = ?, missing = ?, clock_started = ?, clock_limit = ?,
		clock_unit = ?, clock_due = ?, clock_counted = ?, clock_since = ?, clock_paused = ?, clock_note = ?,
		clock_paused_at = ?, clock_stopped = ?, decided = ?, care = ?, duty_due = ?, no_table = ? WHERE id = ? AND rev = ?`,
		r.Ticket, r.Label, r.Number, r.Notice, r.Notices, r.Refusal, r.Office, r.State, r.OneHour, r.Window, r.GapDue, r.Desk, r.Outcome,
		r.Missing, r.ClockStarted, r.ClockLimit, r.ClockUnit, r.ClockDue, r.ClockCounted, r.ClockSince, r.ClockPaused,
		r.ClockNote, r.ClockPausedAt, r.ClockStopped, r.Decided, r.Care, r.DutyDue, r.NoTable, r.ID, r.Rev)
	if err == nil {
		c.Rev++
	}
	return err
}

func (t *tx) Window(id string) (queue.Window, bool, error) {
	if w, ok := t.known.window(id); ok {
		return w, true, nil
	}
	w, ok, err := t.reader.Window(id)
	if ok && err == nil {
		t.known.keepWindow(w)
	}
	return w, ok, err
}

func (t *tx) PutWindow(w queue.Window) error {
	_, known := t.known.window(w.ID)
	w.Since = moment(micros(w.Since))
	t.known.keepWindow(w.Bare())
	if known { // its row is there
		return t.exec(`UPDATE windows SET state = ?, clerk = ?, why = ?, ticket = ?, since = ?, served = ? WHERE id = ?`,
			string(w.State), w.Clerk, w.Why, w.Ticket, micros(w.Since), w.Served, w.ID)
	}
	t.wrote = true
	return t.sql.later(`INSERT INTO windows (id, state, clerk, why, ticket, since, served) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET state = excluded.state, clerk = excluded.clerk, why = excluded.why,
		ticket = excluded.ticket, since = excluded.since, served = excluded.served`,
		[]any{w.ID, string(w.State), w.Clerk, w.Why, w.Ticket, micros(w.Since), w.Served})
}

// Append gives the rows of an act consecutive numbers.
func (t *tx) Append(changes ...*queue.Change) error {
	for len(changes) > 0 {
		n := min(len(changes), t.d.rows)
		if err := t.appendRows(changes[:n]); err != nil {
			return err
		}
		changes = changes[n:]
	}
	return nil
}

func (t *tx) appendRows(changes []*queue.Change) error {
	t.wrote = true
	var args []any
	values := make([]string, len(changes))
	for i, c := range changes {
		row, err := fromChange(*c)
		if err != nil {
			return err
		}
		v := row.values()
		args = append(args, v...)
		values[i] = "(" + t.seq(i+1) + upTo(len(v)) + ")"
	}
	columns := journalColumns
	if t.d.nextSeq == "" {
		_, columns, _ = strings.Cut(journalColumns, ",")
	}
	query := "INSERT INTO journal (" + columns + ") VALUES " + strings.Join(values, ", ")
	last, err := t.appended(query, args)
	for i, c := range changes {
		c.Seq = last - int64(len(changes)-1-i)
	}
	return err
}

// seq is the number of the nth row of an insert, where the engine does not give it.
func (t *tx) seq(n int) string {
	if t.d.nextSeq == "" {
		return ""
	}
	return t.d.nextSeq + " + " + strconv.Itoa(n) + ", "
}

// appended runs an insert into the journal and gives the number of its last row.
func (t *tx) appended(query string, args []any) (last int64, err error) {
	if t.d.returning {
		_, err = t.one("WITH rows AS ("+query+" RETURNING seq) SELECT max(seq) FROM rows", args, &last)
		return last, err
	}
	last, _, err = t.run(query, args)
	return last, err
}

func (t *tx) Remember(key string, d queue.Deed) error {
	t.wrote = true
	return t.sql.later(`INSERT INTO deeds (`+deedColumns+`) VALUES (?, ?, ?, ?, ?, ?)`,
		[]any{key, string(d.Verb), d.Day, d.Ticket, d.Case, d.Window})
}

func (t *tx) Recall(key string) (queue.Deed, bool, error) {
	var r deedRow
	ok, err := t.one("SELECT "+deedColumns+" FROM deeds WHERE key = ?", []any{key}, r.columns()...)
	if err != nil || !ok {
		return queue.Deed{}, false, err
	}
	return queue.Deed{Verb: queue.Verb(r.Verb), Day: r.Day, Ticket: r.Ticket, Case: r.CaseID, Window: r.Window}, true, nil
}

func (t *tx) Forget(before string) error {
	_, _, err := t.run("DELETE FROM deeds WHERE day < ?", []any{before})
	return err
}
