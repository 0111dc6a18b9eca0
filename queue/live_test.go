package queue_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/storetest"
)

// notes are what a Live told its subscriber.
type notes struct {
	mu    sync.Mutex
	lists [][]queue.Change
}

func (n *notes) all() [][]queue.Change {
	n.mu.Lock()
	defer n.mu.Unlock()
	return slices.Clone(n.lists)
}

// follow starts a Live and notes what it tells.
func follow(t *testing.T, h *queue.Hall) (*queue.Live, *notes) {
	t.Helper()
	l, err := h.Live(t.Context())
	require.NoError(t, err)
	n := &notes{}
	l.Subscribe(func(c []queue.Change) {
		n.mu.Lock()
		defer n.mu.Unlock()
		n.lists = append(n.lists, c)
	})
	return l, n
}

func TestLiveFollowsByDeltas(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := newKit(t)
		k.open("1", "2")
		early := k.issue(storetest.Simple)
		l, told := follow(t, k.Hall)
		require.Equal(t, []string{"A001"}, labels(l.Waiting()))

		k.issue(storetest.Simple, queue.PriorityElder)
		k.issue(storetest.Bare)
		synctest.Wait()
		require.Equal(t, []string{"A002", "A001", "B001"}, labels(l.Waiting()))
		require.Equal(t, []string{"A002", "A001"}, labels(l.Waiting("A")))
		require.Equal(t, []string{"A002", "A001"}, labels(l.WaitingFor("1")))
		require.Empty(t, l.Waiting("Z"))

		k.call("1", "A002")
		k.clock.Add(20 * time.Second)
		_, err := k.Recall(t.Context(), at("1"), 2)
		require.NoError(t, err)
		_, err = k.CallTicket(t.Context(), at("2"), early.ID)
		require.NoError(t, err)
		_, err = k.Hold(t.Context(), at("2"), early.ID, "")
		require.NoError(t, err)
		synctest.Wait()
		calls := l.Calls(9)
		require.Len(t, calls, 3)
		require.Equal(t, "A001", calls[0].Label)
		require.Equal(t, []bool{false, true, false}, []bool{calls[0].Again, calls[1].Again, calls[2].Again})
		require.Equal(t, calls[:1], l.Calls(1))
		require.Equal(t, []string{"A001"}, labels(l.HeldBy("2")))
		require.Empty(t, l.HeldBy("1"))
		w, ok := l.Window("1")
		require.True(t, ok)
		require.EqualValues(t, 2, w.Ticket)
		require.Equal(t, []string{"A"}, w.Lines)

		var seqs []int64
		for _, batch := range told.all() {
			for _, c := range batch {
				seqs = append(seqs, c.Seq)
			}
		}
		require.NotEmpty(t, seqs)
		for i, s := range seqs {
			require.Equal(t, seqs[0]+int64(i), s, "every change is told once, in order")
		}
		require.Equal(t, l.Seq(), seqs[len(seqs)-1])
	})
}

func labels(tickets []queue.Ticket) []string {
	var out []string
	for _, n := range tickets {
		out = append(out, n.Label)
	}
	return out
}

func TestLiveCallbacksAreCoalescedAndCanEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := newKit(t)
		l, err := k.Live(t.Context())
		require.NoError(t, err)
		gate := make(chan struct{})
		var batches [][]queue.Change
		cancel := l.Subscribe(func(c []queue.Change) {
			batches = append(batches, c)
			<-gate
		})
		k.issue(storetest.Simple)
		synctest.Wait()
		for range 5 {
			k.issue(storetest.Simple)
		}
		synctest.Wait()
		require.Len(t, batches, 1, "never twice at once")
		require.Equal(t, 6, l.Counts().Waiting, "a slow reader does not hold up the projection")
		close(gate)
		synctest.Wait()
		require.Len(t, batches, 2, "what came meanwhile is told together")
		require.Len(t, batches[1], 10)
		cancel()
		k.issue(storetest.Simple)
		synctest.Wait()
		require.Len(t, batches, 2)
	})
}

// flaky is a store whose reads can be made to fail.
type flaky struct {
	*memory.Store
	down atomic.Bool
}

func (f *flaky) View(ctx context.Context, read func(queue.Reader) error) error {
	if f.down.Load() {
		return errors.New("cable pulled")
	}
	return f.Store.View(ctx, read)
}

func TestLiveGoesStaleAndRecoversByItself(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		setup := storetest.Setup(t)
		s := &flaky{Store: memory.New()}
		h := queue.NewHall(s, setup, storetest.Catalog(t), storetest.NewClock(setup))
		defer func() { require.NoError(t, h.Close()) }()
		l, told := follow(t, h)
		s.down.Store(true)
		_, err := h.Issue(t.Context(), queue.IssueRequest{Items: []string{storetest.Simple}})
		require.NoError(t, err)
		for range 10 { // others go on working: their wakes must not put off the retries
			time.Sleep(100 * time.Millisecond) // the bubble's clock
			require.NoError(t, h.Help(t.Context(), queue.Act{}))
		}
		synctest.Wait()
		require.False(t, l.Stale(), "a hiccup is not worth a warning")
		for range 50 {
			time.Sleep(100 * time.Millisecond) // the bubble's clock
			require.NoError(t, h.Help(t.Context(), queue.Act{}))
		}
		synctest.Wait()
		require.True(t, l.Stale())
		require.Zero(t, l.Counts().Issued)
		s.down.Store(false)
		time.Sleep(3 * time.Second) // the bubble's clock
		synctest.Wait()
		require.False(t, l.Stale())
		require.Equal(t, 1, l.Counts().Issued)
		require.Len(t, told.all(), 2, "stale; then what was missed, and well again")
		require.Empty(t, told.all()[0])
		require.Len(t, told.all()[1], 62)
	})
}

