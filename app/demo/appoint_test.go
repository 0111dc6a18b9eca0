package demo

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/assets"
	format "onevisit/catalog/format/yaml"
	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/setup"
	"onevisit/queue/simulate"
)

// TestTheDayHasAppointments: every line has people who are awaited, one is there, and one hour was given back.
func TestTheDayHasAppointments(t *testing.T) {
	s, err := setup.Load(assets.Hall())
	require.NoError(t, err)
	cat, err := format.Load(assets.Hall(), ".")
	require.NoError(t, err)
	clock := simulate.NewClock(time.Date(2026, 11, 18, 11, 10, 0, 0, s.Calendar.Location()))
	h := queue.NewHall(memory.New(), s, cat, clock)
	t.Cleanup(func() { require.NoError(t, h.Close()) })
	require.NoError(t, Appoint(t.Context(), h, "3"))

	rows, err := h.Journal(t.Context(), 0, 1000)
	require.NoError(t, err)
	lines, elders, dropped, came := map[string]int{}, 0, 0, 0
	for _, r := range rows {
		b, ok := h.Booked(r)
		switch {
		case ok:
			lines[b.Line]++
			require.True(t, b.From.After(h.Now()), "nobody books the past")
			if b.Priority == queue.PriorityElder {
				elders++
			}
		case r.Kind == queue.EvBookDrop:
			dropped++
		case r.Kind == queue.EvIssue:
			came++
			w, _ := s.Window("3")
			require.False(t, w.Serves(r.Ticket.Line), "the story's window is not in the way")
		}
	}
	require.Equal(t, map[string]int{"A": 2, "B": 2, "C": 2, "D": 2, "E": 2}, lines)
	require.Equal(t, []int{1, 1, 1}, []int{elders, dropped, came})

	late := simulate.NewClock(time.Date(2026, 11, 18, 20, 0, 0, 0, s.Calendar.Location()))
	h = queue.NewHall(memory.New(), s, cat, late)
	t.Cleanup(func() { require.NoError(t, h.Close()) })
	require.NoError(t, Appoint(t.Context(), h, "3"), "an evening has no free hour, and that is no fault")
}
