package figures_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/catalog"
	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/oversight/figures"
	"onevisit/queue/storetest"
)

// office is a hall in which things happen at random.
type office struct {
	*queue.Hall
	t     *rapid.T
	tb    *testing.T
	clock *storetest.Clock
	cases []int64
}

var windows = []queue.Act{{Window: "1", Clerk: "11"}, {Window: "2", Clerk: "12"}, {Window: "3", Clerk: "13"}}

func newOffice(tb *testing.T, t *rapid.T) *office {
	setup := storetest.Setup(tb)
	setup.Rules.ClockRules = queue.ClockRules{CorrectionLate: queue.LateWithdraw, GapLate: queue.LateWithdraw, SilenceDays: 5,
		HandoverDays: 10, ExtendDays: 10, PickupDays: 3, DutyYellow: 1}
	clock := storetest.NewClock(setup)
	return &office{Hall: queue.NewHall(memory.New(), setup, storetest.Catalog(tb), clock), t: t, tb: tb, clock: clock}
}

// try does something that may be refused; refusals change nothing.
func (o *office) try(err error) { _ = err }

// visit is one person: comes, is served, and something is decided or not.
func (o *office) visit() {
	ctx, t := o.tb.Context(), o.t
	a := rapid.SampledFrom(windows).Draw(t, "window")
	_, err := o.OpenWindow(ctx, a)
	o.try(err)
	item := rapid.SampledFrom([]string{storetest.Simple, storetest.Gap, storetest.Bare}).Draw(t, "item")
	v, err := o.Issue(ctx, queue.IssueRequest{Items: []string{item}})
	require.NoError(o.tb, err)
	o.pass("wait", 20)
	o.cases = append(o.cases, v.Cases[0].ID)
	if _, err = o.CallTicket(ctx, a, v.Ticket.ID); err != nil {
		return
	}
	_, err = o.Start(ctx, a, v.Ticket.ID)
	require.NoError(o.tb, err)
	o.decide(a, v.Cases[0].ID, item)
	if rapid.Bool().Draw(t, "finish on the spot") {
		o.pass("work", 50)
		_, err = o.FinishCase(ctx, a, v.Cases[0].ID)
		o.try(err)
	}
	if _, err = o.Finish(ctx, a, v.Ticket.ID); err != nil {
		_, err = o.Cancel(ctx, a, v.Ticket.ID, "left")
		require.NoError(o.tb, err)
	}
}

// decide checks with more or less on the counter and does what the check allows, or takes the papers in.
func (o *office) decide(a queue.Act, id int64, item string) {
	ctx, t := o.tb.Context(), o.t
	papers := []string{"id-card", "bank", "income"}[:rapid.IntRange(0, 3).Draw(t, "papers")]
	sub := storetest.Given(item, papers...)
	sub.Gap = rapid.Bool().Draw(t, "gap")
	if rapid.Bool().Draw(t, "pledge") {
		sub.Pledged = []string{"income"}
	}
	_, _, err := o.Check(ctx, a, id, sub)
	o.try(err)
	switch rapid.IntRange(0, 9).Draw(t, "decision") {
	case 0:
		_, err = o.Refuse(ctx, a, id, "no")
	case 1:
		_, err = o.Receive(ctx, a, id)
	default:
		if _, err = o.Accept(ctx, a, id); err != nil {
			_, err = o.Notify(ctx, a, id)
		}
	}
	o.try(err)
}

// later is what happens to a case of before.
func (o *office) later() {
	if len(o.cases) == 0 {
		return
	}
	ctx, t := o.tb.Context(), o.t
	id := rapid.SampledFrom(o.cases).Draw(t, "case")
	a := rapid.SampledFrom(windows).Draw(t, "by")
	var err error
	switch rapid.IntRange(0, 8).Draw(t, "deed") {
	case 0, 1, 2:
		_, err = o.FinishCase(ctx, a, id)
	case 3:
		_, err = o.PauseClock(ctx, a, id, queue.PauseApplicant, "")
	case 4:
		_, err = o.ResumeClock(ctx, a, id)
	case 5:
		_, err = o.Withdraw(ctx, a, id, "wish")
	case 6:
		_, err = o.Deliver(ctx, a, id)
	case 7:
		for _, k := range queue.DutyKinds() {
			_, err = o.Bite(ctx, queue.Act{}, id, k)
		}
	case 8:
		o.comeBack(a, id)
	}
	o.try(err)
}

