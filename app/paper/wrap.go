package paper

import (
	"strings"
	"unicode"
)

// Characters that may not begin or end a line (避头尾).
const (
	neverFirst = "、，。；：！？）〕】》」』”’％%…—～·,.;:!?)]}"
	neverLast  = "（〔【《「『“‘([{№￥¥$"
)

// wrap breaks a text into lines of at most the width. It breaks between hanzi and between words, keeps punctuation off
// the line's start, and breaks inside a word only if the word alone is too long. It always gives at least one line and
// never loses a character other than the space at a break.
func wrap(s string, limit, size float64, w weight) []string {
	var lines []string
	for _, para := range strings.Split(s, "\n") {
		lines = append(lines, wrapOne(para, limit, size, w)...)
	}
	return lines
}

func wrapOne(s string, limit, size float64, w weight) []string {
	var lines []string
	line, room := "", limit
	flush := func() {
		lines = append(lines, strings.TrimRight(line, " "))
		line, room = "", limit
	}
	for _, tok := range tokens(s) {
		tw := width(tok, size, w)
		if width(strings.TrimRight(tok, " "), size, w) > room && line != "" {
			flush()
		}
		if tw > limit && width(strings.TrimRight(tok, " "), size, w) > limit {
			for _, r := range tok { // a word longer than the line
				rw := width(string(r), size, w)
				if rw > room && line != "" {
					flush()
				}
				line, room = line+string(r), room-rw
			}
			continue
		}
		line, room = line+tok, room-tw
	}
	flush()
	return lines
}

// tokens cuts a text at the places where a line may break.
func tokens(s string) []string {
	var out []string
	var cur strings.Builder
	prev := rune(0)
	for _, r := range s {
		if prev != 0 && mayBreak(prev, r) {
			out = append(out, cur.String())
			cur.Reset()
		}
		cur.WriteRune(r)
		prev = r
	}
	return append(out, cur.String())
}

// mayBreak tells whether a line may end between two characters.
func mayBreak(a, b rune) bool {
	switch {
	case b == ' ' || strings.ContainsRune(neverFirst, b) || strings.ContainsRune(neverLast, a):
		return false
	case a == ' ' || wide(a) || wide(b):
		return true
	case a == '-' || a == '/':
		return unicode.IsLetter(b)
	}
	return false
}

// wide tells whether a character is a hanzi or takes the width of one.
func wide(r rune) bool { return r >= 0x2E80 && r < 0xFB00 || r >= 0xFF00 }
