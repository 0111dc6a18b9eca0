package app

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/counter"
)

// looks notes how a counter looks.
func (k *keeper) counterLooks(a counter.Appearance) {
	k.note("counter", func(c *Config) { c.TextSize, c.Colors = percent(a), string(a.Colors) })
}

// TestTheLookOfACounterIsKept: what a counter looks like is there at the next start; the rest of the file stays, and what
// this start was told by flags does not get into it.
func TestTheLookOfACounterIsKept(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, Config{Data: dir, Seat: "counter", Window: "3", Printer: "pdf:x"}.Save())
	k := &keeper{data: dir}
	k.counterLooks(counter.Appearance{Colors: counter.ColorsDark, Scale: 1.1})
	require.NoError(t, k.write())
	got := Config{Data: dir, Window: "5"}
	require.NoError(t, got.readStation())
	require.Equal(t, []any{"counter", "5", "pdf:x", 110, "dark"}, []any{got.Seat, got.Window, got.Printer, got.TextSize, got.Colors})
	k.counterLooks(counter.Appearance{Colors: counter.ColorsLight, Scale: 1})
	require.NoError(t, k.write())
	again := Config{Data: dir}
	require.NoError(t, again.readStation())
	require.Equal(t, []any{"3", 100, "light"}, []any{again.Window, again.TextSize, again.Colors})
}

// TestTheLooksOfTwoSeatsAreKeptSideBySide: a counter and the manager's seat in one process keep their own, and large text
// that is switched off again stays off.
func TestTheLooksOfTwoSeatsAreKeptSideBySide(t *testing.T) {
	k := &keeper{data: t.TempDir()}
	desk := func(large bool, colors string) {
		k.note("manager", func(c *Config) { c.DeskLarge, c.DeskColors = large, colors })
		require.NoError(t, k.write())
	}
	k.counterLooks(counter.Appearance{Colors: counter.ColorsContrast, Scale: 1.25})
	desk(true, "dark")
	read := func() []any {
		c := Config{Data: k.data}
		require.NoError(t, c.readStation())
		return []any{c.TextSize, c.Colors, c.DeskLarge, c.DeskColors}
	}
	require.Equal(t, []any{125, "contrast", true, "dark"}, read())
	desk(false, "light")
	require.Equal(t, []any{125, "contrast", false, "light"}, read())
}
