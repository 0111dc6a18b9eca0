package storetest

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// Exercise runs the conformance suite: open gives an empty store each time, which the suite closes.
func Exercise(t *testing.T, open func(t *testing.T) queue.Store) {
	for _, c := range []struct {
		name string
		test func(*testing.T, queue.Store)
	}{
		{"RoundTrip", roundTrip},
		{"Order", order},
		{"Claim", claim},
		{"Unique", unique},
		{"Revisions", revisions},
		{"Rollback", rollback},
		{"Counters", counters},
		{"Deeds", deeds},
		{"Journal", journal},
		{"Snapshot", snapshot},
		{"Watch", watch},
		{"Race", race},
		{"Verbs", verbs},
		{"Clocks", clocks},
		{"Staff", staff},
		{"Stations", stations},
		{"Persons", sealedPersons},
		{"Appointments", appointments},
		{"Closed", closed},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := open(t)
			t.Cleanup(func() { require.NoError(t, s.Close()) })
			c.test(t, s)
		})
	}
}

// at is a moment of the test day, in UTC and whole microseconds as the hall writes them.
func at(minutes int) time.Time {
	return time.Date(2026, 3, 4, 1, minutes, 0, 123_000, time.UTC)
}

func newTicket(n int, key int64) queue.Ticket {
	return queue.Ticket{Token: fmt.Sprintf("T%03d", n), Day: Day, Line: "A", Number: n, Label: queue.Label("A", n),
		Key: key, State: queue.Waiting, Items: []string{Simple}, Gaps: -1, Arrived: at(n), Since: at(n)}
}

func inTx(t *testing.T, s queue.Store, f func(queue.Tx) error) {
	t.Helper()
	require.NoError(t, s.InTx(t.Context(), f))
}

func view(t *testing.T, s queue.Store, f func(queue.Reader) error) {
	t.Helper()
	require.NoError(t, s.View(t.Context(), f))
}

func roundTrip(t *testing.T, s queue.Store) {
	full := newTicket(1, 42)
	full.Priority, full.State, full.Outcome = queue.PriorityElder, queue.Completed, queue.OutcomePickup
	full.Window, full.Calls, full.Why, full.Gaps = "2", 3, "复印 '\"; --", 4
	full.Items = []string{Simple, Gap}
	full.CallAt, full.StartAt, full.EndAt = at(2), at(3), at(4)
	full.Waited, full.Served, full.Returned, full.Moved = time.Minute+time.Microsecond, 2*time.Minute, true, true
	bare := newTicket(2, -7)
	bare.Items = nil
	pre := Given(Gap, "id-card")
	kase := queue.Case{
		Label: "A001", Item: Gap, Catalog: "v1", Number: "2026-000001", Notice: "2026-000002", Notices: 1,
		Refusal: "no", Office: catalog.Text{ZH: "别处"}, State: queue.Suspended, OneHour: true, Window: "1",
		GapDue: at(50), Precheck: &pre, Desk: Given(Gap, "id-card", "bank"), Outcome: catalog.AcceptWithGap,
		Missing: []string{"bank"}, Opened: at(1), Decided: at(5),
		Clock: queue.CaseClock{Started: at(5), Limit: catalog.Limit{N: 5, Unit: catalog.UnitWorkdays}, Due: at(59),
			Counted: 90 * time.Second, Paused: queue.PauseSpecial, PauseNote: "听证", PausedAt: at(7), Stopped: at(9)},
	}
	small := queue.Case{Label: "A001", Item: Simple, State: queue.Checking, Desk: catalog.Submission{Item: Simple}}
	win := queue.Window{ID: "2", State: queue.WindowPaused, Clerk: "12", Why: "会议", Ticket: 1, Since: at(6), Served: 5}
	inTx(t, s, func(tx queue.Tx) error {
		require.NoError(t, tx.InsertTicket(&full))
		require.NoError(t, tx.InsertTicket(&bare))
		kase.Ticket, small.Ticket = full.ID, full.ID
		require.NoError(t, tx.InsertCase(&kase))
		require.NoError(t, tx.InsertCase(&small))
		return tx.PutWindow(win)
	})
	require.NotZero(t, full.ID)
	require.NotEqual(t, full.ID, bare.ID)
	check := func(r queue.Reader) error {
		got, err := r.Ticket(full.ID)
		require.NoError(t, err)
		require.Equal(t, full, got)
		got, err = r.TicketByToken(bare.Token)
		require.NoError(t, err)
		require.Equal(t, bare, got)
		got, err = r.TicketByLabel(Day, full.Label)
		require.NoError(t, err)
		require.Equal(t, full, got)
		cases, err := r.Cases(full.ID)
		require.NoError(t, err)
		require.Equal(t, []queue.Case{kase, small}, cases)
		c, err := r.Case(kase.ID)
		require.NoError(t, err)
		require.Equal(t, kase, c)
		w, ok, err := r.Window("2")
		require.NoError(t, err)
		require.True(t, ok)
		require.Equal(t, win, w)

		_, err = r.Ticket(99)
		require.True(t, fault.Has(err, queue.CodeUnknownTicket))
		_, err = r.TicketByToken("")
		require.True(t, fault.Has(err, queue.CodeUnknownTicket))
		_, err = r.TicketByLabel("2026-03-05", full.Label)
		require.True(t, fault.Has(err, queue.CodeUnknownTicket))
		_, err = r.Case(99)
		require.True(t, fault.Has(err, queue.CodeUnknownCase))
		_, ok, err = r.Window("9")
		require.NoError(t, err)
		require.False(t, ok)
		return nil
	}
	view(t, s, check)
	full.State, full.Why, full.Items, full.Moved, full.Key = queue.Cancelled, "", []string{Bare}, false, 43
	full.CallAt = time.Time{}
	kase.State, kase.Missing, kase.Clock.Stopped, kase.Desk = queue.Processing, nil, time.Time{}, Given(Gap)
	win.Ticket, win.State = 0, queue.WindowOpen
	inTx(t, s, func(tx queue.Tx) error {
		require.NoError(t, tx.UpdateTicket(&full))
		require.NoError(t, tx.UpdateCase(&kase))
		require.NoError(t, tx.PutWindow(win))
		return check(tx) // a transaction sees its own writes
	})
	require.EqualValues(t, 2, full.Rev)
	view(t, s, check)
}

