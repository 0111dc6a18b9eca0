package store

import "onevisit/queue"

func (r *reader) Sealed(ticket int64) (queue.Sealed, bool, error) {
	p := queue.Sealed{Ticket: ticket}
	ok, err := r.one("SELECT day, hash, key, sealed FROM persons WHERE ticket = ?", []any{ticket}, &p.Day, &p.Hash,
		&p.Key, &p.Data)
	return p, ok, err
}

func (r *reader) SealedOf(hash string) ([]int64, error) {
	// The second condition is what lets the planner use the partial index.
	return r.ids("SELECT ticket FROM persons WHERE hash = ? AND hash <> '' ORDER BY ticket DESC", hash)
}

// ids are the numbers that a statement gives.
func (r *reader) ids(query string, args ...any) ([]int64, error) {
	var out []int64
	err := r.each(query, args, func(scan func(...any) error) error {
		var id int64
		err := scan(&id)
		out = append(out, id)
		return err
	})
	return out, err
}

func (r *reader) PersonKey() (key string, err error) {
	_, err = r.one("SELECT key FROM persons ORDER BY ticket LIMIT 1", nil, &key)
	return key, err
}

// PutSealed is a plain insert for a ticket of this transaction: a kiosk may do no more.
func (t *tx) PutSealed(p queue.Sealed) error {
	const insert = "INSERT INTO persons (ticket, day, hash, key, sealed) VALUES (?, ?, ?, ?, ?)"
	const replace = ` ON CONFLICT (ticket) DO UPDATE SET day = excluded.day, hash = excluded.hash, key = excluded.key,
		sealed = excluded.sealed`
	query := insert
	if _, fresh := t.fresh[p.Ticket]; !fresh {
		query += replace
	}
	return t.exec(query, p.Ticket, p.Day, p.Hash, p.Key, p.Data)
}

// eraseSQL finds whom the hall needs no more: family is a ticket and those that go on with it.
const eraseSQL = `SELECT ticket FROM persons AS p WHERE day <= ? OR day <= ? AND NOT EXISTS (
	WITH RECURSIVE family (id) AS (
		SELECT p.ticket UNION SELECT t.id FROM tickets t JOIN family f ON t.origin = f.id AND t.origin <> 0)
	SELECT 1 FROM family f JOIN tickets t ON t.id = f.id LEFT JOIN cases c ON c.ticket = t.id
	WHERE t.state IN ('waiting', 'called', 'serving', 'held', 'no_show')
		OR c.state NOT IN ('delivered', 'refused', 'withdrawn') OR c.duty_due <> 0) ORDER BY ticket`

func (t *tx) EraseSealed(over, open string) ([]int64, error) {
	gone, err := t.ids(eraseSQL, open, over)
	if err != nil || len(gone) == 0 {
		return gone, err
	}
	if t.d.wipe != "" { // the engine then overwrites what it removes
		if _, _, err := t.run(t.d.wipe, nil); err != nil {
			return nil, err
		}
	}
	for _, id := range gone {
		if err := t.exec("DELETE FROM persons WHERE ticket = ?", id); err != nil {
			return nil, err
		}
	}
	return gone, nil
}
