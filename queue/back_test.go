package queue_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/storetest"
)

// noticed serves a visit at window 2 whose case gets a notice, and finishes it.
func (k *kit) noticed(items ...string) queue.Visit {
	k.t.Helper()
	v := k.serve(items...)
	for _, c := range v.Cases {
		_, err := k.Notify(k.t.Context(), at("2"), c.ID)
		require.NoError(k.t, err)
	}
	v, err := k.Finish(k.t.Context(), at("2"), v.Ticket.ID)
	require.NoError(k.t, err)
	require.Equal(k.t, queue.OutcomeReturned, v.Ticket.Outcome)
	return v
}

func TestWhoBringsWhatIsMissingDoesNotWaitAgain(t *testing.T) {
	k := newKit(t)
	ctx := t.Context()
	first := k.noticed(storetest.Simple)
	k.clock.Add(time.Hour)
	k.issue(storetest.Simple)
	k.issue(storetest.Simple, queue.PriorityElder)
	v, err := k.Return(ctx, at("1"), first.Cases[0].ID)
	require.NoError(t, err)
	require.Equal(t, first.Ticket.ID, v.Ticket.ID, "the same ticket goes on")
	require.Equal(t, first.Ticket.Key, v.Ticket.Key)
	require.Equal(t, queue.Waiting, v.Ticket.State)
	require.Empty(t, v.Ticket.Outcome)
	require.True(t, v.Ticket.Corrected)
	k.fails(second(k.Return(ctx, at("1"), first.Cases[0].ID)), queue.CodeIllegal)
	why, err := k.Why(ctx, v.Ticket.ID)
	require.NoError(t, err)
	require.True(t, why.Next)
	require.True(t, why.Corrected)

	k.call("2", first.Ticket.Label)
	_, err = k.Start(ctx, at("2"), first.Ticket.ID)
	require.NoError(t, err)
	_, _, err = k.Check(ctx, at("2"), first.Cases[0].ID, storetest.Given(storetest.Simple, "id-card"))
	require.NoError(t, err)
	_, err = k.Accept(ctx, at("2"), first.Cases[0].ID)
	require.NoError(t, err)
	v, err = k.Finish(ctx, at("2"), first.Ticket.ID)
	require.NoError(t, err)
	require.Equal(t, queue.OutcomePickup, v.Ticket.Outcome)
	k.fails(second(k.Return(ctx, at("1"), first.Cases[0].ID)), queue.CodeNoNotice)
}

func TestAnotherDayANewTicketGoesOnWithTheCases(t *testing.T) {
	k := newKit(t)
	ctx := t.Context()
	k.setup.Lines[0].Hours = queue.Hours{{From: 8 * time.Hour, To: 10 * time.Hour}}
	k.setup.Lines[0].Cap = 1
	first := k.noticed(storetest.Simple, storetest.Gap)
	_, err := k.CloseDay(ctx, queue.Act{})
	require.NoError(t, err)
	k.clock.Add(24*time.Hour + 2*time.Hour)
	live, err := k.Live(ctx)
	require.NoError(t, err)
	k.open("2")
	k.setup.Lines[0].Hours[0].To = 20 * time.Hour
	early := k.issue(storetest.Simple)
	k.setup.Lines[0].Hours[0].To = 10 * time.Hour

	scanned := queue.QRText(k.setup, first.Ticket)
	k.fails(second(k.Scan(ctx, scanned)), queue.CodeOtherDay)
	c, err := k.Returning(ctx, scanned)
	require.NoError(t, err)
	require.Equal(t, first.Cases[0].ID, c.ID)
	v, err := k.Return(ctx, queue.Act{Key: "r", Window: "kiosk"}, c.ID)
	require.NoError(t, err, "hours and caps are for those who come for the first time")
	again, err := k.Return(ctx, queue.Act{Key: "r", Window: "kiosk"}, c.ID)
	require.NoError(t, err)
	require.Equal(t, v, again)
	require.NotEqual(t, first.Ticket.ID, v.Ticket.ID)
	require.Equal(t, first.Ticket.ID, v.Ticket.Origin)
	require.Equal(t, first.Ticket.Key, v.Ticket.Key)
	require.Equal(t, "A002", v.Ticket.Label)
	require.Equal(t, []string{storetest.Simple, storetest.Gap}, v.Ticket.Items)
	require.Len(t, v.Cases, 2)
	for i, c := range v.Cases {
		require.Equal(t, first.Cases[i].ID, c.ID, "the same case with the same notice")
		require.Equal(t, first.Cases[i].Notice, c.Notice)
		require.Equal(t, "A002", c.Label)
	}
	old, err := k.Visit(ctx, first.Ticket.ID)
	require.NoError(t, err)
	require.Empty(t, old.Cases)
	_, err = k.Returning(ctx, scanned)
	k.fails(err, queue.CodeNoNotice)
	k.call("2", "A002")
	fresh, err := k.Live(ctx)
	require.NoError(t, err)
	require.Eventually(t, func() bool { return live.Seq() == fresh.Seq() }, time.Minute, time.Millisecond)
	require.Equal(t, fresh.CasesOf(v.Ticket.ID), live.CasesOf(v.Ticket.ID))
	require.Len(t, fresh.CasesOf(v.Ticket.ID), 2)
	_ = early
}

