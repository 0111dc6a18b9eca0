package oversight_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/oversight"
	"onevisit/queue/storetest"
	"onevisit/queue/workday"
)

// post is a hall at work with a guard and what it knows.
type post struct {
	*bench
	live  *queue.Live
	guard *oversight.Guard
	store *memory.Store
	bell  chan struct{}
	sure  time.Duration // what the steady clock shows
}

func newPost(t *testing.T) *post {
	setup := storetest.Setup(t)
	setup.Rules.ClockRules = queue.ClockRules{CorrectionLate: queue.LateWithdraw, SilenceDays: 5, HandoverDays: 10,
		DutyYellow: 1, EscalateManager: 15 * time.Minute, EscalateSupervision: 2 * time.Hour, EscalateUnsettled: 7 * time.Hour,
		PausedLong: 15 * time.Minute, TableMonth: 11, ClockDrift: 2 * time.Minute}
	p := &post{bench: &bench{t: t, clock: storetest.NewClock(setup)}, store: memory.New(), bell: make(chan struct{}, 1)}
	p.hall = queue.NewHall(p.store, setup, storetest.Catalog(t), p.clock)
	p.watch = oversight.NewWatch(p.params())
	p.open("1")
	p.begin()
	return p
}

// begin starts a guard on the hall as it stands.
func (p *post) begin() {
	var err error
	p.live, err = p.hall.Live(p.t.Context())
	require.NoError(p.t, err)
	p.live.Subscribe(func([]queue.Change) {
		select {
		case p.bell <- struct{}{}:
		default:
		}
	})
	p.guard = oversight.NewGuard(p.hall, p.live, oversight.Options{Steady: func() time.Duration { return p.sure }})
	require.NoError(p.t, p.guard.Begin(p.t.Context()))
}

// sync waits until the projection has every row of the journal.
func (p *post) sync() {
	for {
		rows, err := p.hall.Journal(p.t.Context(), p.live.Seq(), 1)
		require.NoError(p.t, err)
		if len(rows) == 0 {
			return
		}
		<-p.bell
	}
}

// look lets time pass and the guard look, twice, as it takes in its own deeds with the next look.
func (p *post) look(d time.Duration) {
	p.clock.Add(d)
	p.sure += d
	for range 3 {
		p.sync()
		require.NoError(p.t, p.guard.Look(p.t.Context()))
	}
	p.sync()
}

// open are the kinds of the open alarms and who was told last.
func (p *post) alarms() map[oversight.Kind]queue.Told {
	out := map[oversight.Kind]queue.Told{}
	for _, a := range p.live.Alarms() {
		if a.Open() {
			out[a.Kind] = a.Told().To
		}
	}
	return out
}

func (p *post) alarm(k oversight.Kind) queue.Alarm {
	all := p.live.Alarms()
	i := slices.IndexFunc(all, func(a queue.Alarm) bool { return a.Kind == k })
	require.GreaterOrEqual(p.t, i, 0, k)
	return all[i]
}

