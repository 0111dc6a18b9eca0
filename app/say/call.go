package say

import (
	"onevisit/app/lang"
	"onevisit/queue"
	"onevisit/queue/oversight"
)

// CallWhy says why a colleague was called: the caller's own words as they were typed, one of the offered reasons in the
// reader's language.
func CallWhy(w *lang.Words, a oversight.Alarm) string {
	d := a.Detail
	key := "help.reason." + string(d.Reason)
	if d.Reason == queue.HelpBack && d.N == 0 {
		key += "_nobody"
	}
	switch {
	case d.Why != "":
		return d.Why
	case d.Reason == "" || !w.Has(key):
		return w.T("alarm.no_why")
	}
	return w.T(key, lang.Args{"n": d.N, "line": d.Line})
}
