package setup

import (
	"reflect"
	"strings"
	"time"
)

// defaultOf is what holds where nobody says anything: the program's own value, no source fixes most of them; for what
// forms say, what the hall says of itself.
func (f *hallFile) defaultOf(path string) string {
	part, key, _ := strings.Cut(path, ".")
	switch {
	case part == "rules" && strings.HasPrefix(key, "head_start."), strings.Contains(path, ".lead."):
		return "0"
	case part == "rules":
		return ruleDefaults()[key]
	case strings.HasSuffix(path, ".target"):
		return short(defaultTarget * time.Minute)
	case strings.HasSuffix(path, ".service"):
		return short(defaultService * time.Minute)
	case strings.HasSuffix(path, ".cap"):
		return "0"
	case part == "lines" && strings.Contains(key, ".hours."):
		if own, _ := f.place(path); own.of.(*hoursFile).Where != "" { //nolint:forcetypeassert // place found hours
			return "" // a day that a line with hours of its own does not write is closed
		}
		_, day, _ := strings.Cut(key, ".")
		p, _ := f.place(day)
		hall, _ := p.read()
		return hall
	case part == "forms" && key != "footer" && key != "footer_en":
		p, _ := f.place(strings.Replace(key, "seal", "name", 1))
		hall, _ := p.read()
		return hall
	}
	return map[string]string{"workday_pattern": "mon", "languages": strings.Join(languages, ", "), "devices.dots": "576",
		"devices.contrast": "night", "devices.ask_id": "false"}[path]
}

// ruleDefaults are Defaults as the keys of hall.yaml name them: a rule and its key differ in how their words are joined.
func ruleDefaults() map[string]string {
	out := map[string]string{}
	d, keys := reflect.ValueOf(Defaults()), reflect.TypeFor[rulesFile]()
	for i := range keys.NumField() {
		key, _, _ := strings.Cut(keys.Field(i).Tag.Get("yaml"), ",")
		f := d.FieldByName(camel(key))
		if key == "" || !f.IsValid() || f.Kind() == reflect.Map {
			continue
		}
		out[key] = plainly(f)
		if list := choices["rules."+key]; list != nil && out[key] == "" {
			out[key] = list[0]
		}
	}
	return out
}

// camel is recall_interval as RecallInterval.
func camel(key string) string {
	var b strings.Builder
	for _, w := range strings.Split(key, "_") {
		if w != "" {
			b.WriteString(strings.ToUpper(w[:1]) + w[1:])
		}
	}
	return b.String()
}
