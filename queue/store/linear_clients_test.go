package store_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"
	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/storetest"
)

// linWindows are the windows of the clients; they serve one line, and two clients share one.
var linWindows = []string{"1", "4", "5", "6", "7", "8", "9", "10"}

const (
	linClients = 2 * 8
	linActs    = 100
)

// linHall is the test hall with windows enough.
func linHall(t testing.TB, s queue.Store) *queue.Hall {
	setup := storetest.Setup(t)
	for _, w := range linWindows[1:] {
		setup.Windows = append(setup.Windows, queue.Window{ID: w, Lines: []string{"A"}})
	}
	return queue.NewHall(s, setup, storetest.Catalog(t), storetest.NewClock(setup))
}

// linOpen opens the windows.
func linOpen(ctx context.Context, h *queue.Hall) error {
	for _, w := range linWindows {
		if _, err := h.OpenWindow(ctx, queue.Act{Window: w, Clerk: "c"}); err != nil {
			return err
		}
	}
	return nil
}

// linDo presses. An error is one that no model knows.
func linDo(ctx context.Context, h *queue.Hall, a linAct) (linSeen, error) {
	act := queue.Act{Key: a.Key, Window: a.Window, Clerk: "c"}
	var v queue.Visit
	var err error
	switch a.Verb {
	case queue.VerbIssue:
		r := queue.IssueRequest{Key: a.Key, Items: []string{storetest.Simple}}
		if a.Elder {
			r.Priority = queue.PriorityElder
		}
		v, err = h.Issue(ctx, r)
	case queue.VerbCallNext:
		v, err = h.CallNext(ctx, act)
	case queue.VerbStart:
		v, err = h.Start(ctx, act, a.Ticket)
	case queue.VerbNoShow:
		v, err = h.MarkNoShow(ctx, act, a.Ticket)
	case queue.VerbHold:
		v, err = h.Hold(ctx, act, a.Ticket, "copy")
	case queue.VerbResume:
		v, err = h.Resume(ctx, act, a.Ticket)
	case queue.VerbCancel:
		v, err = h.Cancel(ctx, act, a.Ticket, "left")
	default:
		err = fmt.Errorf("no such verb: %s", a.Verb)
	}
	if code := fault.CodeOf(err); code != "" {
		return linSeen{Code: code}, nil
	}
	return linSeen{Ticket: v.Ticket.ID, Number: v.Ticket.Number}, err
}

// linRun has the clients press and writes down what they were told and when. press tries until it is told.
func linRun(t *testing.T, seed uint64, acts int, press func(client int, a linAct) (linSeen, error)) []porcupine.Operation {
	t.Helper()
	histories := make([][]porcupine.Operation, linClients)
	errs := make([]error, linClients)
	start := time.Now()
	var wg sync.WaitGroup
	for c := range linClients {
		wg.Go(func() {
			random := rand.New(rand.NewPCG(seed, uint64(c)))
			window := linWindows[c/2]
			mine := []int64{1} // tickets it has seen
			for n := range acts {
				a := linAct{Key: fmt.Sprintf("%d-%d-%d", seed, c, n), Verb: linVerb(random)}
				switch a.Verb {
				case queue.VerbIssue:
					a.Elder = random.IntN(4) == 0
				case queue.VerbCallNext:
					a.Window = window
				default:
					a.Window, a.Ticket = window, mine[max(0, len(mine)-1-random.IntN(3))]
				}
				begun := time.Since(start)
				seen, err := press(c, a)
				if err != nil {
					errs[c] = fmt.Errorf("%+v: %w", a, err)
					return
				}
				histories[c] = append(histories[c], porcupine.Operation{ClientId: c, Input: a, Call: int64(begun),
					Output: seen, Return: int64(time.Since(start))})
				if a.Verb == queue.VerbCallNext && seen.Code == "" {
					mine = append(mine, seen.Ticket)
				}
			}
		})
	}
	wg.Wait()
	var all []porcupine.Operation
	for c, h := range histories {
		require.NoError(t, errs[c])
		all = append(all, h...)
	}
	return all
}

func linVerb(random *rand.Rand) queue.Verb {
	switch n := random.IntN(100); {
	case n < 30:
		return queue.VerbIssue
	case n < 55:
		return queue.VerbCallNext
	case n < 70:
		return queue.VerbNoShow
	case n < 78:
		return queue.VerbStart
	case n < 86:
		return queue.VerbHold
	case n < 92:
		return queue.VerbResume
	}
	return queue.VerbCancel
}
