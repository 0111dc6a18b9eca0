package counter

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/queue"
)

// TestWhatWasAskedAndTakenIsNoted: the electronic monitoring can only tell of what it hears.
func TestWhatWasAskedAndTakenIsNoted(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.longCase()
	last := func(k queue.Kind) string {
		rows, err := r.hall.History(t.Context(), v.Ticket.ID)
		require.NoError(t, err)
		for i := len(rows) - 1; i >= 0; i-- {
			if rows[i].Kind == k {
				return rows[i].Why
			}
		}
		return ""
	}
	fill := func(menu string, kind SheetKind, text string) {
		r.press("Ctrl+M")
		r.pick(menu)
		require.Equal(t, kind, r.state().Sheet.Kind)
		r.seat.present.sheetText(0, text)
		r.seat.present.sheetOK()
		r.live.settle(t)
	}
	fill("另外要了材料", SheetAsked, " ")
	require.NotEmpty(t, r.state().Sheet.Fields[0].Wrong)
	r.seat.present.sheetText(0, "近三个月水电费单")
	r.seat.present.sheetOK()
	r.live.settle(t)
	require.Equal(t, "近三个月水电费单", last(queue.EvAsk))
	fill("收了费", SheetCharge, "八十")
	require.Empty(t, last(queue.EvCharge), "no amount")
	r.press("Escape")
	fill("收了费", SheetCharge, "80.50")
	require.Equal(t, "80.50", last(queue.EvCharge))
	require.Contains(t, r.words(), "已记下收费")
}
