package queue_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/storetest"
	"onevisit/queue/workday"
)

// The year that is simulated, the days and zones it covers, and how many cases a workday brings.
const (
	yearDays  = 250
	yearCases = 1000
)

var yearZones = []string{"Asia/Shanghai", "America/New_York", "Australia/Lord_Howe"}

// minutes is a year as a clock on the wall shows it, one entry a minute: the independent, slow reference. It knows the
// hours and the feasts, reads each minute's time of day with the standard library, and adds up one by one. Nothing of
// the calendar's code is in it.
type minutes struct {
	start   time.Time
	open    []bool // the hall is open in the minute
	sum     []int  // open minutes before the minute
	day     []int  // calendar day of the minute, from 0
	workday []bool // by calendar day
	last    []int  // by calendar day: the minute after the last open one; -1: closed
	first   []int  // by calendar day: its first minute
}

func newMinutes(t testing.TB, zone *time.Location, hours map[time.Weekday][]string, y map[int]workday.Year, from, to int) *minutes {
	m := &minutes{start: time.Date(from, 1, 1, 0, 0, 0, 0, zone)}
	off, work := map[string]bool{}, map[string]bool{}
	for _, table := range y {
		for _, d := range table.Off {
			off[d] = true
		}
		for _, d := range table.Work {
			work[d] = true
		}
	}
	end := time.Date(to+1, 1, 1, 0, 0, 0, 0, zone)
	today, sum := "", 0
	var spans [][2]int
	for now := m.start; now.Before(end); now = now.Add(time.Minute) {
		local := now.In(zone)
		if d := local.Format(time.DateOnly); d != today {
			today = d
			weekend := local.Weekday() == time.Saturday || local.Weekday() == time.Sunday
			m.workday = append(m.workday, work[d] || !weekend && !off[d])
			m.last, m.first = append(m.last, -1), append(m.first, len(m.open))
			list := hours[local.Weekday()]
			if work[d] {
				list = hours[time.Monday]
			} else if off[d] {
				list = nil
			}
			spans = spans[:0]
			for _, s := range list {
				var a, b, c, d int
				_, err := fmt.Sscanf(s, "%d:%d-%d:%d", &a, &b, &c, &d)
				require.NoError(t, err)
				spans = append(spans, [2]int{a*60 + b, c*60 + d})
			}
		}
		h, minute, _ := local.Clock()
		clock := h*60 + minute
		open := false
		for _, s := range spans {
			open = open || s[0] <= clock && clock < s[1]
		}
		m.open, m.sum, m.day = append(m.open, open), append(m.sum, sum), append(m.day, len(m.workday)-1)
		if open {
			sum++
			m.last[len(m.last)-1] = len(m.open)
		}
	}
	m.sum = append(m.sum, sum)
	return m
}

func (m *minutes) at(i int) time.Time      { return m.start.Add(time.Duration(i) * time.Minute) }
func (m *minutes) office(from, to int) int { return m.sum[to] - m.sum[from] }

// after is the minute at which n open minutes have passed since i, counted one by one.
func (m *minutes) after(i, n int) int {
	for ; n > 0; i++ {
		if m.open[i] {
			n--
		}
	}
	return i
}

// closing is closing time of a day, or of the first workday after it on which the hall opens, not before a minute.
func (m *minutes) closing(day, from int) int {
	for ; !m.workday[day] || m.last[day] < 0 || m.last[day] < from; day++ {
	}
	return m.last[day]
}

// due is when a limit from a minute ends.
func (m *minutes) due(from int, l catalog.Limit) int {
	day := m.day[from]
	switch l.Unit {
	case catalog.UnitMinutes:
		for !m.open[from] {
			from++
		}
		return m.after(from, l.N)
	case catalog.UnitDays:
		return m.closing(day+l.N, from)
	default:
	}
	for n := l.N; n > 0; {
		day++
		if m.workday[day] {
			n--
		}
	}
	return m.closing(day, from)
}

// pause moves a due time by what a pause took, in the unit of the limit.
func (m *minutes) pause(due, from, to int, u catalog.Unit) int {
	switch u {
	case catalog.UnitMinutes:
		return m.after(due, m.office(from, to))
	case catalog.UnitDays:
		if n := m.day[to] - m.day[from]; n > 0 {
			return m.closing(m.dayOf(due)+n, due)
		}
		return due
	default:
	}
	n := 0
	for d := m.day[from] + 1; d <= m.day[to]; d++ {
		if m.workday[d] {
			n++
		}
	}
	return m.extend(due, n)
}

