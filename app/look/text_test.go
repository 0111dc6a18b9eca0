package look

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"pgregory.net/rapid"

	"onevisit/assets"
)

func TestDisplay(t *testing.T) {
	for in, want := range map[string]string{
		"张三 A012":      "张三 A012",
		"张\U0003FFF0三": "张〓三",
		"a\tb":         "a b",
		"a\nb":         "a\nb",
		"葛\U000E0100":  "葛",
		"●▲■○Ⅱ—…":      "●▲■○Ⅱ—…",
		"㙓":            "㙓",
		"":             "",
	} {
		require.Equal(t, want, Display(in), "%q", in)
	}
}

func TestDisplayGivesOnlyWhatCanBeDrawn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Display(rapid.String().Draw(t, "s"))
		for _, r := range s {
			if r != '\n' && !Covered(r) {
				t.Fatalf("%q is left in %q", r, s)
			}
		}
		if Display(s) != s {
			t.Fatalf("%q changes a second time", s)
		}
	})
}

func TestAddFont(t *testing.T) {
	require.ErrorContains(t, AddFont(t.TempDir()+"/none.ttf"), "additional font")
}

func TestDigitsHaveOneWidth(t *testing.T) {
	test.NewTempApp(t)
	for _, bold := range []bool{false, true} {
		want, _ := measure("0", 40, bold)
		for _, d := range "123456789" {
			w, _ := measure(string(d), 40, bold)
			require.InDelta(t, want, w, 0.01, "digit %c", d)
		}
	}
}

func TestScreensAndPaperHaveTheSameCharactersAndWidths(t *testing.T) {
	for name, cut := range map[string][2][]byte{"regular": {assets.ScreenRegular, assets.NotoSansSCRegular},
		"common": {assets.ScreenCommon, assets.NotoSansSCCommon}, "bold": {assets.ScreenBold, assets.NotoSansSCBold}} {
		var buf sfnt.Buffer
		var fonts [2]*sfnt.Font
		for i, data := range cut {
			f, err := sfnt.Parse(data)
			require.NoError(t, err)
			fonts[i] = f
		}
		em := fixed.I(int(fonts[0].UnitsPerEm()))
		found := 0
		for r := rune(' '); r <= 0x3ffff; r++ {
			var wide [2]fixed.Int26_6
			for i, f := range fonts {
				glyph, err := f.GlyphIndex(&buf, r)
				require.NoError(t, err)
				if glyph == 0 {
					continue
				}
				found++
				wide[i], err = f.GlyphAdvance(&buf, glyph, em, font.HintingNone)
				require.NoError(t, err)
			}
			if wide[0] != wide[1] {
				t.Fatalf("%s: %c (U+%04X) is %v wide on screens, %v on paper", name, r, r, wide[0], wide[1])
			}
		}
		require.Greater(t, found, 20000, name)
	}
}

func TestRareCharactersFallBackToRegular(t *testing.T) {
	require.Equal(t, fontBold, face("办理 A017", true))
	require.Equal(t, fontCommon, face("办理", false))
	require.True(t, regularCover().has('㙓'))
	require.False(t, boldCover().has('㙓'))
	require.Equal(t, fontRegular, face("王㙓", true), "one rare character takes the whole text to the regular cut")
	require.Equal(t, fontRegular, face("王㙓", false))
}

func TestCommonCutIsTheRegularOne(t *testing.T) {
	test.NewTempApp(t)
	common := cover(assets.ScreenCommon)
	for r := rune(' '); r <= 0x3ffff; r++ {
		if boldCover().has(r) != common.has(r) {
			t.Fatalf("bold and common differ in %c (U+%04X)", r, r)
		}
	}
	size := func(f fyne.Resource) (fyne.Size, float32) {
		return fyne.CurrentApp().Driver().RenderedTextSize("离退休提取 A017, 12:30 ✔", 40, fyne.TextStyle{}, f)
	}
	want, base := size(fontRegular)
	got, at := size(fontCommon)
	require.Equal(t, want, got)
	require.InDelta(t, base, at, 0)
}

