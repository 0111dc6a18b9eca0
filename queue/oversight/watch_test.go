package oversight_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/oversight"
	"onevisit/queue/storetest"
)

var desk = queue.Act{Window: "1", Clerk: "12"}

// bench is a hall and a watch over its journal.
type bench struct {
	t     *testing.T
	hall  *queue.Hall
	clock *storetest.Clock
	watch *oversight.Watch
	seq   int64
}

func newBench(t *testing.T) *bench {
	setup := storetest.Setup(t)
	b := &bench{t: t, clock: storetest.NewClock(setup)}
	b.hall = queue.NewHall(memory.New(), setup, storetest.Catalog(t), b.clock)
	b.watch = oversight.NewWatch(b.params())
	b.open("1")
	return b
}

func (b *bench) params() oversight.Params {
	return oversight.Params{Setup: b.hall.Setup(), Catalog: b.hall.Catalog(),
		Clocks: b.hall}
}

func (b *bench) open(window string) {
	_, err := b.hall.OpenWindow(b.t.Context(), queue.Act{Window: window})
	require.NoError(b.t, err)
	b.feed()
}

// feed gives the watch what is new in the journal.
func (b *bench) feed() []oversight.Alarm {
	rows, err := b.hall.Journal(b.t.Context(), b.seq, 0)
	require.NoError(b.t, err)
	var out []oversight.Alarm
	for _, r := range rows {
		out = append(out, b.watch.See(r)...)
		b.seq = r.Seq
	}
	return out
}

// pass lets time pass and looks.
func (b *bench) pass(d time.Duration) []oversight.Alarm {
	b.clock.Add(d)
	return b.watch.Tick(b.hall.Now())
}

func (b *bench) issue(item string) queue.Visit {
	b.clock.Add(time.Second)
	v, err := b.hall.Issue(b.t.Context(), queue.IssueRequest{Items: []string{item}})
	require.NoError(b.t, err)
	return v
}

// serve brings a ticket to window 1.
func (b *bench) serve(v queue.Visit) {
	_, err := b.hall.CallTicket(b.t.Context(), desk, v.Ticket.ID)
	require.NoError(b.t, err)
	_, err = b.hall.Start(b.t.Context(), desk, v.Ticket.ID)
	require.NoError(b.t, err)
}

func (b *bench) check(v queue.Visit, materials ...string) {
	_, _, err := b.hall.Check(b.t.Context(), desk, v.Cases[0].ID, storetest.Given(v.Cases[0].Item, materials...))
	require.NoError(b.t, err)
}

// accept accepts the first case with everything it needs and ends the visit.
func (b *bench) accept(v queue.Visit) queue.Case {
	b.serve(v)
	papers := []string{"id-card"}
	if v.Cases[0].Item == storetest.Gap {
		papers = append(papers, "bank", "income")
	}
	b.check(v, papers...)
	c, err := b.hall.Accept(b.t.Context(), desk, v.Cases[0].ID)
	require.NoError(b.t, err)
	_, err = b.hall.Finish(b.t.Context(), desk, v.Ticket.ID)
	require.NoError(b.t, err)
	require.Empty(b.t, b.feed())
	return c
}

// bare are alarms without what tells two watchers that a matter is the same, and who acted.
func bare(alarms []oversight.Alarm) []oversight.Alarm {
	for i := range alarms {
		alarms[i].Key, alarms[i].Clerk = "", ""
	}
	return alarms
}

func kinds(alarms []oversight.Alarm) []oversight.Kind {
	out := []oversight.Kind{}
	for _, a := range alarms {
		out = append(out, a.Kind)
	}
	return out
}

