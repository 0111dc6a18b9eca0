package manager

import (
	"context"
	"errors"

	"onevisit/queue"
	"onevisit/queue/setup"
)

// journal follows today's journal rows. One reader at a time.
type journal struct {
	hall  Hall
	live  Live
	day   *day
	batch int // rows read at once

	fields   Fields
	keep     kept
	settings int // changes that keep knows of
	people   int
	business int64 // journal row up to which keep knows the day
	read     bool
}

// kept is what changes seldom and is read from the store only then.
type kept struct {
	business queue.BusinessDay
	fields   []setup.Field
	staff    []queue.Member
}

// kept reads settings, people and the day again if the journal says that they changed.
func (j *journal) kept(ctx context.Context) (kept, error) {
	d := j.day
	if d == nil || j.read && d.settings == j.settings && d.people == j.people && d.turned == j.business {
		return j.keep, nil
	}
	var all [4]error
	k := kept{}
	k.business, all[0] = j.hall.BusinessDay(ctx)
	k.staff, all[1] = j.hall.Staff(ctx)
	settings, err := j.hall.Settings(ctx)
	all[2] = err
	if err == nil && j.fields != nil {
		k.fields, all[3] = j.fields(settings)
	}
	if err := errors.Join(all[:]...); err != nil {
		return j.keep, err
	}
	j.keep, j.read, j.settings, j.people, j.business = k, true, d.settings, d.people, d.turned
	return k, nil
}

// follow reads what is new; on a new day it begins again.
func (j *journal) follow(ctx context.Context) (*day, error) {
	if today := j.hall.Today(); j.day == nil || j.day.date != today {
		seq, err := j.before(ctx, today)
		if err != nil {
			return j.day, err
		}
		s := j.hall.Setup()
		j.read = false
		j.day = newDay(today, seq, s.Windows, s.Calendar.Office)
	}
	for {
		rows, err := j.hall.Journal(ctx, j.day.seq, j.batch)
		if err != nil {
			return j.day, err
		}
		for _, r := range rows {
			j.day.apply(r)
		}
		if len(rows) < j.batch {
			return j.day, nil
		}
	}
}

// before finds the last row of the days before today by halving, so that a journal of years costs some twenty short
// reads and not all of it.
func (j *journal) before(ctx context.Context, today string) (int64, error) {
	low, high := int64(0), j.live.Seq()
	for low < high {
		mid := low + (high-low)/2
		rows, err := j.hall.Journal(ctx, mid, 1)
		if err != nil {
			return 0, err
		}
		if first(rows, today) {
			high = mid
		} else {
			low = rows[0].Seq
		}
	}
	return low, nil
}

// first reports whether nothing of an earlier day follows.
func first(rows []queue.Change, today string) bool { return len(rows) == 0 || rows[0].Day >= today }
