package queue_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/queue"
	"onevisit/queue/storetest"
)

func TestCheckStoresWhatLiesOnTheCounter(t *testing.T) {
	k := newKit(t)
	c := k.serve(storetest.Gap).Cases[0]
	sub := storetest.Given(storetest.Gap, "id-card", "income")
	sub.On = "1999-01-01" // the day is the hall's
	c, v, err := k.Check(t.Context(), queue.Act{Key: "k", Window: "2"}, c.ID, sub)
	require.NoError(t, err)
	require.Equal(t, catalog.AcceptWithGap, v.Outcome)
	require.Equal(t, storetest.Day, c.Desk.On)
	again, w, err := k.Check(t.Context(), queue.Act{Key: "k", Window: "2"}, c.ID, sub)
	require.NoError(t, err)
	require.Equal(t, c, again)
	require.Equal(t, v, w, "a repeated press gets the same verdict")
	_, _, err = k.Check(t.Context(), at("2"), c.ID, storetest.Given(storetest.Simple))
	k.fails(err, queue.CodeWrongItem)
	_, _, err = k.Check(t.Context(), at("1"), c.ID, sub)
	k.fails(err, queue.CodeOtherWindow)
}

func TestAcceptFollowsTheCheckAlone(t *testing.T) {
	ctx := t.Context()
	due := func(day, hour, minute int) time.Time {
		return time.Date(2026, 3, day, hour, minute, 0, 0, time.UTC).Add(-8 * time.Hour)
	}
	gap := storetest.Given(storetest.Gap, "id-card", "income")
	gap.Gap = true
	pledge := storetest.Given(storetest.Gap, "id-card", "bank")
	pledge.Pledged = []string{"income"}
	for _, c := range []struct {
		name    string
		item    string
		sub     catalog.Submission
		outcome catalog.Outcome
		kind    queue.Kind
		state   queue.CaseState
		due     time.Time
		missing []string
	}{
		{"one hour", storetest.Simple, storetest.Given(storetest.Simple, "id-card"), catalog.Accept, queue.EvAccept,
			queue.Accepted, due(4, 10, 0), nil},
		{"promised", storetest.Gap, storetest.Given(storetest.Gap, "id-card", "bank", "income"), catalog.Accept,
			queue.EvAccept, queue.Accepted, due(11, 17, 0), nil},
		{"gap", storetest.Gap, gap, catalog.AcceptWithGap, queue.EvGap, queue.AcceptedWithGap, due(11, 17, 0),
			[]string{"bank"}},
		{"pledge", storetest.Gap, pledge, catalog.AcceptOnPledge, queue.EvPledge, queue.Pledged, due(11, 17, 0), nil},
		{"no limit stated", storetest.Bare, storetest.Given(storetest.Bare), catalog.Accept, queue.EvAccept,
			queue.Accepted, time.Time{}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := newKit(t)
			one := k.serve(c.item).Cases[0]
			_, _, err := k.Check(ctx, at("2"), one.ID, c.sub)
			require.NoError(t, err)
			got, err := k.Accept(ctx, at("2"), one.ID)
			require.NoError(t, err)
			require.Equal(t, queue.Processing, got.State)
			require.Equal(t, c.outcome, got.Outcome)
			require.Equal(t, "2026-000001", got.Number)
			require.Equal(t, "2", got.Window)
			require.ElementsMatch(t, c.missing, got.Missing)
			require.True(t, c.due.Equal(got.Clock.Due), "due %s", got.Clock.Due)
			require.Equal(t, c.outcome == catalog.AcceptWithGap, !got.GapDue.IsZero())
			rows, err := k.History(ctx, one.Ticket)
			require.NoError(t, err)
			last := rows[len(rows)-2:]
			require.Equal(t, []queue.Kind{c.kind, queue.EvProcess}, kinds(last))
			require.Equal(t, string(c.state), last[0].To)
			require.Equal(t, c.state, last[0].Case.State)
			require.Equal(t, string(c.state), last[1].From)
			k.fails(second(k.Accept(ctx, at("2"), one.ID)), queue.CodeIllegalCase)
		})
	}
}

