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
	clocksAll     clockFilter = iota
	clocksOneHour             // the hall's board of the one-hour area
	clocksUrgent
	clocksPaused
	clocksDuties // the statutory timers
	clocksAlarms // what the monitoring found
	clockFilters
)

// clockKeys name the filters in the translations of an empty list.
var clockKeys = [clockFilters]string{"all", "one_hour", "urgent", "paused", "duties", "alarms"}

// has tells whether a clock is listed.
func (k clockFilter) has(c clockFact) bool {
	switch k {
	case clocksOneHour:
		return c.OneHour
	case clocksUrgent:
		return c.light == queue.LightRed || c.light == queue.LightYellow
	case clocksPaused:
		return c.Clock.Paused != ""
	case clocksAll, clocksDuties, clocksAlarms, clockFilters:
	}
	return true
}

// clockChoice narrows the page of clocks: to a line, a window, a reason why the clock stands. Empty: all.
type clockChoice struct {
	line, window string
	reason       queue.PauseReason
}

// has tells whether a case is listed.
func (k clockChoice) has(t talk, c queue.Case) bool {
	return (k.window == "" || c.Window == k.window) && (k.reason == "" || c.Clock.Paused == k.reason) &&
		(k.line == "" || t.lineOf(c.Item) == k.line)
}

// lineOf is the line of an item, by its id.
func (t talk) lineOf(item string) string {
	it, err := t.cat.Item(item)
	if err != nil {
		return ""
	}
	l, _ := t.setup.LineOf(it)
	return l.ID
}

// choiceList is one choice above the table: what can be chosen, and the values behind.
type choiceList struct {
	words  []string
	values []string
	chosen int
}

func (l *choiceList) add(word, value, chosen string) {
	if value == chosen {
		l.chosen = len(l.words)
	}
	l.words, l.values = append(l.words, word), append(l.values, value)
}

// narrow computes the choices above the table.
func (t talk) narrow(k clockChoice) (lines, windows, reasons choiceList) {
	lines.add(t.t("clock.every_line"), "", k.line)
	for _, l := range t.setup.Lines {
		lines.add(t.line(l), l.ID, k.line)
	}
	windows.add(t.t("clock.every_window"), "", k.window)
	for _, w := range t.setup.Windows {
		windows.add(t.T("common.window", lang.Args{"id": w.ID}), w.ID, k.window)
	}
	reasons.add(t.t("clock.every_reason"), "", string(k.reason))
	for _, r := range []queue.PauseReason{queue.PauseApplicant, queue.PauseSpecial, queue.PauseOutage} {
		reasons.add(t.t("pause."+string(r)), string(r), string(k.reason))
	}
	return lines, windows, reasons
}

// clocks computes the page of running clocks, soonest due first.
func (t talk) clocks(f facts, c choices) *clocksState {
	s := &clocksState{chosen: c.clocks, empty: t.t("clock.none." + clockKeys[c.clocks])}
	if c.narrow != (clockChoice{}) {
		s.empty = t.t("clock.none.narrow")
	}
	s.lines, s.windows, s.reasons = t.narrow(c.narrow)
	var n [clockFilters]int
	listed := c.clocks == clocksAll || c.clocks == clocksOneHour || c.clocks == clocksUrgent || c.clocks == clocksPaused
	for _, k := range f.clocks {
		if !c.narrow.has(t, k.Case) {
			continue
		}
		for i := range clocksDuties {
			if i.has(k) {
				n[i]++
			}
		}
		if listed && c.clocks.has(k) {
			s.rows = append(s.rows, t.clockRow(f, k))
		}
	}
	for _, x := range f.timers {
		if !c.narrow.has(t, x.Case) {
			continue
		}
		n[clocksDuties]++
		if c.clocks == clocksDuties {
			s.rows = append(s.rows, t.dutyRow(f, x))
		}
	}
	for _, a := range f.alarms {
		if c.narrow.window != "" && a.Window != c.narrow.window {
			continue
		}
		if a.Open() {
			n[clocksAlarms]++
		}
		if c.clocks == clocksAlarms {
			s.rows = append(s.rows, t.alarmRow(f, a))
		}
	}
	for i, key := range [clockFilters]string{"clock.all", "clock.one_hour", "clock.urgent", "clock.paused", "clock.duties", "clock.alarms"} {
		s.filters = append(s.filters, t.t(key, lang.Args{"n": n[i]}))
	}
	s.note, s.head = t.clockHead(c.clocks)
	return s
}

