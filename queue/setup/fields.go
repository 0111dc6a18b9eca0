package setup

import (
	"fmt"
	"io/fs"
	"reflect"
	"strconv"
	"strings"
	"time"

	"onevisit/catalog"
	"onevisit/catalog/format/yaml"
	"onevisit/queue"
)

// Kind says how the value of a field is written.
type Kind string

// Kinds of fields.
const (
	KindText     Kind = "text"
	KindNumber   Kind = "number"
	KindDuration Kind = "duration" // 10s, 15m, 1h30m
	KindYesNo    Kind = "yes_no"   // true, false
	KindChoice   Kind = "choice"
	KindSpans    Kind = "spans"  // 09:00-12:00, 13:30-17:30
	KindLines    Kind = "lines"  // ids of lines: A, B
	KindSkills   Kind = "skills" // ids of skills
	KindItems    Kind = "items"  // ids of items
	KindOffices  Kind = "offices"
)

// Field is one thing that managers may set.
type Field struct {
	Path    string
	Kind    Kind
	Value   string   // what holds now, as a person writes it; "" for nothing
	File    string   // what hall.yaml says; "" where it does not say
	Default string   // what holds when nobody says anything; "" where something must be said
	Written bool     // hall.yaml says it
	Changed bool     // a manager said it
	Options []string // KindChoice
	Setting queue.Setting
}

// choices are the words of the fields that are one of a few.
var choices = map[string][]string{
	"rules.restore_place":     {"after", "front", "end"},
	"rules.return_to":         {"line", "window"},
	"rules.order":             {"head_start", "ratio"},
	"rules.clock_start":       {"acceptance", "call", "ticket"},
	"rules.correction_effect": {"restart", "pause"},
	"rules.correction_late":   {"remind", "withdraw"},
	"rules.gap_late":          {"remind", "withdraw"},
	"workday_pattern":         {"mon", "tue", "wed", "thu", "fri", "sat", "sun"},
}

// Fields are all fields of a hall folder with the settings over it: the hall itself, its hours, lines, windows, rules.
func Fields(fsys fs.FS, settings []queue.Setting) ([]Field, error) {
	data, err := fs.ReadFile(fsys, hallName)
	if err != nil {
		return nil, err
	}
	var file, now hallFile
	if err := yaml.Decode(hallName, data, &file); err != nil {
		return nil, err
	}
	if err := yaml.Decode(hallName, data, &now); err != nil {
		return nil, err
	}
	var r report
	overlay(&now, settings, &r)
	if err := r.err(); err != nil {
		return nil, err
	}
	said := map[string]queue.Setting{}
	for _, s := range settings {
		said[s.Path] = s
	}
	var out []Field
	for _, path := range paths(now) {
		p, _ := now.place(path)
		was, _ := file.place(path)
		f := Field{Path: path, Kind: kindOf(p), Options: choices[path], Default: defaultOf(path)}
		f.Value, _ = p.read()
		f.File, f.Written = was.read()
		f.Setting, f.Changed = said[path]
		if f.Value == "" {
			f.Value = f.Default
		}
		out = append(out, f)
	}
	return out, nil
}

// paths are all paths of a file in its own order.
func paths(f hallFile) []string {
	out := []string{"name", "name_en", "address", "address_en", "phone", "complain", "page"}
	for _, d := range []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"} {
		out = append(out, "hours."+d)
	}
	out = append(out, "workday_pattern")
	for _, l := range f.Lines {
		out = append(out, keys("lines."+l.ID, &l)...)
	}
	for _, w := range f.Windows {
		out = append(out, keys("windows."+w.ID, &w)...)
	}
	for _, k := range f.Skills {
		out = append(out, keys("skills."+k.ID, &k)...)
	}
	for _, p := range []queue.Priority{queue.PriorityElder, queue.PriorityDisabled, queue.PriorityPregnant,
		queue.PriorityMilitary, queue.PriorityAppointment} {
		out = append(out, "rules.head_start."+string(p))
	}
	return append(out, keys("rules", &f.Rules)...)
}

