package oversight_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/oversight"
)

// TestWrongPasswordsAreToldEveryFew raises one alarm for each five in a row, for the manager and not for a window.
func TestWrongPasswordsAreToldEveryFew(t *testing.T) {
	b := newBench(t)
	var got []oversight.Alarm
	see := func(to, why string) {
		b.seq++
		got = append(got, b.watch.See(queue.Change{Seq: b.seq, Kind: queue.EvWrongLogin, To: to, Why: why, At: b.hall.Now()})...)
	}
	for _, n := range []string{"3", "4", "5", "6", "10", "nonsense"} {
		see(n, "manager 12")
	}
	require.Len(t, got, 2)
	require.Equal(t, queue.AlarmLogin, got[0].Kind)
	require.Equal(t, "12", got[0].Detail.Other)
	require.Equal(t, []int{5, 10}, []int{got[0].Detail.N, got[1].Detail.N})
	require.Empty(t, got[0].Window)
	require.NotEqual(t, got[0].Key, got[1].Key)
	see("5", "exit kiosk-1")
	require.Equal(t, "exit", got[2].Detail.Place)
	require.Equal(t, "kiosk-1", got[2].Detail.Other)
	require.True(t, queue.AlarmLogin.Fact(), "it is settled when somebody has seen it")
}
