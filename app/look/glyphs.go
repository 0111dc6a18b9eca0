package look

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font/sfnt"

	"onevisit/assets"
)

// Missing is drawn in place of a character that no font on this machine has. A screen must never
// ask Fyne for such a character: each time it looks through all system fonts and keeps what it
// finds, and the program gets slower for good.
const Missing = '〓'

// coverage remembers for each rune whether a font has it; fonts are asked once a rune.
type coverage struct {
	mu    sync.Mutex
	buf   sfnt.Buffer
	fonts []*sfnt.Font
	known map[rune]bool
}

// has tells whether one of the fonts has a glyph for r. Safe for concurrent use.
func (c *coverage) has(r rune) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if yes, ok := c.known[r]; ok {
		return yes
	}
	yes := false
	for _, f := range c.fonts {
		if i, err := f.GlyphIndex(&c.buf, r); err == nil && i != 0 {
			yes = true
			break
		}
	}
	c.known[r] = yes
	return yes
}

// add appends a font and forgets the answers given without it.
func (c *coverage) add(fonts ...*sfnt.Font) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.fonts = append(c.fonts, fonts...)
	c.known = map[rune]bool{}
}

// fonts of the program, parsed at first use.
var regularCover, boldCover = sync.OnceValue(func() *coverage { return cover(assets.ScreenRegular) }),
	sync.OnceValue(func() *coverage { return cover(assets.ScreenBold) })

// extraCover is what the operator's additional fonts have.
var extraCover = &coverage{known: map[rune]bool{}}

// cover parses an embedded font. A font that does not parse covers nothing, which a test excludes.
func cover(data []byte) *coverage {
	c := &coverage{known: map[rune]bool{}}
	if f, err := sfnt.Parse(data); err == nil {
		c.fonts = []*sfnt.Font{f}
	}
	return c
}

// AddFont names a font file (ttf, otf, ttc) that is installed on this machine for rare characters,
// so that Display lets those through and Fyne's own look-up finds them.
func AddFont(path string) error {
	data, err := os.ReadFile(path) //nolint:gosec // the operator names the file
	if err != nil {
		return fmt.Errorf("additional font: %w", err)
	}
	coll, err := sfnt.ParseCollection(data)
	if err != nil {
		return fmt.Errorf("additional font %s: %w", path, err)
	}
	for i := range coll.NumFonts() {
		f, err := coll.Font(i)
		if err != nil {
			return fmt.Errorf("additional font %s: %w", path, err)
		}
		extraCover.add(f)
	}
	return nil
}

// Covered tells whether a character can be drawn on this machine.
func Covered(r rune) bool { return regularCover().has(r) || extraCover.has(r) }

// Display makes a string fit to be drawn: characters without any glyph become 〓, control
// characters become a space, variation selectors and joiners vanish. The data keeps its original;
// only what is drawn passes through here. Every widget of this package calls it itself.
func Display(s string) string {
	plain := true
	for _, r := range s {
		if r < ' ' || r == 0x7f || r > 0x7e && !Covered(r) {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r < ' ' || r == 0x7f:
			return ' '
		case unicode.In(r, unicode.Variation_Selector) || r == 0x200d || r == 0xfeff:
			return -1
		case r <= 0x7e || Covered(r):
			return r
		}
		return Missing
	}, s)
}

// isCommon tells whether the bold and the common cut have every character of s.
func isCommon(s string) bool {
	for _, r := range s {
		if r > 0x7e && !boldCover().has(r) {
			return false
		}
	}
	return true
}
