package look

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestEntryEdits(t *testing.T) {
	var last, sent string
	e := NewEntry("号码")
	e.OnChange = func(s string) { last = s }
	e.OnSubmit = func(s string) { sent = s }
	_, _, w := stage(t, Center(e))
	test.Tap(e)
	require.Equal(t, fyne.Focusable(e), w.Canvas().Focused(), "a tap gives the focus")
	test.Type(e, "张三A12")
	require.Equal(t, "张三A12", last)
	key(w.Canvas(), fyne.KeyHome)
	key(w.Canvas(), fyne.KeyDelete)
	key(w.Canvas(), fyne.KeyEnd)
	key(w.Canvas(), fyne.KeyBackspace)
	require.Equal(t, "三A1", e.Text())
	key(w.Canvas(), fyne.KeyLeft)
	test.Type(e, "0")
	require.Equal(t, "三A01", e.Text())
	key(w.Canvas(), fyne.KeyReturn)
	require.Equal(t, "三A01", sent)

	e.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	key(w.Canvas(), fyne.KeyHome)
	e.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	require.Equal(t, "三A0", e.Selected())
	test.Type(e, "B")
	require.Equal(t, "B1", e.Text(), "typing replaces the selection")
}

func TestEntryClipboardAndLimit(t *testing.T) {
	e := NewEntry("").Limit(6)
	stage(t, Center(e))
	clip := test.NewClipboard()
	clip.SetContent(" A017\nB ")
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	require.Equal(t, "A017 B", e.Text())
	test.Type(e, "x")
	require.Equal(t, "A017 B", e.Text(), "the limit holds")
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	e.TypedShortcut(&fyne.ShortcutCut{Clipboard: clip})
	require.Empty(t, e.Text())
	require.Equal(t, "A017 B", clip.Content())

	s := NewEntry("").Secret()
	s.SetText("1234")
	s.SelectAll()
	s.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	require.Equal(t, "A017 B", clip.Content(), "a secret is not copied")
	require.Equal(t, "••••", string(s.renderer().drawn()))

	e.Disable()
	test.Type(e, "x")
	require.Empty(t, e.Text())
}

func TestEntryNeverPanics(t *testing.T) {
	test.NewTempApp(t)
	names := []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd, fyne.KeyBackspace, fyne.KeyDelete}
	rapid.Check(t, func(t *rapid.T) {
		e := NewEntry("提示")
		e.Resize(fyne.NewSize(float32(rapid.IntRange(0, 200).Draw(t, "w")), 40))
		e.FocusGained()
		for range rapid.IntRange(0, 40).Draw(t, "steps") {
			switch rapid.IntRange(0, 4).Draw(t, "do") {
			case 0, 1:
				e.TypedRune(rapid.SampledFrom([]rune("一A 〓\U0003FFF0")).Draw(t, "rune"))
			case 2:
				e.TypedKey(&fyne.KeyEvent{Name: rapid.SampledFrom(names).Draw(t, "key")})
			case 3:
				e.note(&fyne.KeyEvent{Name: desktop.KeyShiftLeft}, rapid.Bool().Draw(t, "shift"))
			case 4:
				e.Tapped(&fyne.PointEvent{Position: fyne.NewPos(float32(rapid.IntRange(-10, 300).Draw(t, "x")), 5)})
			}
			if e.cursor < 0 || e.cursor > len(e.text) || e.anchor < 0 || e.anchor > len(e.text) {
				t.Fatalf("cursor %d, anchor %d in %d characters", e.cursor, e.anchor, len(e.text))
			}
		}
	})
}

func TestKeysWithAndWithoutFocus(t *testing.T) {
	b, e := NewButton("叫号", Plain, nil), NewEntry("")
	s, _, w := stage(t, Row(8, b, e))
	var got []string
	note := func(what string) func() { return func() { got = append(got, what) } }
	s.Keys().On(note("F2"), fyne.KeyF2).On(note("up"), fyne.KeyUp).OnRune(note("?"), '?').OnShortcut(note("ctrl k"), fyne.KeyK, fyne.KeyModifierControl)
	ctrlK := &desktop.CustomShortcut{KeyName: fyne.KeyK, Modifier: fyne.KeyModifierControl}

	key(w.Canvas(), fyne.KeyF2)
	test.TypeOnCanvas(w.Canvas(), "?")
	s.Keys().Shortcut(ctrlK)
	require.Equal(t, []string{"F2", "?", "ctrl k"}, got, "with nothing focused")

	got = nil
	w.Canvas().Focus(b)
	key(w.Canvas(), fyne.KeyF2)
	key(w.Canvas(), fyne.KeyUp)
	b.TypedRune('?')
	b.TypedShortcut(ctrlK)
	require.Equal(t, []string{"F2", "up", "?", "ctrl k"}, got, "with a button focused")

	got = nil
	w.Canvas().Focus(e)
	key(w.Canvas(), fyne.KeyF2)
	e.TypedRune('?')
	e.TypedShortcut(ctrlK)
	require.Equal(t, []string{"F2", "ctrl k"}, got, "an entry keeps its characters")
	require.Equal(t, "?", e.Text())

	got = nil
	w.Canvas().Unfocus()
	s.Close()
	require.Nil(t, w.Canvas().OnTypedKey(), "nothing listens after Close")
}

func TestScanner(t *testing.T) {
	now := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	var got []string
	sc := NewScanner(func() time.Time { return now }, func(s string) { got = append(got, s) })
	s, _, w := stage(t, Gap(1, 1))
	entered := 0
	s.Keys().On(func() { entered++ }, fyne.KeyReturn)
	sc.Listen(s.Keys())
	typed := func(text string, pause time.Duration) {
		for _, r := range text {
			now = now.Add(pause)
			w.Canvas().OnTypedRune()(r)
		}
		now = now.Add(pause)
		key(w.Canvas(), fyne.KeyReturn)
	}
	typed("A017-20261120", 5*time.Millisecond)
	require.Equal(t, []string{"A017-20261120"}, got)
	require.Zero(t, entered)
	typed("A018", 150*time.Millisecond)
	require.Len(t, got, 1, "a person is not a scanner")
	require.Equal(t, 1, entered, "Enter keeps its meaning for people")
	typed("A1", time.Millisecond)
	require.Len(t, got, 1, "too short")
}

func TestScanEntry(t *testing.T) {
	var got []string
	e := NewScanEntry("随时扫码", func(s string) { got = append(got, s) })
	_, _, w := stage(t, Center(e))
	w.Canvas().Focus(e)
	test.Type(e, "A017")
	key(w.Canvas(), fyne.KeyReturn)
	require.Equal(t, []string{"A017"}, got)
	require.Empty(t, e.Text())
	require.Nil(t, w.Canvas().Focused(), "the window's keys work again")
	w.Canvas().Focus(e)
	key(w.Canvas(), fyne.KeyReturn)
	require.Len(t, got, 1, "nothing typed, nothing sent")
}
