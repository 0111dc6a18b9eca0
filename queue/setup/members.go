package setup

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/catalog/format/yaml"
	"onevisit/queue"
)

// Part is a list of hall.yaml whose members managers add and retire.
type Part string

// Parts of a hall with members.
const (
	PartLines   Part = "lines"
	PartWindows Part = "windows"
	PartSkills  Part = "skills"
	PartNotices Part = "notices"
)

// Parts are all of them.
func Parts() []Part { return []Part{PartLines, PartWindows, PartSkills, PartNotices} }

// Retired is the value of a setting that takes a member out of service; the setting's path is the member's ("windows.5").
// The setting of one that managers added holds what it was added with, as hall.yaml would write it in one line.
const Retired = "retired"

// memberPath takes "windows.5" apart.
func memberPath(path string) (Part, string, bool) {
	part, id, ok := strings.Cut(path, ".")
	return Part(part), id, ok && !strings.Contains(id, ".") && id != "" && slices.Contains(Parts(), Part(part))
}

// members writes the settings that add or retire into the file: first what is added, so that a number that was given
// twice is found by the rules of the file.
func (f *hallFile) members(settings []queue.Setting, r *report) {
	var added, retired []queue.Setting
	for _, s := range settings {
		if _, _, ok := memberPath(s.Path); ok && s.Value == Retired {
			retired = append(retired, s)
		} else if ok {
			added = append(added, s)
		}
	}
	slices.SortFunc(added, func(a, b queue.Setting) int { // 9 before 10
		return cmp.Or(cmp.Compare(len(a.Path), len(b.Path)), cmp.Compare(a.Path, b.Path))
	})
	for _, s := range added {
		part, id, _ := memberPath(s.Path)
		if err := f.add(part, id, s); err != nil {
			r.add(err)
		}
	}
	for _, s := range retired {
		part, id, _ := memberPath(s.Path)
		f.retire(part, id)
	}
}

// add puts a new member behind the others.
func (f *hallFile) add(part Part, id string, s queue.Setting) error {
	if strings.ContainsAny(s.Value, "\n\r") {
		return fault.New(CodeBadValue, fault.Args{"field": s.Path, "value": shorten(s.Value), "allowed": "{name: …}"})
	}
	if f.member(part, id) != nil {
		return fault.New(CodeTaken, fault.Args{"id": id})
	}
	data := []byte(s.Value)
	var err error
	switch part {
	case PartLines:
		n := lineFile{}
		err = yaml.Decode(s.Path, data, &n)
		n.ID = id
		f.Lines = append(f.Lines, n)
	case PartWindows:
		n := windowFile{}
		err = yaml.Decode(s.Path, data, &n)
		n.ID = id
		f.Windows = append(f.Windows, n)
	case PartSkills:
		n := skillFile{}
		err = yaml.Decode(s.Path, data, &n)
		n.ID = id
		f.Skills = append(f.Skills, n)
	case PartNotices:
		n := noticeFile{}
		err = yaml.Decode(s.Path, data, &n)
		n.ID = id
		f.Notices = append(f.Notices, n)
	}
	return err
}

// retire takes a member out. One that the files no longer have is gone already.
func (f *hallFile) retire(part Part, id string) {
	switch part {
	case PartLines:
		f.Lines = slices.DeleteFunc(slices.Clone(f.Lines), func(l lineFile) bool { return l.ID == id })
	case PartWindows:
		f.Windows = slices.DeleteFunc(slices.Clone(f.Windows), func(w windowFile) bool { return w.ID == id })
	case PartSkills:
		f.Skills = slices.DeleteFunc(slices.Clone(f.Skills), func(k skillFile) bool { return k.ID == id })
	case PartNotices:
		f.Notices = slices.DeleteFunc(slices.Clone(f.Notices), func(n noticeFile) bool { return n.ID == id })
	}
}

// number gives notices without an id their place as one.
func (f *hallFile) number() {
	for i := range f.Notices {
		if f.Notices[i].ID == "" {
			f.Notices[i].ID = strconv.Itoa(i + 1)
		}
	}
}

// leads drops what comes first at a window that a manager gave other lines: there is nothing to come first in any more.
func (f *hallFile) leads(settings []queue.Setting) {
	for i := range f.Windows {
		w := &f.Windows[i]
		if !slices.ContainsFunc(settings, func(s queue.Setting) bool { return s.Path == "windows."+w.ID+".lines" }) {
			continue
		}
		w.Lead = maps.Clone(w.Lead)
		maps.DeleteFunc(w.Lead, func(line string, _ time.Duration) bool { return !slices.Contains(w.Lines, line) })
	}
}

// Member is a line, window, skill or notice as the hall's files or a manager's setting write it.
type Member struct {
	Part        Part
	ID          string
	Name        catalog.Text // of a notice its text
	Lines       []string     // of a window
	Skills      []string     // of a window
	Departments []string     // of a line
}

// everyone are all members of a file.
func (f *hallFile) everyone() []Member {
	var out []Member
	for _, l := range f.Lines {
		out = append(out, Member{Part: PartLines, ID: l.ID, Name: l.Name, Departments: l.Departments})
	}
	for _, w := range f.Windows {
		out = append(out, Member{Part: PartWindows, ID: w.ID, Name: w.Name, Lines: w.Lines, Skills: w.Skills})
	}
	for _, k := range f.Skills {
		out = append(out, Member{Part: PartSkills, ID: k.ID, Name: k.Name})
	}
	for _, n := range f.Notices {
		out = append(out, Member{Part: PartNotices, ID: n.ID, Name: n.Text})
	}
	return out
}

// path is where settings find the member.
func (m Member) path() string { return string(m.Part) + "." + m.ID }
