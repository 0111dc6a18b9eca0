package queue_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/version"
	"onevisit/queue"
	"onevisit/queue/storetest"
	"onevisit/queue/workday"
)

// TestACaseThatEndsUndecidedLeavesNoTimer: a licence that was to be renewed is no matter of the office any more once the
// person left, was sent to another office or stayed away. A timer left behind would raise a red alarm months later.
func TestACaseThatEndsUndecidedLeavesNoTimer(t *testing.T) {
	ctx := t.Context()
	for name, end := range map[string]func(*kit, queue.Ticket) error{
		"cancelled": func(k *kit, n queue.Ticket) error { return second(k.Cancel(ctx, at("2"), n.ID, "left")) },
		"referred": func(k *kit, n queue.Ticket) error {
			return second(k.Refer(ctx, at("2"), n.ID, catalog.Text{ZH: "税务局"}, ""))
		},
		"expired": func(k *kit, n queue.Ticket) error {
			if _, err := k.Hold(ctx, at("2"), n.ID, ""); err != nil {
				return err
			}
			return second(k.CloseDay(ctx, queue.Act{}))
		},
	} {
		k := lawful(t)
		v := k.serve(storetest.Gap)
		_, err := k.Renews(ctx, at("2"), v.Cases[0].ID, "2026-04-01")
		require.NoError(t, err, name)
		require.NoError(t, end(k, v.Ticket), name)
		c, err := k.Case(ctx, v.Cases[0].ID)
		require.NoError(t, err)
		require.Empty(t, c.OpenDuties(), name)
		if name != "cancelled" {
			continue
		}
		_, err = k.Undo(ctx, at("2"), v.Ticket.ID)
		require.NoError(t, err)
		c, err = k.Case(ctx, c.ID)
		require.NoError(t, err)
		require.Len(t, c.OpenDuties(), 1, "what was taken back runs again")
	}
}

// TestALateDutyTakesEffectOnAnItemThatIsRetired: the law does not care what the catalog offers today.
func TestALateDutyTakesEffectOnAnItemThatIsRetired(t *testing.T) {
	ctx := t.Context()
	k := recorded(t)
	k.setup.Rules.SilenceDays = 5
	v := k.serve(storetest.Gap)
	_, err := k.Receive(ctx, at("2"), v.Cases[0].ID)
	require.NoError(t, err)
	var kept []*catalog.Item
	for _, it := range k.Catalog().Items() {
		if it.ID != storetest.Gap {
			kept = append(kept, version.Plain(it))
		}
	}
	_, err = k.Publish(ctx, author, queue.Publication{Kind: queue.EditionEdit, Items: kept, Note: "retired"})
	require.NoError(t, err)
	k.set(12, 9, 0)
	c, err := k.Bite(ctx, queue.Act{}, v.Cases[0].ID, queue.DutySilence)
	require.NoError(t, err)
	require.Equal(t, queue.DeemedAccepted, c.Deemed)
	require.Equal(t, "2026-03-11 17:00", day(c.Clock.Due), "by the limit of its own version")
	c, err = k.FinishCase(ctx, at("2"), c.ID)
	require.NoError(t, err)
	require.Equal(t, queue.Done, c.State)
}

// TestWhatEndsInAPauseIsNotLate: the time of a pause is counted against nobody, also when the case ends in it.
func TestWhatEndsInAPauseIsNotLate(t *testing.T) {
	ctx := t.Context()
	for name, end := range map[string]func(*kit, int64) (queue.Case, error){
		"withdrawn": func(k *kit, id int64) (queue.Case, error) { return k.Withdraw(ctx, at("2"), id, "changed my mind") },
		"renewed":   func(k *kit, id int64) (queue.Case, error) { return k.Bite(ctx, queue.Act{}, id, queue.DutyRenewal) },
	} {
		k := lawful(t)
		c := k.gapAccepted()
		require.Equal(t, "2026-03-11 17:00", day(c.Clock.Due))
		_, err := k.Renews(ctx, at("2"), c.ID, "2026-03-19")
		require.NoError(t, err)
		k.set(5, 10, 0)
		c, err = k.PauseClock(ctx, at("2"), c.ID, queue.PauseApplicant, "")
		require.NoError(t, err)
		left := k.Left(c)
		k.set(20, 10, 0)
		c, err = end(k, c.ID)
		require.NoError(t, err, name)
		require.False(t, c.Clock.On())
		require.Empty(t, c.Clock.Paused, name)
		require.False(t, c.Clock.Stopped.After(c.Clock.Due), "%s: due %v", name, c.Clock.Due)
		require.Equal(t, left, k.Left(c), "%s: what was left before is left after", name)
	}
}

