package oversight

import (
	"context"
	"sync"
	"time"

	"onevisit/catalog"
	"onevisit/queue"
)

// lookEvery is how often a guard lets time pass. Lights change by the minute.
const lookEvery = time.Minute

// Options are what a guard needs of the machine.
type Options struct {
	// Steady is time that no clock setting moves (the machine's monotonic clock): with it a clock that was set back or
	// forward is noticed at once. Without it only one that fell behind the journal is.
	Steady func() time.Duration
	// After is the timer; nil: time.After.
	After func(time.Duration) <-chan time.Time
	// Fail is told what could not be written; the guard tries again with its next look.
	Fail func(error)
}

// Guard watches over a running hall: it raises alarms, lets them go up while nobody sees them, settles those whose matter
// is over, and lets statutory timers bite. Any number of guards may watch over one hall, in one process or in many: each
// matter has a key, and what one has done the others find done.
type Guard struct {
	hall  *queue.Hall
	live  *queue.Live
	watch *Watch
	o     Options
	setup *queue.Setup
	cat   *catalog.Catalog
	known map[string]bool // keys on record
	todo  []Alarm         // noticed and not on record yet
	drift drift
}

// Watchful starts a guard and runs it until ctx ends: every journal row as it comes, and a look every minute.
func Watchful(ctx context.Context, hall *queue.Hall, live *queue.Live, o Options) {
	g := NewGuard(hall, live, o)
	bell := make(chan struct{}, 1)
	cancel := live.Subscribe(func([]queue.Change) {
		select {
		case bell <- struct{}{}:
		default:
		}
	})
	defer cancel()
	g.step(ctx, g.Begin)
	timer := g.o.After(lookEvery)
	for {
		select {
		case <-ctx.Done():
			return
		case <-bell:
			g.step(ctx, g.Follow)
		case <-timer:
			g.step(ctx, g.Look)
			timer = g.o.After(lookEvery)
		}
	}
}

// Start is Watchful in a goroutine; the function it gives ends it and waits until it has ended.
func Start(ctx context.Context, hall *queue.Hall, live *queue.Live, o Options) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	var done sync.WaitGroup
	done.Go(func() { Watchful(ctx, hall, live, o) })
	return func() {
		cancel()
		done.Wait()
	}
}

// NewGuard makes a guard that has not looked yet; Begin, Follow and Look are its steps.
func NewGuard(hall *queue.Hall, live *queue.Live, o Options) *Guard {
	if o.After == nil {
		o.After = time.After
	}
	if o.Fail == nil {
		o.Fail = func(error) {}
	}
	g := &Guard{hall: hall, live: live, o: o, setup: hall.Setup(), cat: hall.Catalog(), known: map[string]bool{}}
	g.watch = NewWatch(Params{Setup: g.setup, Catalog: g.cat, Clocks: hall})
	return g
}

// step takes a step and reports what failed; that ctx has ended in the middle of it is no fault.
func (g *Guard) step(ctx context.Context, do func(context.Context) error) {
	if err := do(ctx); err != nil && ctx.Err() == nil {
		g.o.Fail(err)
	}
}

// Begin computes due times whose table of holidays has come, takes over what stands, reads today's journal for what
// nobody watched over, and looks for the first time.
func (g *Guard) Begin(ctx context.Context) error {
	if _, err := g.hall.Recompute(ctx, queue.Act{}); err != nil {
		return err
	}
	if _, err := g.hall.Rehome(ctx, queue.Act{}); err != nil {
		return err
	}
	for _, a := range g.live.Alarms() {
		g.known[a.Key] = true
	}
	seq, err := g.hall.Before(ctx, g.hall.Today())
	if err != nil {
		return err
	}
	g.watch.Begin(seq, nil, g.live.Cases(), g.live.Windows())
	return g.Look(ctx)
}

// Follow takes the new rows of the journal, puts on record what is wrong with them, and settles what is settled.
func (g *Guard) Follow(ctx context.Context) error {
	if err := g.retune(ctx); err != nil {
		return err
	}
	if err := g.read(ctx); err != nil {
		return err
	}
	if err := g.record(ctx); err != nil {
		return err
	}
	return g.tend(ctx, g.hall.Now())
}

// Look lets time pass: what it makes wrong is put on record, timers bite, alarms go up.
func (g *Guard) Look(ctx context.Context) error {
	now := g.hall.Now()
	if err := g.retune(ctx); err != nil {
		return err
	}
	if err := g.read(ctx); err != nil {
		return err
	}
	g.todo = append(g.todo, g.clock(now)...)
	g.todo = append(g.todo, g.watch.Tick(now)...)
	if err := g.record(ctx); err != nil {
		return err
	}
	return g.tend(ctx, now)
}

// retune lets the watch judge by the setup and the catalog as they are now.
func (g *Guard) retune(ctx context.Context) error {
	s, cat := g.hall.Setup(), g.hall.Catalog()
	if s == g.setup && cat == g.cat {
		return nil
	}
	anew := s != g.setup
	g.setup, g.cat = s, cat
	g.watch.Retune(s, cat)
	if !anew {
		return nil
	}
	_, err := g.hall.Recompute(ctx, queue.Act{})
	return err
}

// read lets the watch see the new rows.
func (g *Guard) read(ctx context.Context) error {
	for {
		rows, err := g.hall.Journal(ctx, g.watch.Seq(), 0)
		if err != nil || len(rows) == 0 {
			return err
		}
		for _, r := range rows {
			if r.Alarm != nil {
				g.known[r.Alarm.Key] = true
			}
			g.drift.see(r.At)
			g.todo = append(g.todo, g.watch.See(r)...)
		}
	}
}

// record raises what was noticed. What cannot be written stays for the next time.
func (g *Guard) record(ctx context.Context) error {
	for len(g.todo) > 0 {
		if a := g.todo[0]; !g.known[a.Key] {
			if _, _, err := g.hall.Raise(ctx, a); err != nil {
				return err
			}
			g.known[a.Key] = true
		}
		g.todo = g.todo[1:]
	}
	g.todo = nil
	return nil
}
