package store

import (
	"context"
	"sync"
)

// watcher is the life of a feed: work begins with the first watcher, and has ended when stop returns. A feed that was
// stopped does not start again.
type watcher struct {
	work func(ctx context.Context)

	mu      sync.Mutex
	stopped bool
	cancel  context.CancelFunc
	done    chan struct{}
}

func (w *watcher) start() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.stopped || w.cancel != nil {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	w.cancel, w.done = cancel, make(chan struct{})
	go func() {
		defer close(w.done)
		w.work(ctx)
	}()
}

func (w *watcher) stop() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.stopped = true
	if w.cancel != nil {
		w.cancel()
		<-w.done
	}
}
