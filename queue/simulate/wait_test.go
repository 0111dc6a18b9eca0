package simulate_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/simulate"
)

// The range that a person is shown at the kiosk is compared with the wait until the first call: in simulated days with
// breaks, lunch, priority, no-shows and shared windows, about three of four must fall into it, with no strong lean.
func TestTheShownRangeHoldsInSimulatedDays(t *testing.T) {
	var within, shorter, longer int
	for seed := range uint64(6) {
		h, clock := sample(t)
		live, err := h.Live(t.Context())
		require.NoError(t, err)
		woken := make(chan struct{}, 1)
		defer live.Subscribe(func([]queue.Change) {
			select {
			case woken <- struct{}{}:
			default:
			}
		})()
		shown := map[int64]queue.Wait{}
		seen := int64(0)
		// Before each event the projection has caught up, and the clock still shows when the last one happened.
		pace := func(ctx context.Context, _ time.Time) error {
			rows, err := h.Journal(ctx, seen, 1000)
			if err != nil || len(rows) == 0 {
				return err
			}
			for seen = rows[len(rows)-1].Seq; live.Seq() < seen; {
				<-woken
			}
			for _, c := range rows {
				if c.Kind == queue.EvIssue {
					shown[c.Ticket.ID] = live.WaitOf(c.Ticket.ID)
				}
			}
			return nil
		}
		_, err = simulate.Run(t.Context(), h, clock, simulate.Options{Seed: seed, Day: monday, Pace: pace})
		require.NoError(t, err)
		called := map[int64]bool{}
		for _, c := range journal(t, h) {
			if c.Kind != queue.EvCall || called[c.Ticket.ID] || shown[c.Ticket.ID].NoWindow {
				continue
			}
			called[c.Ticket.ID] = true
			switch w, r := c.At.Sub(c.Ticket.Arrived), shown[c.Ticket.ID]; {
			case w < r.Low:
				shorter++
			case w > r.High:
				longer++
			default:
				within++
			}
		}
	}
	all := within + shorter + longer
	percent := func(n int) float64 { return 100 * float64(n) / float64(all) }
	t.Logf("%d waits: %.1f %% in the range, %.1f %% shorter, %.1f %% longer", all, percent(within), percent(shorter), percent(longer))
	require.Greater(t, all, 1000)
	require.GreaterOrEqual(t, percent(within), 70.0)
	require.LessOrEqual(t, percent(within), 92.0)
	require.LessOrEqual(t, percent(longer), 20.0)
	require.LessOrEqual(t, percent(shorter), 20.0)
}
