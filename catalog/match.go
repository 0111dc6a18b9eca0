package catalog

import "unicode"

// span is a piece of a field that a word of the query matched.
type span struct {
	from, to int // runes
	spelled  int // runes matched by a full reading
	initials int // runes matched by the beginning of a reading
}

func (s span) len() int { return s.to - s.from }

// find looks for the word in the field, as it is written or by pinyin in full, by initials, or mixed. It prefers a
// match at the beginning of the field, and of two others the one with fewer initials.
func (x *index) find(f *field, word []rune) (span, bool) {
	best, found := span{}, false
	for from := range f.text {
		s, ok := x.at(f, word, from)
		if !ok {
			continue
		}
		if !found || s.initials < best.initials || s.initials == best.initials && boundary(f.text, s.from) && !boundary(f.text, best.from) {
			best, found = s, true
		}
		if best.initials == 0 && best.spelled == 0 && boundary(f.text, best.from) {
			break
		}
	}
	return best, found
}

// boundary tells whether a word can begin at i. In Chinese it can begin anywhere, so only the field's begin counts.
func boundary(text []rune, i int) bool {
	return i == 0 || !unicode.IsLetter(text[i-1]) && !unicode.IsDigit(text[i-1])
}

// at matches the whole word from the given rune on.
func (x *index) at(f *field, word []rune, from int) (span, bool) {
	s := span{from: from}
	ok := x.rest(f, word, from, &s)
	return s, ok
}

func (x *index) rest(f *field, word []rune, t int, s *span) bool {
	if len(word) == 0 {
		s.to = t
		return true
	}
	if t == len(f.text) {
		return false
	}
	if word[0] == f.text[t] && x.rest(f, word[1:], t+1, s) {
		return true
	}
	if word[0] > unicode.MaxASCII {
		return false
	}
	for _, reading := range x.readings.list[f.read[t]] {
		n := 0
		for n < len(reading) && n < len(word) && rune(reading[n]) == word[n] {
			n++
		}
		if n == 0 {
			continue
		}
		if n == len(reading) && x.rest(f, word[n:], t+1, s) {
			s.spelled++
			return true
		}
		if n == len(word) && n > 1 { // the last syllable is still being typed
			s.initials++
			s.to = t + 1
			return true
		}
		if n > 2 && reading[1] == 'h' {
			n = 2
		}
		if n == 2 && reading[1] == 'h' && x.rest(f, word[2:], t+1, s) || x.rest(f, word[1:], t+1, s) {
			s.initials++
			return true
		}
	}
	return false
}

// pieces matches a word of which the parts stand in the field in another order, or with words between: the longest
// parts first, each at least two runes. It returns the number of runes of the word that were found.
func (x *index) pieces(f *field, word []rune, out []span) (int, []span) {
	covered := 0
	for len(word) > 1 {
		n := len(word)
		var s span
		ok := false
		for ; n > 1; n-- {
			if s, ok = plain(f.text, word[:n]); ok {
				break
			}
		}
		if !ok {
			word = word[1:]
			continue
		}
		covered += n
		out = append(out, s)
		word = word[n:]
	}
	return covered, out
}

// plain finds the word as it is written.
func plain(text, word []rune) (span, bool) {
	for from := 0; from+len(word) <= len(text); from++ {
		n := 0
		for n < len(word) && text[from+n] == word[n] {
			n++
		}
		if n == len(word) {
			return span{from: from, to: from + n}, true
		}
	}
	return span{}, false
}
