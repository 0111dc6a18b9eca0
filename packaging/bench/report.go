package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

// Times are the middle and the ends of several measurements, in milliseconds.
type Times struct {
	Median float64 `json:"median"`
	Min    float64 `json:"min"`
	Max    float64 `json:"max"`
	N      int     `json:"n"`
}

// ms is a time in milliseconds.
func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// timesOf sums up measurements. Of an even number the upper middle one is taken: a real measurement, and no flattery.
func timesOf(all []time.Duration) Times {
	if len(all) == 0 {
		return Times{}
	}
	all = slices.Sorted(slices.Values(all))
	return Times{Median: ms(all[len(all)/2]), Min: ms(all[0]), Max: ms(all[len(all)-1]), N: len(all)}
}

func (t Times) String() string {
	if t.N == 0 {
		return "-"
	}
	return fmt.Sprintf("%.0f (%.0f-%.0f)", t.Median, t.Min, t.Max)
}

// Machine is where it was measured.
type Machine struct {
	Cores  int    `json:"cores"`
	CPU    string `json:"cpu"`
	System string `json:"system"`
	Go     string `json:"go"`
}

func thisMachine() Machine {
	m := Machine{Cores: runtime.NumCPU(), CPU: "unknown processor", System: runtime.GOOS + "/" + runtime.GOARCH, Go: runtime.Version()}
	info, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return m
	}
	for line := range strings.Lines(string(info)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			m.CPU = strings.TrimSpace(value)
			break
		}
	}
	return m
}

// What a seat may take. They are this program's own aims.
const (
	aimFrame  = 500 // ms
	aimMemory = 200 // MB
	aimIdle   = 2   // percent of a core, with what a graphics card would draw
	aimAnswer = 50  // ms, from a key to the picture, and for a frame
	aimSlope  = 2   // MB an hour of use: what cannot be told from none in a short soak
)

// Report is everything that was measured.
type Report struct {
	Command string    `json:"command"`
	Machine Machine   `json:"machine"`
	Date    time.Time `json:"date"`
	Seats   []Result  `json:"seats,omitempty"`
	Presses *Presses  `json:"presses,omitempty"`
	Soak    *Soak     `json:"soak,omitempty"`
}

const explanation = `
first frame: from the start of the process to a window with text on it, median (least-most); steady: until the picture
stands still. Busy hall: a simulated morning as history, 30 people waiting, a one-hour item with its countdown; empty: a
new data folder. RSS 5 s after the start, peak until then; later: after 5 calls and 10 tickets from other processes.
Own: of RSS, what no file backs; the rest is the program's file and the system's libraries, with software GL's compiler.
Idle: of one core, all threads, while nobody touches it; drawing: the part of it that Mesa drew for want of a graphics
card. Seen: from the answer of the process that called a ticket to the changed picture.
The disk's cache was warm. ! misses the aim.
`

// print writes the report as a table. A figure that misses its aim is marked with !.
func (r Report) print(w io.Writer) error {
	fmt.Fprintf(w, "%s\n%d cores, %s, %s, %s, %s\n\n", r.Command, r.Machine.Cores, r.Machine.CPU, r.Machine.System,
		r.Machine.Go, r.Date.Format(time.DateOnly))
	for _, part := range []func(io.Writer) error{r.printSeats, r.printPresses, r.printSoak} {
		if err := part(w); err != nil {
			return err
		}
	}
	return nil
}

func (r Report) printSeats(w io.Writer) error {
	if len(r.Seats) == 0 {
		return nil
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "seat\tscreen\tfirst frame, ms\tsteady, ms\tempty hall, ms\tRSS\town\tpeak\tPSS\tlater, MB\town\tidle, %\tdrawing\tseen, ms\t")
	for _, s := range r.Seats {
		fmt.Fprintf(t, "%s\t%dx%d\t%s%s\t%s\t%s%s\t%.0f%s\t%.0f\t%.0f\t%.0f\t%.0f%s\t%.0f\t%.1f%s\t%.1f\t%s\t\n", s.Seat, s.Width, s.Height,
			s.FirstFrame, miss(s.FirstFrame.Median, aimFrame), s.Steady, s.FirstEmpty, miss(s.FirstEmpty.Median, aimFrame),
			s.Memory.RSS, miss(s.Memory.RSS, aimMemory), s.Memory.Own, s.Memory.Peak, s.Memory.PSS,
			s.Used.RSS, miss(s.Used.RSS, aimMemory), s.Used.Own, s.Idle, miss(s.Idle, aimIdle), s.Drawing, s.Seen)
	}
	fmt.Fprintf(t, "aim\t\t%d\t\t%d\t%d\t\t\t\t%d\t\t%d\t\t\t\n", aimFrame, aimFrame, aimMemory, aimMemory, aimIdle)
	if err := t.Flush(); err != nil {
		return err
	}
	_, err := io.WriteString(w, explanation)
	return err
}

func (r Report) printPresses(w io.Writer) error {
	if r.Presses == nil {
		return nil
	}
	p := *r.Presses
	_, err := fmt.Fprintf(w, `
counter, %d waiting: a key to the first changed pixel, ms: p50 %.1f, p99 %.1f%s, most %.1f of %d (aim %d); processor %.1f, of it drawing %.1f
list of %d rows, the wheel turning for %.0f s: from one picture to the next, ms: p50 %.1f, p99 %.1f, most %.1f%s of %d (aim %d); processor %.1f, of it drawing %.1f
Both with the time until the screen is next looked at, at most %s.
`, p.Waiting, p.Keys.P50, p.Keys.P99, miss(p.Keys.P99, aimAnswer), p.Keys.Max, p.Keys.N, aimAnswer, p.KeyCost.All, p.KeyCost.Drawing,
		p.Rows, p.Scroll, p.Frames.P50, p.Frames.P99, p.Frames.Max, miss(p.Frames.Max, aimAnswer), p.Frames.N, aimAnswer,
		p.Frame.All, p.Frame.Drawing, lookEvery)
	return err
}

func (r Report) printSoak(w io.Writer) error {
	if r.Soak == nil {
		return nil
	}
	fmt.Fprintf(w, "\nsoak: %.2f h, %d visits, the seats side by side on one hall; after the first sixth of the time\n", r.Soak.Hours, r.Soak.Visits)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "seat\tRSS first\tlast\tmost, MB\tMB/h\town first\tlast\tmost, MB\tMB/h\tthreads\tlast\tmost\tfiles\tlast\tmost\t")
	for _, s := range r.Soak.Seats {
		fmt.Fprintf(t, "%s\t%.1f\t%.1f\t%.1f%s\t%+.1f\t%.1f\t%.1f\t%.1f\t%+.1f%s\t%.0f\t%.0f\t%.0f%s\t%.0f\t%.0f\t%.0f%s\t\n", s.Seat,
			s.RSS.First, s.RSS.Last, s.RSS.Most, miss(s.RSS.Most, aimMemory), s.RSS.Slope,
			s.Own.First, s.Own.Last, s.Own.Most, s.Own.Slope, miss(s.Own.Slope, aimSlope),
			s.Threads.First, s.Threads.Last, s.Threads.Most, miss(s.Threads.Last, s.Threads.First),
			s.Files.First, s.Files.Last, s.Files.Most, miss(s.Files.Last, s.Files.First))
	}
	return t.Flush()
}

func miss(value, aim float64) string {
	if value > aim {
		return "!"
	}
	return ""
}
