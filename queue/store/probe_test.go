package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/queue/store"
	"onevisit/queue/storetest/pgtest"
)

// TestProbeChangesNothing looks at a server's database in every state it may be in.
func TestProbeChangesNothing(t *testing.T) {
	address := pgtest.URL(t)
	schema := pgtest.SchemaOf(t, address)
	tables := "SELECT count(*) FROM pg_tables WHERE schemaname = '" + schema + "'"
	brief := store.Options{Hall: "test-hall", Busy: time.Minute}
	seen, err := store.Probe(t.Context(), address, brief)
	require.NoError(t, err)
	require.Equal(t, store.Seen{Empty: true}, seen)
	require.Equal(t, "0", pgtest.Exec(t, tables), "nothing was made")

	pgtest.Exec(t, "CREATE ROLE passer LOGIN; GRANT USAGE ON SCHEMA "+schema+" TO passer")
	_, err = store.Probe(t.Context(), pgtest.As(t, address, "passer"), brief)
	require.True(t, fault.Has(err, store.CodeForbidden), "%v", err)

	open := func(hall string) {
		t.Helper()
		s, err := store.Open(t.Context(), address, store.Options{Hall: hall})
		require.NoError(t, err)
		require.NoError(t, s.Close())
	}
	open("")
	seen, err = store.Probe(t.Context(), address, brief)
	require.NoError(t, err)
	require.Zero(t, seen, "it has its tables and is nobody's")
	open("other-hall")
	_, err = store.Probe(t.Context(), address, brief)
	require.True(t, fault.Has(err, store.CodeOtherHall), "%v", err)
	seen, err = store.Probe(t.Context(), address, store.Options{Hall: "other-hall"})
	require.NoError(t, err)
	require.Zero(t, seen)

	version := "UPDATE " + schema + ".goose_db_version SET version_id = version_id "
	pgtest.Exec(t, version+"- 1 WHERE version_id > 1")
	seen, err = store.Probe(t.Context(), address, store.Options{})
	require.NoError(t, err)
	require.Equal(t, store.Seen{Old: true}, seen)
	pgtest.Exec(t, version+"+ 100 WHERE version_id > 1")
	_, err = store.Probe(t.Context(), address, store.Options{})
	require.True(t, fault.Has(err, store.CodeNewerSchema), "%v", err)
}

func TestProbeRefuses(t *testing.T) {
	address := pgtest.URL(t)
	for target, code := range map[string]fault.Code{
		"hall.db":                           store.CodeBadAddress,
		"postgres://clerk:secret@[bad/hall": store.CodeBadAddress,
		"postgres://clerk:secret@/hall?host=/no/such": store.CodeUnreachable,
		pgtest.As(t, address, "nobody_here"):          store.CodeLogin,
		pgtest.In(t, address, "no_such_database"):     store.CodeNoDatabase,
		pgtest.Schema(t, address, "no_such_schema"):   store.CodeNoDatabase,
	} {
		_, err := store.Probe(t.Context(), target, store.Options{Busy: time.Minute})
		require.True(t, fault.Has(err, code), "%s: %v", target, err)
		require.NotContains(t, err.Error(), "secret")
	}
}
