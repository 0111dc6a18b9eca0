package manager

import (
	"context"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
)

// BenchmarkScroll shows one screen after the other of 10,000 running clocks.
func BenchmarkScroll(b *testing.B) {
	l := newRows([]look.Column{{Width: 64}, {}, {Width: 50, Right: true}, {Width: 118, Right: true}, {Width: 92, Right: true},
		{Width: 124, Right: true}, {Width: 150, Right: true}, {Width: 6}, {Width: 104}, {Width: 210}}, 42, fillClock)
	list := make([]clockRow, 10_000)
	for i := range list {
		list[i] = clockRow{id: int64(i), label: "A" + strconv.Itoa(i), item: "离退休提取住房公积金", left: strconv.Itoa(i), state: look.Green, word: "正常"}
	}
	l.set(list)
	test.NewTempApp(b)
	win := test.NewTempWindow(b, l.table.Object())
	win.Resize(fyne.NewSize(1200, 700))
	filled := 0
	fill := l.fill
	l.fill = func(r clockRow, c []*look.Cell) { filled++; fill(r, c) }
	b.Cleanup(func() { require.Greater(b, filled, 5*b.N) })
	b.ResetTimer()
	for i := range b.N {
		l.table.Rows.Select(i * 15 % len(list))
	}
}

// BenchmarkUpdate compares 10,000 rows with what is shown and finds one that changed.
func BenchmarkUpdate(b *testing.B) {
	l := newRows([]look.Column{{Width: 64}, {}}, 42, func(r clockRow, c []*look.Cell) { c[0].Text(r.label, look.Ink) })
	list := make([]clockRow, 10_000)
	for i := range list {
		list[i] = clockRow{id: int64(i), label: "A" + strconv.Itoa(i)}
	}
	for i := range b.N {
		list[i%len(list)].label = strconv.Itoa(i)
		l.set(list)
	}
}

// BenchmarkLook is one look at a quiet hall in the middle of its day, with its first page in view: what a resting seat
// does once a minute, and after every change.
func BenchmarkLook(b *testing.B) {
	test.NewTempApp(b)
	h, _ := sampleHall(b, "10:42", 11, lang.ZH)
	live, err := h.Live(b.Context())
	require.NoError(b, err)
	run := &look.Inline{}
	seat, err := New(Params{Hall: h, Live: &stepLive{Live: live}, Fields: fields, Words: lang.For(lang.ZH), Runner: run})
	require.NoError(b, err)
	win := test.NewTempWindow(b, nil)
	win.Resize(fyne.NewSize(1600, 900))
	seat.Bind(win)
	seat.Start(context.Background())
	b.Cleanup(seat.Stop)
	b.ResetTimer()
	for range b.N {
		seat.refresh()
		run.Advance(tickEvery)
	}
}
