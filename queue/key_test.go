package queue_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/queue"
	"onevisit/queue/storetest"
)

// booked gives the hall head starts and graces for appointments.
func (k *kit) booked() {
	r := &k.setup.Rules
	r.HeadStart[queue.PriorityAppointment] = 5 * time.Minute
	r.AppointmentEarly, r.AppointmentLate = 30*time.Minute, 10*time.Minute
}

func TestAnAppointmentsKeyIsItsHour(t *testing.T) {
	k := newKit(t)
	k.booked()
	nine := k.clock.Now()
	for _, c := range []struct {
		name     string
		hour     time.Duration // after nine
		priority queue.Priority
		key      time.Duration // after nine
		class    queue.Priority
	}{
		{"in time", 3 * time.Minute, "", -2 * time.Minute, queue.PriorityAppointment},
		{"early within the grace", 30 * time.Minute, "", 0, queue.PriorityAppointment},
		{"too early", 31 * time.Minute, "", 0, ""},
		{"too early, said to be a class", time.Hour, queue.PriorityAppointment, 0, ""},
		{"late within the grace", -10 * time.Minute, "", -15 * time.Minute, queue.PriorityAppointment},
		{"too late", -11 * time.Minute, "", 0, ""},
		{"the better of two", -2 * time.Minute, queue.PriorityElder, -10 * time.Minute, queue.PriorityElder},
		{"too late but an elder", -time.Hour, queue.PriorityElder, -10 * time.Minute, queue.PriorityElder},
	} {
		v, err := k.Issue(t.Context(), queue.IssueRequest{Items: []string{storetest.Simple}, Priority: c.priority,
			Appointment: nine.Add(c.hour)})
		require.NoError(t, err, c.name)
		require.Equal(t, nine.Add(c.key).UnixMilli(), v.Ticket.Key, c.name)
		require.Equal(t, c.class, v.Ticket.Priority, c.name)
		why, err := k.Why(t.Context(), v.Ticket.ID)
		require.NoError(t, err)
		require.NotEqual(t, why.Appointment.IsZero(), why.Late.IsZero(), c.name)
	}
	_, err := k.Issue(t.Context(), queue.IssueRequest{Items: []string{storetest.Simple}, Appointment: nine.Add(24 * time.Hour)})
	k.fails(err, queue.CodeBadAppointment)
}

func TestAnAppointmentThatIsMissedLapses(t *testing.T) {
	k := newKit(t)
	k.booked()
	k.setup.Rules.RestorePlace = queue.PlaceFront
	k.open("1")
	ctx := t.Context()
	v, err := k.Issue(ctx, queue.IssueRequest{Items: []string{storetest.Simple}, Appointment: k.clock.Now().Add(time.Minute)})
	require.NoError(t, err)
	hour := v.Ticket.Key
	for _, c := range []struct {
		later time.Duration
		key   int64
	}{{5 * time.Minute, hour}, {7 * time.Minute, v.Ticket.Arrived.UnixMilli()}} {
		k.call("1", v.Ticket.Label)
		_, err = k.MarkNoShow(ctx, at("1"), v.Ticket.ID)
		require.NoError(t, err)
		k.clock.Add(c.later)
		v, err = k.Restore(ctx, at("1"), v.Ticket.ID)
		require.NoError(t, err)
		require.Equal(t, c.key, v.Ticket.Key)
	}
}

func TestRestorePlacesAndGrace(t *testing.T) {
	for _, c := range []struct {
		name  string
		place queue.RestorePlace
		later time.Duration
		ahead int
		why   string
	}{
		{"front", queue.PlaceFront, time.Minute, 0, ""},
		{"behind two", queue.PlaceAfter, time.Minute, 2, ""},
		{"end", queue.PlaceEnd, time.Minute, 4, ""},
		{"within the grace", queue.PlaceFront, 10 * time.Minute, 0, ""},
		{"after the grace", queue.PlaceFront, 11 * time.Minute, 4, "late"},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := newKit(t)
			k.setup.Rules.RestorePlace, k.setup.Rules.RestoreGrace = c.place, 10*time.Minute
			k.open("1")
			late := k.issue(storetest.Simple)
			for range 4 {
				k.issue(storetest.Simple)
			}
			k.call("1", late.Label)
			v, err := k.MarkNoShow(t.Context(), at("1"), late.ID)
			require.NoError(t, err)
			require.Equal(t, k.Now().Add(10*time.Minute), v.Ticket.Until)
			k.clock.Add(c.later)
			require.Equal(t, c.why == "late", v.Ticket.Over(k.clock.Now()))
			v, err = k.Restore(t.Context(), at("1"), late.ID)
			require.NoError(t, err)
			require.Equal(t, c.why, v.Ticket.Why)
			require.Zero(t, v.Ticket.Until)
			why, err := k.Why(t.Context(), late.ID)
			require.NoError(t, err)
			require.Equal(t, c.ahead, why.Ahead)
		})
	}
}

