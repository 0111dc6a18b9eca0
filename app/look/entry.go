package look

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
)

// Entry is a line to type into. Its cursor does not blink: a resting screen costs nothing. Text
// from an input method arrives when it is committed. Up, Down, Escape and the function keys are
// passed on to the window.
type Entry struct {
	offable
	OnChange func(string) // every change by the person
	OnSubmit func(string) // Enter

	text   []rune
	cursor int
	anchor int // the other end of the selection; equal to cursor if there is none
	limit  int
	hint   string
	icon   Shape
	size   float32
	height float32
	secret bool
	wrong  bool

	focus bool
	shift bool
	body  *entryBody
}

// NewEntry makes an entry of 40 pixels height with a hint that shows while it is empty.
func NewEntry(hint string) *Entry {
	e := &Entry{hint: Display(hint), size: Body, height: 40, limit: 200}
	e.ExtendBaseWidget(e)
	return e
}

// Height sets the height in pixels at scale 1.
func (e *Entry) Height(h float32) *Entry { e.height = h; e.changed(); return e }

// TextSize sets the size of the text at scale 1.
func (e *Entry) TextSize(px float32) *Entry { e.size = px; e.changed(); return e }

// Icon draws a shape at the left.
func (e *Entry) Icon(s Shape) *Entry { e.icon = s; e.changed(); return e }

// Limit sets how many characters can be typed; 200 unless set.
func (e *Entry) Limit(n int) *Entry { e.limit = n; return e }

// Secret shows dots instead of the text and does not copy it.
func (e *Entry) Secret() *Entry { e.secret = true; e.changed(); return e }

// SetHint changes the hint.
func (e *Entry) SetHint(s string) {
	if s = Display(s); s != e.hint {
		e.hint = s
		e.changed()
	}
}

// SetWrong marks the entry as not acceptable: a red edge.
func (e *Entry) SetWrong(on bool) {
	if on != e.wrong {
		e.wrong = on
		e.changed()
	}
}

// Text returns what is in the entry.
func (e *Entry) Text() string { return string(e.text) }

// SetText replaces the text without calling OnChange and puts the cursor at its end.
func (e *Entry) SetText(s string) {
	if s == string(e.text) {
		return
	}
	e.text = []rune(s)
	e.cursor, e.anchor = len(e.text), len(e.text)
	e.changed()
}

// changed redraws an entry that is already on a screen.
func (e *Entry) changed() {
	if e.body != nil {
		e.body.Refresh()
	}
}

// edited redraws and tells OnChange.
func (e *Entry) edited() {
	e.changed()
	if e.OnChange != nil {
		e.OnChange(string(e.text))
	}
}

// selection returns the selected part, from ≤ to.
func (e *Entry) selection() (from, to int) {
	return min(e.cursor, e.anchor), max(e.cursor, e.anchor)
}

// Selected returns the selected text.
func (e *Entry) Selected() string {
	from, to := e.selection()
	return string(e.text[from:to])
}

// insert replaces the selection.
func (e *Entry) insert(s string) {
	from, to := e.selection()
	in := []rune(strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s))
	if room := e.limit - (len(e.text) - (to - from)); len(in) > room {
		in = in[:max(room, 0)]
	}
	if len(in) == 0 && from == to {
		return
	}
	e.text = append(append(append([]rune{}, e.text[:from]...), in...), e.text[to:]...)
	e.cursor = from + len(in)
	e.anchor = e.cursor
	e.edited()
}

// remove deletes the selection, or d characters beside the cursor (-1 before, 1 after).
func (e *Entry) remove(d int) {
	if e.cursor == e.anchor {
		e.anchor = min(max(e.cursor+d, 0), len(e.text))
	}
	from, to := e.selection()
	if from == to {
		return
	}
	e.text = append(e.text[:from:from], e.text[to:]...)
	e.cursor, e.anchor = from, from
	e.edited()
}

// move puts the cursor somewhere and drops the selection unless Shift is down.
func (e *Entry) move(to int) {
	e.cursor = min(max(to, 0), len(e.text))
	if !e.shift {
		e.anchor = e.cursor
	}
	e.changed()
}

// Natural is 240 pixels wide unless the layout says otherwise.
func (e *Entry) Natural() fyne.Size { return fyne.NewSize(240*scaleOf(e), e.renderer().height()) }

// MinSize is six characters wide.
func (e *Entry) MinSize() fyne.Size {
	return fyne.NewSize(6*e.size*scaleOf(e)+24, e.renderer().height())
}

// renderer makes the renderer once.
func (e *Entry) renderer() *entryBody {
	if e.body == nil {
		e.body = newEntryBody(e)
	}
	return e.body
}

// CreateRenderer returns the drawing of the entry.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer { return e.renderer() }
