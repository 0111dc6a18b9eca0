package catalog

import (
	"slices"
	"strings"
	"unicode"

	"github.com/mozillazg/go-pinyin"
)

// fold makes letters comparable: lower case, and half width for full-width letters, digits and signs.
func fold(r rune) rune {
	switch {
	case r == '\u3000':
		return ' '
	case r >= '！' && r <= '～':
		r -= '！' - '!'
	}
	return unicode.ToLower(r)
}

func foldAll(s string) []rune {
	out := []rune(s)
	for i, r := range out {
		out[i] = fold(r)
	}
	return out
}

// readings knows how characters are read: all ways of each, for 重 in 重庆 is not the usual one and a dictionary of
// words would always lack one. Number 0 is a character without a reading.
type readings struct {
	byRune map[rune]uint16
	list   [][]string
}

func newReadings() *readings {
	return &readings{byRune: map[rune]uint16{}, list: [][]string{nil}}
}

func (p *readings) of(r rune) uint16 {
	if r < 0x3400 {
		return 0
	}
	id, ok := p.byRune[r]
	if ok {
		return id
	}
	var all []string
	for _, s := range pinyin.SinglePinyin(r, pinyin.Args{Style: pinyin.Normal, Heteronym: true}) {
		for _, form := range []string{s, strings.ReplaceAll(s, "v", "u")} { // 绿: lv or lu
			if form != "" && !slices.Contains(all, form) {
				all = append(all, form)
			}
		}
	}
	if len(all) > 0 {
		// A longer reading first: what is typed in full is not taken for an initial.
		slices.SortStableFunc(all, func(a, b string) int { return len(b) - len(a) })
		id = uint16(len(p.list))
		p.list = append(p.list, all)
	}
	p.byRune[r] = id
	return id
}
