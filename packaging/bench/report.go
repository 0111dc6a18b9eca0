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

// timesOf sums up measurements. Of an even number the upper middle one is taken: a real measurement, and no flattery.
func timesOf(all []time.Duration) Times {
	if len(all) == 0 {
		return Times{}
	}
	all = slices.Sorted(slices.Values(all))
	ms := func(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
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
	aimIdle   = 2   // percent of a core, without drawing by software
)

// Report is everything that was measured.
type Report struct {
	Command string    `json:"command"`
	Machine Machine   `json:"machine"`
	Date    time.Time `json:"date"`
	Seats   []Result  `json:"seats"`
}

const explanation = `
first frame: from the start of the process to a window with text on it, median (least-most); steady: until the picture
stands still. Busy hall: a simulated morning as history, 30 people waiting, a one-hour item with its countdown; empty: a
new data folder. RSS 5 s after the start, peak until then; later: after 5 calls and 10 tickets from other processes.
Idle: of one core, all threads, while nobody touches it; drawing: the part of it that Mesa drew for want of a graphics
card. Seen: from the answer of the process that called a ticket to the changed picture.
The disk's cache was warm. ! misses the aim.
`

// print writes the report as a table. A figure that misses its aim is marked with !.
func (r Report) print(w io.Writer) error {
	fmt.Fprintf(w, "%s\n%d cores, %s, %s, %s, %s\n\n", r.Command, r.Machine.Cores, r.Machine.CPU, r.Machine.System,
		r.Machine.Go, r.Date.Format(time.DateOnly))
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "seat\tscreen\tfirst frame, ms\tsteady, ms\tempty hall, ms\tRSS\tpeak\tPSS\tlater, MB\tidle, %\tdrawing\tseen, ms\t")
	for _, s := range r.Seats {
		fmt.Fprintf(t, "%s\t%dx%d\t%s%s\t%s\t%s%s\t%.0f%s\t%.0f\t%.0f\t%.0f%s\t%.1f%s\t%.1f\t%s\t\n", s.Seat, s.Width, s.Height,
			s.FirstFrame, miss(s.FirstFrame.Median, aimFrame), s.Steady, s.FirstEmpty, miss(s.FirstEmpty.Median, aimFrame),
			s.Memory.RSS, miss(s.Memory.RSS, aimMemory), s.Memory.Peak, s.Memory.PSS,
			s.Used.RSS, miss(s.Used.RSS, aimMemory), s.Idle, miss(s.Idle, aimIdle), s.Drawing, s.Seen)
	}
	fmt.Fprintf(t, "aim\t\t%d\t\t%d\t%d\t\t\t%d\t%d\t\t\t\n", aimFrame, aimFrame, aimMemory, aimMemory, aimIdle)
	if err := t.Flush(); err != nil {
		return err
	}
	_, err := io.WriteString(w, explanation)
	return err
}

func miss(value, aim float64) string {
	if value > aim {
		return "!"
	}
	return ""
}
