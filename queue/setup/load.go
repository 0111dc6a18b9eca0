package setup

import (
	"errors"
	"io/fs"
	"strings"
	"time"

	"onevisit/catalog/fault"
	"onevisit/catalog/format/yaml"
	"onevisit/queue"
	"onevisit/queue/workday"
)

// Fault codes of this package. Args are named in the translations.
const (
	CodeUnreadable  fault.Code = "setup.unreadable"       // file
	CodeMissing     fault.Code = "setup.missing"          // field
	CodeBadValue    fault.Code = "setup.bad_value"        // field, value, allowed
	CodeDuplicate   fault.Code = "setup.duplicate"        // field, value, first
	CodeUnknownLine fault.Code = "setup.unknown_line"     // by (window or item), line
	CodeUnserved    fault.Code = "setup.unserved_line"    // line
	CodeDepartment  fault.Code = "setup.department_twice" // department, line, first
	CodeNoYears     fault.Code = "setup.no_years"         // none
	CodeBadYear     fault.Code = "setup.bad_year"         // file, year
	CodeNoLine      fault.Code = "setup.no_line"          // item, department
	CodeUnusedSkill fault.Code = "setup.unused_skill"     // skill
)

// hallName is the file every hall folder has.
const hallName = "hall.yaml"

// Load reads the hall folder. On error nothing of it is usable; the error joins every fault found, each a *fault.Error
// with its place (file:line).
func Load(fsys fs.FS) (*queue.Setup, error) { return load(fsys, nil) }

// load reads the hall folder with what over writes into its hall.yaml; nil: nothing.
func load(fsys fs.FS, over func(*hallFile, *report)) (*queue.Setup, error) {
	var r report
	var file hallFile
	data, err := fs.ReadFile(fsys, hallName)
	if err != nil {
		r.add(fault.Wrap(err, CodeUnreadable, fault.Args{"file": hallName}).At(hallName))
	} else if err := yaml.Decode(hallName, data, &file); err != nil {
		r.add(err)
	}
	readable := len(r.faults) == 0
	years := readYears(fsys, &r)
	if !readable { // what was understood only in part would raise faults that are none
		return nil, r.err()
	}
	if over != nil {
		over(&file, &r)
		if err := r.err(); err != nil {
			return nil, err
		}
	}
	s := &queue.Setup{
		ID: file.ID, Name: file.Name, Sample: file.Sample, Caution: file.Caution, Address: file.Address,
		Phone: file.Phone, Complain: file.Complain, Page: strings.TrimRight(file.Page, "/"),
		Lines: readLines(file, &r), Windows: readWindows(file, &r), Rules: readRules(file.Rules, &r),
		Skills: readSkills(file, &r), Languages: readLanguages(file, &r), Forms: readForms(file, &r),
		Devices: readDevices(file, &r),
	}
	r.need(file.Where, "name", s.Name.ZH != "")
	r.check(file.Where, "id", s.ID, hallID(s.ID), "A-Z a-z 0-9 - .")
	web := file.Page == "" || strings.HasPrefix(file.Page, "http://") || strings.HasPrefix(file.Page, "https://")
	r.check(file.Where, "page", file.Page, web && len(file.Page) <= 120, "https://…")
	s.Calendar = readCalendar(file, years, &r)
	s.Procedures = readProcedures(file, &r)
	for _, n := range file.Notices {
		r.need(n.Where, "notices.text", n.Text.ZH != "")
		s.Notices = append(s.Notices, n.Text)
	}
	readLineHours(file, s, &r)
	if err := r.err(); err != nil {
		return nil, err
	}
	return s, nil
}

// readCalendar builds the office hours. Its faults belong to the hours, or to the zone of the file.
func readCalendar(file hallFile, years map[int]workday.Year, r *report) *workday.Calendar {
	pattern, ok := weekdays[file.Pattern]
	if file.Pattern == "" {
		pattern, ok = time.Monday, true
	}
	r.check(file.Where, "workday_pattern", file.Pattern, ok, "mon, tue, wed, thu, fri, sat, sun")
	c, err := workday.New(workday.Config{Zone: file.Zone, Hours: file.Hours.week(), Pattern: pattern, Years: years})
	for _, e := range parts(err) {
		where := file.Hours.Where
		if fault.Has(e, workday.CodeBadZone) || where == "" {
			where = file.Where
		}
		r.at(where, e)
	}
	return c
}

var weekdays = map[string]time.Weekday{
	"mon": time.Monday, "tue": time.Tuesday, "wed": time.Wednesday, "thu": time.Thursday, "fri": time.Friday,
	"sat": time.Saturday, "sun": time.Sunday,
}

// report collects faults.
type report struct{ faults []error }

func (r *report) add(err error) { r.faults = append(r.faults, err) }

func (r *report) err() error { return errors.Join(r.faults...) }

// at adds a fault and gives it a place if it has none.
func (r *report) at(where string, err error) {
	var f *fault.Error
	if errors.As(err, &f) && f.Where == "" {
		err = f.At(where)
	}
	r.add(err)
}

// need adds a fault for a key that is required and not written.
func (r *report) need(where, field string, there bool) {
	if !there {
		r.add(fault.New(CodeMissing, fault.Args{"field": field}).At(where))
	}
}

// check adds a fault for a value that is none of those allowed.
func (r *report) check(where, field string, value any, ok bool, allowed string) {
	if !ok {
		r.add(fault.New(CodeBadValue, fault.Args{"field": field, "value": value, "allowed": allowed}).At(where))
	}
}

// parts takes a joined error apart.
func parts(err error) []error {
	var joined interface{ Unwrap() []error }
	switch {
	case err == nil:
		return nil
	case errors.As(err, &joined):
		return joined.Unwrap()
	}
	return []error{err}
}
