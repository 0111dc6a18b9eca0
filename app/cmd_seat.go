package app

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	"github.com/spf13/cobra"

	"onevisit/app/board"
	"onevisit/app/door"
	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/paper"
	"onevisit/app/voice"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// seats in the order of a visit. "all" opens every one of them in one process.
var seats = []string{"counter", "kiosk", "board", "manager", "all"}

// addSeats adds one command a seat.
func (p *program) addSeats(root *cobra.Command) {
	w := p.words()
	for _, s := range seats {
		var save bool
		c := &cobra.Command{Use: s, Short: w.T("cli.seat." + s), Args: cobra.NoArgs,
			RunE: func(c *cobra.Command, _ []string) error {
				if save {
					p.config.Seat = s
					if err := p.config.Save(); err != nil {
						return err
					}
				}
				return p.openSeat(c.Context(), s)
			}}
		c.Flags().StringVar(&p.config.Window, "window", "", w.T("cli.flag.window"))
		c.Flags().StringVar(&p.config.Clerk, "clerk", "", w.T("cli.flag.clerk"))
		if s == "board" || s == "all" {
			c.Flags().StringSliceVar(&p.config.Lines, "lines", nil, w.T("cli.flag.lines"))
		}
		c.Flags().BoolVar(&p.config.Full, "fullscreen", false, w.T("cli.flag.full"))
		c.Flags().BoolVar(&save, "save", false, w.T("cli.flag.save"))
		root.AddCommand(c)
	}
}

