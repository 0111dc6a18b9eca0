package store_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/storetest"
)

// TestFormNumbersHaveNoGaps: however many counters ask at once, and however often, each paper has one number and the
// series has no gap.
func TestFormNumbersHaveNoGaps(t *testing.T) {
	const cases, asked = 12, 4
	for _, e := range engines {
		t.Run(e.name, func(t *testing.T) {
			ctx := t.Context()
			setup := storetest.Setup(t)
			h := queue.NewHall(e.open(t), setup, storetest.Catalog(t), storetest.NewClock(setup))
			t.Cleanup(func() { require.NoError(t, h.Close()) })
			var ids []int64
			for range cases {
				v, err := h.Issue(ctx, queue.IssueRequest{Items: []string{storetest.Bare}})
				require.NoError(t, err)
				ids = append(ids, v.Cases[0].ID)
			}
			got := make([]string, cases*asked)
			var wg sync.WaitGroup
			for i := range got {
				wg.Go(func() {
					n, err := h.FormNumber(ctx, queue.Act{Window: "2"}, ids[i%cases], queue.SeriesReceipt, 1)
					if err != nil {
						n = err.Error()
					}
					got[i] = n
				})
			}
			wg.Wait()
			seen := map[string]bool{}
			for i, n := range got {
				require.Equal(t, got[i%cases], n, "one paper, one number")
				seen[n] = true
			}
			for n := range cases {
				require.True(t, seen[fmt.Sprintf("2026-%06d", n+1)], "number %d", n+1)
			}
		})
	}
}
