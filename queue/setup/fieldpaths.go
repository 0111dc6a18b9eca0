package setup

import (
	"reflect"
	"strings"

	"onevisit/catalog"
	"onevisit/queue"
)

// memberFields say of every line, window, skill and notice whether it is in service: those in service in the order of the
// hall, then the retired ones.
func memberFields(file, now hallFile, said map[string]queue.Setting) []Field {
	var out []Field
	written := map[string]Member{}
	for _, m := range file.everyone() {
		written[m.path()] = m
	}
	one := func(m Member, value string) {
		f := Field{Path: m.path(), Kind: KindMember, Value: value, Member: m}
		if w, ok := written[f.Path]; ok {
			f.Written, f.File, f.Member = true, InService, w
		}
		f.Setting, f.Changed = said[f.Path]
		out = append(out, f)
	}
	for _, m := range now.everyone() {
		one(m, InService)
	}
	for _, m := range file.everyone() {
		if said[m.path()].Value == Retired {
			one(m, Retired)
		}
	}
	return out
}

// paths are all paths of a file in its own order, but for those of the members themselves.
func paths(f hallFile) []string {
	out := []string{"name", "name_en", "address", "address_en", "phone", "complain", "page", "caution", "caution_en"}
	days := keys("hours", &f.Hours)
	out = append(append(out, days...), "workday_pattern", "languages")
	for _, l := range f.Lines {
		out = append(out, keys("lines."+l.ID, &l)...)
		for _, d := range days {
			out = append(out, "lines."+l.ID+"."+d)
		}
	}
	for _, w := range f.Windows {
		out = append(out, keys("windows."+w.ID, &w)...)
		for _, l := range w.Lines {
			out = append(out, "windows."+w.ID+".lead."+l)
		}
	}
	for _, k := range f.Skills {
		out = append(out, keys("skills."+k.ID, &k)...)
	}
	for _, n := range f.Notices {
		out = append(out, keys("notices."+n.ID, &n)...)
	}
	for _, p := range []queue.Priority{queue.PriorityElder, queue.PriorityDisabled, queue.PriorityPregnant,
		queue.PriorityMilitary, queue.PriorityAppointment} {
		out = append(out, "rules.head_start."+string(p))
	}
	out = append(out, keys("rules", &f.Rules)...)
	out = append(out, keys("forms", &f.Forms)...)
	return append(out, keys("devices", &f.Devices)...)
}

// keys are the paths of one mapping's keys, but for those that have paths of their own: tables by line or class, and a
// line's hours by day.
func keys(prefix string, of any) []string {
	var out []string
	t := reflect.TypeOf(of).Elem()
	for i := range t.NumField() {
		name, option, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
		if name == "" || name == "id" || option == "where" || t.Field(i).Type.Kind() == reflect.Map ||
			t.Field(i).Type == reflect.TypeFor[hoursFile]() {
			continue
		}
		out = append(out, prefix+"."+name)
		if t.Field(i).Type == reflect.TypeFor[catalog.Text]() {
			out = append(out, prefix+"."+name+"_en")
		}
	}
	return out
}
