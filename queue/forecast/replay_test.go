package forecast_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/queue/forecast"
)

// TestReplayOfASimulatedLog: on a log of a hall whose counters are known the range holds about eight waits of ten, and
// its middle is about as near as people ahead times the true mean service.
func TestReplayOfASimulatedLog(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4)) //nolint:gosec // a repeatable simulation
	var log strings.Builder
	log.WriteString("ticket,day,counter,arrive_s,start_s,end_s,outcome\n")
	for day := range 20 {
		free := make([]float64, 4)
		now := 9.0 * 3600
		for n := range 160 {
			now += random.ExpFloat64() * 150
			c := 0
			for i := range free {
				if free[i] < free[c] {
					c = i
				}
			}
			start := max(now, free[c])
			end := start + 120 + random.ExpFloat64()*480
			free[c] = end
			fmt.Fprintf(&log, "%d,2026-03-%02d,C%d,%d,%d,%d,served\n", n, day+1, c, int(now), int(start), int(end))
		}
	}
	records, err := forecast.ReadLog(strings.NewReader(log.String()))
	require.NoError(t, err)
	require.Len(t, records, 20*160)
	s := forecast.Replay(records, 10*time.Minute)
	require.Greater(t, s.People, 1500)
	require.InDelta(t, 0.8, s.Coverage, 0.12)
	require.Less(t, s.MAE, s.NaiveMAE*5/4, "the naive rule knows the mean of all days before; ours only today and a setting")
	require.LessOrEqual(t, s.MAE, s.RMSE)
	require.Zero(t, forecast.Replay(nil, time.Minute))
}

func TestALogThatCannotBeReadNamesItsLine(t *testing.T) {
	head := "day,counter,arrive_s,start_s,end_s,outcome\n"
	for text, want := range map[string]string{
		"":                                        "line=1",
		"day,counter,arrive_s,start_s,end_s\n":    "column=outcome line=1",
		head + "2026-03-01,A,1,2,x,served\n":      "column=end_s line=2",
		head + "2026-03-01,A,-1,2,3,served\n":     "column=arrive_s line=2",
		head + "2026-03-01,A,1,,3,left\n2026,A\n": "line=3",
	} {
		_, err := forecast.ReadLog(strings.NewReader(text))
		require.True(t, fault.Has(err, forecast.CodeBadLog), text)
		require.Contains(t, err.Error(), want)
	}
	got, err := forecast.ReadLog(strings.NewReader(head + "2026-03-01,A,1,,3,left\n"))
	require.NoError(t, err)
	require.Equal(t, []forecast.Record{{Day: "2026-03-01", Counter: "A", Arrive: time.Second, End: 3 * time.Second}}, got)
}
