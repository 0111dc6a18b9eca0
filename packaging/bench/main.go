// Command bench measures the compiled program as a hall feels it: how long a seat takes to appear, what it keeps in
// memory, what it costs while nobody touches it, how soon one seat shows what happened at another, how soon the picture
// answers a key or the wheel, and whether hours of use leave anything behind. It runs the seats on a virtual screen (Xvfb),
// presses their keys and looks at the pixels; the program has no part of its own in this.
//
//	go run ./packaging/bench [-program bin/onevisit] [-seats counter,kiosk,board,manager] [-runs 7] [-idle 20s] [-json]
//	                         [-parts seats,keys,soak] [-soak 1m] [-pace 2s] [-course soak.csv] [-waiting 1000]
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// options are what the command line decides.
type options struct {
	program string
	runs    int           // starts per seat and hall
	settle  time.Duration // from the first frame to the first look at the memory
	idle    time.Duration // over which the idle load is taken
	soaking time.Duration // how long the seats are used
	waiting int           // people waiting while the counter's keys are pressed
	pace    time.Duration // of the soak: from one visitor to the next
	course  string        // of the soak: a file for each look at the seats, written as it goes
}

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(args []string, out, progress io.Writer) (err error) {
	o := options{settle: 5 * time.Second}
	var names, parts string
	var asJSON bool
	f := flag.NewFlagSet("bench", flag.ContinueOnError)
	f.StringVar(&o.program, "program", "bin/onevisit", "the compiled program")
	f.StringVar(&names, "seats", "counter,kiosk,board,manager", "the seats to measure")
	f.IntVar(&o.runs, "runs", 7, "starts of each seat")
	f.DurationVar(&o.idle, "idle", 20*time.Second, "how long the idle load is watched")
	f.StringVar(&parts, "parts", "seats,keys,soak", "what to measure")
	f.DurationVar(&o.soaking, "soak", time.Minute, "how long the seats are used, for what use leaves behind")
	f.DurationVar(&o.pace, "pace", 2*time.Second, "of the soak: from one visitor to the next; 2s is busier than the busiest hall of six windows")
	f.StringVar(&o.course, "course", "", "of the soak: a file to write each look at the seats to, as it goes (CSV)")
	f.IntVar(&o.waiting, "waiting", 1000, "how many wait while the counter's keys are pressed")
	f.BoolVar(&asJSON, "json", false, "print JSON")
	if err := f.Parse(args); err != nil {
		return err
	}
	if o.runs < 1 {
		return errors.New("-runs must be 1 or more")
	}
	chosen, err := chooseSeats(names)
	if err != nil {
		return err
	}
	if o.program, err = filepath.Abs(o.program); err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "onevisit-bench-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	b := &bench{options: o, folder: folder, progress: progress}
	if err := b.prepare(ctx); err != nil {
		return err
	}
	report := Report{Command: "bench " + strings.Join(args, " "), Machine: thisMachine(), Date: time.Now()}
	if err := b.run(ctx, strings.Split(parts, ","), chosen, &report); err != nil {
		return err
	}
	if asJSON {
		e := json.NewEncoder(out)
		e.SetIndent("", "  ")
		return e.Encode(report)
	}
	return report.print(out)
}

// run measures the parts that were asked for.
func (b *bench) run(ctx context.Context, parts []string, seats []seat, r *Report) error {
	for _, part := range parts {
		switch part {
		case "seats":
			for _, s := range seats {
				one, err := b.measure(ctx, s)
				if err != nil {
					return fmt.Errorf("%s: %w", s.name, err)
				}
				r.Seats = append(r.Seats, one)
			}
		case "keys":
			p, err := b.presses(ctx)
			if err != nil {
				return err
			}
			r.Presses = &p
		case "soak":
			s, err := b.soak(ctx, seats)
			if err != nil {
				return fmt.Errorf("soak: %w", err)
			}
			r.Soak = &s
		default:
			return fmt.Errorf("there is no part %q", part)
		}
	}
	return nil
}

// seat is one room of the hall with the screen it is made for.
type seat struct {
	name          string
	args          []string
	width, height int
}

var allSeats = []seat{
	{"counter", []string{"counter", "--window", window, "--clerk", clerk}, 1366, 768},
	{"kiosk", []string{"kiosk", "--fullscreen"}, 1080, 1920},
	{"board", []string{"board", "--fullscreen"}, 1920, 1080},
	{"manager", []string{"manager"}, 1600, 900},
}

func chooseSeats(names string) ([]seat, error) {
	var chosen []seat
	for name := range strings.SplitSeq(names, ",") {
		found := false
		for _, s := range allSeats {
			if s.name == name {
				chosen, found = append(chosen, s), true
			}
		}
		if !found {
			return nil, fmt.Errorf("there is no seat %q", name)
		}
	}
	return chosen, nil
}
