package look

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/require"
)

var palettes = []Palette{Day, Kiosk, Night, Contrast}

// ratio is the contrast of two colours as WCAG 2 defines it.
func ratio(a, b color.NRGBA) float64 {
	lum := func(c color.NRGBA) float64 {
		f := func(v uint8) float64 {
			x := float64(v) / 255
			if x <= 0.04045 {
				return x / 12.92
			}
			return math.Pow((x+0.055)/1.055, 2.4)
		}
		return 0.2126*f(c.R) + 0.7152*f(c.G) + 0.0722*f(c.B)
	}
	x, y := lum(a), lum(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestPalettesNameTheSameColours(t *testing.T) {
	for _, p := range palettes {
		require.Len(t, p.colors, len(Day.colors), p.Name)
		for n := range Day.colors {
			require.True(t, p.has(n), "%s lacks %s", p.Name, n)
		}
		require.Equal(t, p.Color(Ink), p.Color("unheard of"))
	}
}

func TestContrast(t *testing.T) {
	pairs := map[fyne.ThemeColorName][]fyne.ThemeColorName{
		Ink:      {Paper, Surface, Fill, White, JadeSoft, SkySoft, AmberSoft, RedSoft},
		Soft:     {Paper, Surface, RedSoft, AmberSoft, JadeSoft, Fill},
		JadeInk:  {Surface, Paper, JadeSoft},
		SkyInk:   {Surface, SkySoft},
		RedInk:   {Surface, Paper, RedSoft},
		AmberInk: {Surface, AmberSoft},
		OnColor:  {Jade, Red},
	}
	least := map[string]float64{"day": 3.3, "kiosk": 7, "night": 4.5, "contrast": 7}
	for _, p := range palettes {
		for ink, grounds := range pairs {
			for _, g := range grounds {
				require.GreaterOrEqual(t, ratio(p.Color(ink), p.Color(g)), least[p.Name], "%s: %s on %s", p.Name, ink, g)
			}
		}
		for _, g := range []fyne.ThemeColorName{Paper, Surface, Fill, White, JadeSoft, SkySoft, AmberSoft, RedSoft} {
			require.GreaterOrEqual(t, ratio(p.Color(Ink), p.Color(g)), 7.0, "%s: running text on %s", p.Name, g)
		}
		for _, g := range []fyne.ThemeColorName{Paper, Surface} {
			require.GreaterOrEqual(t, ratio(p.Color(Soft), p.Color(g)), 4.5, "%s: small text on %s", p.Name, g)
		}
		require.GreaterOrEqual(t, ratio(p.Color(OnSoft), p.Color(Jade)), 3.3, "%s: small text on the next action", p.Name)
		require.GreaterOrEqual(t, ratio(p.Color(OnColor), p.Color(Amber)), 3.3, "%s: text on a warning", p.Name)
		require.GreaterOrEqual(t, ratio(p.Color(Sky), p.Color(Paper)), 3.0, "%s: the focus ring must be seen", p.Name)
	}
}

func TestThemeKnowsEveryColourAndSizeOfFyne(t *testing.T) {
	th := New(Night, 1.3, Touch())
	for _, n := range []fyne.ThemeColorName{theme.ColorNameBackground, theme.ColorNameForeground, theme.ColorNamePrimary, theme.ColorNameScrollBar, theme.ColorNameHover, theme.ColorNamePressed} {
		require.NotNil(t, th.Color(n, theme.VariantDark))
	}
	require.Equal(t, Night.Color(Paper), th.Color(theme.ColorNameBackground, theme.VariantLight), "the system's light or dark setting has no say")
	require.InDelta(t, Body*1.3, th.Size(theme.SizeNameText), 0.01)
	require.GreaterOrEqual(t, th.Size(theme.SizeNameScrollBar), float32(24))
	require.GreaterOrEqual(t, th.Size(theme.SizeNameScrollBarSmall), float32(24))
	require.Equal(t, fontBold, th.Font(fyne.TextStyle{Bold: true}))
	require.Equal(t, fontRegular, th.Font(fyne.TextStyle{Monospace: true}))
	require.NotNil(t, th.Font(fyne.TextStyle{Symbol: true}))
	require.NotNil(t, th.Icon(theme.IconNameCancel))
	require.InDelta(t, 0.5, New(Day, 0).Size(SizeScale), 0)
	require.InDelta(t, 3, New(Day, 99).Size(SizeScale), 0)
}

func TestWidgetsFollowTheThemeOfTheirWindow(t *testing.T) {
	test.NewTempApp(t)
	x := NewText("办", 20, Ink)
	tag := NewTag("办", Bad)
	over := Themed(Card(Surface, 8, Col(4, x, tag)), New(Day, 1))
	over.Resize(fyne.NewSize(100, 100))
	require.Equal(t, color.Color(Day.Color(Ink)), x.prim.Color)
	over.Theme = New(Night, 2)
	over.Refresh()
	require.Equal(t, color.Color(Night.Color(Ink)), x.prim.Color)
	require.Equal(t, color.Color(Night.Color(RedSoft)), tag.panel.plate.rect.FillColor, "also inside a widget inside a card")
	require.Equal(t, float32(40), x.prim.TextSize)
}

func TestForeignThemeGetsDay(t *testing.T) {
	test.NewTempApp(t)
	require.Equal(t, Day.Color(JadeInk), shade(NewText("", 10, Ink), JadeInk))
	require.Equal(t, float32(1), scaleOf(NewText("", 10, Ink)))
}
