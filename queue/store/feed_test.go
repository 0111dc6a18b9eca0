package store_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/store"
	"onevisit/queue/storetest"
	"onevisit/queue/storetest/pgtest"
)

// pathEnv is the database a child process works on.
const pathEnv = "ONEVISIT_TEST_PATH"

// child starts this test binary as another process.
func child(t testing.TB, role, path string, env ...string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	require.NoError(t, err)
	cmd := exec.Command(exe)
	cmd.Env = append(append(os.Environ(), childEnv+"="+role, pathEnv+"="+path), env...)
	cmd.Stderr = os.Stderr
	return cmd
}

// writerChild commits one change per line it reads and answers with the moment after the commit.
func writerChild() error {
	s, err := store.Open(context.Background(), os.Getenv(pathEnv), store.Options{Hall: "test-hall"})
	if err != nil {
		return err
	}
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		err := s.InTx(context.Background(), func(tx queue.Tx) error {
			return tx.Append(&queue.Change{Day: storetest.Day, Kind: queue.EvHelp, At: time.Now()})
		})
		if err != nil {
			return err
		}
		fmt.Fprintln(os.Stdout, time.Now().UnixNano())
	}
	return s.Close()
}

// other is a process that commits when told to, and a projection in this one that watches.
type other struct {
	cmd  *exec.Cmd
	in   io.WriteCloser
	out  *bufio.Scanner
	seen chan time.Time
	stop func()
}

func watchOther(t testing.TB, target string) *other {
	t.Helper()
	s, err := store.Open(t.Context(), target, store.Options{Hall: "test-hall"})
	require.NoError(t, err)
	h := hallOn(t, s)
	ctx, cancel := context.WithCancel(t.Context())
	live, err := h.Live(ctx)
	require.NoError(t, err)
	o := &other{seen: make(chan time.Time, 100), cmd: child(t, "writer", target)}
	o.stop = func() {
		cancel()
		require.NoError(t, h.Close())
	}
	live.Subscribe(func(c []queue.Change) {
		for range c {
			o.seen <- time.Now()
		}
	})
	o.in, err = o.cmd.StdinPipe()
	require.NoError(t, err)
	pipe, err := o.cmd.StdoutPipe()
	require.NoError(t, err)
	o.out = bufio.NewScanner(pipe)
	require.NoError(t, o.cmd.Start())
	return o
}

// once is the time from a commit there to the callback here.
func (o *other) once(t testing.TB) time.Duration {
	t.Helper()
	_, err := fmt.Fprintln(o.in, "go")
	require.NoError(t, err)
	require.True(t, o.out.Scan())
	ns, err := strconv.ParseInt(strings.TrimSpace(o.out.Text()), 10, 64)
	require.NoError(t, err)
	select {
	case at := <-o.seen:
		return max(at.Sub(time.Unix(0, ns)), 0)
	case <-time.After(time.Minute):
		require.Fail(t, "the commit was never seen")
		return 0
	}
}

func (o *other) end(t testing.TB) {
	t.Helper()
	require.NoError(t, o.in.Close())
	require.NoError(t, o.cmd.Wait())
	o.stop()
}

// TestAnotherProcessSeesACommitAtOnce has limits that a busy machine keeps as well; BenchmarkSeen measures.
func TestAnotherProcessSeesACommitAtOnce(t *testing.T) {
	for name, target := range map[string]string{"SQLite": filepath.Join(t.TempDir(), "hall.db"), "PostgreSQL": pgtest.URL(t)} {
		t.Run(name, func(t *testing.T) {
			w := watchOther(t, target)
			var delays []time.Duration
			for range 100 {
				delays = append(delays, w.once(t))
			}
			w.end(t)
			slices.Sort(delays)
			t.Logf("commit to callback: median %s, 90%% %s, longest %s", delays[50], delays[90], delays[99])
			require.Less(t, delays[50], 20*time.Millisecond)
			require.Less(t, delays[90], 100*time.Millisecond, "nine of ten changes show within a tenth of a second")
			require.Less(t, delays[99], time.Second, "and the slow poll finds the rest")
		})
	}
}