func TestAnHourIsWatchedOnceYellowOnceRed(t *testing.T) {
	b := newBench(t)
	c := b.accept(b.issue(storetest.Simple)) // due an hour later
	require.Empty(t, b.pass(44*time.Minute))
	soon := b.pass(2 * time.Minute)
	require.Equal(t, []oversight.Alarm{{Kind: oversight.DueSoon, At: b.hall.Now(), Ticket: c.Ticket, Case: c.ID, Window: "1",
		Detail: oversight.Detail{Label: "A001", Item: storetest.Simple, Due: c.Clock.Due}}}, bare(soon))
	require.Empty(t, b.pass(time.Minute), "told once")
	require.Empty(t, b.pass(13*time.Minute), "due now is not overdue")
	require.Equal(t, []oversight.Kind{oversight.Overdue}, kinds(b.pass(time.Second)))
	require.Empty(t, b.pass(time.Minute))
	_, err := b.hall.FinishCase(t.Context(), desk, c.ID)
	require.NoError(t, err)
	require.Empty(t, b.feed())
	require.Empty(t, b.pass(10*time.Hour), "a finished case is nobody's worry")
}

func TestAPausedClockIsQuietAndAMovedDueTimeIsWatchedAnew(t *testing.T) {
	ctx := t.Context()
	b := newBench(t)
	c := b.accept(b.issue(storetest.Simple))
	require.Equal(t, []oversight.Kind{oversight.DueSoon}, kinds(b.pass(50*time.Minute)))
	_, err := b.hall.PauseClock(ctx, desk, c.ID, queue.PauseApplicant, "")
	require.NoError(t, err)
	b.feed()
	require.Empty(t, b.pass(time.Hour), "a clock that stands is not late")
	_, err = b.hall.ResumeClock(ctx, desk, c.ID)
	require.NoError(t, err)
	b.feed()
	require.Equal(t, []oversight.Kind{oversight.DueSoon}, kinds(b.pass(time.Minute)), "another due time")
	require.Equal(t, []oversight.Kind{oversight.Overdue}, kinds(b.pass(10*time.Minute)))
}

func TestWhatIsDoneOnTheSpotIsNotLeftOvernight(t *testing.T) {
	b := newBench(t)
	b.accept(b.issue(storetest.Gap)) // five workdays: may stay
	b.clock.Add(7*time.Hour + 30*time.Minute)
	c := b.accept(b.issue(storetest.Simple)) // half past four
	require.Empty(t, b.pass(29*time.Minute))
	late := b.pass(time.Minute) // the hall closes
	require.Equal(t, []oversight.Kind{oversight.Overnight}, kinds(late))
	require.Equal(t, c.ID, late[0].Case)
	require.Empty(t, kinds(b.pass(12*time.Hour)), "half of the hour is left for tomorrow")
}

func TestACaseAcceptedAfterClosingTimeHasUntilMidnight(t *testing.T) {
	b := newBench(t)
	b.clock.Add(8*time.Hour + 30*time.Minute) // half past five
	b.accept(b.issue(storetest.Simple))
	require.Empty(t, b.pass(time.Hour))
	require.Equal(t, []oversight.Kind{oversight.Overnight}, kinds(b.pass(6*time.Hour)))
}

func TestASecondNoticeIsTold(t *testing.T) {
	ctx := t.Context()
	b := newBench(t)
	v := b.issue(storetest.Gap)
	b.serve(v)
	b.check(v)
	_, err := b.hall.Notify(ctx, desk, v.Cases[0].ID)
	require.NoError(t, err)
	require.Empty(t, b.feed(), "one notice is the rule")
	b.check(v)
	c, err := b.hall.Notify(ctx, desk, v.Cases[0].ID)
	require.NoError(t, err)
	require.Equal(t, []oversight.Alarm{{Kind: oversight.SecondNotice, At: b.hall.Now(), Ticket: c.Ticket, Case: c.ID, Window: "1",
		Detail: oversight.Detail{Label: "A001", Item: storetest.Gap, N: 2}}}, bare(b.feed()))
}

