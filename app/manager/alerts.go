package manager

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/say"
	"onevisit/queue"
)

// What is wrong when. No source fixes these: our defaults.
const (
	idleTooLong  = 2 * time.Minute  // an open window with nobody at it while people wait
	pauseTooLong = 15 * time.Minute // a pause in office hours
	helpFor      = 15 * time.Minute // a call for help is shown so long, unless it is dealt with
)

// alertKind orders the alerts: what harms most comes first.
type alertKind int

const (
	alertStale alertKind = iota
	alertDay
	alertNoWindow
	alertHelp
	alertGrave
	alertLate
	alertLine
	alertDuty
	alertSoon
	alertFull
	alertDevice
	alertIdle
	alertPaused
	alertAlarm
	alertTable
)

// alerts are what is wrong now, the gravest first.
func (t talk) alerts(f facts, c choices) []alert {
	var out []alert
	if f.stale || c.readFail {
		out = append(out, alert{kind: alertStale, state: look.Late, title: t.t("alert.stale"), detail: t.t("alert.stale_do")})
	}
	for _, l := range f.lines {
		if a, ok := t.lineAlert(f, l); ok {
			out = append(out, a)
		}
	}
	out = append(out, t.helpAlerts(f, c)...)
	out = append(out, t.clockAlerts(f)...)
	out = append(out, t.windowAlerts(f)...)
	out = append(out, t.dayAlerts(f)...)
	out = append(out, t.limitAlerts(f)...)
	out = append(out, t.deviceAlerts(f, c)...)
	out = append(out, t.stationAlerts(f, c)...)
	out = append(out, t.callAlerts(f)...)
	out = append(out, t.alarmAlerts(f)...)
	out = append(out, t.dutyAlerts(f)...)
	out = append(out, t.tableAlert(f)...)
	slices.SortStableFunc(out, func(a, b alert) int { return int(a.kind) - int(b.kind) })
	return out
}

// lineAlert says that people wait in vain or too long.
func (t talk) lineAlert(f facts, l lineFact) (alert, bool) {
	if l.waiting == 0 {
		return alert{}, false
	}
	args := lang.Args{"line": t.line(l.Line), "n": l.waiting, "long": whole(l.longest), "target": l.Target}
	switch {
	case len(l.open) == 0 && f.open:
		a := alert{kind: alertNoWindow, state: look.Late, title: t.t("alert.no_window", args)}
		t.remedy(&a, f, l)
		return a, true
	case l.over > 0 && (f.open || len(l.open) > 0): // early birds wait for the doors, not for a window
		a := alert{kind: alertLine, state: look.Late, title: t.t("alert.line", args)}
		t.remedy(&a, f, l)
		return a, true
	}
	return alert{}, false
}

// remedy offers to open a window, with what that would change; without one it says what is left to do.
func (t talk) remedy(a *alert, f facts, l lineFact) {
	r := l.remedy
	if r.window == "" && r.helper != "" {
		name := t.line(l.Line)
		a.button = t.t("do.move", lang.Args{"id": r.helper, "line": l.ID})
		a.detail = t.t("alert.move_it", lang.Args{"id": r.helper, "line": name, "wait": say.Wait(t.Words, l.wait)})
		a.do = command{verb: verbSet, change: queue.SettingChange{Path: "windows." + r.helper + ".lines", Value: r.lines},
			said: t.t("said.moved", lang.Args{"id": r.helper, "line": name})}
		return
	}
	if r.window == "" {
		a.detail = t.t("alert.line_none", lang.Args{"wait": say.Wait(t.Words, l.wait),
			"windows": strings.Join(l.open, t.T("common.comma"))})
		return
	}
	a.do = command{verb: verbOpen, window: r.window}
	a.button = t.t("do.open", lang.Args{"id": r.window})
	args := lang.Args{"id": r.window, "after": say.Wait(t.Words, r.after), "before": say.Wait(t.Words, l.wait)}
	switch {
	case r.after.NoWindow:
		a.detail = t.t("alert.open_it", args)
	case l.wait.NoWindow:
		a.detail = t.t("alert.open_first", args)
	default:
		a.detail = t.t("alert.open_gain", args)
	}
	if r.paused {
		a.button = t.t("do.resume", lang.Args{"id": r.window})
		a.detail += t.t("alert.is_paused")
	}
	t.orCall(a, f, r.window, queue.HelpRequest{Reason: queue.HelpQueue, Count: l.waiting, Line: l.ID})
}

// orCall offers to call the clerk of a window instead, or says how that call stands.
func (t talk) orCall(a *alert, f facts, window string, why queue.HelpRequest) {
	if note := t.callNote(f, window); note != "" {
		a.detail += " " + note
		return
	}
	a.second, a.instead = t.t("do.call", lang.Args{"id": window}), command{verb: verbCall, window: window, why: why}
}

