package counter

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

// atWindow brings somebody to window 3 and leaves the papers as they lay when the power went.
func atWindow(t *testing.T, h *queue.Hall, item string, papers map[string]catalog.Handed) queue.Visit {
	t.Helper()
	ctx, a := context.Background(), queue.Act{Window: "3", Clerk: "12"}
	_, err := h.OpenWindow(ctx, a)
	require.NoError(t, err)
	_, err = h.Issue(ctx, queue.IssueRequest{Items: []string{item}})
	require.NoError(t, err)
	v, err := h.CallNext(ctx, a)
	require.NoError(t, err)
	v, err = h.Start(ctx, a, v.Ticket.ID)
	require.NoError(t, err)
	_, _, err = h.Check(ctx, a, v.Cases[0].ID, catalog.Submission{Item: item, On: h.Today(), Papers: papers})
	require.NoError(t, err)
	return v
}

// TestThePowerGoesDuringAnAcceptance: after the start the person is in hand again. What was ticked is ticked; what was
// accepted is accepted once, and its paper, which may not have come out, comes with one key.
func TestThePowerGoesDuringAnAcceptance(t *testing.T) {
	given := map[string]catalog.Handed{}
	t.Run("before the decision", func(t *testing.T) {
		var v queue.Visit
		r := newRoom(t, lang.ZH, func(h *queue.Hall) {
			it, err := h.Catalog().Item(onePaper)
			require.NoError(t, err)
			given[it.Materials[0].ID] = catalog.Handed{Standing: catalog.Given}
			v = atWindow(t, h, onePaper, given)
		})
		require.Equal(t, v.Ticket.Label, r.state().Ticket.Label)
		require.Equal(t, MarkOK, r.state().Rows[0].Mark, "nothing has to be ticked again")
		r.press("F8")
		require.Equal(t, queue.Processing, r.visit(v.Ticket.ID).Cases[0].State)
		require.Len(t, r.paper.printed, 1)
	})
	t.Run("after the decision", func(t *testing.T) {
		var v queue.Visit
		r := newRoom(t, lang.ZH, func(h *queue.Hall) {
			v = atWindow(t, h, onePaper, given)
			_, err := h.Accept(context.Background(), queue.Act{Window: "3"}, v.Cases[0].ID)
			require.NoError(t, err)
		})
		number := r.visit(v.Ticket.ID).Cases[0].Number
		require.Contains(t, r.state().Bar.Detail, number)
		require.Equal(t, "Ctrl+P", r.state().Bar.Acts[0].Key, "how the paper comes out is said beside it")
		r.press("F8", "Ctrl+P")
		require.Equal(t, []string{"acceptance " + number}, r.paper.printed)
		require.Equal(t, number, r.visit(v.Ticket.ID).Cases[0].Number, "it is accepted once")
	})
}
