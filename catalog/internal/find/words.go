package find

import (
	"slices"
	"sort"
	"strings"
)

// dictionary are the words of Latin letters and digits that stand in texts, and the texts they stand in.
type dictionary struct {
	words []string // sorted
	texts postings
}

// newDictionary collects the words of all texts. Of an id the parts count that have a letter.
func newDictionary(x *Index) dictionary {
	number := map[string]int{}
	each := func(t int, f func(string)) {
		if x.code.has(uint32(t)) {
			for part := range strings.FieldsFuncSeq(strings.ToLower(x.raw[t]), func(r rune) bool { return r >= 0x80 || !isLatin(uint16(r)) }) {
				if len(part) > 1 && strings.ContainsFunc(part, func(r rune) bool { return isLetter(uint16(r)) }) && !strings.ContainsFunc(part, func(r rune) bool { return isDigit(uint16(r)) }) {
					f(part)
				}
			}
			return
		}
		text := x.text(uint32(t))
		for i := 0; i < len(text); i++ {
			j := i
			for j < len(text) && isLatin(text[j]) {
				j++
			}
			if j > i {
				f(latin(text[i:j]))
				i = j
			}
		}
	}
	for t := range x.raw {
		each(t, func(w string) { number[w] = 0 })
	}
	d := dictionary{words: make([]string, 0, len(number))}
	for w := range number {
		d.words = append(d.words, w)
	}
	slices.Sort(d.words)
	for i, w := range d.words {
		number[w] = i
	}
	d.texts = newPostings(len(d.words), len(x.raw), func(t int, add func(int)) {
		each(t, func(w string) { add(number[w]) })
	})
	return d
}

func latin(u []uint16) string {
	b := make([]byte, len(u))
	for i, c := range u {
		b[i] = byte(c)
	}
	return string(b)
}

// beginning gives the words that begin with the prefix, as a range.
func (d *dictionary) beginning(prefix string) (from, to int) {
	from = sort.SearchStrings(d.words, prefix)
	to = from + sort.Search(len(d.words)-from, func(i int) bool { return !strings.HasPrefix(d.words[from+i], prefix) })
	return from, to
}

// close gives the words with one letter more, less, another, or two exchanged.
func (d *dictionary) close(word string) []int {
	var out []int
	for i, w := range d.words {
		if w[0] == word[0] && oneEdit(w, word) {
			out = append(out, i)
		}
	}
	return out
}

// oneEdit tells whether a and b are one edit apart: a letter more, less, another, or two neighbours exchanged.
func oneEdit[T ~string](a, b T) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(a)-len(b) > 1 {
		return false
	}
	i := 0
	for i < len(b) && a[i] == b[i] {
		i++
	}
	if len(a) > len(b) {
		return a[i+1:] == b[i:]
	}
	if i == len(a) {
		return false // the same
	}
	if a[i+1:] == b[i+1:] {
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// codeList are the codes, sorted, and once more in a row to look into.
type codeList struct {
	texts []uint32
	keys  []string
	row   string // all keys, each with a line feed behind it
	at    []uint32
}

func newCodeList(x *Index) codeList {
	type entry struct {
		key  string
		text uint32
	}
	var all []entry
	size := 0
	for t := range uint32(len(x.raw)) {
		if x.code.has(t) {
			all = append(all, entry{latin(x.text(t)), t})
			size += len(x.text(t)) + 1
		}
	}
	slices.SortFunc(all, func(a, b entry) int { return strings.Compare(a.key, b.key) })
	c := codeList{texts: make([]uint32, len(all)), keys: make([]string, len(all)), at: make([]uint32, len(all))}
	var row strings.Builder
	row.Grow(size)
	for i, e := range all {
		c.texts[i], c.at[i] = e.text, uint32(row.Len())
		row.WriteString(e.key)
		row.WriteByte('\n')
	}
	c.row = row.String()
	for i, e := range all {
		c.keys[i] = c.row[c.at[i] : int(c.at[i])+len(e.key)]
	}
	return c
}

// holding calls f for the codes that have the piece anywhere.
func (c *codeList) holding(piece string, f func(t uint32)) {
	for from := 0; ; {
		i := strings.Index(c.row[from:], piece)
		if i < 0 {
			return
		}
		n := sort.Search(len(c.at), func(k int) bool { return int(c.at[k]) > from+i }) - 1
		f(c.texts[n])
		from = int(c.at[n]) + len(c.keys[n])
	}
}

// beginning gives the codes that begin with the prefix.
func (c *codeList) beginning(prefix string) []uint32 {
	from := sort.SearchStrings(c.keys, prefix)
	to := from + sort.Search(len(c.keys)-from, func(i int) bool { return !strings.HasPrefix(c.keys[from+i], prefix) })
	return c.texts[from:to]
}
