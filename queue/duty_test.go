package queue_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/storetest"
	"onevisit/queue/workday"
)

// lawful is the test hall under the rules of the law: Wednesday the 4th of March 2026, nine o'clock.
func lawful(t *testing.T) *kit {
	k := newKit(t)
	k.setup.Rules.ClockRules = queue.ClockRules{
		CorrectionLate: queue.LateWithdraw, GapLate: queue.LateWithdraw, SilenceDays: 5, HandoverDays: 10, ExtendDays: 10,
		PickupDays: 3, PledgeDays: 60, DutyYellow: 1, EscalateManager: 15 * time.Minute, EscalateSupervision: 2 * time.Hour,
		EscalateUnsettled: 7 * time.Hour, TableMonth: 11, ClockDrift: 2 * time.Minute,
	}
	return k
}

// set moves the clock to a day and an hour of March 2026.
func (k *kit) set(day, hour, minute int) {
	k.clock.Set(time.Date(2026, 3, day, hour, minute, 0, 0, k.setup.Calendar.Location()))
}

func day(t time.Time) string { return t.Format("2006-01-02 15:04") }

func TestSilenceMeansAcceptedFromReceipt(t *testing.T) {
	ctx := t.Context()
	k := lawful(t)
	v := k.serve(storetest.Gap)
	id := v.Cases[0].ID
	_, _, err := k.Check(ctx, at("2"), id, storetest.Given(storetest.Gap))
	require.NoError(t, err)
	c, err := k.Receive(ctx, at("2"), id)
	require.NoError(t, err)
	require.Equal(t, "2026-000001", c.Receipt)
	d, ok := c.Duty(queue.DutySilence)
	require.True(t, ok)
	require.Equal(t, "2026-03-11 17:00", day(d.Due), "five workdays, the day of receipt not counted (arts. 32, 82)")
	k.fails(second(k.Receive(ctx, at("2"), id)), queue.CodeReceived)
	v, err = k.Finish(ctx, at("2"), v.Ticket.ID)
	require.NoError(t, err, "the person may go home")
	require.Equal(t, queue.OutcomePickup, v.Ticket.Outcome)
	_, err = k.CloseDay(ctx, queue.Act{})
	require.NoError(t, err)

	k.set(10, 9, 0)
	require.Equal(t, queue.LightYellow, k.DutyLight(d, k.Now()), "the last workday before")
	k.set(11, 17, 0)
	c, err = k.Bite(ctx, queue.Act{}, id, queue.DutySilence)
	require.NoError(t, err)
	require.Equal(t, queue.Checking, c.State, "until closing time there is time")
	k.set(12, 9, 0)
	require.Equal(t, queue.LightRed, k.DutyLight(d, k.Now()))
	for range 2 {
		c, err = k.Bite(ctx, queue.Act{}, id, queue.DutySilence)
		require.NoError(t, err)
		require.Equal(t, queue.Processing, c.State)
		require.Equal(t, queue.DeemedAccepted, c.Deemed)
		require.True(t, c.Clock.Started.Equal(c.Received), "from the day of receipt")
		require.Equal(t, "2026-03-11 17:00", day(c.Clock.Due), "five workdays from the receipt")
		require.NotEmpty(t, c.Number)
		require.Empty(t, c.OpenDuties())
	}
	rows, err := k.History(ctx, v.Ticket.ID)
	require.NoError(t, err)
	require.Equal(t, "deemed", rows[len(rows)-1].Why)
}

func TestWhatWasTakenInIsDecidedWithoutThePerson(t *testing.T) {
	ctx := t.Context()
	k := lawful(t)
	for name, decide := range map[string]func(int64) (queue.Case, error){
		"notice": func(id int64) (queue.Case, error) { return k.Notify(ctx, at("2"), id) },
		"refuse": func(id int64) (queue.Case, error) { return k.Refuse(ctx, at("2"), id, "no") },
	} {
		v := k.serve(storetest.Gap)
		_, _, err := k.Check(ctx, at("2"), v.Cases[0].ID, storetest.Given(storetest.Gap))
		require.NoError(t, err)
		_, err = k.Receive(ctx, at("2"), v.Cases[0].ID)
		require.NoError(t, err)
		_, err = k.Finish(ctx, at("2"), v.Ticket.ID)
		require.NoError(t, err)
		c, err := decide(v.Cases[0].ID)
		require.NoError(t, err, name)
		_, open := c.Duty(queue.DutySilence)
		require.False(t, open, "said in time: %s", name)
	}
}

