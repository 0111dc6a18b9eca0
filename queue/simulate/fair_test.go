package simulate_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/simulate"
)

// life is what the journal tells of one ticket's waiting.
type life struct {
	queue.Ticket
	lane    string
	waiting bool
	plain   bool // has only waited: not absent, sent on, brought back or booked
	passed  int  // called before it though they came later
}

// Nobody starves, whatever the policy, and inside a class who comes first is called first. It is read from the journals
// of many random days.
func TestTheOrderIsFairOnRandomDays(t *testing.T) {
	for _, policy := range []queue.OrderPolicy{queue.OrderHeadStart, queue.OrderRatio} {
		t.Run("policy "+string(policy), func(t *testing.T) {
			most := 0
			for seed := range uint64(25) {
				h, clock := sample(t)
				h.Setup().Rules.Order = policy
				_, err := simulate.Run(t.Context(), h, clock, simulate.Options{Seed: seed, Day: monday, Visitors: 150 + int(seed)*12})
				require.NoError(t, err)
				most = max(most, fair(t, h))
			}
			t.Logf("nobody was passed by more than %d others", most)
			require.Positive(t, most, "the test has to see somebody passed")
		})
	}
}

// fair replays a journal and gives the most often that anybody was passed.
func fair(t *testing.T, h *queue.Hall) (most int) {
	rules := h.Setup().Rules
	earliest := rules.AppointmentLate // of a booked hour, before it is past the grace
	for _, d := range rules.HeadStart {
		earliest = max(earliest, d)
	}
	earliest += rules.HeadStart[queue.PriorityAppointment]
	lives := map[int64]*life{}
	last := map[string]int64{} // called, by lane and class
	for _, c := range journal(t, h) {
		if c.Ticket == nil || c.Case != nil {
			continue
		}
		k, ok := lives[c.Ticket.ID]
		if !ok {
			k = &life{plain: c.Kind == queue.EvIssue && c.Ticket.Appointment.IsZero()}
			lives[c.Ticket.ID] = k
		}
		if c.Kind == queue.EvCall {
			called(t, h, lives, *c.Ticket, last, earliest)
		}
		switch c.Kind {
		case queue.EvIssue, queue.EvReprint, queue.EvCall, queue.EvUndo:
		default:
			k.plain = false
		}
		k.Ticket, k.lane, k.waiting = *c.Ticket, c.Ticket.Lane(), c.Ticket.State == queue.Waiting
		if c.Kind == queue.EvUndo {
			delete(last, k.lane+class(h, k.Ticket))
		}
	}
	for _, k := range lives {
		require.Contains(t, []queue.TicketState{queue.Completed, queue.Cancelled, queue.Expired}, k.State)
		most = max(most, k.passed)
	}
	return most
}

// called checks one call against everybody who waits where the window could have called.
func called(t *testing.T, h *queue.Hall, lives map[int64]*life, n queue.Ticket, last map[string]int64, earliest time.Duration) {
	w, ok := h.Setup().Window(n.Window)
	require.True(t, ok)
	me := lives[n.ID]
	lanes := queue.Claim{Window: w.ID, Lines: w.Lines, Skills: w.Skills}.Lanes()
	others := 0
	for id, o := range lives {
		if !o.waiting || id == n.ID || !slices.Contains(lanes, o.lane) {
			continue
		}
		require.True(t, me.Key < o.Key || me.Key == o.Key && n.ID < id, "%s was called before %s", n.Label, o.Label)
		if o.lane != me.lane || !n.Arrived.After(o.Arrived) || n.Corrected || !o.plain {
			continue
		}
		o.passed++
		if n.Priority == queue.PriorityNormal {
			others++
		}
		if h.Setup().Rules.Order == queue.OrderHeadStart {
			require.LessOrEqual(t, n.Arrived.Sub(o.Arrived), earliest, "%s passed %s, who had waited longer than any head start", n.Label, o.Label)
		}
	}
	if me.plain && n.Appointment.IsZero() {
		place := me.lane + class(h, n)
		require.Greater(t, n.ID, last[place], "%s: the order inside a class", n.Label)
		last[place] = n.ID
		if n.Priority == queue.PriorityNormal {
			require.Zero(t, others, "one without a class, an appointment or a notice passes nobody")
		}
	}
}

// class is what the policy orders as one: by ratio all priority classes are.
func class(h *queue.Hall, n queue.Ticket) string {
	if h.Setup().Rules.Order == queue.OrderRatio && n.Priority != queue.PriorityNormal {
		return "priority"
	}
	return string(n.Priority)
}

// A week: who got a notice one day comes back the next with a new ticket, and no notice is given twice.
func TestAWeekOfReturns(t *testing.T) {
	h, clock := sample(t)
	var back []simulate.Correction
	came := 0
	for i := range 5 {
		day := fmt.Sprintf("2026-03-%02d", 2+i)
		until, err := time.ParseInLocation("2006-01-02 15:04", day+" 20:00", h.Setup().Calendar.Location())
		require.NoError(t, err)
		r, err := simulate.Run(t.Context(), h, clock, simulate.Options{Seed: uint64(i), Day: day, Visitors: 200, Back: back, Until: until})
		require.NoError(t, err)
		back = r.Pending
		came += r.Corrected
	}
	require.Greater(t, came, 20)
	notices := map[int64]int{}
	fromEarlier := 0
	for _, c := range journal(t, h) {
		if c.Kind == queue.EvNotice {
			notices[c.Case.ID]++
			require.Equal(t, 1, notices[c.Case.ID], "one notice is enough")
		}
		if c.Ticket != nil && c.Ticket.Origin != 0 && c.Kind == queue.EvReturn {
			fromEarlier++
			require.Less(t, c.Ticket.Key, c.Ticket.Arrived.Add(-8*time.Hour).UnixMilli(), "the old key")
		}
	}
	require.Greater(t, fromEarlier, 5)
}

// Random days with random people never fail a verb, and the books always balance.
func TestRandomDaysBalance(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 11))
	base, _ := sample(t)
	for range 40 {
		seed := rng.Uint64()
		s := *base.Setup()
		s.Rules.RestorePlace = []queue.RestorePlace{queue.PlaceAfter, queue.PlaceFront, queue.PlaceEnd}[rng.IntN(3)]
		s.Rules.ReturnTo = []queue.ReturnTo{queue.ReturnToLine, queue.ReturnToWindow}[rng.IntN(2)]
		s.Rules.Order = []queue.OrderPolicy{queue.OrderHeadStart, queue.OrderRatio}[rng.IntN(2)]
		s.Rules.Ratio = 1 + rng.IntN(4)
		clock := simulate.NewClock(at(t, base, "07:00"))
		h := queue.NewHall(memory.New(), &s, base.Catalog(), clock)
		r, err := simulate.Run(t.Context(), h, clock, simulate.Options{Seed: seed, Day: monday, Visitors: 60 + rng.IntN(500)})
		require.NoError(t, err, "seed %d", seed)
		require.Equal(t, r.Issued+r.Corrected, r.Served+r.Left+r.Expired+r.Waiting+r.Serving, "seed %d", seed)
		require.NoError(t, h.Close())
	}
}