func TestTextShortensAndKeepsItsText(t *testing.T) {
	test.NewTempApp(t)
	x := NewText("离退休提取住房公积金", 20, Ink)
	x.Resize(fyne.NewSize(101, 30))
	require.Equal(t, "离退休提…", x.shown)
	require.Equal(t, "离退休提取住房公积金", x.Text())
	x.Resize(fyne.NewSize(300, 30))
	require.Equal(t, "离退休提取住房公积金", x.shown)
	x.SetText("短")
	require.Equal(t, "短", x.shown)
	x.Resize(fyne.NewSize(5, 30))
	require.Empty(t, x.shown, "not even an ellipsis fits")
}

func TestTextNeverWiderThanItsRoom(t *testing.T) {
	test.NewTempApp(t)
	rapid.Check(t, func(t *rapid.T) {
		s := Display(rapid.StringMatching(`[一二三办理A-Za-z0-9 ]{0,30}`).Draw(t, "s"))
		w := float32(rapid.IntRange(1, 400).Draw(t, "w"))
		got, _ := measure(ellipsis(s, 16, false, w), 16, false)
		if got > w+1 {
			t.Fatalf("%q takes %v of %v", s, got, w)
		}
	})
}

func TestTextAlignsItsCharactersInTheMiddle(t *testing.T) {
	test.NewTempApp(t)
	x := NewText("口", 100, Ink)
	img := Shot(x, 200, 200, New(Day, 1))
	top, bottom := 200, 0
	for y := range 200 {
		for px := range 200 {
			if r, _, _, _ := img.At(px, y).RGBA(); r>>8 < 100 {
				top, bottom = min(top, y), max(bottom, y)
			}
		}
	}
	require.InDelta(t, 100, float64(top+bottom)/2, 4, "the optical middle of the character")
}

func TestNumeralIsNeverCut(t *testing.T) {
	test.NewTempApp(t)
	n := NewNumeral("A017", Number, Ink)
	require.GreaterOrEqual(t, n.MinSize().Width, n.Natural().Width)
	require.Less(t, NewText("A017 A018 A019", Body, Ink).MinSize().Width, NewText("A017 A018 A019", Body, Ink).Natural().Width)
}

func TestScaleEnlargesText(t *testing.T) {
	test.NewTempApp(t)
	x := NewText("办理", 20, Ink)
	before := x.Natural()
	Themed(x, New(Day, 1.5))
	require.InDelta(t, before.Width*1.5, x.Natural().Width, 1.5)
}

func width10(s string) float32 { return float32(utf8.RuneCountInString(s)) * 10 }

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		in    string
		limit float32
		want  []string
	}{
		{"一二三四五六", 30, []string{"一二三", "四五六"}},
		{"一二三，四五", 30, []string{"一二", "三，四", "五"}},
		{"一二（三四）", 30, []string{"一二", "（三", "四）"}},
		{"one two three", 70, []string{"one two", "three"}},
		{"办理ABC事项", 50, []string{"办理ABC", "事项"}},
		{"abcdefgh", 30, []string{"abc", "def", "gh"}},
		{"一\n二", 50, []string{"一", "二"}},
		{"", 50, []string{""}},
		{"一", 1, []string{"一"}},
	} {
		require.Equal(t, c.want, wrap(c.in, c.limit, width10), "%q", c.in)
	}
}

func TestWrapLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[一二三，。（）“”ab1 ]{0,60}`).Draw(t, "s")
		limit := float32(rapid.IntRange(10, 300).Draw(t, "limit"))
		lines := wrap(s, limit, width10)
		strip := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if strip(strings.Join(lines, "")) != strip(s) {
			t.Fatalf("%q became %q", s, lines)
		}
		for _, l := range lines {
			if n := utf8.RuneCountInString(l); float32(n*10) > limit && n > 1 && !strings.ContainsAny(l, noStart+noEnd) {
				t.Fatalf("%q is wider than %v", l, limit)
			}
		}
	})
}

func TestParaMaxLines(t *testing.T) {
	test.NewTempApp(t)
	p := NewPara("一二三四五六七八九十", 20, Ink).MaxLines(2)
	p.Resize(fyne.NewSize(80, 60))
	require.Equal(t, []string{"一二三四", "五六七…"}, p.broken)
	require.Equal(t, float32(60), p.HeightFor(80))
}
