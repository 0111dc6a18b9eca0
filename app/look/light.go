package look

import (
	"fyne.io/fyne/v2"
)

// State is what a light says.
type State int

// The lights. Each has a colour and a shape of its own, and is never shown without a word.
const (
	Green  State = iota // ● in time, serving
	Yellow              // ▲ soon late, needs a look
	Late                // ■ late
	Paused              // Ⅱ the clock stands still
	Idle                // ○ nothing to do
	Closed              // — not open
)

// Look returns the shape and the colour of a state.
func (s State) Look() (Shape, fyne.ThemeColorName) {
	switch s {
	case Green:
		return Dot, JadeInk
	case Yellow:
		return Triangle, AmberInk
	case Late:
		return Square, RedInk
	case Paused:
		return Pause, Soft
	case Closed:
		return Dash, Soft
	case Idle:
	}
	return Circle, Soft
}

// Light is a shape and a word in the colour of a state.
type Light struct {
	base
	state State
	icon  *Icon
	word  *Text
	row   *fyne.Container
}

// NewLight makes a light with its word, size is that of the word.
func NewLight(s State, word string, size float32) *Light {
	shape, c := s.Look()
	l := &Light{state: s, icon: NewIcon(shape, round(size*0.96), c), word: NewText(word, size, c)}
	l.row = Row(round(size*0.27), l.icon, l.word)
	l.ExtendBaseWidget(l)
	return l
}

// Bold draws the word in the bold cut: the time that is left.
func (l *Light) Bold() *Light { l.word.SetBold(true); l.word.Whole(); return l }

// Set changes state and word; nothing happens if they are the same.
func (l *Light) Set(s State, word string) {
	shape, c := s.Look()
	l.state = s
	l.icon.Set(shape, c)
	before := l.word.Natural()
	l.word.SetText(word)
	l.word.SetColor(c)
	if before != l.word.Natural() {
		l.row.Layout.Layout(l.row.Objects, l.row.Size())
	}
}

// State returns what the light says.
func (l *Light) State() State { return l.state }

// Word returns the word.
func (l *Light) Word() string { return l.word.Text() }

// Natural is the size at which the word is whole.
func (l *Light) Natural() fyne.Size { return Natural(l.row) }

// BaselineAt returns the baseline of the word.
func (l *Light) BaselineAt(h float32) float32 { return l.word.BaselineAt(h) }

// MinSize is the least size of shape and word.
func (l *Light) MinSize() fyne.Size { return l.row.MinSize() }

// CreateRenderer shows shape and word side by side.
func (l *Light) CreateRenderer() fyne.WidgetRenderer { return hull(l, l.row) }
