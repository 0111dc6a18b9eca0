package find

import (
	"maps"
	"slices"
	"sort"
	"strings"

	"github.com/mozillazg/go-pinyin"
)

// maxReadings bounds how many readings of a character count: the rest are classical or of names.
const maxReadings = 4

// readings are the ways a character is read, without tones, the longest first so that what is typed in full is not
// taken for an initial. All ways count, for 重 in 重庆 is not the usual one and a dictionary of words would always lack
// one.
func readings(u uint16) (all []string, main uint16) {
	if !isHanzi(u) {
		return nil, 0
	}
	for _, s := range pinyin.SinglePinyin(rune(u), pinyin.Args{Style: pinyin.Normal, Heteronym: true}) {
		for _, form := range []string{s, strings.ReplaceAll(s, "v", "u")} { // 绿: lv or lu
			if form != "" && !slices.Contains(all, form) && len(all) < maxReadings {
				all = append(all, form)
			}
		}
	}
	if len(all) == 0 {
		return nil, 0
	}
	main = uint16(all[0][0])
	slices.SortStableFunc(all, func(a, b string) int { return len(b) - len(a) })
	return all, main
}

// pages is a table by character of which only the parts that are used take memory.
type pages [256]*[256]uint16

func (p *pages) of(u uint16) uint16 {
	if page := p[u>>8]; page != nil {
		return page[u&0xFF]
	}
	return 0
}

func (p *pages) put(u, n uint16) {
	if p[u>>8] == nil {
		p[u>>8] = new([256]uint16)
	}
	p[u>>8][u&0xFF] = n
}

// reader knows the readings of the characters of one index.
type reader struct {
	set  pages // by character: its number in sets; 0 has no reading
	sets [][]string
	mask []uint32            // by set: the initials, one bit a letter
	main []uint16            // by set: the initial of the most common reading
	by   map[string][]uint16 // by syllable: the characters of the index that are read so
	list []string            // the syllables, sorted
}

func newReader() *reader {
	return &reader{sets: [][]string{nil}, mask: []uint32{0}, main: []uint16{0}, by: map[string][]uint16{}}
}

// learn adds a character.
func (r *reader) learn(u uint16) {
	if r.set.of(u) != 0 {
		return
	}
	all, main := readings(u)
	if len(all) == 0 {
		return
	}
	r.set.put(u, uint16(len(r.sets)))
	r.sets = append(r.sets, all)
	m := uint32(0)
	for _, s := range all {
		m |= initialBit(uint16(s[0]))
		r.by[s] = append(r.by[s], u)
	}
	r.mask = append(r.mask, m)
	r.main = append(r.main, main)
}

// seal ends the learning.
func (r *reader) seal() { r.list = slices.Sorted(maps.Keys(r.by)) }

// beginning gives the syllables that begin with the letters.
func (r *reader) beginning(letters string) []string {
	from := sort.SearchStrings(r.list, letters)
	to := from
	for to < len(r.list) && strings.HasPrefix(r.list[to], letters) {
		to++
	}
	return r.list[from:to]
}

// of gives the readings of a character and the initial of the most common one, also if it is not in the index.
func (r *reader) of(u uint16) ([]string, uint16) {
	if n := r.set.of(u); n != 0 {
		return r.sets[n], r.main[n]
	}
	return readings(u)
}

// initials are the letters that a unit can begin with.
func (r *reader) initials(u uint16) uint32 {
	if isLetter(u) {
		return initialBit(u)
	}
	return r.mask[r.set.of(u)]
}

func initialBit(u uint16) uint32 {
	if !isLetter(u) {
		return 0
	}
	return 1 << (u - 'a')
}

// usual is the most common reading of a character.
func usual(u uint16) string {
	if s := pinyin.SinglePinyin(rune(u), pinyin.NewArgs()); len(s) > 0 {
		return s[0]
	}
	return ""
}
