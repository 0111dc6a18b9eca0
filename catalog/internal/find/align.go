package find

import "slices"

// What a way of matching counts, against a character as it is written.
const (
	asAlike       = 0.7  // another character with the same reading
	asSpelled     = 0.92 // a full reading
	asPartial     = 0.75 // a reading still being typed
	asSlip        = 0.6  // a reading with one letter more, less, another, or two exchanged
	asSaid        = 0.93 // in everyday words; each further word for the same saying counts a little less
	saidLess      = 0.015
	asLone        = 0.8  // a single character on its own
	asLoneSpelled = 0.55 // … of which only the reading is known
	breakCost     = 0.25 // of a new piece

	// An initial counts the more, the less the letters look like whole readings.
	asInitial     = 0.85
	asInitialLess = 0.5
)

// aligner compares a query with documents piece by piece: it looks for the pieces of the query that together say the
// most, each found somewhere in the document, whatever their order.
type aligner struct {
	x    *Index
	q    *query
	full float32   // what the query would count if all of it were found in one piece
	grid []float32 // by position in query and text: the most that a piece from there counts
	best []piece   // by position in query

	initial float32  // what an initial counts in this query
	mask    []uint32 // by position in query: the initials
	there   []uint32 // by position in the text that is compared: the initials
}

// piece is a part of the query that was found.
type piece struct {
	value    float32
	to       int // in the query
	field    int // in the document
	from, of int // in the field, in units: where it begins, how many
}

func newAligner(x *Index, q *query) *aligner {
	a := &aligner{x: x, q: q, full: -breakCost, best: make([]piece, len(q.whole)+1)}
	for _, w := range q.weight {
		a.full += w
	}
	a.full = max(a.full, 0.05)
	a.grid = make([]float32, (len(q.whole)+1)*(maxUnits+1))
	a.there = make([]uint32, maxUnits)
	a.mask = make([]uint32, len(q.whole))
	for i, u := range q.whole {
		a.mask[i] = initialBit(u)
		for _, s := range q.read[i] {
			a.mask[i] |= initialBit(uint16(s[0]))
		}
	}
	a.initial = asInitial - asInitialLess*a.syllabic()
	return a
}

// syllabic is the share of the query's letters that whole readings of two letters or more can take.
func (a *aligner) syllabic() float32 {
	q := a.q.whole
	var most [maxQuery + 1]int
	total := 0
	for p := len(q) - 1; p >= 0; p-- {
		most[p] = most[p+1]
		if !isLetter(q[p]) {
			continue
		}
		total++
		for _, n := range a.x.firstLengths(letters(q[p:])) {
			if _, whole := a.x.read.by[latin(q[p:p+n])]; whole && n > 1 {
				most[p] = max(most[p], n+most[p+n])
			}
		}
	}
	if total == 0 {
		return 0
	}
	return float32(most[0]) / float32(total)
}

// document says what share of the query the document has, and how much of one of its texts that covers.
func (a *aligner) document(d uint32) (share, covers float32) {
	clear(a.best)
	fields := a.x.fields.of(d)
	for i, f := range fields {
		k := &a.x.kinds[f&7]
		if k.Code {
			continue
		}
		factor := float32(min(1, k.Weight+0.02))
		if k.Broad {
			factor = 0.6
		}
		a.field(i, a.x.text(f>>3), factor)
	}
	total := float32(0)
	var units [16]int
	for _, p := range a.chosen() {
		total += p.value - breakCost
		units[p.field&15] += p.of
	}
	for i, f := range fields {
		if n := len(a.x.text(f >> 3)); n > 0 && i < len(units) && !a.x.kinds[f&7].Broad {
			covers = max(covers, min(1, float32(units[i])/float32(n)))
		}
	}
	return min(1, total/a.full), covers
}

// field finds, for each position in the query, the piece from there that says the most in the text.
func (a *aligner) field(number int, text []uint16, factor float32) {
	q, n := a.q.whole, len(text)
	if n == 0 || latinOnly(text) {
		return // Latin words are matched as words
	}
	row := n + 1
	g := a.grid[:(len(q)+1)*row]
	clear(g[len(q)*row:])
	there := a.there[:n]
	for j, c := range text {
		there[j] = a.x.read.initials(c)
	}
	for p := len(q) - 1; p >= 0; p-- {
		if most, at := a.row(text, p, row); at >= 0 {
			a.offer(text, p, at, row, number, most, factor)
		}
	}
	a.said(number, text, factor)
}

// row fills the grid for one position of the query, and gives the most that a piece from there counts and where in the
// text it begins.
func (a *aligner) row(text []uint16, p, row int) (most float32, at int) {
	line, u, mask := a.grid[p*row:(p+1)*row], a.q.whole[p], a.mask[p]
	n := len(text)
	line[n], at = 0, -1
	for j := n - 1; j >= 0; j-- {
		line[j] = 0
		if text[j] != u && a.there[j]&mask == 0 {
			continue
		}
		if v, _ := a.step(text, p, j, row); v > 0 {
			line[j] = v
			if v >= most {
				most, at = v, j
			}
		}
	}
	return most, at
}

