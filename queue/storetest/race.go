package storetest

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/queue"
)

// ExerciseHall runs what has to hold of a hall on a store when many press at once.
func ExerciseHall(t *testing.T, open func(t *testing.T) queue.Store) {
	for _, c := range []struct {
		name string
		test func(*testing.T, *queue.Hall, *Clock)
	}{
		{"KiosksAtOnce", kiosksAtOnce},
		{"ClerksAtOnce", clerksAtOnce},
		{"AcrossMidnight", acrossMidnight},
		{"OneVisit", oneVisit},
	} {
		t.Run(c.name, func(t *testing.T) {
			setup := Setup(t)
			for i := 4; i <= 16; i++ { // windows enough for every clerk
				setup.Windows = append(setup.Windows, queue.Window{ID: fmt.Sprint(i), Lines: []string{"A"}})
			}
			clock := NewClock(setup)
			h := queue.NewHall(open(t), setup, Catalog(t), clock)
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

// kiosksAtOnce presses every key twice at once: numbers are dense, and both presses get the same ticket.
func kiosksAtOnce(t *testing.T, h *queue.Hall, _ *Clock) {
	const kiosks, each = 16, 5
	var mu sync.Mutex
	byKey := map[string]map[int64]bool{}
	numbers := map[int]int64{}
	together(t, kiosks, func(ctx context.Context, i int) error {
		for n := range each {
			key := fmt.Sprintf("press-%d-%d", i/2, n) // two kiosks share their keys: a retry that overlaps
			v, err := h.Issue(ctx, queue.IssueRequest{Key: key, Items: []string{Simple}})
			if err != nil {
				return err
			}
			mu.Lock()
			if byKey[key] == nil {
				byKey[key] = map[int64]bool{}
			}
			byKey[key][v.Ticket.ID] = true
			numbers[v.Ticket.Number] = v.Ticket.ID
			mu.Unlock()
		}
		return nil
	})
	require.Len(t, numbers, kiosks/2*each)
	for n := 1; n <= kiosks/2*each; n++ {
		require.Contains(t, numbers, n, "numbers are dense")
	}
	for key, tickets := range byKey {
		require.Len(t, tickets, 1, key)
	}
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

// acrossMidnight issues while the clock passes midnight, back and forth: no number twice, none left out.
func acrossMidnight(t *testing.T, h *queue.Hall, clock *Clock) {
	const writers, each = 16, 10
	midnight := time.Date(2026, 3, 5, 0, 0, 0, 0, h.Now().Location())
	clock.Set(midnight.Add(-writers * each / 2 * time.Second))
	var mu sync.Mutex
	given := map[string]map[int]bool{}
	together(t, writers, func(ctx context.Context, i int) error {
		for n := range each {
			if i == 0 && n == each/2 {
				clock.Add(-30 * time.Second) // somebody sets the clock
			}
			clock.Add(time.Second)
			v, err := h.Issue(ctx, queue.IssueRequest{Items: []string{Simple}})
			if err != nil {
				return err
			}
			mu.Lock()
			if given[v.Ticket.Day] == nil {
				given[v.Ticket.Day] = map[int]bool{}
			}
			twice := given[v.Ticket.Day][v.Ticket.Number]
			given[v.Ticket.Day][v.Ticket.Number] = true
			mu.Unlock()
			if twice {
				return fmt.Errorf("number %d of %s was given twice", v.Ticket.Number, v.Ticket.Day)
			}
		}
		return nil
	})
	require.Len(t, given, 2)
	total := 0
	for day, numbers := range given {
		for n := 1; n <= len(numbers); n++ {
			require.True(t, numbers[n], "%s lacks %d", day, n)
		}
		total += len(numbers)
	}
	require.Equal(t, writers*each, total)
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
	_, err = h.PauseClock(ctx, a, accepted.ID, queue.PauseSpecial, "听证")
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
	n, err := h.CloseDay(ctx)
	must(err)
	require.Zero(t, n)
}
