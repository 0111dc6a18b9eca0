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
	KindSpeech   Kind = "languages" // ids of languages: zh-CN, en
	KindMember   Kind = "member"    // a line, window, skill or notice itself: in service, or retired
)

// InService is the value of a KindMember that is not Retired.
const InService = "in_service"

// Field is one thing that managers may set.
type Field struct {
	Path    string
	Kind    Kind
	Value   string   // what holds now, as a person writes it; "" for nothing
	File    string   // what hall.yaml says; "" where it does not say
	Default string   // what holds when nobody says anything; "" where something must be said
	Written bool     // hall.yaml says it
	Changed bool     // a manager said it
	Options []string // KindChoice, KindSpeech
	Setting queue.Setting
	Member  Member // KindMember: as the files write it, or the setting that added it
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
	"devices.dots":            {"576", "384"},
	"devices.contrast":        {"night", "day", "auto"},
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
	file.number()
	var r report
	overlay(&now, settings, &r)
	if err := r.err(); err != nil {
		return nil, err
	}
	said := map[string]queue.Setting{}
	for _, s := range settings {
		said[s.Path] = s
	}
	out := memberFields(file, now, said)
	for _, path := range paths(now) {
		p, _ := now.place(path)
		f := Field{Path: path, Kind: kindOf(p), Options: choices[path], Default: now.defaultOf(path)}
		if f.Kind == KindSpeech {
			f.Options = languages
		}
		f.Value, _ = p.read()
		if was, ok := file.place(path); ok {
			f.File, f.Written = was.read()
		}
		f.Setting, f.Changed = said[path]
		if f.Value == "" {
			f.Value = f.Default
		}
		out = append(out, f)
	}
	return out, nil
}

// kindOf tells how a place is written by what it holds.
func kindOf(p place) Kind {
	if choices[p.path] != nil {
		return KindChoice
	}
	if strings.HasPrefix(p.key, "head_start.") || strings.HasPrefix(p.key, "lead.") {
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
		kinds := map[string]Kind{"lines": KindLines, "skills": KindSkills, "items": KindItems, "departments": KindOffices,
			"languages": KindSpeech}
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
	if line, ok := strings.CutPrefix(p.key, "lead."); ok {
		d, ok := p.of.(*windowFile).Lead[line] //nolint:forcetypeassert // known looked
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

// YAML is what a person wrote into a field as hall.yaml would write it: texts in quotes, lists in brackets.
func (k Kind) YAML(value string) string {
	value = strings.TrimSpace(value)
	switch k {
	case KindText:
		return quoted(value)
	case KindSpans, KindLines, KindSkills, KindItems, KindOffices, KindSpeech:
		var list []string
		for _, s := range strings.FieldsFunc(value, func(c rune) bool { return strings.ContainsRune(",，、;；", c) }) {
			if s = strings.TrimSpace(s); s != "" {
				list = append(list, quoted(s))
			}
		}
		return "[" + strings.Join(list, ", ") + "]"
	case KindNumber, KindDuration, KindYesNo, KindChoice, KindMember:
	}
	return quoted(value)
}

// quoted is a text in YAML's double quotes.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ", "\r", " ", "\t", " ").Replace(s) + `"`
}
