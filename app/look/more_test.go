package look

import (
	"bytes"
	"image"
	"image/color"
	"log/slog"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	"github.com/stretchr/testify/require"
)

func TestQRReadsBack(t *testing.T) {
	const text = "http://192.168.10.2:8080/t/7c9e6679-7425-40de-944b-e07fc1f90ae7"
	for _, size := range []int{10, 147, 256, 500} {
		img, err := QRImage(text, size)
		require.NoError(t, err)
		require.GreaterOrEqual(t, img.Bounds().Dx(), size)
		bmp, err := gozxing.NewBinaryBitmapFromImage(img)
		require.NoError(t, err)
		if size < 100 {
			continue // one pixel a module: right, but not for this reader
		}
		got, err := qrcode.NewQRCodeReader().Decode(bmp, nil)
		require.NoError(t, err, "size %d", size)
		require.Equal(t, text, got.GetText())
	}
	_, err := QRImage(strings.Repeat("x", 5000), 300)
	require.ErrorContains(t, err, "qr code")
}

func TestQRWidgetIsBlackOnWhiteOnTheDarkWall(t *testing.T) {
	test.NewTempApp(t)
	q := NewQR("A017", 200)
	img := Shot(q, 200, 200, New(Night, 1))
	require.Equal(t, color.NRGBA{255, 255, 255, 255}, color.NRGBAModel.Convert(img.At(2, 2)))
	q.Set(strings.Repeat("x", 5000))
	img = Shot(q, 200, 200, New(Night, 1))
	require.Equal(t, Night.Color(Paper), color.NRGBAModel.Convert(img.At(2, 2)), "too long: nothing is drawn")
}

func TestSavePNG(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 4, 4))
	path := t.TempDir() + "/a.png"
	require.NoError(t, SavePNG(path, img))
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	require.True(t, bytes.HasPrefix(data, []byte("\x89PNG")))
	require.ErrorContains(t, SavePNG(t.TempDir()+"/no/such/a.png", img), "save picture")
	require.Error(t, SavePNG(t.TempDir()+"/b.png", image.NewRGBA(image.Rect(0, 0, 0, 0))), "an empty picture is no PNG")
}

func TestInlineTime(t *testing.T) {
	run := &Inline{}
	var got []string
	run.After(2*time.Second, func() { got = append(got, "two") })
	run.After(time.Second, func() { got = append(got, "one") })
	stop := run.After(time.Second, func() { got = append(got, "never") })
	stop()
	run.Advance(time.Second)
	require.Equal(t, []string{"one"}, got)
	run.Advance(time.Second)
	require.Equal(t, []string{"one", "two"}, got)
}

func TestEveryStops(t *testing.T) {
	run, n := &Inline{}, 0
	stop := Every(run, time.Second, func() { n++ })
	run.Advance(3500 * time.Millisecond)
	require.Equal(t, 3, n)
	stop()
	run.Advance(10 * time.Second)
	require.Equal(t, 3, n)
	require.Zero(t, run.Pending(), "nothing is kept alive")
}

func TestLiveFencesPanics(t *testing.T) {
	var mu sync.Mutex
	var buf bytes.Buffer
	done := make(chan struct{})
	l := Live{Log: slog.New(slog.NewTextHandler(writer(func(p []byte) {
		mu.Lock()
		defer mu.Unlock()
		buf.Write(p)
		close(done)
	}), nil))}
	l.Go(func() { panic("boom") })
	<-done
	mu.Lock()
	defer mu.Unlock()
	require.Contains(t, buf.String(), "boom")
}

// writer turns a function into an io.Writer.
type writer func([]byte)

func (w writer) Write(p []byte) (int, error) { w(p); return len(p), nil }

func TestChartDrawsDataTargetAndEmptiness(t *testing.T) {
	test.NewTempApp(t)
	count := func(img image.Image, c color.NRGBA) (n int) {
		b := img.Bounds()
		for y := range b.Dy() {
			for x := range b.Dx() {
				r, g, bl, _ := img.At(x, y).RGBA()
				off := func(a uint32, b uint8) bool { return max(int(a>>8), int(b))-min(int(a>>8), int(b)) > 40 }
				if !off(r, c.R) && !off(g, c.G) && !off(bl, c.B) {
					n++
				}
			}
		}
		return n
	}
	l := NewLines(LineData{Actual: []Sample{{0, 5, 10, 20}, {1, 8, 15, 25}}, Forecast: []Sample{{1, 8, 15, 25}, {2, 5, 12, 30}}, Target: 30, TargetIs: "目标 30 分",
		XMarks: []AxisMark{{0, "8:30"}}, Empty: "还没有数据"})
	img := Shot(l, 400, 200, New(Day, 1))
	require.Greater(t, count(img, Day.Color(JadeInk)), 200)
	require.Greater(t, count(img, Day.Color(JadeSoft)), 1000)
	require.Greater(t, count(img, Day.Color(RedInk)), 20)
	l.Set(LineData{Empty: "还没有数据"})
	img = Shot(l, 400, 200, New(Day, 1))
	require.Zero(t, count(img, Day.Color(JadeInk)))
	require.Equal(t, "还没有数据", l.text[0].Text)
	require.True(t, l.text[0].Visible())
	require.False(t, l.text[1].Visible(), "words of the data before are gone")

	b := NewBars(100, []Bar{{"A", 10, "10", ""}, {"B", 5, "5", RedInk}})
	b.Resize(fyne.NewSize(400, 80))
	require.InDelta(t, b.rects[0].Size().Width/2, b.rects[1].Size().Width, 1)
	b.Set([]Bar{{"A", 0, "0", ""}})
	require.False(t, b.rects[1].Visible())

	open := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	s := NewStrip(0, open, open.Add(time.Hour), []Lane{{"", []Span{{open, open.Add(30 * time.Minute), Green}}}}, nil)
	require.InDelta(t, 200*barSize, count(Shot(s, 400, s.height(), New(Day, 1)), Day.Color(JadeInk)), 100, "half of the hour")
}

// BenchmarkRefresh measures a full layout and repaint of a screen as dense as the counter's.
func BenchmarkRefresh(b *testing.B) {
	test.NewTempApp(b)
	page := counterPage()
	over := Themed(page, New(Day, 1))
	over.Resize(fyne.NewSize(1366, 768))
	for b.Loop() {
		over.Content.Refresh()
	}
}

// BenchmarkTick measures the change of one text on that screen.
func BenchmarkTick(b *testing.B) {
	test.NewTempApp(b)
	x := NewText("10:42", Body, Ink)
	Themed(x, New(Day, 1)).Resize(fyne.NewSize(60, 30))
	words := []string{"10:42", "10:43"}
	for i := 0; b.Loop(); i++ {
		x.SetText(words[i%2])
	}
}