// comeBack brings what a notice lists, or part of it.
func (o *office) comeBack(a queue.Act, id int64) {
	ctx := o.tb.Context()
	v, err := o.Return(ctx, a, id)
	if err != nil {
		return
	}
	_, err = o.OpenWindow(ctx, a)
	o.try(err)
	if _, err = o.CallTicket(ctx, a, v.Ticket.ID); err != nil {
		return
	}
	_, err = o.Start(ctx, a, v.Ticket.ID)
	require.NoError(o.tb, err)
	o.pass("walk", 5)
	c, err := o.Case(ctx, id)
	require.NoError(o.tb, err)
	o.decide(a, id, c.Item)
	if _, err = o.Finish(ctx, a, v.Ticket.ID); err != nil {
		_, err = o.Cancel(ctx, a, v.Ticket.ID, "left")
		require.NoError(o.tb, err)
	}
}

func (o *office) pass(what string, minutes int) {
	o.clock.Add(time.Duration(rapid.IntRange(1, minutes).Draw(o.t, what)) * time.Minute)
}

// slow counts a period anew from what is stored: every case as it stands, with its history, one figure after another.
func (o *office) slow(from, to string, keep func(queue.Case, queue.Change) bool) figures.Tally {
	ctx := o.tb.Context()
	cal := o.Setup().Calendar
	var t figures.Tally
	within := func(r queue.Change) bool { return r.Day >= from && r.Day <= to }
	n := func(yes bool) int {
		if yes {
			return 1
		}
		return 0
	}
	for id := range int64(len(o.cases)) {
		c, err := o.Case(ctx, id+1)
		require.NoError(o.tb, err)
		notices, decided := 0, false
		var accepted queue.Change
		for _, r := range o.history(c) {
			hit := within(r) && keep(c, r)
			switch r.Kind {
			case queue.EvAccept, queue.EvGap, queue.EvPledge:
				accepted = r
				t.Accepted += n(hit)
				t.Gaps += n(hit && r.Kind == queue.EvGap)
				t.Pledges += n(hit && r.Kind == queue.EvPledge)
				t.Decided += n(hit && !decided)
				t.DeemedAccepted += n(hit && c.Deemed == queue.DeemedAccepted)
				decided = true
			case queue.EvRefuse:
				t.Refused += n(hit)
				t.Decided += n(hit && !decided)
				decided = true
			case queue.EvNotice:
				notices++
				t.Noticed += n(hit && notices == 1)
				t.Second += n(hit && notices > 1)
				t.Corrected += n(hit && !decided)
				t.Decided += n(hit && !decided)
				decided = true
			case queue.EvWithdraw:
				t.DeemedWithdrawn += n(hit && c.Deemed == queue.DeemedWithdrawn)
			case queue.EvDelivered:
				t.Delivered += n(hit)
			case queue.EvCaseDone:
				if !hit {
					break
				}
				t.Finished++
				t.OnSpot += n(c.OnSpot)
				t.OneVisit += n(c.Returns == 0)
				t.OneHour += n(c.Item == storetest.Simple)
				t.OneHourInTime += n(c.Item == storetest.Simple && o.Elapsed(c) <= time.Hour)
				t.Dated += n(c.Item != storetest.Bare)
				t.OnTime += n(c.Item != storetest.Bare && !r.At.After(c.Clock.Due))
				t.Promised += n(c.Item == storetest.Gap)
				t.Early += n(c.Item == storetest.Gap && r.Day < cal.Day(c.Clock.Due))
			}
		}
		if c.Item != storetest.Simple || accepted.Case == nil || !within(accepted) || !keep(c, accepted) {
			continue
		}
		if closing, ok := cal.Closing(accepted.Day); accepted.Day == o.Today() && (!ok || o.Now().Before(closing)) {
			continue // the day is not over
		}
		over := c.State == queue.Done || c.State == queue.Delivered || c.State == queue.Withdrawn
		t.Immediate++
		t.Overnight += n(!over || cal.Day(c.Clock.Stopped) > accepted.Day)
	}
	return t
}

