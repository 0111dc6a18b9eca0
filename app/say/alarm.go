package say

import (
	"strings"
	"time"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
	"onevisit/queue/oversight"
)

// Alarm says in a sentence what the monitoring noticed. Times are said as they are: in the zone they carry.
func Alarm(w *lang.Words, cat *catalog.Catalog, a oversight.Alarm) string {
	d := a.Detail
	item := d.Item
	if it, err := cat.Item(item); err == nil {
		item = w.Text(it.Name)
	}
	n, key, duty := d.N, "alarm."+string(a.Kind), ""
	switch a.Kind {
	case oversight.PausedLong:
		n = int(d.For / time.Minute)
	case oversight.ClockMoved:
		n, key = int(d.For.Abs()/time.Minute), "alarm.clock_forward"
		if d.For < 0 {
			key = "alarm.clock_back"
		}
	case queue.AlarmCome:
		if d.Place == a.Window {
			key = "alarm.come_open"
		}
	case queue.AlarmLogin:
		switch {
		case d.Place == "exit":
			key = "alarm.login_exit"
		case strings.HasPrefix(d.Other, "?"):
			key = "alarm.login_nobody"
		}
	default:
	}
	if d.Duty != "" {
		duty = w.T("duty." + string(d.Duty))
	}
	return w.T(key, lang.Args{"label": d.Label, "item": item, "id": a.Window, "other": d.Other, "n": n, "duty": duty,
		"paper": d.Paper, "fee": d.Fee, "most": d.Most, "year": d.Year, "place": d.Place, "why": CallWhy(w, a),
		"time": Date(w, d.Due) + " " + d.Due.Format("15:04")})
}
