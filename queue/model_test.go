package queue_test

import (
	"context"
	"fmt"
	"math/rand/v2"
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
	home    string // line of its item
	line    string
	skill   string
	key     int64
	state   queue.TicketState
	window  string
	back    string
	calls   int
	undone  int  // cases not decided
	noticed bool // its case waits for a correction
	gone    bool // its case went on with another ticket
	called  time.Time
	arrived time.Time
	last    *lastStep
}

// lastStep is the last act on a ticket, which may be undone.
type lastStep struct {
	before modelTicket
	window string
	at     time.Time
}

type model struct {
	t       *rapid.T
	k       *kit
	tickets []*modelTicket
	windows map[string]queue.WindowState
	clerks  map[string]string // by window
	number  map[string]int
	closed  bool // the day
	rng     *rand.Rand
	steps   int
	verb    string         // of this step
	worked  map[string]int // legal steps by verb, over all runs
}

// TestHallAgainstAModel drives the hall with random verbs and compares it with a model after each; a projection that
// followed all along must equal one loaded fresh.
func TestHallAgainstAModel(t *testing.T) {
	steps, worked := 0, map[string]int{}
	rapid.Check(t, func(rt *rapid.T) { steps += runModel(t, rt, worked) })
	t.Logf("%d steps, of which worked %v", steps, worked)
	if rapidChecks() >= 100 {
		require.GreaterOrEqual(t, steps, 10_000)
		for _, verb := range verbsDrawn {
			require.Greater(t, worked[verb], 3, "%s is hardly ever legal", verb)
		}
	}
}

func runModel(t *testing.T, rt *rapid.T, worked map[string]int) int {
	k := newKit(t)
	k.setup.Skills = []queue.Skill{{ID: "sign"}}
	k.setup.Windows[1].Skills = []string{"sign"}
	k.setup.Rules.AutoNoShow = 20 * time.Second
	m := &model{t: rt, k: k, windows: map[string]queue.WindowState{}, clerks: map[string]string{}, number: map[string]int{},
		worked: worked, rng: rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 1))}
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
	for _, verb := range []string{"open", "open", "open", "open", "issue", "issue", "issue", "issue"} {
		m.step(t, verb)
	}
	for range rapid.IntRange(100, 260).Draw(rt, "steps") {
		k.clock.Add(time.Duration(m.rng.IntN(15)) * time.Second)
		m.step(t, draw(m, verbsDrawn))
	}
	fresh, err := k.Live(ctx)
	require.NoError(rt, err)
	for live.Seq() < fresh.Seq() {
		select {
		case <-news:
		case <-time.After(time.Minute):
			require.Fail(rt, "the projection does not follow")
		}
	}
	require.Equal(rt, observe(fresh), observe(live))
	m.compareJournal(t)
	return m.steps
}

// verbsDrawn are the verbs with how often each is drawn.
var verbsDrawn = func() []string {
	var out []string
	for verb, n := range map[string]int{"issue": 30, "open": 24, "pause": 2, "close": 2, "login": 2, "next": 40, "call": 3,
		"recall": 6, "start": 40, "hold": 12, "resume": 24, "move": 4, "no_show": 6, "restore": 8, "decide": 16, "notify": 24,
		"finish": 40, "cancel": 1, "refer": 6, "return": 16, "undo": 16, "close_day": 1, "open_day": 12} {
		for range n {
			out = append(out, verb)
		}
	}
	slices.Sort(out)
	return out
}()

// draw picks evenly, which rapid's own generators do not: they lean to the first. A seed of rapid's makes it repeatable.
func draw[T any](m *model, from []T) T { return from[m.rng.IntN(len(from))] }

// lastWindow is where the last act was that may be undone: who undoes has just pressed something wrong.
func (m *model) lastWindow(window string) string {
	var at time.Time
	for _, n := range m.tickets {
		if n.last != nil && n.last.at.After(at) {
			at, window = n.last.at, n.last.window
		}
	}
	return window
}

