package queue_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/queue"
	"onevisit/queue/storetest"
)

func TestIssueGivesNumbersByDayAndLine(t *testing.T) {
	k := newKit(t)
	require.Equal(t, "A001", k.issue(storetest.Simple).Label)
	require.Equal(t, "B001", k.issue(storetest.Bare).Label)
	second := k.issue(storetest.Gap)
	require.Equal(t, "A002", second.Label)
	require.Equal(t, storetest.Day, second.Day)
	require.Len(t, second.Token, 26)
	require.Equal(t, -1, second.Gaps, "no pre-check was made")
	require.Equal(t, k.setup.Calendar.Location(), second.Arrived.Location(), "times are in the hall's zone")

	k.clock.Add(24 * time.Hour)
	require.Equal(t, "A001", k.issue(storetest.Simple).Label, "numbers restart each day")
	k.clock.Add(-24 * time.Hour)
	require.Equal(t, "A003", k.issue(storetest.Simple).Label, "a clock set back never gives a number twice")
}

func TestIssueOpensACasePerItem(t *testing.T) {
	k := newKit(t)
	v, err := k.Issue(t.Context(), queue.IssueRequest{
		Items:     []string{storetest.Gap, storetest.Bare},
		Prechecks: map[string]catalog.Submission{storetest.Gap: storetest.Given(storetest.Gap, "id-card")},
		At:        "kiosk-1",
	})
	require.NoError(t, err)
	require.Equal(t, "A", v.Ticket.Line, "the first item decides the line")
	require.Equal(t, 2, v.Ticket.Gaps, "bank card and proof of income")
	require.Len(t, v.Cases, 2)
	require.Equal(t, storetest.Gap, v.Cases[0].Item)
	require.NotNil(t, v.Cases[0].Precheck)
	require.Equal(t, storetest.Day, v.Cases[0].Precheck.On)
	require.Empty(t, v.Cases[0].Desk.Papers, "what was ticked at the kiosk has not been seen at the counter")
	require.Nil(t, v.Cases[1].Precheck)
	require.Equal(t, "v1", v.Cases[1].Catalog)
	rows, err := k.Journal(t.Context(), 0, 0)
	require.NoError(t, err)
	require.Equal(t, []queue.Kind{queue.EvIssue, queue.EvCaseAdd, queue.EvCaseAdd}, kinds(rows))
	require.Equal(t, "kiosk-1", rows[0].Window)
}

func TestIssueRefuses(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct {
		name string
		r    queue.IssueRequest
		code string
	}{
		{"nothing", queue.IssueRequest{}, "queue.no_item"},
		{"unknown item", queue.IssueRequest{Items: []string{"x"}}, "catalog.unknown_item"},
		{"twice", queue.IssueRequest{Items: []string{storetest.Bare, storetest.Bare}}, "queue.same_item"},
		{"class", queue.IssueRequest{Items: []string{storetest.Bare}, Priority: "vip"}, "queue.bad_priority"},
	} {
		_, err := k.Issue(t.Context(), c.r)
		require.ErrorContains(t, err, c.code, c.name)
	}
	k.setup.Lines = k.setup.Lines[:1]
	_, err := k.Issue(t.Context(), queue.IssueRequest{Items: []string{storetest.Bare}})
	k.fails(err, queue.CodeNoLine)
	rows, err := k.Journal(t.Context(), 0, 0)
	require.NoError(t, err)
	require.Empty(t, rows)
}

func TestCallNextFollowsTheKey(t *testing.T) {
	k := newKit(t)
	k.open("1", "2", "3")
	k.issue(storetest.Simple) // A001
	k.issue(storetest.Bare)   // B001
	k.clock.Add(5 * time.Minute)
	k.issue(storetest.Simple, queue.PriorityElder) // A002, ten minutes ahead
	k.clock.Add(6 * time.Minute)
	k.issue(storetest.Simple, queue.PriorityElder) // A003, after A001 all the same
	args := k.fails(second(k.CallNext(t.Context(), at("9"))), queue.CodeUnknownWindow)
	require.Equal(t, "9", args["window"])
	k.call("1", "A002")
	args = k.fails(second(k.CallNext(t.Context(), at("1"))), queue.CodeWindowBusy)
	require.Equal(t, "A002", args["label"])
	k.call("2", "A001")
	k.call("3", "B001")
	_, err := k.MarkNoShow(t.Context(), at("3"), 2)
	require.NoError(t, err)
	k.fails(second(k.CallNext(t.Context(), at("3"))), queue.CodeNoOneWaiting)
}

func second[T any](_ T, err error) error { return err }

