package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"
)

// Presses is how soon the picture answers a hand, in milliseconds.
type Presses struct {
	Waiting int     `json:"waiting"` // people waiting while the counter's keys were pressed
	Keys    Quick   `json:"key_ms"`  // counter: from the key to the first changed pixel
	KeyCost Cost    `json:"key_cost"`
	Rows    int     `json:"rows"` // of the list that was scrolled
	Frames  Quick   `json:"frame_ms"`
	Frame   Cost    `json:"frame_cost"`
	Scroll  float64 `json:"scroll_s"` // how long the wheel turned
}

// Cost is the processor time of one key or frame in all threads, in milliseconds: what does not depend on who else uses
// the machine.
type Cost struct {
	All     float64 `json:"all_ms"`
	Drawing float64 `json:"drawing_ms"` // of All, what a graphics card would do
}

// costOf divides what was used since before by how often.
func costOf(pid int, all, drawing time.Duration, n int) (Cost, error) {
	a, d, err := readCPU(pid)
	return Cost{All: ms(a-all) / float64(max(n, 1)), Drawing: ms(d-drawing) / float64(max(n, 1))}, err
}

// Quick are the middle and the slow end of many times, in milliseconds.
type Quick struct {
	P50 float64 `json:"p50"`
	P99 float64 `json:"p99"`
	Max float64 `json:"max"`
	N   int     `json:"n"`
}

func quickOf(all []time.Duration) Quick {
	if len(all) == 0 {
		return Quick{}
	}
	all = slices.Sorted(slices.Values(all))
	at := func(percent int) float64 { return ms(all[min(len(all)*percent/100, len(all)-1)]) }
	return Quick{P50: at(50), P99: at(99), Max: ms(all[len(all)-1]), N: len(all)}
}

// What is pressed and turned.
const (
	listRows    = 10_000
	keyPresses  = 200
	keyPause    = 60 * time.Millisecond // between a changed picture and the next key: the picture is whole and still
	scrollFor   = 5 * time.Second
	wheelEvery  = 12 * time.Millisecond // faster than a hand; each frame has something to show
	answerLimit = 2 * time.Second
	stillLimit  = 20 * time.Second
)

// presses measures the counter's keys with many waiting, and a long list under the wheel.
func (b *bench) presses(ctx context.Context) (p Presses, err error) {
	p = Presses{Waiting: b.waiting, Rows: listRows, Scroll: scrollFor.Seconds()}
	b.say("keys: %d people take a ticket", b.waiting)
	data := filepath.Join(b.folder, "full")
	if err := os.CopyFS(data, os.DirFS(b.busy)); err != nil {
		return p, err
	}
	if err := b.crowd(ctx, data); err != nil {
		return p, err
	}
	counter := allSeats[0]
	b.say("keys: %d at the counter", keyPresses)
	err = b.atScreen(ctx, counter, data, func(pid int, sc *screen, k *keyboard) error {
		all, drawing, err := readCPU(pid)
		if err != nil {
			return err
		}
		if p.Keys, err = sc.timeKeys(ctx, k); err != nil {
			return err
		}
		p.KeyCost, err = costOf(pid, all, drawing, p.Keys.N)
		return err
	})
	if err != nil {
		return p, fmt.Errorf("counter's keys: %w", err)
	}
	b.say("wheel: a list of %d rows for %s", listRows, scrollFor)
	long := seat{"gallery", []string{"gallery", "--rows", fmt.Sprint(listRows)}, 1500, 900}
	err = b.atScreen(ctx, long, data, func(pid int, sc *screen, k *keyboard) error {
		all, drawing, err := readCPU(pid)
		if err != nil {
			return err
		}
		if p.Frames, err = sc.timeFrames(ctx, k); err != nil {
			return err
		}
		p.Frame, err = costOf(pid, all, drawing, p.Frames.N)
		return err
	})
	if err != nil {
		return p, fmt.Errorf("long list: %w", err)
	}
	return p, nil
}

