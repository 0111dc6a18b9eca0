package board

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/look/looksoak"
	"onevisit/queue"
)

// TestEightHoursLeaveNothingBehind lives a working day on the wall, a call every twenty seconds, recalls, rushes of ten,
// a feed that breaks, the evening's contrast: what the second hour needed the eighth needs too.
func TestEightHoursLeaveNothingBehind(t *testing.T) {
	s, live, run := seat(t, lang.ZH)
	s.p.Contrast = Auto
	clock := clockOf(t, s)
	clock.Set(time.Date(2026, 11, 18, 11, 0, 0, 0, clock.Now().Location()))
	id := int64(0)
	hour := func() {
		for tick := range 180 { // of twenty seconds
			rush := 1
			if tick%90 == 0 {
				rush = 10
			}
			var calls []queue.Change
			for range rush {
				id++
				calls = append(calls, call(id, fmt.Sprintf("%c%03d", 'A'+id%5, id%1000), fmt.Sprint(id%8+1)))
			}
			live.stale = tick%60 == 30
			live.told(calls)
			clock.Advance(20 * time.Second)
			run.Advance(20 * time.Second)
		}
		look.ShotStage(s.stage)
	}
	looksoak.Day(t, 0, hour)
	require.LessOrEqual(t, run.Pending(), 4, "timers")
	require.False(t, s.dark == (clock.Now().Hour() < sunDown), "the evening came")
}
