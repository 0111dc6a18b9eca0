package memory

import (
	"cmp"
	"maps"
	"slices"

	"onevisit/catalog/fault"
	"onevisit/catalog/version"
	"onevisit/queue"
)

func (d *data) Editions() ([]queue.Edition, error) {
	return slices.SortedFunc(maps.Values(d.editions), func(a, b queue.Edition) int { return cmp.Compare(a.N, b.N) }), nil
}

func (d *data) Piece(hash string) ([]byte, error) {
	if body, ok := d.pieces[hash]; ok {
		return body, nil
	}
	return nil, fault.New(version.CodeDamaged, fault.Args{"version": hash})
}

func (t *tx) PutPiece(hash string, body []byte) error {
	if _, known := t.pieces[hash]; !known {
		set(t, t.pieces, hash, body)
	}
	return nil
}

func (t *tx) PutEdition(e queue.Edition) error {
	set(t, t.editions, e.N, e)
	return nil
}
