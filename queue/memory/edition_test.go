package memory_test

import (
	"testing"

	"onevisit/queue/memory"
	"onevisit/queue/storetest"
)

func TestEditions(t *testing.T) { storetest.Editions(t, memory.New()) }