func TestSentAwayWithoutANotice(t *testing.T) {
	type deed func(b *bench, v queue.Visit) error
	cancel := func(b *bench, v queue.Visit) error {
		_, err := b.hall.Cancel(t.Context(), desk, v.Ticket.ID, "left")
		return err
	}
	withdraw := func(b *bench, v queue.Visit) error {
		_, err := b.hall.Withdraw(t.Context(), desk, v.Cases[0].ID, "left")
		return err
	}
	notify := func(b *bench, v queue.Visit) error {
		_, err := b.hall.Notify(t.Context(), desk, v.Cases[0].ID)
		return err
	}
	finish := func(b *bench, v queue.Visit) error {
		_, err := b.hall.Finish(t.Context(), desk, v.Ticket.ID)
		return err
	}
	recheck := func(b *bench, v queue.Visit) error { b.check(v); return nil }
	refuse := func(b *bench, v queue.Visit) error {
		_, err := b.hall.Refuse(t.Context(), desk, v.Cases[0].ID, "not here")
		return err
	}
	for name, c := range map[string]struct {
		checked   bool
		materials []string
		deeds     []deed
		want      []oversight.Kind
	}{
		"cancelled with something missing": {true, nil, []deed{cancel}, []oversight.Kind{oversight.NoNotice}},
		"withdrawn with something missing": {true, nil, []deed{withdraw}, []oversight.Kind{oversight.NoNotice}},
		"never checked":                    {false, nil, []deed{cancel}, []oversight.Kind{}},
		"nothing missing":                  {true, []string{"id-card", "bank", "income"}, []deed{withdraw}, []oversight.Kind{}},
		"with a notice":                    {true, nil, []deed{notify, finish}, []oversight.Kind{}},
		"with a notice, checked again":     {true, nil, []deed{notify, recheck, cancel}, []oversight.Kind{}},
		"refused":                          {true, nil, []deed{refuse, finish}, []oversight.Kind{}},
	} {
		b := newBench(t)
		v := b.issue(storetest.Gap)
		b.serve(v)
		if c.checked {
			b.check(v, c.materials...)
		}
		for _, d := range c.deeds {
			require.NoError(t, d(b, v), name)
		}
		got := b.feed()
		require.Equal(t, c.want, kinds(got), name)
		for _, a := range got {
			require.Equal(t, v.Cases[0].ID, a.Case, name)
			require.Equal(t, "1", a.Window, name)
		}
	}
}

// TestAJournalThatSaysReturnedWithoutANotice is about a journal from elsewhere: the hall's own verbs cannot write it.
func TestAJournalThatSaysReturnedWithoutANotice(t *testing.T) {
	b := newBench(t)
	ticket := queue.Ticket{ID: 7, Label: "A007", State: queue.Serving}
	known := queue.Case{ID: 8, Ticket: 7, Label: "A007", Item: storetest.Gap, State: queue.Incomplete, Outcome: catalog.Correct}
	fine := known
	fine.ID, fine.Notices = 9, 1
	for i, c := range []queue.Case{known, fine} {
		require.Empty(t, b.watch.See(queue.Change{Seq: 100 + int64(i), Kind: queue.EvCheck, Case: &c}))
	}
	ticket.State, ticket.Outcome = queue.Completed, queue.OutcomeReturned
	end := queue.Change{Seq: 102, At: b.hall.Now(), Kind: queue.EvFinish, Ticket: &ticket, Window: "1"}
	require.Equal(t, []oversight.Alarm{{Kind: oversight.NoNotice, At: b.hall.Now(), Ticket: 7, Case: 8, Window: "1",
		Detail: oversight.Detail{Label: "A007", Item: storetest.Gap}}}, bare(b.watch.See(end)))
	require.Empty(t, b.watch.See(end), "a row seen before changes nothing")
}

func TestCallingOutOfTurnIsTold(t *testing.T) {
	b := newBench(t)
	first, _, third := b.issue(storetest.Simple), b.issue(storetest.Simple), b.issue(storetest.Simple)
	b.issue(storetest.Bare) // line B: window 1 does not serve it
	require.Empty(t, b.feed())
	_, err := b.hall.CallTicket(t.Context(), desk, third.Ticket.ID)
	require.NoError(t, err)
	require.Equal(t, []oversight.Alarm{{Kind: oversight.Skipped, At: b.hall.Now(), Ticket: third.Ticket.ID, Window: "1",
		Detail: oversight.Detail{Label: "A003", N: 2, Other: "A001"}}}, bare(b.feed()))
	require.Equal(t, oversight.Info, oversight.Skipped.Level())
	_, err = b.hall.MarkNoShow(t.Context(), desk, third.Ticket.ID)
	require.NoError(t, err)
	_, err = b.hall.CallNext(t.Context(), desk)
	require.NoError(t, err)
	require.Empty(t, b.feed(), "the next in turn")

	// Sent to window 1 alone, it stands before that window and in no line.
	_, err = b.hall.Move(t.Context(), desk, first.Ticket.ID, queue.Transfer{Line: "B", Window: "1"})
	require.NoError(t, err)
	_, err = b.hall.CallNext(t.Context(), desk)
	require.NoError(t, err)
	require.Empty(t, b.feed())
}

