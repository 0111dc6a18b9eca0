package identity

import (
	"strings"
	"unicode"
)

// Likeness tells how two spellings of a name compare. Anything but Equal and Different is for a person to decide.
type Likeness string

// How two names compare.
const (
	Equal     Likeness = "equal"     // sign for sign, apart from width and spaces
	Written   Likeness = "written"   // the same but for dots, hyphens, letter case or marks: 买买提·艾力, 买买提.艾力
	Variant   Likeness = "variant"   // the same but for traditional or variant forms of characters: 張偉, 张伟
	Rare      Likeness = "rare"      // a character stands as a mark, in pinyin or in parts where it could not be typed
	Different Likeness = "different" // another name
)

// Comparison is how two names compare and where they differ, in runes of the first and second name without spaces.
type Comparison struct {
	Likeness Likeness
	Pairs    [][2]string // what stands at the places that differ; empty for Equal and Different
}

// Same reports whether nobody has to look.
func (c Comparison) Same() bool { return c.Likeness == Equal }

// CompareNames compares two spellings of a name. It never calls names the same that differ in a character: traditional
// forms, and characters that a system could not type, are reported as such and left to a person.
func CompareNames(a, b string) Comparison {
	x, y := plain(a), plain(b)
	if x == y {
		return Comparison{Likeness: Equal}
	}
	if x == "" || y == "" {
		return Comparison{Likeness: Different}
	}
	like := Written
	p, q := []rune(letters(x)), []rune(letters(y))
	var pairs [][2]string
	if len(p) != len(q) {
		return uneven(p, q)
	}
	for i := range p {
		switch {
		case p[i] == q[i]:
		case stands(p[i]) || stands(q[i]):
			like, pairs = Rare, append(pairs, [2]string{string(p[i]), string(q[i])})
		case simple(p[i]) == simple(q[i]):
			if like == Written {
				like = Variant
			}
			pairs = append(pairs, [2]string{string(p[i]), string(q[i])})
		default:
			return Comparison{Likeness: Different}
		}
	}
	return Comparison{Likeness: like, Pairs: pairs}
}

// uneven compares names of different length: a character written in letters (王YAN) or described by its parts.
func uneven(p, q []rune) Comparison {
	if len(p) < len(q) { // p is the longer one
		c := uneven(q, p)
		for i := range c.Pairs {
			c.Pairs[i][0], c.Pairs[i][1] = c.Pairs[i][1], c.Pairs[i][0]
		}
		return c
	}
	head := 0
	for head < len(q) && simple(p[head]) == simple(q[head]) {
		head++
	}
	tail := 0
	for tail < len(q)-head && simple(p[len(p)-1-tail]) == simple(q[len(q)-1-tail]) {
		tail++
	}
	in, out := p[head:len(p)-tail], q[head:len(q)-tail]
	if len(out) != 1 || !unicode.Is(unicode.Han, out[0]) || !described(in) {
		return Comparison{Likeness: Different}
	}
	return Comparison{Likeness: Rare, Pairs: [][2]string{{string(in), string(out)}}}
}

// described tells whether the signs stand for one character: Latin letters (pinyin), or parts in brackets or behind a
// sign of composition (⿰氵万).
func described(in []rune) bool {
	if len(in) < 2 {
		return false
	}
	if strings.ContainsRune("([{⿰⿱⿲⿳⿴⿵⿶⿷⿸⿹⿺⿻", in[0]) {
		return true
	}
	for _, r := range in {
		if !unicode.Is(unicode.Latin, r) {
			return false
		}
	}
	return true
}

// stands tells whether the sign is put where a character cannot be typed or shown.
func stands(r rune) bool {
	return strings.ContainsRune("?*＊□■〇○●�〓_", r) || unicode.Is(unicode.Co, r)
}

// plain writes full-width signs as plain ones and leaves out spaces and invisible signs.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			r -= '！' - '!'
		}
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF {
			return -1 // also variation selectors: they choose a shape of the same character
		}
		return r
	}, s)
}

// letters leaves out what separates the parts of a name, and letter case.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("·•‧・･∙⋅.．。｡﹒'’`-‐‑–—", r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, s)
}
