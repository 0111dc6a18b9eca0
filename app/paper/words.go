package paper

import (
	"fmt"
	"time"

	"onevisit/app/lang"
	"onevisit/queue"
)

// china is the zone of papers of a hall without a calendar: times are kept in UTC, which no paper may show.
var china = time.FixedZone("CST", 8*60*60)

// inHall gives a time in the hall's zone.
func inHall(setup *queue.Setup, t time.Time) time.Time {
	switch {
	case t.IsZero():
		return t
	case setup == nil || setup.Calendar == nil:
		return t.In(china)
	}
	return t.In(setup.Calendar.Location())
}

// day says a date, or leaves room to write one.
func day(t time.Time, w *lang.Words) string {
	if t.IsZero() {
		return w.T("paper.date_blank")
	}
	return w.T("paper.date", lang.Args{"y": t.Year(), "d": t.Day(),
		"month": w.T(fmt.Sprintf("paper.month.%d", t.Month()))})
}

// stamp says a date with the time of day.
func stamp(t time.Time, w *lang.Words) string {
	if t.IsZero() {
		return day(t, w)
	}
	return day(t, w) + " " + t.Format("15:04")
}