func TestAnAlarmGoesUpUntilSomebodySeesToIt(t *testing.T) {
	ctx := t.Context()
	p := newPost(t)
	c := p.accept(p.issue(storetest.Simple)) // nine o'clock
	p.look(44 * time.Minute)
	require.Empty(t, p.alarms())
	p.look(2 * time.Minute) // 9:46
	require.Equal(t, map[oversight.Kind]queue.Told{oversight.DueSoon: queue.ToldClerk}, p.alarms())
	p.look(16 * time.Minute) // 10:02
	require.Equal(t, map[oversight.Kind]queue.Told{oversight.Overdue: queue.ToldClerk}, p.alarms(), "the graver takes its place")
	require.Equal(t, oversight.WhyWorse, why(t, p, oversight.DueSoon))
	p.look(15 * time.Minute) // nobody has seen it
	require.Equal(t, queue.ToldManager, p.alarms()[oversight.Overdue])
	a, err := p.hall.Acknowledge(ctx, queue.Act{Clerk: "boss"}, p.alarm(oversight.Overdue).ID, "calls the back office")
	require.NoError(t, err)
	require.Equal(t, "boss", a.Told().By)
	p.look(3 * time.Hour)
	require.Equal(t, queue.ToldManager, p.alarms()[oversight.Overdue], "seen")
	p.look(24 * time.Hour)
	require.Equal(t, queue.ToldSupervision, p.alarms()[oversight.Overdue], "seen, and nothing happened for seven hours")
	require.Len(t, p.live.Alarms(queue.ToldSupervision), 1)
	p.look(100 * time.Hour)
	_, err = p.hall.FinishCase(ctx, desk, c.ID)
	require.NoError(t, err)
	p.look(0)
	require.NotContains(t, p.alarms(), oversight.Overdue)
	require.Len(t, p.alarm(oversight.Overdue).Steps, 3, "told to three, each with its time")
}

// why is the reason with which the journal says that an alarm was settled.
func why(t *testing.T, p *post, k oversight.Kind) string {
	rows, err := p.hall.Journal(t.Context(), 0, 0)
	require.NoError(t, err)
	for _, r := range rows {
		if r.Kind == queue.EvAlarmOver && r.Alarm.Kind == k {
			return r.Why
		}
	}
	return ""
}

func TestAWarningGoesNoFurtherThanTheManager(t *testing.T) {
	p := newPost(t)
	_, err := p.hall.PauseWindow(t.Context(), desk, "copier")
	require.NoError(t, err)
	p.look(15 * time.Minute)
	require.Equal(t, queue.ToldClerk, p.alarms()[oversight.PausedLong])
	p.look(15 * time.Minute)
	require.Equal(t, queue.ToldManager, p.alarms()[oversight.PausedLong])
	p.look(48 * time.Hour)
	require.Equal(t, queue.ToldManager, p.alarms()[oversight.PausedLong])
	p.open("1")
	p.look(0)
	require.Empty(t, p.alarms())
}

func TestTwoGuardsRaiseEachMatterOnce(t *testing.T) {
	p := newPost(t)
	p.accept(p.issue(storetest.Simple))
	other := oversight.NewGuard(p.hall, p.live, oversight.Options{})
	require.NoError(t, other.Begin(t.Context()))
	p.look(50 * time.Minute)
	require.NoError(t, other.Look(t.Context()))
	p.look(20 * time.Minute)
	require.NoError(t, other.Look(t.Context()))
	p.sync()
	n := map[oversight.Kind]int{}
	for _, a := range p.live.Alarms() {
		n[a.Kind]++
	}
	require.Equal(t, map[oversight.Kind]int{oversight.DueSoon: 1, oversight.Overdue: 1}, n)
}

func TestAGuardThatComesLateReadsTheDay(t *testing.T) {
	ctx := t.Context()
	p := newPost(t)
	v := p.issue(storetest.Gap)
	p.serve(v)
	for range 2 {
		p.check(v)
		_, err := p.hall.Notify(ctx, desk, v.Cases[0].ID)
		require.NoError(t, err)
	}
	p.begin() // another one: the first has not looked
	p.sync()
	require.Equal(t, queue.ToldClerk, p.alarms()[oversight.SecondNotice])
	a := p.alarm(oversight.SecondNotice)
	require.Equal(t, "12", a.Clerk, "who gave it")
	_, err := p.hall.Acknowledge(ctx, desk, a.ID, "")
	require.NoError(t, err)
	p.look(time.Minute)
	require.Contains(t, p.alarms(), oversight.SecondNotice, "seen is not settled")
	_, err = p.hall.Acknowledge(ctx, desk, a.ID, "excused to the applicant")
	require.NoError(t, err)
	p.look(time.Minute)
	require.NotContains(t, p.alarms(), oversight.SecondNotice)
	_, err = p.hall.Acknowledge(ctx, desk, a.ID, "again")
	require.Error(t, err)
}

