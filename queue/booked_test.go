package queue_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/storetest"
)

// TestAnAppointmentInTheJournal is read as it was booked, without the digits that let somebody sign in; and its return.
func TestAnAppointmentInTheJournal(t *testing.T) {
	k := newKit(t)
	ctx := t.Context()
	slots, err := k.Slots(ctx, "A", k.BookingDays()[0])
	require.NoError(t, err)
	b, err := k.Book(ctx, queue.BookRequest{Items: []string{storetest.Simple}, Priority: queue.PriorityElder, From: slots[1].From})
	require.NoError(t, err)
	_, err = k.DropBooking(ctx, queue.Act{}, b.Code)
	require.NoError(t, err)
	rows, err := k.Journal(ctx, 0, 10)
	require.NoError(t, err)
	x, ok := k.Booked(rows[0])
	require.True(t, ok)
	require.Equal(t, queue.Booked{Seq: rows[0].Seq, Line: "A", Items: []string{storetest.Simple}, Priority: queue.PriorityElder, From: b.From}, x)
	_, ok = k.Booked(rows[1])
	require.False(t, ok)
	seq, ok := queue.DroppedBooking(rows[1])
	require.True(t, ok)
	require.Equal(t, x.Seq, seq)
	_, ok = queue.DroppedBooking(rows[0])
	require.False(t, ok)
	for _, bad := range []queue.Change{{Kind: queue.EvBook, To: "noon", Why: "1 A simple"}, {Kind: queue.EvBook, To: "2026-03-04T01:00:00Z", Why: "1 A"}} {
		_, ok := k.Booked(bad)
		require.False(t, ok)
	}
}

// TestTheSlotsOfADay are those that can be booked and those that are over, with the same room.
func TestTheSlotsOfADay(t *testing.T) {
	k := newKit(t)
	day := k.BookingDays()[0]
	free, err := k.Slots(t.Context(), "A", day)
	require.NoError(t, err)
	all := k.DaySlots("A", day)
	require.GreaterOrEqual(t, len(all), len(free))
	for i, s := range free {
		require.Equal(t, s, all[len(all)-len(free)+i])
	}
	require.Empty(t, k.DaySlots("Z", day))
}
