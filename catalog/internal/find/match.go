package find

// span is a piece of a text that a piece of the query matched, in units.
type span struct {
	from, to int
	spelled  int // characters matched by a full reading
	initials int // characters matched by the beginning of a reading
}

func (s span) len() int { return s.to - s.from }

// find looks for the word in the text as it is written, by pinyin in full, by initials, or mixed. It prefers the match
// with fewer initials, and of two such the one at a beginning.
func (x *Index) find(text, word []uint16) (span, bool) {
	best, found := span{}, false
	first := initialBit(word[0])
	for from := range text {
		if text[from] != word[0] && (first == 0 || x.read.mask[x.read.set.of(text[from])]&first == 0) {
			continue
		}
		s := span{from: from}
		if !x.rest(text, word, from, &s) {
			continue
		}
		if !found || s.initials < best.initials ||
			s.initials == best.initials && boundary(text, s.from) && !boundary(text, best.from) {
			best, found = s, true
		}
		if best.initials == 0 && best.spelled == 0 && boundary(text, best.from) {
			break
		}
	}
	return best, found
}

// boundary tells whether a word begins at i. In Chinese it may begin anywhere, so only the text's begin counts.
func boundary(text []uint16, i int) bool { return i == 0 || text[i-1] == gap }

func (x *Index) rest(text, word []uint16, t int, s *span) bool {
	if len(word) == 0 {
		s.to = t
		return true
	}
	if t == len(text) {
		return false
	}
	if word[0] == text[t] && x.rest(text, word[1:], t+1, s) {
		return true
	}
	if !isLetter(word[0]) {
		return false
	}
	for _, reading := range x.read.sets[x.read.set.of(text[t])] {
		if n := shared(reading, word); n > 0 && x.syllable(text, word, t, s, reading, n) {
			return true
		}
	}
	return false
}

// syllable goes on behind a character whose reading begins as the word does, with n letters.
func (x *Index) syllable(text, word []uint16, t int, s *span, reading string, n int) bool {
	if n == len(reading) && x.rest(text, word[n:], t+1, s) {
		s.spelled++
		return true
	}
	if n == len(word) && n > 1 { // the last syllable is still being typed
		s.initials++
		s.to = t + 1
		return true
	}
	if n > 1 && reading[1] == 'h' && x.rest(text, word[2:], t+1, s) || x.rest(text, word[1:], t+1, s) {
		s.initials++
		return true
	}
	return false
}

// shared is how many letters of the reading the word begins with.
func shared(reading string, word []uint16) int {
	n := 0
	for n < len(reading) && n < len(word) && uint16(reading[n]) == word[n] {
		n++
	}
	return n
}

// score says how well a word is matched in a text, from 0 to 112: how it is matched, where, and how much of the text it
// covers.
func (x *Index) score(text, word []uint16) float64 {
	s, ok := x.find(text, word)
	if !ok {
		return 0
	}
	return quality(text, s) + 30*float64(s.len())/float64(len(text))
}

// quality: 70 for the text itself, 60 for its full reading, 45 for initials; more at the beginning.
func quality(text []uint16, s span) float64 {
	q := 70.0
	if n := s.len(); n > 0 {
		q -= (10*float64(s.spelled) + 25*float64(s.initials)) / float64(n)
	}
	switch {
	case s.from == 0:
		q += 12
	case boundary(text, s.from):
		q += 6
	case isLatin(text[s.from]) && isLatin(text[s.from-1]): // the middle of an English word or of a code
		q -= 30
	}
	return q
}
