package say

import (
	"time"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue/oversight"
)

// Alarm says in a sentence what the monitoring noticed. Times are said as they are: in the zone they carry.
func Alarm(w *lang.Words, cat *catalog.Catalog, a oversight.Alarm) string {
	d := a.Detail
	item := d.Item
	if it, err := cat.Item(item); err == nil {
		item = w.Text(it.Name)
	}
	n := d.N
	if a.Kind == oversight.PausedLong {
		n = int(d.For / time.Minute)
	}
	return w.T("alarm."+string(a.Kind), lang.Args{"label": d.Label, "item": item, "id": a.Window, "other": d.Other, "n": n,
		"time": Date(w, d.Due) + " " + d.Due.Format("15:04")})
}
