package order_test

import (
	"math/rand/v2"
	"slices"
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
			same(t, &l, model)
			require.Equal(t, model[p], l.Has(p))
		}
	})
}

// Long lists are kept in runs; they are cut and dropped as people come at the end, in the middle and leave anywhere.
func TestALongListIsASortedSetToo(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	for _, spread := range []int64{1, 1_000, 1_000_000} { // all of one key, many, hardly two alike
		var l order.List
		model := map[order.Place]bool{}
		for i := range int64(6000) {
			p := order.Place{Key: rng.Int64N(spread), ID: i}
			if spread == 1_000 {
				p.Key = i // at the end, as people come
			}
			l.Insert(p)
			model[p] = true
			if i%1500 == 0 {
				same(t, &l, model)
			}
		}
		same(t, &l, model)
		gone := 0
		for p := range model {
			if gone++; gone > 5500 {
				break
			}
			require.True(t, l.Remove(p))
			delete(model, p)
		}
		same(t, &l, model)
	}
}

func same(t require.TestingT, l *order.List, model map[order.Place]bool) {
	want := make([]order.Place, 0, len(model))
	for q := range model {
		want = append(want, q)
	}
	sort.Slice(want, func(i, j int) bool { return want[i].Less(want[j]) })
	require.Equal(t, want, append([]order.Place{}, slices.Collect(l.All(0))...))
	require.Equal(t, len(want), l.Len())
	first, ok := l.First()
	require.Equal(t, len(want) > 0, ok)
	for i, p := range want {
		if i%97 == 0 {
			require.Equal(t, i, l.Rank(p))
			require.Equal(t, p, l.At(i))
			require.Equal(t, want[i:], slices.Collect(l.All(i)))
			require.True(t, !p.Less(first))
		}
	}
}
