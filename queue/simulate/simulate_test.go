package simulate_test

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/catalog/format/yaml"
	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/setup"
	"onevisit/queue/simulate"
)

const monday = "2026-03-02"

// sample is the shipped hall early on a Monday, with the journal in memory and repeatable tokens.
func sample(t testing.TB) (*queue.Hall, *simulate.Clock) {
	t.Helper()
	folder := os.DirFS(filepath.Join("..", "..", "assets", "hall"))
	s, err := setup.Load(folder)
	require.NoError(t, err)
	cat, err := yaml.Load(folder, ".")
	require.NoError(t, err)
	clock := simulate.NewClock(time.Date(2026, 3, 2, 7, 0, 0, 0, s.Calendar.Location()))
	h := queue.NewHall(memory.New(), s, cat, clock, queue.WithRandom(rand.NewChaCha8([32]byte{1})))
	t.Cleanup(func() { require.NoError(t, h.Close()) })
	return h, clock
}

func at(t testing.TB, h *queue.Hall, hm string) time.Time {
	t.Helper()
	got, err := time.ParseInLocation("2006-01-02 15:04", monday+" "+hm, h.Setup().Calendar.Location())
	require.NoError(t, err)
	return got
}

func journal(t testing.TB, h *queue.Hall) []queue.Change {
	t.Helper()
	var out []queue.Change
	for since := int64(0); ; {
		rows, err := h.Journal(context.Background(), since, 1000)
		require.NoError(t, err)
		if len(rows) == 0 {
			return out
		}
		out = append(out, rows...)
		since = rows[len(rows)-1].Seq
	}
}

func TestAWholeDay(t *testing.T) {
	h, clock := sample(t)
	r, err := simulate.Run(t.Context(), h, clock, simulate.Options{Seed: 1, Day: monday})
	require.NoError(t, err)

	require.GreaterOrEqual(t, r.Came, 200)
	require.Equal(t, r.Came, r.Issued+r.Turned)
	require.Equal(t, r.Issued+r.Corrected, r.Served+r.Left+r.Expired+r.Waiting+r.Serving, "everybody with a ticket ends somewhere")
	require.Zero(t, r.Waiting)
	require.Equal(t, r.Called-r.Undone, r.Started+r.NoShows+r.Serving)
	require.Equal(t, r.Started, r.Served+r.Moved+r.SentBack+r.Held-r.Resumed, "a service ends, is sent on or is still held")
	require.Greater(t, r.Served, r.Issued*8/10)
	for name, n := range map[string]int{
		"turned back": r.Turned, "recalls": r.Recalls, "no-shows": r.NoShows, "returns": r.Returns, "held": r.Held, "moved": r.Moved,
		"left": r.Left, "accepted": r.Accepted, "gaps": r.Gaps, "notices": r.Notices, "done": r.Done, "delivered": r.Delivered,
		"paused": r.Paused, "corrected": r.Corrected, "pending": len(r.Pending), "doubles": r.Doubles,
	} {
		require.Positive(t, n, "a day shows everything: %s", name)
	}
	_, err = json.Marshal(r)
	require.NoError(t, err)
}

func TestTheJournalSaysTheSame(t *testing.T) {
	h, clock := sample(t)
	r, err := simulate.Run(t.Context(), h, clock, simulate.Options{Seed: 2, Day: monday})
	require.NoError(t, err)

	count := map[queue.Kind]int{}
	numbers := map[string][]int{}
	at := map[int64]queue.TicketState{}
	window := map[string]int64{}
	notices := map[int64]int{}
	withdrawn := 0
	var last time.Time
	for _, c := range journal(t, h) {
		count[c.Kind]++
		require.False(t, c.At.Before(last))
		last = c.At
		if c.Kind == queue.EvWithdraw && c.Why != "expired" {
			withdrawn++
		}
		if c.Kind == queue.EvNotice {
			notices[c.Case.ID]++
			require.Equal(t, 1, notices[c.Case.ID], "one notice is enough")
		}
		if c.Ticket == nil || c.Case != nil {
			continue
		}
		tk := *c.Ticket
		switch c.Kind {
		case queue.EvIssue:
			numbers[tk.Line] = append(numbers[tk.Line], tk.Number)
		case queue.EvCall, queue.EvResume:
			require.Contains(t, []queue.TicketState{queue.Waiting, queue.Held}, at[tk.ID], "nobody is called twice at once")
			require.Zero(t, window[tk.Window], "a window has one person")
			window[tk.Window] = tk.ID
		case queue.EvHold, queue.EvTransfer, queue.EvNoShow, queue.EvFinish, queue.EvUndo:
			for w, id := range window {
				if id == tk.ID {
					window[w] = 0
				}
			}
		default:
		}
		at[tk.ID] = tk.State
	}
	issued := 0
	for line, list := range numbers {
		for i, n := range list {
			require.Equal(t, i+1, n, "line %s", line)
		}
		issued += len(list)
	}
	require.Equal(t, r.Issued, issued)
	for kind, n := range map[queue.Kind]int{
		queue.EvIssue: r.Issued, queue.EvCall: r.Called, queue.EvRecall: r.Recalls, queue.EvNoShow: r.NoShows, queue.EvRestore: r.Returns,
		queue.EvStart: r.Started, queue.EvHold: r.Held, queue.EvResume: r.Resumed, queue.EvTransfer: r.Moved + r.SentBack + r.Rehomed,
		queue.EvReturn: r.Corrected, queue.EvUndo: r.Undone, queue.EvDayOpen: 1, queue.EvDayClose: 1, queue.EvFinish: r.Served,
		queue.EvCancel: r.Left, queue.EvExpire: r.Expired, queue.EvCaseAdd: r.Cases, queue.EvNotice: r.Notices, queue.EvRefuse: r.Refused,
		queue.EvGap: r.Gaps, queue.EvPledge: r.Pledges, queue.EvAccept: r.Accepted - r.Gaps - r.Pledges, queue.EvCaseDone: r.Done,
		queue.EvDelivered: r.Delivered, queue.EvPause: r.Paused,
	} {
		require.Equal(t, n, count[kind], "%s", kind)
	}
	require.Equal(t, r.Withdrawn, withdrawn)
}