func (o *office) history(c queue.Case) []queue.Change {
	rows, err := o.Journal(o.tb.Context(), 0, 1<<20)
	require.NoError(o.tb, err)
	var out []queue.Change
	for _, r := range rows {
		if r.Case != nil && r.Case.ID == c.ID {
			out = append(out, r)
		}
	}
	return out
}

// TestFiguresEqualASlowRecount lets some days pass with anything that can happen, and compares the book, which followed
// row by row, with a recount of what is stored: the whole, and by each of the ways figures are told apart.
func TestFiguresEqualASlowRecount(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		o := newOffice(t, rt)
		b := figures.NewBook(o.Setup().Calendar, o.Catalog(), 0)
		follow := func() {
			rows, err := o.Journal(t.Context(), b.Seq(), 1<<20)
			require.NoError(t, err)
			b.See(rows...)
		}
		for range rapid.IntRange(1, 6).Draw(rt, "days") {
			for range rapid.IntRange(1, 8).Draw(rt, "deeds") {
				if rapid.Bool().Draw(rt, "new") {
					o.visit()
				} else {
					o.later()
				}
				o.pass("time", 40)
				if rapid.Bool().Draw(rt, "follow now") {
					follow()
				}
			}
			if rapid.Bool().Draw(rt, "the night falls") {
				o.clock.Add(time.Duration(rapid.IntRange(1, 3).Draw(rt, "nights")) * 24 * time.Hour)
			}
		}
		follow()
		from, to := storetest.Day, o.Today()
		if rapid.Bool().Draw(rt, "part") {
			from = o.Setup().Calendar.Day(o.Now().AddDate(0, 0, -2))
			to = o.Setup().Calendar.Day(o.Now().AddDate(0, 0, -rapid.IntRange(0, 2).Draw(rt, "ended")))
		}
		for _, by := range figures.All() {
			rows, total := b.Report(figures.Query{From: from, To: to, By: by, Now: o.Now()})
			require.Equal(t, o.slow(from, to, func(queue.Case, queue.Change) bool { return true }), total, by)
			for _, r := range rows {
				require.Equal(t, o.slow(from, to, o.is(by, r.Value)), r.Tally, "%s %s", by, r.Value)
			}
		}
		late, err := figures.Open(t.Context(), o.Hall, from, to)
		require.NoError(t, err)
		_, want := b.Report(figures.Query{From: from, To: to, By: figures.ByItem, Now: o.Now()})
		_, got := late.Report(figures.Query{From: from, To: to, By: figures.ByItem, Now: o.Now()})
		require.Equal(t, want, got, "a book of these days alone says the same of them")
	})
}

// is reports whether a row belongs to a value.
func (o *office) is(by figures.By, value string) func(queue.Case, queue.Change) bool {
	return func(c queue.Case, r queue.Change) bool {
		switch by {
		case figures.ByItem:
			return c.Item == value
		case figures.ByDepartment:
			it, err := o.Catalog().Item(c.Item)
			return err == nil && it.Department.ZH == value
		case figures.ByWindow:
			return r.Window == value || r.Window == "" && r.Case.Window == value
		case figures.ByClerk:
			return r.Clerk == value
		case figures.ByHour:
			return r.At.Format("15") == value
		case figures.ByDay:
			return r.Day == value
		}
		return false
	}
}

