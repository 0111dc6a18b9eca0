package app

import (
	"sync"
	"time"

	"onevisit/queue"
	"onevisit/queue/simulate"
)

// shiftedClock runs a simulated morning first and then goes on at the machine's pace from where the morning ended: the
// demonstration's screens live, but always on the same day.
type shiftedClock struct {
	mu      sync.Mutex
	sim     *simulate.Clock
	started time.Time
}

var _ queue.Clock = (*shiftedClock)(nil)

func newShiftedClock(sim *simulate.Clock) *shiftedClock { return &shiftedClock{sim: sim} }

// run lets the clock go on by itself from now.
func (c *shiftedClock) run() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.started = time.Now()
}

// Now is the simulated time, plus what passed since run.
func (c *shiftedClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.sim.Now()
	if !c.started.IsZero() {
		now = now.Add(time.Since(c.started))
	}
	return now
}
