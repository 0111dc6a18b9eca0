package store_test

import (
	"bytes"
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/store"
	"onevisit/queue/storetest"
	"onevisit/queue/storetest/pgtest"
)

// hallOn is the test hall on a store.
func hallOn(t testing.TB, s queue.Store) *queue.Hall {
	t.Helper()
	setup := storetest.Setup(t)
	return queue.NewHall(s, setup, storetest.Catalog(t), storetest.NewClock(setup))
}

// station is a station of the test hall at an address.
func station(t testing.TB, address string, o store.Options) *queue.Hall {
	t.Helper()
	o.Hall = "test-hall"
	s, err := store.Open(t.Context(), address, o)
	require.NoError(t, err)
	h := hallOn(t, s)
	t.Cleanup(func() { require.NoError(t, h.Close()) })
	return h
}

func TestServerRefusesWhatItCannotTrust(t *testing.T) {
	address := pgtest.URL(t)
	brief := store.Options{Hall: "test-hall", Busy: 50 * time.Millisecond}
	refused := func(target string, code fault.Code) *fault.Error {
		t.Helper()
		s, err := store.Open(t.Context(), target, brief)
		require.Nil(t, s)
		require.True(t, fault.Has(err, code), "%v", err)
		var f *fault.Error
		require.ErrorAs(t, err, &f)
		return f
	}
	f := refused("postgres://clerk:secret@[bad/hall?password=secret2", store.CodeBadAddress)
	require.NotContains(t, f.Error(), "secret")
	f = refused("postgres://clerk:secret@/hall?host="+t.TempDir(), store.CodeUnreachable)
	require.NotContains(t, f.Args["server"], "secret", "a password is shown to nobody")
	refused(pgtest.As(t, address, "nobody_here"), store.CodeLogin)
	refused(pgtest.In(t, address, "no_such_database"), store.CodeNoDatabase)
	refused(pgtest.Schema(t, address, "no_such_schema"), store.CodeNoDatabase)

	pgtest.Exec(t, "CREATE ROLE guest LOGIN; GRANT USAGE ON SCHEMA "+pgtest.SchemaOf(t, address)+" TO guest")
	refused(pgtest.As(t, address, "guest"), store.CodeForbidden)

	s, err := store.Open(t.Context(), address, store.Options{Hall: "east"})
	require.NoError(t, err)
	require.NoError(t, s.Close())
	require.Equal(t, "east", refused(address, store.CodeOtherHall).Args["have"])

	pgtest.Exec(t, "INSERT INTO "+pgtest.SchemaOf(t, address)+".goose_db_version (version_id, is_applied) VALUES (99, true)")
	require.EqualValues(t, 99, refused(address, store.CodeNewerSchema).Args["have"])
}

func TestManyStationsMayOpenANewSchemaAtOnce(t *testing.T) {
	address := pgtest.URL(t)
	var wg sync.WaitGroup
	errs := make([]error, 6)
	for i := range errs {
		wg.Go(func() {
			s, err := store.Open(t.Context(), address, store.Options{Hall: "test-hall"})
			if err == nil {
				err = s.Close()
			}
			errs[i] = err
		})
	}
	wg.Wait()
	for _, err := range errs {
		require.NoError(t, err)
	}
}

// cutter breaks the connection at one message of the next act: 0 is its begin, and so on to its commit.
type cutter struct {
	mu    sync.Mutex
	cut   pgtest.Cut
	left  int // messages until the cut; less than 0: none
	begun bool
}

func (c *cutter) arm(at int, cut pgtest.Cut) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.left, c.cut, c.begun = at, cut, false
}

func (c *cutter) armed() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.left >= 0
}

func (c *cutter) choose(message []byte) pgtest.Cut {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.begun = c.begun || bytes.Contains(message, []byte("pg_advisory_xact_lock"))
	if !c.begun || c.left < 0 {
		return pgtest.Pass
	}
	c.left--
	if c.left >= 0 {
		return pgtest.Pass
	}
	return c.cut
}

