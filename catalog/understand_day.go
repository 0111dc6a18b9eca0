package catalog

import (
	"fmt"
	"slices"
	"strings"
)

// longTerms are the words that documents and clerks have for LongTerm.
var longTerms = []string{"长期有效", "永久", "永久有效", "long-term", "long term", "permanent"}

// understandDays writes the days of a submission as the check reads them: 2026.3.1, as identity cards have it, 2026/03/01
// and 2026年3月1日. What is no day stays, and Check says so.
func understandDays(s *Submission) {
	s.On = writtenDay(s.On)
	for id, h := range s.Papers {
		h.Expires, h.Issued = writtenDay(h.Expires), writtenDay(h.Issued)
		if slices.Contains(longTerms, strings.ToLower(h.Expires)) {
			h.Expires = LongTerm
		}
		s.Papers[id] = h
	}
}

// writtenDay is the day in the catalog's writing; text that is none is given back.
func writtenDay(text string) string {
	plain := strings.TrimSuffix(strings.Map(narrow, strings.TrimSpace(text)), "日")
	parts := strings.FieldsFunc(plain, func(r rune) bool { return strings.ContainsRune("-./年月 ", r) })
	if len(parts) != 3 || len(parts[0]) != 4 {
		return text
	}
	y, ok1 := digits(parts[0])
	m, ok2 := digits(parts[1])
	d, ok3 := digits(parts[2])
	day := fmt.Sprintf("%04d-%02d-%02d", y, m, d)
	if _, ok := parseDay(day); !ok || !ok1 || !ok2 || !ok3 || len(parts[1]) > 2 || len(parts[2]) > 2 {
		return text
	}
	return day
}
