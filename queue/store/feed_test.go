package store_test

import (
	"bufio"
	"context"
	"fmt"
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
)

// pathEnv is the database a child process works on.
const pathEnv = "ONEVISIT_TEST_PATH"

// child starts this test binary as another process.
func child(t *testing.T, role, path string, env ...string) *exec.Cmd {
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
		fmt.Println(time.Now().UnixNano())
	}
	return s.Close()
}

// TestAnotherProcessSeesACommitAtOnce measures from the commit in one process to the callback in another.
func TestAnotherProcessSeesACommitAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "hall.db")
	s, err := store.Open(t.Context(), path, store.Options{Hall: "test-hall"})
	require.NoError(t, err)
	setup := storetest.Setup(t)
	h := queue.NewHall(s, setup, storetest.Catalog(t), storetest.NewClock(setup))
	defer func() { require.NoError(t, h.Close()) }()
	live, err := h.Live(t.Context())
	require.NoError(t, err)
	seen := make(chan time.Time, 100)
	live.Subscribe(func(c []queue.Change) {
		for range c {
			seen <- time.Now()
		}
	})

	cmd := child(t, "writer", path)
	in, err := cmd.StdinPipe()
	require.NoError(t, err)
	pipe, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	out := bufio.NewScanner(pipe)
	var delays []time.Duration
	for range 40 {
		_, err := fmt.Fprintln(in, "go")
		require.NoError(t, err)
		require.True(t, out.Scan())
		ns, err := strconv.ParseInt(strings.TrimSpace(out.Text()), 10, 64)
		require.NoError(t, err)
		select {
		case at := <-seen:
			delays = append(delays, max(at.Sub(time.Unix(0, ns)), 0))
		case <-time.After(5 * time.Second):
			require.Fail(t, "the commit was never seen")
		}
	}
	require.NoError(t, in.Close())
	require.NoError(t, cmd.Wait())
	slices.Sort(delays)
	t.Logf("commit to callback: median %s, 90%% %s, longest %s", delays[20], delays[35], delays[39])
	require.Less(t, delays[35], 100*time.Millisecond, "nine of ten changes show within a tenth of a second")
	require.Less(t, delays[39], time.Second, "and the slow poll finds the rest")
}
