package manager

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/say"
	"onevisit/queue"
)

// afterClosing is how long after closing time a day that nobody closed is told of; no source fixes it: our default.
const afterClosing = 30 * time.Minute

// Steps by which a remedy goes beyond a line's limits; no source fixes them: our defaults.
const (
	moreTickets = 20
	moreTime    = 30 * time.Minute
)

// dayAlerts are a day that nobody opened or closed, and one that was closed in office hours.
func (t talk) dayAlerts(f facts) []alert {
	open := command{verb: verbDay}
	switch {
	case f.business.Closed && f.open:
		return []alert{{kind: alertDay, state: look.Late, title: t.t("alert.day_closed", lang.Args{"time": t.moment(f, f.business.Since)}),
			detail: t.t("alert.day_closed_do"), button: t.t("day.open_it"), do: open}}
	case !f.closing.IsZero() && f.now.Sub(f.closing) >= afterClosing && !f.business.Closed && f.opened():
		return []alert{{kind: alertDay, state: look.Yellow, title: t.t("alert.not_closed", lang.Args{"time": clockTime(f.closing)}),
			detail: t.t("alert.not_closed_do"), button: t.t("day.close_it"), do: open}}
	}
	return nil
}

// limitAlerts are lines that give no more tickets while the hall is open.
func (t talk) limitAlerts(f facts) []alert {
	var out []alert
	for _, l := range f.lines {
		if !f.open || f.business.Closed {
			continue
		}
		name := t.line(l.Line)
		switch end, over := lastSpan(l.Hours, f.now); {
		case l.Cap > 0 && l.issued >= l.Cap:
			to := l.issued + moreTickets
			out = append(out, alert{kind: alertFull, state: look.Yellow, title: t.t("alert.full", lang.Args{"line": name, "n": l.Cap}),
				detail: t.t("alert.full_do"), button: t.t("do.more_tickets", lang.Args{"n": moreTickets}),
				do: command{verb: verbSet, change: queue.SettingChange{Path: "lines." + l.ID + ".cap", Value: strconv.Itoa(to)},
					said: t.t("said.cap", lang.Args{"line": name, "n": to})}})
		case over:
			hours := slices.Clone(l.Hours)
			hours[len(hours)-1].To = min(f.now.Sub(midnight(f.now)).Truncate(time.Minute)+moreTime, 24*time.Hour-time.Minute)
			out = append(out, alert{kind: alertFull, state: look.Yellow, title: t.t("alert.no_tickets", lang.Args{"line": name, "time": end}),
				detail: t.t("alert.no_tickets_do"), button: t.t("do.more_time", lang.Args{"n": whole(moreTime)}),
				do: command{verb: verbSet, change: queue.SettingChange{Path: "lines." + l.ID + ".tickets", Value: written(hours)},
					said: t.t("said.hours", lang.Args{"line": name, "time": hours[len(hours)-1:].String()})}})
		}
	}
	return out
}

// lastSpan tells whether a line's ticket hours of the day are over, and when they ended.
func lastSpan(h queue.Hours, now time.Time) (end string, over bool) {
	if len(h) == 0 {
		return "", false
	}
	at := midnight(now).Add(h[len(h)-1].To)
	return clockTime(at), !now.Before(at)
}

func midnight(at time.Time) time.Time {
	y, m, d := at.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, at.Location())
}

// written are ticket hours as hall.yaml writes them.
func written(h queue.Hours) string {
	var out []string
	for _, s := range strings.Split(h.String(), ", ") {
		out = append(out, strconv.Quote(s))
	}
	return "[" + strings.Join(out, ", ") + "]"
}

// deviceAlerts are the devices that said that they do not work.
func (t talk) deviceAlerts(f facts, c choices) []alert {
	var out []alert
	for _, d := range f.broken {
		if c.handled[d.key()] || f.open && f.toldBy(d) {
			continue
		}
		name := t.t("device.other", lang.Args{"name": d.name})
		if t.Has("manager.device." + d.name) {
			name = t.t("device." + d.name)
		}
		out = append(out, alert{kind: alertDevice, state: look.Yellow,
			title:  t.t("alert.device", lang.Args{"where": t.place(f, d.where), "device": name}),
			detail: t.t("alert.device_do", lang.Args{"time": clockTime(d.at)}),
			button: t.t("do.handled"), do: command{verb: verbHandled, key: d.key()}})
	}
	return out
}

