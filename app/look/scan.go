package look

import (
	"time"

	"fyne.io/fyne/v2"
)

// burst tells a scanner from a person: at least this many characters, none later than this after
// the one before. Scanners send a character every 1 to 20 ms, people none below 60 ms.
const (
	burstLength = 4
	burstPause  = 50 * time.Millisecond
)

// Scanner collects the characters that a barcode or card reader types. It needs the time of every
// character from outside, so that tests decide it.
type Scanner struct {
	OnScan func(string)
	now    func() time.Time
	buf    []rune
	last   time.Time
}

// NewScanner makes a collector; now tells the time.
func NewScanner(now func() time.Time, onScan func(string)) *Scanner {
	return &Scanner{OnScan: onScan, now: now}
}

// Rune takes a character. It reports whether it belongs to a burst (the second and later ones).
func (s *Scanner) Rune(r rune) bool {
	t := s.now()
	fast := len(s.buf) > 0 && t.Sub(s.last) <= burstPause
	if !fast {
		s.buf = s.buf[:0]
	}
	s.buf, s.last = append(s.buf, r), t
	return fast
}

// Enter ends a burst: it calls OnScan and returns true if what came before was one.
func (s *Scanner) Enter() bool {
	text, ok := string(s.buf), len(s.buf) >= burstLength && s.now().Sub(s.last) <= burstPause
	s.buf = s.buf[:0]
	if ok && s.OnScan != nil {
		s.OnScan(text)
	}
	return ok
}

// Listen lets the scanner work while nothing in the window has the focus. It takes the window's
// characters and Enter; a key of k that was set before keeps working for people.
func (s *Scanner) Listen(k *Keys) {
	k.OnAnyRune(func(r rune) bool { s.Rune(r); return true })
	for _, n := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter} {
		before := k.keys[n]
		k.On(func() {
			if !s.Enter() && before != nil {
				before()
			}
		}, n)
	}
}

// NewScanEntry makes an entry that takes both a scanner's burst and what a person types and ends
// with Enter. onScan gets either; before that the entry is emptied and gives the focus back, so
// that the window's keys work again.
func NewScanEntry(hint string, onScan func(string)) *Entry {
	e := NewEntry(hint)
	e.OnSubmit = func(text string) {
		e.SetText("")
		if c := fyne.CurrentApp().Driver().CanvasForObject(e); c != nil && c.Focused() == fyne.Focusable(e) {
			c.Unfocus()
		}
		if text != "" && onScan != nil {
			onScan(text)
		}
	}
	return e
}