// keys are the paths of one mapping's keys.
func keys(prefix string, of any) []string {
	var out []string
	t := reflect.TypeOf(of).Elem()
	for i := range t.NumField() {
		name, option, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
		if name == "" || name == "id" || option == "where" || t.Field(i).Type.Kind() == reflect.Map ||
			t.Field(i).Type == reflect.TypeFor[hoursFile]() {
			continue // what comes first at a window is written in the file
		}
		out = append(out, prefix+"."+name)
		if t.Field(i).Type == reflect.TypeFor[catalog.Text]() {
			out = append(out, prefix+"."+name+"_en")
		}
	}
	return out
}

// kindOf tells how a place is written by what it holds.
func kindOf(p place) Kind {
	if choices[p.path] != nil {
		return KindChoice
	}
	if strings.HasPrefix(p.key, "head_start.") {
		return KindDuration
	}
	f, _ := p.field()
	t := f.Type()
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case t == reflect.TypeFor[time.Duration]():
		return KindDuration
	case t.Kind() == reflect.Int:
		return KindNumber
	case t.Kind() == reflect.Bool:
		return KindYesNo
	case t.Kind() == reflect.Slice:
		kinds := map[string]Kind{"lines": KindLines, "skills": KindSkills, "items": KindItems, "departments": KindOffices}
		if k, ok := kinds[p.key]; ok {
			return k
		}
		return KindSpans
	}
	return KindText
}

// read gives the value at a place as a person writes it, and whether it is written at all.
func (p place) read() (string, bool) {
	if class, ok := strings.CutPrefix(p.key, "head_start."); ok {
		d, ok := p.of.(*rulesFile).HeadStart[queue.Priority(class)] //nolint:forcetypeassert // known looked
		return short(d), ok
	}
	f, ok := p.field()
	if !ok {
		return "", false
	}
	if t, ok := f.Interface().(catalog.Text); ok {
		if strings.HasSuffix(p.key, "_en") {
			return t.EN, t.EN != ""
		}
		return t.ZH, t.ZH != ""
	}
	if f.Kind() == reflect.Pointer {
		if f.IsNil() {
			return "", false
		}
		f = f.Elem()
		return plainly(f), true
	}
	if f.IsZero() { // a plain key that is not written holds nothing
		return "", false
	}
	return plainly(f), true
}

func plainly(v reflect.Value) string {
	switch x := v.Interface().(type) {
	case time.Duration:
		return short(x)
	case int:
		return strconv.Itoa(x)
	case []string:
		return strings.Join(x, ", ")
	}
	return fmt.Sprint(v.Interface())
}

// short writes a duration as hall.yaml does: 10m and not 10m0s.
func short(d time.Duration) string {
	s := d.String()
	if d == 0 {
		return "0"
	}
	if strings.HasSuffix(s, "m0s") {
		s = strings.TrimSuffix(s, "0s")
	}
	if strings.HasSuffix(s, "h0m") {
		s = strings.TrimSuffix(s, "0m")
	}
	return s
}

// defaultOf is the program's own value; no source fixes most of them.
func defaultOf(path string) string {
	key, ok := strings.CutPrefix(path, "rules.")
	switch {
	case ok && strings.HasPrefix(key, "head_start."):
		return "0"
	case ok:
		return ruleDefaults()[key]
	case strings.HasSuffix(path, ".target"):
		return short(defaultTarget * time.Minute)
	case strings.HasSuffix(path, ".service"):
		return short(defaultService * time.Minute)
	case strings.HasSuffix(path, ".cap"):
		return "0"
	case path == "workday_pattern":
		return "mon"
	}
	return ""
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

// YAML is what a person wrote into a field as hall.yaml would write it: texts in quotes, lists in brackets.
func (k Kind) YAML(value string) string {
	value = strings.TrimSpace(value)
	switch k {
	case KindText:
		return quoted(value)
	case KindSpans, KindLines, KindSkills, KindItems, KindOffices:
		var list []string
		for _, s := range strings.FieldsFunc(value, func(c rune) bool { return strings.ContainsRune(",，、;；", c) }) {
			if s = strings.TrimSpace(s); s != "" {
				list = append(list, quoted(s))
			}
		}
		return "[" + strings.Join(list, ", ") + "]"
	case KindNumber, KindDuration, KindYesNo, KindChoice:
	}
	return quoted(value)
}

// quoted is a text in YAML's double quotes.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ", "\r", " ", "\t", " ").Replace(s) + `"`
}
