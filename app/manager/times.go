package manager

import (
	"time"

	"onevisit/app/lang"
	"onevisit/app/say"
)

// moment says when: the hour today, the day otherwise.
func (t talk) moment(f facts, at time.Time) string {
	switch {
	case at.IsZero():
		return none
	case at.Format(time.DateOnly) == f.now.Format(time.DateOnly):
		return clockTime(at)
	}
	return say.Date(t.Words, at) + " " + clockTime(at)
}

// length says a length of office time: minutes, from ten hours on hours.
func (t talk) length(d time.Duration) string {
	if d >= 10*time.Hour {
		return t.T("common.unit.hours", lang.Args{"n": int(d.Hours())})
	}
	return say.Minutes(t.Words, d)
}