func (m *model) step(t *testing.T, verb string) {
	m.verb = verb
	m.steps++
	window := draw(m, []string{"1", "2", "3"})
	if verb == "undo" {
		window = m.lastWindow(window)
	}
	act := queue.Act{Window: window, Clerk: "c" + window}
	ctx := t.Context()
	switch verb {
	case "issue":
		m.issue(t)
	case "open":
		_, err := m.k.OpenWindow(ctx, act)
		if m.expect(err, !m.closed) {
			m.windows[window], m.clerks[window] = queue.WindowOpen, act.Clerk
		}
	case "pause":
		_, err := m.k.PauseWindow(ctx, act, "break")
		if m.expect(err, m.windows[window] != queue.WindowClosed) {
			m.windows[window], m.clerks[window] = queue.WindowPaused, act.Clerk
		}
	case "close":
		_, err := m.k.CloseWindow(ctx, act)
		if m.expect(err, m.at(window) == nil) {
			m.windows[window] = queue.WindowClosed
			m.bound(window, "")
		}
	case "login":
		m.login(t, window)
	case "close_day":
		_, err := m.k.CloseDay(ctx, queue.Act{Clerk: "m"})
		m.expect(err, true)
		m.closeDay()
	case "open_day":
		_, err := m.k.OpenDay(ctx, queue.Act{Clerk: "m"})
		m.expect(err, true)
		m.closed = false
	case "next":
		var want *modelTicket
		if m.free(window) {
			want = m.first(window)
		}
		v, err := m.k.CallNext(ctx, act)
		if m.expect(err, want != nil) {
			require.Equal(m.t, want.label, v.Ticket.Label)
			m.take(window)
			m.called(want, window)
		}
	default:
		if len(m.tickets) > 0 {
			n := m.pick(verb, window)
			m.onTicket(t, verb, act, n)
		}
	}
	m.compare(t)
}

func (m *model) issue(t *testing.T) {
	item := draw(m, []string{storetest.Simple, storetest.Bare})
	p := draw(m, []queue.Priority{"", "", queue.PriorityElder})
	skill := draw(m, []string{"", "", "", "sign"})
	v, err := m.k.Issue(t.Context(), queue.IssueRequest{Items: []string{item}, Priority: p, Skill: skill})
	if !m.expect(err, !m.closed) {
		return
	}
	now := m.k.clock.Now()
	key := now.UnixMilli()
	if p == queue.PriorityElder {
		key -= 600_000
	}
	line := map[string]string{storetest.Simple: "A", storetest.Bare: "B"}[item]
	n := m.enter(v.Ticket, line, key)
	n.home, n.skill, n.undone = line, skill, 1
}

// enter adds a ticket that was just issued.
func (m *model) enter(got queue.Ticket, line string, key int64) *modelTicket {
	m.number[line]++
	n := &modelTicket{id: got.ID, label: fmt.Sprintf("%s%03d", line, m.number[line]), line: line, key: key,
		state: queue.Waiting, arrived: m.k.clock.Now()}
	require.Equal(m.t, n.label, got.Label)
	m.tickets = append(m.tickets, n)
	return n
}

