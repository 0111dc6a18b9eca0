package manager

import (
	"strconv"
	"strings"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/queue"
	"onevisit/queue/setup"
)

// settingsGroup is a part of the settings.
type settingsGroup int

const (
	groupHall settingsGroup = iota
	groupHours
	groupLines
	groupWindows
	groupRules
	groupAbout
	settingsGroups
)

// groupKeys name the groups in the translations.
var groupKeys = [settingsGroups]string{"hall", "hours", "lines", "windows", "rules", "about"}

// settingsState is the page of settings: one group of them, each with its value and where the value comes from.
type settingsState struct {
	language string // the button that switches the language
	large    string // the button that switches the size of the text
	isLarge  bool
	caution  string
	groups   []string
	chosen   settingsGroup
	note     string
	head     settingsRow
	rows     []settingsRow
	edit     string // how a row is changed
}

// settingsRow is a name, its value and where the value comes from. Without a path it cannot be changed here.
type settingsRow struct {
	path                string
	name, value, source string
	changed             bool // by a manager
}

// settings computes the page of settings.
func (t talk) settings(f facts, c choices) *settingsState {
	s := &settingsState{language: t.T("language." + string(t.Language().Other())), chosen: c.group, edit: t.t("settings.edit"),
		large: t.t("settings.large"), isLarge: c.large,
		head: settingsRow{name: t.t("col.setting"), value: t.t("col.value"), source: t.t("col.source")},
		note: t.t("settings." + groupKeys[c.group] + "_note")}
	if t.setup.Sample {
		s.caution = t.Text(t.setup.Caution)
	}
	for _, k := range groupKeys {
		s.groups = append(s.groups, t.t("settings."+k))
	}
	for _, x := range f.fields {
		if groupOf(x.Path) == c.group {
			s.rows = append(s.rows, settingsRow{path: x.Path, name: t.fieldName(x.Path), value: t.fieldValue(x, x.Value),
				source: t.fieldSource(x), changed: x.Changed})
		}
	}
	switch c.group {
	case groupHours:
		s.rows = append(s.rows, t.weekRows(f)...)
	case groupAbout:
		s.rows = t.aboutRows()
	case groupHall, groupLines, groupWindows, groupRules, settingsGroups:
	}
	return s
}

// groupOf tells the group of a path.
func groupOf(path string) settingsGroup {
	switch part, _, _ := strings.Cut(path, "."); part {
	case "hours", "workday_pattern":
		return groupHours
	case "lines":
		return groupLines
	case "windows", "skills":
		return groupWindows
	case "rules":
		return groupRules
	}
	return groupHall
}

// weekRows are the office hours of today and the six days after, holidays and worked weekends included.
func (t talk) weekRows(f facts) []settingsRow {
	var out []settingsRow
	for i := range 7 {
		day := f.now.AddDate(0, 0, i)
		var spans []string
		for _, s := range t.setup.Calendar.Spans(day.Format("2006-01-02")) {
			spans = append(spans, clockTime(s.Start)+"–"+clockTime(s.End))
		}
		value := strings.Join(spans, "  ")
		if value == "" {
			value = t.t("settings.shut")
		}
		out = append(out, settingsRow{name: say.DateLine(t.Words, day), value: value, source: t.t("settings.week_source")})
	}
	return out
}

// aboutRows are what cannot be changed here, and where it is changed.
func (t talk) aboutRows() []settingsRow {
	var years []string
	for _, y := range t.setup.Calendar.Years() {
		years = append(years, strconv.Itoa(y))
	}
	row := func(key, value string) settingsRow {
		return settingsRow{name: t.t("settings." + key), value: value, source: t.t("settings." + key + "_source")}
	}
	mins := func(n int) string { return t.T("common.minutes_long", lang.Args{"n": n}) }
	own := t.t("rule.source_program")
	return []settingsRow{
		row("id", t.setup.ID),
		row("zone", t.setup.Calendar.Location().String()),
		row("years", strings.Join(years, t.T("common.comma"))),
		row("catalog", t.t("settings.catalog_is", lang.Args{"version": t.cat.Version(), "n": len(t.cat.Items())})),
		row("printer", t.t("settings.per_machine")),
		row("languages", t.T("language.zh-CN")+t.T("common.comma")+t.T("language.en")),
		{name: t.t("rule.idle"), value: mins(whole(idleTooLong)), source: own},
		{name: t.t("rule.pause"), value: mins(whole(pauseTooLong)), source: own},
		{name: t.t("rule.help"), value: mins(whole(helpFor)), source: own},
	}
}

