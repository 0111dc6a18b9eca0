// Package simulate lives a day of a hall in seconds: people come, wait, are called and served through the hall's own
// verbs, with a clock that is turned by hand and everything drawn from one seed.
package simulate

import (
	"sync"
	"time"
)

// Clock is a queue.Clock that stands until it is moved. Safe for concurrent use.
type Clock struct {
	mu  sync.RWMutex
	now time.Time
}

// NewClock makes a clock that shows t.
func NewClock(t time.Time) *Clock { return &Clock{now: t} }

// Now is what the clock shows.
func (c *Clock) Now() time.Time {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.now
}

// Set moves the clock to t. It never goes back.
func (c *Clock) Set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if t.After(c.now) {
		c.now = t
	}
}

// Advance moves the clock on. A negative d changes nothing.
func (c *Clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(max(d, 0))
}