func TestALateCorrectionCountsAsWithdrawnWhereTheRulesSaySo(t *testing.T) {
	ctx := t.Context()
	for late, want := range map[queue.Late]queue.CaseState{
		queue.LateWithdraw: queue.Withdrawn, queue.LateRemind: queue.Incomplete,
	} {
		k := lawful(t)
		k.setup.Rules.CorrectionLate = late
		c := k.sentHome()
		d, ok := c.Duty(queue.DutyCorrection)
		require.True(t, ok)
		require.True(t, d.Kind.OfApplicant())
		require.Equal(t, "2026-03-11 17:00", day(d.Due))
		k.set(12, 9, 0)
		c, err := k.Bite(ctx, queue.Act{}, c.ID, queue.DutyCorrection)
		require.NoError(t, err)
		require.Equal(t, want, c.State)
		require.Equal(t, late == queue.LateWithdraw, c.Deemed == queue.DeemedWithdrawn)
	}
}

// sentHome is a case with a notice whose person went home.
func (k *kit) sentHome() queue.Case {
	ctx := k.t.Context()
	v := k.serve(storetest.Gap)
	_, _, err := k.Check(ctx, at("2"), v.Cases[0].ID, storetest.Given(storetest.Gap))
	require.NoError(k.t, err)
	c, err := k.Notify(ctx, at("2"), v.Cases[0].ID)
	require.NoError(k.t, err)
	_, err = k.Finish(ctx, at("2"), v.Ticket.ID)
	require.NoError(k.t, err)
	return c
}

// TestACorrectionRestartsOrPausesTheClock: 行政许可法 art. 32 says accepted when all corrections are in; what the days
// before count for differs from place to place.
func TestACorrectionRestartsOrPausesTheClock(t *testing.T) {
	ctx := t.Context()
	for effect, want := range map[queue.CorrectionEffect]struct {
		due   string
		steps int
	}{
		queue.CorrectionRestart: {"2026-03-13 17:00", 0}, // five workdays from Friday the 6th
		queue.CorrectionPause:   {"2026-03-13 17:00", 2}, // from Wednesday the 4th, and two workdays of waiting
	} {
		k := lawful(t)
		k.setup.Rules.CorrectionEffect = effect
		c := k.sentHome()
		k.set(6, 10, 0)
		v, err := k.Return(ctx, at("2"), c.ID)
		require.NoError(t, err)
		k.open("1")
		_, err = k.CallTicket(ctx, at("1"), v.Ticket.ID)
		require.NoError(t, err)
		_, err = k.Start(ctx, at("1"), v.Ticket.ID)
		require.NoError(t, err)
		k.clock.Add(time.Minute)
		c, _, err = k.Check(ctx, at("1"), c.ID, storetest.Given(storetest.Gap, "id-card", "bank", "income"))
		require.NoError(t, err)
		require.Equal(t, 1, c.Returns)
		require.Empty(t, c.OpenDuties(), "brought in time")
		c, err = k.Accept(ctx, at("1"), c.ID)
		require.NoError(t, err)
		require.Equal(t, want.due, day(c.Clock.Due), effect)
		require.Len(t, c.Clock.Steps, want.steps, effect)
		if effect == queue.CorrectionPause {
			require.Equal(t, queue.PauseApplicant, c.Clock.Steps[0].Reason)
			require.Less(t, k.Elapsed(c), 2*time.Minute, "waiting for the applicant does not count")
		}
	}
}

func TestARenewalThatNobodyDecidesIsRenewed(t *testing.T) {
	ctx := t.Context()
	k := lawful(t)
	c := k.accepted(storetest.Gap, "id-card", "bank", "income")
	for _, bad := range []string{"", "2026-3-9", "2026-03-03", "someday"} {
		k.fails(second(k.Renews(ctx, at("2"), c.ID, bad)), queue.CodeBadExpiry)
	}
	c, err := k.Renews(ctx, at("2"), c.ID, "2026-03-08") // a Sunday: how long it is good is no matter of workdays
	require.NoError(t, err)
	k.set(8, 23, 59)
	c, err = k.Bite(ctx, queue.Act{}, c.ID, queue.DutyRenewal)
	require.NoError(t, err)
	require.Equal(t, queue.Processing, c.State)
	k.set(9, 0, 0)
	c, err = k.Bite(ctx, queue.Act{}, c.ID, queue.DutyRenewal)
	require.NoError(t, err)
	require.Equal(t, queue.Done, c.State)
	require.Equal(t, queue.DeemedRenewed, c.Deemed)
	d, ok := c.Duty(queue.DutyHandover)
	require.True(t, ok, "the result is handed over all the same")
	require.Equal(t, "2026-03-23 17:00", day(d.Due), "ten workdays (art. 44)")
}

