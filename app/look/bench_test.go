package look

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
)

// benchRow is a row as the counter has them: a number, a name, a light.
type benchRow struct {
	root  fyne.CanvasObject
	label *Text
	name  *Text
	light *Light
}

func (r *benchRow) Object() fyne.CanvasObject { return r.root }

// manyRows is a list of n rows on a canvas of the counter's middle column.
func manyRows(n int) (*List, fyne.Canvas) {
	l := NewList(48, func() ListRow {
		r := &benchRow{label: NewText("", Body, Ink).Bold(), name: NewText("", Body, Soft), light: NewLight(Green, "", Small)}
		r.root = Row(12, r.label, Grow(r.name), r.light)
		return r
	}, func(i int, row ListRow, _ bool) {
		if r, ok := row.(*benchRow); ok {
			r.label.SetText(fmt.Sprintf("A%04d", i))
			r.name.SetText(fmt.Sprintf("%d", i*7919))
			r.light.Set(State(i%4), "OK")
		}
	})
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetContent(Themed(l, New(Day, 1)))
	c.Resize(fyne.NewSize(760, 640))
	l.SetCount(n)
	return l, c
}

// TestTenThousandRowsMakeObjectsForThoseInView, however far one scrolls.
func TestTenThousandRowsMakeObjectsForThoseInView(t *testing.T) {
	test.NewTempApp(t)
	l, _ := manyRows(10000)
	for i := 0; i < 10000; i += 371 {
		l.Select(i)
	}
	if len(l.rows) > 16 {
		t.Fatalf("%d rows were made for a view of 14", len(l.rows))
	}
}

// BenchmarkScroll scrolls a list of 10,000 rows by a third of its height a frame, and draws each frame by software. It
// reports the longest frame: what a list does for one, and with its drawing. The aim is 50 ms for the first.
func BenchmarkScroll(b *testing.B) {
	test.NewTempApp(b)
	l, c := manyRows(10000)
	c.Capture()
	var longest, longestDrawn time.Duration
	y := float32(0)
	for b.Loop() {
		y += 211
		start := time.Now()
		l.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -211)})
		longest = max(longest, time.Since(start))
		c.Capture()
		longestDrawn = max(longestDrawn, time.Since(start))
	}
	if first := int(min(y, l.scroll.Content.MinSize().Height-640) / 48); l.rows[0].index < first-16 || l.rows[0].index > first+16 {
		b.Fatalf("the list did not follow: row %d at offset %v", l.rows[0].index, y)
	}
	b.ReportMetric(float64(longest.Microseconds())/1000, "longest-ms")
	b.ReportMetric(float64(longestDrawn.Microseconds())/1000, "longest-drawn-ms")
}
