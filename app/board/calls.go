package board

import "onevisit/queue"

// shownCalls is how many calls are listed beside the large one.
const shownCalls = 5

// calls is the order in which calls are shown: each gets its time, however many come at once.
type calls struct {
	now     queue.Call
	last    []queue.Call // shown before, newest first
	pending []queue.Call // not shown yet, oldest first
}

// add queues a call. A recall of a number that still waits for its turn adds nothing.
func (c *calls) add(n queue.Call) {
	for i := range c.pending {
		if c.pending[i].Ticket == n.Ticket {
			c.pending[i] = n
			return
		}
	}
	c.pending = append(c.pending, n)
}

// next moves the oldest pending call to the front and reports whether there was one.
func (c *calls) next() bool {
	if len(c.pending) == 0 {
		return false
	}
	was := c.now
	c.now, c.pending = c.pending[0], c.pending[1:]
	kept := c.last[:0:0]
	if was.Label != "" && was.Ticket != c.now.Ticket {
		kept = append(kept, was)
	}
	for _, l := range c.last {
		if l.Ticket != c.now.Ticket && len(kept) < shownCalls {
			kept = append(kept, l)
		}
	}
	c.last = kept
	return true
}
