package queue

import (
	"context"
	"slices"
	"strconv"
	"sync"

	"onevisit/catalog"
	"onevisit/catalog/version"
)

// shelf is what a hall knows of its catalog's versions: those in effect now or later, compiled, and single items of
// older ones.
type shelf struct {
	mu    sync.RWMutex
	own   *catalog.Catalog // the hall's files
	dated []dated          // by From, then number
	items map[oldItem]*catalog.Item
}

type dated struct {
	Edition
	cat *catalog.Catalog
}

type oldItem struct{ version, item string }

// maxOldItems bounds how many items of older versions are kept compiled.
const maxOldItems = 512

func versionName(n int) string { return "E" + strconv.Itoa(n) }

// Catalog is what the hall offers now. Ask again for each use: a version may come into effect at any time.
func (h *Hall) Catalog() *catalog.Catalog {
	h.shelf.mu.RLock()
	defer h.shelf.mu.RUnlock()
	list := h.shelf.dated
	if len(list) == 0 {
		return h.shelf.own
	}
	if len(list) > 1 {
		now := h.clock.Now()
		for _, d := range slices.Backward(list) {
			if d.Holds(now) {
				return d.cat
			}
		}
	}
	return list[0].cat
}

// RecordCatalog keeps the hall's own files as a version, so that a case opened under them finds its rules again when
// they have changed. It does so once for each state of the files, and only as long as nothing was published: from then
// on the files of a station are no longer what holds. A station that may not write leaves it to another one.
func (h *Hall) RecordCatalog(ctx context.Context) error {
	own := h.shelf.own
	wanted := func(r Reader) (bool, error) {
		all, err := r.Editions()
		return !slices.ContainsFunc(all, func(e Edition) bool { return e.Version == own.Version() || e.Kind != EditionFiles }), err
	}
	var want bool
	err := h.store.View(ctx, func(r Reader) (err error) {
		want, err = wanted(r)
		return err
	})
	if err != nil || !want {
		return err
	}
	packed, err := version.Pack(own.Items(), own.Bundles())
	if err != nil {
		return err
	}
	return h.store.InTx(ctx, func(tx Tx) error {
		if want, err := wanted(tx); err != nil || !want {
			return err
		}
		s := h.step(tx, Act{})
		all, err := tx.Editions()
		if err != nil {
			return err
		}
		for hash, body := range packed.Pieces {
			if err := tx.PutPiece(hash, body); err != nil {
				return err
			}
		}
		e := Edition{N: next(all), Version: own.Version(), Content: packed.Root, Kind: EditionFiles, At: s.now, From: s.now,
			Items: len(own.Items())}
		e.Base = max(e.N-1, 0)
		if err := tx.PutEdition(e); err != nil {
			return err
		}
		s.log(EvCatalog, "", e.Version, "", nil, nil, nil)
		return s.flush()
	})
}

// RefreshCatalog reads which versions there are and makes those ready that hold now or later. A Live does it by itself.
func (h *Hall) RefreshCatalog(ctx context.Context) error {
	var list []dated
	err := h.store.View(ctx, func(r Reader) error {
		all, err := r.Editions()
		if err != nil {
			return err
		}
		list, err = h.ready(r, all)
		return err
	})
	if err != nil {
		return err
	}
	h.shelf.mu.Lock()
	defer h.shelf.mu.Unlock()
	h.shelf.dated = list
	return nil
}

// ready compiles the versions in effect now or later; those that are ready already are not read again.
func (h *Hall) ready(r Reader, all []Edition) ([]dated, error) {
	now := h.clock.Now()
	current, ok := InEffect(all, now)
	if !ok {
		return nil, nil
	}
	h.shelf.mu.RLock()
	known := map[string]*catalog.Catalog{h.shelf.own.Version(): h.shelf.own}
	for _, d := range h.shelf.dated {
		known[d.Version] = d.cat
	}
	h.shelf.mu.RUnlock()
	var list []dated
	for _, e := range all {
		if e.N != current.N && (!e.Cancelled.IsZero() || !e.From.After(now)) {
			continue
		}
		d := dated{Edition: e, cat: known[e.Version]}
		if d.cat == nil {
			book, err := version.Open(e.Content, r.Piece)
			if err != nil {
				return nil, err
			}
			if d.cat, err = book.Catalog(e.Version); err != nil {
				return nil, err
			}
		}
		list = append(list, d)
	}
	slices.SortStableFunc(list, func(a, b dated) int { return a.From.Compare(b.From) })
	return list, nil
}

// Editions are the versions of the catalog by number, the hall's own files first.
func (h *Hall) Editions(ctx context.Context) ([]Edition, error) {
	return viewed(ctx, h, Reader.Editions, h.localEdition)
}

// EditionOf is the catalog of a version, compiled. CodeUnknownEdition.
func (h *Hall) EditionOf(ctx context.Context, n int) (*catalog.Catalog, error) {
	var cat *catalog.Catalog
	err := h.books(ctx, func(e Edition, b *version.Book) (err error) {
		cat, err = b.Catalog(e.Version)
		return err
	}, n)
	return cat, err
}

