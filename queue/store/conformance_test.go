package store_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/store"
	"onevisit/queue/storetest"
)

// open opens a new database in a folder of the test.
func open(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "大厅.db"), store.Options{Hall: "test-hall"})
	require.NoError(t, err)
	return s
}

func TestConformance(t *testing.T) {
	storetest.Exercise(t, func(t *testing.T) queue.Store { return open(t) })
}

func TestHallOnStore(t *testing.T) {
	storetest.ExerciseHall(t, func(t *testing.T) queue.Store { return open(t) })
}