// TestYesterdaysPlacesDoNotCount is about a day that nobody closed: its tickets have the earlier keys and are not called.
func TestYesterdaysPlacesDoNotCount(t *testing.T) {
	b := newBench(t)
	b.issue(storetest.Simple)
	b.clock.Add(24 * time.Hour)
	today := b.issue(storetest.Simple)
	v, err := b.hall.CallNext(t.Context(), desk)
	require.NoError(t, err)
	require.Equal(t, today.Ticket.ID, v.Ticket.ID)
	require.Empty(t, b.feed())
}

func TestAPausedWindowThatStillServesSomebodyIsNotPaused(t *testing.T) {
	ctx := t.Context()
	b := newBench(t)
	v := b.issue(storetest.Simple)
	b.serve(v)
	_, err := b.hall.PauseWindow(ctx, desk, "")
	require.NoError(t, err)
	b.feed()
	require.Empty(t, b.pass(time.Hour))
	_, err = b.hall.Cancel(ctx, desk, v.Ticket.ID, "left")
	require.NoError(t, err)
	b.feed()
	require.Empty(t, b.pass(14*time.Minute), "counted from when the window was free")
	require.Equal(t, []oversight.Kind{oversight.PausedLong}, kinds(b.pass(time.Minute)))
}

func TestALongPauseIsCountedInOfficeTime(t *testing.T) {
	ctx := t.Context()
	b := newBench(t)
	b.clock.Add(2*time.Hour + 50*time.Minute) // ten to twelve
	_, err := b.hall.PauseWindow(ctx, desk, "lunch")
	require.NoError(t, err)
	require.Empty(t, b.feed())
	require.Empty(t, b.pass(74*time.Minute), "the lunch break is no pause")
	long := b.pass(time.Minute)
	require.Equal(t, []oversight.Alarm{{Kind: oversight.PausedLong, At: b.hall.Now(), Window: "1",
		Detail: oversight.Detail{For: 15 * time.Minute}}}, bare(long))
	require.Empty(t, b.pass(time.Hour))
	b.open("1")
	_, err = b.hall.PauseWindow(ctx, desk, "")
	require.NoError(t, err)
	b.feed()
	require.Equal(t, []oversight.Kind{oversight.PausedLong}, kinds(b.pass(15*time.Minute)), "another pause")
	b.open("1")
	require.Empty(t, b.pass(time.Hour))
}

func TestAWatchThatBeginsInTheMiddleOfADay(t *testing.T) {
	b := newBench(t)
	c := b.accept(b.issue(storetest.Simple))
	b.issue(storetest.Simple)
	last := b.issue(storetest.Simple)
	b.open("2")
	_, err := b.hall.PauseWindow(t.Context(), queue.Act{Window: "2"}, "")
	require.NoError(t, err)
	live, err := b.hall.Live(t.Context())
	require.NoError(t, err)
	b.watch = oversight.NewWatch(b.params())
	b.watch.Begin(live.Seq(), live.Waiting(), live.Running(""), live.Windows())
	b.seq = 0
	require.Empty(t, b.feed(), "what happened before is not told again")
	require.Equal(t, []oversight.Kind{oversight.Overdue, oversight.PausedLong}, kinds(b.pass(61*time.Minute)))
	_, err = b.hall.CallTicket(t.Context(), desk, last.Ticket.ID)
	require.NoError(t, err)
	require.Equal(t, []oversight.Kind{oversight.Skipped}, kinds(b.feed()))
	require.NotZero(t, c.ID)
}

func TestEveryKindHasALevel(t *testing.T) {
	levels := map[oversight.Level]int{}
	for _, k := range oversight.Kinds() {
		levels[k.Level()]++
	}
	require.Equal(t, map[oversight.Level]int{oversight.Red: 7, oversight.Yellow: 9, oversight.Info: 1}, levels)
}
