package paper

import (
	"image"
	"image/color"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

const qrText = "OV1:OV-SAMPLE:K7Q2M9XWTR4D"

func (f fixture) ticket(t *testing.T) Ticket {
	t.Helper()
	wait := &queue.Wait{Ahead: 12, Low: 15 * time.Minute, High: 25 * time.Minute}
	return TicketFrom(f.setup, f.visit, []*catalog.Item{f.item},
		map[string]catalog.Verdict{f.item.ID: f.check(t)}, wait, qrText)
}

func TestTicketCodeIsReadOffThePrintedBytes(t *testing.T) {
	tk := newFixture(t).ticket(t)
	for _, w := range words() {
		for _, dots := range []int{Dots80, Dots58} {
			for _, qr := range []string{qrText, "http://192.168.100.200:8080/t/K7Q2M9XWTR4D?hall=ov-sample&lang=en"} {
				tk.QR = qr
				img, err := decode(Raster(Draw(tk, w, dots)))
				require.NoError(t, err)
				require.Equal(t, dots, img.Bounds().Dx())
				require.Equal(t, qr, readQR(t, img))
			}
		}
	}
}

func TestTicketCodeIsReadByAnotherReader(t *testing.T) {
	tk := newFixture(t).ticket(t)
	for _, dots := range []int{Dots80, Dots58} {
		img, err := decode(Raster(Draw(tk, lang.For(lang.ZH), dots)))
		require.NoError(t, err)
		require.Equal(t, qrText, zbar(t, img))
	}
}

// TestCodeHasWholeModules measures the finder's outer ring: seven modules of black, each a whole number of dots.
func TestCodeHasWholeModules(t *testing.T) {
	for _, n := range []int{29, 33, 37, 41, 45} {
		require.GreaterOrEqual(t, moduleSize(n, Dots80*58/100, 8), 6, "%d modules on 80 mm paper", n)
		require.GreaterOrEqual(t, moduleSize(n, Dots58-16, 6), 6, "%d modules on 58 mm paper", n)
	}
	mods, err := qrModules(qrText)
	require.NoError(t, err)
	b := newBitmap(len(mods)*6, len(mods)*6, 1)
	qrPiece(mods, 6).draw(b, 0, 0)
	for y := range b.img.Rect.Dy() {
		for x := range b.img.Rect.Dx() {
			want := uint8(255)
			if mods[y/6][x/6] {
				want = 0
			}
			require.Equal(t, want, b.img.GrayAt(x, y).Y, "dot %d,%d", x, y)
		}
	}
}

// TestCodeStandsASpot wipes out modules of the code, as a crease or a worn printer head does: level M still reads,
// where the next lower level would not.
func TestCodeStandsASpot(t *testing.T) {
	mods, err := qrModules(qrText)
	require.NoError(t, err)
	const spot = 7
	for y := range spot {
		for x := range spot {
			mods[len(mods)/2-2+y][len(mods)/2-2+x] = true
		}
	}
	b := newBitmap(len(mods)*6, len(mods)*6, 1)
	qrPiece(mods, 6).draw(b, 0, 0)
	require.Equal(t, qrText, readQR(t, b.img))
}

func TestTicketSaysEverything(t *testing.T) {
	f := newFixture(t)
	tk := f.ticket(t)
	tk.Reprint = true
	want := map[lang.Language][]string{
		lang.ZH: {"示范区政务服务中心（示例）", "示例大厅，不是现行规定", "社保公积金", "优先·" + lang.For(lang.ZH).T("priority.elder"), "A017", "前面还有 12 人", "离退休提取住房公积金",
			"已预检：缺 3 项", "提前退休凭据", "婚姻状况声明", "本人储蓄卡", "请留意大屏", "2026 年 3 月 5 日 10:15", "补　打"},
		lang.EN: {"Demonstration District", "Sample hall", "Social insurance", "A017", "12 people ahead", "Housing fund withdrawal",
			"Pre-checked: 3 documents missing", "Proof of early retirement", "Own bank card", "Watch the screen", "5 March 2026 10:15",
			"REPRINT"},
	}
	for _, w := range words() {
		pdf, err := ticketPDF(tk, w, Dots80)
		require.NoError(t, err)
		got := pdfText(t, pdf)
		for _, s := range want[w.Language()] {
			require.Contains(t, got, squeeze(s))
		}
	}
	tk.Precheck = &Precheck{}
	pdf, err := ticketPDF(tk, lang.For(lang.ZH), Dots80)
	require.NoError(t, err)
	require.Contains(t, pdfText(t, pdf), "已预检：材料齐全")
}

// TestNothingIsCutOff draws tickets with names of any length and looks at the edges: they stay white.
func TestNothingIsCutOff(t *testing.T) {
	f := newFixture(t)
	name := rapid.StringOfN(rapid.SampledFrom([]rune("住房公积金提取（）、Ab cd-/，。㙓𠮷")), 0, 90, -1)
	rapid.Check(t, func(r *rapid.T) {
		tk := f.ticket(t)
		long := catalog.Text{ZH: name.Draw(r, "name")}
		tk.Hall, tk.Line, tk.Items = long, long, []catalog.Text{long, long}
		tk.Precheck = &Precheck{Missing: []catalog.Text{long}}
		tk.Label = rapid.StringMatching(`[A-Z]{1,12}[0-9]{3}`).Draw(r, "label")
		dots := rapid.SampledFrom([]int{Dots80, Dots58}).Draw(r, "dots")
		edges(r, Draw(tk, lang.For(lang.ZH), dots))
	})
}

func edges(t require.TestingT, img image.Image) {
	b := img.Bounds()
	white := func(x, y int) { require.Equal(t, color.Gray{Y: 255}, img.At(x, y), "%d,%d", x, y) }
	for y := range b.Dy() {
		white(0, y)
		white(b.Dx()-1, y)
	}
	for x := range b.Dx() {
		white(x, 0)
		white(x, b.Dy()-1)
	}
}

func TestAnyPictureSurvivesThePrinter(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		wide, high := rapid.IntRange(1, 40).Draw(r, "wide"), rapid.IntRange(1, 300).Draw(r, "high")
		img := image.NewGray(image.Rect(0, 0, wide, high))
		seed := rapid.Uint32().Draw(r, "seed")
		for i := range img.Pix {
			seed = seed*1664525 + 1013904223
			img.Pix[i] = uint8(seed>>31) * 255
		}
		got, err := decode(Raster(img))
		require.NoError(r, err)
		require.Equal(r, image.Pt((wide+7)/8*8, high), got.Bounds().Size())
		for y := range high {
			for x := range wide {
				require.Equal(r, img.GrayAt(x, y), got.GrayAt(x, y))
			}
		}
	})
}

