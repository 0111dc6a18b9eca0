package app

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/counter"
)

// TestTheLookOfACounterIsKept: what a counter looks like is there at the next start; the rest of the file stays, and what
// this start was told by flags does not get into it.
func TestTheLookOfACounterIsKept(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, Config{Data: dir, Seat: "counter", Window: "3", Printer: "pdf:x"}.Save())
	k := &keeper{data: dir}
	k.latest.Store(&counter.Appearance{Colors: counter.ColorsDark, Scale: 1.1})
	require.NoError(t, k.write())
	got := Config{Data: dir, Window: "5"}
	require.NoError(t, got.readStation())
	require.Equal(t, []any{"counter", "5", "pdf:x", 110, "dark"}, []any{got.Seat, got.Window, got.Printer, got.TextSize, got.Colors})
	k.latest.Store(&counter.Appearance{Colors: counter.ColorsLight, Scale: 1})
	require.NoError(t, k.write())
	again := Config{Data: dir}
	require.NoError(t, again.readStation())
	require.Equal(t, []any{"3", 100, "light"}, []any{again.Window, again.TextSize, again.Colors})
}
