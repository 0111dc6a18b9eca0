package app_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/queue/forecast"
)

// reported is what the command says, as far as the test reads it.
type reported struct {
	Rows []struct {
		Value    string `json:"value"`
		Finished int    `json:"finished"`
	} `json:"rows"`
	Total struct {
		Finished int `json:"finished"`
		Accepted int `json:"accepted"`
	} `json:"total"`
	Rates []struct {
		ID string `json:"id"`
		N  int    `json:"n"`
		Of int    `json:"of"`
	} `json:"rates"`
}

func TestReportOfASimulatedDay(t *testing.T) {
	s := newShell(t)
	var run struct {
		Accepted int `json:"accepted"`
	}
	s.must(&run, "", "simulate", "--day", "2026-03-04", "--visitors", "60")
	for _, by := range []string{"item", "department", "window", "clerk", "hour", "day"} {
		var r reported
		s.must(&r, "", "report", "--from", "2026-03-04", "--to", "2026-03-04", "--by", by)
		require.Positive(t, r.Total.Finished)
		require.Len(t, r.Rates, 8)
		sum := 0
		for _, row := range r.Rows {
			sum += row.Finished
		}
		require.Equal(t, r.Total.Finished, sum, by)
	}
	var empty reported
	s.must(&empty, "", "report", "--from", "2026-03-01", "--to", "2026-03-03")
	require.Zero(t, empty.Total.Finished)
	code, out, _ := s.run("", "report", "--from", "2026-03-04", "--to", "2026-03-04", "--lang", "zh-CN")
	require.Zero(t, code)
	require.Contains(t, out, "现场办结率")
	for _, bad := range [][]string{{"--by", "colour"}, {"--from", "soon"}, {"--from", "2026-03-05", "--to", "2026-03-04"}} {
		code, _, errOut := s.run("", append([]string{"report"}, bad...)...)
		require.Equal(t, 2, code, bad)
		require.NotEmpty(t, errOut)
	}
}

func TestForecastReplay(t *testing.T) {
	s := newShell(t)
	path := filepath.Join(t.TempDir(), "log.csv")
	require.NoError(t, os.WriteFile(path, []byte(`day,counter,arrive_s,start_s,end_s,outcome
2026-03-04,A,100,100,400,served
2026-03-04,A,150,400,700,served
2026-03-04,A,300,700,900,served
`), 0o600))
	var score forecast.Score
	s.must(&score, "", "forecast", "replay", path)
	require.Equal(t, 2, score.People)
	code, _, errOut := s.run("", "forecast", "replay", path+".none")
	require.Equal(t, 2, code)
	require.Contains(t, errOut, "none")
}
