package queue_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/storetest"
)

// promised is a case that was accepted on a promise, and is decided and handed over.
func (k *kit) promised() queue.Case {
	k.t.Helper()
	ctx := k.t.Context()
	v := k.serve(storetest.Gap)
	sub := storetest.Given(storetest.Gap, "id-card", "bank")
	sub.Pledged = []string{"income"}
	_, _, err := k.Check(ctx, at("2"), v.Cases[0].ID, sub)
	require.NoError(k.t, err)
	_, err = k.Accept(ctx, at("2"), v.Cases[0].ID)
	require.NoError(k.t, err)
	_, err = k.FinishCase(ctx, at("2"), v.Cases[0].ID)
	require.NoError(k.t, err)
	c, err := k.Deliver(ctx, at("2"), v.Cases[0].ID)
	require.NoError(k.t, err)
	_, err = k.Finish(ctx, at("2"), v.Ticket.ID)
	require.NoError(k.t, err)
	return c
}

// TestAPromiseIsCheckedAfterwards: the timer outlives the decision and the handing over; the check ends it, once.
func TestAPromiseIsCheckedAfterwards(t *testing.T) {
	ctx := t.Context()
	k := lawful(t)
	c := k.promised()
	d, ok := c.Duty(queue.DutyPledge)
	require.True(t, ok)
	require.Equal(t, queue.Delivered, c.State)
	require.Len(t, c.OpenDuties(), 1)
	require.Equal(t, queue.LightGreen, k.DutyLight(d, k.Now()))
	require.Equal(t, queue.LightRed, k.DutyLight(d, d.Due.Add(1)))
	require.False(t, k.Bites(c, queue.DutyPledge), "a person decides")
	c, err := k.KeepPledge(ctx, at("2"), c.ID)
	require.NoError(t, err)
	require.Empty(t, c.OpenDuties())
	k.fails(second(k.KeepPledge(ctx, at("2"), c.ID)), queue.CodeNoPledge)
	history, err := k.History(ctx, c.Ticket)
	require.NoError(t, err)
	require.Equal(t, queue.EvPledgeKept, history[len(history)-1].Kind)
}

// TestABrokenPromiseMayBePutRight: it is noted what was found; the timer runs anew while the applicant has time.
func TestABrokenPromiseMayBePutRight(t *testing.T) {
	ctx := t.Context()
	k := lawful(t)
	id := k.promised().ID
	broken := func(b queue.PledgeBroken) (queue.Case, error) { return k.BreakPledge(ctx, at("2"), id, b) }
	k.fails(second(broken(queue.PledgeBroken{Why: " "})), queue.CodeNoFinding)
	k.fails(second(broken(queue.PledgeBroken{Why: "no income", Amend: -1})), queue.CodeBadAmend)
	k.fails(second(broken(queue.PledgeBroken{Why: "no income", Amend: queue.MostAmend + 1})), queue.CodeBadAmend)
	c, err := broken(queue.PledgeBroken{Why: "no income", Amend: 5})
	require.NoError(t, err)
	require.Equal(t, "no income", c.Broken)
	d, ok := c.Duty(queue.DutyPledge)
	require.True(t, ok)
	require.Equal(t, "2026-03-11 17:00", day(d.Due), "five workdays from today")
	c, err = k.KeepPledge(ctx, at("2"), id)
	require.NoError(t, err)
	require.Empty(t, c.Broken, "put right")

	id = k.promised().ID
	c, err = broken(queue.PledgeBroken{Why: "no income"})
	require.NoError(t, err)
	require.Empty(t, c.OpenDuties(), "nothing to wait for")
	require.Equal(t, "no income", c.Broken)
	k.fails(second(broken(queue.PledgeBroken{Why: "again"})), queue.CodeNoPledge)
	plain := k.accepted(storetest.Simple, "id-card")
	k.fails(second(k.KeepPledge(ctx, at("1"), plain.ID)), queue.CodeNoPledge)
}

// TestWhatWasPromisedMayComeAfterTheResult: a paper that was to follow is taken when the result is long handed over.
func TestWhatWasPromisedMayComeAfterTheResult(t *testing.T) {
	ctx := t.Context()
	k := lawful(t)
	v := k.serve(storetest.Gap)
	sub := storetest.Given(storetest.Gap, "id-card", "income")
	sub.Gap = true
	_, _, err := k.Check(ctx, at("2"), v.Cases[0].ID, sub)
	require.NoError(t, err)
	for _, act := range []func() (queue.Case, error){
		func() (queue.Case, error) { return k.Accept(ctx, at("2"), v.Cases[0].ID) },
		func() (queue.Case, error) { return k.FinishCase(ctx, at("2"), v.Cases[0].ID) },
		func() (queue.Case, error) { return k.Deliver(ctx, at("2"), v.Cases[0].ID) },
	} {
		_, err = act()
		require.NoError(t, err)
	}
	c, err := k.Supply(ctx, at("2"), v.Cases[0].ID, "bank")
	require.NoError(t, err)
	require.Equal(t, queue.Delivered, c.State)
	require.Empty(t, c.OpenDuties())
	require.Empty(t, c.Missing)
}

// TestNoPromiseIsTakenOfWhoBrokeOne: the hall knows it of a person it knows, until it is put right.
func TestNoPromiseIsTakenOfWhoBrokeOne(t *testing.T) {
	ctx := t.Context()
	plain := lawful(t)
	k := &kit{t: t, clock: plain.clock, setup: plain.setup, store: plain.store,
		Hall: queue.NewHall(plain.store, plain.setup, storetest.Catalog(t), plain.clock, queue.WithPersons(storetest.Keys(t, 7)))}
	keep := func(ticket int64, number string) {
		require.NoError(t, k.KeepPerson(ctx, at("2"), ticket, queue.Person{Name: "张伟", IDNumber: number}))
	}
	const anna, bert = "110101199003070038", "110101199003070011"
	bad := func(ticket int64) int {
		cases, err := k.BadPromises(ctx, ticket)
		require.NoError(t, err)
		return len(cases)
	}
	c := k.promised()
	now, other := k.issue(storetest.Simple), k.issue(storetest.Simple)
	keep(c.Ticket, anna)
	keep(now.ID, anna)
	keep(other.ID, bert)
	require.Zero(t, bad(now.ID))
	_, err := k.BreakPledge(ctx, at("2"), c.ID, queue.PledgeBroken{Why: "no income", Amend: 5})
	require.NoError(t, err)
	require.Equal(t, 1, bad(now.ID))
	require.Zero(t, bad(other.ID), "somebody else")
	require.Zero(t, bad(k.issue(storetest.Simple).ID), "nobody is known")
	_, err = k.KeepPledge(ctx, at("2"), c.ID)
	require.NoError(t, err)
	require.Zero(t, bad(now.ID), "put right")
	_, err = k.BadPromises(ctx, 99)
	k.fails(err, queue.CodeUnknownTicket)

	v := k.serve(storetest.Gap)
	sub := storetest.Given(storetest.Gap, "id-card", "income")
	sub.Gap = true
	_, _, err = k.Check(ctx, at("2"), v.Cases[0].ID, sub)
	require.NoError(t, err)
	_, err = k.Accept(ctx, at("2"), v.Cases[0].ID)
	require.NoError(t, err)
	keep(v.Ticket.ID, anna)
	require.Zero(t, bad(now.ID), "there is still time")
	k.clock.Add(30 * 24 * time.Hour)
	require.Equal(t, 1, bad(now.ID), "overdue")
}
