// Package looksoak asks of a seat what eight hours of use leave behind, for tests: what the second hour needed the
// eighth needs too. The hours are simulated, so a day takes seconds.
package looksoak

import (
	"os"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Held is what the process holds after a collection.
type Held struct {
	Heap     uint64 // bytes in use
	Routines int    // goroutines
	Files    int    // open files; 0 where they cannot be counted
}

// Now counts what the process holds, after two collections: the first runs finalizers, the second takes what they let go.
func Now() Held {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	h := Held{Heap: m.HeapAlloc, Routines: runtime.NumGoroutine()}
	if open, err := os.ReadDir("/proc/self/fd"); err == nil {
		h.Files = len(open)
	}
	return h
}

// Hours of a working day, and those at its start in which caches fill.
const (
	hours  = 8
	warmUp = 2
)

// grace is how long goroutines that are on their way out may take: on a busy machine the last of them lives a little
// longer than the act that it served.
const grace = time.Minute

// Day lives eight hours, the first two to warm up, and fails where what is held after the last is more than after the
// second: more goroutines, more open files, or more heap by growth bytes. Growth is for what a day keeps on purpose, such
// as the hall's tickets; 0 stands for 2 MiB.
func Day(t testing.TB, growth uint64, hour func()) {
	t.Helper()
	if growth == 0 {
		growth = 2 << 20
	}
	for range warmUp {
		hour()
	}
	before := Now()
	for range hours - warmUp {
		hour()
	}
	after, most := Now(), time.Now().Add(grace)
	for after.Beyond(before, growth) && time.Now().Before(most) {
		<-time.After(50 * time.Millisecond) // not Eventually: its goroutine would be counted too
		after = Now()
	}
	t.Logf("after the second hour %+v, after the eighth %+v", before, after)
	require.False(t, after.Beyond(before, growth),
		"after the second hour %+v, after the eighth %+v; %d more bytes of heap are allowed", before, after, growth)
}

// Beyond reports that more is held than before, where heap may have grown by less than growth bytes.
func (h Held) Beyond(before Held, growth uint64) bool {
	return h.Routines > before.Routines || h.Files > before.Files || h.Heap >= before.Heap+growth
}