func TestAPromiseThatIsKeptAndOneThatIsLate(t *testing.T) {
	ctx := t.Context()
	for _, kept := range []bool{true, false} {
		k := lawful(t)
		v := k.serve(storetest.Gap)
		id := v.Cases[0].ID
		sub := storetest.Given(storetest.Gap, "id-card", "income")
		sub.Gap = true
		_, _, err := k.Check(ctx, at("2"), id, sub)
		require.NoError(t, err)
		c, err := k.Accept(ctx, at("2"), id)
		require.NoError(t, err)
		d, ok := c.Duty(queue.DutyGap)
		require.True(t, ok)
		require.Equal(t, "2026-03-09 17:00", day(d.Due), "three workdays over a weekend")
		require.True(t, d.Due.Equal(c.GapDue))
		k.fails(second(k.Supply(ctx, at("2"), id, "photo")), queue.CodeNotPromised)
		k.fails(second(k.Supply(ctx, at("2"), id)), queue.CodeNotPromised)
		if kept {
			c, err = k.Supply(ctx, at("2"), id, "bank")
			require.NoError(t, err)
			require.Empty(t, c.Missing)
			require.True(t, c.GapDue.IsZero())
		}
		k.set(10, 9, 0)
		c, err = k.Bite(ctx, queue.Act{}, id, queue.DutyGap)
		require.NoError(t, err)
		require.Equal(t, !kept, c.State == queue.Withdrawn)
		require.Equal(t, !kept, !c.Clock.Stopped.IsZero())
	}
}

func TestASpecialProcedureNamesItsPaperAndItsTime(t *testing.T) {
	ctx := t.Context()
	k := lawful(t)
	c := k.accepted(storetest.Gap, "id-card", "bank", "income")
	week := catalog.Limit{N: 3, Unit: catalog.UnitWorkdays}
	for _, p := range []queue.Pause{
		{Procedure: "hearing", Document: "D1"}, {Procedure: "hearing", Expect: week}, {Document: "D1", Expect: week},
		{Procedure: "tea", Document: "D1", Expect: week},
	} {
		p.Reason = queue.PauseSpecial
		k.fails(second(k.Pause(ctx, at("2"), c.ID, p)), queue.CodeBadProcedure)
	}
	c, err := k.Pause(ctx, at("2"), c.ID, queue.Pause{Reason: queue.PauseSpecial, Procedure: "hearing", Document: "D1", Expect: week})
	require.NoError(t, err)
	r := k.Read(c)
	require.Equal(t, queue.StopSpecial, r.Stop)
	require.Equal(t, "2026-03-09 17:00", day(r.GoesOn), "as the applicant was told")
	k.set(6, 10, 0)
	c, err = k.ResumeClock(ctx, at("2"), c.ID)
	require.NoError(t, err)
	require.Empty(t, c.OpenDuties())
	require.Equal(t, "2026-03-13 17:00", day(c.Clock.Due), "two workdays later (art. 45)")
	require.Equal(t, []queue.StepKind{queue.StepPause, queue.StepResume}, []queue.StepKind{c.Clock.Steps[0].Kind, c.Clock.Steps[1].Kind})
	require.Equal(t, "D1", c.Clock.Steps[0].Document)
	require.True(t, c.Clock.Steps[1].Due.Equal(c.Clock.Due), "the history says what the due time became")
}

// TestAnExtensionNeedsTheHeadAndAReason: 行政许可法 art. 42, ten workdays at most, once.
func TestAnExtensionNeedsTheHeadAndAReason(t *testing.T) {
	ctx := t.Context()
	k := lawful(t)
	c := k.accepted(storetest.Gap, "id-card", "bank", "income")
	ten := catalog.Limit{N: 10, Unit: catalog.UnitWorkdays}
	for _, v := range []struct {
		e    queue.Extension
		want fault.Code
	}{
		{queue.Extension{By: catalog.Limit{N: 11, Unit: catalog.UnitWorkdays}, Why: "w", Approver: "boss"}, queue.CodeNoExtension},
		{queue.Extension{By: catalog.Limit{N: 1, Unit: catalog.UnitDays}, Why: "w", Approver: "boss"}, queue.CodeNoExtension},
		{queue.Extension{By: ten, Approver: "boss"}, queue.CodeReasonNeeded},
		{queue.Extension{By: ten, Why: "w"}, queue.CodeNoApprover},
		{queue.Extension{By: ten, Why: "w", Approver: "12"}, queue.CodeNoApprover},
	} {
		k.fails(second(k.Extend(ctx, at("2"), c.ID, v.e)), v.want)
	}
	c, err := k.Extend(ctx, at("2"), c.ID, queue.Extension{By: ten, Why: "complicated", Approver: "boss", Document: "E7"})
	require.NoError(t, err)
	require.Equal(t, "2026-03-25 17:00", day(c.Clock.Due))
	require.Equal(t, "boss", c.Clock.Steps[0].Approver)
	k.fails(second(k.Extend(ctx, at("2"), c.ID, queue.Extension{By: ten, Why: "again", Approver: "boss"})), queue.CodeNoExtension)
	hour := k.accepted(storetest.Simple, "id-card")
	k.fails(second(k.Extend(ctx, at("2"), hour.ID, queue.Extension{By: ten, Why: "w", Approver: "boss"})), queue.CodeNoExtension)
}

