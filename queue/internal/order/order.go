// Package order keeps places of a queue in calling order: the smallest key first, the older id among equals.
package order

import (
	"iter"
	"slices"
	"sort"
)

// Place is where one ticket stands.
type Place struct{ Key, ID int64 }

// Less reports whether p is called before q.
func (p Place) Less(q Place) bool { return p.Key < q.Key || p.Key == q.Key && p.ID < q.ID }

// longest is how many places stand in one run. A longer run is cut in two, so a change moves at most this many,
// whoever waits.
const longest = 256

// List is a sorted set of places, kept in runs. The zero List is empty.
type List struct {
	runs [][]Place // none is empty
	n    int
}

// Len is how many places there are.
func (l *List) Len() int { return l.n }

// First is the place that is called next.
func (l *List) First() (Place, bool) {
	if l.n == 0 {
		return Place{}, false
	}
	return l.runs[0][0], true
}

// At is the place at a rank, from 0 to Len()-1.
func (l *List) At(rank int) Place {
	for _, r := range l.runs {
		if rank < len(r) {
			return r[rank]
		}
		rank -= len(r)
	}
	return Place{}
}

// All are the places from a rank on, in calling order.
func (l *List) All(from int) iter.Seq[Place] {
	return func(yield func(Place) bool) {
		for _, r := range l.runs {
			if from >= len(r) {
				from -= len(r)
				continue
			}
			for _, p := range r[from:] {
				if !yield(p) {
					return
				}
			}
			from = 0
		}
	}
}

// Rank is how many places are called before p.
func (l *List) Rank(p Place) int {
	run, at := l.find(p)
	for _, r := range l.runs[:run] {
		at += len(r)
	}
	return at
}

// Has reports whether p is in the list.
func (l *List) Has(p Place) bool {
	run, at := l.find(p)
	return l.is(run, at, p)
}

// Insert adds p at its place; a place that is there already stays once.
func (l *List) Insert(p Place) {
	run, at := l.find(p)
	if l.is(run, at, p) {
		return
	}
	l.n++
	if run == len(l.runs) { // behind everybody: at the end of the last run
		if run == 0 {
			l.runs = [][]Place{{p}}
			return
		}
		run--
		at = len(l.runs[run])
	}
	r := slices.Insert(l.runs[run], at, p)
	if len(r) <= longest {
		l.runs[run] = r
		return
	}
	half := len(r) / 2
	if run == len(l.runs)-1 && at == len(r)-1 { // people mostly come at the end: leave full runs behind
		half = len(r) - 1
	}
	l.runs[run] = r[:half:half]
	l.runs = slices.Insert(l.runs, run+1, slices.Clone(r[half:]))
}

// Remove takes p out and reports whether it was there.
func (l *List) Remove(p Place) bool {
	run, at := l.find(p)
	if !l.is(run, at, p) {
		return false
	}
	l.n--
	if r := slices.Delete(l.runs[run], at, at+1); len(r) > 0 {
		l.runs[run] = r
	} else {
		l.runs = slices.Delete(l.runs, run, run+1)
	}
	return true
}

// find gives the run and the index in it where p is or belongs; the run behind the last for one behind everybody.
func (l *List) find(p Place) (run, at int) {
	run = sort.Search(len(l.runs), func(i int) bool { r := l.runs[i]; return !r[len(r)-1].Less(p) })
	if run == len(l.runs) {
		return run, 0
	}
	r := l.runs[run]
	return run, sort.Search(len(r), func(i int) bool { return !r[i].Less(p) })
}

func (l *List) is(run, at int, p Place) bool {
	return run < len(l.runs) && at < len(l.runs[run]) && l.runs[run][at] == p
}
