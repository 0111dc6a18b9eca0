package counter

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// TestAnyKeysAnyTime presses keys without sense for a whole morning. Whatever happens, one thing at most stands out,
// every word is there, nothing unexpected is reported, and the screen agrees with the hall.
func TestAnyKeysAnyTime(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	rng := rand.New(rand.NewPCG(7, 7))
	keys := []string{
		"F1", "F2", "F2", "F3", "F4", "F5", "F5", "F6", "F7", "F8", "F8", "F9", "F9", "F10", "F11", "F12", "Up", "Down", "Left", "Right",
		"Space", "Space", "Space", "Return", "Return", "Return", "Escape", "Escape", "w", "u", "f", "x", "o", "d", "p", "q", "1", "2", "3", "0", "A", "?",
		"Ctrl+K", "Ctrl+P", "Ctrl+L", "Ctrl+Z", "Ctrl+Return", "Ctrl+T", "Ctrl+Up", "Ctrl+Down", "BackSpace",
		"Ctrl+O", "Ctrl+J", "Ctrl+M", "Ctrl+M", "Ctrl+M", "Ctrl+N", "Ctrl+I", "Ctrl+U", "Ctrl+R", "Ctrl+G", "Ctrl+Y", "Ctrl+D", "Ctrl+=", "PageDown",
	}
	items := []string{onePaper, fund, loan, "ly-hj-01-lihu-fenhu", "cn-huzhao-huanfa"}
	for i := range 2500 {
		if i%25 == 0 {
			r.issue(queue.Priority([]string{"", "elder"}[rng.IntN(2)]), nil, items[rng.IntN(len(items))])
		}
		key := keys[rng.IntN(len(keys))]
		r.press(key)
		if i%7 == 0 {
			r.pass(time.Duration(rng.IntN(40)) * time.Second)
		}
		r.sane(i, key)
	}
	require.Greater(t, len(r.paper.printed), 10, "the keys did get somewhere")
}

func (r *room) sane(i int, key string) {
	r.t.Helper()
	s := r.state()
	loud := 0
	for _, a := range s.Left {
		if a.Rank != Quiet {
			loud++
			require.True(r.t, a.On)
		}
	}
	for _, a := range s.Bar.Acts {
		if a.Rank != Quiet {
			loud++
			require.True(r.t, a.On)
		}
	}
	require.LessOrEqual(r.t, loud, 2, "%d %s: F5 or F2, and the verdict's own", i, key)
	require.NotContains(r.t, s.Banner.Text+s.Toast.Text+s.Bar.Title+s.Bar.Detail+s.Next.Why, "〔", "%d %s", i, key)
	require.NotContains(r.t, s.Banner.Text, lang.For(s.Language).Error(fault.New("internal", nil)), "%d %s", i, key)
	require.False(r.t, r.seat.Busy())
	w, ok := r.live.Window("3")
	require.True(r.t, ok)
	in := int64(0)
	if v := r.seat.present.visit; v != nil {
		in = v.Ticket.ID
		require.Equal(r.t, r.visit(in).Ticket.State, v.Ticket.State, "%d %s", i, key)
	}
	require.Equal(r.t, w.Ticket, in, "%d %s", i, key)
	require.False(r.t, strings.Contains(s.Ticket.Label, "{"))
}
