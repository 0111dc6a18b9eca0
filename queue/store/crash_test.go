package store_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/store"
	"onevisit/queue/storetest"
)

const roundEnv = "ONEVISIT_TEST_ROUND"

// crashWindows are the windows of the processes; all serve the same line.
var crashWindows = [4]string{"1", "2", "4", "5"}

// crashHall is the test hall on a database of several processes.
func crashHall(ctx context.Context, path string) (*queue.Hall, *store.Store, error) {
	s, err := store.Open(ctx, path, store.Options{Hall: "test-hall"})
	if err != nil {
		return nil, nil, err
	}
	t := &failing{}
	setup := storetest.Setup(t)
	for _, w := range crashWindows[2:] {
		setup.Windows = append(setup.Windows, queue.Window{ID: w, Lines: []string{"A"}})
	}
	return queue.NewHall(s, setup, storetest.Catalog(t), storetest.NewClock(setup)), s, nil
}

// failing lets helpers for tests be used in a child process.
type failing struct{ testing.TB }

func (failing) Helper()                   {}
func (failing) Errorf(f string, a ...any) { panic(fmt.Sprintf(f, a...)) }
func (failing) FailNow()                  { panic("failed") }

// crashChild works without end, and says what was acknowledged: key, ticket, label and revision.
func crashChild() error {
	ctx := context.Background()
	h, _, err := crashHall(ctx, os.Getenv(pathEnv))
	if err != nil {
		return err
	}
	round := os.Getenv(roundEnv)
	window := round[strings.LastIndex(round, "-")+1:]
	a := queue.Act{Window: window, Clerk: "c"}
	w, err := h.OpenWindow(ctx, a)
	if err != nil {
		return err
	}
	ack := func(key string, v queue.Visit, err error) error {
		if err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
		_, err = fmt.Fprintf(os.Stdout, "ack %s %d %s %d\n", key, v.Ticket.ID, v.Ticket.Label, v.Ticket.Rev)
		return err
	}
	if w.Ticket != 0 { // left by the one who was killed
		v, err := h.Cancel(ctx, a, w.Ticket, "restart")
		if err := ack("-", v, err); err != nil {
			return err
		}
	}
	for n := 0; ; n++ {
		if err := crashVisit(ctx, h, a, fmt.Sprintf("%s-%d", round, n), ack); err != nil {
			return err
		}
	}
}

// crashVisit is one visit, step by step.
func crashVisit(ctx context.Context, h *queue.Hall, a queue.Act, key string, ack func(string, queue.Visit, error) error) error {
	v, err := h.Issue(ctx, queue.IssueRequest{Key: key, Items: []string{storetest.Simple}})
	if err := ack(key, v, err); err != nil {
		return err
	}
	v, err = h.CallNext(ctx, a)
	if err := ack("-", v, err); err != nil {
		return err
	}
	id := v.Ticket.ID
	v, err = h.Start(ctx, a, id)
	if err := ack("-", v, err); err != nil {
		return err
	}
	_, _, err = h.Check(ctx, a, v.Cases[0].ID, storetest.Given(storetest.Simple, "id-card"))
	if err := ack("-", v, err); err != nil {
		return err
	}
	_, err = h.Accept(ctx, a, v.Cases[0].ID)
	if err := ack("-", v, err); err != nil {
		return err
	}
	v, err = h.Finish(ctx, a, id)
	return ack("-", v, err)
}

// acked is what a killed process had acknowledged.
type acked struct {
	key, label string
	ticket     int64
	rev        int64
}

