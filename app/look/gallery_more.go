package look

import (
	"maps"
	"slices"
	"time"

	"fyne.io/fyne/v2"
)

// drawings are icons of one set, in the order of their names: a new shape is in the gallery by itself.
func drawings(set map[Shape]func(sketch), size float32) fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, s := range slices.Sorted(maps.Keys(set)) {
		all = append(all, NewIcon(s, size, Ink))
	}
	return Wrap(12, all...)
}

// galleryDrawings shows the offices and the papers.
func galleryDrawings() fyne.CanvasObject {
	return Card(Surface, 16, Col(12, drawings(officeShapes, 40), drawings(paperShapes, 44)))
}

// galleryTiles shows pressable cards at rest, chosen and disabled, and a scanner's entry.
func galleryTiles(w GalleryWords) fyne.CanvasObject {
	tile := func() *Tile { return NewTile(Surface, 12, PadAll(NewText(w.Option, Body, Ink), 14), nil) }
	chosen, off := tile(), tile()
	chosen.SetEdge(Jade)
	off.SetEnabled(false)
	tags := Wrap(8, NewTagSize(w.Option, Good, Lead), NewTagSize(w.Option, Warn, Lead), NewTagSize(w.Option, Bad, Lead))
	long := NewScroll(Col(4, NewText(w.Title, Body, Ink), NewText(w.Line, Body, Soft), NewText(w.Title, Body, Ink), NewText(w.Line, Body, Soft)))
	return Col(12, Grid(3, 12, tile(), chosen, off), NewScanEntry(w.Hint, nil), tags, Card(Surface, 8, MinSize(long, 0, 64)))
}

// galleryLongRows shows a table with rows high enough for two lines.
func galleryLongRows(w GalleryWords) fyne.CanvasObject {
	t := NewTableSize([]Column{{Title: w.Key, Width: 70}, {Title: w.Option, Wrap: true}}, 56, func(i int, c []*Cell) {
		c[0].Text(w.Number, Ink)
		c[1].Text(w.Paragraph, Soft)
	})
	t.SetCount(2)
	return Card(Surface, 8, MinSize(t.Object(), 0, 160))
}

// galleryCharts shows the charts, and what they say while there is nothing to show.
func galleryCharts(w GalleryWords) fyne.CanvasObject {
	var actual, forecast []Sample
	for i, v := range []float64{4, 9, 16, 12, 7} {
		actual = append(actual, Sample{X: float64(i), Low: v - 2, Mid: v, High: v + 3})
		forecast = append(forecast, Sample{X: float64(i + 4), Low: v - 3, Mid: v + 1, High: v + 5})
	}
	lines := NewLines(LineData{Actual: actual, Forecast: forecast, Target: 15, TargetIs: w.Option,
		XMarks: []AxisMark{{0, "9:00"}, {4, "11:00"}, {8, "13:00"}}, YMarks: []AxisMark{{0, "0"}, {10, "10"}, {20, "20"}}})
	bars := NewBars(110, []Bar{{w.Option, 12, "12", Jade}, {w.Title, 7, "7", Amber}, {w.Hint, 3, "3", Red}})
	from := time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	lane := func(at int, states ...State) Lane {
		l := Lane{Label: w.Number}
		for i, s := range states {
			begin := from.Add(time.Duration(at+40*i) * time.Minute)
			l.Spans = append(l.Spans, Span{begin, begin.Add(38 * time.Minute), s})
		}
		return l
	}
	strip := NewStrip(60, from, from.Add(4*time.Hour), []Lane{lane(0, Green, Idle, Green, Paused, Yellow, Late), lane(30, Closed, Green, Green, Idle)},
		[]AxisMark{{0, "9:00"}, {7200, "11:00"}, {14400, "13:00"}})
	box := func(o fyne.CanvasObject) fyne.CanvasObject { return Card(Surface, 16, MinSize(o, 0, 150)) }
	return Grid(2, 12, box(lines), box(bars), box(strip), box(NewLines(LineData{Empty: w.Hint})))
}