func TestAWindowHasToBeOpenToCall(t *testing.T) {
	k := newKit(t)
	k.issue(storetest.Simple)
	k.fails(second(k.CallNext(t.Context(), at("1"))), queue.CodeWindowNotOpen)
	k.open("1")
	w, err := k.PauseWindow(t.Context(), at("1"), "lunch")
	require.NoError(t, err)
	require.Equal(t, "lunch", w.Why)
	require.Equal(t, []string{"A"}, w.Lines, "a window comes with what the setup says")
	k.fails(second(k.CallNext(t.Context(), at("1"))), queue.CodeWindowNotOpen)
	k.open("1")
	k.call("1", "A001")
}

func TestRecallKeepsTheRules(t *testing.T) {
	k := newKit(t)
	k.open("1")
	n := k.issue(storetest.Simple)
	k.call("1", n.Label)
	k.clock.Add(10 * time.Second)
	require.Equal(t, 5, k.fails(second(k.Recall(t.Context(), at("1"), n.ID)), queue.CodeRecallTooSoon)["seconds"])
	for calls := 2; calls <= 3; calls++ {
		k.clock.Add(15 * time.Second)
		v, err := k.Recall(t.Context(), at("1"), n.ID)
		require.NoError(t, err)
		require.Equal(t, calls, v.Ticket.Calls)
	}
	k.clock.Add(time.Minute)
	require.Equal(t, 3, k.fails(second(k.Recall(t.Context(), at("1"), n.ID)), queue.CodeRecallLimit)["n"])
	k.fails(second(k.Recall(t.Context(), at("2"), n.ID)), queue.CodeOtherWindow)
}

func TestDurationsAddUpFromPeriods(t *testing.T) {
	k := newKit(t)
	k.open("1")
	n := k.issue(storetest.Simple)
	step := func(wait time.Duration, f func() (queue.Visit, error)) queue.Ticket {
		t.Helper()
		k.clock.Add(wait)
		v, err := f()
		require.NoError(t, err)
		return v.Ticket
	}
	step(3*time.Minute, func() (queue.Visit, error) { return k.CallNext(t.Context(), at("1")) })
	step(time.Minute, func() (queue.Visit, error) { return k.Start(t.Context(), at("1"), n.ID) })
	step(4*time.Minute, func() (queue.Visit, error) { return k.Hold(t.Context(), at("1"), n.ID, "copy") })
	step(30*time.Minute, func() (queue.Visit, error) { return k.Resume(t.Context(), at("1"), n.ID) })
	n = step(2*time.Minute, func() (queue.Visit, error) {
		return k.Move(t.Context(), at("1"), n.ID, queue.Transfer{Line: "B", Why: "other desk"})
	})
	require.Equal(t, 3*time.Minute, n.Waited)
	require.Equal(t, 6*time.Minute, n.Served, "a hold is no service")
	require.Equal(t, "B", n.Line)
	require.Equal(t, "A001", n.Label, "a transfer keeps the number")
	require.True(t, n.Moved)
	require.Zero(t, n.Calls)
	k.open("3")
	n = step(5*time.Minute, func() (queue.Visit, error) { return k.CallNext(t.Context(), at("3")) })
	require.Equal(t, 8*time.Minute, n.Waited)
	n = step(-time.Hour, func() (queue.Visit, error) { return k.Start(t.Context(), at("3"), n.ID) })
	n = step(-time.Hour, func() (queue.Visit, error) { return k.Hold(t.Context(), at("3"), n.ID, "") })
	require.Equal(t, 6*time.Minute, n.Served, "a clock set back never makes a negative length")
}

func TestTransferToOneWindowGoesThereAlone(t *testing.T) {
	k := newKit(t)
	k.open("1", "2")
	n, other := k.issue(storetest.Simple), k.issue(storetest.Simple)
	k.fails(second(k.Move(t.Context(), at("1"), n.ID, queue.Transfer{Window: "3"})), queue.CodeWindowNotOpen)
	k.fails(second(k.Move(t.Context(), at("1"), n.ID, queue.Transfer{Window: "7"})), queue.CodeUnknownWindow)
	k.fails(second(k.Move(t.Context(), at("1"), n.ID, queue.Transfer{Line: "Z"})), queue.CodeUnknownLine)
	_, err := k.Move(t.Context(), at("1"), n.ID, queue.Transfer{Window: "2", Why: "asked for"})
	require.NoError(t, err)
	k.fails(second(k.CallTicket(t.Context(), at("1"), n.ID)), queue.CodeOtherWindow)
	k.call("1", other.Label)
	k.call("2", n.Label)
}

