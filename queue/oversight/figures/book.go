package figures

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"onevisit/catalog"
	"onevisit/queue"
	"onevisit/queue/workday"
)

// By is what figures are told apart by.
type By string

// What figures are told apart by.
const (
	ByItem       By = "item"
	ByDepartment By = "department"
	ByWindow     By = "window"
	ByClerk      By = "clerk"
	ByHour       By = "hour"
	ByDay        By = "day"
)

// All are all of them.
func All() []By { return []By{ByItem, ByDepartment, ByWindow, ByClerk, ByHour, ByDay} }

// Book counts journal rows as they come. A row is counted once and never looked at again. Safe for concurrent use.
type Book struct {
	cal *workday.Calendar
	cat *catalog.Catalog

	mu    sync.RWMutex
	seq   int64
	cells map[By]map[cell]*Tally
	// today's cases that are finished on the spot by rule and not finished yet, with where they were counted
	pending map[int64]place
	day     string
}

// cell is one value on one day.
type cell struct{ day, value string }

// place is where a row is counted: a value for each By.
type place map[By]string

// NewBook makes an empty book that begins after a journal row; 0 for all there ever was.
func NewBook(cal *workday.Calendar, cat *catalog.Catalog, after int64) *Book {
	b := &Book{cal: cal, cat: cat, seq: after, cells: map[By]map[cell]*Tally{}, pending: map[int64]place{}}
	for _, by := range All() {
		b.cells[by] = map[cell]*Tally{}
	}
	return b
}

// Kinds are the journal rows that count; others change nothing.
func Kinds() []queue.Kind {
	return []queue.Kind{queue.EvAccept, queue.EvGap, queue.EvPledge, queue.EvNotice, queue.EvRefuse, queue.EvWithdraw,
		queue.EvDelivered, queue.EvCaseDone}
}

// batch is how many rows are read at once.
const batch = 5000

// Open reads the journal of the business days from … to, YYYY-MM-DD, into a new book.
func Open(ctx context.Context, h *queue.Hall, from, to string) (*Book, error) {
	after, err := h.Before(ctx, from)
	if err != nil {
		return nil, err
	}
	b := NewBook(h.Setup().Calendar, h.Catalog(), after)
	for {
		rows, err := h.JournalOf(ctx, b.Seq(), batch, Kinds()...)
		if err != nil {
			return nil, err
		}
		if i := slices.IndexFunc(rows, func(r queue.Change) bool { return r.Day > to }); i >= 0 {
			b.See(rows[:i]...)
			return b, nil
		}
		if b.See(rows...); len(rows) < batch {
			return b, nil
		}
	}
}

// Seq is the last row that was counted.
func (b *Book) Seq() int64 {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return b.seq
}

// See counts the next rows. A row seen before changes nothing.
func (b *Book) See(rows ...queue.Change) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, r := range rows {
		if r.Seq > b.seq {
			b.seq = r.Seq
			b.see(r)
		}
	}
}

func (b *Book) see(r queue.Change) {
	if r.Day != b.day { // what was not finished yesterday stays left overnight
		b.day = r.Day
		clear(b.pending)
	}
	if r.Case == nil {
		return
	}
	t, ok := b.worth(r, *r.Case)
	if !ok {
		return
	}
	at := b.placeOf(r)
	b.put(r.Day, at, t)
	switch {
	case t.Immediate > 0:
		b.pending[r.Case.ID] = at
	case r.Kind == queue.EvCaseDone || r.Kind == queue.EvWithdraw:
		if where, there := b.pending[r.Case.ID]; there {
			b.put(r.Day, where, Tally{Overnight: -1})
			delete(b.pending, r.Case.ID)
		}
	}
}

// placeOf tells where a row is counted: at the window and by the clerk who acted; the window of the case where nobody did.
func (b *Book) placeOf(r queue.Change) place {
	at := place{ByItem: r.Case.Item, ByWindow: r.Window, ByClerk: r.Clerk, ByDay: r.Day,
		ByHour: r.At.In(b.cal.Location()).Format("15")}
	if r.Window == "" {
		at[ByWindow] = r.Case.Window
	}
	if it, err := b.cat.Item(r.Case.Item); err == nil {
		at[ByDepartment] = it.Department.ZH
	}
	return at
}

