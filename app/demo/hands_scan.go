package demo

import "fyne.io/fyne/v2"

// scan lets a scanner read a text: all of its characters faster than anybody types, and Enter.
func (h *hands) scan(w fyne.Window, text string) error {
	if err := h.do(func() {
		for _, r := range text {
			w.Canvas().OnTypedRune()(r)
		}
		w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}); err != nil {
		return err
	}
	return h.settle()
}

// pressAny presses the first of some texts that is there.
func (h *hands) pressAny(w fyne.Window, texts ...string) error {
	var there string
	if err := h.until("one of some buttons", func() bool {
		for _, t := range texts {
			if there = t; find(w, t) != nil {
				return true
			}
		}
		return false
	}); err != nil {
		return err
	}
	return h.press(w, there)
}
