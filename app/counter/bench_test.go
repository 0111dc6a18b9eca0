package counter

import (
	"context"
	"fmt"
	"log/slog"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/assets"
	format "onevisit/catalog/format/yaml"
	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/setup"
	"onevisit/queue/simulate"
)

// crowd is a counter before which many wait; one is being served.
func crowd(b *testing.B, waiting int, item string) *room {
	b.Helper()
	test.NewTempApp(b)
	s, err := setup.Load(assets.Hall())
	require.NoError(b, err)
	cat, err := format.Load(assets.Hall(), ".")
	require.NoError(b, err)
	r := &room{paper: &printer{}, run: &look.Inline{}}
	r.clock = simulate.NewClock(time.Date(2026, 3, 10, 10, 31, 0, 0, s.Calendar.Location()))
	r.hall = queue.NewHall(memory.New(), s, cat, r.clock)
	for i := range waiting {
		_, err = r.hall.Issue(b.Context(), queue.IssueRequest{Items: []string{item}, At: fmt.Sprint(i % 4)})
		require.NoError(b, err)
	}
	at := queue.Act{Window: "3", Clerk: "12"}
	_, err = r.hall.OpenWindow(b.Context(), at)
	require.NoError(b, err)
	v, err := r.hall.CallNext(b.Context(), at)
	require.NoError(b, err)
	_, err = r.hall.Start(b.Context(), at, v.Ticket.ID)
	require.NoError(b, err)
	ctx, cancel := context.WithCancel(context.Background())
	live, err := r.hall.Live(ctx)
	require.NoError(b, err)
	r.live = &stepLive{Live: live, hall: r.hall}
	r.seat, err = New(Params{Hall: r.hall, Live: r.live, Paper: r.paper, Words: lang.For(lang.ZH), Runner: r.run, Window: "3", Clerk: "12", Log: slog.New(slog.DiscardHandler)})
	require.NoError(b, err)
	r.win = test.NewTempWindow(b, nil)
	r.seat.Bind(r.win)
	r.win.Resize(fyne.NewSize(1366, 768))
	r.seat.Start(ctx)
	b.Cleanup(func() {
		r.seat.Stop()
		cancel()
		require.NoError(b, r.hall.Close())
	})
	return r
}

// BenchmarkKey is what a press of a key costs from the presenter to the laid-out widgets, while many wait: the cursor
// moves, a paper is ticked. Drawing the pixels is the window's.
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
}

// BenchmarkSecond is what a second costs in which nothing happens.
func BenchmarkSecond(b *testing.B) {
	r := crowd(b, 1000, onePaper)
	b.ReportAllocs()
	for b.Loop() {
		r.seat.present.tick()
	}
}
