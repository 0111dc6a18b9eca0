package oversight_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/format/yaml"
	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/oversight"
	"onevisit/queue/setup"
	"onevisit/queue/simulate"
)

// TestAWholeDayIsWatchedAsItWas follows the journal of a simulated day and compares with what the journal says at the
// end: who was late was told once, and clerks who call in turn and give one notice are never blamed.
func TestAWholeDayIsWatchedAsItWas(t *testing.T) {
	folder := os.DirFS(filepath.Join("..", "..", "assets", "hall"))
	s, err := setup.Load(folder)
	require.NoError(t, err)
	cat, err := yaml.Load(folder, ".")
	require.NoError(t, err)
	clock := simulate.NewClock(time.Date(2026, 3, 2, 7, 0, 0, 0, s.Calendar.Location()))
	h := queue.NewHall(memory.New(), s, cat, clock, queue.WithRandom(rand.NewChaCha8([32]byte{1})))
	_, err = simulate.Run(t.Context(), h, clock, simulate.Options{Seed: 7, Day: "2026-03-02"})
	require.NoError(t, err)

	watch := oversight.NewWatch(oversight.Params{Setup: s, Catalog: cat, Clocks: h})
	told := map[oversight.Kind][]int64{}
	cases := map[int64]queue.Case{}
	var end time.Time
	note := func(alarms []oversight.Alarm) {
		for _, a := range alarms {
			told[a.Kind] = append(told[a.Kind], a.Case)
		}
	}
	for seq := int64(0); ; {
		rows, err := h.Journal(t.Context(), seq, 1000)
		require.NoError(t, err)
		if len(rows) == 0 {
			break
		}
		for _, r := range rows {
			note(watch.Tick(r.At))
			note(watch.See(r))
			if r.Case != nil {
				cases[r.Case.ID] = *r.Case
			}
			seq, end = r.Seq, r.At
		}
	}
	var late []int64
	for id, c := range cases {
		until := end
		switch {
		case !c.Clock.Stopped.IsZero():
			until = c.Clock.Stopped
		case c.Clock.Paused != "":
			until = c.Clock.PausedAt
		}
		if !c.Clock.Due.IsZero() && until.After(c.Clock.Due) {
			late = append(late, id)
		}
	}
	require.NotEmpty(t, late, "the day must have something to find")
	require.ElementsMatch(t, late, told[oversight.Overdue])
	require.Empty(t, told[oversight.Skipped])
	require.Empty(t, told[oversight.SecondNotice])
}
