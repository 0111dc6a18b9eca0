package say

import (
	"onevisit/app/lang"
	"onevisit/catalog"
)

// Finding says one thing that a reviewer of the catalog would mark.
func Finding(w *lang.Words, f catalog.Finding) string {
	args := make(lang.Args, len(f.Args))
	for k, v := range f.Args {
		if t, ok := v.(catalog.Text); ok {
			v = w.Text(t)
		}
		args[k] = v
	}
	return w.T("lint."+string(f.Code), args)
}

// Mend says how to mend what a reviewer would mark.
func Mend(w *lang.Words, f catalog.Finding) string { return w.T("lint.mend." + string(f.Code)) }