// TestWhatAFinishedCaseIsWorth walks along the edges of the definitions.
func TestWhatAFinishedCaseIsWorth(t *testing.T) {
	setup, cat := storetest.Setup(t), storetest.Catalog(t)
	start := time.Date(2026, 3, 4, 9, 0, 0, 0, setup.Calendar.Location())
	hour, days := catalog.Limit{N: 60, Unit: catalog.UnitMinutes}, catalog.Limit{N: 5, Unit: catalog.UnitWorkdays}
	day := func(n int, hours int) time.Time { return start.AddDate(0, 0, n).Add(time.Duration(hours) * time.Hour) }
	for name, v := range map[string]struct {
		c    queue.Case
		want figures.Tally
	}{
		"an hour to the minute": {queue.Case{OneHour: true, Clock: queue.CaseClock{Limit: hour, Counted: time.Hour, Due: day(0, 1),
			Stopped: day(0, 1)}}, figures.Tally{Finished: 1, OneVisit: 1, OneHour: 1, OneHourInTime: 1, Dated: 1, OnTime: 1}},
		"a second more": {queue.Case{OneHour: true, Clock: queue.CaseClock{Limit: hour, Counted: time.Hour + time.Second,
			Due: day(0, 1), Stopped: day(0, 1).Add(time.Second)}}, figures.Tally{Finished: 1, OneVisit: 1, OneHour: 1, Dated: 1}},
		"on the promised day": {queue.Case{OnSpot: true, Clock: queue.CaseClock{Limit: days, Due: day(5, 8), Stopped: day(5, 0)}},
			figures.Tally{Finished: 1, OnSpot: 1, OneVisit: 1, Dated: 1, OnTime: 1, Promised: 1}},
		"the day before": {queue.Case{Returns: 1, Clock: queue.CaseClock{Limit: days, Due: day(5, 8), Stopped: day(4, 8)}},
			figures.Tally{Finished: 1, Dated: 1, OnTime: 1, Promised: 1, Early: 1}},
		"no limit stated": {queue.Case{Clock: queue.CaseClock{Stopped: day(4, 8)}}, figures.Tally{Finished: 1, OneVisit: 1}},
		"renewed by law": {queue.Case{Deemed: queue.DeemedRenewed, Clock: queue.CaseClock{Stopped: day(4, 8)}},
			figures.Tally{Finished: 1, OneVisit: 1, DeemedRenewed: 1}},
	} {
		b := figures.NewBook(setup.Calendar, cat, 0)
		v.c.ID, v.c.Item, v.c.State = 1, storetest.Gap, queue.Done
		b.See(queue.Change{Seq: 1, At: v.c.Clock.Stopped, Day: "2026-03-09", Kind: queue.EvCaseDone, Case: &v.c})
		_, got := b.Report(figures.Query{By: figures.ByDay, Now: day(9, 0)})
		require.Equal(t, v.want, got, name)
	}
}

func TestARateOfNothingIsNoRate(t *testing.T) {
	_, ok := figures.Rate{}.Percent()
	require.False(t, ok)
	p, ok := figures.Rate{N: 1, Of: 3}.Percent()
	require.True(t, ok)
	require.InDelta(t, 33.333, p, 0.001)
	seen := map[string]bool{}
	for _, r := range (figures.Tally{}).Rates() {
		require.False(t, seen[r.ID])
		seen[r.ID] = true
	}
	require.Len(t, seen, 8)
}

// BenchmarkRow is what one journal row costs a book.
func BenchmarkRow(b *testing.B) {
	cat := storetest.Catalog(b)
	book := figures.NewBook(storetest.Setup(b).Calendar, cat, 0)
	at := time.Date(2026, 3, 4, 10, 0, 0, 0, time.UTC)
	c := &queue.Case{ID: 1, Item: storetest.Simple, OneHour: true, State: queue.Done, Clock: queue.CaseClock{
		Started: at, Stopped: at, Due: at, Limit: catalog.Limit{N: 60, Unit: catalog.UnitMinutes}}}
	b.ReportAllocs()
	for i := range b.N {
		book.See(queue.Change{Seq: int64(i + 1), At: at, Day: "2026-03-04", Kind: queue.EvCaseDone, Case: c, Window: "1", Clerk: "2"})
	}
}