func (b *Book) put(day string, at place, t Tally) {
	for by, value := range at {
		c := cell{day, value}
		if b.cells[by][c] == nil {
			b.cells[by][c] = &Tally{}
		}
		b.cells[by][c].add(t)
	}
}

// worth is what one row adds.
func (b *Book) worth(r queue.Change, c queue.Case) (t Tally, ok bool) {
	first := c.Notices == 0
	switch r.Kind {
	case queue.EvAccept, queue.EvGap, queue.EvPledge:
		t.Accepted, t.Gaps, t.Pledges = 1, one(r.Kind == queue.EvGap), one(r.Kind == queue.EvPledge)
		t.Decided, t.DeemedAccepted = one(first), one(c.Deemed == queue.DeemedAccepted)
		if c.Deemed == "" && b.onTheSpot(c) {
			t.Immediate, t.Overnight = 1, 1 // until it is finished
		}
	case queue.EvNotice:
		first = c.Notices == 1
		t.Noticed, t.Corrected, t.Decided, t.Second = one(first), one(first), one(first), one(!first)
	case queue.EvRefuse:
		t.Refused, t.Decided = 1, one(first)
	case queue.EvWithdraw:
		t.DeemedWithdrawn = one(c.Deemed == queue.DeemedWithdrawn)
	case queue.EvDelivered:
		t.Delivered = 1
	case queue.EvCaseDone:
		t = b.finished(c)
	default:
		return t, false
	}
	return t, true
}

// finished is what a finished case adds.
func (b *Book) finished(c queue.Case) Tally {
	k := c.Clock
	t := Tally{Finished: 1, OnSpot: one(c.OnSpot), OneVisit: one(c.Returns == 0),
		DeemedRenewed: one(c.Deemed == queue.DeemedRenewed)}
	if c.OneHour {
		t.OneHour, t.OneHourInTime = 1, one(k.Counted <= time.Duration(k.Limit.N)*time.Minute)
	}
	if !k.Due.IsZero() {
		t.Dated, t.OnTime = 1, one(!k.Stopped.After(k.Due))
		if k.Limit.Unit != catalog.UnitMinutes {
			t.Promised, t.Early = 1, one(b.cal.Day(k.Stopped) < b.cal.Day(k.Due))
		}
	}
	return t
}

func (b *Book) onTheSpot(c queue.Case) bool {
	if c.OneHour {
		return true
	}
	it, err := b.cat.Item(c.Item)
	return err == nil && it.Kind == catalog.KindImmediate
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// Row is the figures of one value.
type Row struct {
	Value string `json:"value"` // item id, name of the department, window, clerk, hour (00 … 23), day
	Tally
}

// Query asks for figures.
type Query struct {
	From, To string // business days, both included; empty: no limit
	By       By
	// Now tells which days are over: a case is left overnight when the hall has closed.
	Now time.Time
}

// Report are the figures of a period, by value, and all of them together.
func (b *Book) Report(q Query) (rows []Row, total Tally) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	sums := map[string]*Tally{}
	for c, t := range b.cells[q.By] {
		if c.day < q.From || q.To != "" && c.day > q.To {
			continue
		}
		n := *t
		if !b.over(c.day, q.Now) {
			n.Immediate, n.Overnight = 0, 0
		}
		if sums[c.value] == nil {
			sums[c.value] = &Tally{}
		}
		sums[c.value].add(n)
		total.add(n)
	}
	for v, t := range sums {
		rows = append(rows, Row{v, *t})
	}
	slices.SortFunc(rows, func(a, b Row) int { return strings.Compare(a.Value, b.Value) })
	return rows, total
}

// over reports whether the hall has closed on a day.
func (b *Book) over(day string, now time.Time) bool {
	if today := b.cal.Day(now); day != today {
		return day < today
	}
	closing, ok := b.cal.Closing(day)
	return ok && !now.Before(closing)
}