// TestAnInterruptedActIsDoneExactlyOnce breaks the connection before and after every message of an act, the answer to
// the commit included, when only the server knows whether it happened. The presses carry no idempotency key.
func TestAnInterruptedActIsDoneExactlyOnce(t *testing.T) {
	c := &cutter{left: -1}
	p := pgtest.NewProxy(t, c.choose)
	h := station(t, p.Through(t, pgtest.URL(t)), store.Options{})
	issue := func(n int) {
		t.Helper()
		v, err := h.Issue(t.Context(), queue.IssueRequest{Items: []string{storetest.Simple}})
		require.NoError(t, err)
		require.Equal(t, n, v.Ticket.Number)
		c.arm(-1, pgtest.Pass)
		stored, err := h.Visit(t.Context(), v.Ticket.ID)
		require.NoError(t, err)
		require.Equal(t, v, stored)
	}
	n, cuts := 0, 0
	for _, cut := range []pgtest.Cut{pgtest.Before, pgtest.After} {
		for at := 0; ; at++ {
			n++
			issue(n) // the statements are prepared on the connection that will break
			n++
			c.arm(at, cut)
			v, err := h.Issue(t.Context(), queue.IssueRequest{Items: []string{storetest.Simple}})
			require.NoError(t, err, "cut at message %d", at)
			require.Equal(t, n, v.Ticket.Number, "cut at message %d", at)
			if c.armed() {
				break // the act has no more messages
			}
			cuts++
		}
		c.arm(-1, pgtest.Pass)
	}
	t.Logf("%d cuts", cuts)
	require.Greater(t, cuts, 12)
	rows, err := h.Journal(t.Context(), 0, 1000)
	require.NoError(t, err)
	for i, r := range rows {
		require.EqualValues(t, i+1, r.Seq, "the journal has no gap")
	}
}

// TestStationsOutliveTheServer crashes the server under a station that acts and one that only looks.
func TestStationsOutliveTheServer(t *testing.T) {
	address := pgtest.URL(t)
	patient := store.Options{Busy: time.Minute} // a busy disk starts a server slowly
	acting, looking := station(t, address, patient), station(t, address, patient)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	live, err := looking.Live(ctx)
	require.NoError(t, err)
	told := make(chan struct{}, 1)
	live.Subscribe(func([]queue.Change) {
		select {
		case told <- struct{}{}:
		default:
		}
	})
	until := func(what string, ok func() bool) {
		t.Helper()
		deadline := time.After(time.Minute)
		for !ok() {
			select {
			case <-told:
			case <-deadline:
				require.Fail(t, what)
			}
		}
	}
	issue := func(key string) (queue.Visit, error) {
		return acting.Issue(t.Context(), queue.IssueRequest{Key: key, Items: []string{storetest.Simple}})
	}
	first, err := issue("first")
	require.NoError(t, err)
	until("the first ticket is seen", func() bool { return len(live.Waiting()) == 1 })

	for round, mode := range []string{"immediate", "fast"} {
		key := fmt.Sprint("in-between-", round)
		pgtest.Down(t, mode)
		type result struct {
			v   queue.Visit
			err error
		}
		done := make(chan result, 1)
		go func() {
			v, err := issue(key)
			done <- result{v, err}
		}()
		until("the looking station says that it waits", live.Stale)
		require.Len(t, live.Waiting(), round+1, "it goes on showing what it knew")
		pgtest.Up(t)
		r := <-done
		require.NoError(t, r.err, "the interrupted act finishes by itself")
		require.Equal(t, round+2, r.v.Ticket.Number)
		again, err := issue(key)
		require.NoError(t, err)
		require.Equal(t, r.v.Ticket.ID, again.Ticket.ID, "and only once")
		until("the looking station is back", func() bool { return !live.Stale() && len(live.Waiting()) == round+2 })
	}
	again, err := issue("first")
	require.NoError(t, err)
	require.Equal(t, first.Ticket.ID, again.Ticket.ID)
}

// TestAServerThatStaysAwayIsTold: an act does not wait for ever, and nothing is acknowledged.
func TestAServerThatStaysAwayIsTold(t *testing.T) {
	h := station(t, pgtest.URL(t), store.Options{Busy: 200 * time.Millisecond})
	pgtest.Down(t, "fast")
	defer pgtest.Up(t)
	_, err := h.Issue(t.Context(), queue.IssueRequest{Items: []string{storetest.Simple}})
	require.True(t, fault.Has(err, store.CodeUnreachable), "%v", err)
	_, err = h.Journal(t.Context(), 0, 1)
	require.True(t, fault.Has(err, store.CodeUnreachable), "%v", err)
}
