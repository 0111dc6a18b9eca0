package look

import (
	"image"
	"image/color"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"onevisit/app/look/lookgolden"
)

var words = GalleryWords{
	Title: "离退休提取住房公积金", Line: "即办件 · 一小时区 · 公积金中心", Number: "A017", Key: "F10", Hint: "随时扫码，自动打开", Option: "提前退休",
	Paragraph: "10:31 取号；前面没有更早的号，本窗口可办“居住证”。The one-time notice lists everything that is missing, and where to get it.",
}

// picture saves a picture for the eye: under SHOTS, else for this test only.
func picture(t *testing.T, name string, img image.Image) {
	t.Helper()
	dir := lookgolden.Shots(t)
	if dir == "" {
		dir = t.TempDir()
	}
	require.NoError(t, SavePNG(filepath.Join(dir, name+".png"), img))
}

func TestGallery(t *testing.T) {
	test.NewTempApp(t)
	for _, p := range []Palette{Day, Kiosk, Night, Contrast} {
		t.Run(p.Name, func(t *testing.T) {
			img := Shot(Gallery(p, words), GalleryWidth, GalleryHeight, New(p, 1))
			picture(t, "gallery-"+p.Name, img)
			seen := map[color.Color]int{}
			for y := range int(GalleryHeight) {
				for x := range int(GalleryWidth) {
					seen[color.NRGBAModel.Convert(img.At(x, y))]++
				}
			}
			for _, c := range []fyne.ThemeColorName{Paper, Surface, Ink, Jade, Red, Sky, RedSoft, AmberSoft} {
				require.Greater(t, seen[p.Color(c)], 300, "%s is on the page", c)
			}
			if p.Name == "night" {
				require.Less(t, seen[Day.Color(Fill)], 100, "nothing wears another palette")
			}
		})
	}
}

func TestPages(t *testing.T) {
	test.NewTempApp(t)
	picture(t, "counter", Shot(counterPage(), 1366, 768, New(Day, 1)))
	picture(t, "counter-narrow", Shot(counterPage(), 1024, 700, New(Day, 1)))
	picture(t, "counter-large", Shot(counterPage(), 1920, 1000, New(Contrast, 1.3)))
	picture(t, "charts", Shot(chartPage(), 900, 760, New(Day, 1)))
}

func TestKioskPages(t *testing.T) {
	test.NewTempApp(t)
	picture(t, "kiosk", Shot(kioskPage(), 1080, 1920, New(Kiosk, 1, Touch())))
	picture(t, "kiosk-large", Shot(kioskPage(), 1080, 1920, New(Kiosk, 1.25, Touch())))
	picture(t, "board", Shot(boardPage(), 1920, 1080, New(Night, 1)))
	picture(t, "start", Shot(startPage(), 1080, 1920, New(Kiosk, 1, Touch())))
}

func TestSheetAndPopupPictures(t *testing.T) {
	c := NewChoice("跨省转入", []string{"否", "是", "不清楚"}, 0, nil)
	s, _, w := stage(t, Col(0, Grow(counterPage()), Start(c)))
	w.Resize(fyne.NewSize(1366, 768))
	sh := s.Sheet(SheetOptions{Title: "转移到哪个窗口？", Lead: "A017 保留原来的号和到达时间。", Content: Col(8, NewEntry("原因（可不填）"), Wrap(8, NewChoice("", []string{"5 号窗口"}, 0, nil))),
		Buttons: []*Button{NewButton("取消", Plain, nil).Key("Esc"), NewButton("转移", Primary, nil).Key("Enter")}})
	w.Canvas().FocusNext()
	picture(t, "sheet", ShotStage(s))
	sh.Close()
	c.Open()
	picture(t, "popup", ShotStage(s))
	c.list.close()
	require.Empty(t, w.Canvas().Overlays().List())
}
