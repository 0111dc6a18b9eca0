package counter

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"log/slog"
	"sync/atomic"

	"onevisit/app/look"
	"onevisit/queue"
)

// work runs away from the screen and returns what to do on the screen afterwards; then may be nil.
type work func(context.Context) (then func(), err error)

// job is one act of the clerk. begin runs on the screen's goroutine when its turn comes, so that it sees what earlier
// jobs changed; without work it returns nil.
type job struct {
	name  string
	begin func() work
}

// jobs run one after another, in the order in which the keys were pressed: a verdict is stored before it is accepted on.
// All fields but active belong to the screen's goroutine.
type jobs struct {
	run    look.Runner
	ctx    context.Context
	wait   []job
	now    string // name of the running job
	log    *slog.Logger
	failed func(error)
	ended  func()
	active atomic.Int32
}

// add queues a job. A job whose like is already waiting is dropped: a key pressed twice is one wish. unique also drops it
// while its like is running.
func (j *jobs) add(name string, unique bool, begin func() work) {
	if unique && j.now == name {
		return
	}
	for _, w := range j.wait {
		if w.name == name {
			return
		}
	}
	j.wait = append(j.wait, job{name, begin})
	j.active.Add(1)
	if j.now == "" {
		j.next()
	}
}

// next starts the first waiting job.
func (j *jobs) next() {
	for len(j.wait) > 0 && j.now == "" {
		first := j.wait[0]
		j.wait = j.wait[1:]
		do := first.begin()
		if do == nil || j.ctx == nil || j.ctx.Err() != nil {
			j.active.Add(-1)
			continue
		}
		j.now = first.name
		ctx := j.ctx
		j.run.Go(func() {
			then, err := do(ctx)
			j.run.Do(func() { j.done(first.name, then, err) })
		})
	}
}

func (j *jobs) done(name string, then func(), err error) {
	j.now = ""
	if err != nil && j.ctx.Err() == nil {
		j.log.Warn("counter", "act", name, "err", err)
		j.failed(err)
	}
	if then != nil && j.ctx.Err() == nil {
		then()
	}
	j.ended()
	j.active.Add(-1)
	j.next()
}

// busy reports whether a job is running or waiting.
func (j *jobs) busy() bool { return j.active.Load() > 0 }

// act is who acts here, with a fresh key that makes a retry of this press harmless.
func (p *presenter) act() queue.Act {
	var b [12]byte
	_, _ = rand.Read(b[:]) // never fails (crypto/rand)
	return queue.Act{Key: hex.EncodeToString(b[:]), Window: p.window, Clerk: p.clerk}
}
