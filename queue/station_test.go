package queue_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
)

func TestAStationThatFallsSilentIsKnown(t *testing.T) {
	k := newKit(t)
	ctx := t.Context()
	require.NoError(t, k.Beat(ctx))
	kiosk := queue.Station{Machine: "lobby", Seat: queue.SeatKiosk, Place: "kiosk-1", Version: "1.0", Since: k.clock.Now()}
	desk := queue.Station{Machine: "desk", Seat: queue.SeatManager}
	before, err := k.Journal(ctx, 0, 100)
	require.NoError(t, err)
	require.NoError(t, k.Beat(ctx, kiosk, desk))
	k.clock.Add(queue.SilentAfter - time.Second)
	require.NoError(t, k.Beat(ctx, desk))
	read := func() []queue.Station {
		all, err := k.Stations(ctx)
		require.NoError(t, err)
		return all
	}
	all := read()
	require.Equal(t, []string{"desk/manager/", "lobby/kiosk/kiosk-1"}, []string{all[0].Key(), all[1].Key()})
	require.False(t, all[1].Silent(k.Now()))
	k.clock.Add(time.Second)
	require.True(t, all[1].Silent(k.Now()))
	require.False(t, all[0].Silent(k.Now()))
	kiosk.Off = true
	require.NoError(t, k.Beat(ctx, kiosk))
	k.clock.Add(time.Hour)
	require.False(t, read()[1].Silent(k.Now()), "it was closed in order")

	k.clock.Add(queue.StationKept)
	require.NoError(t, k.Beat(ctx, kiosk))
	k.clock.Add(time.Minute)
	require.Len(t, read(), 2, "only a manager's seat forgets")
	require.NoError(t, k.Beat(ctx, desk))
	require.Len(t, read(), 2)
	k.clock.Add(queue.StationKept + time.Minute)
	require.NoError(t, k.Beat(ctx, desk))
	require.Len(t, read(), 1)
	after, err := k.Journal(ctx, 0, 100)
	require.NoError(t, err)
	require.Equal(t, before, after, "nothing of it is in the journal")
}

func TestAPrinterThatDoesNotPrint(t *testing.T) {
	for _, c := range []struct {
		printer, forms, which, word string
	}{
		{"", "", "", ""},
		{queue.PrinterOK, queue.PrinterLow, "", ""},
		{queue.PrinterEmpty, queue.PrinterOK, "printer", queue.PrinterEmpty},
		{queue.PrinterOK, queue.PrinterGone, "forms", queue.PrinterGone},
		{queue.PrinterCover, queue.PrinterStopped, "printer", queue.PrinterCover},
	} {
		which, word, ok := queue.Station{Printer: c.printer, Forms: c.forms}.PrinterFault()
		require.Equal(t, c.which != "", ok)
		require.Equal(t, []string{c.which, c.word}, []string{which, word})
	}
}
