package look

import (
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Keys hears the keyboard of one window, whether something has the focus or nothing has: the
// widgets of this package pass on the keys that they do not use. While a sheet is open, only the
// sheet hears keys.
type Keys struct {
	canvas fyne.Canvas
	keys   map[fyne.KeyName]func()
	runes  map[rune]func()
	short  map[string]func()
	any    func(rune) bool
	layers []func(*fyne.KeyEvent)
}

// hearing maps canvases to their Keys.
var hearing = struct {
	sync.Mutex
	by map[fyne.Canvas]*Keys
}{by: map[fyne.Canvas]*Keys{}}

// KeysOf returns the Keys of a window's canvas and begins to listen the first time. It takes over
// the canvas's own key callbacks.
func KeysOf(c fyne.Canvas) *Keys {
	hearing.Lock()
	defer hearing.Unlock()
	if k, ok := hearing.by[c]; ok {
		return k
	}
	k := &Keys{canvas: c, keys: map[fyne.KeyName]func(){}, runes: map[rune]func(){}, short: map[string]func(){}}
	hearing.by[c] = k
	c.SetOnTypedKey(k.Key)
	c.SetOnTypedRune(k.Rune)
	return k
}

// Forget ends the listening and lets the window go; call it when a window closes.
func (k *Keys) Forget() {
	hearing.Lock()
	delete(hearing.by, k.canvas)
	hearing.Unlock()
	k.canvas.SetOnTypedKey(nil)
	k.canvas.SetOnTypedRune(nil)
}

// On calls f when one of the keys is typed: fyne.KeyF2, fyne.KeyUp, fyne.KeyEscape, fyne.KeySpace.
func (k *Keys) On(f func(), names ...fyne.KeyName) *Keys {
	for _, n := range names {
		k.keys[n] = f
	}
	return k
}

// OnRune calls f when one of the characters is typed, such as '?'. Digits and letters arrive as
// characters, from people as from scanners.
func (k *Keys) OnRune(f func(), runes ...rune) *Keys {
	for _, r := range runes {
		k.runes[r] = f
	}
	return k
}

// OnAnyRune calls f with every character that OnRune does not know; f tells whether it used it.
// ScanEntry listens this way for scanners while nothing has the focus.
func (k *Keys) OnAnyRune(f func(rune) bool) *Keys { k.any = f; return k }

// OnShortcut calls f for a key with modifiers, such as KeyK with KeyModifierControl.
func (k *Keys) OnShortcut(f func(), key fyne.KeyName, mod fyne.KeyModifier) *Keys {
	s := &desktop.CustomShortcut{KeyName: key, Modifier: mod}
	k.short[s.ShortcutName()] = f
	k.canvas.AddShortcut(s, func(fyne.Shortcut) { k.Shortcut(s) })
	if key == fyne.KeyZ && mod == fyne.KeyModifierShortcutDefault { // the desktop driver has a name of its own for it
		k.canvas.AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { k.Shortcut(s) })
	}
	return k
}

// Key handles a typed key.
func (k *Keys) Key(e *fyne.KeyEvent) {
	if n := len(k.layers); n > 0 {
		k.layers[n-1](e)
		return
	}
	if f := k.keys[e.Name]; f != nil {
		f()
	}
}

// Rune handles a typed character.
func (k *Keys) Rune(r rune) {
	if len(k.layers) > 0 {
		return
	}
	if f := k.runes[r]; f != nil {
		f()
	} else if k.any != nil {
		k.any(r)
	}
}

// Shortcut handles a key with modifiers.
func (k *Keys) Shortcut(s fyne.Shortcut) {
	if len(k.layers) > 0 {
		return
	}
	if f := k.short[s.ShortcutName()]; f != nil {
		f()
	}
}

// push lets f hear all keys until the returned function is called.
func (k *Keys) push(f func(*fyne.KeyEvent)) (pop func()) {
	k.layers = append(k.layers, f)
	at := len(k.layers)
	return func() {
		if len(k.layers) >= at {
			k.layers = k.layers[:at-1]
		}
	}
}

// keysFor finds the Keys of the window that an object is shown in; nil if nobody listens there.
func keysFor(o fyne.CanvasObject) *Keys {
	app := fyne.CurrentApp()
	if app == nil {
		return nil
	}
	c := app.Driver().CanvasForObject(o)
	if c == nil {
		return nil
	}
	hearing.Lock()
	defer hearing.Unlock()
	return hearing.by[c]
}

// forwardKey passes on a key that the widget has no use for.
func forwardKey(o fyne.CanvasObject, e *fyne.KeyEvent) {
	if k := keysFor(o); k != nil {
		k.Key(e)
	}
}

// forwardRune passes on a character.
func forwardRune(o fyne.CanvasObject, r rune) {
	if k := keysFor(o); k != nil {
		k.Rune(r)
	}
}

// forwardShortcut passes on a key with modifiers.
func forwardShortcut(o fyne.CanvasObject, s fyne.Shortcut) {
	if k := keysFor(o); k != nil {
		k.Shortcut(s)
	}
}
