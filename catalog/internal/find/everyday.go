package find

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed everyday.txt
var everydayWords string

// everyday knows what people say instead of the official words, and which words say nothing of the matter.
type everyday struct {
	idleWords [][]uint16 // the longest first
	sayings   []saying   // the longest first
}

type saying struct {
	said    []uint16
	spelled []uint16 // its full reading, if it has more than one character
	initial []uint16 // its initials, if it has more than two
	means   [][]uint16
}

// newEveryday gives the table, read at the first use.
var newEveryday = sync.OnceValue(func() *everyday {
	e := &everyday{}
	for line := range strings.Lines(everydayWords) {
		said, means, ok := strings.Cut(line, "=")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		said = strings.TrimSpace(said)
		var words [][]uint16
		for w := range strings.FieldsSeq(means) {
			words = append(words, units(w, false, nil, nil))
		}
		if said == "idle" {
			e.idleWords = words
			continue
		}
		s := saying{said: units(said, false, nil, nil), means: words}
		if len(s.said) > 1 {
			for _, u := range s.said {
				if r := usual(u); r != "" {
					s.spelled = units(r, true, s.spelled, nil)
					s.initial = append(s.initial, uint16(r[0]))
				} else {
					s.spelled, s.initial = append(s.spelled, u), append(s.initial, u)
				}
			}
		}
		if len(s.said) < 3 {
			s.initial = nil
		}
		e.sayings = append(e.sayings, s)
	}
	slices.SortStableFunc(e.idleWords, func(a, b []uint16) int { return len(b) - len(a) })
	slices.SortStableFunc(e.sayings, func(a, b saying) int { return len(b.said) - len(a.said) })
	return e
})

// idle marks the units that say nothing of the matter; none if that would be all of them.
func (e *everyday) idle(q []uint16) []bool {
	out := make([]bool, len(q))
	left := len(q)
	for i := 0; i < len(q); {
		n := 0
		for _, w := range e.idleWords {
			if begins(q[i:], w) {
				n = len(w)
				break
			}
		}
		for k := range n {
			out[i+k] = true
		}
		left -= n
		i += max(n, 1)
	}
	if left == 0 {
		clear(out)
	}
	return out
}

// within finds the sayings in a query. A shorter one inside a longer one is left out.
func (e *everyday) within(q []uint16) []replacement {
	var out []replacement
	for i := range e.sayings {
		s := &e.sayings[i]
		for _, said := range [][]uint16{s.said, s.spelled, s.initial} {
			if len(said) == 0 || len(said) > len(q) {
				continue
			}
			for from := 0; from+len(said) <= len(q); from++ {
				to := from + len(said)
				if begins(q[from:], said) && !slices.ContainsFunc(out, func(r replacement) bool { return r.from <= from && to <= r.to }) {
					out = append(out, replacement{from, to, s.means})
				}
			}
		}
	}
	return out
}

func begins(q, with []uint16) bool { return len(q) >= len(with) && slices.Equal(q[:len(with)], with) }
