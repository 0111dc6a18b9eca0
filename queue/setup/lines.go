package setup

import (
	"strconv"
	"time"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// Minutes assumed where hall.yaml does not say them. No source fixes them: our defaults.
const (
	defaultTarget  = 20
	defaultService = 10
)

// readLines reads the queues of the hall. A department stands in one line only: a person must not have to guess.
func readLines(file hallFile, r *report) []queue.Line {
	r.need(file.Where, "lines", len(file.Lines) > 0)
	byID, department := map[string]string{}, map[string]string{}
	out := make([]queue.Line, 0, len(file.Lines))
	for _, l := range file.Lines {
		r.check(l.Where, "lines.id", l.ID, letter(l.ID), "A … Z")
		r.need(l.Where, "lines.name", l.Name.ZH != "")
		r.once(byID, l.Where, "lines.id", l.ID)
		for _, d := range l.Departments {
			if first, twice := department[d]; twice {
				r.add(fault.New(CodeDepartment, fault.Args{"department": d, "line": l.ID, "first": first}).At(l.Where))
				continue
			}
			department[d] = l.ID
		}
		out = append(out, queue.Line{
			ID: l.ID, Name: l.Name, Departments: l.Departments,
			Target:  r.minutes(l.Where, "lines.target", l.Target, defaultTarget),
			Service: r.minutes(l.Where, "lines.service", l.Service, defaultService),
			Cap:     l.Cap, Hours: readHours(l, r),
		})
		r.check(l.Where, "lines.cap", strconv.Itoa(l.Cap), l.Cap >= 0, "0, 1 …")
	}
	return out
}

// readWindows reads the counters and checks that every line is served and every line named exists.
func readWindows(file hallFile, r *report) []queue.Window {
	r.need(file.Where, "windows", len(file.Windows) > 0)
	known, served, byID := map[string]bool{}, map[string]bool{}, map[string]string{}
	for _, l := range file.Lines {
		known[l.ID] = true
	}
	out := make([]queue.Window, 0, len(file.Windows))
	for _, w := range file.Windows {
		r.check(w.Where, "windows.id", w.ID, windowID(w.ID), "A-Z a-z 0-9 -")
		r.need(w.Where, "windows.name", w.Name.ZH != "")
		r.need(w.Where, "windows.lines", len(w.Lines) > 0)
		r.once(byID, w.Where, "windows.id", w.ID)
		twice := map[string]string{}
		for _, l := range w.Lines {
			r.once(twice, w.Where, "windows.lines", l)
			if !known[l] {
				r.add(fault.New(CodeUnknownLine, fault.Args{"by": w.ID, "line": l}).At(w.Where))
			}
			served[l] = true
		}
		out = append(out, queue.Window{ID: w.ID, Name: w.Name, Lines: w.Lines, Skills: w.Skills, Lead: w.Lead,
			State: queue.WindowClosed})
	}
	for _, l := range file.Lines {
		if !served[l.ID] {
			r.add(fault.New(CodeUnserved, fault.Args{"line": l.ID}).At(l.Where))
		}
	}
	return out
}

// once adds a fault for a value that was there before; seen maps values to their first place.
func (r *report) once(seen map[string]string, where, field, value string) {
	if first, twice := seen[value]; twice {
		r.add(fault.New(CodeDuplicate, fault.Args{"field": field, "value": value, "first": first}).At(where))
		return
	}
	seen[value] = where
}

// minutes reads whole minutes above zero; 0 is a key that is not written.
func (r *report) minutes(where, field string, d time.Duration, unwritten int) int {
	if d == 0 {
		return unwritten
	}
	r.check(where, field, d.String(), d > 0 && d%time.Minute == 0, "1m …")
	return int(d / time.Minute)
}

// CheckAgainst says every item of the catalog whose applicants would have no line to wait in, joined.
func CheckAgainst(s *queue.Setup, cat *catalog.Catalog) error {
	var r report
	for _, it := range cat.Items() {
		if _, ok := s.LineOf(it); ok {
			continue
		}
		f := fault.New(CodeNoLine, fault.Args{"item": it.ID, "department": it.Department.ZH})
		if it.Line != "" {
			f = fault.New(CodeUnknownLine, fault.Args{"by": it.ID, "line": it.Line})
		}
		r.add(f.At(it.Where))
	}
	return r.err()
}

// letter is a line's name on a ticket: one capital letter.
func letter(s string) bool { return len(s) == 1 && s[0] >= 'A' && s[0] <= 'Z' }

// windowID is plain ASCII, because it is printed, spoken and typed on a command line.
func windowID(s string) bool { return plain(s, "-") }

// hallID keeps to the letters of a QR code's alphanumeric mode, whatever their case.
func hallID(s string) bool { return plain(s, "-.") }

func plain(s, also string) bool {
	for _, c := range s {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9':
		default:
			found := false
			for _, a := range also {
				found = found || a == c
			}
			if !found {
				return false
			}
		}
	}
	return s != ""
}
