package find

import "slices"

// explain fills in the field that says best why the document was found, and its matched pieces.
func (x *Index) explain(d uint32, q *query, s *scratch, m *Match) {
	best := -1.0
	var found, spans []span
	for _, f := range x.fields.of(d) {
		text, weight := x.text(f>>3), x.kinds[f&7].Weight
		try := func(words [][]uint16, factor float64) {
			score := 0.0
			spans = spans[:0]
			for _, w := range words {
				if s, ok := x.find(text, w); ok {
					score += factor * weight * (quality(text, s) + 30*float64(s.len())/float64(len(text)))
					spans = append(spans, s)
				}
			}
			if score > best && len(spans) > 0 {
				best, found, spans = score, spans, found[:0]
				m.Kind, m.Text = int(f&7), x.raw[f>>3]
			}
		}
		try(q.words, 1)
		if len(q.words) > 1 {
			try([][]uint16{q.whole}, float64(len(q.words)))
		}
		if len(q.core) > 0 && len(q.core) < len(q.whole) {
			try([][]uint16{q.core}, 1)
		}
	}
	if best < 0 {
		found = x.explainPieces(d, q, s, m)
	}
	m.Ranges = x.ranges(m, found)
}

// explainPieces does the same for a document that has the query in pieces.
func (x *Index) explainPieces(d uint32, q *query, s *scratch, m *Match) []span {
	a := s.aligner(x, q)
	a.document(d)
	pieces := a.chosen()
	value := map[int]float32{}
	field := -1
	for _, p := range pieces {
		if value[p.field] += p.value; field < 0 || value[p.field] > value[field] {
			field = p.field
		}
	}
	if field < 0 { // a Latin word with a slip
		m.Kind, m.Text = int(x.fields.of(d)[0]&7), x.raw[x.fields.of(d)[0]>>3]
		return nil
	}
	f := x.fields.of(d)[field]
	m.Kind, m.Text = int(f&7), x.raw[f>>3]
	var out []span
	for _, p := range pieces {
		if p.field == field {
			out = append(out, span{from: p.from, to: p.from + p.of})
		}
	}
	return out
}

// ranges turns spans of units into ranges of runes, joined where they touch.
func (x *Index) ranges(m *Match, spans []span) [][2]int {
	slices.SortFunc(spans, func(a, b span) int { return a.from - b.from })
	var pos []int
	units(m.Text, x.kinds[m.Kind].Code, nil, &pos)
	var out [][2]int
	for _, s := range spans {
		from, to := pos[s.from], pos[s.to-1]+1
		if n := len(out); n > 0 && from <= out[n-1][1] {
			out[n-1][1] = max(out[n-1][1], to)
			continue
		}
		out = append(out, [2]int{from, to})
	}
	return out
}
