package look

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"
)

// TestLargePlateIsPutTogether: a large ground is drawn in parts, and looks as the rectangle that they replace.
func TestLargePlateIsPutTogether(t *testing.T) {
	test.NewTempApp(t)
	for _, radius := range []float32{0, 8, 12, 28} {
		p := NewPanel(Jade, radius, 0, nil)
		got := Shot(p, 300, 200, New(Day, 1))
		require.True(t, p.plate.middle.Visible(), radius)
		require.False(t, p.plate.rect.Visible(), radius)
		require.Equal(t, radius > 0, p.plate.strips[0].Visible(), radius)

		whole := canvas.NewRectangle(Day.Color(Jade))
		whole.CornerRadius = radius
		want := Shot(whole, 300, 200, New(Day, 1))
		require.Less(t, farthest(want, got), 16, "%v: no more than the smoothing of the corners", radius)
	}
}

// farthest is the greatest difference of a pixel's green, the strongest of the colours, between two pictures.
func farthest(a, b image.Image) int {
	most := 0
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			_, g, _, _ := a.At(x, y).RGBA()
			_, h, _, _ := b.At(x, y).RGBA()
			most = max(most, int(g>>8)-int(h>>8), int(h>>8)-int(g>>8))
		}
	}
	return most
}

// TestPlateStaysOneRectangle where parts would be dearer, would not meet, or could be told apart.
func TestPlateStaysOneRectangle(t *testing.T) {
	test.NewTempApp(t)
	for name, c := range map[string]struct {
		panel *Panel
		w, h  float32
	}{
		"small":       {NewPanel(Jade, 12, 0, nil), 100, 100},
		"edge":        {NewPanel(Jade, 12, 0, nil).Edge(Line, 1), 300, 200},
		"transparent": {NewPanel(None, 12, 0, nil), 300, 200},
		"low":         {NewPanel(Jade, 28, 0, nil), 600, 56},
	} {
		Shot(c.panel, c.w, c.h, New(Day, 1))
		require.True(t, c.panel.plate.rect.Visible(), name)
		require.False(t, c.panel.plate.middle.Visible(), name)
	}

	p := NewPanel(Jade, 12, 0, nil)
	w := test.NewTempWindow(t, p)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(300, 200))
	require.False(t, p.plate.rect.Visible())
	c, ok := w.Canvas().(software.WindowlessCanvas)
	require.True(t, ok)
	c.SetScale(1.25)
	p.Refresh()
	require.True(t, p.plate.rect.Visible(), "a pixel of the theme is one and a quarter of the screen's")
}

// TestPlateChanges: a colour, a ring and back.
func TestPlateChanges(t *testing.T) {
	test.NewTempApp(t)
	p := NewPanel(Jade, 12, 0, nil)
	Shot(p, 300, 200, New(Day, 1))
	p.SetFill(Red)
	require.Equal(t, Day.Color(Red), p.plate.middle.Image.At(0, 0))
	require.Equal(t, color.Color(Day.Color(Red)), p.plate.strips[2].FillColor)
	p.SetRing(true)
	require.False(t, p.plate.middle.Visible())
	p.SetRing(false)
	require.True(t, p.plate.middle.Visible())
}

// TestTransparentIsLeftOut: Fyne works through every pixel of what is not its own value for transparent.
func TestTransparentIsLeftOut(t *testing.T) {
	r := canvas.NewRectangle(Day.Color(Jade))
	setFill(r, color.NRGBA{R: 9}, color.NRGBA{}, 1)
	require.Equal(t, color.Color(color.Transparent), r.FillColor)
	require.Equal(t, color.Color(color.Transparent), r.StrokeColor)
}
