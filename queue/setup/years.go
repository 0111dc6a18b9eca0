package setup

import (
	"fmt"
	"io/fs"
	"path"
	"time"

	"onevisit/catalog/fault"
	"onevisit/catalog/format/yaml"
	"onevisit/queue/workday"
)

// readYears reads workdays/*.yaml. A hall without any table could not promise a single date, so none is a fault; the
// year that is missing on a given day is told by the calendar itself, before it computes a date.
func readYears(fsys fs.FS, r *report) map[int]workday.Year {
	out := map[int]workday.Year{}
	names, _ := fs.Glob(fsys, "workdays/*.yaml") // the pattern is constant and valid
	if len(names) == 0 {
		r.add(fault.New(CodeNoYears, nil).At("workdays"))
	}
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			r.add(fault.Wrap(err, CodeUnreadable, fault.Args{"file": name}).At(name))
			continue
		}
		var f yearFile
		if err := yaml.Decode(name, data, &f); err != nil {
			r.add(err)
			continue
		}
		if path.Base(name) != fmt.Sprintf("%04d.yaml", f.Year) {
			r.add(fault.New(CodeBadYear, fault.Args{"file": path.Base(name), "year": f.Year}).At(f.Where))
			continue
		}
		if y, ok := readYear(f, r); ok {
			out[f.Year] = y
		}
	}
	return out
}

// readYear checks the days here, where their places are known, so that the calendar finds nothing more to say.
func readYear(f yearFile, r *report) (workday.Year, bool) {
	seen, before := map[string]string{}, len(r.faults)
	read := func(field string, list []dayFile) []string {
		var out []string
		for _, d := range list {
			t, err := time.Parse(time.DateOnly, d.Date)
			r.check(d.Where, field+".date", d.Date, err == nil && t.Year() == f.Year, fmt.Sprintf("%d-MM-DD", f.Year))
			r.once(seen, d.Where, field+".date", d.Date)
			out = append(out, d.Date)
		}
		return out
	}
	y := workday.Year{Source: f.Source, Off: read("off", f.Off), Work: read("work", f.Work)}
	return y, len(r.faults) == before
}