func TestLiveRollsOverMidnight(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := newKit(t)
		c := k.accepted(storetest.Gap, "id-card", "bank", "income")
		l, told := follow(t, k.Hall)
		k.issue(storetest.Simple)
		synctest.Wait()
		require.Equal(t, 2, l.Counts().Issued)
		k.clock.Add(24 * time.Hour)
		n := len(told.all())
		time.Sleep(time.Minute) // the bubble's clock
		synctest.Wait()
		require.Zero(t, l.Counts().Issued)
		require.Empty(t, l.Waiting())
		require.Greater(t, len(told.all()), n, "subscribers are told of the new day")
		running := l.Running("2")
		require.Len(t, running, 1, "a clock that runs on is still there")
		require.Equal(t, c.ID, running[0].ID)
		require.NotEmpty(t, running[0].Desk.Papers)
		_, err := k.FinishCase(t.Context(), at("2"), c.ID)
		require.NoError(t, err)
		synctest.Wait()
		require.Empty(t, l.Running(""))
		require.Equal(t, 1, l.Counts().CasesDone)
	})
}

func TestCountsAreDerived(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := newKit(t)
		ctx := t.Context()
		l, _ := follow(t, k.Hall)
		k.clock.Add(10 * time.Minute)
		simple := k.accepted(storetest.Simple, "id-card")
		_, err := k.FinishCase(ctx, at("2"), simple.ID)
		require.NoError(t, err)
		late := k.accepted(storetest.Simple, "id-card")
		k.clock.Add(70 * time.Minute)
		_, err = k.FinishCase(ctx, at("2"), late.ID)
		require.NoError(t, err)

		v := k.serve(storetest.Gap)
		for range 2 {
			_, _, err = k.Check(ctx, at("2"), v.Cases[0].ID, storetest.Given(storetest.Gap))
			require.NoError(t, err)
			_, err = k.Notify(ctx, at("2"), v.Cases[0].ID)
			require.NoError(t, err)
		}
		_, err = k.Finish(ctx, at("2"), v.Ticket.ID)
		require.NoError(t, err)
		gap := storetest.Given(storetest.Gap, "id-card", "income")
		gap.Gap = true
		v = k.serve(storetest.Gap)
		_, _, err = k.Check(ctx, at("2"), v.Cases[0].ID, gap)
		require.NoError(t, err)
		_, err = k.Accept(ctx, at("2"), v.Cases[0].ID)
		require.NoError(t, err)
		_, err = k.AddCase(ctx, at("2"), v.Ticket.ID, storetest.Bare)
		require.NoError(t, err)
		_, err = k.Refuse(ctx, at("2"), v.Cases[0].ID+1, "no")
		require.NoError(t, err)
		k.issue(storetest.Simple)
		k.clock.Add(8 * time.Minute)
		k.open("1")
		k.call("1", "A005")
		_, err = k.MarkNoShow(ctx, at("1"), 5)
		require.NoError(t, err)
		k.issue(storetest.Simple)
		synctest.Wait()
		got := l.Counts()
		require.Equal(t, queue.Counts{
			Issued: 6, Waiting: 1, Serving: 1, Completed: 3, NoShow: 1, Accepted: 3, Gaps: 1, Notices: 2, SecondNotices: 1,
			Refused: 1, CasesDone: 2, OneHourDone: 2, OneHourInTime: 1, DoneFirstVisit: 2, WaitP90: 8 * time.Minute,
		}, got)
	})
}

func TestWaitIsAnHonestRange(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := newKit(t)
		l, _ := follow(t, k.Hall)
		require.True(t, l.Wait("A").NoWindow)
		k.open("1")
		for range 6 {
			k.issue(storetest.Simple)
		}
		last := k.issue(storetest.Simple)
		synctest.Wait()
		w, mine := l.Wait("A"), l.WaitOf(last.ID)
		require.Equal(t, 7, w.Ahead)
		require.Equal(t, 6, mine.Ahead)
		require.Positive(t, w.Low)
		require.Less(t, w.Low, w.High)
		require.Less(t, mine.High, w.High)
		require.True(t, l.Wait("B").NoWindow)
		k.open("2")
		synctest.Wait()
		require.Less(t, l.Wait("A").High, w.High, "a second window helps")
		require.False(t, l.Wait("B").NoWindow)
		require.Zero(t, l.Wait("B").Ahead)
		require.Greater(t, l.Wait("B").High, 5*time.Minute, "the window serves people of the other line first")
		require.Equal(t, 0, l.WaitOf(999).Ahead)
	})
}

func TestLiveEndsWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { // the bubble fails if a goroutine stays
		k := newKit(t)
		ctx, cancel := context.WithCancel(t.Context())
		l, err := k.Live(ctx)
		require.NoError(t, err)
		cancel()
		synctest.Wait()
		k.issue(storetest.Simple)
		synctest.Wait()
		require.Zero(t, l.Seq())
	})
}

// TestWaitBeforeTheDoorsOpen: no window is open yet, but those of the hall will be, so there is a range and it holds the
// time until then. After closing there is none.
func TestWaitBeforeTheDoorsOpen(t *testing.T) {
	k := newKit(t)
	spans := k.Hall.Setup().Calendar.Spans(k.Hall.Today())
	require.NotEmpty(t, spans)
	k.clock.Set(spans[0].Start.Add(-20 * time.Minute))
	live, _ := follow(t, k.Hall)
	early := live.Wait("A")
	require.False(t, early.NoWindow)
	require.GreaterOrEqual(t, early.High, 20*time.Minute)

	k.clock.Set(spans[len(spans)-1].End.Add(time.Minute))
	require.True(t, live.Wait("A").NoWindow)
}