// device is a device of a machine that does not work.
type device struct {
	where, name string
	at          time.Time
}

// key names the matter among those that are dealt with.
func (d device) key() string {
	return fmt.Sprintf("device %s %s %d", d.where, d.name, d.at.UnixMicro())
}

// alarmAlerts are what the monitoring of the hall found and nobody has acknowledged. What the hall's present state shows
// anyway, a late case or a paused window, comes here when it was escalated to the manager.
func (t talk) alarmAlerts(f facts) []alert {
	var out []alert
	for _, a := range f.alarms {
		if !pressing(a) || a.Kind.Calls() {
			continue
		}
		kind, state := alertAlarm, look.Yellow
		if a.Level == queue.AlarmRed {
			kind, state = alertGrave, look.Late
		}
		told := a.Told()
		x := alert{kind: kind, state: state, title: t.alarm(a), button: t.t("do.acknowledge"),
			do: command{verb: verbAcknowledge, alarm: a.ID}}
		x.detail = t.t("alarm.told."+string(told.To), lang.Args{"time": t.moment(f, told.At)})
		if a.Window != "" {
			x.detail += " · " + t.T("common.window", lang.Args{"id": a.Window})
		}
		out = append(out, x)
	}
	return out
}

// pressing reports an alarm that the manager has to see.
func pressing(a queue.Alarm) bool {
	if !a.Open() || !a.Told().Seen.IsZero() {
		return false
	}
	return a.Told().To != queue.ToldClerk || !shownAnyway[a.Kind]
}

// shownAnyway are the kinds of alarms that the first page shows from the hall's present state.
var shownAnyway = map[queue.AlarmKind]bool{queue.AlarmOverdue: true, queue.AlarmDueSoon: true, queue.AlarmPausedLong: true,
	queue.AlarmDutySoon: true, queue.AlarmDutyMissed: true}

// escalated are the cases of which an alarm stands on the first page: they are not told twice.
func (f facts) escalated() map[int64]bool {
	out := map[int64]bool{}
	for _, a := range f.alarms {
		if a.Case != 0 && pressing(a) && shownAnyway[a.Kind] {
			out[a.Case] = true
		}
	}
	return out
}

// dutyAlerts are the statutory timers of the office that are about to bite, one alert a kind.
func (t talk) dutyAlerts(f facts) []alert {
	by := map[queue.DutyKind][]timer{}
	var kinds []queue.DutyKind
	for _, x := range f.timers {
		if x.light != queue.LightYellow && x.light != queue.LightRed {
			continue
		}
		if by[x.Duty.Kind] == nil {
			kinds = append(kinds, x.Duty.Kind)
		}
		by[x.Duty.Kind] = append(by[x.Duty.Kind], x)
	}
	var out []alert
	for _, k := range kinds {
		x := by[k][0]
		a := alert{kind: alertDuty, state: look.Yellow, button: t.t("do.duties"), do: command{verb: verbDuties},
			title:  t.t("alert.duty", lang.Args{"duty": t.T("duty." + string(k)), "label": x.Case.Label, "time": t.moment(f, x.Duty.Due)}),
			detail: t.T("duty." + string(k) + ".then")}
		if x.light == queue.LightRed {
			a.state = look.Late
		}
		if n := len(by[k]) - 1; n > 0 {
			a.detail += t.t("alert.others", lang.Args{"n": n})
		}
		out = append(out, a)
	}
	return out
}

// tableAlert tells that the next year's holidays are missing: due dates that reach into it cannot be computed.
func (t talk) tableAlert(f facts) []alert {
	if f.noTable == 0 || slices.ContainsFunc(f.alarms, func(a queue.Alarm) bool { return a.Open() && a.Detail.Year == f.noTable }) {
		return nil
	}
	a := alert{kind: alertTable, state: look.Yellow, title: t.t("alert.table", lang.Args{"year": f.noTable}),
		detail: t.t("alert.table_do", lang.Args{"year": f.noTable, "n": f.undated})}
	return []alert{a}
}

// alarm says what an alarm is about.
func (t talk) alarm(a queue.Alarm) string { return say.Alarm(t.Words, t.cat, a) }
