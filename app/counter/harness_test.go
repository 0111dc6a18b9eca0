package counter

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/assets"
	"onevisit/catalog"
	format "onevisit/catalog/format/yaml"
	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/persons"
	"onevisit/queue/setup"
	"onevisit/queue/simulate"
)

// stepLive is a Live that tells its changes on the test's goroutine, when the test asks for it.
type stepLive struct {
	*queue.Live
	hall *queue.Hall
	seen int64
	f    func([]queue.Change)
	bell chan struct{}
}

func (l *stepLive) Subscribe(f func([]queue.Change)) func() {
	l.f = f
	return func() { l.f = nil }
}

// settle waits until the projection holds the whole journal, then tells what is new.
func (l *stepLive) settle(t testing.TB) {
	t.Helper()
	rows, err := l.hall.Journal(context.Background(), l.seen, 0)
	require.NoError(t, err)
	if len(rows) == 0 {
		return
	}
	l.seen = rows[len(rows)-1].Seq
	deadline := time.After(time.Minute)
	for l.Seq() < l.seen {
		select {
		case <-l.bell:
		case <-deadline:
			require.FailNow(t, "the projection did not follow")
		}
	}
	if l.f != nil {
		l.f(rows)
	}
}

// printer is a Paper that remembers what was printed.
type printer struct {
	printed []string
	more    []More
	fail    error
}

func (p *printer) note(kind, number string) (string, error) {
	p.printed = append(p.printed, kind+" "+number)
	return "/hall/papers/" + number + ".pdf", p.fail
}

func (p *printer) Ticket(_ context.Context, v queue.Visit, again bool) (string, error) {
	return p.note(fmt.Sprintf("ticket(again=%v)", again), v.Ticket.Label)
}

func (p *printer) Acceptance(_ context.Context, _ queue.Visit, c queue.Case, _ catalog.Verdict) (string, error) {
	return p.note("acceptance", c.Number)
}

func (p *printer) Gap(_ context.Context, _ queue.Visit, c queue.Case, _ catalog.Verdict) (string, error) {
	return p.note("gap", c.Number)
}

func (p *printer) Notice(_ context.Context, _ queue.Visit, c queue.Case, v catalog.Verdict) (string, error) {
	return p.note(fmt.Sprintf("notice(%d)", len(v.Missing())+len(v.Gaps())), c.Notice)
}

func (p *printer) Refusal(_ context.Context, _ queue.Visit, c queue.Case, _ catalog.Verdict) (string, error) {
	return p.note("refusal", c.Refusal)
}

func (p *printer) More(_ context.Context, m More) (string, error) {
	p.more = append(p.more, m)
	return p.note(string(m.Kind), m.Number)
}

var errPaperOut = errors.New("printer: out of paper")

// room is a counter of the sample hall in a window, with everything that runs on one goroutine.
type room struct {
	t     testing.TB
	hall  *queue.Hall
	clock *simulate.Clock
	live  *stepLive
	paper *printer
	run   *look.Inline
	seat  *Seat
	win   fyne.Window
	keys  int // keys pressed

	chimes []Chime
	clerk  string // who logged in

	typing time.Time     // when the last character came
	speed  time.Duration // between characters
}

