// Package oversight watches over the work of the hall: electronic monitoring (电子监察) over the journal and the clock,
// and the rules of ratings (好差评). A Watch is pure: changes and moments come in, alarms come out. A Guard lets one watch
// over a running hall.
package oversight

import "onevisit/queue"

// Words of this package for what the hall keeps.
type (
	// Kind is what an alarm is about.
	Kind = queue.AlarmKind
	// Level is how grave it is.
	Level = queue.AlarmLevel
	// Alarm is one alarm.
	Alarm = queue.Alarm
	// Detail is what its sentence needs.
	Detail = queue.AlarmDetail
)

// Kinds of alarms.
const (
	Overdue      = queue.AlarmOverdue
	DueSoon      = queue.AlarmDueSoon
	DutySoon     = queue.AlarmDutySoon
	DutyMissed   = queue.AlarmDutyMissed
	SecondNotice = queue.AlarmSecondNotice
	NoNotice     = queue.AlarmNoNotice
	BeyondList   = queue.AlarmBeyondList
	OverFee      = queue.AlarmOverFee
	Overnight    = queue.AlarmOvernight
	Bounced      = queue.AlarmBounced
	PausedLong   = queue.AlarmPausedLong
	NoTable      = queue.AlarmNoTable
	ClockMoved   = queue.AlarmClockMoved
	Skipped      = queue.AlarmSkipped
)

// Levels.
const (
	Info   = queue.AlarmInfo
	Yellow = queue.AlarmYellow
	Red    = queue.AlarmRed
)

// Kinds are all kinds of alarms.
func Kinds() []Kind { return queue.AlarmKinds() }