// CompareEditions says how the catalog changed from one version to another. CodeUnknownEdition.
func (h *Hall) CompareEditions(ctx context.Context, from, to int) (version.Diff, error) {
	var d version.Diff
	var first *version.Book
	err := h.books(ctx, func(_ Edition, b *version.Book) (err error) {
		if first == nil {
			first = b
			return nil
		}
		d, err = version.Between(first, b)
		return err
	}, from, to)
	return d, err
}

// books opens versions by number, in one view of the store.
func (h *Hall) books(ctx context.Context, f func(Edition, *version.Book) error, numbers ...int) error {
	return h.store.View(ctx, func(r Reader) error {
		all, err := r.Editions()
		if err != nil {
			return err
		}
		for _, n := range numbers {
			e, err := edition(all, n)
			if err != nil {
				return err
			}
			b, err := version.Open(e.Content, r.Piece)
			if err != nil {
				return err
			}
			if err := f(e, b); err != nil {
				return err
			}
		}
		return nil
	})
}

// ItemOf is the item of a case as it was when the case was opened, which is what the case is judged by. A case of a
// version that was never kept is judged by the present one, and RulesSince says so. catalog.CodeUnknownItem.
func (h *Hall) ItemOf(ctx context.Context, c Case) (*catalog.Item, error) {
	if it, ok := h.atHand(c); ok {
		return it, nil
	}
	var it *catalog.Item
	err := h.store.View(ctx, func(r Reader) (err error) {
		it, err = h.itemOf(r, c)
		return err
	})
	return it, err
}

// RulesSince says in what the rules of a case have changed since it was opened; false if in nothing. An item that is no
// longer offered is told as one whose New is nil. A case whose version was never kept is told as Unkept: it is judged by
// the present rules, and nobody can say whether they are those it was opened under.
func (h *Hall) RulesSince(ctx context.Context, c Case) (version.ItemChange, bool, error) {
	cur := h.Catalog()
	if c.Catalog == cur.Version() {
		return version.ItemChange{}, false, nil
	}
	old, err := h.ItemOf(ctx, c)
	if err != nil {
		return version.ItemChange{}, false, err
	}
	if kept, err := h.kept(ctx, c); err != nil || !kept {
		return version.ItemChange{Ref: version.Ref{ID: old.ID, Name: old.Name, Department: old.Department}, Old: old, New: old, Unkept: true}, err == nil, err
	}
	now, err := cur.Item(c.Item)
	if err != nil { // it is gone; that is a change and no failure
		return version.ItemChange{Ref: version.Ref{ID: old.ID, Name: old.Name, Department: old.Department}, Old: old}, true, nil //nolint:nilerr // said in the result
	}
	d, changed := version.CompareItem(old, now)
	return d, changed, nil
}

// kept tells whether the version that a case was opened under can be read.
func (h *Hall) kept(ctx context.Context, c Case) (bool, error) {
	if _, ok := h.atHand(c); ok {
		return true, nil
	}
	all, err := h.Editions(ctx)
	return slices.ContainsFunc(all, func(e Edition) bool { return e.Version == c.Catalog }), err
}

// atHand finds the item of a case without the store.
func (h *Hall) atHand(c Case) (*catalog.Item, bool) {
	if cat := h.Catalog(); c.Catalog == cat.Version() {
		it, err := cat.Item(c.Item)
		return it, err == nil
	}
	h.shelf.mu.RLock()
	defer h.shelf.mu.RUnlock()
	if own := h.shelf.own; c.Catalog == own.Version() {
		it, err := own.Item(c.Item)
		return it, err == nil
	}
	it, ok := h.shelf.items[oldItem{c.Catalog, c.Item}]
	return it, ok
}

// itemOf is ItemOf inside a transaction.
func (h *Hall) itemOf(r Reader, c Case) (*catalog.Item, error) {
	if it, ok := h.atHand(c); ok {
		return it, nil
	}
	all, err := r.Editions()
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(all, func(e Edition) bool { return e.Version == c.Catalog })
	if i < 0 {
		return h.Catalog().Item(c.Item)
	}
	book, err := version.Open(all[i].Content, r.Piece)
	if err != nil {
		return nil, err
	}
	it, err := book.Item(c.Item)
	if err != nil {
		return nil, err
	}
	h.shelf.mu.Lock()
	defer h.shelf.mu.Unlock()
	if h.shelf.items == nil || len(h.shelf.items) >= maxOldItems {
		h.shelf.items = map[oldItem]*catalog.Item{}
	}
	h.shelf.items[oldItem{c.Catalog, c.Item}] = it
	return it, nil
}

func (h *Hall) localEdition(e Edition) Edition {
	e.At, e.From, e.Cancelled = h.local(e.At), h.local(e.From), h.local(e.Cancelled)
	return e
}
