package forecast_test

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/queue/forecast"
)

// hallDay is a first-come first-served hall with Poisson arrivals and lognormal service (M/G/s). Everybody who has to
// wait gets a range at arrival; hits counts the waits that fall into it.
type hallDay struct {
	rng      *rand.Rand
	windows  int
	mean, cv float64 // of a service, minutes
	load     float64 // arrivals relative to what the windows can do
	prior    float64 // configured service time, minutes
	people   int

	hits, asked, below, above int
}

// served is one visit: when its service began or will begin, when it ends, in minutes.
type served struct{ start, end float64 }

func (d *hallDay) draw() float64 {
	s2 := math.Log(1 + d.cv*d.cv)
	return d.mean * math.Exp(math.Sqrt(s2)*d.rng.NormFloat64()-s2/2)
}

func (d *hallDay) run() {
	free := make([]float64, d.windows) // when each window is free again
	var visits []served                // in order of arrival, which is the order of service
	now := 0.0
	for range d.people {
		now += d.rng.ExpFloat64() * d.mean / (float64(d.windows) * d.load)
		w := 0
		for i := range free {
			if free[i] < free[w] {
				w = i
			}
		}
		start := max(now, free[w])
		if start > now {
			d.ask(now, start, visits)
		}
		free[w] = start + d.draw()
		visits = append(visits, served{start, free[w]})
	}
}

// ask estimates the wait from what a hall can know at that moment, and compares it with what the wait will be.
func (d *hallDay) ask(now, start float64, visits []served) {
	in := forecast.Input{Windows: d.windows, Prior: inMinutes(d.prior)}
	var finished []served
	for _, v := range visits {
		switch {
		case v.start > now:
			in.Ahead++
		case v.end > now:
			in.Busy = append(in.Busy, inMinutes(now-v.start))
		default:
			finished = append(finished, v)
		}
	}
	slices.SortFunc(finished, func(a, b served) int { return cmp.Compare(a.end, b.end) })
	for _, v := range finished {
		in.Service = append(in.Service, inMinutes(v.end-v.start))
	}
	d.asked++
	switch r, wait := forecast.Estimate(in), inMinutes(start-now); {
	case wait < r.Low:
		d.below++
	case wait > r.High:
		d.above++
	default:
		d.hits++
	}
}

func inMinutes(m float64) time.Duration { return time.Duration(m * float64(time.Minute)) }

func TestRangeCoversTheWaitsOfASimulatedHall(t *testing.T) {
	for _, c := range []struct {
		name        string
		windows     int
		mean, cv    float64
		load, prior float64
		people      int
	}{
		{"one window, quiet", 1, 8, 0.8, 0.85, 8, 60},
		{"two windows, busy", 2, 10, 0.7, 1.0, 10, 120},
		{"four windows, overload", 4, 9, 0.8, 1.2, 9, 240},
		{"eight windows, varied services", 8, 12, 1.0, 1.05, 12, 400},
		{"configured a third too short", 3, 12, 0.7, 1.05, 8, 200},
		{"configured half too long", 3, 8, 0.7, 1.05, 12, 200},
	} {
		t.Run(c.name, func(t *testing.T) {
			var hits, asked, below, above int
			for seed := range uint64(150) {
				d := &hallDay{rng: rand.New(rand.NewPCG(seed, 7)), windows: c.windows, mean: c.mean, cv: c.cv, load: c.load, prior: c.prior, people: c.people}
				d.run()
				hits, asked, below, above = hits+d.hits, asked+d.asked, below+d.below, above+d.above
			}
			require.Greater(t, asked, 1000)
			cover := 100 * float64(hits) / float64(asked)
			t.Logf("coverage %.1f %% of %d waits; %.1f %% shorter, %.1f %% longer than the range", cover, asked,
				100*float64(below)/float64(asked), 100*float64(above)/float64(asked))
			require.GreaterOrEqual(t, cover, 75.0)
			require.LessOrEqual(t, cover, 92.0)
		})
	}
}
