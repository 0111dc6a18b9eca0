package store

import (
	"onevisit/catalog/fault"
	editions "onevisit/catalog/version"
	"onevisit/queue"
)

const editionColumns = "n, version, content, kind, author, at, since, base, note, items, cancelled"

func (r *reader) Editions() ([]queue.Edition, error) {
	rows, err := r.conn.QueryContext(r.ctx, "SELECT "+editionColumns+" FROM editions ORDER BY n")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []queue.Edition
	for rows.Next() {
		var e queue.Edition
		var at, since, cancelled int64
		if err := rows.Scan(&e.N, &e.Version, &e.Content, &e.Kind, &e.Author, &at, &since, &e.Base, &e.Note, &e.Items,
			&cancelled); err != nil {
			return nil, err
		}
		e.At, e.From, e.Cancelled = moment(at), moment(since), moment(cancelled)
		out = append(out, e)
	}
	return out, rows.Err()
}

func (r *reader) Piece(hash string) ([]byte, error) {
	var body []byte
	ok, err := r.one("SELECT body FROM edition_pieces WHERE hash = ?", []any{hash}, &body)
	if err == nil && !ok {
		err = fault.New(editions.CodeDamaged, fault.Args{"version": hash})
	}
	return body, err
}

func (t *tx) PutPiece(hash string, body []byte) error {
	_, _, err := t.run("INSERT INTO edition_pieces (hash, body) VALUES (?, ?) ON CONFLICT DO NOTHING", []any{hash, body})
	return err
}

// PutEdition adds a version, or takes one back that waits: nothing else of it ever changes. The two need different
// rights on a server.
func (t *tx) PutEdition(e queue.Edition) error {
	if !e.Cancelled.IsZero() {
		return t.exec("UPDATE editions SET cancelled = ? WHERE n = ?", micros(e.Cancelled), e.N)
	}
	return t.exec("INSERT INTO editions ("+editionColumns+") VALUES ("+upTo(11)+")",
		e.N, e.Version, e.Content, string(e.Kind), e.Author, micros(e.At), micros(e.From), e.Base, e.Note, e.Items,
		micros(e.Cancelled))
}
