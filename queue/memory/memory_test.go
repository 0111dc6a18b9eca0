package memory_test

import (
	"testing"

	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/storetest"
)

func TestConformance(t *testing.T) {
	storetest.Exercise(t, func(*testing.T) queue.Store { return memory.New() })
}

func TestHallOnStore(t *testing.T) {
	storetest.ExerciseHall(t, 1000, func(*testing.T) queue.Store { return memory.New() })
}
