package queue_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/queue"
	"onevisit/queue/storetest"
)

// TestACaseWhoseVersionWasNeverKeptIsToldSo: it is judged by the present rules, and never in silence.
func TestACaseWhoseVersionWasNeverKeptIsToldSo(t *testing.T) {
	k := newKit(t)
	v := k.serve(storetest.Simple)
	other, err := catalog.New("other files", k.edited(storetest.Simple, withPhoto))
	require.NoError(t, err)
	h := queue.NewHall(k.store, k.setup, other, k.clock)
	it, err := h.ItemOf(t.Context(), v.Cases[0])
	require.NoError(t, err)
	require.Len(t, it.Materials, 2)
	d, changed, err := h.RulesSince(t.Context(), v.Cases[0])
	require.NoError(t, err)
	require.True(t, changed)
	require.True(t, d.Unkept)
}