// offer takes a piece if it counts more than what another field has for that position.
func (a *aligner) offer(text []uint16, p, at, row, number int, most, factor float32) {
	if most*factor <= a.best[p].value {
		return
	}
	to, of := a.walk(text, p, at, row)
	if of == 1 && isLetter(a.q.whole[p]) {
		most *= asLoneSpelled
	} else if of == 1 {
		most *= asLone
	}
	if v := most * factor; v > a.best[p].value {
		a.best[p] = piece{v, to, number, at, of}
	}
}

// said finds the official words for what the query says in everyday ones.
func (a *aligner) said(number int, text []uint16, factor float32) {
	for _, r := range a.q.everyday {
		for i, by := range r.by {
			if j := indexOf(text, by); j >= 0 {
				v := float32(0)
				for _, w := range a.q.weight[r.from:r.to] {
					v += max(w, 0.3)
				}
				if v *= (asSaid - saidLess*float32(i)) * factor; v > a.best[r.from].value {
					a.best[r.from] = piece{v, r.to, number, j, len(by)}
				}
				break
			}
		}
	}
}

// step is the most that a piece counts which begins at position p of the query and j of the text, and how many units of
// the query its first character takes.
func (a *aligner) step(text []uint16, p, j, row int) (best float32, took int) {
	q, w, g := a.q.whole, a.q.weight, a.grid
	u, c := q[p], text[j]
	if u == c {
		return w[p] + g[(p+1)*row+j+1], 1
	}
	if !isLetter(u) {
		if a.alike(p, c) {
			return asAlike*w[p] + g[(p+1)*row+j+1], 1
		}
		return 0, 0
	}
	set := a.x.read.set.of(c)
	if a.x.read.mask[set]&initialBit(u) == 0 {
		return 0, 0
	}
	for _, reading := range a.x.read.sets[set] {
		a.spelled(reading, p, func(n int, as float32) {
			v := g[(p+n)*row+j+1]
			for _, x := range w[p : p+n] {
				v += as * x
			}
			if v > best {
				best, took = v, n
			}
		})
	}
	return best, took
}

// spelled tries the ways in which letters from position p can stand for a reading: how many letters, and what each
// counts.
func (a *aligner) spelled(reading string, p int, try func(n int, as float32)) {
	rest := letters(a.q.whole[p:])
	n := shared(reading, rest)
	switch {
	case n == 0:
		return
	case n == len(reading):
		try(n, asSpelled)
	case n == len(rest) && n > 1:
		try(n, asPartial)
	case len(reading) > 2:
		for take := len(reading) - 1; take <= min(len(reading)+1, len(rest)); take++ {
			if slipped(reading, rest[:take]) {
				try(take, asSlip)
			}
		}
	}
	if n > 1 && reading[1] == 'h' {
		try(2, a.initial)
	}
	try(1, a.initial)
}

// alike tells whether the text's character has a reading of the query's: the mistake of an input method.
func (a *aligner) alike(p int, c uint16) bool {
	for _, s := range a.x.read.sets[a.x.read.set.of(c)] {
		if slices.Contains(a.q.read[p], s) {
			return true
		}
	}
	return false
}

// letters is the run of letters at the beginning of q.
func letters(q []uint16) []uint16 {
	n := 0
	for n < len(q) && isLetter(q[n]) {
		n++
	}
	return q[:n]
}

// slipped is oneEdit for a reading and typed letters.
func slipped(reading string, typed []uint16) bool {
	var buf [8]byte
	if len(typed) > len(buf) {
		return false
	}
	for i, u := range typed {
		buf[i] = byte(u)
	}
	return oneEdit(reading, string(buf[:len(typed)]))
}

// walk follows a piece to its end.
func (a *aligner) walk(text []uint16, p, j, row int) (to, of int) {
	to = p
	for to < len(a.q.whole) && j+of < len(text) {
		v, took := a.step(text, to, j+of, row)
		if v == 0 {
			break
		}
		to += took
		of++
	}
	return to, of
}

// chosen gives the pieces that together count the most, in the order of the query.
func (a *aligner) chosen() []piece {
	n := len(a.q.whole)
	var value [maxQuery + 1]float32
	var take [maxQuery + 1]bool
	for p := n - 1; p >= 0; p-- {
		value[p] = value[p+1]
		if b := a.best[p]; b.to > p {
			if v := b.value - breakCost + value[b.to]; v > value[p] {
				value[p], take[p] = v, true
			}
		}
	}
	var out []piece
	for p := 0; p < n; {
		if take[p] {
			out = append(out, a.best[p])
			p = a.best[p].to
		} else {
			p++
		}
	}
	return out
}

func latinOnly(text []uint16) bool {
	return !slices.ContainsFunc(text, func(u uint16) bool { return u >= hanziFirst })
}

func indexOf(text, piece []uint16) int {
	for i := 0; i+len(piece) <= len(text); i++ {
		if text[i] == piece[0] && slices.Equal(text[i:i+len(piece)], piece) {
			return i
		}
	}
	return -1
}