func TestClosingAWindowOrphansNobody(t *testing.T) {
	k := newKit(t)
	k.open("1", "2")
	waits, held := k.issue(storetest.Simple), k.issue(storetest.Simple)
	_, err := k.CallTicket(t.Context(), at("2"), held.ID)
	require.NoError(t, err)
	require.Equal(t, held.Label, k.fails(second(k.CloseWindow(t.Context(), at("2"))), queue.CodeWindowBusy)["label"])
	_, err = k.Hold(t.Context(), at("2"), held.ID, "")
	require.NoError(t, err)
	_, err = k.Move(t.Context(), at("2"), waits.ID, queue.Transfer{Window: "2"})
	require.NoError(t, err)
	_, err = k.CloseWindow(t.Context(), at("2"))
	require.NoError(t, err)
	k.call("1", waits.Label)
	_, err = k.MarkNoShow(t.Context(), at("1"), waits.ID)
	require.NoError(t, err)
	v, err := k.Resume(t.Context(), at("1"), held.ID)
	require.NoError(t, err)
	require.Equal(t, "1", v.Ticket.Window)
}

func TestRestoreGoesBehindAFew(t *testing.T) {
	k := newKit(t)
	k.open("1")
	var labels []string
	late := k.issue(storetest.Simple)
	for range 4 {
		labels = append(labels, k.issue(storetest.Simple).Label)
	}
	k.call("1", late.Label)
	_, err := k.MarkNoShow(t.Context(), at("1"), late.ID)
	require.NoError(t, err)
	v, err := k.Restore(t.Context(), at("1"), late.ID)
	require.NoError(t, err)
	require.True(t, v.Ticket.Returned)
	why, err := k.Why(t.Context(), late.ID)
	require.NoError(t, err)
	require.Equal(t, 2, why.Ahead)
	require.True(t, why.Returned)
	require.False(t, why.Next)
	for _, want := range []string{labels[0], labels[1], late.Label, labels[2], labels[3]} {
		n := k.call("1", want)
		_, err := k.Cancel(t.Context(), at("1"), n.ID, "")
		require.NoError(t, err)
	}
}

func TestRestoreNeverPassesItsOldPlace(t *testing.T) {
	k := newKit(t)
	k.open("1")
	labels := []string{}
	for range 5 {
		labels = append(labels, k.issue(storetest.Simple).Label)
	}
	last := k.issue(storetest.Simple)
	_, err := k.CallTicket(t.Context(), at("1"), last.ID)
	require.NoError(t, err)
	_, err = k.MarkNoShow(t.Context(), at("1"), last.ID)
	require.NoError(t, err)
	_, err = k.Restore(t.Context(), at("1"), last.ID)
	require.NoError(t, err)
	why, err := k.Why(t.Context(), last.ID)
	require.NoError(t, err)
	require.Equal(t, len(labels), why.Ahead)
}

func TestFinishDerivesTheOutcome(t *testing.T) {
	ctx := t.Context()
	k := newKit(t)
	v := k.serve(storetest.Simple, storetest.Gap)
	args := k.fails(second(k.Finish(ctx, at("2"), v.Ticket.ID)), queue.CodeUndecided)
	require.Equal(t, catalog.Text{ZH: "Simple item", EN: "Simple item"}, args["item"])
	_, _, err := k.Check(ctx, at("2"), v.Cases[0].ID, storetest.Given(storetest.Simple, "id-card"))
	require.NoError(t, err)
	_, err = k.Accept(ctx, at("2"), v.Cases[0].ID)
	require.NoError(t, err)
	_, err = k.Notify(ctx, at("2"), v.Cases[1].ID)
	require.NoError(t, err)
	v, err = k.Finish(ctx, at("2"), v.Ticket.ID)
	require.NoError(t, err)
	require.Equal(t, queue.OutcomeReturned, v.Ticket.Outcome)

	outcomes := map[queue.Outcome]func(c queue.Case){
		queue.OutcomePickup: func(c queue.Case) {
			_, _, err := k.Check(ctx, at("2"), c.ID, storetest.Given(storetest.Simple, "id-card"))
			require.NoError(t, err)
			_, err = k.Accept(ctx, at("2"), c.ID)
			require.NoError(t, err)
		},
		queue.OutcomeNone: func(c queue.Case) {
			_, err := k.Withdraw(ctx, at("2"), c.ID, "thought better of it")
			require.NoError(t, err)
		},
	}
	outcomes[queue.OutcomeDone] = func(c queue.Case) {
		outcomes[queue.OutcomePickup](c)
		_, err := k.FinishCase(ctx, at("2"), c.ID)
		require.NoError(t, err)
	}
	for want, decide := range outcomes {
		v := k.serve(storetest.Simple)
		decide(v.Cases[0])
		v, err = k.Finish(ctx, at("2"), v.Ticket.ID)
		require.NoError(t, err)
		require.Equal(t, want, v.Ticket.Outcome)
	}
	w, ok := k.window("2")
	require.True(t, ok)
	require.Equal(t, 4, w.Served)
	require.Zero(t, w.Ticket)
}

func (k *kit) window(id string) (w queue.Window, ok bool) {
	k.t.Helper()
	require.NoError(k.t, k.store.View(k.t.Context(), func(r queue.Reader) (err error) {
		w, ok, err = r.Window(id)
		return err
	}))
	return w, ok
}

