package manager

import (
	"strconv"
	"strings"

	"onevisit/app/lang"
	"onevisit/app/say"
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
	groupForms
	groupDevices
	groupNotices
	groupAbout
	settingsGroups
)

// groupKeys name the groups in the translations.
var groupKeys = [settingsGroups]string{"hall", "hours", "lines", "windows", "rules", "forms", "devices", "notices", "about"}

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
	members  []memberChip
	adds     []addChip
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
	s.members, s.adds = t.members(f, c)
	for _, x := range f.fields {
		if groupOf(x.Path) == c.group && shownWith(x.Path, s.members) {
			s.rows = append(s.rows, settingsRow{path: x.Path, name: t.rowName(x), value: t.fieldValue(x, x.Value),
				source: t.fieldSource(x), changed: x.Changed})
		}
	}
	switch c.group {
	case groupHours:
		s.rows = append(s.rows, t.weekRows(f)...)
	case groupAbout:
		s.rows = t.aboutRows()
	case groupDevices:
		s.rows = append(s.rows, t.machineRows()...)
	case groupHall, groupLines, groupWindows, groupRules, groupForms, groupNotices, settingsGroups:
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
	case "forms":
		return groupForms
	case "devices", "languages":
		return groupDevices
	case "notices":
		return groupNotices
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
		{name: t.t("rule.idle"), value: mins(whole(idleTooLong)), source: own},
		{name: t.t("rule.pause"), value: mins(whole(pauseTooLong)), source: own},
		{name: t.t("rule.help"), value: mins(whole(helpFor)), source: own},
	}
}

// machineRows are what each machine has of its own.
func (t talk) machineRows() []settingsRow {
	return []settingsRow{{name: t.t("settings.printer"), value: t.t("settings.per_machine"), source: t.t("settings.printer_source")}}
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
	case x.Kind == setup.KindMember:
		return t.t("settings.member_file")
	case !x.Written && x.Default != "" && sameAsHall(x.Path):
		return t.t("settings.same_as_hall")
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

// sameAsHall names what is the hall's own unless somebody says otherwise.
func sameAsHall(path string) bool {
	return strings.HasPrefix(path, "forms.") || strings.HasPrefix(path, "lines.") && strings.Contains(path, ".hours.")
}