func TestAcceptRefusesWhatTheCheckRefuses(t *testing.T) {
	ctx := t.Context()
	k := newKit(t)
	v := k.serve(storetest.Gap, storetest.Refused)
	require.Equal(t, 2, k.fails(second(k.Accept(ctx, at("2"), v.Cases[0].ID)), queue.CodeNotAcceptable)["n"])
	_, _, err := k.Check(ctx, at("2"), v.Cases[0].ID, storetest.Given(storetest.Gap, "id-card", "income"))
	require.NoError(t, err)
	k.fails(second(k.Accept(ctx, at("2"), v.Cases[0].ID)), queue.CodeGapNotPromised)

	minor := storetest.Given(storetest.Refused, "id-card")
	minor.Answers = map[string]string{"minor": "yes"}
	_, verdict, err := k.Check(ctx, at("2"), v.Cases[1].ID, minor)
	require.NoError(t, err)
	require.Equal(t, catalog.Refuse, verdict.Outcome)
	require.Equal(t, 1, k.fails(second(k.Accept(ctx, at("2"), v.Cases[1].ID)), queue.CodeNotAcceptable)["n"])
	k.fails(second(k.Notify(ctx, at("2"), v.Cases[1].ID)), queue.CodeNothingToFix)
	k.fails(second(k.Refuse(ctx, at("2"), v.Cases[1].ID, "")), queue.CodeReasonNeeded)
	c, err := k.Refuse(ctx, at("2"), v.Cases[1].ID, "not in charge")
	require.NoError(t, err)
	require.Equal(t, queue.Refused, c.State)
	require.Equal(t, "Youth office", c.Office.ZH)
	_, err = k.Withdraw(ctx, at("2"), v.Cases[0].ID, "")
	require.NoError(t, err)
	v, err = k.Finish(ctx, at("2"), v.Ticket.ID)
	require.NoError(t, err)
	require.Equal(t, queue.OutcomeReferred, v.Ticket.Outcome)
}

func TestOneNoticeThenTheCorrectionIsAccepted(t *testing.T) {
	ctx := t.Context()
	k := newKit(t)
	c := k.serve(storetest.Gap).Cases[0]
	c, err := k.Notify(ctx, at("2"), c.ID)
	require.NoError(t, err)
	require.Equal(t, queue.Incomplete, c.State)
	require.Equal(t, "2026-000001", c.Notice)
	require.Equal(t, 1, c.Notices)
	require.Equal(t, []string{"id-card", "income"}, c.Missing)
	k.fails(second(k.Notify(ctx, at("2"), c.ID)), queue.CodeIllegalCase)
	k.fails(second(k.Accept(ctx, at("2"), c.ID)), queue.CodeIllegalCase)
	sub := storetest.Given(storetest.Gap, append(c.Missing, "bank")...)
	c, v, err := k.Check(ctx, at("2"), c.ID, sub)
	require.NoError(t, err)
	require.Equal(t, catalog.Accept, v.Outcome)
	c, err = k.Accept(ctx, at("2"), c.ID)
	require.NoError(t, err)
	require.Empty(t, c.Missing)
}

func TestDecidingNeedsThePersonAtTheWindow(t *testing.T) {
	ctx := t.Context()
	k := newKit(t)
	v := k.serve(storetest.Simple)
	_, err := k.Hold(ctx, at("2"), v.Ticket.ID, "")
	require.NoError(t, err)
	_, _, err = k.Check(ctx, at("2"), v.Cases[0].ID, storetest.Given(storetest.Simple))
	k.fails(err, queue.CodeNotServing)
	k.fails(second(k.Accept(ctx, at("2"), 99)), queue.CodeUnknownCase)
}

