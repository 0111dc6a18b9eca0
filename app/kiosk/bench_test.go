package kiosk

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// BenchmarkRest is a second in which nobody is there: what a kiosk costs all day.
func BenchmarkRest(b *testing.B) {
	r := newRoom(b)
	b.ReportAllocs()
	for b.Loop() {
		r.p.tick()
	}
}

// BenchmarkKey is a key press on the search page, to the page drawn anew but for the painter.
func BenchmarkKey(b *testing.B) {
	test.NewTempApp(b)
	r := newRoom(b)
	v := hang(r)
	v.Content().Resize(fyne.NewSize(1080, 1920))
	r.do(DoCheck)
	for b.Loop() {
		r.do(DoType, "g")
		r.do(DoErase)
	}
}
