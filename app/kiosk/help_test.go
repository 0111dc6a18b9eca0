package kiosk

import (
	"context"
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/assets"
	"onevisit/catalog"
	format "onevisit/catalog/format/yaml"
	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/setup"
)

// testClock stands at a working morning until it is moved.
type testClock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *testClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *testClock) add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// sampleCatalog is that of the sample hall, read once: nobody changes it.
var sampleCatalog = sync.OnceValues(func() (*catalog.Catalog, error) { return format.Load(assets.Hall(), ".") })

// printed is a printer that remembers, or fails.
type printed struct {
	tickets []string
	lists   []ListRequest
	booked  []queue.Booking
	err     error
}

func (p *printed) Booking(_ context.Context, b queue.Booking) (string, error) {
	p.booked = append(p.booked, b)
	return "/booked", p.err
}

func (p *printed) Ticket(_ context.Context, v queue.Visit, _ bool) (string, error) {
	p.tickets = append(p.tickets, v.Ticket.Label)
	return "/" + v.Ticket.Label, p.err
}

func (p *printed) List(_ context.Context, r ListRequest) (string, error) {
	p.lists = append(p.lists, r)
	return "/list", p.err
}

// mute is a reader that is asked and says nothing.
type mute struct{}

func (mute) Read(_ []string, _ lang.Language, _ func()) {}
func (mute) Hush()                                      {}

// room is a kiosk with the sample hall behind it.
type room struct {
	t     testing.TB
	hall  *queue.Hall
	live  *queue.Live
	clock *testClock
	run   *look.Inline
	paper *printed
	p     *presenter
	state State
}

func newRoom(t testing.TB, change ...func(*Params)) *room {
	t.Helper()
	s, err := setup.Load(assets.Hall())
	require.NoError(t, err)
	cat, err := sampleCatalog()
	require.NoError(t, err)
	r := &room{t: t, run: &look.Inline{}, paper: &printed{},
		clock: &testClock{now: time.Date(2026, 3, 10, 10, 42, 0, 0, s.Calendar.Location())}}
	r.hall = queue.NewHall(memory.New(), s, cat, r.clock)
	r.live, err = r.hall.Live(t.Context())
	require.NoError(t, err)
	r.p = newPresenter(r.params(change...), func(s State) { r.state = s })
	r.p.start(t.Context())
	return r
}

func (r *room) params(change ...func(*Params)) Params {
	p := Params{Hall: r.hall, Live: r.live, Paper: r.paper, Words: lang.For(lang.ZH), Runner: r.run, Name: "k1",
		Log: slog.New(slog.DiscardHandler), Idle: time.Minute, Warn: 20 * time.Second, Stay: 30 * time.Second, StaffCode: "20260310"}
	for _, f := range change {
		f(&p)
	}
	return p
}

// do presses.
func (r *room) do(do Do, id ...string) {
	x := Press{Do: do}
	if len(id) > 0 {
		x.ID = id[0]
	}
	r.p.press(x)
}

// item goes from home to an item.
func (r *room) item(way Do, id string) {
	r.t.Helper()
	r.do(DoHome)
	r.do(way)
	r.do(DoItem, id)
	require.NotEqual(r.t, PageFind, r.state.Page)
}

// people lets others take numbers and opens the windows.
func (r *room) people(n int, items ...string) {
	r.t.Helper()
	for _, w := range r.hall.Setup().Windows {
		_, err := r.hall.OpenWindow(r.t.Context(), queue.Act{Window: w.ID, Clerk: "1"})
		require.NoError(r.t, err)
	}
	for i := range n {
		_, err := r.hall.Issue(r.t.Context(), queue.IssueRequest{Items: []string{items[i%len(items)]}})
		require.NoError(r.t, err)
		r.clock.add(time.Second)
	}
	r.settled()
}

// settled waits until the projection has caught up with the hall.
func (r *room) settled() {
	r.t.Helper()
	rows, err := r.hall.Journal(r.t.Context(), 0, 100000)
	require.NoError(r.t, err)
	want := int64(0)
	if len(rows) > 0 {
		want = rows[len(rows)-1].Seq
	}
	require.Eventually(r.t, func() bool { return r.live.Seq() >= want }, time.Minute, time.Millisecond)
	r.p.show()
}

// block finds the first part of a kind in what is shown.
func block[T Block](s State) (T, bool) {
	for _, list := range [][]Block{s.Body, s.Foot} {
		for _, b := range list {
			if x, ok := b.(T); ok {
				return x, true
			}
		}
	}
	var none T
	return none, false
}
