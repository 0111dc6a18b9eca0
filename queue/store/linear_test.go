package store_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"github.com/anishathalye/porcupine"
	"github.com/stretchr/testify/require"

	"onevisit/queue/store"
	"onevisit/queue/storetest"
	"onevisit/queue/storetest/pgtest"
)

// linCall and linReply go between this process and a station in another one, one line each.
type linCall struct {
	N   int
	Act linAct
}

type linReply struct {
	N    int
	Seen linSeen
	Err  string `json:",omitempty"`
}

// linChild is a station: it does what it reads, many at once.
func linChild() error {
	ctx := context.Background()
	s, err := store.Open(ctx, os.Getenv(pathEnv), store.Options{Hall: "test-hall"})
	if err != nil {
		return err
	}
	h := linHall(&failing{}, s)
	in, out := json.NewDecoder(bufio.NewReader(os.Stdin)), json.NewEncoder(os.Stdout)
	var mu sync.Mutex
	var wg sync.WaitGroup
	for {
		var c linCall
		if err := in.Decode(&c); errors.Is(err, io.EOF) {
			wg.Wait()
			return h.Close()
		} else if err != nil {
			return err
		}
		wg.Go(func() {
			seen, err := linDo(ctx, h, c.Act)
			r := linReply{N: c.N, Seen: seen}
			if err != nil {
				r.Err = err.Error()
			}
			mu.Lock()
			defer mu.Unlock()
			_ = out.Encode(r) // who does not get an answer asks again
		})
	}
}

// linStation is one station, started again whenever it was killed.
type linStation struct {
	start func() (*exec.Cmd, io.WriteCloser, io.ReadCloser, error)

	mu    sync.Mutex
	cmd   *exec.Cmd
	in    io.WriteCloser
	n     int
	asked map[int]chan linReply // closed without an answer when the process ends
	wg    sync.WaitGroup
}

var errKilled = errors.New("the station was killed")

// ask sends an act and waits for its answer.
func (s *linStation) ask(a linAct) (linSeen, error) {
	s.mu.Lock()
	if s.cmd == nil {
		if err := s.begin(); err != nil {
			s.mu.Unlock()
			return linSeen{}, err
		}
	}
	s.n++
	answer := make(chan linReply, 1)
	s.asked[s.n] = answer
	line, err := json.Marshal(linCall{s.n, a})
	if err == nil {
		_, err = s.in.Write(append(line, '\n'))
	}
	s.mu.Unlock()
	if err != nil {
		return linSeen{}, errKilled
	}
	r, ok := <-answer
	switch {
	case !ok:
		return linSeen{}, errKilled
	case r.Err != "":
		return r.Seen, errors.New(r.Err)
	}
	return r.Seen, nil
}

// begin starts the process. The caller holds mu.
func (s *linStation) begin() error {
	cmd, in, out, err := s.start()
	if err != nil {
		return err
	}
	s.cmd, s.in = cmd, in
	asked := map[int]chan linReply{}
	s.asked = asked
	s.wg.Go(func() {
		answers := json.NewDecoder(bufio.NewReader(out))
		for {
			var r linReply
			if err := answers.Decode(&r); err != nil {
				break // killed, perhaps in the middle of a line
			}
			s.mu.Lock()
			asked[r.N] <- r
			delete(asked, r.N)
			s.mu.Unlock()
		}
		_ = cmd.Wait() // killed, as intended
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.cmd == cmd {
			s.cmd = nil
		}
		for _, c := range asked {
			close(c)
		}
	})
	return nil
}

func (s *linStation) kill() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.cmd != nil {
		_ = s.cmd.Process.Kill() // it may just have ended
	}
}

func (s *linStation) end() {
	s.mu.Lock()
	if s.cmd != nil {
		_ = s.in.Close() // it ends when there is nothing more to do
	}
	s.mu.Unlock()
	s.wg.Wait()
}

// linHistory lets the clients press at four stations, while trouble comes after every few answers.
func linHistory(t *testing.T, seed uint64, target string, trouble func(stations []*linStation, random *rand.Rand)) porcupine.CheckResult {
	t.Helper()
	stations := make([]*linStation, 4)
	for i := range stations {
		stations[i] = &linStation{start: func() (*exec.Cmd, io.WriteCloser, io.ReadCloser, error) {
			cmd := child(t, "station", target)
			in, err1 := cmd.StdinPipe()
			out, err2 := cmd.StdoutPipe()
			return cmd, in, out, errors.Join(err1, err2, cmd.Start())
		}}
	}
	const every = 40
	var mu sync.Mutex
	random, told, troubles, retries := rand.New(rand.NewPCG(seed, 7)), 0, 0, 0
	history := linRun(t, seed, storetest.Scale(linActs), func(client int, a linAct) (linSeen, error) {
		for {
			seen, err := stations[client%len(stations)].ask(a)
			mu.Lock()
			if told++; told%every == 0 {
				troubles++
				trouble(stations, random)
			}
			passing := errors.Is(err, errKilled) || seen.Code == store.CodeUnreachable || seen.Code == store.CodeUnsure ||
				seen.Code == store.CodeBusy
			if passing {
				retries++
			}
			mu.Unlock()
			if !passing {
				return seen, err
			}
		}
	})
	for _, s := range stations {
		s.end()
	}
	t.Logf("%d acts, %d troubles, %d presses repeated", len(history), troubles, retries)
	s, err := store.Open(t.Context(), target, store.Options{Hall: "test-hall"})
	require.NoError(t, err)
	h := linHall(t, s)
	defer func() { require.NoError(t, h.Close()) }()
	return linearizable(t, history, linJournal(t, h))
}

// TestHistoriesAreLinearizable: 16 clients press 100 times each at four stations. Stations are killed, connections are
// cut and the server crashes meanwhile; whoever gets no answer presses again.
func TestHistoriesAreLinearizable(t *testing.T) {
	prepare := func(t *testing.T, target string) {
		s, err := store.Open(t.Context(), target, store.Options{Hall: "test-hall"})
		require.NoError(t, err)
		h := linHall(t, s)
		require.NoError(t, linOpen(t.Context(), h))
		require.NoError(t, h.Close())
	}
	for seed := range uint64(storetest.Scale(2)) {
		t.Run(fmt.Sprint("SQLite ", seed), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "hall.db")
			prepare(t, path)
			require.Equal(t, porcupine.Ok, linHistory(t, seed, path, func(all []*linStation, random *rand.Rand) {
				all[random.IntN(len(all))].kill()
			}))
		})
		t.Run(fmt.Sprint("PostgreSQL ", seed), func(t *testing.T) {
			address := pgtest.URL(t)
			prepare(t, address)
			var mu sync.Mutex
			cuts := rand.New(rand.NewPCG(seed, 8))
			p := pgtest.NewProxy(t, func([]byte) pgtest.Cut {
				mu.Lock()
				defer mu.Unlock()
				return map[int]pgtest.Cut{0: pgtest.Before, 1: pgtest.After}[cuts.IntN(200)]
			})
			n := 0
			require.Equal(t, porcupine.Ok, linHistory(t, seed, p.Through(t, address), func(all []*linStation, random *rand.Rand) {
				n++
				switch {
				case n == storetest.Scale(15):
					pgtest.Down(t, "immediate")
					pgtest.Up(t)
				case n%3 == 0:
					p.Drop()
				default:
					all[random.IntN(len(all))].kill()
				}
			}))
		})
	}
}
