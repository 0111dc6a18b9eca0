package manager

import (
	"context"

	"onevisit/queue"
)

// journal follows today's journal rows. One reader at a time.
type journal struct {
	hall  Hall
	live  Live
	day   *day
	batch int // rows read at once
}

// follow reads what is new; on a new day it begins again.
func (j *journal) follow(ctx context.Context) (*day, error) {
	if today := j.hall.Today(); j.day == nil || j.day.date != today {
		seq, err := j.before(ctx, today)
		if err != nil {
			return j.day, err
		}
		s := j.hall.Setup()
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