// helpAlerts are the citizens who asked for a person, newest first.
func (t talk) helpAlerts(f facts, c choices) []alert {
	var out []alert
	for _, h := range slices.Backward(f.helps) {
		ago := f.now.Sub(h.at)
		if c.handled[h.key()] || ago > helpFor {
			continue
		}
		out = append(out, alert{kind: alertHelp, state: look.Yellow,
			title:  t.t("alert.help", lang.Args{"where": t.place(f, h.where)}),
			detail: t.t("alert.help_do", lang.Args{"time": h.at.Format("15:04"), "n": whole(ago)}),
			button: t.t("do.handled"), do: command{verb: verbHandled, key: h.key()}})
	}
	return out
}

// kioskName is what the kiosks call themselves.
var kioskName = regexp.MustCompile(`^kiosk-?(\d+)$`)

// place says where somebody asked for help.
func (t talk) place(f facts, where string) string {
	if _, ok := f.window(where); ok {
		return t.T("common.window", lang.Args{"id": where})
	}
	if m := kioskName.FindStringSubmatch(where); m != nil {
		return t.t("alert.kiosk", lang.Args{"id": m[1]})
	}
	if where == "" {
		return t.t("alert.somewhere")
	}
	return where
}

// clockAlerts are the clocks that ran out and the one-hour clocks that soon will: one alert for each kind, with the most
// urgent case in it.
func (t talk) clockAlerts(f facts) []alert {
	var out []alert
	told := f.escalated()
	for _, k := range []struct {
		light queue.Light
		kind  alertKind
		state look.State
		hour  bool
		key   string
	}{
		{queue.LightRed, alertLate, look.Late, true, "alert.late"},
		{queue.LightRed, alertLate, look.Late, false, "alert.late_promised"},
		{queue.LightYellow, alertSoon, look.Yellow, true, "alert.soon"},
	} {
		var found []clockFact
		for _, c := range f.clocks {
			if !told[c.ID] && c.OneHour == k.hour && c.light == k.light {
				found = append(found, c)
			}
		}
		if len(found) == 0 {
			continue
		}
		c := found[0] // soonest due
		a := alert{kind: k.kind, state: k.state, button: t.t("do.clocks"), do: command{verb: verbClocks},
			title: t.t(k.key, lang.Args{"label": c.Label, "left": wholeMinutes(t, c.left), "id": c.Window})}
		a.detail = t.item(c.Item)
		if n := len(found) - 1; n > 0 {
			a.detail += t.t("alert.others", lang.Args{"n": n})
		} else if c.Window != "" { // one case: its window is told at once
			a.button, a.do = t.t("do.nudge"), command{verb: verbNudge, window: c.Window, ticket: c.Ticket, id: c.ID}
		}
		out = append(out, a)
	}
	return out
}

// windowAlerts are open windows without anybody while people wait for them, and long pauses.
func (t talk) windowAlerts(f facts) []alert {
	var out []alert
	var empty []string
	people, longest := 0, time.Duration(0)
	for _, w := range f.windows {
		since := f.now.Sub(w.Since)
		switch {
		case w.State == queue.WindowOpen && w.Ticket == 0 && w.waiting > 0 && since >= idleTooLong:
			empty = append(empty, w.ID)
			people = max(people, w.waiting)
			longest = max(longest, since)
		case w.State == queue.WindowPaused && w.Ticket == 0 && f.open && since >= pauseTooLong:
			a := alert{kind: alertPaused, state: look.Yellow, button: t.t("do.resume", lang.Args{"id": w.ID}),
				do:     command{verb: verbOpen, window: w.ID},
				title:  t.t("alert.paused", lang.Args{"id": w.ID, "n": whole(since)}),
				detail: t.t("alert.paused_do")}
			if w.Why != "" {
				a.detail = t.t("alert.paused_why", lang.Args{"why": w.Why}) + a.detail
			}
			if w.waiting > 0 {
				a.detail = t.t("alert.paused_wait", lang.Args{"n": w.waiting}) + a.detail
			}
			t.orCall(&a, f, w.ID, queue.HelpRequest{Reason: queue.HelpBack, Count: w.waiting})
			out = append(out, a)
		}
	}
	if len(empty) > 0 {
		a := alert{kind: alertIdle, state: look.Yellow,
			title: t.t("alert.idle", lang.Args{"ids": strings.Join(empty, t.T("common.comma")), "n": people,
				"long": whole(longest)}),
			detail: t.t("alert.idle_do")}
		if len(empty) == 1 { // nobody there: the forecast must not count on the window
			a.button, a.do = t.t("do.pause_window", lang.Args{"id": empty[0]}), command{verb: verbPause, window: empty[0]}
			t.orCall(&a, f, empty[0], queue.HelpRequest{Reason: queue.HelpBack, Count: people})
		}
		out = append(out, a)
	}
	return out
}

// whole is a duration in whole minutes, as it is said.
func whole(d time.Duration) int { return int(max(d, 0) / time.Minute) }

// window finds a window's facts.
func (f facts) window(id string) (windowFact, bool) {
	for _, w := range f.windows {
		if w.ID == id {
			return w, true
		}
	}
	return windowFact{}, false
}

// wholeMinutes says what is left or over in minutes: an alert that changed every second would redraw the wall all day.
func wholeMinutes(t talk, left time.Duration) string {
	if left < 0 {
		return say.Minutes(t.Words, -left)
	}
	return say.Minutes(t.Words, left+time.Minute-1)
}
