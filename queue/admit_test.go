package queue_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/queue"
	"onevisit/queue/storetest"
)

var manager = &queue.Override{By: "m1", Why: "came from far"}

func TestOneLiveTicketPerPersonAndItem(t *testing.T) {
	k := newKit(t)
	ctx := t.Context()
	k.open("1")
	r := queue.IssueRequest{Items: []string{storetest.Simple}, Person: "hash-1"}
	first, err := k.Issue(ctx, r)
	require.NoError(t, err)
	args := k.fails(second(k.Issue(ctx, r)), queue.CodeLiveTicket)
	require.Equal(t, "A001", args["label"])
	other := r
	other.Items = []string{storetest.Gap}
	_, err = k.Issue(ctx, other)
	require.NoError(t, err, "another item is another matter")
	other = r
	other.Person = "hash-2"
	_, err = k.Issue(ctx, other)
	require.NoError(t, err, "and so is another person")

	lifted := r
	lifted.Override = &queue.Override{By: "m1"}
	k.fails(second(k.Issue(ctx, lifted)), queue.CodeReasonNeeded)
	lifted.Override = manager
	_, err = k.Issue(ctx, lifted)
	require.NoError(t, err)
	rows, err := k.Journal(ctx, 0, 0)
	require.NoError(t, err)
	last := rows[len(rows)-2]
	require.Equal(t, []any{queue.EvIssue, "m1", "came from far"}, []any{last.Kind, last.Clerk, last.Why})
	for _, row := range rows {
		if row.Ticket != nil {
			require.Empty(t, row.Ticket.Person, "the journal tells what happened, not to whom")
		}
	}

	for _, id := range []int64{first.Ticket.ID, 4} {
		_, err = k.Cancel(ctx, at("1"), id, "")
		require.NoError(t, err)
	}
	_, err = k.Issue(ctx, r)
	require.NoError(t, err, "a ticket that has ended is no live one")
}

func TestHoursAndCapsOfALine(t *testing.T) {
	k := newKit(t)
	ctx := t.Context()
	k.setup.Lines[0].Cap = 2
	k.setup.Lines[0].Hours = queue.Hours{{From: 8 * time.Hour, To: 9*time.Hour + 30*time.Minute}, {From: 13 * time.Hour, To: 16 * time.Hour}}
	r := queue.IssueRequest{Items: []string{storetest.Simple}}
	k.issue(storetest.Simple)
	k.issue(storetest.Simple)
	args := k.fails(second(k.Issue(ctx, r)), queue.CodeLineFull)
	require.Equal(t, 2, args["n"])
	require.Equal(t, "B001", k.issue(storetest.Bare).Label, "the other line has no cap")
	lifted := r
	lifted.Override = manager
	v, err := k.Issue(ctx, lifted)
	require.NoError(t, err)
	require.Equal(t, "A003", v.Ticket.Label, "a refused ticket leaves no gap in the numbers")

	k.clock.Add(24*time.Hour + 30*time.Minute)
	args = k.fails(second(k.Issue(ctx, r)), queue.CodeLineClosed)
	require.Equal(t, "08:00-09:30, 13:00-16:00", args["hours"])
	_, err = k.Issue(ctx, lifted)
	require.NoError(t, err)
	k.clock.Add(3*time.Hour + 30*time.Minute)
	_, err = k.Issue(ctx, r)
	require.NoError(t, err, "the afternoon begins at one")
}

func TestIssueKeepsWhatWasSaid(t *testing.T) {
	k := newKit(t)
	ctx := t.Context()
	v, err := k.Issue(ctx, queue.IssueRequest{Items: []string{storetest.Simple}, Companions: 2})
	require.NoError(t, err)
	require.Equal(t, 2, v.Ticket.Companions)
	for _, n := range []int{-1, 100} {
		_, err = k.Issue(ctx, queue.IssueRequest{Items: []string{storetest.Simple}, Companions: n})
		k.fails(err, queue.CodeBadCompanions)
	}
}

// skilled gives the hall a skill: window 2 signs, and the simple item needs nothing.
func (k *kit) skilled() {
	k.setup.Skills = []queue.Skill{{ID: "sign", Name: catalog.Text{ZH: "Sign"}, Items: []string{storetest.Gap}}}
	k.setup.Windows[1].Skills = []string{"sign"}
}

