package looksoak

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestDay lives eight hours, no more and no fewer, and what they let go of again does not count.
func TestDay(t *testing.T) {
	n := 0
	Day(t, 0, func() {
		n++
		done := make(chan struct{})
		go func() { _ = make([]byte, 4<<20); close(done) }()
		<-done
	})
	require.Equal(t, 8, n)
}

// TestNow counts what is held: memory, goroutines, and files where they can be counted.
func TestNow(t *testing.T) {
	before := Now()
	kept := make([]byte, 8<<20)
	stop := make(chan struct{})
	defer close(stop)
	go func() { <-stop }()
	after := Now()
	require.GreaterOrEqual(t, after.Heap, before.Heap+8<<20)
	require.Equal(t, before.Routines+1, after.Routines)
	require.Equal(t, before.Files, after.Files)
	require.Len(t, kept, 8<<20)
	require.False(t, before.Beyond(before, 1))
	require.True(t, after.Beyond(before, 1<<30), "a goroutine")
	require.True(t, Held{Heap: 3}.Beyond(Held{Heap: 1}, 2))
	require.False(t, Held{Heap: 2}.Beyond(Held{Heap: 1}, 2))
	require.True(t, Held{Files: 3}.Beyond(Held{Files: 2}, 1))
}
