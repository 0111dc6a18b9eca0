package counter

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
)

// TestWhatThisWindowCallsItselfIsNoPlaceToSendSomebody: such lines come after the others and say so, else the next call brings
// the same person back.
func TestWhatThisWindowCallsItselfIsNoPlaceToSendSomebody(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.issue("", nil, fund)
	r.press("F2", "F5", "F6")
	var lines []string
	for _, o := range r.state().Sheet.Options[:4] {
		lines = append(lines, o.Name[0].Text[:1])
	}
	require.Equal(t, []string{"C", "D", "B", "E"}, lines, "window 3 serves A, B and E")
	require.NotContains(t, r.state().Sheet.Options[0].Tag, "本窗口也叫")
	require.Contains(t, r.state().Sheet.Options[2].Tag, "本窗口也叫")
}

// TestTheArrowsOfAReasonAreShown beside the chosen one, where the digits mean something else.
func TestTheArrowsOfAReasonAreShown(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.issue("", nil, fund)
	caps := func() (out []string) {
		for _, b := range r.view().sheet.reasons.all[:3] {
			out = append(out, b.KeyCap())
		}
		return out
	}
	r.press("F2", "F5", "F6")
	require.Equal(t, []string{"←→", "", ""}, caps())
	r.press("Right")
	require.Equal(t, []string{"", "←→", ""}, caps())
	r.press("Escape", "Ctrl+R", "Down")
	require.Equal(t, []string{"", "↑↓", ""}, caps(), "while a text is typed")
	require.Equal(t, 1, r.state().Sheet.Reason)
	r.press("Escape", "F7")
	require.Equal(t, []string{"1", "2", "3"}, caps())
}