func TestWrapLosesNothing(t *testing.T) {
	text := rapid.StringOfN(rapid.SampledFrom([]rune("大厅，。（）“”abc -/1𠮷x")), 0, 60, -1)
	rapid.Check(t, func(r *rapid.T) {
		s, limit := text.Draw(r, "text"), rapid.Float64Range(5, 200).Draw(r, "limit")
		got := wrap(s, limit, 10, regular)
		require.NotEmpty(r, got)
		require.Equal(r, squeeze(s), squeeze(strings.Join(got, "")))
		longest := 0.0
		for _, tok := range tokens(s) {
			longest = max(longest, width(tok, 10, regular))
		}
		for i, line := range got {
			if len([]rune(line)) > 1 {
				require.LessOrEqual(r, width(line, 10, regular), limit+0.01)
			}
			if line != "" && i > 0 && longest <= limit { // a word longer than the line breaks anywhere
				require.NotContains(r, neverFirst, string([]rune(line)[0]), "%q", got)
			}
		}
	})
}

func TestRareCharactersPrintInRegularAndUnknownAsGeta(t *testing.T) {
	require.Equal(t, "a b〓𠮷", clean("a\tb\U0002A6A5𠮷\u200d\ufe0f"))
	require.Equal(t, []run{{"王", bold}, {"㙓", regular}, {"芳", bold}}, runs("王㙓芳", bold, pick))
	require.Equal(t, []run{{"王", common}, {"㙓", regular}, {"芳", common}}, runs("王㙓芳", regular, pickFile))
}

func BenchmarkDraw(b *testing.B) {
	tk := Ticket{Hall: text("示范区政务服务中心", ""), Label: "A017", QR: qrText, At: time.Unix(0, 0),
		Items: []catalog.Text{text("离退休提取住房公积金", "")}}
	for b.Loop() {
		Raster(Draw(tk, lang.For(lang.ZH), Dots80))
	}
}