func TestAddCase(t *testing.T) {
	ctx := t.Context()
	k := newKit(t)
	v := k.serve(storetest.Simple)
	k.fails(second(k.AddCase(ctx, at("2"), v.Ticket.ID, storetest.Simple)), queue.CodeSameItem)
	c, err := k.AddCase(ctx, at("2"), v.Ticket.ID, storetest.Bare)
	require.NoError(t, err)
	require.Equal(t, "A001", c.Label)
	v, err = k.Visit(ctx, v.Ticket.ID)
	require.NoError(t, err)
	require.Equal(t, []string{storetest.Simple, storetest.Bare}, v.Ticket.Items)
	require.Len(t, v.Cases, 2)
	_, err = k.Cancel(ctx, at("2"), v.Ticket.ID, "left")
	require.NoError(t, err)
	k.fails(second(k.AddCase(ctx, at("2"), v.Ticket.ID, storetest.Gap)), queue.CodeIllegal)
	v, err = k.Visit(ctx, v.Ticket.ID)
	require.NoError(t, err)
	for _, c := range v.Cases {
		require.Equal(t, queue.Withdrawn, c.State)
	}
}

// accepted is a case of the item with its clock running, its ticket finished.
func (k *kit) accepted(item string, papers ...string) queue.Case {
	k.t.Helper()
	ctx := k.t.Context()
	v := k.serve(item)
	_, _, err := k.Check(ctx, at("2"), v.Cases[0].ID, storetest.Given(item, papers...))
	require.NoError(k.t, err)
	c, err := k.Accept(ctx, at("2"), v.Cases[0].ID)
	require.NoError(k.t, err)
	_, err = k.Finish(ctx, at("2"), v.Ticket.ID)
	require.NoError(k.t, err)
	return c
}

func TestTheClockCountsOfficeTime(t *testing.T) {
	ctx := t.Context()
	k := newKit(t)
	k.clock.Add(150 * time.Minute) // 11:30
	c := k.accepted(storetest.Simple, "id-card")
	require.Equal(t, queue.LightGreen, k.Light(c))
	k.clock.Add(75 * time.Minute) // 12:45, lunch
	require.Equal(t, 30*time.Minute, k.Elapsed(c))
	require.Equal(t, 30*time.Minute, k.Left(c))
	k.clock.Add(30 * time.Minute) // 13:15
	require.Equal(t, 45*time.Minute, k.Elapsed(c))
	require.Equal(t, queue.LightYellow, k.Light(c))

	_, err := k.PauseClock(ctx, at("2"), c.ID, "tea", "")
	k.fails(err, queue.CodeBadPause)
	c, err = k.PauseClock(ctx, at("2"), c.ID, queue.PauseApplicant, "photo")
	require.NoError(t, err)
	require.Equal(t, queue.Suspended, c.State)
	require.Equal(t, queue.LightPaused, k.Light(c))
	k.clock.Add(2 * time.Hour) // 15:15
	require.Equal(t, 45*time.Minute, k.Elapsed(c))
	require.Equal(t, 15*time.Minute, k.Left(c))
	k.fails(second(k.FinishCase(ctx, at("2"), c.ID)), queue.CodeIllegalCase)
	c, err = k.ResumeClock(ctx, at("2"), c.ID)
	require.NoError(t, err)
	require.Equal(t, "15:30", c.Clock.Due.Format("15:04"), "the pause moved the due time")
	k.clock.Add(20 * time.Minute)
	require.Equal(t, queue.LightRed, k.Light(c))
	require.Equal(t, -5*time.Minute, k.Left(c))
	c, err = k.FinishCase(ctx, at("2"), c.ID)
	require.NoError(t, err)
	require.Equal(t, 65*time.Minute, k.Elapsed(c))
	require.Equal(t, queue.LightNone, k.Light(c))
	k.clock.Add(time.Hour)
	require.Equal(t, -5*time.Minute, k.Left(c), "a stopped clock stands still")
	c, err = k.Deliver(ctx, at("2"), c.ID)
	require.NoError(t, err)
	require.Equal(t, queue.Delivered, c.State)
}

