package queue_test

import (
	"testing"

	"onevisit/queue/memory"
	"onevisit/queue/storetest"
)

// The same on both engines is in the tests of package store.
func TestNumbersAndOrderOverNewYearWithAWrongClock(t *testing.T) {
	storetest.OverNewYear(t, memory.New(), 10_000)
}
