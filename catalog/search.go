package catalog

import (
	"cmp"
	"slices"
	"unicode"
)

// Fields that a search looks into.
const (
	FieldName       = "name"
	FieldNameEN     = "name_en"
	FieldAlias      = "alias"
	FieldDepartment = "department"
	FieldID         = "id"
	FieldCode       = "code"
)

// Hit is one item found.
type Hit struct {
	Item  *Item
	Score float64 // larger is nearer to what was asked; comparable within one search only
	// Field and Text are the field that matched best and what it says; Ranges are its matched pieces in runes, from
	// and to, in order, for the screen to highlight.
	Field  string
	Text   string
	Ranges [][2]int
}

// weights tell how much a match in a field counts.
var weights = map[string]float64{
	FieldName: 1, FieldAlias: 0.96, FieldNameEN: 0.9, FieldCode: 0.9, FieldID: 0.8, FieldDepartment: 0.4,
}

type field struct {
	kind   string
	weight float64
	raw    string
	text   []rune
	read   []uint16
}

// index is what a search reads. It is built once and not changed afterwards.
type index struct {
	items    []*Item
	fields   []field
	first    []int // fields of item i: fields[first[i]:first[i+1]]
	readings *readings
}

func newIndex(items []*Item) *index {
	x := &index{items: items, readings: newReadings(), first: make([]int, 0, len(items)+1)}
	x.fields = make([]field, 0, 5*len(items))
	shared := map[string]field{} // departments
	for _, it := range items {
		x.first = append(x.first, len(x.fields))
		x.add(FieldName, it.Name.ZH)
		for _, a := range it.Aliases {
			x.add(FieldAlias, a)
		}
		x.add(FieldNameEN, it.Name.EN)
		for _, d := range []string{it.Department.ZH, it.Department.EN} {
			if f, ok := shared[d]; ok {
				x.fields = append(x.fields, f)
			} else if d != "" {
				x.add(FieldDepartment, d)
				shared[d] = x.fields[len(x.fields)-1]
			}
		}
		x.add(FieldID, it.ID)
		x.add(FieldCode, it.Code)
	}
	x.first = append(x.first, len(x.fields))
	return x
}

func (x *index) add(kind, raw string) {
	if raw == "" {
		return
	}
	f := field{kind: kind, weight: weights[kind], raw: raw, text: foldAll(raw)}
	f.read = make([]uint16, len(f.text))
	for i, r := range f.text {
		f.read[i] = x.readings.of(r)
	}
	x.fields = append(x.fields, f)
}

// maxQuery bounds a query in runes; nobody types more, and a pasted page must not stop the window.
const maxQuery = 64

// Search finds items by name, alias, department, id or code: as written, by pinyin in full or by initials, mixed, and
// with the words in any order. The thing meant stands first; n bounds the number of hits, 0 is all. An empty query finds
// nothing.
func (c *Catalog) Search(query string, n int) []Hit {
	words := splitQuery(query)
	if len(words) == 0 {
		return nil
	}
	whole := slices.Concat(words...)
	type found struct {
		item  int
		score float64
	}
	var all []found
	for i := range c.search.items {
		score := c.search.score(i, words)
		if len(words) > 1 { // a reading typed with spaces: gong ji jin
			score = max(score, c.search.score(i, [][]rune{whole}))
		}
		if score > 0 {
			all = append(all, found{i, score})
		}
	}
	slices.SortFunc(all, func(a, b found) int {
		x, y := c.search.items[a.item], c.search.items[b.item]
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(len(x.Name.ZH), len(y.Name.ZH)), cmp.Compare(x.ID, y.ID))
	})
	if n > 0 && len(all) > n {
		all = all[:n]
	}
	hits := make([]Hit, 0, len(all))
	for _, f := range all {
		h := Hit{Item: c.search.items[f.item], Score: f.score}
		c.search.explain(f.item, words, whole, &h)
		hits = append(hits, h)
	}
	return hits
}