// A clock that is set back lets nobody overtake, and nobody gets a time before the start of anything.
func TestAClockSetBackChangesNoOrder(t *testing.T) {
	k := newKit(t)
	k.open("1")
	var want []string
	for i := range 6 {
		want = append(want, k.issue(storetest.Simple).Label)
		if i == 2 {
			k.clock.Add(-time.Hour)
		}
	}
	for _, label := range want {
		n := k.call("1", label)
		require.GreaterOrEqual(t, n.Waited, time.Duration(0))
		_, err := k.CancelAndFree("1", n.ID)
		require.NoError(t, err)
	}
}

func TestTwoOthersThenOneOfAClass(t *testing.T) {
	k := newKit(t)
	k.setup.Rules.Order, k.setup.Rules.Ratio = queue.OrderRatio, 2
	k.open("1")
	name := map[int64]string{}
	issue := func(what string, p queue.Priority) {
		name[k.issue(storetest.Simple, p).ID] = what
	}
	for _, n := range []string{"n1", "n2", "n3", "n4", "n5"} {
		issue(n, "")
	}
	issue("p1", queue.PriorityElder)
	issue("p2", queue.PriorityDisabled)
	issue("p3", queue.PriorityElder)
	issue("n6", "")
	var got []string
	for range 3 {
		v, err := k.CallNext(t.Context(), at("1"))
		require.NoError(t, err)
		got = append(got, name[v.Ticket.ID])
		_, err = k.CancelAndFree("1", v.Ticket.ID)
		require.NoError(t, err)
	}
	require.Equal(t, []string{"n1", "n2", "p1"}, got)
	issue("p4", queue.PriorityElder) // behind n5 and n6
	why, err := k.Why(t.Context(), 7)
	require.NoError(t, err)
	require.Equal(t, 2, why.Ratio)
	require.Zero(t, why.HeadStart)
	for range 7 {
		v, err := k.CallNext(t.Context(), at("1"))
		require.NoError(t, err)
		got = append(got, name[v.Ticket.ID])
		_, err = k.CancelAndFree("1", v.Ticket.ID)
		require.NoError(t, err)
	}
	require.Equal(t, []string{"n1", "n2", "p1", "n3", "n4", "p2", "n5", "p3", "n6", "p4"}, got)
}

// Under the ratio nobody is overtaken more often than half as often as others stand before, and classes keep their order.
func TestTheRatioIsFair(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		k := newKit(t)
		ratio := rapid.IntRange(1, 4).Draw(rt, "ratio")
		k.setup.Rules.Order, k.setup.Rules.Ratio = queue.OrderRatio, ratio
		k.open("1")
		waiting := map[int64]queue.Ticket{}
		bound, passed := map[int64]int{}, map[int64]int{}
		var last [2]int64
		for range rapid.IntRange(5, 60).Draw(rt, "steps") {
			k.clock.Add(time.Duration(rapid.IntRange(0, 2000).Draw(rt, "ms")) * time.Millisecond)
			if rapid.IntRange(0, 9).Draw(rt, "what") < 6 {
				p := rapid.SampledFrom([]queue.Priority{"", queue.PriorityElder, queue.PriorityDisabled}).Draw(rt, "class")
				v, err := k.Issue(t.Context(), queue.IssueRequest{Items: []string{storetest.Simple}, Priority: p})
				require.NoError(rt, err)
				if p == "" {
					others := 0
					for _, o := range waiting {
						if o.Priority == "" {
							others++
						}
					}
					bound[v.Ticket.ID] = others / ratio
				}
				waiting[v.Ticket.ID] = v.Ticket
				continue
			}
			v, err := k.CallNext(t.Context(), at("1"))
			if err != nil {
				continue
			}
			n := v.Ticket
			delete(waiting, n.ID)
			class := 0
			if n.Priority != "" {
				class = 1
			}
			require.Greater(rt, n.ID, last[class], "inside a class who came first is called first")
			last[class] = n.ID
			for id, o := range waiting {
				if o.Priority == "" && n.Priority != "" && n.ID > id {
					passed[id]++
					require.LessOrEqual(rt, passed[id], bound[id], "%s overtaken", o.Label)
				}
			}
			_, err = k.CancelAndFree("1", n.ID)
			require.NoError(rt, err)
		}
	})
}
