package find

import (
	"math/bits"
	"slices"
	"sort"
	"strings"
)

// infixUnits is how many characters of the middle of a code are worth a search.
const infixUnits = 4

// candidates lists the texts that may have the word, in order; every text that has it is among them. The list is good
// until the next call.
func (x *Index) candidates(word []uint16, s *scratch) []uint32 {
	if slices.ContainsFunc(word, func(u uint16) bool { return !isLatin(u) }) {
		return x.having(word, s)
	}
	clear(s.set)
	if !slices.ContainsFunc(word, func(u uint16) bool { return !isLetter(u) }) {
		x.spelledTwice(word, s)
	}
	w := latin(word)
	from, to := x.words.beginning(w)
	for i := from; i < to; i++ {
		s.set.add(x.words.texts.list(i))
	}
	coded := x.codes.beginning(w)
	s.set.add(coded)
	if len(coded) == 0 && len(w) >= infixUnits && strings.ContainsAny(w, "0123456789") {
		x.codes.holding(w, func(t uint32) { s.set.add([]uint32{t}) })
	}
	s.list = s.set.list(s.list[:0])
	return s.list
}

// list appends the members in order.
func (b bits64) list(out []uint32) []uint32 {
	for i, w := range b {
		for ; w != 0; w &= w - 1 {
			out = append(out, uint32(i*64+bits.TrailingZeros64(w)))
		}
	}
	return out
}

// having intersects the lists of the word's characters, the rarest first.
func (x *Index) having(word []uint16, s *scratch) []uint32 {
	var lists [][]uint32
	for _, u := range word {
		if isLatin(u) {
			continue
		}
		l := x.single.list(int(x.rank.of(u)))
		if x.rank.of(u) == 0 || len(l) == 0 {
			return nil
		}
		lists = append(lists, l)
	}
	slices.SortFunc(lists, func(a, b []uint32) int { return len(a) - len(b) })
	out := lists[0]
	for i, l := range lists[1:] {
		if i == 0 {
			s.list = append(s.list[:0], out...) // the index is not written to
			out = s.list
		}
		out = intersect(out, l)
	}
	return out
}

// intersect keeps what is in the longer list too. It walks both when they are of a size and looks up otherwise.
func intersect(short, long []uint32) []uint32 {
	kept := short[:0]
	if len(long) > 16*len(short) {
		for _, t := range short {
			i := sort.Search(len(long), func(i int) bool { return long[i] >= t })
			long = long[i:]
			if len(long) > 0 && long[0] == t {
				kept = append(kept, t)
			}
		}
		return kept
	}
	i := 0
	for _, t := range short {
		for i < len(long) && long[i] < t {
			i++
		}
		if i < len(long) && long[i] == t {
			kept = append(kept, t)
		}
	}
	return kept
}

// spelledTwice adds the texts that may be read as the letters say: those that fit at the first character and, where these
// are many, at the second too.
func (x *Index) spelledTwice(word []uint16, s *scratch) {
	if len(word) < 3 {
		x.spelled(word, s.set)
		return
	}
	for _, n := range x.firstLengths(word) {
		if n == len(word) {
			continue
		}
		list := x.pairs.list(pairKey(word[0], word[n]))
		if len(list) < enough || n+1 == len(word) {
			s.set.add(list)
			continue
		}
		clear(s.more)
		x.spelled(word[n:], s.more)
		for _, t := range list {
			if s.more.has(t) {
				s.set[t>>6] |= 1 << (t & 63)
			}
		}
	}
	x.readAs(word, s.set)
}

// spelled adds the texts that may be read as the letters say: those with the initials of the first two characters, for
// every way to divide the letters, and those with a character that is read so.
func (x *Index) spelled(word []uint16, set bits64) {
	if len(word) == 1 {
		set.add(x.starts.list(int(word[0] - 'a')))
		return
	}
	for _, n := range x.firstLengths(word) {
		if n < len(word) {
			set.add(x.pairs.list(pairKey(word[0], word[n])))
		}
	}
	x.readAs(word, set)
}

// readAs adds the texts with a character whose reading begins with the letters.
func (x *Index) readAs(letters []uint16, set bits64) {
	for _, s := range x.read.beginning(latin(letters)) {
		for _, u := range x.read.by[s] {
			set.add(x.single.list(int(x.rank.of(u))))
		}
	}
}

func pairKey(a, b uint16) int { return 26*int(a-'a') + int(b-'a') }

// firstLengths are the numbers of letters that the first character may take: its initial or a whole reading.
func (x *Index) firstLengths(word []uint16) []int {
	out := []int{1}
	if len(word) > 1 && word[1] == 'h' {
		out = append(out, 2)
	}
	const longest = 6
	for n := 2; n <= min(longest, len(word)); n++ {
		if _, ok := x.read.by[latin(word[:n])]; ok && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}
