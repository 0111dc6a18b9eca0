package wake_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/queue/internal/wake"
)

func TestWakesAreCoalescedAndNeverBlock(t *testing.T) {
	var h wake.Hub
	ctx, cancel := context.WithCancel(t.Context())
	a, b := h.Watch(ctx), h.Watch(t.Context())
	require.True(t, h.Watched())
	for range 5 {
		h.Wake()
	}
	<-a
	<-b
	select {
	case <-a:
		require.Fail(t, "one pending wake was told twice")
	default:
	}

	cancel()
	_, open := <-a
	require.False(t, open, "the channel closes with its context")
	h.Wake()
	<-b
	h.Close()
	_, open = <-b
	require.False(t, open)
	require.False(t, h.Watched())
	_, open = <-h.Watch(t.Context())
	require.False(t, open, "a closed hub gives a closed channel")
	h.Wake()
}
