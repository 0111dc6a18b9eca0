package say

import (
	"onevisit/app/lang"
	"onevisit/catalog"
)

// Finding says one thing that a reviewer of the catalog would mark.
func Finding(w *lang.Words, f catalog.Finding) string {
	args := make(lang.Args, len(f.Args))
	for k, v := range f.Args {
		switch said := v.(type) {
		case catalog.Text:
			v = w.Text(said)
		case string:
			v = limitIn(w, k, said)
		}
		args[k] = v
	}
	return w.T("lint."+string(f.Code), args)
}

// limitIn says a time limit among the facts of a finding ("3 workdays") in the reader's words.
func limitIn(w *lang.Words, key, written string) string {
	if key == "promised" || key == "statutory" || key == "later" {
		if l, err := catalog.ParseLimit(written); err == nil && l.Stated() {
			return Limit(w, l)
		}
	}
	return written
}

// Mend says how to mend what a reviewer would mark.
func Mend(w *lang.Words, f catalog.Finding) string { return w.T("lint.mend." + string(f.Code)) }
