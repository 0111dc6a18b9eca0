package manager

import (
	"strings"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/say"
	"onevisit/catalog"
	"onevisit/queue"
)

// clockFilter says which clocks are listed.
type clockFilter int

const (
	clocksAll clockFilter = iota
	clocksUrgent
	clocksPaused
	clockFilters
)

// has tells whether a clock is listed.
func (k clockFilter) has(c clockFact) bool {
	switch k {
	case clocksUrgent:
		return c.light == queue.LightRed || c.light == queue.LightYellow
	case clocksPaused:
		return c.Clock.Paused != ""
	case clocksAll, clockFilters:
	}
	return true
}

// clocks computes the page of running clocks, soonest due first.
func (t talk) clocks(f facts, c choices) *clocksState {
	s := &clocksState{chosen: c.clocks, empty: t.t("clock.none")}
	var n [clockFilters]int
	for _, k := range f.clocks {
		for i := range clockFilters {
			if i.has(k) {
				n[i]++
			}
		}
		if c.clocks.has(k) {
			s.rows = append(s.rows, t.clockRow(f, k))
		}
	}
	for i, key := range [clockFilters]string{"clock.all", "clock.urgent", "clock.paused"} {
		s.filters = append(s.filters, t.t(key, lang.Args{"n": n[i]}))
	}
	s.head = clockRow{label: t.t("col.ticket"), item: t.t("col.item"), window: t.t("col.window"), since: t.t("col.since"),
		elapsed: t.t("col.elapsed"), left: t.t("col.left"), due: t.t("col.due"), word: t.t("col.light"), why: t.t("col.why")}
	return s
}

// clockRow says one clock.
func (t talk) clockRow(f facts, c clockFact) clockRow {
	r := clockRow{label: c.Label, item: t.item(c.Item), window: c.Window, since: t.moment(f, c.Clock.Started),
		elapsed: t.length(c.elapsed)}
	if r.window == "" {
		r.window = none
	}
	r.left, r.due = t.left(f, c)
	r.state, r.word = t.light(c)
	if c.Clock.Paused == "" {
		return r
	}
	r.due = none // it moves as long as the clock stands
	r.why = t.t("pause." + string(c.Clock.Paused))
	switch note := c.Clock.PauseNote; {
	case strings.Contains(note, r.why): // the note says it too, and more
		r.why = note
	case note != "":
		r.why += " · " + note
	}
	return r
}

// left says what is left and when it ends. A clock of minutes counts office time down; one of days names what is left of
// them; without a stated limit there is nothing left to say.
func (t talk) left(f facts, c clockFact) (left, due string) {
	if c.Clock.Due.IsZero() {
		return t.T("common.not_stated"), none
	}
	due = t.moment(f, c.Clock.Due)
	switch {
	case c.Clock.Limit.Unit == catalog.UnitMinutes && c.left < 0:
		left = t.t("clock.over_by", lang.Args{"time": say.Minutes(t.Words, -c.left)})
	case c.Clock.Limit.Unit == catalog.UnitMinutes:
		left = say.Left(t.Words, c.left)
	case c.light == queue.LightRed && c.days >= 0:
		left = t.t("clock.just_over")
	case c.days == 0:
		left = t.t("clock.today")
	case c.days < 0:
		left, due = t.t("clock.over", lang.Args{"n": -c.days}), say.Date(t.Words, c.Clock.Due)
	default:
		left, due = say.Limit(t.Words, catalog.Limit{N: c.days, Unit: catalog.UnitWorkdays}), say.Date(t.Words, c.Clock.Due)
	}
	return left, due
}

// light says a clock's light in shape and word.
func (t talk) light(c clockFact) (look.State, string) {
	word := t.T("common.light." + string(c.light))
	switch c.light {
	case queue.LightGreen:
		return look.Green, word
	case queue.LightYellow:
		return look.Yellow, word
	case queue.LightRed:
		return look.Late, word
	case queue.LightPaused:
		return look.Paused, word
	case queue.LightNone:
		if c.Clock.Paused != "" {
			return look.Paused, t.T("common.light.paused")
		}
	}
	return look.Idle, t.t("clock.no_limit")
}
