package queue_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/storetest"
)

// finished is a finished case whose result is here.
func (k *kit) finished() queue.Case {
	c := k.accepted(storetest.Simple, "id-card")
	c, err := k.FinishCase(k.t.Context(), at("2"), c.ID)
	require.NoError(k.t, err)
	require.False(k.t, c.OnSpot, "its person had gone")
	return c
}

func TestALetterThatComesBackIsPostedAgainAndSignedFor(t *testing.T) {
	ctx := t.Context()
	k := lawful(t)
	c := k.finished()
	d, ok := c.Duty(queue.DutyHandover)
	require.True(t, ok)
	require.Equal(t, "2026-03-18 17:00", day(d.Due))
	k.fails(second(k.Send(ctx, at("2"), c.ID, "EMS", "1")), queue.CodeNotPosted)
	k.fails(second(k.Prepare(ctx, at("2"), c.ID, queue.ByPost, "")), queue.CodeNoForm)
	k.fails(second(k.Prepare(ctx, at("2"), c.ID, "pigeon", "F1")), queue.CodeBadWay)
	_, err := k.Prepare(ctx, at("2"), c.ID, queue.ByPost, "F1")
	require.NoError(t, err)
	k.fails(second(k.Send(ctx, at("2"), c.ID, "EMS", "")), queue.CodeNoTracking)
	k.fails(second(k.Bounced(ctx, at("2"), c.ID, "gone away")), queue.CodeNotPosted)
	_, err = k.Send(ctx, at("2"), c.ID, "EMS", "1001")
	require.NoError(t, err)
	k.fails(second(k.Prepare(ctx, at("2"), c.ID, queue.ByWindow, "")), queue.CodeBadWay)
	k.fails(second(k.Bounced(ctx, at("2"), c.ID, "")), queue.CodeReasonNeeded)
	c, err = k.Bounced(ctx, at("2"), c.ID, "gone away")
	require.NoError(t, err)
	require.Equal(t, queue.ComeBack, c.Delivery.State)
	_, err = k.Prepare(ctx, at("2"), c.ID, queue.ByPost, "F2")
	require.NoError(t, err)
	_, err = k.Send(ctx, at("2"), c.ID, "EMS", "1002")
	require.NoError(t, err)
	k.fails(second(k.Sign(ctx, at("2"), c.ID, "neighbour")), queue.CodeBadSigner)
	c, err = k.Sign(ctx, at("2"), c.ID, queue.SignedFamily)
	require.NoError(t, err)
	require.Equal(t, queue.Delivered, c.State)
	require.Equal(t, 2, c.Delivery.Tries)
	require.Equal(t, queue.HandedOver, c.Delivery.State)
	require.Empty(t, c.OpenDuties())
	rows, err := k.History(ctx, c.Ticket)
	require.NoError(t, err)
	require.Equal(t, "EMS 1002", rows[len(rows)-2].Why)
}

func TestAResultLeftBehindIsRemindedOf(t *testing.T) {
	ctx := t.Context()
	k := lawful(t)
	c := k.finished()
	k.fails(second(k.Remind(ctx, at("2"), c.ID)), queue.CodeNothingLeft)
	c, err := k.Prepare(ctx, at("2"), c.ID, queue.ByWindow, "")
	require.NoError(t, err)
	d, ok := c.Duty(queue.DutyPickup)
	require.True(t, ok)
	require.Equal(t, "2026-03-09 17:00", day(d.Due))
	live, err := k.Live(ctx)
	require.NoError(t, err)
	require.Equal(t, []queue.DutyKind{queue.DutyPickup, queue.DutyHandover}, timers(live.Timers()))
	k.set(10, 9, 0)
	c, err = k.Remind(ctx, at("2"), c.ID)
	require.NoError(t, err)
	require.Equal(t, 1, c.Delivery.Reminders)
	d, ok = c.Duty(queue.DutyPickup)
	require.True(t, ok)
	require.Equal(t, "2026-03-13 17:00", day(d.Due), "the timer starts anew")
	c, err = k.Deliver(ctx, at("2"), c.ID)
	require.NoError(t, err)
	require.Equal(t, queue.SignedApplicant, c.Delivery.By)
	require.Empty(t, c.OpenDuties())
}

func timers(all []queue.Timer) []queue.DutyKind {
	var out []queue.DutyKind
	for _, x := range all {
		out = append(out, x.Duty.Kind)
	}
	return out
}

func TestWhoIsStillThereTakesTheResultAlong(t *testing.T) {
	ctx := t.Context()
	k := lawful(t)
	v := k.serve(storetest.Simple)
	_, _, err := k.Check(ctx, at("2"), v.Cases[0].ID, storetest.Given(storetest.Simple, "id-card"))
	require.NoError(t, err)
	_, err = k.Accept(ctx, at("2"), v.Cases[0].ID)
	require.NoError(t, err)
	c, err := k.FinishCase(ctx, at("2"), v.Cases[0].ID)
	require.NoError(t, err)
	require.True(t, c.OnSpot)
	require.Empty(t, c.OpenDuties())
	c, err = k.Prepare(ctx, at("2"), c.ID, queue.ByPost, "F1")
	require.NoError(t, err)
	d, ok := c.Duty(queue.DutyHandover)
	require.True(t, ok, "it goes another way")
	require.True(t, d.Since.Equal(c.Clock.Stopped), "the days count from the decision")
}