// newRoom opens the counter of window 3 on Tuesday 10 March 2026 at 10:31 in a language. What is done to the hall before
// is there when the counter starts.
func newRoom(t testing.TB, l lang.Language, before ...func(*queue.Hall)) *room {
	t.Helper()
	test.NewTempApp(t)
	s, err := setup.Load(assets.Hall())
	require.NoError(t, err)
	cat, err := format.Load(assets.Hall(), ".")
	require.NoError(t, err)
	r := &room{t: t, paper: &printer{}, run: &look.Inline{}, speed: 200 * time.Millisecond}
	r.clock = simulate.NewClock(time.Date(2026, 3, 10, 10, 31, 0, 0, s.Calendar.Location()))
	keys, err := persons.New(make([]byte, 32))
	require.NoError(t, err)
	r.hall = queue.NewHall(memory.New(), s, cat, r.clock, queue.WithPersons(persons.Fixed(keys)))
	for _, f := range before {
		f(r.hall)
	}
	ctx, cancel := context.WithCancel(context.Background())
	live, err := r.hall.Live(ctx)
	require.NoError(t, err)
	r.live = &stepLive{Live: live, hall: r.hall, seen: live.Seq(), bell: make(chan struct{}, 1)}
	unsubscribe := live.Subscribe(func([]queue.Change) {
		select {
		case r.live.bell <- struct{}{}:
		default:
		}
	})
	r.seat, err = New(Params{Hall: r.hall, Live: r.live, Paper: r.paper, Words: lang.For(l), Runner: r.run, Window: "3", Clerk: "12", Log: slog.New(slog.DiscardHandler),
		Chime: func(c Chime) { r.chimes = append(r.chimes, c) }, LoggedIn: func(clerk string) { r.clerk = clerk }})
	require.NoError(t, err)
	r.seat.view.now = func() time.Time { return r.typing }
	r.win = test.NewTempWindow(t, nil)
	r.seat.Bind(r.win)
	r.win.Resize(fyne.NewSize(1366, 768))
	r.seat.Start(ctx)
	t.Cleanup(func() {
		r.seat.Stop()
		unsubscribe()
		cancel()
		require.NoError(t, r.hall.Close())
	})
	return r
}

// issue gives somebody a ticket and returns its label.
func (r *room) issue(class queue.Priority, pre map[string]catalog.Submission, items ...string) queue.Visit {
	r.t.Helper()
	v, err := r.hall.Issue(context.Background(), queue.IssueRequest{Items: items, Priority: class, Prechecks: pre, At: "kiosk1"})
	require.NoError(r.t, err)
	r.live.settle(r.t)
	return v
}

// pass lets time go by: the hall's clock and the seat's own.
func (r *room) pass(d time.Duration) {
	r.clock.Advance(d)
	r.run.Advance(d)
	r.live.settle(r.t)
}

func (r *room) state() State { return r.seat.view.shown }

// press presses keys: names of keys (F2, Up, Space, Return, Escape), "Ctrl+…", or single characters.
func (r *room) press(names ...string) {
	r.t.Helper()
	k := look.KeysOf(r.win.Canvas())
	for _, n := range names {
		r.keys++
		focus := r.win.Canvas().Focused()
		switch {
		case len(n) > 5 && n[:5] == "Ctrl+":
			k.Shortcut(shortcut(n[5:]))
		case len([]rune(n)) == 1:
			r.typeRune(focus, []rune(n)[0])
		case focus != nil:
			focus.TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(n)})
		default:
			k.Key(&fyne.KeyEvent{Name: fyne.KeyName(n)})
		}
		r.live.settle(r.t)
	}
}

// typeRune delivers a character as the desktop driver does: as a key first, then as a character.
func (r *room) typeRune(focus fyne.Focusable, c rune) {
	if focus == nil {
		if k := look.KeysOf(r.win.Canvas()); r.seat.view.stage.TopSheet() != nil {
			k.Key(&fyne.KeyEvent{Name: fyne.KeyName(string(c))})
		} else {
			r.typing = r.typing.Add(r.speed)
			k.Rune(c)
		}
		return
	}
	focus.TypedRune(c)
}

func (r *room) typed(text string) {
	for _, c := range text {
		r.press(string(c))
	}
}

// open opens the window and calls nobody.
func (r *room) open() *room {
	r.press("Return")
	require.Equal(r.t, queue.WindowOpen, r.seat.present.here().State)
	return r
}

func (r *room) words() string { return r.state().Banner.Text + r.state().Toast.Text }

func shortcut(key string) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: fyne.KeyName(key), Modifier: fyne.KeyModifierControl}
}
