package oversight

import (
	"context"
	"errors"
	"strconv"
	"time"

	"onevisit/catalog/fault"
	"onevisit/queue"
)

// tend looks after the open alarms: it lets timers bite, settles what is settled and tells the next one of what nobody
// saw or did anything about. An alarm that cannot be tended does not keep the others waiting.
func (g *Guard) tend(ctx context.Context, now time.Time) error {
	var all []error
	for _, a := range g.live.Alarms() {
		if !a.Open() {
			continue
		}
		if err := g.tendOne(ctx, a, now); err != nil {
			all = append(all, err)
		}
		if ctx.Err() != nil {
			break
		}
	}
	return errors.Join(all...)
}

// tendOne looks after one open alarm.
func (g *Guard) tendOne(ctx context.Context, a Alarm, now time.Time) error {
	var err error
	over, why, c, known := false, "", queue.Case{}, true
	if a.Case != 0 {
		if c, known, err = g.caseOf(ctx, a.Case); err != nil {
			return err
		}
	}
	if a.Kind == DutyMissed && known {
		if d, open := c.Duty(a.Detail.Duty); open && d.Due.Equal(a.Detail.Due) && g.hall.Bites(c, d.Kind) {
			if c, err = g.hall.Bite(ctx, queue.Act{}, c.ID, d.Kind); err != nil {
				return err
			}
		}
	}
	if over, why = g.settled(a, c, now); over {
		_, err = g.hall.Settle(ctx, queue.Act{}, a.ID, why)
	} else if g.goesUp(a, c, now) {
		_, err = g.hall.Escalate(ctx, queue.Act{}, a.ID, a.Told().To)
	}
	if fault.Has(err, queue.CodeAlarmOver) { // another guard was faster
		return nil
	}
	return err
}

// caseOf is a case as it stands; one of an earlier day that is over is read from the store.
func (g *Guard) caseOf(ctx context.Context, id int64) (queue.Case, bool, error) {
	if c, ok := g.live.Case(id); ok {
		return c, true, nil
	}
	c, err := g.hall.Case(ctx, id)
	if fault.Has(err, queue.CodeUnknownCase) {
		return c, false, nil
	}
	return c, err == nil, err
}

// Why an alarm was settled; the words are "settled.<why>".
const (
	WhyDone    = "done"    // the case was finished, or the duty fulfilled
	WhyMoved   = "moved"   // another due time
	WhyWorse   = "worse"   // a graver alarm took its place
	WhySeen    = "seen"    // it cannot be undone, and somebody has seen it
	WhyGone    = "gone"    // window open again, letter on its way again
	WhyArrived = "arrived" // the table of holidays is there
)

// settled reports whether the matter of an alarm is over, and why.
func (g *Guard) settled(a Alarm, c queue.Case, now time.Time) (bool, string) {
	switch a.Kind {
	case Overdue, DueSoon:
		switch {
		case !c.Clock.On():
			return true, WhyDone
		case !c.Clock.Due.Equal(a.Detail.Due):
			return true, WhyMoved
		case a.Kind == DueSoon && now.After(a.Detail.Due) && c.Clock.Paused == "":
			return true, WhyWorse
		}
	case Overnight:
		return !c.Clock.On(), WhyDone
	case DutySoon, DutyMissed:
		return dutySettled(a, c, now)
	case Bounced:
		return c.Delivery == nil || c.Delivery.State != queue.ComeBack, WhyGone
	case PausedLong:
		w, ok := g.live.Window(a.Window)
		return !ok || w.State != queue.WindowPaused || pauseKey(w) != a.Key, WhyGone
	case NoTable:
		if a.Level == Yellow && g.setup.Calendar.Day(now)[:4] >= strconv.Itoa(a.Detail.Year) {
			return true, WhyWorse
		}
		return g.setup.Calendar.HasYear(a.Detail.Year), WhyArrived
	case queue.AlarmHelp, queue.AlarmCome:
		return g.uncalled(a, now), WhyGone
	case SecondNotice, NoNotice, BeyondList, OverFee, ClockMoved, Skipped, queue.AlarmLogin:
		return false, "" // settled by whoever sees it
	}
	return false, ""
}

// uncalled reports whether nobody is needed any more: the day of the call is over, the window that asked has closed since,
// or the one that was to open is open.
func (g *Guard) uncalled(a Alarm, now time.Time) bool {
	if cal := g.setup.Calendar; cal.Day(a.At) != cal.Day(now) {
		return true
	}
	if w, ok := g.live.Window(a.Asked()); ok && w.State == queue.WindowClosed && w.Since.After(a.At) {
		return true
	}
	w, ok := g.live.Window(a.To())
	return ok && a.Detail.Place == w.ID && w.State == queue.WindowOpen
}

// dutySettled reports whether a duty is no matter any more. One that had an effect stays until somebody has seen it.
func dutySettled(a Alarm, c queue.Case, now time.Time) (bool, string) {
	for _, d := range c.Duties {
		if d.Kind != a.Detail.Duty || !d.Due.Equal(a.Detail.Due) {
			continue
		}
		switch {
		case !d.Bitten.IsZero():
			return a.Kind == DutySoon || !a.Told().Seen.IsZero(), WhySeen
		case !d.Done.IsZero():
			return true, WhyDone
		}
		return a.Kind == DutySoon && now.After(d.Due), WhyWorse
	}
	return true, WhyMoved
}

// goesUp reports whether the next one is to be told: nobody saw the alarm for so long, or it was seen and not settled for
// so long, in office time. A warning goes up to the manager at most; the supervision list is for what is broken. What is
// due soon does not come nearer while its clock stands still.
func (g *Guard) goesUp(a Alarm, c queue.Case, now time.Time) bool {
	if a.Kind == DueSoon && c.Clock.Paused != "" {
		return false
	}
	last := a.Told()
	to, ok := last.To.Next()
	if !ok || to == queue.ToldSupervision && a.Level != Red {
		return false
	}
	r := g.setup.Rules
	limit, from := r.EscalateManager, last.At
	if to == queue.ToldSupervision {
		limit = r.EscalateSupervision
	}
	if !last.Seen.IsZero() {
		limit, from = r.EscalateUnsettled, last.Seen
	}
	return limit > 0 && g.setup.Calendar.Office(from, now) >= limit
}
