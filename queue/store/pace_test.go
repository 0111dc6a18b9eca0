package store_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/store"
	"onevisit/queue/storetest"
	"onevisit/queue/storetest/pgtest"
)

// paceEnv is how many acts a process of its own does, twenty a second.
const paceEnv = "ONEVISIT_TEST_PACE"

// paceChild issues tickets at the pace of a busy hall and says how long each took.
func paceChild() error {
	ctx := context.Background()
	h, _, err := crashHall(ctx, os.Getenv(pathEnv))
	if err != nil {
		return err
	}
	acts, err := strconv.Atoi(os.Getenv(paceEnv))
	if err != nil {
		return err
	}
	tick := time.NewTicker(time.Second / 20)
	defer tick.Stop()
	for range acts {
		<-tick.C
		start := time.Now()
		if _, err := h.Issue(ctx, queue.IssueRequest{Items: []string{storetest.Simple}}); err != nil {
			return err
		}
		fmt.Fprintln(os.Stdout, time.Since(start).Nanoseconds())
	}
	return h.Close()
}

// BenchmarkFourProcesses is a hall of four machines or programs, each acting twenty times a second.
func BenchmarkFourProcesses(b *testing.B) {
	for _, e := range []struct {
		name   string
		target func(testing.TB) string
	}{
		{"SQLite", func(b testing.TB) string { return filepath.Join(b.TempDir(), "hall.db") }},
		{"PostgreSQL", pgtest.URL},
	} {
		b.Run(e.name, func(b *testing.B) {
			const processes, acts = 4, 60
			target := e.target(b)
			s, err := store.Open(b.Context(), target, store.Options{Hall: "test-hall"})
			require.NoError(b, err)
			require.NoError(b, s.Close())
			var all []time.Duration
			for b.Loop() {
				told := make(chan []time.Duration, processes)
				for range processes {
					cmd := child(b, "pace", target, fmt.Sprintf("%s=%d", paceEnv, acts))
					pipe, err := cmd.StdoutPipe()
					require.NoError(b, err)
					require.NoError(b, cmd.Start())
					go func() {
						var list []time.Duration
						for out := bufio.NewScanner(pipe); out.Scan(); {
							ns, _ := strconv.ParseInt(out.Text(), 10, 64)
							list = append(list, time.Duration(ns))
						}
						_ = cmd.Wait() // a process that failed told less
						told <- list
					}()
				}
				for range processes {
					list := <-told
					require.Len(b, list, acts)
					all = append(all, list...)
				}
			}
			slices.Sort(all)
			b.ReportMetric(float64(all[len(all)/2]), "p50-ns")
			b.ReportMetric(float64(all[len(all)*99/100]), "p99-ns")
			b.ReportMetric(float64(all[len(all)-1]), "max-ns")
		})
	}
}
