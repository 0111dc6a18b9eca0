package counter

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/queue"
)

// gapped is a visit that was accepted with a gap and has ended.
func (r *room) gapped() queue.Visit {
	r.t.Helper()
	v := r.issue("", nil, fund)
	r.press("F2", "F5", "1", "1", "Space", "Return", "Space", "F9", "F1")
	got := r.visit(v.Ticket.ID)
	require.Equal(r.t, queue.Completed, got.Ticket.State)
	require.NotEmpty(r.t, got.Cases[0].Missing)
	return got
}

// TestThePromisedPaperIsBrought: the same day and another, by the ticket, and by the number on the paper; scan, digit, digit.
func TestThePromisedPaperIsBrought(t *testing.T) {
	for name, text := range map[string]func(queue.Visit) string{
		"ticket": func(v queue.Visit) string { return v.Ticket.Label },
		"number": func(v queue.Visit) string { return v.Cases[0].Number },
	} {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t, lang.ZH).open()
			v := r.gapped()
			r.seat.present.scan(text(v))
			require.Equal(t, SheetMore, r.state().Sheet.Kind)
			require.Equal(t, "容缺材料补来了", r.state().Sheet.Options[0].Name[0].Text, "what they come for is first")
			r.press("1", "1")
			require.Empty(t, r.visit(v.Ticket.ID).Cases[0].Missing)
		})
	}
	t.Run("another day", func(t *testing.T) {
		r := newRoom(t, lang.ZH).open()
		v := r.gapped()
		_, err := r.hall.CloseDay(t.Context(), queue.Act{Clerk: "1"})
		require.NoError(t, err)
		r.pass(24 * time.Hour)
		_, err = r.hall.OpenWindow(t.Context(), queue.Act{Window: "3", Clerk: "12"})
		require.NoError(t, err)
		r.live.settle(t)
		r.seat.present.scan(v.Ticket.Token)
		require.NotNil(t, r.state().Sheet, r.words())
		require.Equal(t, SheetMore, r.state().Sheet.Kind, r.words())
		r.press("1", "2")
		require.Empty(t, r.visit(v.Ticket.ID).Cases[0].Missing, "all of them")
	})
}

// TestACaseNumberIsTypedAtAnIdleWindow: its first digit goes into the field.
func TestACaseNumberIsTypedAtAnIdleWindow(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.gapped()
	r.typed(v.Cases[0].Number)
	r.press("Return")
	require.NotNil(t, r.state().Sheet, r.words())
	require.Equal(t, SheetMore, r.state().Sheet.Kind)
}

// TestTheResultIsHandedOverByScanningTheTicket: scan, digit, digit.
func TestTheResultIsHandedOverByScanningTheTicket(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.longCase()
	r.press("Ctrl+Return", "F1")
	r.seat.present.scan(v.Ticket.Label)
	require.Equal(t, SheetMore, r.state().Sheet.Kind)
	require.Equal(t, "交给申请人，出送达回证", r.state().Sheet.Options[0].Name[0].Text)
	r.press("1", "1")
	require.Equal(t, queue.Delivered, r.visit(v.Ticket.ID).Cases[0].State)
}

// TestAtLunchSomebodyElseGoesOn: who is on hold is said on the paused screen, and another window can take the person over.
func TestAtLunchSomebodyElseGoesOn(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, onePaper)
	r.press("F2", "F5", "F7", "Return", "F12", "4", "Return")
	require.Contains(t, r.state().Front.Detail, "午间轮休")
	require.Contains(t, r.state().Front.Detail, "挂起 1 人（"+v.Ticket.Label+"）")
	r.seat.present.scan(v.Ticket.Label)
	require.Contains(t, r.state().Toast.Text, "3", "what is wrong is said on the paused screen as well")
	r.press("F12")
	require.Nil(t, r.state().Front)

	r.colleague("5", "15")
	other := r.issue("", nil, onePaper)
	five := queue.Act{Window: "5", Clerk: "15"}
	_, err := r.hall.CallTicket(t.Context(), five, other.Ticket.ID)
	require.NoError(t, err)
	_, err = r.hall.Hold(t.Context(), five, other.Ticket.ID, "去复印")
	require.NoError(t, err)
	r.live.settle(t)
	r.seat.present.scan(other.Ticket.Label)
	require.Equal(t, SheetTakeOver, r.state().Sheet.Kind)
	require.Contains(t, r.state().Sheet.Title, "5 号窗口")
	r.shot("zh-75-take-over")
	r.press("Return")
	got := r.visit(other.Ticket.ID).Ticket
	require.Equal(t, []string{"3", string(queue.Serving)}, []string{got.Window, string(got.State)})
	require.Equal(t, other.Ticket.Label, r.state().Ticket.Label)
}
