package simulate

import (
	"context"
	"math/rand/v2"
	"time"

	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/workday"
)

// Fault codes of this package. Args are named in the translations.
const (
	CodeClosed     fault.Code = "simulate.closed"      // day: the hall does not open
	CodeNothing    fault.Code = "simulate.nothing"     // none: no line has both items and a window
	CodeClockAhead fault.Code = "simulate.clock_ahead" // day: it has begun already
)

// Options say which day is lived.
type Options struct {
	Seed  uint64
	Day   string    // YYYY-MM-DD; empty: the hall's today
	Until time.Time // where the day stops, with people waiting and served; zero: after the doors are closed
	// Visitors is how many people come in the whole day; 0: what keeps the windows well busy.
	Visitors int
	// Back are the people of earlier days who come back with what their notices list (Report.Pending).
	Back []Correction
	// Pace is asked before each event and may wait, so that a day can be watched. Its error ends the day.
	Pace func(ctx context.Context, at time.Time) error
	// Say puts the reasons that a clerk gives into words, from the keys Why…; nil leaves them empty.
	Say func(key string) string
}

// Keys of the reasons given to Options.Say.
const (
	WhyLunch   = "simulate.why.lunch"    // a window pauses
	WhyBreak   = "simulate.why.break"    // a window pauses
	WhyForm    = "simulate.why.form"     // a ticket is held: a form is filled in
	WhyLine    = "simulate.why.line"     // a ticket is sent on
	WhyGivenUp = "simulate.why.given_up" // a ticket is cancelled: waited too long
	WhyUnsure  = "simulate.why.unsure"   // a case is withdrawn: the person cannot say what it is about
	WhyPapers  = "simulate.why.papers"   // a clock stands: a paper is awaited from the applicant
	WhyVisit   = "simulate.why.visit"    // a clock stands: an inspection on site
	WhyNotOurs = "simulate.why.not_ours" // a refusal of which the catalog gives no reason
)

// EarlyDoors is how long before the first opening people already draw tickets.
const EarlyDoors = 40 * time.Minute

// Run lives the day in the hall and stops at Until. The hall's clock must be the given one and not be past the time at
// which the doors open. Everything goes through the hall's verbs: what a person could not do, Run cannot do either.
func Run(ctx context.Context, hall *queue.Hall, clock *Clock, o Options) (Report, error) {
	if o.Day == "" {
		o.Day = hall.Today()
	}
	spans := hall.Setup().Calendar.Spans(o.Day)
	if len(spans) == 0 {
		return Report{}, fault.New(CodeClosed, fault.Args{"day": o.Day})
	}
	doors := spans[0].Start.Add(-EarlyDoors)
	if clock.Now().After(doors) {
		return Report{}, fault.New(CodeClockAhead, fault.Args{"day": o.Day})
	}
	d := &day{
		ctx: ctx, hall: hall, spans: spans, say: o.Say, rng: draws(o.Seed, 2), more: draws(o.Seed, 3),
		loop: loop{clock: clock, pace: o.Pace}, visitors: map[int64]*visitor{},
	}
	if d.say == nil {
		d.say = func(string) string { return "" }
	}
	clock.Set(doors)
	people, err := newCrowd(hall, o, spans, d.more)
	if err != nil {
		return Report{}, err
	}
	if _, err := hall.OpenDay(ctx, manager); err != nil {
		return Report{}, err
	}
	if err := d.bring(o.Back); err != nil {
		return Report{}, err
	}
	for _, v := range people {
		d.at(v.arrives, func() error { return d.arrive(v) })
	}
	d.openDesks()
	d.at(d.closing().Add(overtime+15*time.Minute), d.closeDay)
	err = d.run(ctx, o.Until)
	return d.finish(o), err
}

// day is one day being lived.
type day struct {
	loop
	ctx      context.Context
	hall     *queue.Hall
	spans    []workday.Span
	rng      *rand.Rand
	more     *rand.Rand // what is not drawn from rng: see habits
	say      func(string) string
	desks    []*desk
	visitors map[int64]*visitor // by ticket
	tickets  []int64            // in the order in which they came: a map has none
	report   Report
}

// manager opens and closes the simulated days.
var manager = queue.Act{Clerk: "00"}

// draws is one of the independent streams of a seed. A day must be repeatable, so this is no source for secrets.
func draws(seed, stream uint64) *rand.Rand {
	return rand.New(rand.NewPCG(seed, stream)) //nolint:gosec // G404: repeatable on purpose
}

func (d *day) closing() time.Time { return d.spans[len(d.spans)-1].End }

// chance is true so often in 100.
func (d *day) chance(percent float64) bool { return d.rng.Float64()*100 < percent }

// between draws a duration in whole seconds.
func (d *day) between(low, high time.Duration) time.Duration {
	return low + time.Duration(d.rng.Int64N(int64((high-low)/time.Second)+1))*time.Second
}

func (d *day) closeDay() error {
	n, err := d.hall.CloseDay(d.ctx, manager)
	d.report.Expired += n
	for _, v := range d.visitors {
		if v.place != placeDesk { // whoever is at a window is served to the end
			v.place = placeOut
		}
	}
	return err
}
