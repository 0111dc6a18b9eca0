package queue_test

import (
	"flag"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/queue"
)

// rapidChecks is how many runs rapid was asked for.
func rapidChecks() int {
	n, _ := strconv.Atoi(flag.Lookup("rapid.checks").Value.String())
	return n
}

// usual is the state of tickets that a verb is mostly for; others are drawn too.
var usual = map[string]queue.TicketState{"call": queue.Waiting, "recall": queue.Called, "start": queue.Called,
	"no_show": queue.Called, "hold": queue.Serving, "resume": queue.Held, "restore": queue.NoShow, "decide": queue.Serving,
	"notify": queue.Serving, "refer": queue.Serving, "finish": queue.Serving, "return": queue.Completed}

// pick draws the ticket of a verb: mostly one that it may be legal for.
func (m *model) pick(verb, window string) *modelTicket {
	if m.rng.IntN(4) > 0 {
		var fit []*modelTicket
		for _, n := range m.tickets {
			active := n.state == queue.Called || n.state == queue.Serving
			switch {
			case verb == "undo" && (n.last == nil || n.last.window != window || m.k.clock.Now().Sub(n.last.at) > 12*time.Second):
			case verb == "return" && !n.noticed:
			case usual[verb] != "" && verb != "return" && n.state != usual[verb]:
			case usual[verb] != "" && active && n.window != window:
			default:
				fit = append(fit, n)
			}
		}
		if len(fit) > 0 {
			return draw(m, fit)
		}
	}
	return draw(m, m.tickets[max(len(m.tickets)-15, 0):])
}

// do changes a ticket by an act that may be undone.
func (m *model) do(n *modelTicket, window string, change func()) {
	before := *n
	change()
	n.last = &lastStep{before: before, window: window, at: m.k.clock.Now()}
}

// exhausted reports a ticket that was called in vain often and long enough.
func (m *model) exhausted(n *modelTicket) bool {
	return n.state == queue.Called && n.calls >= 3 && m.k.clock.Now().Sub(n.called) >= 20*time.Second
}

// take frees a window for another ticket: whoever was called in vain there is a no-show.
func (m *model) take(window string) {
	if n := m.at(window); n != nil {
		m.do(n, window, func() { n.state = queue.NoShow })
	}
}

// bound moves those who wait for one window alone, or are on hold there, to another one, or sets them free.
func (m *model) bound(window, to string) {
	for _, n := range m.tickets {
		if n.window == window && (n.state == queue.Waiting || n.state == queue.Held) {
			n.window, n.last = to, nil
		}
	}
}

func (m *model) closeDay() {
	m.closed = true
	for _, n := range m.tickets {
		switch n.state {
		case queue.Waiting, queue.Held, queue.NoShow:
			n.state, n.undone, n.last = queue.Expired, 0, nil
		default:
		}
	}
	for w := range m.windows {
		if m.at(w) == nil {
			m.windows[w] = queue.WindowClosed
		}
	}
}

// login seats a drawn clerk at a window.
func (m *model) login(t *testing.T, window string) {
	clerk := draw(m, []string{"c1", "c2", "c3"})
	legal := !m.closed && (m.at(window) == nil || m.clerks[window] == clerk)
	var left []string
	for _, w := range []string{"1", "2", "3"} {
		if w != window && m.windows[w] != queue.WindowClosed && m.clerks[w] == clerk {
			left = append(left, w)
			legal = legal && m.at(w) == nil
		}
	}
	_, err := m.k.Login(t.Context(), queue.Act{Window: window, Clerk: clerk})
	if !m.expect(err, legal) {
		return
	}
	for _, w := range left {
		m.windows[w] = queue.WindowClosed
		m.bound(w, window)
	}
	m.windows[window], m.clerks[window] = queue.WindowOpen, clerk
}

// move sends a ticket somewhere.
func (m *model) move(t *testing.T, act queue.Act, n *modelTicket) {
	to := queue.Transfer{Line: draw(m, []string{"", "A", "B"}),
		Window: draw(m, []string{"", "1", "3"}),
		Clerk:  draw(m, []string{"", "", "", "c2"}), Back: draw(m, []bool{true, false})}
	active := n.state == queue.Called || n.state == queue.Serving
	legal := n.state == queue.Waiting || n.state == queue.Held || active && n.window == act.Window
	window := to.Window
	if to.Clerk != "" {
		window = ""
		for _, w := range []string{"3", "2", "1"} {
			if m.windows[w] != queue.WindowClosed && m.clerks[w] == to.Clerk {
				window = w
			}
		}
		legal = legal && window != ""
	} else if to.Window != "" {
		legal = legal && m.windows[to.Window] != queue.WindowClosed
	}
	_, err := m.k.Move(t.Context(), act, n.id, to)
	if !m.expect(err, legal) {
		return
	}
	m.do(n, act.Window, func() {
		if to.Back && active {
			n.back = n.window
		}
		if n.back == window {
			n.back = ""
		}
		n.state, n.window, n.calls = queue.Waiting, window, 0
		if to.Line != "" {
			n.line = to.Line
		}
	})
}

// back tells where a finished ticket is wanted back, and whether it goes back at all.
func (m *model) back(n *modelTicket) (string, bool) {
	if n.back == "" {
		return "", false
	}
	if m.windows[n.back] == queue.WindowClosed {
		return "", n.undone > 0
	}
	return n.back, true
}

// onVisit answers the verbs beyond the line.
func (m *model) onVisit(t *testing.T, verb string, act queue.Act, n *modelTicket) {
	ctx, window := t.Context(), act.Window
	here := n.state == queue.Serving && n.window == window
	switch verb {
	case "notify":
		v, err := m.k.Visit(ctx, n.id)
		require.NoError(m.t, err)
		if n.gone || n.home != "A" { // the other item needs nothing
			return
		}
		_, err = m.k.Notify(ctx, act, v.Cases[0].ID)
		if m.expect(err, here && n.undone == 1) {
			n.undone, n.noticed, n.last = 0, true, nil
		}
	case "refer":
		_, err := m.k.Refer(ctx, act, n.id, catalog.Text{ZH: "elsewhere"}, "")
		if m.expect(err, here || n.state == queue.Held) {
			n.state, n.undone, n.back, n.last = queue.Completed, 0, "", nil
		}
	case "return":
		m.comeBack(t, act, n)
	case "undo":
		m.undo(t, act, n)
	}
}

func (m *model) comeBack(t *testing.T, act queue.Act, n *modelTicket) {
	if n.gone {
		return
	}
	v, err := m.k.Visit(t.Context(), n.id)
	require.NoError(m.t, err)
	got, err := m.k.Return(t.Context(), act, v.Cases[0].ID)
	ended := n.state == queue.Completed || n.state == queue.Cancelled || n.state == queue.Expired
	switch {
	case !m.expect(err, n.noticed && ended && !m.closed):
	case n.state == queue.Completed:
		n.state, n.window, n.calls, n.last = queue.Waiting, "", 0, nil
	default:
		o := m.enter(got.Ticket, n.line, n.key)
		o.home, o.skill, o.noticed = n.home, n.skill, true
		n.gone, n.noticed, n.last = true, false, nil
	}
}

func (m *model) undo(t *testing.T, act queue.Act, n *modelTicket) {
	last := n.last
	legal := last != nil && last.window == act.Window && m.k.clock.Now().Sub(last.at) <= 10*time.Second
	if legal {
		was, is := last.before.state, n.state
		at := was == queue.Called || was == queue.Serving
		if at && is != queue.Called && is != queue.Serving {
			w := last.before.window
			legal = m.windows[w] != queue.WindowClosed && m.at(w) == nil
		}
	}
	_, err := m.k.Undo(t.Context(), act, n.id)
	if !m.expect(err, legal) {
		return
	}
	*n = last.before
	n.last = nil
	waits := n.state != queue.Called && n.state != queue.Serving
	if waits && n.window != "" && m.windows[n.window] == queue.WindowClosed {
		n.window = ""
	}
}
