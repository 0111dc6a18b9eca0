package order_test

import (
	"sort"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/queue/internal/order"
)

// The list is compared with a plain slice that is sorted again after every step.
func TestListIsASortedSet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var l order.List
		model := map[order.Place]bool{}
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			p := order.Place{Key: rapid.Int64Range(0, 5).Draw(t, "key"), ID: rapid.Int64Range(1, 5).Draw(t, "id")}
			if rapid.Bool().Draw(t, "insert") {
				l.Insert(p)
				model[p] = true
			} else {
				require.Equal(t, model[p], l.Remove(p))
				delete(model, p)
			}
			want := order.List{}
			for q := range model {
				want = append(want, q)
			}
			sort.Slice(want, func(i, j int) bool { return want[i].Less(want[j]) })
			require.Equal(t, want, append(order.List{}, l...))
			require.Equal(t, model[p], l.Has(p))
		}
	})
}