func TestTheSameSeedIsTheSameDay(t *testing.T) {
	live := func(seed uint64) (simulate.Report, []queue.Change) {
		h, clock := sample(t)
		r, err := simulate.Run(t.Context(), h, clock, simulate.Options{Seed: seed, Day: monday, Until: at(t, h, "11:20")})
		require.NoError(t, err)
		return r, journal(t, h)
	}
	r1, j1 := live(7)
	r2, j2 := live(7)
	require.Equal(t, r1, r2)
	require.Equal(t, j1, j2)
	r3, _ := live(8)
	require.NotEqual(t, r1.Issued+1000*r1.Accepted, r3.Issued+1000*r3.Accepted)
}

func TestUntilLeavesALivingHall(t *testing.T) {
	for seed := range uint64(6) {
		h, clock := sample(t)
		until := at(t, h, "10:42")
		r, err := simulate.Run(t.Context(), h, clock, simulate.Options{Seed: seed, Day: monday, Until: until})
		require.NoError(t, err)
		require.True(t, h.Now().Equal(until))
		require.Positive(t, r.Waiting)
		require.GreaterOrEqual(t, r.Serving, 4)

		states := map[int64]queue.Ticket{}
		cases := map[int64]queue.Case{}
		for _, c := range journal(t, h) {
			require.False(t, c.At.After(until))
			if c.Ticket != nil {
				states[c.Ticket.ID] = *c.Ticket
			}
			if c.Case != nil {
				cases[c.Case.ID] = *c.Case
			}
		}
		waiting, serving := 0, 0
		for _, tk := range states {
			switch tk.State {
			case queue.Waiting:
				waiting++
			case queue.Called, queue.Serving:
				serving++
				require.Less(t, until.Sub(tk.Since), 75*time.Minute, "%s at window %s", tk.Label, tk.Window)
			default:
			}
		}
		require.Equal(t, r.Waiting, waiting)
		require.Equal(t, r.Serving, serving)
		lights := map[queue.Light]int{}
		for _, c := range cases {
			lights[h.Light(c)]++
		}
		t.Logf("seed %d: %d waiting, %d at windows, lights %v", seed, waiting, serving, lights)
		require.Positive(t, lights[queue.LightGreen])
		require.Positive(t, lights[queue.LightYellow]+lights[queue.LightRed])
	}
}

func TestRunRefusesADayThatCannotBeLived(t *testing.T) {
	h, clock := sample(t)
	_, err := simulate.Run(t.Context(), h, clock, simulate.Options{Day: "2026-10-01"})
	require.True(t, fault.Has(err, simulate.CodeClosed))
	_, err = simulate.Run(t.Context(), h, clock, simulate.Options{Day: "yesterday"})
	require.True(t, fault.Has(err, simulate.CodeClosed))
	clock.Set(at(t, h, "09:00"))
	_, err = simulate.Run(t.Context(), h, clock, simulate.Options{Day: monday})
	require.True(t, fault.Has(err, simulate.CodeClockAhead))
}

func TestPaceSeesEveryMomentAndCanEndTheDay(t *testing.T) {
	h, clock := sample(t)
	enough := errors.New("enough")
	n := 0
	var last time.Time
	r, err := simulate.Run(t.Context(), h, clock, simulate.Options{Day: monday, Pace: func(_ context.Context, at time.Time) error {
		require.False(t, at.Before(last))
		last = at
		if n++; n > 50 {
			return enough
		}
		return nil
	}})
	require.ErrorIs(t, err, enough)
	require.Equal(t, 50, r.Events)
}

func TestReasonsAreSaidInTheCallersWords(t *testing.T) {
	h, clock := sample(t)
	said := map[string]bool{}
	_, err := simulate.Run(t.Context(), h, clock, simulate.Options{Seed: 1, Day: monday, Say: func(key string) string {
		said[key] = true
		return "<" + key + ">"
	}})
	require.NoError(t, err)
	for _, key := range []string{simulate.WhyLunch, simulate.WhyBreak, simulate.WhyForm, simulate.WhyLine, simulate.WhyGivenUp} {
		require.True(t, said[key], key)
	}
	found := false
	for _, c := range journal(t, h) {
		found = found || c.Kind == queue.EvWinPause && c.Why == "<"+simulate.WhyLunch+">"
	}
	require.True(t, found)
}

func TestClock(t *testing.T) {
	start := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	c := simulate.NewClock(start)
	c.Advance(time.Minute)
	c.Advance(-time.Hour)
	c.Set(start)
	require.Equal(t, start.Add(time.Minute), c.Now(), "never back")
	c.Set(start.Add(time.Hour))
	require.Equal(t, start.Add(time.Hour), c.Now())
}

func BenchmarkAWholeDay(b *testing.B) {
	for b.Loop() {
		h, clock := sample(b)
		_, err := simulate.Run(b.Context(), h, clock, simulate.Options{Seed: 1, Day: monday})
		require.NoError(b, err)
	}
}