// TestKillLosesNothing kills working processes, four at a time, at random moments: whatever they acknowledged is there,
// no number is given twice or left out, the file is sound, and an interrupted press can be repeated.
func TestKillLosesNothing(t *testing.T) {
	const processes = len(crashWindows)
	rounds := storetest.Scale(50)
	path := filepath.Join(t.TempDir(), "hall.db")
	random := rand.New(rand.NewPCG(1, 2))
	var all []acked
	for round := range rounds {
		got := make(chan []acked, processes)
		for p := range processes {
			cmd := child(t, "crash", path, fmt.Sprintf("%s=r%d-%s", roundEnv, round, crashWindows[p]))
			pipe, err := cmd.StdoutPipe()
			require.NoError(t, err)
			require.NoError(t, cmd.Start())
			after, spin := 30+random.IntN(60), random.IntN(40_000)
			go func() {
				var list []acked
				out := bufio.NewScanner(pipe)
				for out.Scan() {
					var a acked
					if _, err := fmt.Sscanf(out.Text(), "ack %s %d %s %d", &a.key, &a.ticket, &a.label, &a.rev); err == nil {
						list = append(list, a)
					}
					if len(list) == after {
						for i := range spin { // somewhere in the next act
							_ = i
						}
						_ = cmd.Process.Kill() // it may have failed by itself, which the acks show
					}
				}
				_ = cmd.Wait() // killed, as intended
				got <- list
			}()
		}
		for range processes {
			list := <-got
			require.NotEmpty(t, list, "a process failed before it was killed")
			all = append(all, list...)
		}
	}
	require.GreaterOrEqual(t, len(all), storetest.Scale(10_000), "so many acts have to be acknowledged for the test to mean something")
	start := time.Now()
	h, s, err := crashHall(t.Context(), path)
	require.NoError(t, err)
	defer func() { require.NoError(t, h.Close()) }()
	t.Logf("%d kills, %d acknowledged acts, reopened in %s", rounds*processes, len(all), time.Since(start))
	require.Less(t, time.Since(start), 3*time.Second)
	integrity(t, s.Writer())
	checkAcked(t, h, s, all)
}

func checkAcked(t *testing.T, h *queue.Hall, s *store.Store, all []acked) {
	t.Helper()
	owner := map[string]int64{}
	for _, a := range all {
		v, err := h.Visit(t.Context(), a.ticket)
		require.NoError(t, err, "acknowledged %s is lost", a.label)
		require.Equal(t, a.label, v.Ticket.Label)
		require.GreaterOrEqual(t, v.Ticket.Rev, a.rev, "%s fell back behind what was acknowledged", a.label)
		if id, ok := owner[a.label]; ok {
			require.Equal(t, id, a.ticket, "%s was given twice", a.label)
		}
		owner[a.label] = a.ticket
		if a.key == "-" {
			continue
		}
		again, err := h.Issue(t.Context(), queue.IssueRequest{Key: a.key, Items: []string{storetest.Simple}})
		require.NoError(t, err)
		require.Equal(t, a.ticket, again.Ticket.ID, "a repeated press gave another ticket")
	}
	var count, highest int
	require.NoError(t, s.Writer().QueryRowContext(t.Context(), "SELECT count(*), max(number) FROM tickets").Scan(&count, &highest))
	require.Equal(t, highest, count, "numbers are dense")
	var accepted, serial int
	require.NoError(t, s.Writer().QueryRowContext(t.Context(),
		"SELECT count(*), max(CAST(substr(number, 6) AS INTEGER)) FROM cases WHERE number <> ''").Scan(&accepted, &serial))
	require.Equal(t, serial, accepted, "acceptance numbers are dense")

	rows, err := h.Journal(t.Context(), 0, 1_000_000)
	require.NoError(t, err)
	state := map[int64]string{}
	for _, r := range rows {
		if r.Ticket != nil && r.Case == nil {
			require.Equal(t, state[r.Ticket.ID], r.From, "%s: a transition is missing from the journal", r.Ticket.Label)
			state[r.Ticket.ID] = r.To
		}
	}
	for id, want := range state {
		v, err := h.Visit(t.Context(), id)
		require.NoError(t, err)
		require.Equal(t, want, string(v.Ticket.State))
	}
	require.Len(t, state, count)
}
