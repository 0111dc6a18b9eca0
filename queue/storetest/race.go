package storetest

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// ExerciseHall runs what has to hold of a hall on a store when many press at once. rounds is how often 50 clerks press
// at once for one person.
func ExerciseHall(t *testing.T, rounds int, open func(t *testing.T) queue.Store) {
	for _, c := range []struct {
		name string
		test func(*testing.T, *queue.Hall, *Clock)
	}{
		{"KiosksAtOnce", kiosksAtOnce},
		{"ClerksAtOnce", clerksAtOnce},
		{"PressTogether", func(t *testing.T, h *queue.Hall, _ *Clock) { pressTogether(t, h, Scale(rounds)) }},
		{"OneVisit", oneVisit},
		{"BackAndForth", backAndForth},
		{"Visitor", visitor},
	} {
		t.Run(c.name, func(t *testing.T) {
			setup := Setup(t)
			for i := 4; i <= 51; i++ { // windows enough for every clerk
				setup.Windows = append(setup.Windows, queue.Window{ID: fmt.Sprint(i), Lines: []string{"A"}})
			}
			clock := NewClock(setup)
			h := queue.NewHall(open(t), setup, Catalog(t), clock, queue.WithPersons(Keys(t, 1)))
			t.Cleanup(func() { require.NoError(t, h.Close()) })
			c.test(t, h, clock)
		})
	}
}

// together runs f in n goroutines and reports their errors.
func together(t *testing.T, n int, f func(ctx context.Context, i int) error) {
	t.Helper()
	errs := make([]error, n)
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { errs[i] = f(t.Context(), i) })
	}
	wg.Wait()
	for _, err := range errs {
		require.NoError(t, err)
	}
}

// kiosksAtOnce has 50 kiosks issue 200 tickets each while the clock passes midnight, is set back an hour and forward a
// day. Every tenth press is repeated, as after a lost answer. The numbers of a day are distinct and dense, a repeated
// press gives the same ticket, nobody's wait is negative, and who comes later is behind.
func kiosksAtOnce(t *testing.T, h *queue.Hall, clock *Clock) {
	const kiosks = 50
	each := Scale(200)
	midnight := time.Date(2026, 3, 5, 0, 0, 0, 0, h.Now().Location())
	clock.Set(midnight.Add(-time.Duration(kiosks*each/4) * time.Second))
	var mu sync.Mutex
	days := map[string]map[int]bool{}
	together(t, kiosks, func(ctx context.Context, i int) error {
		for n := range each {
			switch {
			case i == 0 && n == each/2:
				clock.Add(-time.Hour) // somebody sets the clock
			case i == 1 && n == 3*each/4:
				clock.Add(24 * time.Hour)
			}
			clock.Add(time.Second)
			r := queue.IssueRequest{Key: fmt.Sprintf("press-%d-%d", i, n), Items: []string{Simple}}
			v, err := h.Issue(ctx, r)
			if err != nil {
				return err
			}
			if n%10 == 0 {
				again, err := h.Issue(ctx, r)
				if err != nil || again.Ticket.ID != v.Ticket.ID {
					return fmt.Errorf("a repeated press gave %s instead of %s: %w", again.Ticket.Label, v.Ticket.Label, err)
				}
			}
			mu.Lock()
			if days[v.Ticket.Day] == nil {
				days[v.Ticket.Day] = map[int]bool{}
			}
			twice := days[v.Ticket.Day][v.Ticket.Number]
			days[v.Ticket.Day][v.Ticket.Number] = true
			mu.Unlock()
			if twice {
				return fmt.Errorf("number %d of %s was given twice", v.Ticket.Number, v.Ticket.Day)
			}
		}
		return nil
	})
	total := 0
	for day, numbers := range days {
		for n := 1; n <= len(numbers); n++ {
			require.True(t, numbers[n], "%s lacks %d", day, n)
		}
		total += len(numbers)
	}
	require.Equal(t, kiosks*each, total)
	require.GreaterOrEqual(t, len(days), 2)
	nobodyOvertook(t, h, total)
}

// nobodyOvertook reads the journal: it has no gap, and who was issued later is behind.
func nobodyOvertook(t *testing.T, h *queue.Hall, issued int) {
	t.Helper()
	rows, err := h.Journal(t.Context(), 0, 3*issued)
	require.NoError(t, err)
	last := map[string]int64{}
	for i, r := range rows {
		require.EqualValues(t, i+1, r.Seq, "the journal has a gap")
		if r.Kind != queue.EvIssue {
			continue
		}
		require.GreaterOrEqual(t, r.Ticket.Key, last[r.Day], "%s of %s overtook", r.Ticket.Label, r.Day)
		last[r.Day] = r.Ticket.Key
		require.GreaterOrEqual(t, r.Ticket.Waited, time.Duration(0))
	}
}

// pressTogether lets 50 clerks press at once, round after round, while one person waits: exactly one gets the person,
// and all others are told that nobody waits.
func pressTogether(t *testing.T, h *queue.Hall, rounds int) {
	const clerks = 50
	ctx := t.Context()
	for i := range clerks {
		_, err := h.OpenWindow(ctx, queue.Act{Window: window(i), Clerk: "c"})
		require.NoError(t, err)
	}
	for round := range rounds {
		v, err := h.Issue(ctx, queue.IssueRequest{Items: []string{Simple}})
		require.NoError(t, err)
		got := make([]int64, clerks)
		together(t, clerks, func(ctx context.Context, i int) error {
			called, err := h.CallNext(ctx, queue.Act{Key: fmt.Sprintf("r%d-%d", round, i), Window: window(i), Clerk: "c"})
			if fault.Has(err, queue.CodeNoOneWaiting) {
				return nil
			}
			got[i] = called.Ticket.ID
			return err
		})
		winner := -1
		for i, id := range got {
			if id != 0 {
				require.Equal(t, -1, winner, "round %d: %s was called to two windows", round, v.Ticket.Label)
				require.Equal(t, v.Ticket.ID, id)
				winner = i
			}
		}
		require.NotEqual(t, -1, winner, "round %d: nobody called %s", round, v.Ticket.Label)
		_, err = h.MarkNoShow(ctx, queue.Act{Window: window(winner), Clerk: "c"}, v.Ticket.ID)
		require.NoError(t, err)
	}
}