// extend moves a due time by so many workdays.
func (m *minutes) extend(due, n int) int {
	if n == 0 {
		return due
	}
	day := m.dayOf(due)
	for n > 0 {
		day++
		if m.workday[day] {
			n--
		}
	}
	return m.closing(day, due)
}

// dayOf is the day of a closing time, which is the minute after the last of that day.
func (m *minutes) dayOf(due int) int { return m.day[due] }

// light is the light at a minute.
func (m *minutes) light(k *traced, now int, rules queue.Rules) queue.Light {
	switch {
	case k.paused >= 0:
		return queue.LightPaused
	case now > k.due:
		return queue.LightRed
	case k.limit.Unit == catalog.UnitMinutes:
		if k.limit.N-(k.counted+m.office(k.since, now)) <= int(rules.OneHourYellow/time.Minute) {
			return queue.LightYellow
		}
		return queue.LightGreen
	}
	left := 0
	for d := m.day[now] + 1; d <= m.dayOf(k.due); d++ {
		if m.workday[d] {
			left++
		}
	}
	if left <= rules.DueYellow {
		return queue.LightYellow
	}
	return queue.LightGreen
}

// traced is what the reference knows of a case.
type traced struct {
	limit   catalog.Limit
	due     int
	counted int // open minutes before since
	since   int // running since
	paused  int // since when; -1: running
}

// TestAYearOfClocksEqualsAMinuteByMinuteReference simulates a year of workdays, a thousand cases a day, in three zones,
// with pauses for every reason, extensions, holidays and weekends that are worked, and compares every due time when it is
// made and moved, and every light of every case at each of the moments when something happens to it, with the reference.
func TestAYearOfClocksEqualsAMinuteByMinuteReference(t *testing.T) {
	for _, zone := range yearZones {
		t.Run(zone, func(t *testing.T) {
			t.Parallel()
			simulateYear(t, zone)
		})
	}
}

func simulateYear(t *testing.T, zone string) {
	loc, err := time.LoadLocation(zone)
	require.NoError(t, err)
	hours := map[time.Weekday][]string{time.Saturday: {"10:00-11:30"}}
	for d := time.Monday; d <= time.Friday; d++ {
		hours[d] = []string{"09:00-12:00", "13:30-17:30"}
	}
	tables := storetest.Years()
	cal, err := workday.New(workday.Config{Location: loc, Hours: hours, Pattern: time.Monday, Years: tables})
	require.NoError(t, err)
	setup := storetest.Setup(t)
	setup.Calendar = cal
	setup.Rules.ExtendDays = 10
	h := queue.NewHall(memory.New(), setup, storetest.Catalog(t), storetest.NewClock(setup))
	m := newMinutes(t, loc, hours, tables, 2025, 2026)
	random := rand.New(rand.NewPCG(7, uint64(len(zone)))) //nolint:gosec // a repeatable simulation
	y := &year{t: t, h: h, cal: cal, m: m, random: random, rules: setup.Rules, seen: map[queue.Light]int{}}
	for day, lived := 14, 0; lived < yearDays; day++ {
		if m.last[day] >= 0 {
			lived++
			for range yearCases {
				y.live(day)
			}
		}
	}
	require.Equal(t, yearDays*yearCases, y.made)
	require.Zero(t, y.wrong, "due times and lights that differ from the reference")
	require.Greater(t, y.pauses, yearDays*50)
	require.Greater(t, y.extensions, yearDays)
	for _, l := range []queue.Light{queue.LightGreen, queue.LightYellow, queue.LightRed, queue.LightPaused} {
		require.Greater(t, y.seen[l], yearDays, l)
	}
	t.Logf("%s: %d cases, %d pauses, %d extensions; %d due times and %d lights compared, %d differ", zone, y.made, y.pauses,
		y.extensions, y.dues, y.lights, y.wrong)
}

// year is the simulation in one zone.
type year struct {
	t      *testing.T
	h      *queue.Hall
	cal    *workday.Calendar
	m      *minutes
	random *rand.Rand
	rules  queue.Rules

	made, pauses, extensions, dues, lights, wrong int
	seen                                          map[queue.Light]int
}

// limits are those of a hall: mostly an hour, else workdays or days.
func (y *year) limit() catalog.Limit {
	switch n := y.random.IntN(10); {
	case n < 5:
		return catalog.Limit{N: 60, Unit: catalog.UnitMinutes}
	case n < 9:
		return catalog.Limit{N: y.random.IntN(21), Unit: catalog.UnitWorkdays}
	}
	return catalog.Limit{N: 1 + y.random.IntN(45), Unit: catalog.UnitDays}
}

