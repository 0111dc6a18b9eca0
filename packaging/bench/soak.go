package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// Soak is what the seats held while a hall was in use: all of them on one database, visitors served one after the other,
// the arrow keys of the counter pressed.
type Soak struct {
	Hours  float64   `json:"hours"`
	Visits int       `json:"visits"`
	Seats  []Growing `json:"seats"`
}

// Growing is one seat over time.
type Growing struct {
	Seat    string `json:"seat"`
	Samples int    `json:"samples"`
	RSS     Course `json:"rss_mb"`
	Own     Course `json:"own_mb"` // of RSS, what no file backs
	Threads Course `json:"threads"`
	Files   Course `json:"files"` // open files and sockets
}

// Course is how a figure went: the first after warming up, the last, the most, and the slope of the line through all, an
// hour.
type Course struct {
	First float64 `json:"first"`
	Last  float64 `json:"last"`
	Most  float64 `json:"most"`
	Slope float64 `json:"slope_per_hour"`
}

// What a soak does.
const (
	warmShare   = 6   // of the time, one part in so many warms up: caches fill, the heap finds its size
	sampleParts = 120 // samples in the whole time
	leastSample = time.Second
)

// held is one look at a seat.
type held struct {
	at      time.Duration
	memory  Memory
	threads float64
	files   float64
}

// soaked is a seat under soak.
type soaked struct {
	seat   seat
	screen *screen
	opened *opened
	looks  []held
}

// soak uses the seats for as long as told.
func (b *bench) soak(ctx context.Context, seats []seat) (s Soak, err error) {
	data, err := b.hall(b.busy)
	if err != nil {
		return s, err
	}
	if _, err := b.onevisit(ctx, data, "", "queue", "finish", b.label, "--window", window, "--clerk", clerk); err != nil {
		return s, err
	}
	var all []*soaked
	defer func() {
		for _, x := range all {
			err = errors.Join(err, x.opened.stop(), x.screen.close())
		}
	}()
	var keys *keyboard
	for _, st := range seats {
		x := &soaked{seat: st}
		if x.screen, err = openScreen(ctx, st.width, st.height, b.folder); err != nil {
			return s, err
		}
		if x.opened, _, _, err = b.startOn(ctx, st, x.screen, data); err != nil {
			return s, errors.Join(err, x.screen.close())
		}
		all = append(all, x)
		if st.name == "counter" {
			if keys, err = openKeyboard(x.screen.display); err != nil {
				return s, err
			}
			defer keys.close() //nolint:errcheck // only written to
		}
	}
	b.say("soak: %d seats for %s", len(all), b.soaking)
	if s.Visits, err = b.use(ctx, data, keys, all); err != nil {
		return s, err
	}
	s.Hours = b.soaking.Hours()
	for _, x := range all {
		s.Seats = append(s.Seats, courseOf(x.seat.name, x.looks, b.soaking/warmShare))
	}
	return s, nil
}

// use serves visitors and looks at the seats until the time is over.
func (b *bench) use(ctx context.Context, data string, keys *keyboard, all []*soaked) (visits int, err error) {
	log, err := openCourse(b.course)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, log.close()) }()
	began := time.Now()
	every := max(b.soaking/sampleParts, leastSample)
	next := time.Duration(0)
	for time.Since(began) < b.soaking {
		round := time.Now()
		if err := b.visit(ctx, data); err != nil {
			return visits, err
		}
		visits++
		if keys != nil {
			for _, k := range []int{keyDown, keyDown, keyUp} {
				if err := keys.press(k); err != nil {
					return visits, err
				}
			}
		}
		if at := time.Since(began); at >= next {
			next += every
			for _, x := range all {
				h, err := lookAt(x.opened.cmd.Process.Pid)
				if err != nil {
					return visits, fmt.Errorf("%s: %w", x.seat.name, err)
				}
				h.at = at
				x.looks = append(x.looks, h)
				if err := log.add(x.seat.name, visits, h); err != nil {
					return visits, err
				}
			}
		}
		if err := pause(ctx, b.pace-time.Since(round)); err != nil {
			return visits, err
		}
	}
	return visits, nil
}

// visit takes a ticket and serves whoever is next at the counter, to the end; who is there for something else than the
// one-hour item goes without having it done.
func (b *bench) visit(ctx context.Context, data string) error {
	if _, err := b.onevisit(ctx, data, "", "queue", "issue", "--item", oneHour); err != nil {
		return err
	}
	out, err := b.onevisit(ctx, data, "", "queue", "call", "--window", window, "--clerk", clerk)
	if err != nil {
		return err
	}
	var visit struct {
		Ticket struct {
			Label string   `json:"label"`
			Items []string `json:"items"`
		} `json:"ticket"`
	}
	if err := json.Unmarshal(out, &visit); err != nil {
		return err
	}
	acts := []string{"start", "check", "accept", "finish", "done", "deliver"}
	if len(visit.Ticket.Items) != 1 || visit.Ticket.Items[0] != oneHour {
		acts = []string{"start", "withdraw", "finish"}
	}
	for _, verb := range acts {
		input := ""
		if verb == "check" {
			input = oneHourPapers
		}
		if _, err := b.onevisit(ctx, data, input, "queue", verb, visit.Ticket.Label, "--window", window, "--clerk", clerk); err != nil {
			return err
		}
	}
	return nil
}

// lookAt reads what a process holds. Goroutines are not to be seen from outside; each that works or waits in the system
// has a thread, and the tests count the others.
func lookAt(pid int) (h held, err error) {
	if h.memory, err = readMemory(pid); err != nil {
		return h, err
	}
	threads, err1 := os.ReadDir(procFile(pid, "task"))
	files, err2 := os.ReadDir(filepath.Join(procFile(pid, "fd")))
	h.threads, h.files = float64(len(threads)), float64(len(files))
	return h, errors.Join(err1, err2)
}

// courseOf sums up the looks after warming up.
func courseOf(name string, looks []held, warm time.Duration) Growing {
	for len(looks) > 2 && looks[0].at < warm {
		looks = looks[1:]
	}
	of := func(value func(held) float64) Course {
		var c Course
		var n, x, y, xx, xy float64
		for i, l := range looks {
			v, at := value(l), l.at.Hours()
			if i == 0 {
				c.First = v
			}
			c.Last, c.Most = v, max(c.Most, v)
			n, x, y, xx, xy = n+1, x+at, y+v, xx+at*at, xy+at*v
		}
		if d := n*xx - x*x; n > 2 && d > 0 {
			c.Slope = (n*xy - x*y) / d
		}
		return c
	}
	return Growing{Seat: name, Samples: len(looks),
		RSS: of(func(h held) float64 { return h.memory.RSS }), Own: of(func(h held) float64 { return h.memory.Own }),
		Threads: of(func(h held) float64 { return h.threads }), Files: of(func(h held) float64 { return h.files })}
}
