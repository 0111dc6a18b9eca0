package manager

import (
	"context"
	"slices"
	"time"

	"onevisit/queue"
	"onevisit/queue/oversight/figures"
)

// historyDays is how far back figures reach: this quarter and the one before.
const historyDays = 190

// history counts the journal of the last months. It reads nothing until somebody wants to see it, and then only what is
// new. One reader at a time.
type history struct {
	hall   Hall
	batch  int
	wanted bool // somebody looked at figures
	book   *figures.Book
	seq    int64
	from   string               // the first business day it knows
	visits map[string]*visitDay // by business day
}

// visitDay is the visits of one day.
type visitDay struct {
	issued int                 // tickets given
	seen   visits              // while the day lasts
	waits  []time.Duration     // of those called, sorted; when the day is over
	halves map[string]*[48]int // arrivals by line and half hour
	over   bool
}

// follow reads what is new, everything at the first time.
func (h *history) follow(ctx context.Context) error {
	if !h.wanted {
		return nil
	}
	if h.book == nil {
		from := h.hall.Now().AddDate(0, 0, -historyDays).Format(time.DateOnly)
		after, err := h.hall.Before(ctx, from)
		if err != nil {
			return err
		}
		h.book = figures.NewBook(h.hall.Setup().Calendar, h.hall.Catalog(), after)
		h.seq, h.from, h.visits = after, from, map[string]*visitDay{}
	}
	for {
		rows, err := h.hall.Journal(ctx, h.seq, h.batch)
		if err != nil {
			return err
		}
		h.book.See(rows...)
		for _, r := range rows {
			h.seq = r.Seq
			h.see(r)
		}
		if len(rows) < h.batch {
			return nil
		}
	}
}

// see counts a visit's rows.
func (h *history) see(r queue.Change) {
	if r.Ticket == nil {
		return
	}
	d := h.visits[r.Ticket.Day]
	if d == nil {
		if r.Ticket.Day != r.Day { // what became of a ticket of a day that is not known
			return
		}
		for _, old := range h.visits {
			old.end()
		}
		d = &visitDay{seen: newVisits(), halves: map[string]*[48]int{}}
		h.visits[r.Day] = d
	}
	if d.over {
		return
	}
	if comes(r) {
		d.issued++
		arrive(d.halves, r.At, r.Ticket.Line)
	}
	d.seen.see(r)
}

// end keeps of a day only what figures are made of.
func (d *visitDay) end() {
	if !d.over {
		d.waits, d.seen, d.over = d.waited(), visits{}, true
	}
}

// waited is how long those called waited, sorted.
func (d *visitDay) waited() []time.Duration {
	if d.over {
		return d.waits
	}
	return lengths(inTime(d.seen.waits))
}

// arrive counts an arrival in its half hour.
func arrive(halves map[string]*[48]int, at time.Time, line string) {
	if halves[line] == nil {
		halves[line] = &[48]int{}
	}
	halves[line][halfOf(at)]++
}

// halfOf is the half hour of the day, 0 … 47.
func halfOf(at time.Time) int { return at.Hour()*2 + at.Minute()/30 }

// usual is how many people come in each half hour of a day, on average of the days before today; false without one.
func (h *history) usual(today, line string) (out [48]float64, ok bool) {
	days := 0
	for day, d := range h.visits {
		if day >= today || d.issued == 0 {
			continue
		}
		days++
		for l, halves := range d.halves {
			if line != "" && l != line {
				continue
			}
			for i, n := range halves {
				out[i] += float64(n)
			}
		}
	}
	for i := range out {
		out[i] /= max(float64(days), 1)
	}
	return out, days > 0
}

// period is a stretch of business days, both included.
type period string

// Periods that can be chosen.
const (
	periodToday     period = "today"
	periodYesterday period = "yesterday"
	periodWeek      period = "week"
	periodLastWeek  period = "last_week"
	periodMonth     period = "month"
	periodQuarter   period = "quarter"
	periodLast      period = "last_quarter"
)

// allPeriods are all of them, in the order in which they are offered.
func allPeriods() []period {
	return []period{periodToday, periodYesterday, periodWeek, periodLastWeek, periodMonth, periodQuarter, periodLast}
}

// days are the first and the last day of a period. A week begins on Monday; a period that is not over ends today.
func (p period) days(now time.Time) (from, to string) {
	y, m, d := now.Date()
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 12, 0, 0, 0, now.Location()) }
	today := day(y, m, d)
	first, last := today, today
	monday := today.AddDate(0, 0, -(int(today.Weekday())+6)%7)
	quarter := day(y, (m-1)/3*3+1, 1)
	switch p {
	case periodYesterday:
		first, last = today.AddDate(0, 0, -1), today.AddDate(0, 0, -1)
	case periodWeek:
		first = monday
	case periodLastWeek:
		first, last = monday.AddDate(0, 0, -7), monday.AddDate(0, 0, -1)
	case periodMonth:
		first = day(y, m, 1)
	case periodQuarter:
		first = quarter
	case periodLast:
		first, last = quarter.AddDate(0, -3, 0), quarter.AddDate(0, 0, -1)
	case periodToday:
	}
	return first.Format(time.DateOnly), last.Format(time.DateOnly)
}

// visitsOf are the tickets given and the waits of a period, sorted.
func (h *history) visitsOf(from, to string) (issued int, waits []time.Duration) {
	for day, d := range h.visits {
		if day >= from && day <= to {
			issued += d.issued
			waits = append(waits, d.waited()...)
		}
	}
	slices.Sort(waits)
	return issued, waits
}
