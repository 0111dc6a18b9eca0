package counter

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
)

// TestAPaperThatDidNotComeOutIsOwed: the roll is empty at the acceptance, the clerk goes on, and the paper of the person
// before comes out with the same key once there is paper.
func TestAPaperThatDidNotComeOutIsOwed(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.paper.fail = errPaperOut
	v := r.issue("", nil, onePaper)
	next := r.issue("", nil, onePaper)
	r.press("F2", "F5", "Space", "F8", "F2")
	number := r.visit(v.Ticket.ID).Cases[0].Number
	require.Equal(t, next.Ticket.Label, r.state().Ticket.Label)
	require.Contains(t, r.state().Banner.Text, "受理通知书 "+number, "it is still said what did not come out")
	r.press("F5", "Space", "F8")
	require.Contains(t, r.state().Banner.Text, r.visit(next.Ticket.ID).Cases[0].Number)

	r.paper.fail, r.paper.printed = nil, nil
	r.press("Ctrl+P")
	require.Equal(t, []string{"acceptance " + number, "acceptance " + r.visit(next.Ticket.ID).Cases[0].Number}, r.paper.printed, "both, the older first")
	require.Empty(t, r.state().Banner.Text)
	r.press("Ctrl+P")
	require.Len(t, r.paper.printed, 3, "what is owed is not printed twice")
}

// TestAnOwedPaperCanWait: Escape puts the reminder away, twice where it says what went wrong first.
func TestAnOwedPaperCanWait(t *testing.T) {
	r := newRoom(t, lang.EN).open()
	r.paper.fail = errPaperOut
	r.issue("", nil, onePaper)
	r.press("F2", "F5", "Space", "F8", "Escape")
	require.Contains(t, r.state().Banner.Text, "Not printed yet")
	r.shot("en-74-paper-out")
	r.press("Escape")
	require.Empty(t, r.state().Banner.Text)
	r.press("F1", "Ctrl+P")
	require.Contains(t, r.words(), "Nothing to print again here")
}
