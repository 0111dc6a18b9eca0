package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"github.com/spf13/cobra"

	"onevisit/app/demo"
	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/simulate"
)

// The day of the demonstration: a Wednesday with people waiting, windows serving and clocks in every light, and the
// whole day before it.
const (
	demoDay    = "2026-11-18"
	demoEve    = "2026-11-17"
	demoTime   = "11:10"
	demoSeed   = 50
	demoWindow = "3"
)

// demoFlags are the options of the demonstration.
type demoFlags struct {
	out   string
	check bool
	stay  bool
}

// demoCommand walks one visit through the real windows and the real store and takes pictures of every seat.
func (p *program) demoCommand() *cobra.Command {
	w := p.words()
	var f demoFlags
	c := &cobra.Command{Use: "demo", Short: w.T("cli.demo"), Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return p.demo(c.Context(), f) }}
	c.Flags().StringVar(&f.out, "out", "demo", w.T("cli.flag.out"))
	c.Flags().BoolVar(&f.check, "check", false, w.T("cli.flag.check"))
	c.Flags().BoolVar(&f.stay, "stay", false, w.T("cli.flag.stay"))
	return c
}

// demo prepares a hall of its own in the output folder, so that the machine's own hall is not touched.
func (p *program) demo(ctx context.Context, f demoFlags) error {
	if !hasDisplay() {
		return fault.New(CodeNoDisplay, nil)
	}
	config := p.config
	config.Data = filepath.Join(f.out, "data")
	config.Hall, config.Window, config.Clerk = "", demoWindow, "12"
	config.Printer = "pdf:" + filepath.Join(config.Data, "printed")
	config.Forms = config.Printer
	if err := os.RemoveAll(config.Data); err != nil {
		return fault.Wrap(err, CodeNoWrite, fault.Args{"path": config.Data})
	}
	clock, st, err := p.demoHall(ctx, config)
	if err != nil {
		return err
	}
	defer st.Close() //nolint:errcheck // everything acknowledged is on disk; the report says what happened
	live, err := st.Hall.Live(ctx)
	if err != nil {
		return err
	}
	clock.run()

	look.Observe()
	d := newDesktop(p.gui(), st, live, p.words())
	d.fixed = true
	if err := d.open("all", demoWindow); err != nil {
		return err
	}
	var report demo.Report
	var told error
	d.whenReady(func() {
		d.runner.Go(func() {
			report, told = demo.Run(ctx, d.stage(p, f.out))
			if told != nil || !f.stay {
				d.runner.Do(d.app.Quit)
			}
		})
	})
	if err := d.run(ctx); err != nil {
		return err
	}
	if told != nil {
		return told
	}
	if f.check {
		if err := demo.Check(ctx, report, st.Hall, f.out); err != nil {
			return err
		}
	}
	return p.print(report, p.words().T("cli.demo_done", lang.Args{"n": len(report.Steps), "path": f.out}))
}

// demoHall lives the day before and the morning.
func (p *program) demoHall(ctx context.Context, config Config) (*shiftedClock, *Station, error) {
	setup, _, err := loadHall(config)
	if err != nil {
		return nil, nil, err
	}
	zone := setup.Calendar.Location()
	eve, err := parseMoment(zone, demoEve, "18:30")
	if err != nil {
		return nil, nil, err
	}
	morning, err := parseMoment(zone, demoDay, demoTime)
	if err != nil {
		return nil, nil, err
	}
	sim := simulate.NewClock(eve.start)
	clock := newShiftedClock(sim)
	st, err := Open(ctx, config, clock)
	if err != nil {
		return nil, nil, err
	}
	say := func(key string) string { return p.words().T(key) }
	live := func() error {
		if _, err := simulate.Run(ctx, st.Hall, sim, simulate.Options{Seed: demoSeed + 1, Day: demoEve, Until: eve.until, Say: say}); err != nil {
			return err
		}
		if err := nothingOvernight(ctx, st.Hall); err != nil {
			return err
		}
		_, err := simulate.Run(ctx, st.Hall, sim, simulate.Options{Seed: demoSeed, Day: demoDay, Until: morning.until, Say: say})
		return err
	}
	if err := live(); err != nil {
		return nil, nil, errors.Join(err, st.Close())
	}
	return clock, st, nil
}

// nothingOvernight finishes the one-hour cases that the evening left: the people at the back stay until they are done.
func nothingOvernight(ctx context.Context, h *queue.Hall) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	live, err := h.Live(ctx)
	if err != nil {
		return err
	}
	for _, c := range live.Running("") {
		if !c.OneHour {
			continue
		}
		act := queue.Act{Window: c.Window}
		if c.Clock.Paused != "" {
			if _, err := h.ResumeClock(ctx, act, c.ID); err != nil {
				return err
			}
		}
		if _, err := h.FinishCase(ctx, act, c.ID); err != nil {
			return err
		}
	}
	return nil
}

// stage is what the story plays on.
func (d *desktop) stage(p *program, out string) demo.Stage {
	windows := map[string]fyne.Window{}
	for _, s := range d.seats {
		windows[s.name] = s.win
	}
	return demo.Stage{Hall: d.st.Hall, Live: d.live, Runner: d.runner, Windows: windows, Window: demoWindow, Out: out,
		Busy: func(seat string) bool {
			for _, s := range d.seats {
				if (s.name != "board" || seat == "board") && s.seat.Busy() {
					return true
				}
			}
			return false
		},
		Door: d.doorAt,
		Words: func(l lang.Language) {
			d.words = lang.For(l)
			for _, s := range d.seats {
				s.seat.SetWords(d.words)
			}
		},
		Say: func(n int, what string) {
			if !p.json {
				fmt.Fprintln(p.out, p.words().T("cli.demo_step", lang.Args{"n": n, "what": what}))
			}
		}}
}

// firstFrames is how long the windows get to show themselves before the story begins.
const firstFrames = 500 * time.Millisecond

// whenReady calls f once the windows are shown.
func (d *desktop) whenReady(f func()) {
	started := d.onStart
	d.onStart = func() {
		if started != nil {
			started()
		}
		d.runner.After(firstFrames, f)
	}
}
