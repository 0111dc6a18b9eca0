package queue_test

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/storetest"
)

// modelTicket is what the model knows of a ticket: plain fields, plain rules, no indexes.
type modelTicket struct {
	id      int64
	label   string
	line    string
	key     int64
	state   queue.TicketState
	window  string
	calls   int
	undone  int // cases not decided
	called  time.Time
	arrived time.Time
}

type model struct {
	t       *rapid.T
	k       *kit
	tickets []*modelTicket
	windows map[string]queue.WindowState
	number  map[string]int
}

// TestHallAgainstAModel drives the hall with random verbs and compares it with a model after each; a projection that
// followed all along must equal one loaded fresh.
func TestHallAgainstAModel(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) { runModel(t, rt) })
}

func runModel(t *testing.T, rt *rapid.T) {
	k := newKit(t)
	m := &model{t: rt, k: k, windows: map[string]queue.WindowState{}, number: map[string]int{}}
	for _, w := range k.setup.Windows {
		m.windows[w.ID] = queue.WindowClosed
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	live, err := k.Live(ctx)
	require.NoError(rt, err)
	news := make(chan struct{}, 1)
	live.Subscribe(func([]queue.Change) {
		select {
		case news <- struct{}{}:
		default:
		}
	})
	for range rapid.IntRange(5, 60).Draw(rt, "steps") {
		k.clock.Add(time.Duration(rapid.IntRange(0, 40).Draw(rt, "seconds")) * time.Second)
		m.step(t)
	}
	fresh, err := k.Live(ctx)
	require.NoError(rt, err)
	for live.Seq() < fresh.Seq() {
		select {
		case <-news:
		case <-time.After(5 * time.Second):
			require.Fail(rt, "the projection does not follow")
		}
	}
	require.Equal(rt, observe(fresh), observe(live))
	m.compareJournal(t)
}

func (m *model) step(t *testing.T) {
	window := rapid.SampledFrom([]string{"1", "2", "3"}).Draw(m.t, "window")
	act := queue.Act{Window: window, Clerk: "c" + window}
	ctx := t.Context()
	switch verb := rapid.SampledFrom([]string{"issue", "issue", "open", "pause", "close", "next", "next", "call", "recall",
		"start", "start", "hold", "resume", "move", "no_show", "restore", "decide", "finish", "finish", "cancel"}).Draw(m.t, "verb"); verb {
	case "issue":
		m.issue(t)
	case "open":
		_, err := m.k.OpenWindow(ctx, act)
		require.NoError(m.t, err)
		m.windows[window] = queue.WindowOpen
	case "pause":
		_, err := m.k.PauseWindow(ctx, act, "break")
		if m.expect(err, m.windows[window] != queue.WindowClosed) {
			m.windows[window] = queue.WindowPaused
		}
	case "close":
		_, err := m.k.CloseWindow(ctx, act)
		if m.expect(err, m.at(window) == nil) {
			m.windows[window] = queue.WindowClosed
			for _, n := range m.tickets {
				if n.window == window && (n.state == queue.Waiting || n.state == queue.Held) {
					n.window = ""
				}
			}
		}
	case "next":
		var want *modelTicket
		if m.free(window) {
			want = m.first(window)
		}
		v, err := m.k.CallNext(ctx, act)
		if m.expect(err, want != nil) {
			require.Equal(m.t, want.label, v.Ticket.Label)
			m.called(want, window)
		}
	default:
		if len(m.tickets) > 0 {
			m.onTicket(t, verb, act, rapid.SampledFrom(m.tickets).Draw(m.t, "ticket"))
		}
	}
	m.compare(t)
}

func (m *model) issue(t *testing.T) {
	item := rapid.SampledFrom([]string{storetest.Simple, storetest.Bare}).Draw(m.t, "item")
	p := rapid.SampledFrom([]queue.Priority{"", "", queue.PriorityElder}).Draw(m.t, "class")
	v, err := m.k.Issue(t.Context(), queue.IssueRequest{Items: []string{item}, Priority: p})
	require.NoError(m.t, err)
	line := map[string]string{storetest.Simple: "A", storetest.Bare: "B"}[item]
	m.number[line]++
	now := m.k.clock.Now()
	key := now.UnixMilli()
	if p == queue.PriorityElder {
		key -= 600_000
	}
	n := &modelTicket{id: v.Ticket.ID, label: fmt.Sprintf("%s%03d", line, m.number[line]), line: line, key: key,
		state: queue.Waiting, undone: 1, arrived: now}
	require.Equal(m.t, n.label, v.Ticket.Label)
	m.tickets = append(m.tickets, n)
}

func (m *model) onTicket(t *testing.T, verb string, act queue.Act, n *modelTicket) {
	ctx, window := t.Context(), act.Window
	mine := n.window == window
	active := n.state == queue.Called || n.state == queue.Serving
	switch verb {
	case "call":
		_, err := m.k.CallTicket(ctx, act, n.id)
		if m.expect(err, n.state == queue.Waiting && (n.window == "" || mine) && m.free(window)) {
			m.called(n, window)
		}
	case "recall":
		now := m.k.clock.Now()
		_, err := m.k.Recall(ctx, act, n.id)
		if m.expect(err, n.state == queue.Called && mine && n.calls < 3 && now.Sub(n.called) >= 15*time.Second) {
			n.calls, n.called = n.calls+1, now
		}
	case "start":
		_, err := m.k.Start(ctx, act, n.id)
		if m.expect(err, n.state == queue.Called && mine) {
			n.state = queue.Serving
		}
	case "hold":
		_, err := m.k.Hold(ctx, act, n.id, "copy")
		if m.expect(err, active && mine) {
			n.state = queue.Held
		}
	case "resume":
		_, err := m.k.Resume(ctx, act, n.id)
		if m.expect(err, n.state == queue.Held && m.free(window)) {
			n.state, n.window = queue.Serving, window
		}
	case "move":
		to := queue.Transfer{Line: rapid.SampledFrom([]string{"", "A", "B"}).Draw(m.t, "line"),
			Window: rapid.SampledFrom([]string{"", "1", "3"}).Draw(m.t, "to")}
		legal := n.state == queue.Waiting || n.state == queue.Held || active && mine
		_, err := m.k.Move(ctx, act, n.id, to)
		if m.expect(err, legal && (to.Window == "" || m.windows[to.Window] != queue.WindowClosed)) {
			n.state, n.window, n.calls = queue.Waiting, to.Window, 0
			if to.Line != "" {
				n.line = to.Line
			}
		}
	case "no_show":
		_, err := m.k.MarkNoShow(ctx, act, n.id)
		if m.expect(err, n.state == queue.Called && mine) {
			n.state = queue.NoShow
		}
	case "restore":
		line := m.waiting(func(o *modelTicket) bool { return o.line == n.line && o.window == "" })
		v, err := m.k.Restore(ctx, act, n.id)
		if m.expect(err, n.state == queue.NoShow) {
			old := n.key
			n.state, n.window, n.calls, n.key = queue.Waiting, "", 0, v.Ticket.Key
			require.GreaterOrEqual(m.t, n.key, old, "never before its own old place")
			ahead := 0
			for _, o := range line {
				if before(o, n) {
					ahead++
				}
			}
			require.GreaterOrEqual(m.t, ahead, min(2, len(line)), "behind two others")
		}
	case "decide":
		v, err := m.k.Visit(ctx, n.id)
		require.NoError(m.t, err)
		_, err = m.k.Withdraw(ctx, act, v.Cases[0].ID, "")
		if m.expect(err, n.undone == 1) {
			n.undone = 0
		}
	case "finish":
		_, err := m.k.Finish(ctx, act, n.id)
		if m.expect(err, n.undone == 0 && (n.state == queue.Serving && mine || n.state == queue.Held)) {
			n.state = queue.Completed
		}
	case "cancel":
		_, err := m.k.Cancel(ctx, act, n.id, "left")
		legal := n.state == queue.Waiting || n.state == queue.Held || n.state == queue.NoShow || active && mine
		if m.expect(err, legal) {
			n.state, n.undone = queue.Cancelled, 0
		}
	}
}

// expect asserts that the hall agrees whether a verb works. A refusal always has a name.
func (m *model) expect(err error, legal bool) bool {
	if legal {
		require.NoError(m.t, err)
	} else {
		require.NotEmpty(m.t, fault.CodeOf(err), "%v", err)
	}
	return legal
}

func (m *model) called(n *modelTicket, window string) {
	n.state, n.window, n.calls, n.called = queue.Called, window, 1, m.k.clock.Now()
}

// at is the ticket at a window.
func (m *model) at(window string) *modelTicket {
	for _, n := range m.tickets {
		if n.window == window && (n.state == queue.Called || n.state == queue.Serving) {
			return n
		}
	}
	return nil
}

func (m *model) free(window string) bool {
	return m.windows[window] == queue.WindowOpen && m.at(window) == nil
}

func before(a, b *modelTicket) bool { return a.key < b.key || a.key == b.key && a.id < b.id }

func (m *model) waiting(match func(*modelTicket) bool) []*modelTicket {
	var out []*modelTicket
	for _, n := range m.tickets {
		if n.state == queue.Waiting && match(n) {
			out = append(out, n)
		}
	}
	sort.Slice(out, func(i, j int) bool { return before(out[i], out[j]) })
	return out
}

// first is who a window calls next.
func (m *model) first(window string) *modelTicket {
	w, _ := m.k.setup.Window(window)
	all := m.waiting(func(n *modelTicket) bool {
		return n.window == window || n.window == "" && slices.Contains(w.Lines, n.line)
	})
	if len(all) == 0 {
		return nil
	}
	return all[0]
}

// compare compares every ticket and window.
func (m *model) compare(t *testing.T) {
	for _, n := range m.tickets {
		v, err := m.k.Visit(t.Context(), n.id)
		require.NoError(m.t, err)
		got := v.Ticket
		require.Equal(m.t, []any{n.label, n.line, n.key, n.state, n.calls},
			[]any{got.Label, got.Line, got.Key, got.State, got.Calls})
		if got.State != queue.Completed && got.State != queue.Cancelled && got.State != queue.NoShow {
			require.Equal(m.t, n.window, got.Window, got.Label)
		}
	}
	for id, state := range m.windows {
		w, ok := m.k.window(id)
		require.Equal(m.t, state, map[bool]queue.WindowState{true: w.State, false: queue.WindowClosed}[ok])
		var want int64
		if n := m.at(id); n != nil {
			want = n.id
		}
		require.Equal(m.t, want, w.Ticket)
	}
}

// compareJournal folds the journal alone into states and compares: nothing happened that it does not tell.
func (m *model) compareJournal(t *testing.T) {
	rows, err := m.k.Journal(t.Context(), 0, 1_000_000)
	require.NoError(m.t, err)
	state := map[int64]string{}
	for i, r := range rows {
		require.EqualValues(m.t, i+1, r.Seq)
		if r.Ticket == nil || r.Case != nil || r.Kind == queue.EvReprint {
			continue
		}
		require.Equal(m.t, state[r.Ticket.ID], r.From, "a row begins where the last one ended")
		state[r.Ticket.ID] = r.To
	}
	for _, n := range m.tickets {
		require.Equal(m.t, string(n.state), state[n.id])
	}
}

// view is everything a Live tells.
type view struct {
	Seq      int64
	Windows  []queue.Window
	Waiting  []queue.Ticket
	For      [][]queue.Ticket
	Held     [][]queue.Ticket
	NoShows  []queue.Ticket
	Calls    []queue.Call
	Running  []queue.Case
	Counts   queue.Counts
	Waits    []queue.Wait
	Cases    map[int64][]queue.Case
	OfWaiter []queue.Wait
}

func observe(l *queue.Live) view {
	v := view{Seq: l.Seq(), Windows: l.Windows(), Waiting: l.Waiting(), NoShows: l.NoShows(), Calls: l.Calls(99),
		Running: l.Running(""), Counts: l.Counts(), Cases: map[int64][]queue.Case{}}
	for _, w := range v.Windows {
		v.For = append(v.For, l.WaitingFor(w.ID))
		v.Held = append(v.Held, l.HeldBy(w.ID))
	}
	for _, line := range []string{"A", "B"} {
		w := l.Wait(line)
		v.Waits = append(v.Waits, queue.Wait{Ahead: w.Ahead, NoWindow: w.NoWindow})
	}
	for id := int64(1); ; id++ {
		if _, ok := l.Ticket(id); !ok {
			break
		}
		v.Cases[id] = l.CasesOf(id)
	}
	for _, n := range v.Waiting {
		v.OfWaiter = append(v.OfWaiter, queue.Wait{Ahead: l.WaitOf(n.ID).Ahead})
	}
	return v
}