func TestWorkdayLimits(t *testing.T) {
	ctx := t.Context()
	k := newKit(t)
	c := k.accepted(storetest.Gap, "id-card", "bank", "income") // Wednesday; due Wednesday the 11th
	require.Equal(t, queue.LightGreen, k.Light(c))
	require.Equal(t, 5*7*time.Hour+7*time.Hour, k.Left(c))
	c, err := k.Pause(ctx, at("2"), c.ID, queue.Pause{Reason: queue.PauseSpecial, Procedure: "hearing", Document: "D1",
		Expect: catalog.Limit{N: 5, Unit: catalog.UnitWorkdays}})
	require.NoError(t, err)
	k.clock.Add(48 * time.Hour)
	left := k.Left(c)
	require.Equal(t, 42*time.Hour, left, "a paused clock stands still")
	c, err = k.ResumeClock(ctx, at("2"), c.ID)
	require.NoError(t, err)
	require.Equal(t, "2026-03-13", c.Clock.Due.Format(time.DateOnly))
	k.clock.Set(time.Date(2026, 3, 12, 10, 0, 0, 0, c.Clock.Due.Location()))
	require.Equal(t, queue.LightYellow, k.Light(c), "one workday left")
	k.clock.Set(time.Date(2026, 3, 16, 9, 30, 0, 0, c.Clock.Due.Location()))
	require.Equal(t, queue.LightRed, k.Light(c))
	require.Equal(t, -30*time.Minute, k.Left(c))
	c, err = k.Withdraw(ctx, at("2"), c.ID, "")
	require.NoError(t, err)
	require.False(t, c.Clock.On())
}

func TestTheOneHourClockStartsWhereTheRulesSay(t *testing.T) {
	for start, want := range map[string]string{"acceptance": "09:20", "call": "09:10", "ticket": "09:00"} {
		k := newKit(t)
		k.setup.Rules.ClockStart = start
		k.open("2")
		v, err := k.Issue(t.Context(), queue.IssueRequest{Items: []string{storetest.Simple}})
		require.NoError(t, err)
		k.clock.Add(10 * time.Minute)
		k.call("2", "A001")
		k.clock.Add(10 * time.Minute)
		_, err = k.Start(t.Context(), at("2"), v.Ticket.ID)
		require.NoError(t, err)
		_, _, err = k.Check(t.Context(), at("2"), v.Cases[0].ID, storetest.Given(storetest.Simple, "id-card"))
		require.NoError(t, err)
		c, err := k.Accept(t.Context(), at("2"), v.Cases[0].ID)
		require.NoError(t, err)
		require.Equal(t, want, c.Clock.Started.Format("15:04"), start)
		require.Equal(t, time.Hour, c.Clock.Due.Sub(c.Clock.Started))
	}
}

func TestWithoutNextYearsHolidaysACaseIsAcceptedWithoutADueTime(t *testing.T) {
	k := newKit(t)
	k.clock.Set(time.Date(2026, 12, 30, 9, 0, 0, 0, k.setup.Calendar.Location()))
	c := k.accepted(storetest.Gap, "id-card", "bank", "income")
	require.True(t, c.Clock.Due.IsZero(), "due %s", c.Clock.Due)
	require.Equal(t, 5, c.Clock.Limit.N)
	require.Equal(t, queue.LightNone, k.Light(c))
}

func TestJournalRowsStaySmall(t *testing.T) {
	k := newKit(t)
	k.accepted(storetest.Gap, "id-card", "bank", "income")
	rows, err := k.Journal(t.Context(), 0, 0)
	require.NoError(t, err)
	require.NotEmpty(t, rows)
	for _, r := range rows {
		b, err := json.Marshal(r)
		require.NoError(t, err)
		require.LessOrEqual(t, len(b), 1400, "%s", b)
	}
}
