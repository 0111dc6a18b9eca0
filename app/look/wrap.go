package look

import (
	"strings"
	"unicode"
)

// Characters that must not begin a line, and those that must not end one (the usual rules of
// Chinese typesetting, GB/T 15834 for the marks).
const (
	noStart = "，。、；：？！）》〉」』】〕”’…—·％%‰,.;:?!)]}"
	noEnd   = "（《〈「『【〔“‘([{"
)

// isWide tells whether a line may break beside the rune: hanzi and full-width marks.
func isWide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFFEF || strings.ContainsRune("“”‘’…—", r)
}

// pieces cuts a paragraph into the smallest parts that a line may not break: a hanzi with the marks
// that cling to it, or a word with the spaces after it.
func pieces(s string) []string {
	var out []string
	runes := []rune(s)
	for i := 0; i < len(runes); {
		j := i + 1
		for j < len(runes) && glued(runes[j-1], runes[j]) {
			j++
		}
		out = append(out, string(runes[i:j]))
		i = j
	}
	return out
}

// glued tells whether no line break may come between two neighbours.
func glued(a, b rune) bool {
	switch {
	case strings.ContainsRune(noStart, b), strings.ContainsRune(noEnd, a), b == ' ':
		return true
	case a == ' ':
		return false
	}
	return !isWide(a) && !isWide(b)
}

// wrap breaks a text into lines no wider than width; width tells how wide a string is. A piece that
// is wider than a line is cut between characters. Line feeds begin a new line.
func wrap(s string, limit float32, width func(string) float32) []string {
	var lines []string
	for _, para := range strings.Split(s, "\n") {
		line := ""
		for _, p := range pieces(para) {
			if line != "" && width(strings.TrimRight(line+p, " ")) > limit {
				lines = append(lines, strings.TrimRight(line, " "))
				line = ""
			}
			if line == "" {
				for len([]rune(p)) > 1 && width(strings.TrimRight(p, " ")) > limit {
					n := fitting([]rune(p), limit, width)
					lines = append(lines, string([]rune(p)[:n]))
					p = string([]rune(p)[n:])
				}
			}
			line += p
		}
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return lines
}

// fitting is the number of leading runes that fit, at least one, never all.
func fitting(r []rune, limit float32, width func(string) float32) int {
	n := 1
	for n+1 < len(r) && width(string(r[:n+1])) <= limit {
		n++
	}
	return min(n, max(len(r)-1, 1))
}
