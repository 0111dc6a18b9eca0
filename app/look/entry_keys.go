package look

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// TypedRune inserts a character.
func (e *Entry) TypedRune(r rune) {
	if !e.Disabled() {
		e.insert(string(r))
	}
}

// TypedKey edits, submits on Enter, and passes on what a line has no use for.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	if e.Disabled() {
		return
	}
	from, to := e.selection()
	switch k.Name {
	case fyne.KeyLeft:
		if from != to && !e.shift {
			e.move(from)
		} else {
			e.move(e.cursor - 1)
		}
	case fyne.KeyRight:
		if from != to && !e.shift {
			e.move(to)
		} else {
			e.move(e.cursor + 1)
		}
	case fyne.KeyHome:
		e.move(0)
	case fyne.KeyEnd:
		e.move(len(e.text))
	case fyne.KeyBackspace:
		e.remove(-1)
	case fyne.KeyDelete:
		e.remove(1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if e.OnSubmit == nil {
			forwardKey(e, k)
			return
		}
		e.OnSubmit(string(e.text))
	case fyne.KeySpace:
		// arrives as a character too
	default:
		forwardKey(e, k)
	}
}

// TypedShortcut copies, cuts, pastes, selects all, and passes on the rest.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	switch c := s.(type) {
	case *fyne.ShortcutPaste:
		if !e.Disabled() && c.Clipboard != nil {
			e.insert(strings.TrimSpace(c.Clipboard.Content()))
		}
	case *fyne.ShortcutCopy:
		e.copy(c.Clipboard)
	case *fyne.ShortcutCut:
		if e.copy(c.Clipboard) && !e.Disabled() {
			e.remove(-1)
		}
	case *fyne.ShortcutSelectAll:
		e.SelectAll()
	default:
		forwardShortcut(e, s)
	}
}

// copy puts the selection on the clipboard and tells whether there was one.
func (e *Entry) copy(to fyne.Clipboard) bool {
	if e.secret || to == nil || e.cursor == e.anchor {
		return false
	}
	to.SetContent(e.Selected())
	return true
}

// SelectAll selects the whole text.
func (e *Entry) SelectAll() {
	e.anchor, e.cursor = 0, len(e.text)
	e.changed()
}

// KeyDown notes Shift.
func (e *Entry) KeyDown(k *fyne.KeyEvent) { e.note(k, true) }

// KeyUp notes Shift.
func (e *Entry) KeyUp(k *fyne.KeyEvent) { e.note(k, false) }

func (e *Entry) note(k *fyne.KeyEvent, down bool) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		e.shift = down
	}
}

// FocusGained shows ring and cursor.
func (e *Entry) FocusGained() { e.focus = true; e.changed() }

// FocusLost hides ring, cursor and selection.
func (e *Entry) FocusLost() { e.focus, e.shift, e.anchor = false, false, e.cursor; e.changed() }

// Tapped gives the entry the focus and puts the cursor where it was tapped.
func (e *Entry) Tapped(ev *fyne.PointEvent) {
	e.Focus()
	e.move(e.renderer().at(ev.Position.X))
}

// Focus asks the window for the focus.
func (e *Entry) Focus() {
	if e.Disabled() {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(e); c != nil && c.Focused() != fyne.Focusable(e) {
		c.Focus(e)
	}
}

// Dragged selects.
func (e *Entry) Dragged(ev *fyne.DragEvent) {
	if e.cursor == e.anchor {
		e.anchor = e.renderer().at(ev.Position.X - ev.Dragged.DX)
	}
	e.cursor = e.renderer().at(ev.Position.X)
	e.changed()
}

// DragEnd keeps the selection.
func (e *Entry) DragEnd() {}

// Cursor is the text cursor.
func (e *Entry) Cursor() desktop.Cursor { return desktop.TextCursor }