// fieldSource says where a value comes from.
func (t talk) fieldSource(x setup.Field) string {
	switch {
	case x.Changed:
		by := x.Setting.By
		if by == "" {
			by = t.t("settings.somebody")
		}
		return t.t("settings.by", lang.Args{"by": by, "date": say.Date(t.Words, x.Setting.At), "time": clockTime(x.Setting.At)})
	case x.Path == "rules.due_yellow" && x.Value == x.Default:
		return t.t("rule.source_practice")
	case !x.Written && x.Default == "":
		return t.t("settings.not_written")
	case !x.Written && x.Default != "":
		return t.t("rule.source_program")
	case strings.HasPrefix(x.Path, "rules.head_start."):
		return t.t("rule.source_head_start")
	case x.Default != "" && x.Value == x.Default:
		return t.t("rule.source_default")
	}
	return t.t("rule.source_hall")
}

// fieldName names a field: a rule by its own words, the others by what they belong to.
func (t talk) fieldName(path string) string {
	part, rest, _ := strings.Cut(path, ".")
	class, start := strings.CutPrefix(rest, "head_start.")
	switch {
	case part == "rules" && start:
		return t.t("rule.head_start", lang.Args{"class": t.T("priority." + class)})
	case part == "rules":
		return t.t("rule." + rest)
	case part == "hours":
		return t.T("common.weekday." + strconv.Itoa(weekdays[rest]))
	case rest == "":
		return t.t("field." + part)
	}
	id, key, _ := strings.Cut(rest, ".")
	return t.t("field.of", lang.Args{"of": t.memberName(part, id), "field": t.t("field." + key)})
}

// weekdays are the keys of hall.yaml.
var weekdays = map[string]int{"sun": 0, "mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6}

// memberName is what a line, a window or a skill is called.
func (t talk) memberName(part, id string) string {
	switch part {
	case "lines":
		if l, ok := t.setup.Line(id); ok {
			return t.line(l)
		}
	case "windows":
		if w, ok := t.setup.Window(id); ok {
			return w.ID + " " + t.Text(w.Name)
		}
	case "skills":
		if k, ok := t.setup.Skill(id); ok {
			return t.Text(k.Name)
		}
	}
	return id
}

// fieldValue says a value in words.
func (t talk) fieldValue(x setup.Field, value string) string {
	switch x.Kind {
	case setup.KindDuration:
		return t.duration(x.Path, value)
	case setup.KindNumber:
		return t.number(x.Path, value)
	case setup.KindYesNo:
		return t.t("yes_no." + value)
	case setup.KindChoice:
		return t.choice(x.Path, value)
	case setup.KindLines, setup.KindSkills:
		part := string(x.Kind)
		var names []string
		for _, id := range splitList(value) {
			names = append(names, t.memberName(part, id))
		}
		if len(names) == 0 {
			return t.t("settings.nothing")
		}
		return strings.Join(names, t.T("common.comma"))
	case setup.KindOffices:
		return t.departments(queue.Line{Departments: splitList(value)})
	case setup.KindSpans:
		if value == "" && strings.HasPrefix(x.Path, "hours.") {
			return t.t("settings.shut")
		}
		if value == "" {
			return t.t("settings.any_time")
		}
	case setup.KindItems, setup.KindText:
		if value == "" {
			return t.T("common.not_stated")
		}
	}
	return value
}

// choice is the word of one of a few values.
func (t talk) choice(path, value string) string {
	if path == "workday_pattern" {
		return t.T("common.weekday." + strconv.Itoa(weekdays[value]))
	}
	return t.t("choice." + strings.TrimPrefix(path, "rules.") + "." + value)
}

// number says a count with what is counted.
func (t talk) number(path, value string) string {
	n, err := strconv.Atoi(value)
	if err != nil {
		return value
	}
	switch {
	case strings.HasSuffix(path, ".cap") && n == 0:
		return t.t("settings.no_cap")
	case strings.HasSuffix(path, ".cap"):
		return t.t("settings.cap", lang.Args{"n": n})
	case path == "rules.max_calls":
		return t.t("times", lang.Args{"n": n})
	case path == "rules.table_month":
		return t.t("settings.month", lang.Args{"n": n})
	case path == "rules.keep_persons", path == "rules.keep_open_persons":
		return t.T("common.unit.days", lang.Args{"n": n})
	case path == "rules.restore_after", path == "rules.ratio":
		return t.T("common.people", lang.Args{"n": n})
	}
	return t.T("common.unit.workdays", lang.Args{"n": n})
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

// splitList takes "A, B" apart.
func splitList(s string) []string {
	var out []string
	for _, x := range strings.Split(s, ",") {
		if x = strings.TrimSpace(x); x != "" {
			out = append(out, x)
		}
	}
	return out
}
