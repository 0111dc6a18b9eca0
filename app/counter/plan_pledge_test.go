package counter

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

// TestAPledgeIsCheckedFromTheMenu: what was found and how long the applicant has is asked; then it is put right.
func TestAPledgeIsCheckedFromTheMenu(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	item := r.itemWhere(func(it *catalog.Item) bool {
		for _, m := range it.Materials {
			if m.Pledge && m.When == "" {
				return len(it.Situations) == 0
			}
		}
		return false
	})
	v := r.issue("", nil, item.ID)
	r.press("F2", "F5")
	for _, m := range item.Materials {
		if m.Pledge {
			r.press("p", "Down")
			continue
		}
		r.press("Space")
		if s := r.state().Sheet; s != nil {
			r.press("Return")
		}
	}
	r.press("F9")
	require.Equal(t, catalog.AcceptOnPledge, r.visit(v.Ticket.ID).Cases[0].Outcome)
	r.press("Ctrl+M")
	r.pick("核查不实")
	require.Equal(t, SheetPledge, r.state().Sheet.Kind)
	r.seat.present.sheetText(0, "999")
	r.seat.present.sheetOK()
	require.NotEmpty(t, r.state().Sheet.Fields[0].Wrong)
	r.seat.present.sheetText(0, "5")
	r.seat.present.sheetOK()
	r.live.settle(t)
	c := r.visit(v.Ticket.ID).Cases[0]
	require.Equal(t, r.state().Sheet, (*Sheet)(nil))
	require.NotEmpty(t, c.Broken)
	d, ok := c.Duty(queue.DutyPledge)
	require.True(t, ok)
	require.Equal(t, catalog.Limit{N: 5, Unit: catalog.UnitWorkdays}, d.Limit)
	require.Contains(t, r.words(), "承诺不实")
	r.press("Ctrl+M")
	r.pick("核查属实")
	r.live.settle(t)
	c = r.visit(v.Ticket.ID).Cases[0]
	require.Empty(t, c.Broken)
	_, ok = c.Duty(queue.DutyPledge)
	require.False(t, ok)
}