func TestTheGuardLetsTimersBite(t *testing.T) {
	ctx := t.Context()
	p := newPost(t)
	v := p.issue(storetest.Gap)
	p.serve(v)
	p.check(v)
	c, err := p.hall.Receive(ctx, desk, v.Cases[0].ID)
	require.NoError(t, err)
	_, err = p.hall.Finish(ctx, desk, v.Ticket.ID)
	require.NoError(t, err)
	p.look(5 * 24 * time.Hour) // Monday
	require.NotContains(t, p.alarms(), oversight.DutySoon)
	p.look(24 * time.Hour)
	require.Contains(t, p.alarms(), oversight.DutySoon, "a day before")
	p.look(24*time.Hour + 9*time.Hour) // Wednesday evening
	c, err = p.hall.Case(ctx, c.ID)
	require.NoError(t, err)
	require.Equal(t, queue.DeemedAccepted, c.Deemed)
	require.NotContains(t, p.alarms(), oversight.DutySoon)
	a := p.alarm(oversight.DutyMissed)
	require.True(t, a.Open(), "what the law did is seen by somebody")
	require.Equal(t, queue.DutySilence, a.Detail.Duty)
	_, err = p.hall.Acknowledge(ctx, desk, a.ID, "")
	require.NoError(t, err)
	p.look(time.Minute)
	require.False(t, p.alarm(oversight.DutyMissed).Open())
}

func TestAPaperBeyondTheListIsTold(t *testing.T) {
	p := newPost(t)
	c := p.accept(p.issue(storetest.Simple))
	var beyond []string
	for _, paper := range []string{"ID card", " id  CARD", "id-card", "Photo"} {
		_, err := p.hall.AskPaper(t.Context(), desk, c.ID, paper)
		require.NoError(t, err)
	}
	p.look(time.Second)
	for _, a := range p.live.Alarms() {
		beyond = append(beyond, a.Detail.Paper)
	}
	require.Equal(t, []string{"Photo"}, beyond)
}

func TestFeesAreComparedWithTheStandard(t *testing.T) {
	text := catalog.Text{ZH: "x"}
	cat, err := catalog.New("v1", []*catalog.Item{
		{ID: "paid", Name: text, Department: text, FeeAmount: "80.50", Materials: []catalog.Material{{ID: "a", Name: text}}, Source: catalog.Source{Text: "t"}},
		{ID: "free", Name: text, Department: text, FeeAmount: "0", Materials: []catalog.Material{{ID: "a", Name: text}}, Source: catalog.Source{Text: "t"}},
		{ID: "unsaid", Name: text, Department: text, Materials: []catalog.Material{{ID: "a", Name: text}}, Source: catalog.Source{Text: "t"}},
	})
	require.NoError(t, err)
	seq := int64(0)
	w := oversight.NewWatch(oversight.Params{Setup: storetest.Setup(t), Catalog: cat})
	for _, v := range []struct {
		item, fee string
		over      bool
	}{
		{"paid", "80.50", false}, {"paid", "80.5", false}, {"paid", "80", false}, {"paid", "80.51", true}, {"paid", "100", true},
		{"free", "0", false}, {"free", "0.01", true}, {"unsaid", "500", false}, {"gone", "5", false},
	} {
		seq++
		got := w.See(queue.Change{Seq: seq, Kind: queue.EvCharge, Why: v.fee, Case: &queue.Case{ID: 1, Item: v.item, State: queue.Done}})
		require.Equal(t, v.over, len(got) == 1, "%+v", v)
	}
}

