package storetest

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/queue"
)

// appointments are booked by many at once, given back, and turned into tickets: a place is given once, a person books
// an item once, and an appointment becomes one ticket.
func appointments(t *testing.T, s queue.Store) {
	setup := Setup(t)
	setup.Rules.AppointmentEarly = 30 * time.Minute
	clock := NewClock(setup)
	h := queue.NewHall(s, setup, Catalog(t), clock)
	ctx := t.Context()
	day := h.BookingDays()[1]
	slots, err := h.Slots(ctx, "A", day)
	require.NoError(t, err)
	slot := slots[2]
	taken := func() int {
		all, err := h.Slots(ctx, "A", day)
		require.NoError(t, err)
		return all[2].Taken
	}
	all := func(n int, person string) (got []queue.Booking, refused int) {
		var wg sync.WaitGroup
		var mu sync.Mutex
		for range n {
			wg.Go(func() {
				b, err := h.Book(ctx, queue.BookRequest{Items: []string{Simple}, From: slot.From, Person: person})
				mu.Lock()
				defer mu.Unlock()
				if err == nil {
					got = append(got, b)
				} else if fault.Has(err, queue.CodeSlotFull) || fault.Has(err, queue.CodeBookedTwice) {
					refused++
				}
			})
		}
		wg.Wait()
		return got, refused
	}
	once, refused := all(6, "hash")
	require.Len(t, once, 1, "one person, one item, one appointment")
	require.Equal(t, 5, refused)
	require.Equal(t, 1, taken(), "what was refused is not counted")
	rest, _ := all(6, "")
	require.Len(t, rest, slot.Cap-1)
	require.Equal(t, slot.Cap, taken())

	dropped, err := h.DropBooking(ctx, queue.Act{}, rest[0].Code)
	require.NoError(t, err)
	require.True(t, dropped.Dropped)
	require.Equal(t, slot.Cap-1, taken())
	found, err := h.Booking(ctx, queue.BookingText(setup, rest[0].Code))
	require.NoError(t, err)
	require.True(t, found.Dropped)

	clock.Set(slot.From.Add(-10 * time.Minute))
	tickets := map[int64]bool{}
	for range 2 {
		v, err := h.CheckIn(ctx, queue.Act{Window: "kiosk"}, once[0].Code)
		require.NoError(t, err)
		require.Equal(t, queue.PriorityAppointment, v.Ticket.Priority)
		tickets[v.Ticket.ID] = true
	}
	require.Len(t, tickets, 1)
}