func TestSkillsAreCalledByWindowsThatHaveThem(t *testing.T) {
	k := newKit(t)
	k.skilled()
	ctx := t.Context()
	k.open("1", "2")
	needs := k.issue(storetest.Gap) // the item needs the skill
	asked, err := k.Issue(ctx, queue.IssueRequest{Items: []string{storetest.Simple}, Skill: "sign"})
	require.NoError(t, err)
	plain := k.issue(storetest.Simple)
	require.Equal(t, "sign", needs.Skill)
	k.fails(second(k.Issue(ctx, queue.IssueRequest{Items: []string{storetest.Simple}, Skill: "fly"})), queue.CodeNoSkill)

	live, err := k.Live(ctx)
	require.NoError(t, err)
	labels := func(window string) []string {
		var out []string
		for _, n := range live.WaitingFor(window) {
			out = append(out, n.Label)
		}
		return out
	}
	require.Equal(t, []string{plain.Label}, labels("1"))
	require.Equal(t, []string{needs.Label, asked.Ticket.Label, plain.Label}, labels("2"))
	require.False(t, live.WaitOf(needs.ID).NoWindow)
	k.call("1", plain.Label)
	k.call("2", needs.Label)
	_, err = k.MarkNoShow(ctx, at("2"), needs.ID)
	require.NoError(t, err)
	_, err = k.Restore(ctx, at("2"), needs.ID)
	require.NoError(t, err)
	k.call("2", asked.Ticket.Label)
	_, err = k.CancelAndFree("1", plain.ID)
	require.NoError(t, err)
	k.fails(second(k.CallNext(ctx, at("1"))), queue.CodeNoOneWaiting)
	k.fails(second(k.Move(ctx, at("2"), asked.Ticket.ID, queue.Transfer{Line: "C"})), queue.CodeUnknownLine)
	k.setup.Windows[1].Lines = []string{"A"}
	k.fails(second(k.Move(ctx, at("2"), asked.Ticket.ID, queue.Transfer{Line: "B"})), queue.CodeNoSkill)
	_, err = k.CloseWindow(ctx, at("3"))
	require.NoError(t, err)
}

// CancelAndFree ends a ticket so that its window is free.
func (k *kit) CancelAndFree(window string, id int64) (queue.Visit, error) {
	return k.Cancel(k.t.Context(), at(window), id, "")
}

func TestAWindowMayComeFirstForALine(t *testing.T) {
	k := newKit(t)
	k.setup.Windows[1].Lead = map[string]time.Duration{"B": 5 * time.Minute}
	k.open("2")
	a1 := k.issue(storetest.Simple)
	k.clock.Add(4 * time.Minute)
	b1 := k.issue(storetest.Bare)
	k.clock.Add(2 * time.Minute)
	b2 := k.issue(storetest.Bare)
	live, err := k.Live(t.Context())
	require.NoError(t, err)
	waiting := live.WaitingFor("2")
	require.Equal(t, []int64{b1.ID, a1.ID, b2.ID}, []int64{waiting[0].ID, waiting[1].ID, waiting[2].ID})
	for _, want := range []queue.Ticket{b1, a1, b2} { // never more than five minutes ahead
		n := k.call("2", want.Label)
		_, err := k.CancelAndFree("2", n.ID)
		require.NoError(t, err)
	}
}

func TestDayIsOpenedAndClosedByAManager(t *testing.T) {
	k := newKit(t)
	ctx := t.Context()
	boss := queue.Act{Key: "close-1", Clerk: "m1"}
	b, err := k.OpenDay(ctx, queue.Act{Clerk: "m1"})
	require.NoError(t, err)
	require.Equal(t, queue.BusinessDay{Day: storetest.Day, By: "m1", Since: k.clock.Now()}, b)
	_, err = k.OpenDay(ctx, queue.Act{Clerk: "m2"})
	require.NoError(t, err, "an open day stays open")
	k.open("1")
	k.issue(storetest.Simple)
	n, err := k.CloseDay(ctx, boss)
	require.NoError(t, err)
	require.Equal(t, 1, n)
	n, err = k.CloseDay(ctx, boss)
	require.NoError(t, err)
	require.Zero(t, n, "the same press expires nobody again")
	b, err = k.BusinessDay(ctx)
	require.NoError(t, err)
	require.True(t, b.Closed)
	k.fails(second(k.Issue(ctx, queue.IssueRequest{Items: []string{storetest.Simple}})), queue.CodeDayClosed)
	k.fails(second(k.OpenWindow(ctx, at("1"))), queue.CodeDayClosed)
	k.fails(second(k.Login(ctx, at("1"))), queue.CodeDayClosed)
	_, err = k.OpenDay(ctx, queue.Act{Clerk: "m1"})
	require.NoError(t, err)
	k.open("1")
	require.Equal(t, "A002", k.issue(storetest.Simple).Label)
	k.clock.Add(24 * time.Hour)
	k.open("1")
	rows, err := k.Journal(ctx, 0, 0)
	require.NoError(t, err)
	var acts []string
	for _, r := range rows {
		if r.Kind == queue.EvDayOpen || r.Kind == queue.EvDayClose {
			acts = append(acts, r.From+">"+r.To+" "+r.Clerk)
		}
	}
	require.Equal(t, []string{">open m1", "open>closed m1", "closed>open m1"}, acts)
}
