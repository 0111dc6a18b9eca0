package look

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"
)

// drawn counts the visible objects of a renderer that have a size, inside out.
func drawn(o fyne.CanvasObject) int {
	if !o.Visible() {
		return 0
	}
	n := 0
	switch c := o.(type) {
	case fyne.Widget:
		for _, in := range test.WidgetRenderer(c).Objects() {
			n += drawn(in)
		}
	case *fyne.Container:
		for _, in := range c.Objects {
			n += drawn(in)
		}
	default:
		if s := o.Size(); s.Width > 0 && s.Height > 0 {
			n++
		}
	}
	return n
}

// Fyne drops the renderers of widgets that were hidden for a minute and makes new ones later.
func TestRenderersCanBeMadeAgain(t *testing.T) {
	test.NewTempApp(t)
	at := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	for _, w := range []fyne.Widget{
		NewText("办理", Body, Ink), NewPara("一二三四五六七八九十一二三四五六七八九十", 20, Ink), Card(Surface, 8, NewText("卡", Body, Ink)), NewTag("标", Bad),
		NewBanner(Late, "一", "二", nil), NewButton("叫号", Primary, nil).Key("F2"), NewTile(Surface, 8, NewText("块", Body, Ink), nil), NewChoice("", []string{"是"}, 0, nil),
		NewEntry("提示"), NewIcon(Tick, 20, Ink), NewLight(Late, "超时", Body), NewMark(MarkOK, 26), NewQR("A", 100), NewScroll(NewText("滚", Body, Ink)),
		NewLines(LineData{Actual: []Sample{{0, 1, 2, 3}, {1, 1, 2, 3}}, XMarks: []AxisMark{{0, "8:30"}}}), NewBars(60, []Bar{{"A", 1, "1", ""}}),
		NewStrip(60, at, at.Add(time.Hour), []Lane{{Label: "1"}}, []AxisMark{{0, "9:00"}}),
	} {
		w.Resize(fyne.NewSize(200, 120))
		before := drawn(w)
		require.Positive(t, before, "%T", w)
		again, n := w.CreateRenderer(), 0
		for _, o := range again.Objects() {
			n += drawn(o)
		}
		require.Equal(t, before, n, "%T", w)
	}
}

func TestThemeSurvivesTheLossOfTheRenderer(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(New(Day, 1))
	b := NewButton("叫号", Plain, nil)
	over := Themed(b, New(Night, 1))
	require.Equal(t, Night.Color(Fill), shade(b, Fill))
	require.Same(t, over.Content, fyne.CanvasObject(b))
	// what Fyne does to a widget that was hidden for a minute: the override is gone, and with the
	// next refresh the widget's own memory of it
	fresh := NewButton("叫号", Plain, nil)
	fresh.worn = b.worn
	require.Equal(t, Night.Color(Fill), shade(fresh, Fill), "not the colours of the program")
}

func TestLargeButtonShrinksItsTextBeforeCuttingIt(t *testing.T) {
	test.NewTempApp(t)
	b := NewButton("带清单回家打印扫码", Raised, nil).Height(128).TextSize(40)
	b.Resize(fyne.NewSize(400, 128))
	require.Equal(t, "带清单回家打印扫码", b.body.label.Text)
	require.Less(t, b.body.label.TextSize, float32(40))
	b.Resize(fyne.NewSize(600, 128))
	require.Equal(t, float32(40), b.body.label.TextSize)
	b.Resize(fyne.NewSize(200, 128))
	require.Contains(t, b.body.label.Text, "…")
}