// TestADueTimeWithoutATableIsNotInvented: the holidays of 2027 are not known, and then they are.
func TestADueTimeWithoutATableIsNotInvented(t *testing.T) {
	ctx := t.Context()
	k := lawful(t)
	k.clock.Set(time.Date(2026, 12, 29, 10, 0, 0, 0, k.setup.Calendar.Location()))
	c := k.accepted(storetest.Gap, "id-card", "bank", "income") // Tuesday; two workdays are left of the year
	require.True(t, c.Clock.Due.IsZero())
	require.Equal(t, 2027, c.Clock.NoTable)
	require.Equal(t, "2027-01-04 00:00", day(c.Clock.NotBefore), "the first is a holiday by law; every other day may be worked")
	require.Equal(t, queue.LightNone, k.Light(c))
	c, err := k.PauseClock(ctx, at("2"), c.ID, queue.PauseApplicant, "")
	require.NoError(t, err)
	k.clock.Add(24 * time.Hour)
	c, err = k.ResumeClock(ctx, at("2"), c.ID)
	require.NoError(t, err)
	live, err := k.Live(ctx)
	require.NoError(t, err)
	require.Len(t, live.Undated(), 1)
	n, err := k.Recompute(ctx, queue.Act{})
	require.NoError(t, err)
	require.Zero(t, n, "still no table")

	with := *k.setup
	with.Calendar, err = workday.New(workday.Config{Location: k.setup.Calendar.Location(), Pattern: time.Monday,
		Hours: map[time.Weekday][]string{time.Monday: {"09:00-17:00"}, time.Tuesday: {"09:00-17:00"}, time.Wednesday: {"09:00-17:00"},
			time.Thursday: {"09:00-17:00"}, time.Friday: {"09:00-17:00"}},
		Years: map[int]workday.Year{2026: {}, 2027: {Off: []string{"2027-01-01"}}}})
	require.NoError(t, err)
	h := queue.NewHall(k.store, &with, storetest.Catalog(t), k.clock)
	n, err = h.Recompute(ctx, queue.Act{})
	require.NoError(t, err)
	require.Equal(t, 1, n)
	c, err = h.Case(ctx, c.ID)
	require.NoError(t, err)
	require.Equal(t, "2027-01-07 17:00", day(c.Clock.Due), "30, 31, 4, 5, 6, and one workday of waiting")
	require.False(t, c.Clock.NotBefore.After(c.Clock.Due))
	require.Equal(t, queue.StepTable, c.Clock.Steps[len(c.Clock.Steps)-1].Kind)
	require.Zero(t, c.MissingYear())
	n, err = h.Recompute(ctx, queue.Act{})
	require.NoError(t, err)
	require.Zero(t, n, "once")
}

func TestALineWithItsOwnHoursCountsByThem(t *testing.T) {
	k := lawful(t)
	own := map[time.Weekday][]string{time.Saturday: {"09:00-12:00"}}
	for d := time.Monday; d <= time.Friday; d++ {
		own[d] = []string{"08:30-18:00"} // no lunch break
	}
	var err error
	k.setup.Lines[0].Calendar, err = k.setup.Calendar.WithHours(own)
	require.NoError(t, err)
	k.set(4, 11, 30)
	c := k.accepted(storetest.Simple, "id-card")
	require.Equal(t, "2026-03-04 12:30", day(c.Clock.Due), "over the hall's lunch")
	k.set(6, 17, 30)
	c = k.accepted(storetest.Simple, "id-card")
	require.Equal(t, "2026-03-07 09:30", day(c.Clock.Due), "the other half hour on Saturday")
	require.Equal(t, queue.StopNone, k.Read(c).Stop)
	k.set(6, 18, 30)
	require.Equal(t, queue.StopClosed, k.Read(c).Stop)
	require.Equal(t, "2026-03-07 09:00", day(k.Read(c).GoesOn))
	k.set(4, 10, 0)
	c = k.accepted(storetest.Gap, "id-card", "bank", "income")
	require.Equal(t, "2026-03-11 18:00", day(c.Clock.Due), "a Saturday that is served is no workday")
	hall := queue.NewHall(memory.New(), storetest.Setup(t), storetest.Catalog(t), k.clock)
	k.set(4, 12, 30)
	require.Equal(t, queue.StopLunch, hall.Read(c).Stop)
}
