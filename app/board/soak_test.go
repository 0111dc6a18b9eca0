package board

import (
	"fmt"
	"os"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/queue"
)

// held is what the process holds after a collection: bytes of heap, goroutines, open files (0 where they cannot be
// counted).
func held() (heap uint64, routines, files int) {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	open, err := os.ReadDir("/proc/self/fd")
	if err == nil {
		files = len(open)
	}
	return m.HeapAlloc, runtime.NumGoroutine(), files
}

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
	hour()
	hour()
	heap, routines, files := held()
	for range 6 {
		hour()
	}
	heapAfter, routinesAfter, filesAfter := held()
	require.Less(t, float64(heapAfter), float64(heap)+2<<20, "bytes of heap")
	require.LessOrEqual(t, routinesAfter, routines, "goroutines")
	require.LessOrEqual(t, filesAfter, files, "open files")
	require.LessOrEqual(t, run.Pending(), 4, "timers")
	require.False(t, s.dark == (clock.Now().Hour() < sunDown), "the evening came")
}
