package simulate

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/workday"
)

// place is where a visitor is.
type place int

const (
	placeOut   place = iota // not come yet, or gone
	placeHall               // waiting
	placeDesk               // called or served
	placeBench              // held: filling in a form
	placeAway               // called in vain
)

// visitor is one person with what the person wants and will do.
type visitor struct {
	arrives  time.Time
	priority queue.Priority
	errands  []errand
	precheck bool
	shows    int           // at which call the person comes; 0: not at all
	returns  bool          // comes back after a no-show
	patience time.Duration // 0: waits as long as it takes
	hold     bool          // will have to fill in a form
	move     bool          // came to the wrong line
	extra    bool          // remembers one more errand at the counter
	habits

	ticket int64
	label  string
	place  place
	bound  string // window that alone may call, or that put the person on hold
	second bool   // has come back with what a notice lists
	// settled says that a colleague has decided everything and the first window only sees the result.
	settled bool
}

// errand is one item with the papers as brought and as they are after a form is filled in on the spot.
type errand struct {
	item           *catalog.Item
	brought, fixed catalog.Submission
	whole          catalog.Submission // with everything the item asks for
	good           bool
	id             int64 // of the case
	noticed        bool
}

// stock is what people of one line come for.
type stock struct {
	line   queue.Line
	items  []*catalog.Item
	weight []float64 // popularity, by item
	share  float64   // of the hall's visitors
}

// crowd draws people.
type crowd struct {
	rng     *rand.Rand
	day     time.Time
	stocks  []stock
	classes []queue.Priority
}

// newCrowd draws the day's visitors in the order in which they come.
func newCrowd(h *queue.Hall, o Options, spans []workday.Span, extra *rand.Rand) ([]*visitor, error) {
	c := &crowd{rng: draws(o.Seed, 1), day: spans[0].Start}
	capacity := c.shelve(h, spans)
	if len(c.stocks) == 0 {
		return nil, fault.New(CodeNothing, nil)
	}
	for _, class := range classes {
		if _, ok := h.Setup().Rules.HeadStart[class.name]; ok {
			c.classes = append(c.classes, class.name)
		}
	}
	n := o.Visitors
	if n <= 0 {
		n = int(capacity * usualLoad)
	}
	out := make([]*visitor, n)
	for i := range out {
		out[i] = c.visitor(c.arrival(spans))
	}
	slices.SortStableFunc(out, func(a, b *visitor) int { return a.arrives.Compare(b.arrives) })
	for i, v := range out {
		v.habits = drawHabits(extra, o.Seed, i, v)
	}
	return out, nil
}

// usualLoad is the visitors of a usual day relative to what the windows could serve.
const usualLoad = 0.72

// shelve puts the catalog's items by line and gives each line the share of visitors that its windows can serve. It
// returns how many people all windows could serve in the day.
func (c *crowd) shelve(h *queue.Hall, spans []workday.Span) float64 {
	open := 0.0
	for _, s := range spans {
		open += s.End.Sub(s.Start).Minutes()
	}
	s := h.Setup()
	items := map[string][]*catalog.Item{}
	for _, it := range h.Catalog().Items() {
		if line, ok := s.LineOf(it); ok {
			items[line.ID] = append(items[line.ID], it)
		}
	}
	total := 0.0
	for _, line := range s.Lines {
		windows := 0.0
		for _, w := range s.Windows {
			if w.Serves(line.ID) {
				windows += 1 / float64(len(w.Lines))
			}
		}
		list := items[line.ID]
		if windows == 0 || len(list) == 0 {
			continue
		}
		slices.SortFunc(list, func(a, b *catalog.Item) int { return cmp.Compare(a.ID, b.ID) })
		share := windows * open / float64(max(line.Service, 1))
		c.stocks = append(c.stocks, stock{line, list, popularity(list), share})
		total += share
	}
	return total
}

// popularity falls with the rank, as it does in every hall; what is done within the hour is asked for most.
func popularity(list []*catalog.Item) []float64 {
	out := make([]float64, len(list))
	for i, it := range list {
		out[i] = 1 / math.Sqrt(float64(i+1))
		if it.OneHour {
			out[i] *= 4
		}
	}
	return out
}

