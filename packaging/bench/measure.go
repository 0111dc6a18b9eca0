package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"time"
)

// Result is what was measured of one seat.
type Result struct {
	Seat       string  `json:"seat"`
	Width      int     `json:"width"`
	Height     int     `json:"height"`
	FirstFrame Times   `json:"first_frame_ms"`       // busy hall: from the start to a window with text on it
	Steady     Times   `json:"steady_ms"`            // busy hall: until the picture stood still
	FirstEmpty Times   `json:"first_frame_empty_ms"` // the same with a new data folder: the database is made first
	Memory     Memory  `json:"memory"`               // busy hall, 5 s after the first frame
	Used       Memory  `json:"memory_used"`          // after events from other seats and the idle watch
	Idle       float64 `json:"idle_percent"`         // of one core while nobody touches it
	Drawing    float64 `json:"drawing_percent"`      // of Idle, what a graphics card would do
	Seen       Times   `json:"seen_ms"`              // a call made by another process: commit to pixels; board only
}

// Limits of waiting; a seat that needs more is broken, not slow.
const (
	frameLimit = 30 * time.Second
	quiet      = 700 * time.Millisecond // without a change the picture stands still
	seenLimit  = 5 * time.Second
	boardHold  = 7 * time.Second // a call stays large on the board for 6 s; the next waits for its turn
)

// A change of less than this share of the screen is a clock or a countdown.
const (
	largeChange = 0.01
	callChange  = 0.002
)

// measure measures a seat on a screen of its own size.
func (b *bench) measure(ctx context.Context, s seat) (r Result, err error) {
	r = Result{Seat: s.name, Width: s.width, Height: s.height}
	sc, err := openScreen(ctx, s.width, s.height, b.folder)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, sc.close()) }()
	var first, steady, empty []time.Duration
	b.say("%s: %d starts with a new data folder, %d with the busy hall", s.name, b.runs, b.runs)
	for range b.runs {
		o, f, _, err := b.start(ctx, s, sc, "")
		if err != nil {
			return r, err
		}
		empty = append(empty, f)
		if err := o.stop(); err != nil {
			return r, err
		}
	}
	for i := range b.runs {
		o, f, st, err := b.start(ctx, s, sc, b.busy)
		if err != nil {
			return r, err
		}
		first, steady = append(first, f), append(steady, st)
		if i == b.runs-1 {
			err = b.watch(ctx, o, s, sc, b.settle-time.Since(o.began.Add(f)), &r)
		}
		if err := errors.Join(err, o.stop()); err != nil {
			return r, err
		}
	}
	r.FirstFrame, r.Steady, r.FirstEmpty = timesOf(first), timesOf(steady), timesOf(empty)
	return r, nil
}

// start opens a seat on an empty screen and waits for its first frame and for the frame that stays.
func (b *bench) start(ctx context.Context, s seat, sc *screen, from string) (o *opened, first, steady time.Duration, err error) {
	data, err := b.hall(from)
	if err != nil {
		return nil, 0, 0, err
	}
	return b.startOn(ctx, s, sc, data)
}

// startOn is start on a data folder as it is.
func (b *bench) startOn(ctx context.Context, s seat, sc *screen, data string) (o *opened, first, steady time.Duration, err error) {
	// The pointer stays, in two colours.
	blank, err := sc.poll(ctx, frameLimit, func(p []uint32) bool { return colours(p, 4) < 4 })
	if err != nil || !blank {
		return nil, 0, 0, errors.Join(err, errors.New("the screen is not empty"))
	}
	if o, err = b.open(ctx, s, sc, data); err != nil {
		return nil, 0, 0, err
	}
	drawn, err := sc.poll(ctx, frameLimit, func(p []uint32) bool { return colours(p, drawnColours) == drawnColours })
	first = time.Since(o.began)
	if err != nil || !drawn {
		return nil, 0, 0, errors.Join(err, errors.New("nothing was drawn"), o.stop())
	}
	steady = first
	var before []uint32
	_, err = sc.poll(ctx, frameLimit, func(p []uint32) bool {
		now := time.Since(o.began)
		if before != nil && changed(before, p) >= largeChange {
			steady = now
		}
		before = append(before[:0], p...)
		return now-steady > quiet
	})
	if err != nil {
		return nil, 0, 0, errors.Join(err, o.stop())
	}
	return o, first, steady, nil
}

// stop ends a seat and adds what it complained of to the error, if there is one.
func (o *opened) stop() error {
	if err := end(o.cmd); err != nil {
		return fmt.Errorf("%w: %s", err, bytes.TrimSpace(o.said.Bytes()))
	}
	return nil
}

// watch takes the figures of a seat that goes on standing there, the first after some time.
func (b *bench) watch(ctx context.Context, o *opened, s seat, sc *screen, after time.Duration, r *Result) (err error) {
	pid := o.cmd.Process.Pid
	if err := pause(ctx, after); err != nil {
		return err
	}
	if r.Memory, err = readMemory(pid); err != nil {
		return err
	}
	b.say("%s: idle for %s", s.name, b.idle)
	before, drawn, err := readCPU(pid)
	if err != nil {
		return err
	}
	from := time.Now()
	if err := pause(ctx, b.idle); err != nil {
		return err
	}
	used, drawing, err := readCPU(pid)
	if err != nil {
		return err
	}
	took := float64(time.Since(from))
	r.Idle, r.Drawing = 100*float64(used-before)/took, 100*float64(drawing-drawn)/took
	var seen []time.Duration
	for _, w := range []string{"1", "3", "4", "5", "7"} {
		if s.name == "board" {
			if err := pause(ctx, boardHold); err != nil {
				return err
			}
		}
		t, err := b.call(ctx, o.data, w, sc)
		if err != nil {
			return err
		}
		seen = append(seen, t)
	}
	if s.name == "board" {
		r.Seen = timesOf(seen)
	}
	for i := range 10 {
		if _, err := b.onevisit(ctx, o.data, "", "queue", "issue", "--item", common[i%len(common)]); err != nil {
			return err
		}
	}
	r.Used, err = readMemory(pid)
	return err
}

// call calls the next ticket to a window from another process, and returns how long after that process had its answer
// the screen changed: a process prints its answer when the change is committed.
func (b *bench) call(ctx context.Context, data, w string, sc *screen) (time.Duration, error) {
	before, err := sc.look(nil)
	if err != nil {
		return 0, err
	}
	c := exec.CommandContext(ctx, b.program, "queue", "call", "--window", w, "--clerk", clerk, "--data", data) //nolint:gosec // the program to be measured
	answer, err := c.StdoutPipe()
	if err != nil {
		return 0, err
	}
	if err := c.Start(); err != nil {
		return 0, err
	}
	if _, err := io.ReadFull(answer, make([]byte, 1)); err != nil {
		return 0, errors.Join(fmt.Errorf("nobody could be called to window %s: %w", w, err), c.Wait())
	}
	committed := time.Now()
	changes, err := sc.poll(ctx, seenLimit, func(p []uint32) bool { return changed(before, p) >= callChange })
	seen := time.Since(committed)
	if err == nil && !changes {
		seen = seenLimit
	}
	_, drain := io.Copy(io.Discard, answer)
	return seen, errors.Join(err, drain, c.Wait())
}

// pause waits; the only thing that may end it early is the user.
func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(max(d, 0))
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