// hasDisplay tells whether windows can be opened at all: without one the window library ends the program in a panic.
func hasDisplay() bool {
	return runtime.GOOS != "linux" || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// openSeat opens a seat, or the machine's own one, or the front door, and returns when the last window is closed.
func (p *program) openSeat(ctx context.Context, seat string) error {
	if !hasDisplay() {
		return fault.New(CodeNoDisplay, nil)
	}
	if seat == "" {
		seat = p.config.Seat
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	a, warm := p.gui(), make(chan struct{})
	look.Live{}.Go(func() { // meanwhile the hall is read and the database opened
		look.Warm()
		close(warm)
		if seat == "counter" || seat == "kiosk" || seat == "all" { // the first window does not wait for what the first paper needs
			paper.Warm()
		}
	})
	return p.withStation(ctx, func(st *Station) error {
		if err := p.checkSeat(st.Hall.Setup(), seat); err != nil {
			return err
		}
		live, err := st.Hall.Live(ctx)
		if err != nil {
			return err
		}
		defer st.guard(ctx, live, seat)()
		<-warm
		d := newDesktop(a, st, live, p.words())
		if err := d.open(seat, p.config.Window); err != nil {
			return err
		}
		return d.run(ctx)
	})
}

// checkSeat refuses a seat or a window that the hall does not have.
func (p *program) checkSeat(s *queue.Setup, seat string) error {
	known := seat == ""
	for _, k := range seats {
		known = known || k == seat
	}
	if !known {
		return fault.New(CodeUnknownSeat, fault.Args{"seat": seat})
	}
	for _, id := range p.config.Lines {
		if _, ok := s.Line(id); !ok {
			return fault.New(CodeNoLine, fault.Args{"line": id})
		}
	}
	if seat != "counter" && seat != "all" {
		return nil
	}
	var ids []string
	for _, w := range s.Windows {
		ids = append(ids, w.ID)
	}
	all := strings.Join(ids, " ")
	if p.config.Window == "" {
		if seat == "all" {
			p.config.Window = ids[0]
			return nil
		}
		return fault.New(CodeNeedsWindow, fault.Args{"windows": all})
	}
	if _, ok := s.Window(p.config.Window); !ok {
		return fault.New(CodeNoWindow, fault.Args{"window": p.config.Window, "windows": all})
	}
	return nil
}

// seat is what every seat of the hall is to the desktop.
type seat interface {
	Bind(fyne.Window)
	Start(context.Context)
	Stop()
	SetWords(*lang.Words)
	Busy() bool
}

// shown is one seat in its window.
type shown struct {
	name   string
	seat   seat
	win    fyne.Window
	place  string    // the window of a counter, the name of a kiosk
	since  time.Time // when it was opened
	closed bool
	told   bool // and the hall knows that it is
}

// A seat stands all day with a heap that hardly changes: once it has started, the collector runs a little more often
// than Go's own setting of 100, and what starting took is given back; later, every minute, what a busy moment took.
const (
	heapSlack = 50 // percent
	settled   = 3 * time.Second
	restEvery = time.Minute
)

// giveBack returns memory that is not needed to the system, until the windows end.
func (d *desktop) giveBack() {
	next := time.NewTimer(settled)
	defer next.Stop()
	for started := true; ; started = false {
		select {
		case <-d.ctx.Done():
			return
		case <-next.C:
			debug.FreeOSMemory()
			if started {
				dropCode()
			}
			next.Reset(restEvery)
		}
	}
}

// desktop is the windows of one process.
type desktop struct {
	app     fyne.App
	st      *Station
	live    *queue.Live
	words   *lang.Words
	runner  look.Runner
	ctx     context.Context //nolint:containedctx // the life of the windows, not of a call
	cancel  context.CancelFunc
	seats   []shown
	ready   bool
	fixed   bool // demonstration: exact sizes, never full screen
	onStart func()
	sound   *voice.Loudspeaker // of this machine, for all of its seats; nil until one asks
	pulse   *heartbeat
	kept    *keeper
}

func newDesktop(a fyne.App, st *Station, live *queue.Live, w *lang.Words) *desktop {
	ctx, cancel := context.WithCancel(context.Background())
	d := &desktop{app: a, st: st, live: live, words: w, runner: look.Live{Log: st.Log}, ctx: ctx, cancel: cancel,
		pulse: &heartbeat{station: st, machine: machineName()}, kept: &keeper{data: st.Config.Data}}
	a.Settings().SetTheme(look.New(look.Day, 1))
	// Nothing runs in the background before the loop does.
	a.Lifecycle().SetOnStarted(func() {
		d.ready = true
		for _, s := range d.seats {
			s.seat.Start(d.ctx)
		}
		d.startBeat()
		if d.onStart != nil {
			d.onStart()
		}
		debug.SetGCPercent(heapSlack)
		d.runner.Go(d.giveBack)
	})
	return d
}

// run shows the windows until the last is closed or the program is told to end.
func (d *desktop) run(ctx context.Context) error {
	d.runner.Go(func() {
		<-ctx.Done()
		d.runner.Do(d.app.Quit)
	})
	d.app.Run()
	for _, s := range d.seats {
		s.seat.Stop()
	}
	d.cancel()
	d.lastBeat()
	return nil
}

// Sizes of the seats' windows in pixels: the screens they are made for.
var sizes = map[string]fyne.Size{
	"counter": fyne.NewSize(1366, 768),
	"kiosk":   fyne.NewSize(1080, 1920),
	"board":   fyne.NewSize(1920, 1080),
	"manager": fyne.NewSize(1600, 900),
}

// open opens a seat in a window of its own; "" is the front door, "all" every seat.
func (d *desktop) open(name, window string) error {
	switch name {
	case "":
		d.openDoor()
		return nil
	case "all":
		var all []error
		for _, s := range seats[:4] {
			all = append(all, d.open(s, window))
		}
		return errors.Join(all...)
	}
	s, err := d.make(name, window)
	if err != nil {
		return err
	}
	win := d.app.NewWindow(d.words.T("door.seat." + name))
	s.Bind(win)
	if d.fixed {
		win.Resize(sizes[name])
	} else {
		d.place(win, name)
	}
	if name != "kiosk" { // people touch that one
		look.KeysOf(win.Canvas()).OnShortcut(d.openDoor, fyne.KeyD, fyne.KeyModifierControl|fyne.KeyModifierShift)
	}
	i := len(d.seats)
	d.seats = append(d.seats, shown{name: name, seat: s, win: win, place: d.seatPlace(name, window), since: d.st.Hall.Now()})
	win.SetOnClosed(func() {
		s.Stop()
		d.seats[i].closed = true
	})
	win.Show()
	if d.ready {
		s.Start(d.ctx)
		d.beat()
	}
	return nil
}

// seatPlace names where a seat is: the window of a counter, the name of a kiosk.
func (d *desktop) seatPlace(name, window string) string {
	switch name {
	case queue.SeatCounter:
		return window
	case queue.SeatKiosk:
		return d.st.Config.Kiosk
	}
	return ""
}

// place gives a window the size that fits a seat: a kiosk and a board fill their screens when told to.
func (d *desktop) place(win fyne.Window, name string) {
	size := sizes[name]
	if name == "kiosk" { // upright on a desk's lying screen: smaller, same shape
		size = fyne.NewSize(540, 960)
	}
	if name == "board" {
		size = fyne.NewSize(1280, 720)
	}
	win.Resize(size)
	if d.st.Config.Full {
		win.SetFullScreen(true)
	}
}

func (d *desktop) make(name, window string) (seat, error) {
	prints := &printing{station: d.st, live: d.live, words: func() *lang.Words { return d.words }}
	switch name {
	case "counter":
		return d.counter(prints, window)
	case "kiosk":
		return d.kiosk(prints)
	case "board":
		announce, speaking := d.announcer()
		return board.New(board.Params{Hall: d.st.Hall, Live: d.live, Words: d.words, Runner: d.runner,
			Lines: d.st.Config.Lines, Contrast: board.Contrast(d.st.devices().Contrast), Arrows: d.st.Config.Arrows,
			Announce: announce, Speaking: speaking})
	case "manager":
		return d.manager()
	}
	return nil, fault.New(CodeUnknownSeat, fault.Args{"seat": name})
}

// doubleTap is how long a kiosk ignores presses after its page has changed: the second half of a double tap.
const doubleTap = 300 * time.Millisecond

// settle is doubleTap, but not for a demonstration, which looks before it presses.
func (d *desktop) settle() time.Duration {
	if d.fixed {
		return 0
	}
	return doubleTap
}

// announcer is the voice of the board: the system's speech, in Chinese and then in English. A demonstration is silent.
// With it comes whether it is still speaking.
func (d *desktop) announcer() (announce func(queue.Call), speaking func() bool) {
	if d.fixed {
		return nil, nil
	}
	a := voice.NewAnnouncer(d.loudspeaker(), d.st.Log, lang.For(lang.ZH), lang.For(lang.EN))
	d.runner.Go(func() { a.Run(d.ctx) })
	return a.Announce, a.Busy
}

// openDoor shows the front door, beside the seat that is open; what is chosen there opens in this process.
func (d *desktop) openDoor() { d.doorAt(placeOf(d.st.Config)) }

// doorAt shows the front door as on a machine with that hall.
func (d *desktop) doorAt(at door.Place) (*door.Door, fyne.Window) {
	win := d.app.NewWindow(d.words.T("app.full_name"))
	dr := door.New(door.Params{Setup: d.st.Hall.Setup(), Words: d.words, Runner: d.runner, First: d.st.Config.firstStart(),
		Place: at, CheckHall: d.checkHall, CheckDatabase: d.checkDatabase, TestPrinter: d.testPrinter, Move: d.move,
		Language: func(l lang.Language) {
			d.words = lang.For(l)
			d.st.Config.Language = string(l)
		},
		Choose: func(c door.Choice) error {
			if c.Remember {
				d.st.Config.Seat, d.st.Config.Window = c.Seat, c.Window
				if err := d.st.Config.Save(); err != nil {
					return err
				}
			}
			if err := d.open(c.Seat, c.Window); err != nil {
				return err
			}
			win.Close()
			return nil
		}})
	dr.Bind(win)
	win.CenterOnScreen()
	win.Show()
	return dr, win
}
