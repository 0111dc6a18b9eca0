package store_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/store"
	"onevisit/queue/storetest"
	"onevisit/queue/storetest/pgtest"
)

func TestEditions(t *testing.T) {
	for _, e := range engines {
		t.Run(e.name, func(t *testing.T) { storetest.Editions(t, e.open(t)) })
	}
}

// TestOnlyTheManagerPublishes on a server: every seat reads what holds, and only the manager's may change it.
func TestOnlyTheManagerPublishes(t *testing.T) {
	address := pgtest.URL(t)
	boss := station(t, address, store.Options{})
	require.NoError(t, boss.RecordCatalog(t.Context()))
	for _, seat := range []string{"board", "kiosk", "counter", "manager"} {
		pgtest.Exec(t, "CREATE ROLE "+seat+"_9 LOGIN IN ROLE onevisit_"+seat)
		h := station(t, pgtest.As(t, address, seat+"_9"), store.Options{})
		require.NoError(t, h.RefreshCatalog(t.Context()), seat)
		all, err := h.Editions(t.Context())
		require.NoError(t, err)
		require.Len(t, all, 1)
		items := storetest.Catalog(t).Items()[1:]
		_, err = h.Publish(t.Context(), queue.Act{Clerk: "7"}, queue.Publication{Items: items, Kind: queue.EditionEdit})
		if seat == "manager" {
			require.NoError(t, err)
			continue
		}
		require.True(t, fault.Has(err, store.CodeForbidden), "%s: %v", seat, err)
		for _, sql := range []string{"UPDATE editions SET note = 'x'", "DELETE FROM editions", "DELETE FROM edition_pieces"} {
			require.ErrorContains(t, tryAs(t, pgtest.As(t, address, seat+"_9"), sql), "SQLSTATE 42501", seat)
		}
	}
	for _, sql := range []string{"UPDATE editions SET note = 'x'", "DELETE FROM editions", "UPDATE edition_pieces SET body = ''"} {
		require.ErrorContains(t, tryAs(t, pgtest.As(t, address, "manager_9"), sql), "SQLSTATE 42501")
	}
}

// TestACounterKeepsTheFiles when no manager's seat was ever opened: that much it may, and nothing more.
func TestACounterKeepsTheFiles(t *testing.T) {
	address := pgtest.URL(t)
	station(t, address, store.Options{}) // makes the tables
	pgtest.Exec(t, "CREATE ROLE counter_8 LOGIN IN ROLE onevisit_counter")
	h := station(t, pgtest.As(t, address, "counter_8"), store.Options{})
	require.NoError(t, h.RecordCatalog(t.Context()))
	all, err := h.Editions(t.Context())
	require.NoError(t, err)
	require.Len(t, all, 1)
	require.Equal(t, queue.EditionFiles, all[0].Kind)
	for _, kind := range []string{"files", "edit"} {
		require.ErrorContains(t, tryAs(t, pgtest.As(t, address, "counter_8"),
			"INSERT INTO editions SELECT 1, 'x', content, '"+kind+"', '', at, since, 0, '', 0, 0 FROM editions"), "SQLSTATE 42501", kind)
	}
}
