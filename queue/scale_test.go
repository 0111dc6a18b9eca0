package queue_test

import (
	"context"
	"encoding/json"
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/storetest"
)

// crowdOf is a hall with so many waiting.
func crowdOf(t testing.TB, n int) *kit {
	k := newKit(t)
	k.open("1", "2", "3")
	for i := range n {
		k.clock.Add(100 * time.Millisecond)
		p := queue.PriorityNormal
		if i%7 == 0 {
			p = queue.PriorityElder
		}
		_, err := k.Issue(t.Context(), queue.IssueRequest{Items: []string{storetest.Gap}, Priority: p, Companions: i % 3,
			Prechecks: map[string]catalog.Submission{storetest.Gap: storetest.Given(storetest.Gap, "id-card")}})
		require.NoError(t, err)
	}
	return k
}

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// apart is a store whose reader shares nothing with it, as a reader of a database does.
type apart struct{ *memory.Store }

type apartReader struct{ queue.Reader }

func (s apart) View(ctx context.Context, f func(queue.Reader) error) error {
	return s.Store.View(ctx, func(r queue.Reader) error { return f(apartReader{r}) })
}

func (r apartReader) Snapshot(day string, from time.Time) (queue.Snapshot, error) {
	shared, err := r.Reader.Snapshot(day, from)
	if err != nil {
		return shared, err
	}
	b, err := json.Marshal(shared)
	if err != nil {
		return shared, err
	}
	var own queue.Snapshot
	err = json.Unmarshal(b, &own)
	return own, err
}

// A seat that follows ten thousand people who wait.
func TestTenThousandWaitingFitIntoASeat(t *testing.T) {
	k := crowdOf(t, 10_000)
	h := queue.NewHall(apart{k.store}, k.setup, storetest.Catalog(t), k.clock)
	before := heap()
	live, err := h.Live(t.Context())
	require.NoError(t, err)
	used := float64(heap()-before) / (1 << 20)
	require.Len(t, live.Waiting(), 10_000)
	t.Logf("%.1f MB", used)
	require.LessOrEqual(t, used, 40.0)
}

// What one change costs a reader, whoever waits; rows are what goes over the feed.
func TestARowIsSmallWithEverythingInIt(t *testing.T) {
	k := newKit(t)
	ctx := t.Context()
	k.skilled()
	k.setup.Rules.HoldLimit = time.Hour
	k.open("1", "2", "3")
	v, err := k.Issue(ctx, queue.IssueRequest{Items: []string{storetest.Simple, storetest.Gap}, Companions: 3,
		Priority: queue.PriorityElder, Skill: "sign", Person: "0123456789abcdef0123456789abcdef", At: "kiosk-12",
		Appointment: k.clock.Now().Add(5 * time.Minute), Override: manager})
	require.NoError(t, err)
	id := v.Ticket.ID
	act := queue.Act{Window: "2", Clerk: "clerk-12"}
	for _, f := range []func() (queue.Visit, error){
		func() (queue.Visit, error) { return k.CallNext(ctx, act) },
		func() (queue.Visit, error) { return k.Start(ctx, act, id) },
		func() (queue.Visit, error) {
			return k.Move(ctx, act, id, queue.Transfer{Line: "B", Window: "3", Back: true, Why: "先到三号窗口缴费，再回来领取结果"})
		},
		func() (queue.Visit, error) { return k.CallNext(ctx, at("3")) },
		func() (queue.Visit, error) { return k.Start(ctx, at("3"), id) },
		func() (queue.Visit, error) {
			return k.Hold(ctx, at("3"), id, "填写表格，复印身份证正反面各一份")
		},
		func() (queue.Visit, error) { return k.Resume(ctx, at("3"), id) },
		func() (queue.Visit, error) { return k.Undo(ctx, at("3"), id) },
	} {
		k.clock.Add(2 * time.Second)
		_, err := f()
		require.NoError(t, err)
	}
	rows, err := k.Journal(ctx, 0, 0)
	require.NoError(t, err)
	longest := 0
	for _, r := range rows {
		b, err := json.Marshal(r)
		require.NoError(t, err)
		longest = max(longest, len(b))
		require.LessOrEqual(t, len(b), 1024, "%s", b)
	}
	t.Logf("longest row: %d bytes", longest)
}

// BenchmarkOneChange is what one change costs a projection that follows: it must not grow with how many wait.
func BenchmarkOneChange(b *testing.B) {
	for _, n := range []int{10, 1000, 10_000} {
		b.Run(fmt.Sprintf("waiting=%d", n), func(b *testing.B) {
			k := crowdOf(b, n)
			live, err := k.Live(b.Context())
			require.NoError(b, err)
			rows, err := k.Journal(b.Context(), 0, 1_000_000)
			require.NoError(b, err)
			var calls []queue.Change
			for _, r := range rows {
				if r.Kind == queue.EvIssue {
					calls = append(calls, r)
				}
			}
			b.ResetTimer()
			for i := 0; b.Loop(); i++ { // one in the middle leaves and comes back
				c := calls[len(calls)/2]
				gone := *c.Ticket
				gone.State = queue.Held
				if i%2 == 0 {
					c.Ticket = &gone
				}
				live.Apply(c)
			}
		})
	}
}