// splitQuery folds the query and splits it at spaces and punctuation. An apostrophe only divides syllables (xi'an).
func splitQuery(query string) [][]rune {
	var words [][]rune
	var word []rune
	for i, r := range []rune(query) {
		if i == maxQuery {
			break
		}
		r = fold(r)
		switch {
		case r == '\'' || r == '’':
		case unicode.IsLetter(r) || unicode.IsDigit(r) || (r == '-' || r == '_') && len(word) > 0:
			word = append(word, r)
		case len(word) > 0:
			words, word = append(words, word), nil
		}
	}
	if len(word) > 0 {
		words = append(words, word)
	}
	return words
}

// score is 0 if a word of the query is nowhere in the item, else the mean of the words' best scores.
func (x *index) score(item int, words [][]rune) float64 {
	total, runes := 0.0, 0
	for _, w := range words {
		best := 0.0
		for i := x.first[item]; i < x.first[item+1]; i++ {
			if s := x.word(&x.fields[i], w); s > best {
				best = s
			}
		}
		if best == 0 {
			return 0
		}
		total += best * float64(len(w))
		runes += len(w)
	}
	return total / float64(runes)
}

// word scores one word in one field: how it is matched, where, and how much of the field it covers.
func (x *index) word(f *field, word []rune) float64 {
	if s, ok := x.find(f, word); ok {
		return f.weight * (quality(f, s) + 30*float64(s.len())/float64(len(f.text)))
	}
	if len(word) < 3 || word[0] <= unicode.MaxASCII || f.kind == FieldDepartment {
		return 0
	}
	var buf [8]span
	covered, spans := x.pieces(f, word, buf[:0])
	if 3*covered < 2*len(word) && (covered < 3 || 2*covered < len(word)) { // the rest may be words like 我要, 怎么办
		return 0
	}
	matched := 0
	for _, s := range spans {
		matched += s.len()
	}
	share := float64(covered) / float64(len(word))
	return f.weight * share * (30 + 15*min(1, float64(matched)/float64(len(f.text))))
}

// quality: 70 for the text itself, 60 for its full reading, 45 for initials; more at the beginning.
func quality(f *field, s span) float64 {
	q := 70.0
	if n := s.len(); n > 0 {
		q -= (10*float64(s.spelled) + 25*float64(s.initials)) / float64(n)
	}
	switch {
	case s.from == 0:
		q += 12
	case boundary(f.text, s.from):
		q += 6
	case f.text[s.from] <= unicode.MaxASCII: // the middle of an English word or a code
		q -= 30
	}
	return q
}

// explain fills in the field that says best why the item was found.
func (x *index) explain(item int, words [][]rune, whole []rune, h *Hit) {
	best := -1.0
	for i := x.first[item]; i < x.first[item+1]; i++ {
		f := &x.fields[i]
		score, spans := 0.0, []span(nil)
		for _, w := range words {
			score += x.word(f, w)
			spans = append(spans, x.spans(f, w)...)
		}
		if len(words) > 1 {
			if s := x.word(f, whole) * float64(len(words)); s > score {
				score, spans = s, x.spans(f, whole)
			}
		}
		if score > best && len(spans) > 0 {
			best = score
			h.Field, h.Text, h.Ranges = f.kind, f.raw, merge(spans)
		}
	}
}

func (x *index) spans(f *field, word []rune) []span {
	if s, ok := x.find(f, word); ok {
		return []span{s}
	}
	if x.word(f, word) == 0 {
		return nil
	}
	_, spans := x.pieces(f, word, nil)
	return spans
}

// merge orders the spans and joins those that touch.
func merge(spans []span) [][2]int {
	slices.SortFunc(spans, func(a, b span) int { return a.from - b.from })
	var out [][2]int
	for _, s := range spans {
		if n := len(out); n > 0 && s.from <= out[n-1][1] {
			out[n-1][1] = max(out[n-1][1], s.to)
			continue
		}
		out = append(out, [2]int{s.from, s.to})
	}
	return out
}