func TestAReturnMayGoToTheWindowThatGaveTheNotice(t *testing.T) {
	k := newKit(t)
	k.setup.Rules.ReturnTo = queue.ReturnToWindow
	k.open("1")
	first := k.noticed(storetest.Simple)
	v, err := k.Return(t.Context(), at("1"), first.Cases[0].ID)
	require.NoError(t, err)
	require.Equal(t, "2", v.Ticket.Window)
	k.fails(second(k.CallNext(t.Context(), at("1"))), queue.CodeNoOneWaiting)
	k.call("2", first.Ticket.Label)
}

func TestReturnAfterADayThatNobodyClosed(t *testing.T) {
	k := newKit(t)
	ctx := t.Context()
	v := k.serve(storetest.Simple, storetest.Gap)
	_, err := k.Notify(ctx, at("2"), v.Cases[0].ID)
	require.NoError(t, err)
	_, err = k.Hold(ctx, at("2"), v.Ticket.ID, "")
	require.NoError(t, err)
	k.clock.Add(24 * time.Hour)
	again, err := k.Return(ctx, at("1"), v.Cases[0].ID)
	require.NoError(t, err)
	require.Len(t, again.Cases, 1, "only what waits for a correction goes on")
	old, err := k.Visit(ctx, v.Ticket.ID)
	require.NoError(t, err)
	require.Equal(t, queue.Expired, old.Ticket.State)
	require.Equal(t, queue.Withdrawn, old.Cases[0].State)
}

func TestComeBackToMe(t *testing.T) {
	k := newKit(t)
	ctx := t.Context()
	k.open("1", "3")
	v := k.serve(storetest.Simple)
	_, err := k.Move(ctx, at("2"), v.Ticket.ID, queue.Transfer{Line: "B", Window: "3", Back: true, Why: "pay first"})
	require.NoError(t, err)
	k.call("3", v.Ticket.Label)
	_, err = k.Start(ctx, at("3"), v.Ticket.ID)
	require.NoError(t, err)
	got, err := k.Finish(ctx, at("3"), v.Ticket.ID)
	require.NoError(t, err, "what is undecided is decided at the first window")
	require.Equal(t, []any{queue.Waiting, "2", "A", ""}, []any{got.Ticket.State, got.Ticket.Window, got.Ticket.Line, got.Ticket.Back})
	require.Equal(t, v.Ticket.Key, got.Ticket.Key)
	k.fails(second(k.CallNext(ctx, at("1"))), queue.CodeNoOneWaiting)
	k.call("2", v.Ticket.Label)

	_, err = k.Move(ctx, at("2"), v.Ticket.ID, queue.Transfer{Window: "3", Back: true})
	require.NoError(t, err)
	k.call("3", v.Ticket.Label)
	_, err = k.CloseWindow(ctx, at("2"))
	require.NoError(t, err)
	_, err = k.Start(ctx, at("3"), v.Ticket.ID)
	require.NoError(t, err)
	_, err = k.Finish(ctx, at("3"), v.Ticket.ID)
	require.NoError(t, err)
	k.call("1", v.Ticket.Label) // the line of the first item, because the window has closed
}

func TestTransferToAClerkFollowsTheClerk(t *testing.T) {
	k := newKit(t)
	ctx := t.Context()
	k.open("1")
	login := func(window, clerk string) (queue.Window, error) {
		return k.Login(ctx, queue.Act{Window: window, Clerk: clerk})
	}
	k.fails(second(login("3", "")), queue.CodeNoClerk)
	_, err := login("3", "77")
	require.NoError(t, err)
	v := k.issue(storetest.Simple)
	held := k.issue(storetest.Bare)
	_, err = k.CallTicket(ctx, at("3"), held.ID)
	require.NoError(t, err)
	args := k.fails(second(login("2", "77")), queue.CodeClerkBusy)
	require.Equal(t, held.Label, args["label"])
	_, err = k.HoldFor(ctx, at("3"), held.ID, "copy", 5*time.Minute)
	require.NoError(t, err)
	k.fails(second(k.Move(ctx, at("1"), v.ID, queue.Transfer{Clerk: "99"})), queue.CodeUnknownClerk)
	moved, err := k.Move(ctx, at("1"), v.ID, queue.Transfer{Clerk: "77"})
	require.NoError(t, err)
	require.Equal(t, "3", moved.Ticket.Window)
	w, err := login("2", "77")
	require.NoError(t, err)
	require.Equal(t, queue.WindowOpen, w.State)
	old, _ := k.window("3")
	require.Equal(t, queue.WindowClosed, old.State)
	got, err := k.Visit(ctx, held.ID)
	require.NoError(t, err)
	require.Equal(t, "2", got.Ticket.Window, "who is on hold follows too")
	k.call("2", v.Label)
	k.fails(second(login("2", "78")), queue.CodeWindowBusy)
	_, err = k.CancelAndFree("2", v.ID)
	require.NoError(t, err)
	_, err = k.Resume(ctx, at("2"), held.ID)
	require.NoError(t, err)
}

