package setup

import (
	"slices"
	"strings"

	"onevisit/queue"
)

// Add is the change that adds a member. What is wrong with it is found when it is made.
func Add(m Member) queue.SettingChange {
	var keys []string
	key := func(name string, k Kind, value string) {
		if value != "" {
			keys = append(keys, name+": "+k.YAML(value))
		}
	}
	name := "name"
	if m.Part == PartNotices {
		name = "text"
	}
	key(name, KindText, m.Name.ZH)
	key(name+"_en", KindText, m.Name.EN)
	key("lines", KindLines, strings.Join(m.Lines, ", "))
	key("skills", KindSkills, strings.Join(m.Skills, ", "))
	key("departments", KindOffices, strings.Join(m.Departments, ", "))
	return queue.SettingChange{Path: m.path(), Value: "{" + strings.Join(keys, ", ") + "}"}
}

// Plan is what is known of a hall when a member is added, retired or taken back: its fields.
type Plan []Field

// AddLine are the changes that add a line and have windows serve it.
func (p Plan) AddLine(m Member, windows ...string) []queue.SettingChange {
	out := []queue.SettingChange{Add(m)}
	for _, w := range windows {
		out = append(out, p.list("windows."+w+".lines", func(l []string) []string { return with(l, m.ID) })...)
	}
	return out
}

// AddSkill are the changes that add a skill and say which windows have it.
func (p Plan) AddSkill(m Member, windows ...string) []queue.SettingChange {
	out := []queue.SettingChange{Add(m)}
	for _, w := range windows {
		out = append(out, p.list("windows."+w+".skills", func(l []string) []string { return with(l, m.ID) })...)
	}
	return out
}

// Retire are the changes that take a member out of service. One of the hall's files is only left out and can be taken
// back; one that managers added is gone, with all that was set of it. The windows of a line, and its departments, go to
// the line to; "" leaves them without. The windows that have a skill lose it.
func (p Plan) Retire(part Part, id, to string) []queue.SettingChange {
	path := string(part) + "." + id
	at := p.at(path)
	if at < 0 {
		return nil
	}
	out := []queue.SettingChange{{Path: path, Value: Retired}}
	if f := p[at]; f.Changed && !f.Written {
		out[0] = queue.SettingChange{Path: path, Reset: true}
		for _, own := range p {
			if own.Changed && strings.HasPrefix(own.Path, path+".") {
				out = append(out, queue.SettingChange{Path: own.Path, Reset: true})
			}
		}
	}
	switch part {
	case PartLines:
		if to != "" {
			mine := p.value(path + ".departments")
			out = append(out, p.list("lines."+to+".departments", func(l []string) []string { return with(l, mine...) })...)
		}
		for _, w := range p.having("windows.", ".lines", id) {
			out = append(out, p.list(w, func(l []string) []string {
				if l = without(l, id); to != "" {
					l = with(l, to)
				}
				return l
			})...)
		}
	case PartSkills:
		for _, w := range p.having("windows.", ".skills", id) {
			out = append(out, p.list(w, func(l []string) []string { return without(l, id) })...)
		}
	case PartWindows, PartNotices:
	}
	return out
}

// Restore are the changes that take a retired member back: a line with the departments and the windows that the hall's
// files give it, a skill with its windows.
func (p Plan) Restore(part Part, id string) []queue.SettingChange {
	path := string(part) + "." + id
	at := p.at(path)
	if at < 0 {
		return nil
	}
	out := []queue.SettingChange{{Path: path, Reset: true}}
	m := p[at].Member
	for _, f := range p {
		switch {
		case part == PartLines && f.Kind == KindOffices:
			if have := items(f.Value); f.Path != path+".departments" && slices.ContainsFunc(have, func(d string) bool { return slices.Contains(m.Departments, d) }) {
				out = append(out, p.list(f.Path, func(l []string) []string { return without(l, m.Departments...) })...)
			}
		case part == PartLines && f.Kind == KindLines && slices.Contains(items(f.File), id),
			part == PartSkills && f.Kind == KindSkills && slices.Contains(items(f.File), id):
			out = append(out, p.list(f.Path, func(l []string) []string { return with(l, id) })...)
		}
	}
	return out
}

// list changes the list at a path; back to what the files say if that is what comes out.
func (p Plan) list(path string, change func([]string) []string) []queue.SettingChange {
	at := p.at(path)
	if at < 0 {
		return nil
	}
	f := p[at]
	now := change(items(f.Value))
	switch {
	case slices.Equal(now, items(f.Value)):
		return nil
	case f.Written && sameSet(now, items(f.File)):
		return []queue.SettingChange{{Path: path, Reset: true}}
	}
	return []queue.SettingChange{{Path: path, Value: f.Kind.YAML(strings.Join(now, ", "))}}
}

// having are the paths between prefix and suffix whose list holds a value.
func (p Plan) having(prefix, suffix, value string) []string {
	var out []string
	for _, f := range p {
		if strings.HasPrefix(f.Path, prefix) && strings.HasSuffix(f.Path, suffix) && slices.Contains(items(f.Value), value) {
			out = append(out, f.Path)
		}
	}
	return out
}

func (p Plan) at(path string) int {
	return slices.IndexFunc(p, func(f Field) bool { return f.Path == path })
}

// value is the list at a path.
func (p Plan) value(path string) []string {
	if at := p.at(path); at >= 0 {
		return items(p[at].Value)
	}
	return nil
}

// items takes "A, B" apart.
func items(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ", ")
}

func with(list []string, more ...string) []string {
	out := slices.Clone(list)
	for _, m := range more {
		if !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	return out
}

func without(list []string, less ...string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(less, s) })
}

// sameSet tells whether two lists hold the same, in whatever order: that of lines, skills and departments says nothing.
func sameSet(a, b []string) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}
