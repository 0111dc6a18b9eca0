package store

import "onevisit/queue"

const dayColumns = "closed, clerk, since, latest"

func (r *reader) BusinessDay(day string) (queue.BusinessDay, error) {
	return r.day("SELECT "+dayColumns+" FROM days WHERE day = ?", day)
}

// day reads a day's row; a day without one is open.
func (r *reader) day(query, day string, more ...any) (queue.BusinessDay, error) {
	b := queue.BusinessDay{Day: day}
	var since int64
	_, err := r.one(query, append([]any{day}, more...), &b.Closed, &b.By, &since, &b.Latest)
	b.Since = moment(since)
	return b, err
}

func (r *reader) Behind(t queue.Ticket, n int) ([]queue.Ticket, error) {
	return r.tickets("key, id", n, "day = ? AND lane = ? AND state = 'waiting' AND (key, id) > (?, ?)",
		t.Day, t.Lane(), t.Key, t.ID)
}

func (t *tx) PutDay(d queue.BusinessDay) error {
	t.known.forgetDay(d.Day)
	return t.exec(`INSERT INTO days (day, closed, clerk, since, latest) VALUES (?, ?, ?, ?, 0)
		ON CONFLICT (day) DO UPDATE SET closed = excluded.closed, clerk = excluded.clerk, since = excluded.since`,
		d.Day, d.Closed, d.By, micros(d.Since))
}

func (t *tx) Arrive(day string, at int64) (queue.BusinessDay, error) {
	if b, ok := t.known.day(day); ok {
		return t.arrive(b, at)
	}
	b := queue.BusinessDay{Day: day}
	var since int64
	err := t.upsert("days", "day = ?", []any{day}, dayColumns, []any{&b.Closed, &b.By, &since, &b.Latest},
		`INSERT INTO days (day, closed, clerk, since, latest) VALUES (?, ?, '', 0, ?) ON CONFLICT (day) DO UPDATE
		SET latest = (CASE WHEN days.latest > excluded.latest THEN days.latest ELSE excluded.latest END)`, day, false, at)
	b.Since = moment(since)
	if err == nil {
		t.known.keepDay(b)
	}
	return b, err
}

// arrive is Arrive on a day whose row is known.
func (t *tx) arrive(b queue.BusinessDay, at int64) (queue.BusinessDay, error) {
	if at <= b.Latest {
		return b, nil
	}
	b.Latest = at
	t.known.keepDay(b)
	return b, t.exec("UPDATE days SET latest = ? WHERE day = ?", at, b.Day)
}

// Raise says CASE and not max(): the two engines name that function differently.
func (t *tx) Raise(scope, name string, least, by int64) (n int64, err error) {
	t.wrote = true
	_, err = t.one(`INSERT INTO counters (scope, name, n) VALUES (?, ?, ?) ON CONFLICT (scope, name) DO UPDATE
		SET n = (CASE WHEN counters.n > excluded.n - ? THEN counters.n + ? ELSE excluded.n END) RETURNING n`,
		[]any{scope, name, max(least, 0) + by, by, by}, &n)
	if err == nil {
		t.known.keepCount(scope, name, n)
	}
	return n, err
}

// LiveOf needs no lock of its own: writers take turns.
func (t *tx) LiveOf(person string) ([]queue.Ticket, error) {
	// The conditions are those of the partial index, word by word, so that the planner uses it.
	return t.tickets("id", noLimit, "person = ? AND person <> '' AND ("+isLive+")", person)
}
