package find

import (
	"math"
	mathbits "math/bits"
)

// postings are sorted lists of texts, one a key, in one piece of memory.
type postings struct {
	begin []uint32
	texts []uint32
}

func (p *postings) list(key int) []uint32 {
	if key < 0 || key+1 >= len(p.begin) {
		return nil
	}
	return p.texts[p.begin[key]:p.begin[key+1]]
}

// newPostings fills the lists of n keys. each calls its argument for every key of a text, and may repeat itself.
func newPostings(keys, texts int, each func(text int, add func(key int))) postings {
	last := make([]uint32, keys) // text+1 that had the key last
	p := postings{begin: make([]uint32, keys+1)}
	for t := range texts {
		each(t, func(k int) {
			if last[k] != uint32(t)+1 {
				last[k] = uint32(t) + 1
				p.begin[k+1]++
			}
		})
	}
	for k := range keys {
		p.begin[k+1] += p.begin[k]
		last[k] = 0
	}
	p.texts = make([]uint32, p.begin[keys])
	next := make([]uint32, keys)
	copy(next, p.begin)
	for t := range texts {
		each(t, func(k int) {
			if last[k] != uint32(t)+1 {
				last[k] = uint32(t) + 1
				p.texts[next[k]] = uint32(t)
				next[k]++
			}
		})
	}
	return p
}

// bits is a set of texts.
type bits64 []uint64

func (b bits64) add(list []uint32) {
	for _, t := range list {
		b[t>>6] |= 1 << (t & 63)
	}
}

func (b bits64) has(t uint32) bool { return b[t>>6]&(1<<(t&63)) != 0 }

// rarity weighs a key by how few texts have it: 1 for the rarest, near 0 for one that all have.
func rarity(having, all int) float32 {
	if all < 2 {
		return 1
	}
	return float32(math.Log(float64(all+1)/float64(having+1)) / math.Log(float64(all+1)))
}

func eachBit(mask uint32, f func(int)) {
	for mask != 0 {
		f(mathbits.TrailingZeros32(mask))
		mask &= mask - 1
	}
}
