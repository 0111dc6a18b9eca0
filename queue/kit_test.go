package queue_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/storetest"
)

// kit is the test hall with its clock, on a store in memory.
type kit struct {
	*queue.Hall
	t     testing.TB
	clock *storetest.Clock
	setup *queue.Setup
	store *memory.Store
}

func newKit(t testing.TB) *kit {
	t.Helper()
	setup := storetest.Setup(t)
	setup.Rules.UndoWithin = 10 * time.Second
	k := &kit{t: t, clock: storetest.NewClock(setup), setup: setup, store: memory.New()}
	k.Hall = queue.NewHall(k.store, setup, storetest.Catalog(t), k.clock)
	t.Cleanup(func() { require.NoError(t, k.Close()) })
	return k
}

func at(window string) queue.Act { return queue.Act{Window: window, Clerk: "12"} }

// open opens windows.
func (k *kit) open(windows ...string) {
	k.t.Helper()
	for _, w := range windows {
		_, err := k.OpenWindow(k.t.Context(), at(w))
		require.NoError(k.t, err)
	}
}

// issue gives a ticket a second after the last.
func (k *kit) issue(item string, p ...queue.Priority) queue.Ticket {
	k.t.Helper()
	k.clock.Add(time.Second)
	r := queue.IssueRequest{Items: []string{item}}
	if len(p) > 0 {
		r.Priority = p[0]
	}
	v, err := k.Issue(k.t.Context(), r)
	require.NoError(k.t, err)
	return v.Ticket
}

// call calls the next ticket, which has to be the wanted one.
func (k *kit) call(window, label string) queue.Ticket {
	k.t.Helper()
	v, err := k.CallNext(k.t.Context(), at(window))
	require.NoError(k.t, err)
	require.Equal(k.t, label, v.Ticket.Label)
	return v.Ticket
}

// serve issues, calls and starts one ticket at window 2 and returns its visit.
func (k *kit) serve(items ...string) queue.Visit {
	k.t.Helper()
	k.open("2")
	v, err := k.Issue(k.t.Context(), queue.IssueRequest{Items: items})
	require.NoError(k.t, err)
	_, err = k.CallTicket(k.t.Context(), at("2"), v.Ticket.ID)
	require.NoError(k.t, err)
	v, err = k.Start(k.t.Context(), at("2"), v.Ticket.ID)
	require.NoError(k.t, err)
	return v
}

// fails asserts a fault code and gives its args.
func (k *kit) fails(err error, code fault.Code) fault.Args {
	k.t.Helper()
	require.Equal(k.t, code, fault.CodeOf(err), "%v", err)
	var f *fault.Error
	require.ErrorAs(k.t, err, &f)
	return f.Args
}

func kinds(rows []queue.Change) []queue.Kind {
	var out []queue.Kind
	for _, r := range rows {
		out = append(out, r.Kind)
	}
	return out
}
