package storetest

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
)

// stations are written over, read in order, undone with their transaction, and forgotten when they were silent for long.
func stations(t *testing.T, s queue.Store) {
	read := func() (out []queue.Station) {
		require.NoError(t, s.View(t.Context(), func(r queue.Reader) (err error) {
			out, err = r.Stations()
			return err
		}))
		return out
	}
	require.Empty(t, read())
	kiosk := queue.Station{Machine: "lobby", Seat: queue.SeatKiosk, Place: "kiosk-1", Version: "1.0", Since: at(1), Heard: at(2),
		Printer: queue.PrinterOK}
	desk := queue.Station{Machine: "desk", Seat: queue.SeatManager, Since: at(1), Heard: at(9)}
	inTx(t, s, func(tx queue.Tx) error { return errors.Join(tx.PutStation(kiosk), tx.PutStation(desk)) })
	require.Equal(t, []queue.Station{desk, kiosk}, read())

	kiosk.Heard, kiosk.Printer, kiosk.Forms, kiosk.Stale, kiosk.Off = at(3), queue.PrinterEmpty, queue.PrinterOK, true, true
	failed := errors.New("no")
	require.ErrorIs(t, s.InTx(t.Context(), func(tx queue.Tx) error {
		require.NoError(t, tx.PutStation(kiosk))
		require.NoError(t, tx.DropStations(at(100)))
		return failed
	}), failed)
	require.Equal(t, at(2), read()[1].Heard, "undone")
	inTx(t, s, func(tx queue.Tx) error { return tx.PutStation(kiosk) })
	require.Equal(t, []queue.Station{desk, kiosk}, read())
	inTx(t, s, func(tx queue.Tx) error { return tx.DropStations(at(4)) })
	require.Equal(t, []queue.Station{desk}, read())
}
