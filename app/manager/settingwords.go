package manager

import (
	"slices"
	"strconv"
	"strings"

	"onevisit/app/lang"
	"onevisit/queue"
	"onevisit/queue/setup"
)

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
	case part == "forms", part == "devices":
		return t.t("field." + part + "." + rest)
	case rest == "":
		return t.t("field." + part)
	}
	id, key, _ := strings.Cut(rest, ".")
	if key == "" {
		return t.memberName(part, id)
	}
	return t.t("field.of", lang.Args{"of": t.memberName(part, id), "field": t.keyName(key)})
}

// keyName names a field of a line, window, skill or notice.
func (t talk) keyName(key string) string {
	day, hours := strings.CutPrefix(key, "hours.")
	line, lead := strings.CutPrefix(key, "lead.")
	switch {
	case hours:
		return t.t("field.own_hours", lang.Args{"day": t.T("common.weekday." + strconv.Itoa(weekdays[day]))})
	case lead:
		return t.t("field.lead", lang.Args{"line": t.memberName("lines", line)})
	}
	return t.t("field." + key)
}

// rowName names a field where it is clear what it belongs to.
func (t talk) rowName(x setup.Field) string {
	part, rest, _ := strings.Cut(x.Path, ".")
	_, key, own := strings.Cut(rest, ".")
	switch {
	case x.Kind == setup.KindMember:
		return t.t("field.service_state")
	case own && slices.Contains(setup.Parts(), setup.Part(part)):
		return t.keyName(key)
	}
	return t.fieldName(x.Path)
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
	case "notices":
		return t.t("field.notice", lang.Args{"n": id})
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
		if value == "" && (strings.HasPrefix(x.Path, "hours.") || strings.Contains(x.Path, ".hours.")) {
			return t.t("settings.shut")
		}
		if value == "" {
			return t.t("settings.any_time")
		}
	case setup.KindMember:
		return t.t("settings." + value)
	case setup.KindSpeech:
		var names []string
		for _, l := range splitList(value) {
			names = append(names, t.T("language."+l))
		}
		return strings.Join(names, t.T("common.comma"))
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