// TestAnOverdueCaseIsNotExtendedIntoTime: nobody makes a late decision timely afterwards.
func TestAnOverdueCaseIsNotExtendedIntoTime(t *testing.T) {
	k := lawful(t)
	c := k.gapAccepted()
	k.set(12, 9, 0)
	ten := catalog.Limit{N: 10, Unit: catalog.UnitWorkdays}
	_, err := k.Extend(t.Context(), at("2"), c.ID, queue.Extension{By: ten, Why: "w", Approver: "boss"})
	k.fails(err, queue.CodeLateExtension)
}

// gapAccepted is a case of five workdays that was accepted without a gap.
func (k *kit) gapAccepted() queue.Case {
	k.t.Helper()
	ctx := k.t.Context()
	v := k.serve(storetest.Gap)
	_, _, err := k.Check(ctx, at("2"), v.Cases[0].ID, storetest.Given(storetest.Gap, "id-card", "bank", "income"))
	require.NoError(k.t, err)
	c, err := k.Accept(ctx, at("2"), v.Cases[0].ID)
	require.NoError(k.t, err)
	return c
}

// TestAMovedAppointmentIsNeverGoodTwice moves one to an earlier day; long after that day, the old paper still leads to
// what became of it, and not to the place that was given back.
func TestAMovedAppointmentIsNeverGoodTwice(t *testing.T) {
	ctx := t.Context()
	k := newKit(t)
	k.setup.Rules.AppointmentDays = 20
	days := k.BookingDays()
	far, near := days[19], days[1]
	book := func(day, instead string) queue.Booking {
		b, err := k.Book(ctx, queue.BookRequest{Items: []string{storetest.Simple}, From: k.slot("A", day, "10:00").From,
			Person: "somebody", Instead: instead})
		require.NoError(t, err)
		return b
	}
	old := book(far, "")
	moved := book(near, old.Code)
	k.clock.Set(k.slotTime(near, 9))
	_, err := k.CheckIn(ctx, queue.Act{}, moved.Code)
	require.NoError(t, err)
	for k.Today() < far {
		k.clock.Add(24 * time.Hour)
		_, err := k.CloseDay(ctx, queue.Act{})
		require.NoError(t, err)
		_, err = k.OpenDay(ctx, queue.Act{})
		require.NoError(t, err)
	}
	k.clock.Set(k.slotTime(far, 10))
	_, err = k.CheckIn(ctx, queue.Act{}, old.Code)
	require.Error(t, err, "its place was given back three weeks ago")
	b, err := k.Booking(ctx, old.Code)
	require.NoError(t, err)
	require.True(t, b.Dropped)
}

func (k *kit) slotTime(day string, hour int) time.Time {
	d, err := time.ParseInLocation(time.DateOnly, day, k.setup.Calendar.Location())
	require.NoError(k.t, err)
	return d.Add(time.Duration(hour) * time.Hour)
}

