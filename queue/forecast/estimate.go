// Package forecast says how long somebody who takes a ticket now will wait: a range, not a promise. It is pure
// arithmetic over what the hall has observed today.
package forecast

import (
	"math"
	"time"
)

// Input is what is known when a person takes a ticket, or while one waits.
type Input struct {
	Ahead   int // people of the line who are called before this person
	Windows int // open windows that serve the line, busy or idle
	// SharedWith counts the people of other lines that these windows call before this person. See Share.
	SharedWith int
	// Mixed says how many of Windows also serve other lines; 0 with SharedWith above 0 means all of them. The others are
	// held up by nobody from another line.
	Mixed int
	// Service are today's cycle times of the line, oldest first: from one call to the next at a busy window. They hold
	// what a bare service time leaves out: walking, no-shows, the clerk's notes.
	Service []time.Duration
	// Prior is the configured service time, believed until the day's own figures are known.
	Prior time.Duration
	// Busy tells for each window that has a ticket how long it has had it. Open windows beyond these are idle.
	Busy []time.Duration
	// Opens is the time until the hall opens: tickets are drawn before, and nobody is called. 0 when it is open.
	Opens time.Duration
}

// Range is the expected wait. Low is what 10 % of people wait less than, High what 90 % wait less than.
type Range struct {
	Low, Mid, High time.Duration
	NoWindow       bool // no open window serves the line, so there is no range
}

// Figures of the estimate that no source fixes. They were set so that the range of a simulated hall holds about eight
// waits out of ten.
const (
	callDelay  = 2 * time.Minute // until an idle window has called the next person
	z90        = 1.2816          // the normal distribution's 90 % point
	dispersion = 0.12            // what no service time explains: pauses, no-shows, priority arrivals; relative to the wait
	priorDoubt = 0.35            // how wrong the configured service time usually is, relative to it
	overhead   = 1.06            // people with a head start who come later, short breaks of clerks: work nobody sees yet
)

// Estimate computes the range for one person.
//
// Work in front of the person is what the busy windows still have to do and a cycle for everyone ahead, shared by the
// windows; when the person is called, the other windows are in the middle of a cycle. For exponential service this is
// the (n+1)/(sµ) of queueing theory. The spread is that of the sum of the cycles, plus the doubt about their mean, plus
// dispersion; the range follows a gamma distribution, which is never below zero and nearly normal for long queues.
func Estimate(in Input) Range {
	if in.Windows <= 0 {
		return Range{NoWindow: true}
	}
	ahead := in.places()
	busy := in.Busy[:min(len(in.Busy), in.Windows)]
	idle := in.Windows - len(busy)
	if max(in.Ahead, 0)+max(in.SharedWith, 0) < idle {
		return Range{Low: in.Opens, Mid: in.Opens + callDelay/2, High: in.Opens + callDelay}
	}
	c := learn(in.Service, in.Prior)
	windows := float64(in.Windows)
	rest := c.rest()
	// The first people ahead start a whole cycle at the idle windows, so an idle window adds nothing of its own.
	work := ahead * c.mean
	for _, elapsed := range busy {
		work += c.residual(elapsed.Seconds())
	}
	mean := overhead * max((work-(windows-1)*rest)/windows, c.mean/(4*windows))
	doubt := c.doubt * mean
	spread := rest*rest + ahead*c.mean*c.mean*c.cv2
	variance := spread/(windows*windows) + doubt*doubt + dispersion*dispersion*mean*mean
	low, mid, high := gammaQuantiles(mean, variance)
	// Whoever waits has to be called too, so nobody is told less than somebody for whom a window is free.
	return Range{
		Low:  in.Opens + seconds(low),
		Mid:  in.Opens + max(seconds(mid), callDelay/2),
		High: in.Opens + max(seconds(high), callDelay),
	}
}

// places is how many people are served before this person, counted as if every window took the lines alike. A window that
// serves several lines takes this one only so often as its people stand among all who wait there; a window of this line
// alone takes it always. So one window of one's own is worth more than several shared ones.
func (in Input) places() float64 {
	own, others := float64(max(in.Ahead, 0)+1), float64(max(in.SharedWith, 0))
	mixed := min(max(in.Mixed, 0), in.Windows)
	if mixed == 0 {
		mixed = in.Windows
	}
	windows := float64(in.Windows)
	pace := windows - float64(mixed) + float64(mixed)*own/(own+others) // windows at work for this line
	return own*windows/pace - 1
}

// Share tells how many of the people waiting in another line are called by windows that also serve this one: common is
// the number of open windows that serve both lines, all the number that serve the other. Rounded up: to promise too
// short a wait is the worse error.
func Share(waiting, common, all int) int {
	if waiting <= 0 || common <= 0 || all <= 0 {
		return 0
	}
	return (waiting*min(common, all) + all - 1) / all
}

// gammaQuantiles are the 10, 50 and 90 % points of a gamma distribution (Wilson and Hilferty's approximation).
func gammaQuantiles(mean, variance float64) (low, mid, high float64) {
	shape := mean * mean / variance
	at := func(z float64) float64 {
		root := 1 - 1/(9*shape) + z/(3*math.Sqrt(shape))
		return mean * math.Pow(max(root, 0), 3)
	}
	return at(-z90), at(0), at(z90)
}

func seconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }
