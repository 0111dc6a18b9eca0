package look

import (
	"image/color"
	"sort"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// face chooses the cut of the font for a text. Bold and common have the same characters; a text with any other is
// written in the whole regular cut, which looks like the common one. Fyne copies a font before it draws the first glyph:
// 8 MB for the whole cut, 2 MB for the common one, and most screens need no more.
func face(s string, bold bool) *fyne.StaticResource {
	switch {
	case !isCommon(s):
		return fontRegular
	case bold:
		return fontBold
	}
	return fontCommon
}

// measure returns the width of a text and the distance from the top of its line to the baseline.
func measure(s string, size float32, bold bool) (width, baseline float32) {
	k := textKey{s, size, face(s, bold)}
	measured.Lock()
	m, ok := measured.sizes[k]
	measured.Unlock()
	if ok {
		return m.width, m.baseline
	}
	full, b := fyne.CurrentApp().Driver().RenderedTextSize(s, size, fyne.TextStyle{Bold: k.font == fontBold}, k.font)
	measured.Lock()
	defer measured.Unlock()
	if len(measured.sizes) >= mostMeasured {
		clear(measured.sizes)
	}
	measured.sizes[k] = textSize{full.Width, b}
	return full.Width, b
}

// measured remembers how large texts are. Fyne remembers it too, but forgets everything whenever a part with a theme of
// its own is refreshed, and each row of a list is one: half of what a key press cost was measuring the same texts again.
var measured = struct {
	sync.Mutex
	sizes map[textKey]textSize
}{sizes: map[textKey]textSize{}}

// mostMeasured is how many texts are remembered: several screens of them, in less than a megabyte.
const mostMeasured = 4096

type textKey struct {
	text string
	size float32
	font *fyne.StaticResource
}

type textSize struct{ width, baseline float32 }

// newText makes an empty text with a font of ours: without one, Fyne would load and keep the theme's font a second time,
// its own fonts and a list of the system's, for the size of nothing.
func newText() *canvas.Text {
	t := canvas.NewText("", color.Black)
	t.FontSource = fontCommon
	return t
}

// Warm loads the fonts of nearly every screen, which the first text would otherwise wait for. It may run in the
// background while nothing else measures or draws.
func Warm() {
	measure("口", Body, false)
	measure("口", Body, true)
}

// middle is how far the optical centre of hanzi and digits lies above the baseline, in ems.
const middle = 0.37

// ellipsis cuts a text so that it fits a width; a width below one character leaves nothing.
func ellipsis(s string, size float32, bold bool, width float32) string {
	if w, _ := measure(s, size, bold); w <= width+0.5 {
		return s
	}
	runes := []rune(s)
	n := sort.Search(len(runes), func(n int) bool {
		w, _ := measure(string(runes[:n+1])+"…", size, bold)
		return w > width+0.5
	})
	for n > 0 && runes[n-1] == ' ' {
		n--
	}
	if n == 0 {
		if w, _ := measure("…", size, bold); w > width {
			return ""
		}
	}
	return string(runes[:n]) + "…"
}
