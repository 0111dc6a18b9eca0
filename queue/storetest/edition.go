package storetest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/catalog/version"
	"onevisit/queue"
)

// Editions checks that a store keeps the versions of a catalog: each piece once, the list by number, and nothing of what
// was refused.
func Editions(t *testing.T, store queue.Store) {
	ctx := t.Context()
	t.Cleanup(func() { require.NoError(t, store.Close()) })
	setup := Setup(t)
	h := queue.NewHall(store, setup, Catalog(t), NewClock(setup))
	require.NoError(t, h.RecordCatalog(ctx))
	require.NoError(t, h.RefreshCatalog(ctx))
	photo := func(n, id string) []*catalog.Item {
		var out []*catalog.Item
		for _, it := range Catalog(t).Items() {
			cp := *version.Plain(it)
			if cp.ID == Simple {
				cp.Materials = append(append([]catalog.Material(nil), cp.Materials...), catalog.Material{ID: id, Name: catalog.Text{ZH: n}})
			}
			out = append(out, &cp)
		}
		return out
	}
	a := queue.Act{Clerk: "7"}
	first, err := h.Publish(ctx, a, queue.Publication{Kind: queue.EditionEdit, Items: photo("照片", "photo"), Note: "为什么"})
	require.NoError(t, err)
	_, err = h.Publish(ctx, a, queue.Publication{Kind: queue.EditionEdit, Items: photo("签名", "sign"), Base: first.N, From: "2026-03-09"})
	require.NoError(t, err)
	_, err = h.Publish(ctx, a, queue.Publication{Kind: queue.EditionEdit, Items: photo("x", "x"), Base: first.N, From: "2026-03-10"})
	require.True(t, fault.Has(err, queue.CodeScheduled), "%v", err)
	cancelled, err := h.CancelEdition(ctx, a, 2)
	require.NoError(t, err)

	other := queue.NewHall(store, setup, Catalog(t), NewClock(setup))
	require.NoError(t, other.RefreshCatalog(ctx))
	all, err := other.Editions(ctx)
	require.NoError(t, err)
	require.Len(t, all, 3)
	require.True(t, first.At.Equal(all[1].At))
	require.Equal(t, "为什么", all[1].Note)
	require.True(t, cancelled.Cancelled.Equal(all[2].Cancelled), "%v", all[2])
	require.True(t, all[0].Cancelled.IsZero())
	it, err := other.Catalog().Item(Simple)
	require.NoError(t, err)
	require.Equal(t, "照片", it.Materials[1].Name.ZH, "what one station publishes another has")
	d, err := other.CompareEditions(ctx, 1, 2)
	require.NoError(t, err)
	require.Len(t, d.Changed, 1)
	rows, err := other.Journal(ctx, 0, 0)
	require.NoError(t, err)
	require.Len(t, rows, 4)
	for _, r := range rows {
		require.Equal(t, queue.EvCatalog, r.Kind)
	}
	require.NoError(t, store.View(ctx, func(r queue.Reader) error {
		_, err := r.Piece("none")
		require.True(t, fault.Has(err, version.CodeDamaged), "%v", err)
		return nil
	}))
}
