// Package order keeps places of a queue in calling order: the smallest key first, the older id among equals.
package order

import (
	"slices"
	"sort"
)

// Place is where one ticket stands.
type Place struct{ Key, ID int64 }

// Less reports whether p is called before q.
func (p Place) Less(q Place) bool { return p.Key < q.Key || p.Key == q.Key && p.ID < q.ID }

// List is a sorted list of places. Finding is O(log n); inserting moves memory, which for the ten thousand people a
// hall may hold is microseconds.
type List []Place

// Rank is how many places are called before p.
func (l List) Rank(p Place) int {
	return sort.Search(len(l), func(i int) bool { return !l[i].Less(p) })
}

// Has reports whether p is in the list.
func (l List) Has(p Place) bool {
	i := l.Rank(p)
	return i < len(l) && l[i] == p
}

// Insert adds p at its place; a place that is there already stays once.
func (l *List) Insert(p Place) {
	i := l.Rank(p)
	if i < len(*l) && (*l)[i] == p {
		return
	}
	*l = slices.Insert(*l, i, p)
}

// Remove takes p out and reports whether it was there.
func (l *List) Remove(p Place) bool {
	i := l.Rank(p)
	if i >= len(*l) || (*l)[i] != p {
		return false
	}
	*l = slices.Delete(*l, i, i+1)
	return true
}