func (m *model) onTicket(t *testing.T, verb string, act queue.Act, n *modelTicket) {
	ctx, window := t.Context(), act.Window
	mine := n.window == window
	active := n.state == queue.Called || n.state == queue.Serving
	switch verb {
	case "call":
		_, err := m.k.CallTicket(ctx, act, n.id)
		if m.expect(err, n.state == queue.Waiting && (n.window == "" || mine) && m.free(window)) {
			m.take(window)
			m.called(n, window)
		}
	case "recall":
		now := m.k.clock.Now()
		_, err := m.k.Recall(ctx, act, n.id)
		again := n.calls < 3 && now.Sub(n.called) >= 15*time.Second
		if m.expect(err, n.state == queue.Called && mine && (again || m.exhausted(n))) {
			if again {
				n.calls, n.called, n.last = n.calls+1, now, nil
			} else {
				m.do(n, window, func() { n.state = queue.NoShow })
			}
		}
	case "start":
		_, err := m.k.Start(ctx, act, n.id)
		if m.expect(err, n.state == queue.Called && mine) {
			m.do(n, window, func() { n.state = queue.Serving })
		}
	case "hold":
		_, err := m.k.Hold(ctx, act, n.id, "copy")
		if m.expect(err, active && mine) {
			m.do(n, window, func() { n.state = queue.Held })
		}
	case "resume":
		_, err := m.k.Resume(ctx, act, n.id)
		if m.expect(err, n.state == queue.Held && m.free(window)) {
			m.take(window)
			m.do(n, window, func() { n.state, n.window = queue.Serving, window })
		}
	case "move":
		m.move(t, act, n)
	case "no_show":
		_, err := m.k.MarkNoShow(ctx, act, n.id)
		if m.expect(err, n.state == queue.Called && mine) {
			m.do(n, window, func() { n.state = queue.NoShow })
		}
	case "restore":
		line := m.waiting(func(o *modelTicket) bool { return o.line == n.line && o.skill == n.skill && o.window == "" })
		v, err := m.k.Restore(ctx, act, n.id)
		if m.expect(err, n.state == queue.NoShow) {
			old := n.key
			m.do(n, window, func() { n.state, n.window, n.calls, n.key = queue.Waiting, "", 0, v.Ticket.Key })
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
		if n.gone {
			require.Empty(m.t, v.Cases)
			return
		}
		_, err = m.k.Withdraw(ctx, act, v.Cases[0].ID, "")
		if m.expect(err, n.undone == 1 || n.noticed) {
			n.undone, n.noticed, n.last = 0, false, nil
		}
	case "finish":
		_, err := m.k.Finish(ctx, act, n.id)
		here := n.state == queue.Serving && mine || n.state == queue.Held
		to, back := m.back(n)
		switch {
		case !m.expect(err, here && (back || n.undone == 0)):
		case back:
			m.do(n, window, func() {
				n.state, n.window, n.back, n.calls = queue.Waiting, to, "", 0
				n.line = n.home
			})
		default:
			m.do(n, window, func() { n.state, n.back = queue.Completed, "" })
		}
	case "cancel":
		_, err := m.k.Cancel(ctx, act, n.id, "left")
		legal := n.state == queue.Waiting || n.state == queue.Held || n.state == queue.NoShow || active && mine
		if m.expect(err, legal) {
			m.do(n, window, func() { n.state, n.undone = queue.Cancelled, 0 })
		}
	default:
		m.onVisit(t, verb, act, n)
	}
}

// expect asserts that the hall agrees whether a verb works. A refusal always has a name.
func (m *model) expect(err error, legal bool) bool {
	if legal {
		m.worked[m.verb]++
		require.NoError(m.t, err)
	} else {
		require.NotEmpty(m.t, fault.CodeOf(err), "%v", err)
	}
	return legal
}

func (m *model) called(n *modelTicket, window string) {
	m.do(n, window, func() { n.state, n.window, n.calls, n.called = queue.Called, window, 1, m.k.clock.Now() })
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
	n := m.at(window)
	return m.windows[window] == queue.WindowOpen && (n == nil || m.exhausted(n))
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
		can := n.skill == "" || slices.Contains(w.Skills, n.skill)
		return n.window == window || n.window == "" && can && slices.Contains(w.Lines, n.line)
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
		require.Equal(m.t, []any{n.label, n.line, n.key, n.state, n.calls, n.back},
			[]any{got.Label, got.Line, got.Key, got.State, got.Calls, got.Back})
		if got.Live() && got.State != queue.NoShow {
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
