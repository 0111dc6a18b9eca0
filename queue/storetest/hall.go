// Package storetest is the conformance suite of queue stores, and the small hall that tests of the queue work in.
package storetest

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/queue"
	"onevisit/queue/workday"
)

// Items of the test hall.
const (
	Simple  = "simple"  // one-hour, one material, line A
	Gap     = "gap"     // promised 5 workdays; id-card, bank may follow in 3 workdays, income may be pledged; line A
	Refused = "refused" // refused for minors: another office is in charge; line B
	Bare    = "bare"    // nothing needed, no limit stated; line B
)

// Day is the day tests begin on, a Wednesday. The hall opens at nine and closes at five, lunch from twelve to one.
const Day = "2026-03-04"

// Clock is a clock that tests set.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock starts at nine on Day.
func NewClock(s *queue.Setup) *Clock {
	return &Clock{now: time.Date(2026, 3, 4, 9, 0, 0, 0, s.Calendar.Location())}
}

// Now tells the time.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Add moves the clock; backwards too.
func (c *Clock) Add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// Set sets the clock; backwards too.
func (c *Clock) Set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = t
}

// Setup is a hall with three windows: 1 serves A, 2 serves A and B, 3 serves B.
func Setup(t testing.TB) *queue.Setup {
	t.Helper()
	zone := time.FixedZone("CST", 8*60*60)
	hours := map[time.Weekday][]string{}
	for d := time.Monday; d <= time.Friday; d++ {
		hours[d] = []string{"09:00-12:00", "13:00-17:00"}
	}
	cal, err := workday.New(workday.Config{Location: zone, Hours: hours, Pattern: time.Monday, Years: map[int]workday.Year{2026: {Source: "test"}}})
	require.NoError(t, err)
	text := func(s string) catalog.Text { return catalog.Text{ZH: s, EN: s} }
	return &queue.Setup{
		ID: "test-hall", Name: text("Hall"), Calendar: cal,
		Lines: []queue.Line{
			{ID: "A", Name: text("Line A"), Departments: []string{"dept-a"}, Target: 20, Service: 10},
			{ID: "B", Name: text("Line B"), Departments: []string{"dept-b"}, Target: 20, Service: 5},
		},
		Windows: []queue.Window{
			{ID: "1", Name: text("W1"), Lines: []string{"A"}, State: queue.WindowClosed},
			{ID: "2", Name: text("W2"), Lines: []string{"A", "B"}, State: queue.WindowClosed},
			{ID: "3", Name: text("W3"), Lines: []string{"B"}, State: queue.WindowClosed},
		},
		Procedures: []queue.Procedure{{ID: "hearing", Name: text("Hearing"), Basis: text("art. 45")}},
		Rules: queue.Rules{
			HeadStart: map[queue.Priority]time.Duration{queue.PriorityElder: 10 * time.Minute, queue.PriorityDisabled: 15 * time.Minute},
			MaxCalls:  3, RecallInterval: 15 * time.Second, RestoreAfter: 2, ClockStart: "acceptance",
			OneHourYellow: 15 * time.Minute, DueYellow: 1, CorrectionDays: 5, KeepOpenPersons: 90,
		},
	}
}

// Catalog are the items of the test hall.
func Catalog(t testing.TB) *catalog.Catalog {
	t.Helper()
	text := func(s string) catalog.Text { return catalog.Text{ZH: s, EN: s} }
	dept := func(s string) catalog.Text { return catalog.Text{ZH: s} }
	days := func(n int) catalog.Limit { return catalog.Limit{N: n, Unit: catalog.UnitWorkdays} }
	source := catalog.Source{Text: "test"}
	cat, err := catalog.New("v1", []*catalog.Item{
		{ID: Simple, Name: text("Simple item"), Department: dept("dept-a"), Kind: catalog.KindImmediate, OneHour: true,
			Materials: []catalog.Material{{ID: "id-card", Name: text("ID card")}}, Source: source},
		{ID: Gap, Name: text("Gap item"), Department: dept("dept-a"), Kind: catalog.KindPromised,
			Limit: catalog.Limits{Statutory: days(20), Promised: days(5)},
			Materials: []catalog.Material{
				{ID: "id-card", Name: text("ID card")},
				{ID: "bank", Name: text("Bank card"), Later: days(3)},
				{ID: "income", Name: text("Proof of income"), Pledge: true},
			}, Source: source},
		{ID: Refused, Name: text("Refused item"), Department: dept("dept-b"),
			Situations: []catalog.Situation{{ID: "minor", Ask: text("Minor?"), Choices: []catalog.Choice{
				{ID: "yes", Name: text("yes")}, {ID: "no", Name: text("no")}}}},
			Refusals: []catalog.Refusal{{ID: "minor", When: `minor == "yes"`, Reason: text("Minors elsewhere"),
				Office: text("Youth office")}},
			Materials: []catalog.Material{{ID: "id-card", Name: text("ID card")}}, Source: source},
		{ID: Bare, Name: text("Bare item"), Department: dept("dept-b"), Materials: []catalog.Material{
			{ID: "note", Name: text("Note"), Optional: true}}, Source: source},
	})
	require.NoError(t, err)
	return cat
}

// Given is a submission with these materials on the counter.
func Given(item string, materials ...string) catalog.Submission {
	s := catalog.Submission{Item: item, On: Day}
	if len(materials) > 0 {
		s.Papers = map[string]catalog.Handed{}
	}
	for _, m := range materials {
		s.Papers[m] = catalog.Handed{Standing: catalog.Given}
	}
	return s
}