// TestAStationWithOtherFilesLeavesNobodyBehind restarts the hall with files that have one window and one line less.
func TestAStationWithOtherFilesLeavesNobodyBehind(t *testing.T) {
	ctx := t.Context()
	k := newKit(t)
	k.open("1", "2", "3")
	sent := k.issue(storetest.Simple)
	_, err := k.Move(ctx, queue.Act{}, sent.ID, queue.Transfer{Window: "1"})
	require.NoError(t, err)
	held := k.issue(storetest.Simple)
	_, err = k.CallTicket(ctx, at("1"), held.ID)
	require.NoError(t, err)
	_, err = k.Hold(ctx, at("1"), held.ID, "copies")
	require.NoError(t, err)
	lone := k.issue(storetest.Bare)

	less := storetest.Setup(t)
	less.Windows = []queue.Window{{ID: "2", Lines: []string{"A"}, State: queue.WindowClosed}}
	less.Lines = less.Lines[:1]
	less.Lines[0].Departments = []string{"dept-a", "dept-b"}
	k.Hall = queue.NewHall(k.store, less, storetest.Catalog(t), k.clock)
	n, err := k.Rehome(ctx, queue.Act{})
	require.NoError(t, err)
	require.Equal(t, 3, n)
	n, err = k.Rehome(ctx, queue.Act{})
	require.NoError(t, err)
	require.Zero(t, n, "once")
	require.Equal(t, sent.ID, k.call("2", sent.Label).ID)
	_, err = k.Cancel(ctx, at("2"), sent.ID, "")
	require.NoError(t, err)
	require.Equal(t, lone.ID, k.call("2", "B001").ID, "in the line that its item has now")
	_, err = k.Cancel(ctx, at("2"), lone.ID, "")
	require.NoError(t, err)
	_, err = k.Resume(ctx, at("2"), held.ID)
	require.NoError(t, err)
}

// TestNothingIsTakenBackIntoADayThatIsOver: an undo a moment after closing would leave somebody waiting overnight.
func TestNothingIsTakenBackIntoADayThatIsOver(t *testing.T) {
	ctx := t.Context()
	k := newKit(t)
	k.open("1")
	n := k.issue(storetest.Simple)
	_, err := k.Cancel(ctx, at("1"), n.ID, "left")
	require.NoError(t, err)
	_, err = k.CloseDay(ctx, queue.Act{})
	require.NoError(t, err)
	_, err = k.Undo(ctx, at("1"), n.ID)
	k.fails(err, queue.CodeDayClosed)
	k.clock.Set(k.slotTime(storetest.Day, 23).Add(59*time.Minute + 58*time.Second))
	_, err = k.OpenDay(ctx, queue.Act{})
	require.NoError(t, err)
	n = k.issue(storetest.Simple)
	_, err = k.Cancel(ctx, at("1"), n.ID, "left")
	require.NoError(t, err)
	k.clock.Add(2 * time.Second)
	_, err = k.Undo(ctx, at("1"), n.ID)
	k.fails(err, queue.CodeOtherDay)
}

// TestTheRangeKnowsTheHoursOfItsLine: a line that works through lunch and on Saturdays is not told to wait for the hall,
// and after closing time nobody is told to wait until tomorrow.
func TestTheRangeKnowsTheHoursOfItsLine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k := newKit(t)
		long := map[time.Weekday][]string{}
		for d := time.Monday; d <= time.Saturday; d++ {
			long[d] = []string{"08:00-18:00"}
		}
		own, err := k.setup.Calendar.WithHours(long)
		require.NoError(t, err)
		k.setup.Lines[0].Calendar = own
		k.open("1", "2", "3")
		l, _ := follow(t, k.Hall)
		near := func(line string, why string) {
			t.Helper()
			w := l.Wait(line)
			require.False(t, w.NoWindow, why)
			require.LessOrEqual(t, w.High, 5*time.Minute, why)
		}
		k.set(4, 12, 10)
		near("A", "it has no lunch")
		require.GreaterOrEqual(t, l.Wait("B").Low, 50*time.Minute, "the doors open at one")
		k.set(4, 17, 30)
		near("A", "still open")
		near("B", "an open window after closing time serves at once")
		k.set(7, 10, 0)
		synctest.Wait()
		_, err = k.OpenDay(t.Context(), queue.Act{})
		require.NoError(t, err)
		k.open("1")
		synctest.Wait()
		near("A", "Saturday")
		require.True(t, l.Wait("B").NoWindow)
	})
}

