package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"onevisit/assets"
)

// SizeScale is the theme size that carries the text scale of a window (1 = normal).
const SizeScale fyne.ThemeSizeName = "ov.scale"

// sizeTouch is 1 in a theme for fingers.
const sizeTouch fyne.ThemeSizeName = "ov.touch"

// Text sizes of the counter and the manager in pixels at scale 1; kiosk and board name their own.
const (
	Small  float32 = 13
	Body   float32 = 15
	Lead   float32 = 18
	Title  float32 = 22
	Figure float32 = 34
	Number float32 = 56
)

var (
	fontRegular = fyne.NewStaticResource("NotoSansSC-Regular.otf", assets.ScreenRegular)
	fontCommon  = fyne.NewStaticResource("NotoSansSC-Common.otf", assets.ScreenCommon)
	fontBold    = fyne.NewStaticResource("NotoSansSC-Bold.otf", assets.ScreenBold)
)

// Option changes a theme made by New.
type Option func(*house)

// Touch makes scroll bars wide enough for a finger.
func Touch() Option { return func(h *house) { h.touch = true } }

// house is the theme of one window: a palette, our fonts, a scale for all text.
type house struct {
	palette Palette
	scale   float32
	touch   bool
}

// New returns a theme. scale multiplies every text size and control height: 1 is normal, 1.3 the
// large-text mode; anything below 0.5 or above 3 is brought back to that range.
func New(p Palette, scale float32, opts ...Option) fyne.Theme {
	h := &house{palette: p, scale: min(max(scale, 0.5), 3)}
	for _, o := range opts {
		o(h)
	}
	return h
}

// Color gives the palette's colours and dresses what Fyne draws by itself in them.
func (h *house) Color(n fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if h.palette.has(n) {
		return h.palette.Color(n)
	}
	if role, ok := fyneRoles[n]; ok {
		return h.palette.Color(role)
	}
	switch n {
	case theme.ColorNameScrollBar:
		return fade(h.palette.Color(Soft), 0.55)
	case theme.ColorNameHover:
		return fade(h.palette.Color(Ink), 0.05)
	case theme.ColorNamePressed:
		return fade(h.palette.Color(Ink), 0.10)
	}
	return h.palette.Color(Ink)
}

// fyneRoles maps Fyne's colour names to ours.
var fyneRoles = map[fyne.ThemeColorName]fyne.ThemeColorName{
	theme.ColorNameBackground: Paper, theme.ColorNameOverlayBackground: Surface, theme.ColorNameMenuBackground: Surface,
	theme.ColorNameHeaderBackground: Surface, theme.ColorNameInputBackground: Surface, theme.ColorNameInputBorder: Line,
	theme.ColorNameForeground: Ink, theme.ColorNamePlaceHolder: Faint, theme.ColorNameDisabled: Faint,
	theme.ColorNamePrimary: Sky, theme.ColorNameFocus: Sky, theme.ColorNameSelection: SkySoft, theme.ColorNameHyperlink: SkyInk,
	theme.ColorNameButton: Fill, theme.ColorNameDisabledButton: Fill, theme.ColorNameSeparator: Line,
	theme.ColorNameError: RedInk, theme.ColorNameSuccess: JadeInk, theme.ColorNameWarning: AmberInk,
	theme.ColorNameForegroundOnError: OnColor, theme.ColorNameForegroundOnPrimary: OnColor,
	theme.ColorNameForegroundOnSuccess: OnColor, theme.ColorNameForegroundOnWarning: OnColor,
	theme.ColorNameShadow: None, theme.ColorNameScrollBarBackground: None,
}

// Font returns Noto Sans SC; monospace is the regular cut, whose digits have one width anyway.
func (h *house) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Symbol:
		return theme.DefaultTheme().Font(s)
	case s.Bold && !s.Monospace:
		return fontBold
	}
	return fontRegular
}

// Icon passes on Fyne's icons; our screens draw their own (see Icon).
func (h *house) Icon(n fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(n) }

// Size keeps to a grid of 8 pixels with corners of 8 and 12.
func (h *house) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case SizeScale:
		return h.scale
	case sizeTouch:
		if h.touch {
			return 1
		}
		return 0
	case theme.SizeNameText:
		return Body * h.scale
	case theme.SizeNameCaptionText:
		return Small * h.scale
	case theme.SizeNameSubHeadingText:
		return Lead * h.scale
	case theme.SizeNameHeadingText:
		return Title * h.scale
	case theme.SizeNamePadding, theme.SizeNameInnerPadding, theme.SizeNameInputRadius, theme.SizeNameSelectionRadius, theme.SizeNameButtonRadius:
		return 8
	case theme.SizeNameCardRadius, theme.SizeNameDialogRadius, theme.SizeNamePopupRadius, theme.SizeNameMenuRadius:
		return 12
	case theme.SizeNameScrollBar:
		if h.touch {
			return 28
		}
		return 12
	case theme.SizeNameScrollBarSmall:
		if h.touch {
			return 24
		}
		return 6
	case theme.SizeNameScrollBarRadius:
		if h.touch {
			return 12
		}
		return 3
	case theme.SizeNameInputBorder, theme.SizeNameSeparatorThickness:
		return 1
	case theme.SizeNameModalBlurRadius:
		return 0
	}
	return theme.DefaultTheme().Size(n)
}

// fade returns the colour with its opacity multiplied.
func fade(c color.NRGBA, by float64) color.NRGBA {
	c.A = uint8(float64(c.A)*by + 0.5)
	return c
}

// mix lays share (0 to 1) of the colour over on a ground.
func mix(ground, over color.NRGBA, share float64) color.NRGBA {
	m := func(a, b uint8) uint8 { return uint8(float64(a)*(1-share) + float64(b)*share + 0.5) }
	return color.NRGBA{R: m(ground.R, over.R), G: m(ground.G, over.G), B: m(ground.B, over.B), A: m(ground.A, over.A)}
}

// themed is anything that knows the theme of its window; every widget does.
type themed interface{ Theme() fyne.Theme }

// ours tells whether a theme, maybe wrapped by Fyne, is one of this package: it has our font. Foreign
// themes (Fyne's own, those of tests) do not know our names and log every question for them.
func ours(th fyne.Theme) bool { return th.Font(fyne.TextStyle{}) == fontRegular }

// shade returns a colour of the widget's theme; under a foreign theme the day palette answers.
func shade(w themed, n fyne.ThemeColorName) color.NRGBA {
	if th := w.Theme(); ours(th) {
		if c, ok := th.Color(n, theme.VariantLight).(color.NRGBA); ok {
			return c
		}
	}
	return Day.Color(n)
}

// touched tells whether the widget is made for fingers: a pointer stays where the last touch was, so nothing lights up
// below it.
func touched(w themed) bool {
	th := w.Theme()
	return ours(th) && th.Size(sizeTouch) == 1
}

// scaleOf returns the text scale of the widget's theme.
func scaleOf(w themed) float32 { return scaleIn(w.Theme()) }

// scaleIn returns the text scale of a theme, 1 for a foreign one.
func scaleIn(th fyne.Theme) float32 {
	if ours(th) {
		return th.Size(SizeScale)
	}
	return 1
}
