package counter

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/queue"
)

// asksFor has a window call for help, or, without one, the manager call this counter to a window.
func (r *room) asksFor(window string, q queue.HelpRequest) queue.Alarm {
	r.t.Helper()
	a, err := r.hall.AskHelp(r.t.Context(), queue.Act{Window: window, Clerk: "15"}, q)
	require.NoError(r.t, err)
	r.live.settle(r.t)
	return a
}

// busy is a counter in the middle of a morning: colleagues, somebody in hand with a paper missing, clocks, calls.
func busy(t *testing.T, l lang.Language) *room {
	r := newRoom(t, l).open()
	r.colleague("5", "15")
	for range 3 {
		r.issue("", nil, fund)
	}
	r.colleague("2", "9")
	r.accepted()
	r.press("Escape", "F2", "F5", "1", "1", "Space", "Return")
	r.pass(4 * time.Minute)
	return r
}

// TestGoldenLookScreens draws the counter in its colours and sizes, on the screens that halls have, and the calls of colleagues.
func TestGoldenLookScreens(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		t.Run(string(l), func(t *testing.T) {
			r := busy(t, l)
			p := string(l)[:2] + "-"
			r.press("Ctrl+B")
			r.pass(10 * time.Second)
			r.shot(p + "50-dark")
			r.press("Ctrl+H")
			r.shot(p + "51-dark-help")
			r.press("Escape", "Ctrl+=", "Ctrl+=", "Ctrl+H")
			r.shot(p + "51-large-help")
			r.press("Escape", "?")
			r.shot(p + "51-large-keys")
			r.press("Escape", "Ctrl+H", "Return", "Ctrl+0")
			r.asksFor("5", queue.HelpRequest{Reason: queue.HelpPapers})
			r.pass(70 * time.Second)
			r.shot(p + "52-dark-calls")
			r.press("Ctrl+E")
			r.shot(p + "53-dark-answer")
			r.press("Escape", "Ctrl+K")
			r.typed("gjj")
			r.shot(p + "54-dark-search")
			r.press("Escape", "Ctrl+B")
			r.pass(10 * time.Second)
			r.shot(p + "55-contrast-calls")
			r.press("Ctrl+B", "Ctrl+=", "Ctrl+=")
			r.pass(10 * time.Second)
			r.shot(p + "56-large-calls")
			r.press("F6")
			r.shot(p + "57-large-transfer")
			r.press("Escape", "Ctrl+H")
			r.shot(p + "57-large-take-back")
			r.press("Escape", "Ctrl+K")
			r.typed("gjj")
			r.shot(p + "57-large-search")
			r.press("Escape")
			r.win.Resize(fyne.NewSize(1440, 900))
			r.pass(time.Second)
			r.shot(p + "58-1440-large")
			r.win.Resize(fyne.NewSize(1920, 1080))
			r.press("Ctrl+=", "Ctrl+=")
			r.pass(10 * time.Second)
			r.shot(p + "59-1920-largest")
			r.press("Ctrl+0")
			r.win.Resize(fyne.NewSize(1440, 900))
			r.pass(10 * time.Second)
			r.shot(p + "60-1440")
		})
	}
}

// TestGoldenClosedScreens draws a closed window that the manager asks to open.
func TestGoldenClosedScreens(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		t.Run(string(l), func(t *testing.T) {
			r := newRoom(t, l)
			_, err := r.hall.AskHelp(t.Context(), queue.Act{Clerk: "1"}, queue.HelpRequest{To: "3", Why: "A 20 +"})
			require.NoError(t, err)
			r.live.settle(t)
			r.pass(time.Second)
			r.shot(string(l)[:2] + "-61-asked-to-open")
			r.press("Ctrl+B")
			r.pass(10 * time.Second)
			r.shot(string(l)[:2] + "-62-asked-to-open-dark")
		})
	}
}
