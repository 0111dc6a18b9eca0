package store_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/store"
)

// BenchmarkFlush measures the same acts and the same floor on disks of different speed. What an act costs beside its wait
// for the disk is the same everywhere; how much that is in floors depends on how long a floor waits. It is a measurement
// and no disk: the file system below the engine makes each flush (xSync, of acts and of the floor alike) take at least as
// long as it says, by waiting after the real one. flush=0s is the disk of this machine as it is; solid state disks in
// office computers flush in about a millisecond, and hard disks and cheap flash in four and more.
func BenchmarkFlush(b *testing.B) {
	for _, flush := range []time.Duration{0, time.Millisecond, 4 * time.Millisecond} {
		for _, act := range []struct {
			name string
			run  func(b *testing.B, h *queue.Hall, writers int, floor func() error)
		}{{"Issue", issue}, {"CallNext", callNext}} {
			for _, writers := range []int{1, 8, 16} {
				b.Run(fmt.Sprintf("flush=%v/%s/writers=%d", flush, act.name, writers), func(b *testing.B) {
					record(b, &disk{flush: max(flush, 1)})
					s, err := store.Open(b.Context(), filepath.Join(b.TempDir(), "hall.db"),
						store.Options{Hall: "test-hall"}.WithSQLite(recordingVFS, ""))
					require.NoError(b, err)
					act.run(b, benchHall(b, s, 1_000, 0), writers, floor(b, "sqlite", s.Path()+floorSettings+"&vfs="+recordingVFS))
				})
			}
		}
	}
}
