package look

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"
)

// stage makes a window with a stage and inline time.
func stage(t *testing.T, content fyne.CanvasObject) (*Stage, *Inline, fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	w := test.NewWindow(nil)
	t.Cleanup(w.Close)
	run := &Inline{}
	s := NewStage(w, New(Day, 1), run)
	t.Cleanup(s.Close)
	s.SetContent(content)
	w.Resize(fyne.NewSize(800, 600))
	return s, run, w
}

// key types a key as the window would deliver it.
func key(c fyne.Canvas, n fyne.KeyName) {
	e := &fyne.KeyEvent{Name: n}
	if f := c.Focused(); f != nil {
		f.TypedKey(e)
	} else if h := c.OnTypedKey(); h != nil {
		h(e)
	}
}

func TestButtonPress(t *testing.T) {
	n := 0
	b := NewButton("叫号", Primary, func() { n++ }).Key("F2")
	_, _, w := stage(t, Center(b))
	test.Tap(b)
	w.Canvas().Focus(b)
	key(w.Canvas(), fyne.KeySpace)
	key(w.Canvas(), fyne.KeyReturn)
	require.Equal(t, 3, n)
	b.SetEnabled(false)
	test.Tap(b)
	key(w.Canvas(), fyne.KeySpace)
	require.Equal(t, 3, n, "a disabled button does nothing")
	b.SetEnabled(true)
	b.Hide()
	b.Press()
	require.Equal(t, 3, n, "a hidden button does nothing")
}

func TestButtonFocusSkipsDisabled(t *testing.T) {
	a, b, c := NewButton("一", Plain, nil), NewButton("二", Plain, nil), NewButton("三", Plain, nil)
	_, _, w := stage(t, Row(8, a, b, c))
	b.SetEnabled(false)
	w.Canvas().FocusNext()
	require.Equal(t, fyne.Focusable(a), w.Canvas().Focused())
	w.Canvas().FocusNext()
	require.Equal(t, fyne.Focusable(c), w.Canvas().Focused())
}

func TestButtonShowsItsState(t *testing.T) {
	b := NewButton("叫号", Primary, nil).Key("F2")
	s, _, w := stage(t, Center(b))
	require.Equal(t, color.Color(Day.Color(Jade)), b.body.rect.FillColor)
	require.False(t, b.body.ring.Visible())
	w.Canvas().Focus(b)
	require.True(t, b.body.ring.Visible())
	require.Equal(t, color.Color(Day.Color(Sky)), b.body.ring.StrokeColor)
	require.InDelta(t, 3, b.body.ring.StrokeWidth, 0)
	b.MouseIn(nil)
	hover := b.body.rect.FillColor
	require.NotEqual(t, color.Color(Day.Color(Jade)), hover)
	b.MouseDown(nil)
	require.NotEqual(t, hover, b.body.rect.FillColor)
	b.MouseUp(nil)
	b.MouseOut()
	require.Equal(t, color.Color(Day.Color(Jade)), b.body.rect.FillColor)
	b.SetEnabled(false)
	require.Equal(t, color.Color(Day.Color(Faint)), b.body.label.Color)
	b.SetEnabled(true)
	b.SetText("叫下一位")
	b.SetKey("F3")
	s.Adopt()
	require.Equal(t, "叫下一位", b.body.label.Text)
	require.Equal(t, "F3", b.body.key.Text)
}

func TestFocusRingIsDrawn(t *testing.T) {
	test.NewTempApp(t)
	sky := func(b *Button) int {
		img, n := Shot(Center(b), 200, 100, New(Day, 1)), 0
		for y := range 100 {
			for x := range 200 {
				if c, ok := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA); ok && c == Day.Color(Sky) {
					n++
				}
			}
		}
		return n
	}
	b := NewButton("叫号", Plain, nil)
	require.Zero(t, sky(b))
	b.FocusGained()
	require.Greater(t, sky(b), 300)
}

func TestButtonsAreLargeEnough(t *testing.T) {
	test.NewTempApp(t)
	for _, k := range []ButtonKind{Plain, Primary, Danger, Raised, Quiet} {
		b := NewButton("好", k, nil)
		require.GreaterOrEqual(t, b.MinSize().Height, float32(44))
		require.GreaterOrEqual(t, b.Height(128).MinSize().Height, float32(128))
	}
	require.GreaterOrEqual(t, NewTile(Surface, 8, Gap(1, 1), nil).MinSize().Width, float32(44))
}

func TestTile(t *testing.T) {
	n := 0
	tile := NewChoiceTile(Ticket, "取号", "现在就办", func() { n++ })
	_, _, w := stage(t, Center(tile))
	test.Tap(tile)
	w.Canvas().Focus(tile)
	key(w.Canvas(), fyne.KeyEnter)
	require.Equal(t, 2, n)
	require.True(t, tile.ring.Visible())
	tile.SetEdge(RedInk)
	require.Equal(t, color.Color(Day.Color(RedInk)), tile.plate.rect.StrokeColor)
	tile.SetEnabled(false)
	tile.Press()
	require.Equal(t, 2, n)
}

