package look

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"
)

// spy is an object inside an override: it is asked for its size while the theme is handed out.
type spy struct {
	base
	ask func()
}

func (s *spy) MinSize() fyne.Size {
	s.ask()
	return fyne.Size{}
}

func (s *spy) CreateRenderer() fyne.WidgetRenderer { return hull(s, Stack()) }

// TestAnOverrideIsShownNoTexts says that a text which comes and goes with its page is never noted by the override around
// it, and is drawn all the same.
func TestAnOverrideIsShownNoTexts(t *testing.T) {
	test.NewTempApp(t)
	text := NewText("A017", Body, Ink)
	panel := NewPanel(Surface, 12, 8, text)
	kinds := func(w fyne.Widget) (texts, widgets int) {
		for _, o := range test.WidgetRenderer(w).Objects() {
			switch o.(type) {
			case *canvas.Text, *canvas.Rectangle:
				texts++
			default:
				widgets++
			}
		}
		return texts, widgets
	}
	drawn, inside := kinds(panel)
	require.NotZero(t, drawn)
	require.NotZero(t, inside)
	asked := 0
	check := func() {
		asked++
		for _, w := range []fyne.Widget{panel, text} {
			n, _ := kinds(w)
			require.Zero(t, n)
		}
		_, widgets := kinds(panel)
		require.Equal(t, inside, widgets, "what is inside has its theme too")
	}
	s := &spy{ask: check}
	s.ExtendBaseWidget(s)
	over := dressed(Stack(panel, s), New(Night, 1))
	require.NotZero(t, asked)
	n, _ := kinds(panel)
	require.Equal(t, drawn, n, "and all of it is drawn")
	require.Equal(t, Night.Color(Ink), shade(text, Ink))
	over.Theme = New(Day, 1)
	Dress(over)
	require.Equal(t, Day.Color(Ink), shade(text, Ink))
	n, _ = kinds(panel)
	require.Equal(t, drawn, n)
}
