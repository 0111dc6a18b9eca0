// Package demo walks one person's visit through the real windows and the real store, as hands would: it presses what is
// on the screen, types what a keyboard types, and takes pictures.
package demo

import (
	"context"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
	"onevisit/catalog/fault"
)

// CodeStep is a step of the story that did not work. Args: step, what.
const CodeStep fault.Code = "app.demo_step"

// patience is how long the hands wait for a screen to show what must come, glance how often they look.
const (
	patience = 60 * time.Second
	glance   = 10 * time.Millisecond
	frame    = 80 * time.Millisecond // more than a frame of the slowest painter
)

// hands use the windows of the program.
type hands struct {
	run  look.Runner
	ctx  context.Context //nolint:containedctx // the life of one story
	busy func(seat string) bool
}

// do runs f where the screen may be touched and waits for it.
func (h *hands) do(f func()) error {
	done := make(chan struct{})
	h.run.Do(func() {
		defer close(done)
		f()
	})
	select {
	case <-done:
		return nil
	case <-h.ctx.Done():
		return h.ctx.Err()
	}
}

// until waits until something is true on the screen and nothing works in the background any more.
func (h *hands) until(what string, cond func() bool) error { return h.untilAt("", what, cond) }

// untilAt is until for a seat that has work of its own: a board shows each call for its time.
func (h *hands) untilAt(seat, what string, cond func() bool) error {
	deadline := time.NewTimer(patience)
	defer deadline.Stop()
	look := time.NewTicker(glance)
	defer look.Stop()
	for {
		ok := false
		if err := h.do(func() { ok = !h.busy(seat) && cond() }); err != nil {
			return err
		}
		if ok {
			return nil
		}
		select {
		case <-look.C:
		case <-deadline.C:
			return fmt.Errorf("waited %s for: %s", patience, what)
		case <-h.ctx.Done():
			return h.ctx.Err()
		}
	}
}

// find returns what can be pressed in a window and says the text: the whole text wins over a first line, and that over
// a part.
func find(w fyne.Window, text string) look.Pressable {
	var first, part look.Pressable
	for _, p := range look.Pressables(w.Canvas()) {
		said := strings.TrimSpace(p.Text)
		switch {
		case said == text:
			return p.Pressable
		case first == nil && strings.HasPrefix(said, text+" ") && !strings.HasPrefix(said, text+" ("):
			first = p.Pressable
		case part == nil && strings.Contains(said, text):
			part = p.Pressable
		}
	}
	if first != nil {
		return first
	}
	return part
}

// shows tells whether something with the text can be pressed now.
func shows(w fyne.Window, text string) func() bool {
	return func() bool { return find(w, text) != nil }
}

// press presses what says the text, as soon as it is there.
func (h *hands) press(w fyne.Window, text string) error {
	var p look.Pressable
	if err := h.until("\""+text+"\"", func() bool { p = find(w, text); return p != nil }); err != nil {
		var said []string
		_ = h.do(func() {
			for _, p := range look.Pressables(w.Canvas()) {
				said = append(said, strings.TrimSpace(p.Text))
			}
		})
		return fmt.Errorf("%w (there is: %s)", err, strings.Join(said, " | "))
	}
	if err := h.do(p.Press); err != nil {
		return err
	}
	return h.settle() // a person looks before the next press
}

// key types a key that is no character.
func (h *hands) key(w fyne.Window, k fyne.KeyName) error {
	return h.do(func() {
		e := &fyne.KeyEvent{Name: k}
		if f := w.Canvas().Focused(); f != nil {
			f.TypedKey(e)
		} else if f := w.Canvas().OnTypedKey(); f != nil {
			f(e)
		}
	})
}

// write types characters as a keyboard or a scanner does.
func (h *hands) write(w fyne.Window, text string) error {
	for _, r := range text {
		if err := h.do(func() {
			if f := w.Canvas().Focused(); f != nil {
				f.TypedRune(r)
			} else if f := w.Canvas().OnTypedRune(); f != nil {
				f(r)
			}
		}); err != nil {
			return err
		}
	}
	return nil
}

// settle waits until nothing works in the background and the last frame is on the screen.
func (h *hands) settle() error {
	if err := h.until("a quiet screen", func() bool { return true }); err != nil {
		return err
	}
	// Two rounds through the screen's own goroutine: what was refreshed by the first is drawn before the second ends.
	for range 2 {
		if err := h.do(func() {}); err != nil {
			return err
		}
		select {
		case <-time.After(frame):
		case <-h.ctx.Done():
			return h.ctx.Err()
		}
	}
	return nil
}

// shoot takes a picture of a window as it is on the screen.
func (h *hands) shoot(seat string, w fyne.Window, path string) error {
	if err := h.untilAt(seat, "a quiet "+seat, func() bool { return true }); err != nil {
		return err
	}
	if err := h.settle(); err != nil {
		return err
	}
	var err error
	if e := h.do(func() { err = look.SavePNG(path, w.Canvas().Capture()) }); e != nil {
		return e
	}
	return err
}
