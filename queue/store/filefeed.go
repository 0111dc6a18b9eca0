package store

import (
	"context"
	"database/sql"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"onevisit/queue/internal/wake"
)

// pollEvery is the slow truth: how late a change of another process is seen when the file system tells nothing.
const pollEvery = 500 * time.Millisecond

// hintChecks are the pauses after a hint between which the feed looks. The write to the log is told before the commit is
// visible, so it looks again in case the commit was slow; one look costs some microseconds.
var hintChecks = []time.Duration{time.Millisecond, time.Millisecond, 2 * time.Millisecond, 4 * time.Millisecond,
	8 * time.Millisecond, 16 * time.Millisecond, 64 * time.Millisecond}

// fileFeed notices commits of other processes on this machine: a change of a file in the folder is a hint, SQLite's
// data_version the truth. It runs from the first watcher until the store closes.
type fileFeed struct {
	watcher
	dir, base string
	readonly  connector
	hub       *wake.Hub
}

func newFileFeed(path string, readonly connector, hub *wake.Hub) *fileFeed {
	f := &fileFeed{dir: filepath.Dir(path), base: filepath.Base(path), readonly: readonly, hub: hub}
	f.work = f.run
	return f
}

func (f *fileFeed) run(ctx context.Context) {
	hints, stop := f.hints()
	defer stop()
	db := sql.OpenDB(f.readonly)
	defer db.Close()
	db.SetMaxOpenConns(1) // data_version counts per connection
	v := version{db: db}
	v.changed(ctx)
	f.hub.Wake() // what was committed before the first look is nobody's change

	stage := len(hintChecks)
	timer := time.NewTimer(pollEvery)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case e, ok := <-hints:
			if !ok {
				hints = nil // polling goes on
				continue
			}
			if stage == 0 || !strings.HasPrefix(filepath.Base(e.Name), f.base) {
				continue
			}
			stage = 0
			timer.Reset(hintChecks[0])
		case <-timer.C:
			if v.changed(ctx) {
				f.hub.Wake()
			}
			stage = min(stage+1, len(hintChecks))
			if stage < len(hintChecks) {
				timer.Reset(hintChecks[stage])
			} else {
				timer.Reset(pollEvery)
			}
		}
	}
}

// hints are the file events of the folder, or nothing where the system gives none.
func (f *fileFeed) hints() (<-chan fsnotify.Event, func()) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, func() {}
	}
	stop := func() { _ = w.Close() } // nothing was written through it
	if err := w.Add(f.dir); err != nil {
		stop()
		return nil, func() {}
	}
	go func() {
		for range w.Errors { // a lost event is found by the poll
			continue
		}
	}()
	return w.Events, stop
}

// version watches PRAGMA data_version on one kept connection.
type version struct {
	db   *sql.DB
	last int64
}

// changed reports a commit of another connection since the last look. A database that cannot be read counts as
// changed: readers have to notice it themselves.
func (v *version) changed(ctx context.Context) bool {
	var now int64
	if err := v.db.QueryRowContext(ctx, "PRAGMA data_version").Scan(&now); err != nil {
		return true
	}
	changed := now != v.last
	v.last = now
	return changed
}