func TestIllegalTransitionsHaveANameAndChangeNothing(t *testing.T) {
	k := newKit(t)
	k.open("1")
	n := k.issue(storetest.Simple)
	before, err := k.Journal(t.Context(), 0, 0)
	require.NoError(t, err)
	args := k.fails(second(k.Start(t.Context(), at("1"), n.ID)), queue.CodeIllegal)
	require.Equal(t, "A001", args["label"])
	require.Equal(t, "waiting", args["state"])
	require.Equal(t, "start", args["verb"])
	k.fails(second(k.Restore(t.Context(), at("1"), n.ID)), queue.CodeIllegal)
	k.fails(second(k.Finish(t.Context(), at("1"), n.ID)), queue.CodeIllegal)
	k.fails(second(k.Start(t.Context(), at("1"), 99)), queue.CodeUnknownTicket)
	after, err := k.Journal(t.Context(), 0, 0)
	require.NoError(t, err)
	require.Equal(t, before, after)
}

func TestARetryReturnsTheSame(t *testing.T) {
	k := newKit(t)
	ctx := t.Context()
	k.open("1", "2")
	r := queue.IssueRequest{Key: "press-1", Items: []string{storetest.Simple}}
	first, err := k.Issue(ctx, r)
	require.NoError(t, err)
	again, err := k.Issue(ctx, r)
	require.NoError(t, err)
	require.Equal(t, first, again)
	k.issue(storetest.Simple)

	call := queue.Act{Key: "press-2", Window: "1"}
	called, err := k.CallNext(ctx, call)
	require.NoError(t, err)
	repeated, err := k.CallNext(ctx, call)
	require.NoError(t, err)
	require.Equal(t, called, repeated)
	k.fails(second(k.Start(ctx, call, called.Ticket.ID)), queue.CodeKeyReused)
	require.NoError(t, k.Help(ctx, queue.Act{Key: "press-3", Window: "kiosk"}))
	require.NoError(t, k.Help(ctx, queue.Act{Key: "press-3", Window: "kiosk"}))
	rows, err := k.Journal(ctx, 0, 0)
	require.NoError(t, err)
	count := map[queue.Kind]int{}
	for _, row := range rows {
		count[row.Kind]++
	}
	require.Equal(t, map[queue.Kind]int{queue.EvWinOpen: 2, queue.EvIssue: 2, queue.EvCaseAdd: 2, queue.EvCall: 1,
		queue.EvHelp: 1}, count)
}

func TestCloseDayExpiresWhoIsNotAtAWindow(t *testing.T) {
	k := newKit(t)
	ctx := t.Context()
	k.open("1", "2", "3")
	served := k.serve(storetest.Simple)
	held, gone, waits := k.issue(storetest.Simple), k.issue(storetest.Simple), k.issue(storetest.Bare)
	_, err := k.CallTicket(ctx, at("1"), held.ID)
	require.NoError(t, err)
	_, err = k.Hold(ctx, at("1"), held.ID, "")
	require.NoError(t, err)
	k.call("1", gone.Label)
	_, err = k.MarkNoShow(ctx, at("1"), gone.ID)
	require.NoError(t, err)
	n, err := k.CloseDay(ctx, queue.Act{Clerk: "m1"})
	require.NoError(t, err)
	require.Equal(t, 3, n)
	for _, id := range []int64{held.ID, gone.ID, waits.ID} {
		v, err := k.Visit(ctx, id)
		require.NoError(t, err)
		require.Equal(t, queue.Expired, v.Ticket.State)
		require.Equal(t, queue.Withdrawn, v.Cases[0].State)
	}
	v, err := k.Visit(ctx, served.Ticket.ID)
	require.NoError(t, err)
	require.Equal(t, queue.Serving, v.Ticket.State, "who is at a window is still served")
	w, _ := k.window("1")
	require.Equal(t, queue.WindowClosed, w.State)
	w, _ = k.window("2")
	require.Equal(t, queue.WindowOpen, w.State)
	n, err = k.CloseDay(ctx, queue.Act{Clerk: "m1"})
	require.NoError(t, err)
	require.Zero(t, n)
}

func TestTheFirstWindowOfADayClosesADayLeftOpen(t *testing.T) {
	k := newKit(t)
	k.open("1", "3")
	forgotten := k.serve(storetest.Simple)
	k.clock.Add(24 * time.Hour)
	today := k.issue(storetest.Simple)
	k.open("2")
	v, err := k.Visit(t.Context(), forgotten.Ticket.ID)
	require.NoError(t, err)
	require.Equal(t, queue.Expired, v.Ticket.State)
	w, _ := k.window("1")
	require.Equal(t, queue.WindowClosed, w.State)
	k.call("2", today.Label)
}