func order(t *testing.T, s queue.Store) {
	keys := []int64{50, 30, 40, 30, 10}
	inTx(t, s, func(tx queue.Tx) error {
		for i, k := range keys {
			n := newTicket(i+1, k)
			if k == 10 {
				n.Window = "3" // sent to one window alone
			}
			require.NoError(t, tx.InsertTicket(&n))
		}
		return nil
	})
	view(t, s, func(r queue.Reader) error {
		front, err := r.Front(Day, "A", 3)
		require.NoError(t, err)
		var got []int64
		for _, f := range front {
			got = append(got, f.ID)
		}
		require.Equal(t, []int64{2, 4, 3}, got, "by key, the older id first among equals")
		for i, f := range front {
			n, err := r.Before(f)
			require.NoError(t, err)
			require.Equal(t, i, n)
		}
		alone, err := r.Front(Day, queue.LaneOf("A", "3"), 9)
		require.NoError(t, err)
		require.Len(t, alone, 1)
		require.EqualValues(t, 5, alone[0].ID)
		none, err := r.Front("2026-03-05", "A", 9)
		require.NoError(t, err)
		require.Empty(t, none)
		live, err := r.Unfinished(Day)
		require.NoError(t, err)
		require.Len(t, live, 5)
		live, err = r.Unfinished("2026-03-03")
		require.NoError(t, err)
		require.Empty(t, live)
		return nil
	})
}

func claim(t *testing.T, s queue.Store) {
	insert := func(n queue.Ticket) queue.Ticket {
		inTx(t, s, func(tx queue.Tx) error { return tx.InsertTicket(&n) })
		return n
	}
	first, second := insert(newTicket(1, 20)), insert(newTicket(2, 10))
	b := newTicket(3, 15)
	b.Line, b.Label = "B", "B003"
	third := insert(b)
	alone := newTicket(4, 5)
	alone.Window = "9"
	insert(alone)
	second.Why = "x"
	inTx(t, s, func(tx queue.Tx) error { return tx.UpdateTicket(&second) })

	var got []int64
	for _, want := range []queue.Ticket{second, third, first} {
		window := fmt.Sprint(len(got) + 1)
		c := queue.Claim{Day: Day, Window: window, Lines: []string{"A", "B"}, At: at(30)}
		inTx(t, s, func(tx queue.Tx) error {
			n, ok, err := tx.ClaimNext(c)
			require.NoError(t, err)
			require.True(t, ok)
			applied := c.Apply(want)
			applied.Rev++
			require.Equal(t, applied, n, "the statement does what Apply says")
			stored, err := tx.Ticket(n.ID)
			require.NoError(t, err)
			require.Equal(t, n, stored)
			got = append(got, n.ID)
			return nil
		})
	}
	require.Equal(t, []int64{2, 3, 1}, got)
	inTx(t, s, func(tx queue.Tx) error {
		_, ok, err := tx.ClaimNext(queue.Claim{Day: Day, Window: "8", Lines: []string{"A", "B"}, At: at(30)})
		require.NoError(t, err)
		require.False(t, ok, "one sent to another window alone is not called here")
		_, ok, err = tx.ClaimNext(queue.Claim{Day: "2026-03-05", Window: "9", Lines: []string{"A"}, At: at(30)})
		require.NoError(t, err)
		require.False(t, ok, "nobody of another day is called")
		n, ok, err := tx.ClaimNext(queue.Claim{Day: Day, Window: "9", At: at(0)})
		require.NoError(t, err)
		require.True(t, ok)
		require.Zero(t, n.Waited, "a clock set back waits no negative time")
		return nil
	})
}
