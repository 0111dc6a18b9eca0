package setup

import (
	"io/fs"
	"reflect"
	"strings"
	"time"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/catalog/format/yaml"
	"onevisit/queue"
)

// CodeUnknownSetting is a setting that this program or this hall does not have: path.
const CodeUnknownSetting fault.Code = "setup.unknown_setting"

// With reads the hall folder with the settings of the hall's managers over it. They are read as hall.yaml is read and
// checked with all of it: a setting can say nothing that the file could not say.
func With(fsys fs.FS, settings []queue.Setting) (*queue.Setup, error) {
	return load(fsys, func(file *hallFile, r *report) { overlay(file, settings, r) })
}

// Build is With for one folder, as queue.WithSettings takes it.
func Build(fsys fs.FS) func([]queue.Setting) (*queue.Setup, error) {
	return func(s []queue.Setting) (*queue.Setup, error) { return With(fsys, s) }
}

// overlay writes settings into the file. A setting of a line or window that the hall's files no longer have is left
// aside: the files changed after it.
func overlay(file *hallFile, settings []queue.Setting, r *report) {
	for _, s := range settings {
		p, ok := file.place(s.Path)
		if !ok {
			if !gone(*file, s.Path) {
				r.add(fault.New(CodeUnknownSetting, fault.Args{"path": s.Path}))
			}
			continue
		}
		if err := p.write(s.Value); err != nil {
			r.add(err)
		}
	}
}

// gone reports a path that is right but for a line, window or skill that is not there.
func gone(file hallFile, path string) bool {
	part, rest, _ := strings.Cut(path, ".")
	_, key, ok := strings.Cut(rest, ".")
	if !ok {
		return false
	}
	var of any
	switch part {
	case "lines":
		of = &lineFile{}
	case "windows":
		of = &windowFile{}
	case "skills":
		of = &skillFile{}
	default:
		return false
	}
	return place{path, of, key}.known()
}

// place is where a setting is written: a key of one mapping of hall.yaml.
type place struct {
	path string
	of   any // pointer to the struct of the mapping
	key  string
}

// place finds the mapping and the key of a path.
func (f *hallFile) place(path string) (place, bool) {
	part, rest, deep := strings.Cut(path, ".")
	p := place{path: path, of: f, key: path}
	switch {
	case !deep:
	case part == "rules":
		p.of, p.key = &f.Rules, rest
	case part == "hours":
		p.of, p.key = &f.Hours, rest
	default:
		id, key, ok := strings.Cut(rest, ".")
		if p.of, p.key = f.member(part, id), key; !ok || p.of == nil {
			return place{}, false
		}
		if day, ok := strings.CutPrefix(key, "hours."); ok && part == "lines" { // hours of the line's own
			l := p.of.(*lineFile) //nolint:forcetypeassert // member looked
			if l.Hours.Where == "" {
				l.Hours = f.Hours // the other days stay as the hall's
			}
			p.of, p.key = &l.Hours, day
		}
	}
	return p, p.known()
}

// member finds a line, a window or a skill by its id.
func (f *hallFile) member(part, id string) any {
	switch part {
	case "lines":
		for i := range f.Lines {
			if f.Lines[i].ID == id {
				return &f.Lines[i]
			}
		}
	case "windows":
		for i := range f.Windows {
			if f.Windows[i].ID == id {
				return &f.Windows[i]
			}
		}
	case "skills":
		for i := range f.Skills {
			if f.Skills[i].ID == id {
				return &f.Skills[i]
			}
		}
	}
	return nil
}

// fixed are keys that settings do not touch: identities, and lists whose members have paths of their own.
var fixed = map[string]bool{"id": true, "sample": true, "zone": true, "lines": true, "windows": true, "skills": true,
	"hours": true, "rules": true, "procedures": true}

// known tells whether the mapping has the key.
func (p place) known() bool {
	_, top := p.of.(*hallFile)
	if p.key == "" || p.key == "id" || top && fixed[p.key] {
		return false
	}
	if class, ok := strings.CutPrefix(p.key, "head_start."); ok {
		_, rules := p.of.(*rulesFile)
		return rules && queue.Priority(class).Known() && queue.Priority(class) != queue.PriorityNormal
	}
	f, ok := p.field()
	if !ok {
		return false
	}
	_, text := f.Interface().(catalog.Text)
	return text || f.Kind() != reflect.Struct && f.Kind() != reflect.Map // those have paths of their own
}

// field is the struct field behind the key; of a text in English, its text.
func (p place) field() (reflect.Value, bool) {
	v := reflect.ValueOf(p.of).Elem()
	for i := range v.NumField() {
		name, option, _ := strings.Cut(v.Type().Field(i).Tag.Get("yaml"), ",")
		if option == "where" || name == "" {
			continue
		}
		_, text := v.Field(i).Interface().(catalog.Text)
		if name == p.key || text && name+"_en" == p.key {
			return v.Field(i), true
		}
	}
	return reflect.Value{}, false
}

// write reads a value as hall.yaml writes it. A value is one line: it cannot bring other keys along.
func (p place) write(value string) error {
	if strings.ContainsAny(value, "\n\r") {
		return fault.New(CodeBadValue, fault.Args{"field": p.path, "value": strings.Fields(value + " ")[0] + " …", "allowed": "1"})
	}
	if class, ok := strings.CutPrefix(p.key, "head_start."); ok {
		return p.writeHeadStart(queue.Priority(class), value)
	}
	where := whereOf(p.of)
	was := where.String()
	err := yaml.Decode(p.path, []byte(p.key+": "+value), p.of)
	where.SetString(was)
	return err
}

func (p place) writeHeadStart(class queue.Priority, value string) error {
	one := map[queue.Priority]time.Duration{}
	if err := yaml.Decode(p.path, []byte(string(class)+": "+value), &one); err != nil {
		return err
	}
	f := p.of.(*rulesFile) //nolint:forcetypeassert // known looked
	if f.HeadStart == nil {
		f.HeadStart = map[queue.Priority]time.Duration{}
	}
	f.HeadStart[class] = one[class]
	return nil
}

// whereOf is the field of a mapping that names its place in the file.
func whereOf(of any) reflect.Value { return reflect.ValueOf(of).Elem().FieldByName("Where") }
