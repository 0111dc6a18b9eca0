package counter

import (
	"fmt"
	"image"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/queue"
)

// crowd is a counter before which many wait; one is being served.
func crowd(b *testing.B, waiting int, item string) *room {
	b.Helper()
	return newRoom(b, lang.ZH, func(h *queue.Hall) {
		for i := range waiting {
			_, err := h.Issue(b.Context(), queue.IssueRequest{Items: []string{item}, At: fmt.Sprint(i % 4)})
			require.NoError(b, err)
		}
		at := queue.Act{Window: "3", Clerk: "12"}
		_, err := h.OpenWindow(b.Context(), at)
		require.NoError(b, err)
		v, err := h.CallNext(b.Context(), at)
		require.NoError(b, err)
		_, err = h.Start(b.Context(), at, v.Ticket.ID)
		require.NoError(b, err)
	})
}

// draw is the window's picture, rendered in software: more than a graphics card has to do, which draws what changed.
func (r *room) draw() image.Image { return r.win.Canvas().Capture() }

// BenchmarkKey is what a press of a key costs from the presenter to the laid-out widgets, while many wait: the cursor
// moves, a paper is ticked. Drawing the pixels is the window's; with "drawn" it is in it.
func BenchmarkKey(b *testing.B) {
	for _, n := range []int{10, 1000, 10000} {
		b.Run(fmt.Sprintf("move/waiting=%d", n), func(b *testing.B) {
			keys := look.KeysOf(crowd(b, n, fund).win.Canvas())
			keys.Rune('1')
			keys.Rune('2')
			there := false
			b.ReportAllocs()
			for b.Loop() {
				key := fyne.KeyDown
				if there {
					key = fyne.KeyUp
				}
				there = !there
				keys.Key(&fyne.KeyEvent{Name: key})
			}
		})
		b.Run(fmt.Sprintf("tick/waiting=%d", n), func(b *testing.B) {
			r := crowd(b, n, onePaper)
			keys := look.KeysOf(r.win.Canvas())
			b.ReportAllocs()
			for b.Loop() {
				keys.Key(&fyne.KeyEvent{Name: fyne.KeySpace})
			}
			require.NotEqual(b, Plain, r.state().Bar.Tone, "the verdict followed")
		})
	}
	b.Run("drawn/waiting=1000", func(b *testing.B) {
		r := crowd(b, 1000, onePaper)
		keys := look.KeysOf(r.win.Canvas())
		r.draw()
		for b.Loop() {
			keys.Key(&fyne.KeyEvent{Name: fyne.KeySpace})
			r.draw()
		}
	})
}

// BenchmarkSecond is what a second costs in which nothing happens.
func BenchmarkSecond(b *testing.B) {
	r := crowd(b, 1000, onePaper)
	b.ReportAllocs()
	for b.Loop() {
		r.seat.present.tick()
	}
}

// BenchmarkOpenQueue is what the sheet of the queue costs until its first row is chosen, while many wait.
func BenchmarkOpenQueue(b *testing.B) {
	r := crowd(b, 10000, fund)
	for b.Loop() {
		r.press("Ctrl+J", "Escape")
	}
}

// BenchmarkSearch is what it costs to go to the next hit of a search, with its guide beside it.
func BenchmarkSearch(b *testing.B) {
	r := crowd(b, 1000, fund)
	r.press("Ctrl+K")
	r.typed("gjj")
	require.Greater(b, len(r.state().Sheet.Options), 2)
	by := -1
	for b.Loop() {
		by = -by
		r.seat.present.sheetMove(by)
	}
}

// BenchmarkScroll turns the pages of a sheet's list with ten thousand rows, filled like those of the queue: what a frame
// costs in the mean, and the slowest one. "drawn" has the whole window's picture in it.
func BenchmarkScroll(b *testing.B) {
	for _, drawn := range []bool{false, true} {
		b.Run(fmt.Sprintf("drawn=%v", drawn), func(b *testing.B) {
			r := crowd(b, 300, fund)
			r.press("Ctrl+J")
			sheet := r.seat.view.sheet
			for i := len(sheet.rows); i < 10000; i++ {
				o := sheet.rows[i%200]
				o.Name = []Part{{Text: fmt.Sprintf("A%04d", i)}}
				sheet.rows = append(sheet.rows, o)
			}
			r.seat.view.applying = true // the presenter is not asked what it knows of the chosen row
			sheet.list.SetCount(len(sheet.rows))
			r.draw()
			slowest, frames := time.Duration(0), 0
			for b.Loop() {
				t := time.Now()
				if sheet.list.Selected() == sheet.list.Count()-1 {
					sheet.list.Select(0)
				}
				sheet.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
				if drawn {
					r.draw()
				}
				if frames++; frames > 20 { // the first fill the caches
					slowest = max(slowest, time.Since(t))
				}
			}
			b.ReportMetric(float64(slowest.Microseconds())/1000, "slowest-ms")
		})
	}
}
