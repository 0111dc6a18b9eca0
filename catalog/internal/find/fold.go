package find

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
)

//go:embed traditional.txt
var traditionalPairs string

// simplified maps a traditional character to its simplified form; 0 is a character that stays as it is. It is filled at
// the first use: a program that never searches does not pay for it.
var simplified = sync.OnceValue(func() *[1 << 16]uint16 {
	table := new([1 << 16]uint16)
	for line := range strings.Lines(traditionalPairs) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		pair := []rune(strings.TrimSpace(line))
		for i := 0; i+1 < len(pair); i += 2 {
			table[pair[i]] = uint16(pair[i+1])
		}
	}
	return table
})

// gap stands between two words of Latin letters. All other spaces and punctuation are left out: nobody types them.
const gap = ' '

// fold makes a character comparable: lower case, half width, simplified. ok is false for spaces and punctuation.
func fold(r rune) (unit uint16, ok bool) {
	if r >= '！' && r <= '～' {
		r -= '！' - '!'
	}
	if r < unicode.MaxASCII {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return uint16(r), true
		case r >= 'A' && r <= 'Z':
			return uint16(r + 'a' - 'A'), true
		}
		return 0, false
	}
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return 0, false
	}
	if r > 0xFFFF { // rare characters share the private area; a search for one may find another
		return uint16(0xE000 + r%0x1900), true
	}
	if r >= hanziFirst {
		if s := simplified()[r]; s != 0 {
			return s, true
		}
		return uint16(r), true
	}
	return uint16(unicode.ToLower(r)), true
}

const (
	hanziFirst = 0x3400
	hanziLast  = 0x9FFF
)

func isHanzi(u uint16) bool  { return u >= hanziFirst && u <= hanziLast }
func isLetter(u uint16) bool { return u >= 'a' && u <= 'z' }
func isDigit(u uint16) bool  { return u >= '0' && u <= '9' }
func isLatin(u uint16) bool  { return isLetter(u) || isDigit(u) }

// units appends what is compared of a text to out; pos, if not nil, receives the place of each unit in runes. Codes lose
// the gaps too.
func units(text string, code bool, out []uint16, pos *[]int) []uint16 {
	begin, at, space := len(out), 0, false
	for _, r := range text {
		u, ok := fold(r)
		switch {
		case !ok:
			space = true
		default:
			if space && !code && len(out) > begin && isLatin(u) && isLatin(out[len(out)-1]) {
				out = append(out, gap)
				if pos != nil {
					*pos = append(*pos, at)
				}
			}
			space = false
			out = append(out, u)
			if pos != nil {
				*pos = append(*pos, at)
			}
		}
		at++
	}
	return out
}
