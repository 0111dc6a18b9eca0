package oversight_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/oversight"
)

// TestACallForAColleagueEndsByItself is a call that nobody answers and nobody needs any more: its window closed, the window
// that was to open is open, or the day is over. One to a clerk goes up to the manager meanwhile.
func TestACallForAColleagueEndsByItself(t *testing.T) {
	ctx := t.Context()
	boss := queue.Act{Clerk: "boss"}
	p := newPost(t)
	p.open("1")
	_, err := p.hall.AskHelp(ctx, queue.Act{Window: "3"}, queue.HelpRequest{})
	require.NoError(t, err)
	p.look(time.Minute)
	require.Contains(t, p.alarms(), queue.AlarmHelp, "a window that was closed before it called is no answer")
	_, err = p.hall.OpenWindow(ctx, queue.Act{Window: "3"})
	require.NoError(t, err)
	p.look(time.Minute)
	require.Contains(t, p.alarms(), queue.AlarmHelp)
	_, err = p.hall.CloseWindow(ctx, queue.Act{Window: "3"})
	require.NoError(t, err)
	p.look(time.Minute)
	require.NotContains(t, p.alarms(), queue.AlarmHelp)
	require.Equal(t, oversight.WhyGone, why(t, p, queue.AlarmHelp))

	_, err = p.hall.AskHelp(ctx, boss, queue.HelpRequest{To: "3"})
	require.NoError(t, err)
	p.look(15 * time.Minute)
	require.Equal(t, queue.ToldManager, p.alarms()[queue.AlarmCome], "nobody answered")
	_, err = p.hall.OpenWindow(ctx, queue.Act{Window: "3"})
	require.NoError(t, err)
	p.look(0)
	require.NotContains(t, p.alarms(), queue.AlarmCome, "it is open")

	_, err = p.hall.AskHelp(ctx, boss, queue.HelpRequest{To: "3", Place: "1"})
	require.NoError(t, err)
	p.look(0)
	require.Contains(t, p.alarms(), queue.AlarmCome, "that it is open is no answer to this one")
	p.look(24 * time.Hour)
	require.NotContains(t, p.alarms(), queue.AlarmCome, "a new day")
}