func TestTheTableOfTheNextYearIsAskedForFromNovemberOn(t *testing.T) {
	p := newPost(t)
	zone := p.hall.Now().Location()
	p.clock.Set(time.Date(2026, 10, 31, 10, 0, 0, 0, zone))
	p.look(0)
	require.NotContains(t, p.alarms(), oversight.NoTable)
	p.clock.Set(time.Date(2026, 11, 2, 10, 0, 0, 0, zone))
	p.look(0)
	require.Equal(t, queue.ToldManager, p.alarms()[oversight.NoTable], "no window's business")
	require.Equal(t, 2027, p.alarm(oversight.NoTable).Detail.Year)
	require.Equal(t, oversight.Yellow, p.alarm(oversight.NoTable).Level)
	p.clock.Set(time.Date(2027, 1, 4, 10, 0, 0, 0, zone))
	p.look(0)
	require.Equal(t, oversight.Red, p.alarm(oversight.NoTable).Level, "now it is late") // the gravest comes first

	with := *p.hall.Setup()
	var err error
	with.Calendar, err = workday.New(workday.Config{Location: zone, Pattern: time.Monday,
		Hours: map[time.Weekday][]string{time.Monday: {"09:00-17:00"}}, Years: map[int]workday.Year{2026: {}, 2027: {}}})
	require.NoError(t, err)
	p.hall = queue.NewHall(p.store, &with, storetest.Catalog(t), p.clock) // the hall opens with the new table
	p.begin()
	p.look(0)
	require.NotContains(t, p.alarms(), oversight.NoTable)
}

func TestAMachineClockThatIsMovedIsToldAndTakesNoTimeAway(t *testing.T) {
	for name, jump := range map[string]time.Duration{"back": -3 * time.Hour, "forward": 5 * time.Hour} {
		p := newPost(t)
		c := p.accept(p.issue(storetest.Simple))
		p.look(20 * time.Minute)
		require.NotContains(t, p.alarms(), oversight.ClockMoved, name)
		before := p.hall.Elapsed(c)
		p.clock.Add(jump)
		p.look(time.Minute)
		require.Equal(t, queue.ToldManager, p.alarms()[oversight.ClockMoved], name)
		require.Equal(t, jump, p.alarm(oversight.ClockMoved).Detail.For, name)
		require.GreaterOrEqual(t, p.hall.Elapsed(c), time.Duration(0), name)
		require.Positive(t, before)
		done, err := p.hall.FinishCase(t.Context(), desk, c.ID)
		require.NoError(t, err, name)
		require.GreaterOrEqual(t, done.Clock.Counted, time.Duration(0), name)
		require.False(t, done.Clock.Stopped.Before(done.Clock.Started), name)
		n := len(p.live.Alarms())
		p.look(5 * time.Minute)
		require.Len(t, p.live.Alarms(), n, "told once: %s", name)
	}
}

func TestAClockBehindTheJournalIsToldAtTheStart(t *testing.T) {
	p := newPost(t)
	p.issue(storetest.Simple)
	p.clock.Add(-time.Hour)
	p.begin()
	p.sync()
	require.Contains(t, p.alarms(), oversight.ClockMoved)
	require.Negative(t, p.alarm(oversight.ClockMoved).Detail.For)
	n := len(p.live.Alarms())
	p.look(time.Minute)
	p.look(time.Minute)
	require.Len(t, p.live.Alarms(), n, "told once")
}

// TestTheGuardRunsByItself lets it run as the program does: woken by the journal and by its timer.
func TestTheGuardRunsByItself(t *testing.T) {
	p := newPost(t)
	timer := make(chan time.Time)
	stop := oversight.Start(t.Context(), p.hall, p.live, oversight.Options{
		After: func(time.Duration) <-chan time.Time { return timer },
		Fail:  func(err error) { t.Error(err) },
	})
	c := p.accept(p.issue(storetest.Simple))
	p.clock.Add(70 * time.Minute)
	timer <- p.hall.Now()
	for len(p.live.Alarms()) == 0 {
		<-p.bell
	}
	require.Equal(t, c.ID, p.live.Alarms()[0].Case)
	stop()
}