func TestReferringToAnotherOffice(t *testing.T) {
	k := newKit(t)
	ctx := t.Context()
	v := k.serve(storetest.Simple, storetest.Gap)
	office := catalog.Text{ZH: "市税务局", EN: "City tax office"}
	k.fails(second(k.Refer(ctx, at("2"), v.Ticket.ID, catalog.Text{}, "")), queue.CodeReasonNeeded)
	v, err := k.Refer(ctx, at("2"), v.Ticket.ID, office, "not ours")
	require.NoError(t, err)
	require.Equal(t, queue.Completed, v.Ticket.State)
	require.Equal(t, queue.OutcomeReferred, v.Ticket.Outcome)
	for _, c := range v.Cases {
		require.Equal(t, queue.Refused, c.State)
		require.Equal(t, office, c.Office)
		require.Equal(t, "not ours", c.Refusal)
	}
	w, _ := k.window("2")
	require.Zero(t, w.Ticket)
}

func TestAHoldHasATimer(t *testing.T) {
	k := newKit(t)
	ctx := t.Context()
	k.setup.Rules.HoldLimit = 20 * time.Minute
	v := k.serve(storetest.Simple)
	k.fails(second(k.HoldFor(ctx, at("2"), v.Ticket.ID, "copy", -1)), queue.CodeBadHold)
	v, err := k.Hold(ctx, at("2"), v.Ticket.ID, "copy")
	require.NoError(t, err)
	require.Equal(t, k.Now().Add(20*time.Minute), v.Ticket.Until)
	require.False(t, v.Ticket.Over(k.Now().Add(20*time.Minute)))
	require.True(t, v.Ticket.Over(k.Now().Add(21*time.Minute)))
	v, err = k.Resume(ctx, at("2"), v.Ticket.ID)
	require.NoError(t, err)
	require.Zero(t, v.Ticket.Until)
	v, err = k.HoldFor(ctx, at("2"), v.Ticket.ID, "form", 3*time.Minute)
	require.NoError(t, err)
	require.Equal(t, k.Now().Add(3*time.Minute), v.Ticket.Until)
}

func TestTheLastCallInVainIsANoShowByItself(t *testing.T) {
	k := newKit(t)
	ctx := t.Context()
	k.setup.Rules.AutoNoShow = time.Minute
	k.open("1")
	gone, next := k.issue(storetest.Simple), k.issue(storetest.Simple)
	k.call("1", gone.Label)
	for range 2 {
		k.clock.Add(20 * time.Second)
		_, err := k.Recall(ctx, at("1"), gone.ID)
		require.NoError(t, err)
	}
	k.clock.Add(59 * time.Second)
	k.fails(second(k.Recall(ctx, at("1"), gone.ID)), queue.CodeRecallLimit)
	k.fails(second(k.CallNext(ctx, at("1"))), queue.CodeWindowBusy)
	k.clock.Add(time.Second)
	k.call("1", next.Label)
	v, err := k.Visit(ctx, gone.ID)
	require.NoError(t, err)
	require.Equal(t, queue.NoShow, v.Ticket.State)
	require.Equal(t, "max_calls", v.Ticket.Why)

	for range 2 {
		k.clock.Add(20 * time.Second)
		_, err := k.Recall(ctx, at("1"), next.ID)
		require.NoError(t, err)
	}
	k.clock.Add(time.Minute)
	v, err = k.Recall(ctx, at("1"), next.ID)
	require.NoError(t, err)
	require.Equal(t, queue.NoShow, v.Ticket.State, "one call too many")
}

func TestAPauseReHomesWhereTheRulesSaySo(t *testing.T) {
	for _, rule := range []bool{false, true} {
		k := newKit(t)
		k.setup.Rules.PauseRehome = rule
		k.open("1", "2")
		n := k.issue(storetest.Simple)
		_, err := k.Move(t.Context(), at("1"), n.ID, queue.Transfer{Window: "2"})
		require.NoError(t, err)
		_, err = k.PauseWindow(t.Context(), at("2"), "lunch")
		require.NoError(t, err)
		_, err = k.CallNext(t.Context(), at("1"))
		require.Equal(t, !rule, fault.Has(err, queue.CodeNoOneWaiting))
	}
}
