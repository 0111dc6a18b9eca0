package paper

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"onevisit/assets"
)

// noGlyph is printed for a character that our fonts lack; the data keeps the original.
const noGlyph = '〓'

// weight is a cut of the type family.
type weight int

const (
	regular weight = iota
	bold
	common // regular without rare characters: for files, where a cut with fewer glyphs is smaller and sooner ready
	cuts
)

// typeface is one cut with what has been asked of it. Advances are in ems.
type typeface struct {
	font *sfnt.Font
	mu   sync.Mutex
	buf  sfnt.Buffer
	adv  map[rune]float64 // -1: the cut lacks the character
}

// The fonts are parsed at first use: glyphs are read from the file when they are needed.
var typefaces = sync.OnceValue(func() (out [cuts]*typeface) {
	for cut, data := range cutData() {
		out[cut] = parse(data)
	}
	return out
})

// cutData are the files of the cuts.
func cutData() [cuts][]byte {
	return [cuts][]byte{regular: assets.NotoSansSCRegular, bold: assets.NotoSansSCBold, common: assets.NotoSansSCCommon}
}

// parse reads an embedded font. It is a part of the program, so a fault in it is a programmer's error.
func parse(data []byte) *typeface {
	f, err := sfnt.Parse(data)
	if err != nil {
		panic("paper: embedded font: " + err.Error())
	}
	return &typeface{font: f, adv: map[rune]float64{}}
}

// advance gives the width of a character in ems, or -1 if the cut lacks it.
func (t *typeface) advance(r rune) float64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	if a, ok := t.adv[r]; ok {
		return a
	}
	a := -1.0
	em := fixed.I(int(t.font.UnitsPerEm()))
	if i, err := t.font.GlyphIndex(&t.buf, r); err == nil && i != 0 {
		if w, err := t.font.GlyphAdvance(&t.buf, i, em, font.HintingNone); err == nil {
			a = float64(w) / float64(em)
		}
	}
	t.adv[r] = a
	return a
}

// has tells whether the cut can print the character.
func (t *typeface) has(r rune) bool { return t.advance(r) >= 0 }

// pick gives the cut that prints r: the wanted one, or regular where bold lacks a rare character.
func pick(r rune, w weight) weight {
	if w == bold && !typefaces()[bold].has(r) {
		return regular
	}
	return w
}

// pickFile gives the cut that a file prints r in.
func pickFile(r rune, w weight) weight {
	w = pick(r, w)
	if w == regular && typefaces()[common].has(r) {
		return common
	}
	return w
}

// width measures a text at a size, in the unit of the size.
func width(s string, size float64, w weight) float64 {
	sum := 0.0
	for _, r := range s {
		if a := typefaces()[pick(r, w)].advance(r); a > 0 {
			sum += a
		}
	}
	return sum * size
}

// run is a stretch of text in one cut.
type run struct {
	text string
	cut  weight
}

// runs splits a text where its characters come from different cuts.
func runs(s string, w weight, pick func(rune, weight) weight) []run {
	var out []run
	for _, r := range s {
		c := pick(r, w)
		if n := len(out); n > 0 && out[n-1].cut == c {
			out[n-1].text += string(r)
			continue
		}
		out = append(out, run{string(r), c})
	}
	return out
}

// clean makes a text fit to be printed: control characters become spaces, joiners and variation selectors vanish, a
// character without a glyph becomes 〓. Line breaks stay.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || r == '\r' || unicode.IsControl(r):
			return ' '
		case unicode.In(r, unicode.Variation_Selector, unicode.Cf):
			return -1
		case typefaces()[regular].has(r):
			return r
		}
		return noGlyph
	}, strings.ToValidUTF8(s, string(noGlyph)))
}
