package manager

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/queue"
	"onevisit/queue/setup"
)

// settingsState is the page that shows the hall as its files describe it. Nothing here can be changed: the files are
// the one place where a hall is described.
type settingsState struct {
	note     string
	language string // the button that switches the language
	caution  string
	cards    []settingsCard
}

type settingsCard struct {
	title string
	note  string
	rows  []settingsRow
}

// settingsRow is a name, its value and where the value comes from.
type settingsRow struct{ name, value, source string }

// settings computes the page of settings.
func (t talk) settings(f facts) *settingsState {
	s := &settingsState{note: t.t("settings.note"), language: t.T("language." + string(t.Language().Other()))}
	if t.setup.Sample {
		s.caution = t.Text(t.setup.Caution)
	}
	s.cards = []settingsCard{t.hallCard(), t.hoursCard(f), t.linesCard(), t.windowsCard(), t.rulesCard()}
	return s
}

func (t talk) hallCard() settingsCard {
	c := settingsCard{title: t.t("settings.hall")}
	add := func(key, value string) {
		if value == "" {
			value = t.T("common.not_stated")
		}
		c.rows = append(c.rows, settingsRow{name: t.t("settings." + key), value: value})
	}
	add("name", t.Text(t.setup.Name))
	add("id", t.setup.ID)
	add("address", t.Text(t.setup.Address))
	add("phone", t.setup.Phone)
	add("complain", t.setup.Complain)
	add("zone", t.setup.Calendar.Location().String())
	var years []string
	for _, y := range t.setup.Calendar.Years() {
		years = append(years, strconv.Itoa(y))
	}
	add("years", strings.Join(years, t.T("common.comma")))
	add("catalog", t.t("settings.catalog_is", lang.Args{"version": t.cat.Version(), "n": len(t.cat.Items())}))
	return c
}

// hoursCard lists the office hours of today and the six days after, holidays and worked weekends included.
func (t talk) hoursCard(f facts) settingsCard {
	c := settingsCard{title: t.t("settings.hours"), note: t.t("settings.hours_note")}
	for i := range 7 {
		day := f.now.AddDate(0, 0, i)
		var spans []string
		for _, s := range t.setup.Calendar.Spans(day.Format(time.DateOnly)) {
			spans = append(spans, clockTime(s.Start)+"–"+clockTime(s.End))
		}
		value := strings.Join(spans, "  ")
		if value == "" {
			value = t.t("settings.shut")
		}
		c.rows = append(c.rows, settingsRow{name: say.DateLine(t.Words, day), value: value})
	}
	return c
}

func (t talk) linesCard() settingsCard {
	c := settingsCard{title: t.t("settings.lines"), note: t.t("settings.lines_note")}
	for _, l := range t.setup.Lines {
		c.rows = append(c.rows, settingsRow{name: t.line(l),
			value:  t.t("settings.line_is", lang.Args{"target": l.Target, "service": l.Service}),
			source: t.departments(l)})
	}
	return c
}

// departments are the departments of a line in the reader's language, as far as the catalog knows them.
func (t talk) departments(l queue.Line) string {
	var out []string
	for _, d := range l.Departments {
		for _, it := range t.cat.Of(d) {
			d = t.Text(it.Department)
			break
		}
		out = append(out, d)
	}
	return strings.Join(out, t.T("common.comma"))
}

func (t talk) windowsCard() settingsCard {
	c := settingsCard{title: t.t("settings.windows")}
	for _, w := range t.setup.Windows {
		var lines []string
		for _, id := range w.Lines {
			if l, ok := t.setup.Line(id); ok {
				lines = append(lines, t.line(l))
			}
		}
		c.rows = append(c.rows, settingsRow{name: w.ID + " " + t.Text(w.Name), value: strings.Join(lines, t.T("common.comma"))})
	}
	return c
}

// rulesCard lists the rules with where each value comes from: a value that is not the program's default was written in
// hall.yaml.
func (t talk) rulesCard() settingsCard {
	r, def := t.setup.Rules, setup.Defaults()
	c := settingsCard{title: t.t("settings.rules"), note: t.t("settings.rules_note")}
	add := func(key, value string, same bool) {
		source := t.t("rule.source_hall")
		if same {
			source = t.t("rule.source_default")
			if key == "due_yellow" {
				source = t.t("rule.source_practice")
			}
		}
		c.rows = append(c.rows, settingsRow{name: t.t("rule." + key), value: value, source: source})
	}
	mins := func(d time.Duration) string { return t.T("common.minutes_long", lang.Args{"n": whole(d)}) }
	for _, p := range []queue.Priority{queue.PriorityElder, queue.PriorityDisabled, queue.PriorityPregnant,
		queue.PriorityMilitary, queue.PriorityAppointment} {
		if d, ok := r.HeadStart[p]; ok {
			c.rows = append(c.rows, settingsRow{name: t.t("rule.head_start", lang.Args{"class": t.T("priority." + string(p))}),
				value: mins(d), source: t.t("rule.source_head_start")})
		}
	}
	add("max_calls", t.t("times", lang.Args{"n": r.MaxCalls}), r.MaxCalls == def.MaxCalls)
	add("recall_interval", t.t("seconds", lang.Args{"n": int(r.RecallInterval.Seconds())}), r.RecallInterval == def.RecallInterval)
	add("restore_after", t.T("common.people", lang.Args{"n": r.RestoreAfter}), r.RestoreAfter == def.RestoreAfter)
	start := "acceptance"
	if slices.Contains([]string{"call", "ticket"}, r.ClockStart) {
		start = r.ClockStart
	}
	add("clock_start", t.t("rule.start_"+start), r.ClockStart == def.ClockStart)
	add("one_hour_yellow", mins(r.OneHourYellow), r.OneHourYellow == def.OneHourYellow)
	add("due_yellow", t.T("common.unit.workdays", lang.Args{"n": r.DueYellow}), r.DueYellow == def.DueYellow)
	add("correction_days", t.T("common.unit.workdays", lang.Args{"n": r.CorrectionDays}), r.CorrectionDays == def.CorrectionDays)
	for _, k := range []struct {
		key string
		d   time.Duration
	}{{"idle", idleTooLong}, {"pause", pauseTooLong}, {"help", helpFor}} {
		c.rows = append(c.rows, settingsRow{name: t.t("rule." + k.key), value: mins(k.d), source: t.t("rule.source_program")})
	}
	return c
}