// arrival draws when somebody comes: some before the doors open, most in the first hours of the morning, a smaller crowd
// after lunch, the rest over the day.
func (c *crowd) arrival(spans []workday.Span) time.Time {
	first, last := spans[0], spans[len(spans)-1]
	start, end := first.Start.Add(-EarlyDoors), last.End.Add(-20*time.Minute)
	for range 50 {
		var t time.Time
		switch p := c.rng.Float64(); {
		case p < 0.07:
			t = first.Start.Add(-minutes(c.rng.ExpFloat64() * 12))
		case p < 0.55:
			t = first.Start.Add(minutes(75 + 55*c.rng.NormFloat64()))
		case p < 0.85 && len(spans) > 1:
			t = last.Start.Add(minutes(70 + 50*c.rng.NormFloat64()))
		default:
			t = first.Start.Add(time.Duration(c.rng.Float64() * float64(end.Sub(first.Start))))
		}
		if !t.Before(start) && t.Before(end) {
			return t.Truncate(time.Second)
		}
	}
	return first.Start
}

// classes are the priority classes and how many of a hundred people belong to them.
var classes = []struct {
	name    queue.Priority
	percent float64
}{
	{queue.PriorityElder, 12}, {queue.PriorityPregnant, 3}, {queue.PriorityDisabled, 2}, {queue.PriorityMilitary, 2},
	{queue.PriorityAppointment, 5},
}

func (c *crowd) visitor(at time.Time) *visitor {
	v := &visitor{arrives: at, priority: c.class(), shows: 1}
	s := c.stocks[pick(c.rng, len(c.stocks), func(i int) float64 { return c.stocks[i].share })]
	n := 1
	if c.chance(9) {
		n = 2
	}
	seen := map[string]bool{}
	for range n {
		it := s.items[pick(c.rng, len(s.items), func(i int) float64 { return s.weight[i] })]
		if !seen[it.ID] {
			seen[it.ID] = true
			v.errands = append(v.errands, c.errand(it))
		}
	}
	switch {
	case c.chance(4):
		v.shows = 0
	case c.chance(6):
		v.shows = 2
	}
	v.returns = c.chance(55)
	v.precheck = c.chance(45)
	v.hold = c.chance(5)
	v.move = c.chance(3)
	v.extra = c.chance(3)
	if c.chance(25) {
		v.patience = minutes(35 + 40*c.rng.Float64())
	}
	return v
}

func (c *crowd) class() queue.Priority {
	p := c.rng.Float64() * 100
	for _, class := range classes {
		if p -= class.percent; p < 0 {
			if slices.Contains(c.classes, class.name) {
				return class.name
			}
			break
		}
	}
	return queue.PriorityNormal
}

func (c *crowd) chance(percent float64) bool { return c.rng.Float64()*100 < percent }

// pick draws an index by weight.
func pick(rng *rand.Rand, n int, weight func(int) float64) int {
	total := 0.0
	for i := range n {
		total += weight(i)
	}
	p := rng.Float64() * total
	for i := range n {
		if p -= weight(i); p < 0 {
			return i
		}
	}
	return n - 1
}

func minutes(m float64) time.Duration { return time.Duration(m * float64(time.Minute)) }

// kiosk names one of the two kiosks of the simulated hall.
func kiosk(n int) string { return fmt.Sprintf("kiosk%d", 1+n%2) }

func (v *visitor) request(n int) queue.IssueRequest {
	r := queue.IssueRequest{Priority: v.priority, At: kiosk(n), Appointment: v.booked, Companions: v.companions, Person: v.person}
	for _, e := range v.errands {
		r.Items = append(r.Items, e.item.ID)
		if v.precheck {
			if r.Prechecks == nil {
				r.Prechecks = map[string]catalog.Submission{}
			}
			r.Prechecks[e.item.ID] = e.brought
		}
	}
	return r
}
