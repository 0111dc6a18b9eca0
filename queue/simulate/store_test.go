package simulate_test

import (
	"encoding/json"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/simulate"
	"onevisit/queue/store"
)

// The same seed is the same day whatever keeps the journal: in memory, or in SQLite as in a real hall.
func TestADayInSQLiteIsTheDayInMemory(t *testing.T) {
	mem, clock := sample(t)
	until := at(t, mem, "09:50")
	o := simulate.Options{Seed: 4, Day: monday, Until: until}
	want, err := simulate.Run(t.Context(), mem, clock, o)
	require.NoError(t, err)

	file, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "hall.db"), store.Options{})
	require.NoError(t, err)
	sameTime := simulate.NewClock(at(t, mem, "07:00"))
	h := queue.NewHall(file, mem.Setup(), mem.Catalog(), sameTime, queue.WithRandom(rand.NewChaCha8([32]byte{1})))
	defer func() { require.NoError(t, h.Close()) }()
	got, err := simulate.Run(t.Context(), h, sameTime, o)
	require.NoError(t, err)
	require.Equal(t, want, got)
	r, err := file.Verify(t.Context())
	require.NoError(t, err)
	require.Empty(t, r.Problems, "the journal tells everything that stands")
	require.Positive(t, r.Cases)
	a, b := journal(t, mem), journal(t, h)
	require.Len(t, b, len(a))
	for i := range a { // as JSON: an empty list and none are the same
		row, err := json.Marshal(a[i])
		require.NoError(t, err)
		same, err := json.Marshal(b[i])
		require.NoError(t, err)
		require.JSONEq(t, string(row), string(same))
	}
}