// TestTheHourOfACorrectionBeginsWithTheService and not with the ticket, where a correction only stops the clock.
func TestTheHourOfACorrectionBeginsWithTheService(t *testing.T) {
	ctx := t.Context()
	k := lawful(t)
	k.setup.Rules.CorrectionEffect = queue.CorrectionPause
	n := k.issue(storetest.Simple)
	k.set(4, 10, 30) // an hour and a half in line
	k.open("2")
	k.call("2", n.Label)
	v, err := k.Start(ctx, at("2"), n.ID)
	require.NoError(t, err)
	id := v.Cases[0].ID
	_, _, err = k.Check(ctx, at("2"), id, storetest.Given(storetest.Simple))
	require.NoError(t, err)
	_, err = k.Notify(ctx, at("2"), id)
	require.NoError(t, err)
	k.clock.Add(20 * time.Minute) // fetches it from the car
	_, _, err = k.Check(ctx, at("2"), id, storetest.Given(storetest.Simple, "id-card"))
	require.NoError(t, err)
	c, err := k.Accept(ctx, at("2"), id)
	require.NoError(t, err)
	require.Equal(t, queue.LightGreen, k.Light(c))
	require.Equal(t, time.Hour, k.Left(c), "neither the line nor the way to the car is the office's time")
}

// TestALineIsBookedInItsOwnHours: an appointment at an hour when the line does not work would be a promise nobody keeps.
func TestALineIsBookedInItsOwnHours(t *testing.T) {
	k := newKit(t)
	own, err := k.setup.Calendar.WithHours(map[time.Weekday][]string{time.Monday: {"09:00-10:00"}, time.Saturday: {"09:00-10:00"}})
	require.NoError(t, err)
	k.setup.Lines[0].Calendar = own
	require.Equal(t, []string{"2026-03-07", "2026-03-09"}, k.BookingDays(storetest.Simple)[:2], "Saturday and Monday")
	require.Equal(t, "2026-03-05", k.BookingDays(storetest.Bare)[1])
	for day, want := range map[string]int{"2026-03-05": 0, "2026-03-07": 2, "2026-03-09": 2} {
		all, err := k.Slots(t.Context(), "A", day)
		require.NoError(t, err)
		require.Len(t, all, want, day)
		require.Len(t, k.DaySlots("A", day), want, day)
	}
}

// TestLunchTakesNobodysTime: who was called, or sent for a copy, a moment before the break has the time that was promised
// when the doors open again.
func TestLunchTakesNobodysTime(t *testing.T) {
	ctx := t.Context()
	k := newKit(t)
	k.setup.Rules.RestoreGrace, k.setup.Rules.HoldLimit = 30*time.Minute, 10*time.Minute
	k.open("1", "2")
	away, copies, other := k.issue(storetest.Simple), k.issue(storetest.Simple), k.issue(storetest.Simple)
	k.set(4, 11, 55)
	k.call("1", away.Label)
	_, err := k.MarkNoShow(ctx, at("1"), away.ID)
	require.NoError(t, err)
	k.call("1", copies.Label)
	v, err := k.Hold(ctx, at("1"), copies.ID, "copies")
	require.NoError(t, err)
	require.Equal(t, "2026-03-04 13:05", day(v.Ticket.Until))
	k.set(4, 13, 10)
	v, err = k.Restore(ctx, at("1"), away.ID)
	require.NoError(t, err)
	require.Less(t, v.Ticket.Key, other.Key+time.Hour.Milliseconds(), "in time, and not at the end")
	k.set(4, 17, 5)
	k.call("1", other.Label)
	v, err = k.HoldFor(ctx, at("1"), other.ID, "copies", 5*time.Minute)
	require.NoError(t, err)
	require.Equal(t, "2026-03-04 17:10", day(v.Ticket.Until), "in overtime the clock on the wall counts")
}

