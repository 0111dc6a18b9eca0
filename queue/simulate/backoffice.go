package simulate

import (
	"strconv"
	"time"

	"onevisit/catalog"
	"onevisit/queue"
)

// accept takes a case and plans what becomes of it: done while the person is still there, done later in time or late, or
// left for another day.
func (d *day) accept(s *service, e errand) error {
	c, err := d.hall.Accept(d.ctx, s.k.act(), e.id)
	if err != nil {
		return err
	}
	d.report.Accepted++
	switch c.Outcome {
	case catalog.AcceptWithGap:
		d.report.Gaps++
	case catalog.AcceptOnPledge:
		d.report.Pledges++
	case catalog.Accept, catalog.Ask, catalog.Correct, catalog.CorrectOnTheSpot, catalog.Refuse:
	}
	switch {
	case e.item.OneHour && d.chance(25), !e.item.OneHour && e.item.Kind == catalog.KindImmediate && d.chance(85):
		if err := d.done(s.k.act(), c.ID); err != nil {
			return err
		}
	case e.item.OneHour:
		d.processHour(s.k.act(), c)
	case e.item.Kind == catalog.KindPromised && d.chance(20):
		d.later(d.between(time.Hour, 5*time.Hour), func() error { return d.done(s.k.act(), c.ID) })
	case d.chance(5):
		d.later(d.between(5*time.Minute, time.Hour), func() error {
			d.report.Paused++
			_, err := d.hall.Pause(d.ctx, s.k.act(), c.ID, d.visit())
			return err
		})
	}
	return d.goOn(s)
}

// processHour plans a one-hour case: most are done well within the hour, some just in time, a few late, and for a few the
// office waits for the applicant and the clock stands meanwhile.
func (d *day) processHour(act queue.Act, c queue.Case) {
	work := d.between(8*time.Minute, 42*time.Minute)
	switch {
	case d.chance(15):
		work = d.between(63*time.Minute, 110*time.Minute)
	case d.chance(30):
		work = d.between(46*time.Minute, 59*time.Minute)
	}
	finish := func() error { return d.done(act, c.ID) }
	if !d.chance(7) {
		d.later(work, finish)
		return
	}
	d.later(work/3, func() error {
		d.report.Paused++
		if _, err := d.hall.PauseClock(d.ctx, act, c.ID, queue.PauseApplicant, d.say(WhyPapers)); err != nil {
			return err
		}
		d.later(d.between(10*time.Minute, 50*time.Minute), func() error {
			if _, err := d.hall.ResumeClock(d.ctx, act, c.ID); err != nil {
				return err
			}
			d.later(work-work/3, finish)
			return nil
		})
		return nil
	})
}

// later plans something after so much office time. Beyond the last year with a table of holidays nothing is planned: that
// is not this day any more.
func (d *day) later(office time.Duration, do func() error) {
	if at, err := d.hall.Setup().Calendar.Add(d.clock.Now(), office); err == nil {
		d.at(at, do)
	}
}

// done ends a case; mostly the result is handed over at once.
func (d *day) done(act queue.Act, id int64) error {
	if _, err := d.hall.FinishCase(d.ctx, act, id); err != nil {
		return err
	}
	d.report.Done++
	if !d.chance(65) {
		return nil
	}
	d.report.Delivered++
	_, err := d.hall.Deliver(d.ctx, act, id)
	return err
}

// visit is the special procedure of the simulated hall: an inspection within some workdays. A hall without special
// procedures waits for the applicant instead.
func (d *day) visit() queue.Pause {
	all := d.hall.Setup().Procedures
	if len(all) == 0 {
		return queue.Pause{Reason: queue.PauseApplicant, Note: d.say(WhyVisit)}
	}
	return queue.Pause{Reason: queue.PauseSpecial, Note: d.say(WhyVisit), Procedure: all[0].ID,
		Document: "T" + strconv.Itoa(d.report.Paused), Expect: catalog.Limit{N: 5, Unit: catalog.UnitWorkdays}}
}
