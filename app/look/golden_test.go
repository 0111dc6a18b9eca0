package look_test

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"onevisit/app/look"
	"onevisit/app/look/lookgolden"
)

// TestGoldenWidgets compares every widget in every state with the pictures that were looked at.
func TestGoldenWidgets(t *testing.T) {
	test.NewTempApp(t)
	zh := look.GalleryWords{Title: "离退休提取住房公积金", Line: "即办件 · 一小时区 · 公积金中心", Number: "A017", Key: "F10",
		Hint: "随时扫码，自动打开", Option: "提前退休", Paragraph: "10:31 取号；前面没有更早的号，本窗口可办“居住证”。"}
	en := look.GalleryWords{Title: "Housing fund", Line: "Done at once · one hour", Number: "A017", Key: "F10",
		Hint: "Scan at any time", Option: "Early", Paragraph: "The one-time notice lists everything that is missing, and where to get it."}
	for _, p := range []look.Palette{look.Day, look.Kiosk, look.Night, look.Contrast} {
		lookgolden.Golden(t, "widgets-"+p.Name+"-zh", look.Shot(look.Gallery(p, zh), look.GalleryWidth, look.GalleryHeight, look.New(p, 1)))
		lookgolden.Golden(t, "widgets-"+p.Name+"-en", look.Shot(look.Gallery(p, en), look.GalleryWidth, look.GalleryHeight, look.New(p, 1)))
	}
}
