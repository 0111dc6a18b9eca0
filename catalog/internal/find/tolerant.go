package find

import (
	"cmp"
	"slices"
)

const (
	ranked    = 4000 // texts that are ordered by what they have of the query
	lookedAt  = 200  // documents of them that are compared piece by piece
	perText   = 12   // of these, how many may share one text
	perName   = 6    // … and how many may be the same item of different places
	sumScale  = 100
	sumLevels = 1 << 12
)

// feature is something a query has that documents can have too.
type feature struct {
	lists  [][]uint32
	weight float32
	size   int
}

// tolerant scores the documents that have the most of what the query has, each compared piece by piece.
func (x *Index) tolerant(q *query, rate float32, s *scratch) {
	a := s.aligner(x, q)
	for _, d := range x.likely(x.features(q), s) {
		share, covers := a.document(d)
		if share >= rate {
			s.raise(d, 62*share*min(1, 0.4+0.6*share)+8*covers)
		}
	}
}

// features lists what to look for: characters, initials of neighbours, syllables, and the official words for sayings.
func (x *Index) features(q *query) []feature {
	f := featureList{x: x, q: q, seen: map[int]bool{}}
	for _, r := range q.everyday {
		for _, by := range r.by {
			for _, u := range by {
				f.add(0, int(u), 0.8, x.single.list(int(x.rank.of(u))))
			}
		}
	}
	for i, u := range q.whole {
		switch {
		case isHanzi(u):
			f.character(i)
		case isLetter(u):
			f.letter(i)
		}
	}
	byWeight := func(a, b feature) int { return cmp.Compare(b.weight, a.weight) }
	slices.SortStableFunc(f.list, byWeight)
	sure := len(f.list)
	for i, u := range q.whole { // behind the others: these may only use what time they leave
		said := slices.ContainsFunc(q.everyday, func(r replacement) bool { return r.from <= i && i < r.to })
		if isHanzi(u) && !said { // a saying that is known was written right
			f.alike(i)
		}
	}
	slices.SortStableFunc(f.list[sure:], byWeight)
	return f.list
}

type featureList struct {
	x    *Index
	q    *query
	list []feature
	seen map[int]bool
}

// add adds a feature once; a rare one weighs more.
func (f *featureList) add(kind, key int, weight float32, lists ...[]uint32) {
	one := feature{lists: lists, weight: weight}
	for _, l := range lists {
		one.size += len(l)
	}
	if id := kind<<24 | key; one.size > 0 && !f.seen[id] {
		f.seen[id] = true
		one.weight *= 0.05 + rarity(one.size, len(f.x.raw))
		f.list = append(f.list, one)
	}
}

// character adds a character of the query, and the initials of it and the next: the next may be written wrong.
func (f *featureList) character(i int) {
	q := f.q
	u := q.whole[i]
	f.add(0, int(u), q.weight[i], f.x.single.list(int(f.x.rank.of(u))))
	if i+1 == len(q.whole) || !isHanzi(q.whole[i+1]) {
		return
	}
	if a, b := q.main[i], q.main[i+1]; a != 0 && b != 0 {
		k := pairKey(a, b)
		f.add(1, k, 0.4*min(q.weight[i], q.weight[i+1]), f.x.pairs.list(k))
	}
}

// alike adds the other characters that are read as one of the query is: it may be written wrong (公正 for 公证).
func (f *featureList) alike(i int) {
	u := f.q.whole[i]
	if f.q.weight[i] < asAlike {
		return // it says too little
	}
	var lists [][]uint32
	for _, c := range f.x.read.by[usual(u)] {
		if c != u {
			lists = append(lists, f.x.single.list(int(f.x.rank.of(c))))
		}
	}
	f.add(3, i, asAlike*f.q.weight[i], lists...)
}

// letter adds what the letters from here may stand for: initials of neighbours, and a syllable.
func (f *featureList) letter(i int) {
	rest := f.q.whole[i:]
	for _, n := range f.x.firstLengths(rest) {
		if n < len(rest) && isLetter(rest[n]) {
			k := pairKey(rest[0], rest[n])
			f.add(1, k, 0.5+0.1*float32(min(n, 4)), f.x.pairs.list(k))
		}
		if n > 1 {
			var lists [][]uint32
			for _, c := range f.x.read.by[latin(rest[:n])] {
				lists = append(lists, f.x.single.list(int(f.x.rank.of(c))))
			}
			f.add(2, i<<4|n, 0.15*float32(n), lists...)
		}
	}
}

// likely sums the features of each text and gives the documents of the texts with the largest sums. The most telling
// features come first, and the walk ends when it has seen twice as many entries as there are texts.
func (x *Index) likely(features []feature, s *scratch) []uint32 {
	clear(s.sum)
	budget := max(2*len(x.raw), 20_000)
	for i, f := range features {
		if budget -= f.size; budget < 0 && i > 0 {
			continue
		}
		w := uint16(max(1, f.weight*sumScale))
		for _, l := range f.lists {
			for _, t := range l {
				s.sum[t] += w
			}
		}
	}
	seen := make(map[uint32]bool, lookedAt)
	alike := map[likeness]int{}
	var out []uint32
	for _, packed := range s.largest(ranked) {
		t := uint32(packed)
		k := likeness{sum: s.sum[t]}
		copy(k.begin[:], x.text(t))
		if alike[k]++; alike[k] > perName { // the same item of many districts leaves room for others
			continue
		}
		owners := x.owners.of(t)
		for _, o := range owners[:min(perText, len(owners))] {
			if !seen[o>>3] {
				seen[o>>3] = true
				out = append(out, o>>3)
			}
		}
		if len(out) >= lookedAt {
			break
		}
	}
	return out
}

// likeness is what texts share that are most likely the same item of different places.
type likeness struct {
	sum   uint16
	begin [5]uint16
}

// largest gives about n texts with the largest sums, the largest first, of equals the shorter first: the texts in the
// lower half of each number.
func (s *scratch) largest(n int) []uint64 {
	clear(s.levels[:])
	for _, v := range s.sum {
		if v != 0 {
			s.levels[min(v, sumLevels-1)]++
		}
	}
	floor, count := sumLevels-1, 0
	for ; floor > 1; floor-- {
		if count += s.levels[floor]; count >= n {
			break
		}
	}
	s.packed = s.packed[:0]
	for t, v := range s.sum {
		if int(v) >= floor {
			s.packed = append(s.packed, uint64(^v)<<32|uint64(t))
			if len(s.packed) == 4*n { // a level with very many equals: the shorter will do
				break
			}
		}
	}
	slices.Sort(s.packed)
	return s.packed
}
