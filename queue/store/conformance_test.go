package store_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/store"
	"onevisit/queue/storetest"
	"onevisit/queue/storetest/pgtest"
)

// open opens a new database in a folder of the test.
func open(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "大厅.db"), store.Options{Hall: "test-hall"})
	require.NoError(t, err)
	return s
}

// openServer opens an empty schema of the tests' own PostgreSQL server.
func openServer(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), pgtest.URL(t), store.Options{Hall: "test-hall"})
	require.NoError(t, err)
	return s
}

// engines are the two engines; every test that says what a store does runs on both.
var engines = []struct {
	name   string
	issues int // over New Year
	open   func(testing.TB) *store.Store
}{{"SQLite", 10_000, open}, {"PostgreSQL", 2_500, openServer}}

// rounds is how often 50 clerks press at once.
const rounds = 1_000

func TestConformance(t *testing.T) {
	for _, e := range engines {
		t.Run(e.name, func(t *testing.T) {
			storetest.Exercise(t, func(t *testing.T) queue.Store { return e.open(t) })
		})
	}
}

func TestHallOnStore(t *testing.T) {
	for _, e := range engines {
		t.Run(e.name, func(t *testing.T) {
			storetest.ExerciseHall(t, rounds, func(t *testing.T) queue.Store { return e.open(t) })
		})
	}
}

func TestNumbersAndOrderOverNewYearWithAWrongClock(t *testing.T) {
	for _, e := range engines {
		t.Run(e.name, func(t *testing.T) { storetest.OverNewYear(t, e.open(t), e.issues) })
	}
}
