package queue

import (
	"context"
	"slices"
	"sync"
	"time"
)

// Timing of a Live. The feed itself wakes it; these are for when the feed fails and for midnight.
const (
	liveTick     = 30 * time.Second       // looks whether the business day has changed
	retryFirst   = 250 * time.Millisecond // after a failed read, doubled each time
	retryLongest = 2 * time.Second
	staleAfter   = 3 * time.Second
	liveBatch    = 500 // journal rows read at once
)

// Live is a projection of today kept by journal rows: it reads the queue once and then only what changed, so one change
// costs the same whether ten people wait or ten thousand. Safe for concurrent use.
type Live struct {
	h *Hall

	mu    sync.RWMutex
	s     *liveState
	stale bool

	bell  chan struct{} // rung when there is something to tell
	tell  sync.Mutex
	news  []Change
	ring  bool
	subs  map[int]func([]Change)
	subNo int
}

// Live starts a projection of today. It follows until ctx ends, over midnight and through times when the store cannot
// be read.
func (h *Hall) Live(ctx context.Context) (*Live, error) {
	ctx, stop := context.WithCancel(ctx)
	wakes := h.store.Watch(ctx) // before loading, so that nothing falls in between
	l := &Live{h: h, bell: make(chan struct{}, 1), subs: map[int]func([]Change){}}
	if err := l.load(ctx); err != nil {
		stop()
		return nil, err
	}
	go l.dispatch(ctx)
	go func() {
		defer stop()
		l.run(ctx, wakes)
	}()
	return l, nil
}

// Subscribe has f called after changes, from a goroutine of the Live, never twice at once; changes that come while f
// runs are told together. An empty list says that something else changed: the day, or whether the Live is stale. A call
// that has begun may end after cancel returns.
func (l *Live) Subscribe(f func([]Change)) (cancel func()) {
	l.tell.Lock()
	defer l.tell.Unlock()
	l.subNo++
	n := l.subNo
	l.subs[n] = f
	return func() {
		l.tell.Lock()
		defer l.tell.Unlock()
		delete(l.subs, n)
	}
}

// Seq is the last journal row that the projection holds.
func (l *Live) Seq() int64 {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.s.seq
}

// Stale reports that the feed could not be read for some seconds: what is shown may be old.
func (l *Live) Stale() bool {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.stale
}

func (l *Live) run(ctx context.Context, wakes <-chan struct{}) {
	var failing, delay time.Duration // 0 while all is well
	timer := time.After(liveTick)
	for {
		select {
		case <-ctx.Done():
			return
		case _, ok := <-wakes:
			if !ok {
				if ctx.Err() == nil {
					l.setStale(true) // the store was closed under us
				}
				return
			}
			if delay > 0 {
				continue // a store that fails wakes us too; the retry has its own pace
			}
		case <-timer:
			failing += delay
		}
		if err := l.follow(ctx); err != nil {
			delay = min(max(2*delay, retryFirst), retryLongest)
			if failing+delay >= staleAfter {
				l.setStale(true)
			}
			timer = time.After(delay)
			continue
		}
		failing, delay = 0, 0
		timer = time.After(liveTick)
		l.setStale(false)
	}
}

// follow reads what is new, or everything when a new day has begun.
func (l *Live) follow(ctx context.Context) error {
	l.mu.RLock()
	day, seq := l.s.day, l.s.seq
	l.mu.RUnlock()
	if day != l.h.Today() {
		if err := l.load(ctx); err != nil {
			return err
		}
		l.announce(nil)
		return nil
	}
	for {
		rows, err := l.h.Journal(ctx, seq, liveBatch)
		if err != nil || len(rows) == 0 {
			return err
		}
		changed := slices.ContainsFunc(rows, func(c Change) bool { return c.Kind == EvSetting })
		if changed {
			if err := l.h.follow(ctx); err != nil {
				return err
			}
		}
		if slices.ContainsFunc(rows, func(c Change) bool { return c.Kind == EvCatalog }) {
			if err := l.h.RefreshCatalog(ctx); err != nil {
				return err
			}
		}
		l.mu.Lock()
		for i := range rows {
			l.s.apply(rows[i])
		}
		if changed {
			l.s.configure()
		}
		seq = l.s.seq
		l.mu.Unlock()
		l.announce(rows)
	}
}

func (l *Live) load(ctx context.Context) error {
	if err := l.h.RefreshCatalog(ctx); err != nil {
		return err
	}
	s := newLiveState(l.h, l.h.Now())
	err := l.h.store.View(ctx, func(r Reader) error {
		snap, err := r.Snapshot(s.day, s.start)
		if err == nil {
			s.fill(snap)
		}
		return err
	})
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.s = s
	return nil
}

func (l *Live) setStale(v bool) {
	l.mu.Lock()
	changed := l.stale != v
	l.stale = v
	l.mu.Unlock()
	if changed {
		l.announce(nil)
	}
}

// announce hands rows to the dispatcher; it never blocks.
func (l *Live) announce(rows []Change) {
	l.tell.Lock()
	l.news = append(l.news, rows...)
	l.ring = true
	l.tell.Unlock()
	select {
	case l.bell <- struct{}{}:
	default:
	}
}

func (l *Live) dispatch(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-l.bell:
		}
		l.tell.Lock()
		news, ring := l.news, l.ring
		l.news, l.ring = nil, false
		subs := make([]func([]Change), 0, len(l.subs))
		for n := 1; n <= l.subNo; n++ {
			if f, ok := l.subs[n]; ok {
				subs = append(subs, f)
			}
		}
		l.tell.Unlock()
		if !ring {
			continue
		}
		for _, f := range subs {
			f(news)
		}
	}
}
