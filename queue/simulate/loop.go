package simulate

import (
	"container/heap"
	"context"
	"time"
)

// event is something that happens at a moment. Events of one moment happen in the order in which they were planned, so
// that a seed always gives the same day.
type event struct {
	at    time.Time
	order int
	do    func() error
}

type agenda []event

func (a agenda) Len() int { return len(a) }
func (a agenda) Less(i, j int) bool {
	if a[i].at.Equal(a[j].at) {
		return a[i].order < a[j].order
	}
	return a[i].at.Before(a[j].at)
}
func (a agenda) Swap(i, j int) { a[i], a[j] = a[j], a[i] }
func (a *agenda) Push(x any)   { *a = append(*a, x.(event)) }
func (a *agenda) Pop() any {
	old := *a
	last := old[len(old)-1]
	*a = old[:len(old)-1]
	return last
}

// loop takes the events one by one and turns the clock to each.
type loop struct {
	clock *Clock
	pace  func(ctx context.Context, at time.Time) error
	plan  agenda
	order int
	taken int
}

// at plans do for a moment; the past is now.
func (l *loop) at(t time.Time, do func() error) {
	l.order++
	heap.Push(&l.plan, event{t, l.order, do})
}

// in plans do after a while.
func (l *loop) in(d time.Duration, do func() error) { l.at(l.clock.Now().Add(d), do) }

// run lives until a moment; a zero until lives everything that was planned.
func (l *loop) run(ctx context.Context, until time.Time) error {
	for len(l.plan) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		if !until.IsZero() && l.plan[0].at.After(until) {
			break
		}
		e := heap.Pop(&l.plan).(event)
		if l.pace != nil {
			if err := l.pace(ctx, e.at); err != nil {
				return err
			}
		}
		l.clock.Set(e.at)
		l.taken++
		if err := e.do(); err != nil {
			return err
		}
	}
	if !until.IsZero() {
		l.clock.Set(until)
	}
	return nil
}
