package counter

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

// TestSomebodyComesForSomebodyElse: one answer changes the list, and the visit is done by keyboard alone.
func TestSomebodyComesForSomebodyElse(t *testing.T) {
	for name, c := range map[string]struct {
		item    string
		answers []string
		wants   []string // papers that only this answer calls for
		not     []string
		keys    int // until the decision
	}{
		"an agent with a power of attorney": {fund, []string{"3", "2"}, []string{"agent-id", "notarised"}, []string{"relation", "authority", "retire"}, 10},
		"a child with the guardian":         {"cn-huzhao-shouci", []string{"1"}, []string{"guardianship", "guardian-id"}, []string{"guardian-letter", "employer"}, 9},
		"a child with somebody else":        {"cn-huzhao-shouci", []string{"2"}, []string{"guardianship", "guardian-letter", "escort-id"}, []string{"guardian-id"}, 10},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t, lang.ZH).open()
			v := r.issue("", nil, c.item)
			before := r.keys
			r.press(append([]string{"F2", "F5"}, c.answers...)...)
			rows := map[string]bool{}
			for _, row := range r.state().Rows {
				rows[row.ID] = true
			}
			for _, id := range c.wants {
				require.True(t, rows[id], id)
			}
			for _, id := range c.not {
				require.False(t, rows[id], id)
			}
			for range 12 {
				if r.seat.present.desks[v.Cases[0].ID].verdict.Outcome == catalog.Accept {
					break
				}
				r.press("Space")
				if r.state().Sheet != nil {
					r.press("Return")
				}
			}
			r.press("F8")
			require.Equal(t, queue.Processing, r.visit(v.Ticket.ID).Cases[0].State, r.state().Bar.Title)
			require.LessOrEqual(t, r.keys-before, c.keys)
		})
	}
}

// TestAPlainLetterIsNotANotarisedOne: the agent's letter is not what is asked for; the notice says so and what would do.
func TestAPlainLetterIsNotANotarisedOne(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, fund)
	r.press("F2", "F5", "3", "2", "Space", "Return", "Space", "w", "Return", "F10")
	c := r.visit(v.Ticket.ID).Cases[0]
	require.Equal(t, queue.Incomplete, c.State)
	require.Equal(t, catalog.Wrong, c.Desk.Papers["notarised"].Standing)
	require.Equal(t, "不是要求的证件", c.Desk.Papers["notarised"].Reason)
}