// live is the life of one case that is accepted on a day: mostly while the hall is open, now and then before or after.
func (y *year) live(day int) {
	y.made++
	m := y.m
	now := m.first[day] + y.random.IntN(24*60-61)
	for n := 0; n < 40 && !m.open[now] && y.random.IntN(20) > 0; n++ {
		now = m.first[day] + 8*60 + y.random.IntN(10*60)
	}
	k := &traced{limit: y.limit(), since: now, paused: -1}
	k.due = m.due(now, k.limit)
	clock, err := queue.StartClock(y.cal, m.at(now), k.limit)
	require.NoError(y.t, err)
	c := queue.Case{Item: storetest.Simple, State: queue.Processing, Clock: clock}
	y.compare(k, &c, now)
	for range y.random.IntN(3) {
		now = y.pause(k, &c, now)
	}
	if k.limit.Unit == catalog.UnitWorkdays && y.random.IntN(6) == 0 {
		n := 1 + y.random.IntN(10)
		now += y.random.IntN(600)
		require.NoError(y.t, c.Clock.ExtendAt(y.cal, m.at(now), n))
		k.due = m.extend(k.due, n)
		y.extensions++
		y.compare(k, &c, now)
	}
	if y.made%200 == 0 { // every minute until a while after it was due
		for i := now; i <= k.due+90 && i < now+20*24*60; i++ {
			y.light(k, &c, i)
		}
	}
}

// pause lets some time pass, stops the clock, lets more time pass, and lets it go on.
func (y *year) pause(k *traced, c *queue.Case, now int) int {
	m, far := y.m, 300
	if k.limit.Unit != catalog.UnitMinutes {
		far = 4 * 24 * 60
	}
	reasons := []queue.PauseReason{queue.PauseApplicant, queue.PauseSpecial, queue.PauseOutage}
	now += y.random.IntN(far)
	require.NoError(y.t, c.Clock.PauseAt(y.cal, m.at(now), reasons[y.random.IntN(3)]))
	k.counted += m.office(k.since, now)
	k.paused = now
	y.compare(k, c, now)
	from := now
	now += 1 + y.random.IntN(2*far)
	y.light(k, c, now)
	require.NoError(y.t, c.Clock.ResumeAt(y.cal, m.at(now)))
	k.due, k.since, k.paused = m.pause(k.due, from, now, k.limit.Unit), now, -1
	y.pauses++
	y.compare(k, c, now)
	return now
}

// compare looks at the due time, at the light now and wherever the reference says it may change.
func (y *year) compare(k *traced, c *queue.Case, now int) {
	y.dues++
	if !c.Clock.Due.Equal(y.m.at(k.due)) {
		y.differs("due %v, counted %v", c.Clock.Due, y.m.at(k.due))
	}
	y.light(k, c, now)
	if k.paused >= 0 {
		return
	}
	yellow := y.m.yellow(k, y.rules)
	for _, i := range []int{yellow - 1, yellow, yellow + 1, k.due - 1, k.due, k.due + 1} {
		if i >= now {
			y.light(k, c, i)
		}
	}
	if next := y.h.NextLight(*c, y.m.at(now)); y.m.light(k, now, y.rules) == queue.LightGreen && !next.Equal(y.m.at(yellow)) {
		y.differs("yellow from %v, counted %v", next, y.m.at(yellow))
	}
}

// light compares the light of a minute.
func (y *year) light(k *traced, c *queue.Case, now int) {
	y.lights++
	want := y.m.light(k, now, y.rules)
	y.seen[want]++
	if got := y.h.LightAt(*c, y.m.at(now)); got != want {
		y.differs("%v: light %q, counted %q", y.m.at(now), got, want)
	}
}

// differs notes a difference; the first few are told.
func (y *year) differs(format string, args ...any) {
	if y.wrong++; y.wrong <= 5 {
		y.t.Errorf(format, args...)
	}
}

// yellow is the first minute from which on a running clock is yellow or red.
func (m *minutes) yellow(k *traced, rules queue.Rules) int {
	if k.limit.Unit == catalog.UnitMinutes {
		return m.after(k.since, max(k.limit.N-int(rules.OneHourYellow/time.Minute)-k.counted, 0))
	}
	day, n := m.dayOf(k.due), 0
	for ; ; day-- { // the earliest day after which not too many workdays are left
		if m.workday[day] {
			n++
		}
		if n > rules.DueYellow {
			return m.first[day]
		}
	}
}