// TestAnAppointmentOnADayThatBecameAHolidayIsKept: the hall moved the day, and not the person.
func TestAnAppointmentOnADayThatBecameAHolidayIsKept(t *testing.T) {
	ctx := t.Context()
	k := newKit(t)
	var booked []queue.Booking
	for _, clock := range []string{"10:00", "11:00"} {
		b, err := k.Book(ctx, queue.BookRequest{Items: []string{storetest.Simple}, From: k.slot("A", "2026-03-06", clock).From})
		require.NoError(t, err)
		booked = append(booked, b)
	}
	hours := map[time.Weekday][]string{}
	for d := time.Monday; d <= time.Friday; d++ {
		hours[d] = []string{"09:00-12:00", "13:00-17:00"}
	}
	cal, err := workday.New(workday.Config{Location: k.setup.Calendar.Location(), Hours: hours, Pattern: time.Monday,
		Years: map[int]workday.Year{2026: {Off: []string{"2026-03-06"}}}})
	require.NoError(t, err)
	k.setup.Calendar = cal
	k.set(6, 10, 0)
	_, err = k.CheckIn(ctx, queue.Act{}, booked[0].Code)
	require.Equal(t, "2026-03-09", k.fails(err, queue.CodeBookingEarly)["day"], "the hall is closed")
	k.set(9, 10, 0)
	v, err := k.CheckIn(ctx, queue.Act{}, booked[0].Code)
	require.NoError(t, err)
	require.Equal(t, "2026-03-09 10:00", day(v.Ticket.Appointment))
	again, err := k.CheckIn(ctx, queue.Act{}, booked[0].Code)
	require.NoError(t, err)
	require.Equal(t, v.Ticket.ID, again.Ticket.ID)
	k.set(10, 9, 0)
	_, err = k.CheckIn(ctx, queue.Act{}, booked[1].Code)
	k.fails(err, queue.CodeBookingOver)
}

// TestAnAppointmentForAnItemThatIsRetiredIsSentToTheDesk in words that a citizen understands.
func TestAnAppointmentForAnItemThatIsRetiredIsSentToTheDesk(t *testing.T) {
	ctx := t.Context()
	k := newKit(t)
	b, err := k.Book(ctx, queue.BookRequest{Items: []string{storetest.Simple}, From: k.slot("A", storetest.Day, "10:00").From})
	require.NoError(t, err)
	var kept []*catalog.Item
	for _, it := range k.Catalog().Items() {
		if it.ID != storetest.Simple {
			kept = append(kept, version.Plain(it))
		}
	}
	other, err := catalog.New("v2", kept)
	require.NoError(t, err)
	k.Hall = queue.NewHall(k.store, k.setup, other, k.clock)
	_, err = k.CheckIn(ctx, queue.Act{}, b.Code)
	k.fails(err, queue.CodeBookingRetired)
	_, err = k.DropBooking(ctx, queue.Act{}, b.Code)
	require.NoError(t, err, "and it can still be given back")
}

// TestClosingAfterMidnightClosesTheDayBefore: the new day must not be closed by it, or nobody gets a ticket next morning.
func TestClosingAfterMidnightClosesTheDayBefore(t *testing.T) {
	ctx := t.Context()
	k := newKit(t)
	k.open("1")
	n, served := k.issue(storetest.Simple), k.issue(storetest.Simple)
	_, err := k.CallTicket(ctx, at("1"), served.ID)
	require.NoError(t, err)
	k.set(5, 0, 20)
	expired, err := k.CloseDay(ctx, queue.Act{Clerk: "m1"})
	require.NoError(t, err)
	require.Equal(t, 1, expired)
	v, err := k.Visit(ctx, n.ID)
	require.NoError(t, err)
	require.Equal(t, queue.Expired, v.Ticket.State)
	v, err = k.Start(ctx, at("1"), served.ID)
	require.NoError(t, err, "who is at a window is served to the end")
	require.Equal(t, queue.Serving, v.Ticket.State)
	k.set(5, 9, 0)
	k.open("1")
	require.Equal(t, "A001", k.issue(storetest.Simple).Label)
	_, err = k.CloseDay(ctx, queue.Act{Clerk: "m1"})
	require.NoError(t, err)
	_, err = k.Issue(ctx, queue.IssueRequest{Items: []string{storetest.Simple}})
	k.fails(err, queue.CodeDayClosed)

	k.set(7, 8, 0) // a Saturday on which nothing is left: the kiosks are to give nothing
	_, err = k.CloseDay(ctx, queue.Act{Clerk: "m1"})
	require.NoError(t, err)
	_, err = k.Issue(ctx, queue.IssueRequest{Items: []string{storetest.Simple}})
	k.fails(err, queue.CodeDayClosed)
}