// clockHead is the note and the heads of the columns of a filter.
func (t talk) clockHead(filter clockFilter) (string, clockRow) {
	switch filter {
	case clocksDuties:
		return t.t("clock.duties_note"), clockRow{label: t.t("col.ticket"), item: t.t("col.item"), window: t.t("col.window"),
			since: t.t("col.begun"), elapsed: t.t("col.limit"), left: t.t("col.left"), due: t.t("col.due"), word: t.t("col.light"),
			why: t.t("col.duty")}
	case clocksAlarms:
		return t.t("clock.alarms_note"), clockRow{label: t.t("col.ticket"), item: t.t("col.alarm"), window: t.t("col.window"),
			since: t.t("col.at"), elapsed: t.t("col.level"), left: t.t("col.told"), due: t.t("col.seen"), word: t.t("col.state"),
			why: t.t("col.remedy")}
	case clocksAll, clocksOneHour, clocksUrgent, clocksPaused, clockFilters:
	}
	return t.t("clock.note"), clockRow{label: t.t("col.ticket"), item: t.t("col.item"), window: t.t("col.window"), since: t.t("col.since"),
		elapsed: t.t("col.elapsed"), left: t.t("col.left"), due: t.t("col.due"), word: t.t("col.light"), why: t.t("col.why")}
}

// clockRow says one clock.
func (t talk) clockRow(f facts, c clockFact) clockRow {
	r := clockRow{id: c.ID, label: c.Label, item: t.item(c.Item), window: c.Window, since: t.moment(f, c.Clock.Started),
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
	case strings.Contains(strings.ToLower(note), strings.ToLower(r.why)): // the note says it too, and more
		r.why = note
	case note != "":
		r.why += " · " + note
	}
	return r
}

// left says what is left and when it ends. A clock of minutes counts office time down; one of days names what is left of
// them; without a stated limit there is nothing left to say.
func (t talk) left(f facts, c clockFact) (left, due string) {
	if c.Clock.Due.IsZero() && c.Clock.NoTable != 0 {
		return t.t("clock.unknown"), t.t("clock.not_before", lang.Args{"date": say.Date(t.Words, c.Clock.NotBefore)})
	}
	if c.Clock.Due.IsZero() {
		return t.T("common.not_stated"), none
	}
	due = t.moment(f, c.Clock.Due)
	switch {
	case c.Clock.Limit.Unit == catalog.UnitMinutes && c.left < 0:
		left = t.t("clock.over_by", lang.Args{"time": say.Minutes(t.Words, -c.left)})
	case c.Clock.Limit.Unit == catalog.UnitMinutes:
		left = wholeMinutes(t, c.left)
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

// dutyRow says one statutory timer.
func (t talk) dutyRow(f facts, x timer) clockRow {
	d := x.Duty
	r := clockRow{id: x.Case.ID, label: x.Case.Label, item: t.item(x.Case.Item), window: x.Case.Window,
		since: t.moment(f, d.Since), elapsed: say.Limit(t.Words, d.Limit), due: t.moment(f, d.Due), why: t.T("duty." + string(d.Kind))}
	if !d.Limit.Stated() {
		r.elapsed = none
	}
	if r.window == "" {
		r.window = none
	}
	switch {
	case d.Due.IsZero():
		r.left, r.due = t.t("clock.unknown"), t.t("clock.not_before", lang.Args{"date": say.Date(t.Words, d.NotBefore)})
	default:
		n := t.setup.Calendar.Remaining(f.now, d.Due)
		switch {
		case x.light == queue.LightRed:
			r.left = t.t("clock.over", lang.Args{"n": max(-n, 0)})
			if n >= 0 {
				r.left = t.t("clock.just_over")
			}
		case n == 0:
			r.left = t.t("clock.today")
		default:
			r.left = say.Limit(t.Words, catalog.Limit{N: n, Unit: catalog.UnitWorkdays})
		}
	}
	r.state, r.word = t.light(clockFact{light: x.light})
	if x.light == queue.LightNone {
		r.state, r.word = look.Idle, none
	}
	return r
}

// alarmRow says one alarm: who was told, who saw it and what is done about it.
func (t talk) alarmRow(f facts, a queue.Alarm) clockRow {
	told := a.Told()
	r := clockRow{alarm: a.ID, label: a.Detail.Label, item: t.alarm(a), window: a.Window, since: t.moment(f, a.At),
		elapsed: t.T("level." + string(a.Level)), left: t.T("told." + string(told.To)), due: none, why: told.Remedy}
	if r.label == "" {
		r.label = none
	}
	if r.window == "" {
		r.window = none
	}
	if !told.Seen.IsZero() {
		r.due = t.moment(f, told.Seen)
		if told.By != "" {
			r.due += " · " + told.By
		}
	}
	levels := map[queue.AlarmLevel]look.State{queue.AlarmInfo: look.Idle, queue.AlarmYellow: look.Yellow, queue.AlarmRed: look.Late}
	r.state, r.word = levels[a.Level], t.t("alarm.open")
	if !a.Open() {
		r.state, r.word = look.Closed, t.t("alarm.over")
	}
	return r
}