func TestChoice(t *testing.T) {
	var got []int
	c := NewChoice("跨省转入", []string{"否", "是", "不清楚"}, 0, func(i int) { got = append(got, i) })
	_, _, w := stage(t, Center(c))
	require.Equal(t, "跨省转入 否", c.Text())
	w.Canvas().Focus(c)
	key(w.Canvas(), fyne.KeyRight)
	key(w.Canvas(), fyne.KeyLeft)
	key(w.Canvas(), fyne.KeyLeft)
	require.Equal(t, []int{1, 0}, got, "no step beyond the first")

	key(w.Canvas(), fyne.KeySpace)
	require.NotNil(t, w.Canvas().Overlays().Top(), "Space opens the list")
	key(w.Canvas(), fyne.KeyDown)
	key(w.Canvas(), fyne.KeyDown)
	key(w.Canvas(), fyne.KeyReturn)
	require.Nil(t, w.Canvas().Overlays().Top())
	require.Equal(t, 2, c.Chosen())
	require.Equal(t, "跨省转入 不清楚", c.Text())
	require.Equal(t, fyne.Focusable(c), w.Canvas().Focused(), "the focus comes back")

	test.Tap(c)
	key(w.Canvas(), fyne.KeyEscape)
	require.Nil(t, w.Canvas().Overlays().Top())
	require.Equal(t, 2, c.Chosen())

	c.SetEnabled(false)
	test.Tap(c)
	require.Nil(t, w.Canvas().Overlays().Top())
	c.Set("代办", []string{"否"}, -1)
	require.Equal(t, "代办", c.Text())
}

func TestLightsDifferInShapeAndSayAWord(t *testing.T) {
	test.NewTempApp(t)
	seen := map[Shape]bool{}
	for s := Green; s <= Closed; s++ {
		shape, _ := s.Look()
		require.False(t, seen[shape], "two lights with one shape cannot be told apart without colour")
		seen[shape] = true
	}
	l := NewLight(Green, "正常 3", Body)
	l.Set(Late, "超时 1")
	require.Equal(t, "超时 1", l.Word())
	require.Equal(t, Late, l.State())
	require.Equal(t, Square, l.icon.Shape())
}

func TestMarksAreDrawnDifferently(t *testing.T) {
	test.NewTempApp(t)
	seen := map[string]MarkState{}
	for s := MarkOpen; s <= MarkEmpty; s++ {
		img := Shot(NewMark(s, MarkCounter), 26, 26, New(Day, 1))
		var px []byte
		for y := range 26 {
			for x := range 26 {
				r, g, b, _ := img.At(x, y).RGBA()
				px = append(px, byte(r>>8), byte(g>>8), byte(b>>8))
			}
		}
		before, twice := seen[string(px)]
		require.False(t, twice, "marks %d and %d look alike", before, s)
		seen[string(px)] = s
	}
}

func TestEveryShapeDrawsSomething(t *testing.T) {
	for s := range shapes {
		img, n := drawShape(s, 48, 48, color.NRGBA{A: 255}), 0
		for y := range 48 {
			for x := range 48 {
				if _, _, _, a := img.At(x, y).RGBA(); a > 0x8000 {
					n++
				}
			}
		}
		require.Greater(t, n, 60, "%s", s)
	}
}

// TestNothingLightsUpUnderAFinger: after a touch the pointer stays where the finger was, and what comes to lie below it
// must look like everything else.
func TestNothingLightsUpUnderAFinger(t *testing.T) {
	test.NewTempApp(t)
	for _, touch := range []bool{false, true} {
		th := New(Kiosk, 1)
		if touch {
			th = New(Kiosk, 1, Touch())
		}
		tile := NewTile(Surface, 12, NewText("A", Body, Ink), nil)
		c := test.NewCanvas()
		c.SetContent(Themed(tile, th))
		tile.MouseIn(nil)
		require.Equal(t, !touch, tile.hover)
	}
}

// TestASameChoiceIsNotDrawnAgain: seats set what they show again and again, and each drawing costs a frame.
func TestASameChoiceIsNotDrawnAgain(t *testing.T) {
	c := NewChoice("", []string{"A", "B"}, 0, nil)
	c.label.SetText("as it was")
	c.Set("", []string{"A", "B"}, 0)
	require.Equal(t, "as it was", c.Text())
	c.Set("", []string{"A", "B"}, 1)
	require.Equal(t, "B", c.Text())
	c.Set("", []string{"A", "C"}, 1)
	require.Equal(t, "C", c.Text())
}