// window is a window that serves line A.
func window(i int) string {
	if i >= 2 {
		i++ // the third serves the other line
	}
	return fmt.Sprint(i + 1)
}

// clerksAtOnce has all windows call until nobody is left: everybody is called exactly once, in order at each window.
func clerksAtOnce(t *testing.T, h *queue.Hall, clock *Clock) {
	const people = 80
	for range people {
		_, err := h.Issue(t.Context(), queue.IssueRequest{Items: []string{Simple}})
		require.NoError(t, err)
		clock.Add(time.Second)
	}
	var mu sync.Mutex
	called := map[int64]string{}
	together(t, 16, func(ctx context.Context, i int) error {
		a := queue.Act{Window: fmt.Sprint(i + 1), Clerk: "c"}
		if a.Window == "3" {
			return nil // serves the other line
		}
		if _, err := h.OpenWindow(ctx, a); err != nil {
			return err
		}
		var last int64
		for n := 0; ; n++ {
			a.Key = fmt.Sprintf("call-%d-%d", i, n)
			v, err := h.CallNext(ctx, a)
			if fault.Has(err, queue.CodeNoOneWaiting) {
				return nil
			}
			if err != nil {
				return err
			}
			if again, err := h.CallNext(ctx, a); err != nil || again.Ticket.ID != v.Ticket.ID {
				return fmt.Errorf("a retry gave %v, %w", again.Ticket.Label, err)
			}
			mu.Lock()
			if other, ok := called[v.Ticket.ID]; ok {
				mu.Unlock()
				return fmt.Errorf("%s was called to windows %s and %s", v.Ticket.Label, other, a.Window)
			}
			called[v.Ticket.ID] = a.Window
			mu.Unlock()
			if v.Ticket.Key <= last {
				return fmt.Errorf("%s was called out of order", v.Ticket.Label)
			}
			last = v.Ticket.Key
			a.Key = ""
			if _, err := h.MarkNoShow(ctx, a, v.Ticket.ID); err != nil {
				return err
			}
		}
	})
	require.Len(t, called, people)
}

// oneVisit goes through a whole visit: everything that a hall does reaches the store and comes back.
func oneVisit(t *testing.T, h *queue.Hall, clock *Clock) {
	ctx, a := t.Context(), queue.Act{Window: "2", Clerk: "12"}
	must := func(err error) { t.Helper(); require.NoError(t, err) }
	_, err := h.OpenWindow(ctx, a)
	must(err)
	v, err := h.Issue(ctx, queue.IssueRequest{Items: []string{Gap, Simple}, Priority: queue.PriorityElder})
	must(err)
	clock.Add(time.Minute)
	_, err = h.CallNext(ctx, a)
	must(err)
	_, err = h.Start(ctx, a, v.Ticket.ID)
	must(err)
	_, _, err = h.Check(ctx, a, v.Cases[0].ID, Given(Gap, "id-card"))
	must(err)
	_, err = h.Notify(ctx, a, v.Cases[0].ID)
	must(err)
	_, _, err = h.Check(ctx, a, v.Cases[0].ID, Given(Gap, "id-card", "bank", "income"))
	must(err)
	accepted, err := h.Accept(ctx, a, v.Cases[0].ID)
	must(err)
	_, err = h.Pause(ctx, a, accepted.ID, queue.Pause{Reason: queue.PauseSpecial, Procedure: "hearing", Document: "D1",
		Expect: catalog.Limit{N: 5, Unit: catalog.UnitWorkdays}, Note: "听证"})
	must(err)
	clock.Add(time.Hour)
	resumed, err := h.ResumeClock(ctx, a, accepted.ID)
	must(err)
	require.True(t, resumed.Clock.Due.Equal(accepted.Clock.Due), "an hour is no workday")
	_, _, err = h.Check(ctx, a, v.Cases[1].ID, Given(Simple, "id-card"))
	must(err)
	_, err = h.Accept(ctx, a, v.Cases[1].ID)
	must(err)
	done, err := h.FinishCase(ctx, a, v.Cases[1].ID)
	must(err)
	require.Equal(t, "2026-000002", done.Number)
	v, err = h.Finish(ctx, a, v.Ticket.ID)
	must(err)
	require.Equal(t, queue.OutcomePickup, v.Ticket.Outcome)
	stored, err := h.Visit(ctx, v.Ticket.ID)
	must(err)
	require.Equal(t, v, stored)
	require.Equal(t, []queue.Case{resumed, done}, stored.Cases)
	rows, err := h.History(ctx, v.Ticket.ID)
	must(err)
	require.Equal(t, v.Ticket, *rows[len(rows)-1].Ticket, "the journal carries what the store holds")
	live, err := h.Live(ctx)
	must(err)
	require.Equal(t, stored.Cases, live.CasesOf(v.Ticket.ID))
	require.Equal(t, []queue.Case{resumed}, live.Running("2"))
	require.Len(t, live.Calls(5), 1)
	n, err := h.CloseDay(ctx, queue.Act{})
	must(err)
	require.Zero(t, n)
}
