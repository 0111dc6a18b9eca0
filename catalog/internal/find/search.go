package find

import (
	"cmp"
	"slices"
)

// Match is a document that was found.
type Match struct {
	Doc   int
	Score float64 // larger is nearer; comparable within one search
	Kind  int     // of the field that matched best
	Text  string
	// Ranges are the matched pieces of Text in runes, from and to, in order.
	Ranges [][2]int
}

const (
	enough   = 3000  // texts that one word is looked at in, the shortest first, if the number of hits is bounded
	crowd    = 20000 // documents that are ranked in that case
	fewHits  = 8     // with fewer exact hits the search becomes tolerant
	sureRate = 0.72  // share of the query that a tolerant hit covers to stand beside exact ones
	someRate = 0.4   // … to be a hit at all
	spelRate = 0.5   // … of a query in letters
	nearRate = 0.06  // … to be offered when there is none
)

// Search finds documents; the thing meant stands first. n bounds the number of hits; 0 is all, which for a short query
// are nearly all documents. An empty query finds nothing.
func (x *Index) Search(query string, n int) []Match {
	return x.search(query, n, someRate)
}

// Nearest finds what is next to a query that Search finds nothing for.
func (x *Index) Nearest(query string, n int) []Match {
	return x.search(query, n, nearRate)
}

func (x *Index) search(text string, n int, rate float32) []Match {
	q := x.parse(text)
	if len(q.whole) == 0 || len(x.docs) == 0 {
		return nil
	}
	s := x.scratch.Get().(*scratch)
	defer func() {
		s.reset()
		x.scratch.Put(s)
	}()
	x.exact(q, n, s)
	if exact := len(s.touched); exact < fewHits || len(q.everyday) > 0 {
		switch {
		case exact > 0:
			rate = max(rate, sureRate)
		case rate == someRate && isLetter(q.whole[0]):
			rate = spelRate
		}
		x.tolerant(q, rate, s)
	}
	return x.best(q, n, s)
}

// exact scores documents that have all words: the words as divided, all in one, and without what only leads up to them
// (我要…, …怎么办).
func (x *Index) exact(q *query, n int, s *scratch) {
	if len(q.words) > 1 {
		x.every(q.words, s)
	}
	x.one(q.whole, n, 1, s)
	if len(q.core) > 0 && len(q.core) < len(q.whole) {
		x.one(q.core, n, 0.97, s)
	}
}

// one scores the documents that have one word.
func (x *Index) one(word []uint16, n int, factor float64, s *scratch) {
	accepted := 0
	for _, t := range x.candidates(word, s) {
		score := x.score(x.text(t), word)
		if score == 0 {
			continue
		}
		owners := x.owners.of(t)
		if n > 0 {
			owners = owners[:min(len(owners), max(n, enough))]
		}
		for _, o := range owners {
			s.raise(o>>3, float32(score*factor*x.kinds[o&7].Weight))
		}
		if accepted++; n > 0 && (accepted >= enough || len(s.touched) > crowd) {
			return
		}
	}
	if accepted == 0 && len(word) >= 5 && isLetter(word[0]) {
		x.misspelt(word, factor, s)
	}
}

// misspelt scores the documents that have a Latin word with one letter more, less or another.
func (x *Index) misspelt(word []uint16, factor float64, s *scratch) {
	for _, u := range word {
		if !isLatin(u) {
			return
		}
	}
	for _, w := range x.words.close(latin(word)) {
		for _, t := range x.words.texts.list(w) {
			share := min(1, float64(len(word))/float64(len(x.text(t))))
			for _, o := range x.owners.of(t) {
				s.raise(o>>3, float32((45+15*share)*factor*x.kinds[o&7].Weight))
			}
			if len(s.touched) > crowd {
				return
			}
		}
	}
}

// every scores the documents that have all the words, in whatever field each is. It begins with the word that the fewest
// texts have.
func (x *Index) every(words [][]uint16, s *scratch) {
	var few []uint32
	first, total := -1, 0
	for i, w := range words {
		total += len(w)
		if c := x.candidates(w, s); first < 0 || len(c) < len(few) {
			first, few = i, append(few[:0], c...)
		}
	}
	docs := map[uint32]bool{}
	for _, t := range few {
		if x.score(x.text(t), words[first]) == 0 {
			continue
		}
		for _, o := range x.owners.of(t) {
			docs[o>>3] = true
		}
		if len(docs) >= enough {
			break
		}
	}
	for d := range docs {
		sum := 0.0
		for _, w := range words {
			best := x.inDoc(d, w)
			if best == 0 {
				sum = 0
				break
			}
			sum += best * float64(len(w))
		}
		s.raise(d, float32(sum/float64(total)))
	}
}

// inDoc is the best score of a word in any field of the document.
func (x *Index) inDoc(d uint32, word []uint16) float64 {
	best := 0.0
	for _, f := range x.fields.of(d) {
		if k := &x.kinds[f&7]; k.Weight*112 > best {
			best = max(best, k.Weight*x.score(x.text(f>>3), word))
		}
	}
	return best
}

// best ranks what was scored. Of equals the one with the shorter name is first.
func (x *Index) best(q *query, n int, s *scratch) []Match {
	before := func(a, b uint32) int { return cmp.Or(cmp.Compare(s.score[b], s.score[a]), cmp.Compare(a, b)) }
	top := s.touched
	if n > 0 && n < len(top) {
		top = smallest(top, n, before)
	}
	slices.SortFunc(top, before)
	out := make([]Match, 0, len(top))
	for _, d := range top {
		m := Match{Doc: int(x.docs[d]), Score: float64(s.score[d])}
		x.explain(d, q, s, &m)
		out = append(out, m)
	}
	return out
}

// smallest moves the first n of the order to the front.
func smallest(all []uint32, n int, before func(a, b uint32) int) []uint32 {
	kept := slices.Clone(all[:n])
	slices.SortFunc(kept, before)
	for _, d := range all[n:] {
		if before(d, kept[n-1]) >= 0 {
			continue
		}
		i, _ := slices.BinarySearchFunc(kept, d, before)
		copy(kept[i+1:], kept[i:n-1])
		kept[i] = d
	}
	return kept
}

// scratch is the memory of one search.
type scratch struct {
	score   []float32 // by document
	touched []uint32
	set     bits64
	more    bits64
	sum     []uint16 // by text
	levels  [sumLevels]int
	packed  []uint64
	list    []uint32
	align   *aligner // of this search, once there is one
}

// aligner is the aligner of this search.
func (s *scratch) aligner(x *Index, q *query) *aligner {
	if s.align == nil {
		s.align = newAligner(x, q)
	}
	return s.align
}

func newScratch(docs, texts int) *scratch {
	return &scratch{score: make([]float32, docs), set: make(bits64, texts/64+1), more: make(bits64, texts/64+1), sum: make([]uint16, texts)}
}

func (s *scratch) raise(doc uint32, score float32) {
	if score <= 0 {
		return
	}
	if s.score[doc] == 0 {
		s.touched = append(s.touched, doc)
	}
	s.score[doc] = max(s.score[doc], score)
}

func (s *scratch) reset() {
	for _, d := range s.touched {
		s.score[d] = 0
	}
	s.touched = s.touched[:0]
	s.align = nil
}
