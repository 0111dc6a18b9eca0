package app

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
)

// TestAMachineHasWhatItSaysItselfElseWhatTheHallSays: the managers' printer is every machine's but of those that name
// their own.
func TestAMachineHasWhatItSaysItselfElseWhatTheHallSays(t *testing.T) {
	c := Config{Data: t.TempDir(), Printer: "pdf:" + t.TempDir(), Dots: 384}
	st, err := Open(t.Context(), c, WallClock())
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, st.Close()) })
	require.Equal(t, queue.Devices{Tickets: c.Printer, Dots: 384}, st.devices())
	require.NoError(t, st.Hall.ChangeSettings(t.Context(), queue.Act{},
		queue.SettingChange{Path: "devices.tickets", Value: `"tcp://192.0.2.7:9100"`}, queue.SettingChange{Path: "devices.dots", Value: `"576"`},
		queue.SettingChange{Path: "devices.forms", Value: `"lp:office"`}, queue.SettingChange{Path: "devices.contrast", Value: "night"},
		queue.SettingChange{Path: "devices.ask_id", Value: "true"}))
	require.Equal(t, queue.Devices{Tickets: c.Printer, Dots: 384, Forms: "lp:office", AskID: true}, st.devices(), "night is what a board calls nothing")
	require.NoError(t, st.Hall.ChangeSettings(t.Context(), queue.Act{}, queue.SettingChange{Path: "devices.contrast", Value: "auto"}))
	require.Equal(t, "auto", st.devices().Contrast)
	require.Empty(t, st.Config.Forms, "what the hall says is not written into the machine's own file")
}
