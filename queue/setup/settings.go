package setup

import (
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/catalog/format/yaml"
	"onevisit/queue"
)

// Faults of settings. Args are named in the translations.
const (
	CodeUnknownSetting fault.Code = "setup.unknown_setting" // path: this program or this hall does not have it
	CodeTaken          fault.Code = "setup.taken"           // id: a line, window, skill or notice has it already
)

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
	file.number()
	file.members(settings, r)
	for _, s := range settings {
		if _, _, ok := memberPath(s.Path); ok {
			continue
		}
		p, ok := file.place(s.Path)
		if !ok {
			if !gone(s.Path) {
				r.add(fault.New(CodeUnknownSetting, fault.Args{"path": s.Path}))
			}
			continue
		}
		if err := p.write(s.Value); err != nil {
			r.add(err)
		}
	}
	file.leads(settings)
}

// gone reports a path that is right but for a line, window, skill or notice that is not there, or for a line that the
// window does not serve any more.
func gone(path string) bool {
	part, rest, _ := strings.Cut(path, ".")
	id, key, ok := strings.Cut(rest, ".")
	if !ok || id == "" {
		return false
	}
	var of any
	switch Part(part) {
	case PartLines:
		of = &lineFile{}
		if day, ok := strings.CutPrefix(key, "hours."); ok {
			of, key = &hoursFile{}, day
		}
	case PartWindows:
		if line, ok := strings.CutPrefix(key, "lead."); ok {
			return letter(line)
		}
		of = &windowFile{}
	case PartSkills:
		of = &skillFile{}
	case PartNotices:
		of = &noticeFile{}
	default:
		return false
	}
	return place{path: path, of: of, key: key}.known()
}

// place is where a setting is written: a key of one mapping of hall.yaml.
type place struct {
	path string
	of   any // pointer to the struct of the mapping
	key  string
	hall *hoursFile // of hours of a line's own: the hall's
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
	case part == "forms":
		p.of, p.key = &f.Forms, rest
	case part == "devices":
		p.of, p.key = &f.Devices, rest
	default:
		id, key, ok := strings.Cut(rest, ".")
		if p.of, p.key = f.member(Part(part), id), key; !ok || p.of == nil {
			return place{}, false
		}
		if day, ok := strings.CutPrefix(key, "hours."); ok && part == "lines" { // hours of the line's own
			l := p.of.(*lineFile) //nolint:forcetypeassert // member looked
			p.of, p.key, p.hall = &l.Hours, day, &f.Hours
		}
	}
	return p, p.known()
}

// member finds a line, a window, a skill or a notice by its id.
func (f *hallFile) member(part Part, id string) any {
	switch part {
	case PartLines:
		return find(f.Lines, func(l *lineFile) bool { return l.ID == id })
	case PartWindows:
		return find(f.Windows, func(w *windowFile) bool { return w.ID == id })
	case PartSkills:
		return find(f.Skills, func(k *skillFile) bool { return k.ID == id })
	case PartNotices:
		return find(f.Notices, func(n *noticeFile) bool { return n.ID == id })
	}
	return nil
}

// find gives the place of the first that is meant; nil for none.
func find[T any](list []T, meant func(*T) bool) any {
	for i := range list {
		if meant(&list[i]) {
			return &list[i]
		}
	}
	return nil
}

// fixed are keys that settings do not touch: identities, and lists whose members have paths of their own.
var fixed = map[string]bool{"id": true, "sample": true, "zone": true, "lines": true, "windows": true, "skills": true,
	"hours": true, "rules": true, "procedures": true, "notices": true, "forms": true, "devices": true}

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
	if line, ok := strings.CutPrefix(p.key, "lead."); ok {
		w, window := p.of.(*windowFile)
		return window && slices.Contains(w.Lines, line)
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
		f := p.of.(*rulesFile) //nolint:forcetypeassert // known looked
		return put(p.path, &f.HeadStart, queue.Priority(class), value)
	}
	if line, ok := strings.CutPrefix(p.key, "lead."); ok {
		w := p.of.(*windowFile) //nolint:forcetypeassert // known looked
		return put(p.path, &w.Lead, line, value)
	}
	if own, ok := p.of.(*hoursFile); ok && p.hall != nil && own.Where == "" {
		*own = *p.hall // the other days stay as the hall's
	}
	where := whereOf(p.of)
	was := where.String()
	err := yaml.Decode(p.path, []byte(p.key+": "+value), p.of)
	where.SetString(was)
	return err
}

// put writes a length of time into one of the file's tables. The table is copied: a line's may be shared.
func put[K ~string](path string, table *map[K]time.Duration, key K, value string) error {
	one := map[K]time.Duration{}
	if err := yaml.Decode(path, []byte(string(key)+": "+value), &one); err != nil {
		return err
	}
	out := maps.Clone(*table)
	if out == nil {
		out = map[K]time.Duration{}
	}
	out[key] = one[key]
	if out[key] == 0 { // none
		delete(out, key)
	}
	if len(out) == 0 {
		out = nil
	}
	*table = out
	return nil
}

// whereOf is the field of a mapping that names its place in the file.
func whereOf(of any) reflect.Value { return reflect.ValueOf(of).Elem().FieldByName("Where") }