// crowd gives tickets to many and calls one of them to the counter that is measured, where its papers are looked through.
func (b *bench) crowd(ctx context.Context, data string) error {
	jobs := make(chan int)
	var wg sync.WaitGroup
	var mu sync.Mutex
	var failed error
	for range 4 {
		wg.Go(func() {
			for i := range jobs {
				if _, err := b.onevisit(ctx, data, "", "queue", "issue", "--item", common[i%len(common)]); err != nil {
					mu.Lock()
					failed = errors.Join(failed, err)
					mu.Unlock()
				}
			}
		})
	}
	for i := range b.waiting {
		jobs <- i
	}
	close(jobs)
	wg.Wait()
	if failed != nil {
		return failed
	}
	if _, err := b.onevisit(ctx, data, "", "queue", "finish", b.label, "--window", window, "--clerk", clerk); err != nil {
		return err
	}
	out, err := b.onevisit(ctx, data, "", "queue", "call", "--window", window, "--clerk", clerk)
	if err != nil {
		return err
	}
	label, err := labelOf(out)
	if err != nil {
		return err
	}
	_, err = b.onevisit(ctx, data, "", "queue", "start", label, "--window", window, "--clerk", clerk)
	return err
}

// atScreen opens a seat on a screen of its own, waits until its picture stands still, and lets do have its process and its keyboard.
func (b *bench) atScreen(ctx context.Context, s seat, data string, do func(int, *screen, *keyboard) error) (err error) {
	sc, err := openScreen(ctx, s.width, s.height, b.folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, sc.close()) }()
	o, _, _, err := b.startOn(ctx, s, sc, data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.stop()) }()
	k, err := openKeyboard(sc.display)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, k.close()) }()
	return do(o.cmd.Process.Pid, sc, k)
}

// keysOfPapers are pressed again and again, once all papers are ticked and the last is chosen: to the paper before and
// back, not there, there. Each changes the screen.
var keysOfPapers = []int{keyUp, keyDown, keySpace, keySpace}

// papers are those of the item that is called to the counter: so many ticks come first.
const papers = 2

// timeKeys presses the keys of looking through papers again and again.
func (s *screen) timeKeys(ctx context.Context, k *keyboard) (Quick, error) {
	var all []time.Duration
	s.fine = true
	for i := range keyPresses {
		if err := pause(ctx, keyPause); err != nil {
			return Quick{}, err
		}
		before, err := s.look(nil)
		if err != nil {
			return Quick{}, err
		}
		key := keySpace
		if i >= papers {
			key = keysOfPapers[(i-papers)%len(keysOfPapers)]
		}
		pressed := time.Now()
		if err := k.press(key); err != nil {
			return Quick{}, err
		}
		answered, err := s.poll(ctx, answerLimit, func(p []uint32) bool { return changed(before, p) > 0 })
		if err != nil {
			return Quick{}, err
		}
		if !answered {
			return Quick{}, fmt.Errorf("key %d changed nothing on the screen within %s", i+1, answerLimit)
		}
		all = append(all, time.Since(pressed))
	}
	return quickOf(all), nil
}

// timeFrames turns the wheel without a rest and takes the time between one changed picture and the next.
func (s *screen) timeFrames(ctx context.Context, k *keyboard) (Quick, error) {
	ctx, stop := context.WithTimeout(ctx, scrollFor)
	defer stop()
	turning := make(chan error, 1)
	go func() {
		t := time.NewTicker(wheelEvery)
		defer t.Stop()
		for {
			select {
			case <-ctx.Done():
				turning <- nil
				return
			case <-t.C:
				if err := k.wheel(); err != nil {
					turning <- err
					return
				}
			}
		}
	}()
	var all []time.Duration
	var before []uint32
	var last time.Time
	_, err := s.poll(ctx, stillLimit, func(p []uint32) bool {
		if before != nil && changed(before, p) >= largeChange {
			now := time.Now()
			if !last.IsZero() { // the first change has waited for the first notch
				all = append(all, now.Sub(last))
			}
			last = now
		}
		before = append(before[:0], p...)
		return false
	})
	if errors.Is(err, context.DeadlineExceeded) {
		err = nil
	}
	if err := errors.Join(err, <-turning); err != nil {
		return Quick{}, err
	}
	if len(all) == 0 {
		return Quick{}, errors.New("the list did not move")
	}
	return quickOf(all), nil
}
