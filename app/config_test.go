package app

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/board"
	"onevisit/app/door"
)

// TestStationIsKeptAsItWas: what a machine is told to be is there at the next start; flags come first.
func TestStationIsKeptAsItWas(t *testing.T) {
	data := t.TempDir()
	require.True(t, Config{Data: data}.firstStart())
	was := Config{Data: data, Seat: "board", Language: "en", Kiosk: "kiosk", Lines: []string{"A", "B"}, Contrast: "auto",
		Arrows: map[string]board.Arrow{"3": board.Left}, Volume: map[string]int{"08:30": 80, "12:00": 40}, Clips: "own", Full: true}
	require.NoError(t, was.Save())
	is := Config{Data: data}
	require.NoError(t, is.readStation())
	require.Equal(t, was, is)
	require.False(t, is.firstStart())

	is = Config{Data: data, Lines: []string{"C"}, Contrast: "day"}
	require.NoError(t, is.readStation())
	require.Equal(t, []string{"C"}, is.Lines)
	require.Equal(t, "day", is.Contrast)
	info, err := os.Stat(filepath.Join(data, stationFile))
	require.NoError(t, err)
	require.Zero(t, info.Mode()&0o077, "an address may have a password in it")
}

// TestTheDoorsChoiceChangesTheHallAlone: a database file that was named stays, a server that is left is forgotten.
func TestTheDoorsChoiceChangesTheHallAlone(t *testing.T) {
	server := Config{Hall: "postgres://kiosk@db/hall", Catalog: "/srv/hall", Window: "3"}
	require.Equal(t, door.Place{Folder: "/srv/hall", Database: "postgres://kiosk@db/hall"}, placeOf(server))
	require.Equal(t, Config{Window: "3"}, server.at(door.Place{}))
	file := Config{Hall: "/data/x.db"}
	require.Equal(t, door.Place{}, placeOf(file))
	require.Equal(t, "/data/x.db", file.at(door.Place{}).Hall)
	require.Equal(t, "postgres://db/hall", file.at(door.Place{Database: "postgres://db/hall"}).Hall)
}
