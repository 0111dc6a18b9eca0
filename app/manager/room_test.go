package manager

import (
	"context"
	"log/slog"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/look/lookgolden"
	"onevisit/assets"
	format "onevisit/catalog/format/yaml"
	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/setup"
	"onevisit/queue/simulate"
)

const monday = "2026-03-02"

// stepLive is a Live that is read again when the test says so, and tells its changes then.
type stepLive struct {
	*queue.Live
	f    func([]queue.Change)
	old  bool // pretend that the feed cannot be read
	subs int
}

func (l *stepLive) Subscribe(f func([]queue.Change)) func() {
	l.f = f
	l.subs++
	return func() { l.f = nil; l.subs-- }
}

func (l *stepLive) Stale() bool { return l.old }

// watched is a Hall that counts what is asked of it and can fail.
type watched struct {
	*queue.Hall
	reads int
	acts  []string
	fail  error
}

func (w *watched) Journal(ctx context.Context, since int64, limit int) ([]queue.Change, error) {
	w.reads++
	if w.fail != nil {
		return nil, w.fail
	}
	return w.Hall.Journal(ctx, since, limit)
}

func (w *watched) OpenWindow(ctx context.Context, a queue.Act) (queue.Window, error) {
	w.acts = append(w.acts, "open "+a.Window+" clerk "+a.Clerk)
	return w.Hall.OpenWindow(ctx, a)
}

func (w *watched) PauseWindow(ctx context.Context, a queue.Act, why string) (queue.Window, error) {
	w.acts = append(w.acts, "pause "+a.Window+": "+why)
	return w.Hall.PauseWindow(ctx, a, why)
}

func (w *watched) CloseWindow(ctx context.Context, a queue.Act) (queue.Window, error) {
	w.acts = append(w.acts, "close "+a.Window)
	return w.Hall.CloseWindow(ctx, a)
}

// room is a manager's seat of the sample hall in a window, on one goroutine.
type room struct {
	t     *testing.T
	hall  *queue.Hall
	seen  *watched
	clock *simulate.Clock
	live  *stepLive
	run   *look.Inline
	seat  *Seat
	win   fyne.Window
}

// sampleHall is the shipped hall on a Monday whose day was lived until an hour.
func sampleHall(t testing.TB, until string, seed uint64, l lang.Language) (*queue.Hall, *simulate.Clock) {
	t.Helper()
	s, err := setup.Load(assets.Hall())
	require.NoError(t, err)
	cat, err := format.Load(assets.Hall(), ".")
	require.NoError(t, err)
	clock := simulate.NewClock(time.Date(2026, 3, 2, 7, 0, 0, 0, s.Calendar.Location()))
	h := queue.NewHall(memory.New(), s, cat, clock, queue.WithRandom(rand.NewChaCha8([32]byte{1})),
		queue.WithSettings(setup.Build(assets.Hall())))
	t.Cleanup(func() { require.NoError(t, h.Close()) })
	if until != "" {
		at, err := time.ParseInLocation("2006-01-02 15:04", monday+" "+until, s.Calendar.Location())
		require.NoError(t, err)
		say := func(key string) string { return lang.For(l).T(key) }
		_, err = simulate.Run(t.Context(), h, clock, simulate.Options{Seed: seed, Day: monday, Until: at, Say: say})
		require.NoError(t, err)
	}
	return h, clock
}

// fields are the settings of the sample hall.
func fields(list []queue.Setting) ([]setup.Field, error) { return setup.Fields(assets.Hall(), list) }

// newRoom opens the seat on a day that was lived until an hour; "" for a hall in which nothing has happened yet.
func newRoom(t *testing.T, l lang.Language, until string, before ...func(*queue.Hall, *simulate.Clock)) *room {
	t.Helper()
	test.NewTempApp(t)
	r := &room{t: t, run: &look.Inline{}, live: &stepLive{}}
	r.hall, r.clock = sampleHall(t, until, 11, l)
	for _, f := range before {
		f(r.hall, r.clock)
	}
	r.seen = &watched{Hall: r.hall}
	r.read()
	seat, err := New(Params{Hall: r.seen, Live: r.live, Fields: fields, Words: lang.For(l), Runner: r.run, Log: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	r.seat = seat
	r.win = test.NewTempWindow(t, nil)
	r.win.Resize(fyne.NewSize(1600, 900))
	seat.Bind(r.win)
	seat.Start(context.Background())
	t.Cleanup(seat.Stop)
	return r
}

// read lets the projection catch up with the journal.
func (r *room) read() {
	r.t.Helper()
	live, err := r.hall.Live(r.t.Context())
	require.NoError(r.t, err)
	r.live.Live = live
}

// settle lets the projection catch up and the seat hear of it.
func (r *room) settle() {
	r.t.Helper()
	r.read()
	if r.live.f != nil {
		r.live.f(nil)
	}
	r.run.Advance(time.Second)
}

// pass lets time pass in the hall.
func (r *room) pass(d time.Duration) {
	r.clock.Advance(d)
	r.settle()
}

// open goes to a page.
func (r *room) open(p page) { r.seat.view.nav[p].Press() }

// state is what the seat would show now.
func (r *room) state() state { return r.seat.talk().present(r.seat.facts, r.seat.choice) }

// shot saves a picture for the eye under SHOTS.
func (r *room) shot(name string) {
	dir := lookgolden.Shots(r.t)
	if dir == "" {
		return
	}
	r.win.Canvas().Capture()
	require.NoError(r.t, look.SavePNG(filepath.Join(dir, name+".png"), r.win.Canvas().Capture()))
}
