// Package find finds short Chinese texts as people type them: as written, by pinyin in full, by initials, mixed, in any
// order, with a wrong or a missing character, and in everyday words. It knows nothing of what the texts mean.
package find

import (
	"slices"
	"sync"
	"unicode/utf8"
)

// Kind is a kind of field: what a match in it counts, 1 being the most.
type Kind struct {
	Weight float64
	Code   bool // a number or an id: found from its beginning, or by four characters of it
	Broad  bool // shared by many documents, like a department: it does not make one of them likely
}

// Field is a text of a document.
type Field struct {
	Kind int
	Text string
}

const (
	maxKinds = 8
	maxUnits = 120 // of a text; the rest is not compared
)

// Index is a set of documents to search. It does not change after New and may be used from many goroutines.
type Index struct {
	kinds  []Kind
	docs   []uint32 // the caller's number by ours; ours are ordered by the length of the first field
	fields spans    // by document: text<<3 | kind
	owners spans    // by text: document<<3 | kind

	raw   []string // by text, the shortest first
	begin []uint32 // by text: its units are all[begin[t]:begin[t+1]]
	all   []uint16
	code  bits64 // texts that are codes

	read    *reader
	rank    pages    // by character: its key in single, 0 being none
	chars   int      // keys of single
	single  postings // texts by character
	pairs   postings // texts by two initials of neighbours
	starts  postings // texts by their first initial
	words   dictionary
	codes   codeList
	tongue  *everyday
	scratch sync.Pool
}

// spans are lists of numbers in one piece of memory.
type spans struct{ begin, list []uint32 }

func (s *spans) of(i uint32) []uint32 { return s.list[s.begin[i]:s.begin[i+1]] }

// New builds an index of n documents. fields gives the fields of one, the first being its name, and may use
// the same memory for all.
func New(kinds []Kind, n int, fields func(i int) []Field) *Index {
	x := &Index{kinds: kinds[:min(len(kinds), maxKinds)], read: newReader()}
	x.gather(n, fields)
	x.characters()
	var work sync.WaitGroup
	work.Go(x.postPairs)
	work.Go(func() { x.words = newDictionary(x) })
	work.Go(func() { x.codes = newCodeList(x) })
	x.postSingle()
	x.tongue = newEveryday()
	work.Wait()
	x.scratch.New = func() any { return newScratch(len(x.docs), len(x.raw)) }
	return x
}

// key tells a text as code from the same text as words.
type key struct {
	text string
	code bool
}

// gather collects the different texts and ties them to the documents; both are put in the order of their length.
func (x *Index) gather(n int, fields func(i int) []Field) {
	numbers := make(map[key]uint32, 2*n)
	var texts []key
	given := spans{begin: make([]uint32, 1, n+1), list: make([]uint32, 0, 5*n)}
	length := make([]int, n)
	for i := range n {
		for j, f := range fields(i) {
			if j == 0 {
				length[i] = utf8.RuneCountInString(f.Text)
			}
			if f.Text == "" {
				continue
			}
			k := key{f.Text, x.kinds[f.Kind].Code}
			t, ok := numbers[k]
			if !ok {
				t = uint32(len(texts))
				numbers[k] = t
				texts = append(texts, k)
			}
			given.list = append(given.list, t<<3|uint32(f.Kind))
		}
		given.begin = append(given.begin, uint32(len(given.list)))
	}
	x.docs = byLength(n, func(i int) int { return length[i] })
	order := byLength(len(texts), func(i int) int { return len(texts[i].text) })
	place := make([]uint32, len(texts))
	for t, old := range order {
		place[old] = uint32(t)
	}
	x.keep(texts, order)
	x.link(given, place)
}

// byLength orders numbers up to n by a length; equals stay as they are.
func byLength(n int, length func(int) int) []uint32 {
	const longest = 1 << 12
	var begin [longest + 1]uint32
	of := func(i int) int { return min(length(i), longest-1) }
	for i := range n {
		begin[of(i)+1]++
	}
	for l := range longest {
		begin[l+1] += begin[l]
	}
	out := make([]uint32, n)
	for i := range n {
		out[begin[of(i)]] = uint32(i)
		begin[of(i)]++
	}
	return out
}

// keep folds the texts into one piece of memory.
func (x *Index) keep(texts []key, order []uint32) {
	x.raw = make([]string, len(texts))
	x.begin = make([]uint32, 1, len(texts)+1)
	x.code = make(bits64, len(texts)/64+1)
	total := 0
	for _, k := range texts {
		total += min(utf8.RuneCountInString(k.text), maxUnits)
	}
	x.all = make([]uint16, 0, total+total/16)
	for t, old := range order {
		k := texts[old]
		x.raw[t] = k.text
		x.all = units(k.text, k.code, x.all, nil)
		if from := int(x.begin[t]); len(x.all)-from > maxUnits {
			x.all = x.all[:from+maxUnits]
		}
		x.begin = append(x.begin, uint32(len(x.all)))
		if k.code {
			x.code.add([]uint32{uint32(t)})
		}
	}
}

// link ties documents and texts to each other, in their final order.
func (x *Index) link(given spans, place []uint32) {
	x.fields.begin = make([]uint32, 1, len(x.docs)+1)
	x.fields.list = make([]uint32, 0, len(given.list))
	x.owners.begin = make([]uint32, len(x.raw)+1)
	for _, d := range x.docs {
		for _, f := range given.of(d) {
			t := place[f>>3]
			x.fields.list = append(x.fields.list, t<<3|f&7)
			x.owners.begin[t+1]++
		}
		x.fields.begin = append(x.fields.begin, uint32(len(x.fields.list)))
	}
	for t := range x.raw {
		x.owners.begin[t+1] += x.owners.begin[t]
	}
	x.owners.list = make([]uint32, len(x.fields.list))
	next := slices.Clone(x.owners.begin)
	for d := range uint32(len(x.docs)) {
		for _, f := range x.fields.of(d) {
			x.owners.list[next[f>>3]] = d<<3 | f&7
			next[f>>3]++
		}
	}
}

// characters numbers the characters of all texts and learns how they are read.
func (x *Index) characters() {
	x.chars = 1
	for _, u := range x.all {
		if u >= hanziFirst && x.rank.of(u) == 0 {
			x.rank.put(u, uint16(x.chars))
			x.chars++
			x.read.learn(u)
		}
	}
	x.read.seal()
}

// postSingle writes down which texts have which characters, and begin with which initials.
func (x *Index) postSingle() {
	x.single = newPostings(x.chars, len(x.raw), func(t int, add func(int)) {
		for _, u := range x.text(uint32(t)) {
			if r := x.rank.of(u); r != 0 {
				add(int(r))
			}
		}
	})
	x.starts = newPostings(26, len(x.raw), func(t int, add func(int)) {
		if text := x.text(uint32(t)); len(text) > 0 && !x.code.has(uint32(t)) {
			eachBit(x.read.initials(text[0]), add)
		}
	})
}

// postPairs writes down which texts have neighbours with which two initials. Neighbours of which none is Chinese are
// found as words.
func (x *Index) postPairs() {
	x.pairs = newPostings(26*26, len(x.raw), func(t int, add func(int)) {
		text := x.text(uint32(t))
		for i := 1; i < len(text); i++ {
			if text[i-1] < hanziFirst && text[i] < hanziFirst {
				continue
			}
			second := x.read.initials(text[i])
			eachBit(x.read.initials(text[i-1]), func(a int) { eachBit(second, func(b int) { add(26*a + b) }) })
		}
	})
}

func (x *Index) text(t uint32) []uint16 { return x.all[x.begin[t]:x.begin[t+1]] }
