package counter

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/queue"
)

// TestTheWrongItemOfTheKioskIsSwapped by keyboard alone: nothing was handed in, so nothing is printed.
func TestTheWrongItemOfTheKioskIsSwapped(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, fund)
	r.press("F2", "F5", "Ctrl+M")
	r.pick("选错了")
	require.Equal(t, "换成哪个事项？", r.state().Sheet.Title)
	r.typed(promised)
	require.Equal(t, "换成这一项", r.state().Sheet.OK.Text)
	r.press("Return")
	got := r.visit(v.Ticket.ID)
	require.Len(t, got.Cases, 2)
	require.Equal(t, queue.Withdrawn, got.Cases[0].State)
	require.Equal(t, promised, got.Cases[1].Item)
	require.Equal(t, 1, r.seat.present.cur, "the new one is in hand")
	require.Empty(t, r.paper.printed)
	require.Equal(t, MarkNone, r.state().Chips[0].Mark, "what was taken back is not done")
	require.Contains(t, r.words(), "已换成")
}

// TestPapersThatWereLookedAtAreNotSwappedAway: they go back with a slip, by a withdrawal.
func TestPapersThatWereLookedAtAreNotSwappedAway(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.issue("", nil, onePaper)
	r.press("F2", "F5", "Space", "Ctrl+M")
	require.NotEmpty(t, r.state().Sheet.Options)
	for _, o := range r.state().Sheet.Options {
		require.NotContains(t, o.Name[0].Text, "选错了")
	}
}

// TestWhatIsDoneAboutACaseIsDoneToThatCase: the promises of the person in hand are not switched from the sheet of another.
func TestWhatIsDoneAboutACaseIsDoneToThatCase(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.issue("", nil, fund)
	other := r.issue("", nil, fund)
	r.press("F2", "F5", "Ctrl+O")
	r.typed(other.Ticket.Label)
	require.Equal(t, "还在等候", r.state().Sheet.Options[0].Tag)
	r.press("Return")
	require.Contains(t, r.state().Sheet.Title, other.Ticket.Label)
	for _, o := range r.state().Sheet.Options {
		require.NotContains(t, o.Name[0].Text, "失信")
		require.NotContains(t, o.Name[0].Text, "选错了")
	}
}
