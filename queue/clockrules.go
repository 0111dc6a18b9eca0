package queue

import "time"

// ClockRules are the rules of clocks, duties and alarms. A number of days or a time of 0 means that the hall has no such
// rule.
type ClockRules struct {
	CorrectionEffect CorrectionEffect // what a correction does to the clock
	CorrectionLate   Late             // what a late correction means
	GapLate          Late             // what a late promise means
	SilenceDays      int              // workdays to say all that is missing after a receipt, 行政许可法 art. 32
	HandoverDays     int              // workdays to hand over the result, 行政许可法 art. 44
	ExtendDays       int              // the most a limit may be extended by, in its unit, 行政许可法 art. 42
	PickupDays       int              // workdays after which somebody is reminded of a result left behind
	PledgeDays       int              // workdays in which a promise in place of a proof is checked
	DutyYellow       int              // yellow this many workdays before a duty bites
	// An alarm goes up to the manager, and then to the supervision list, when nobody has seen it for so much office time;
	// one that was seen goes up as well when its matter is not settled so much later.
	EscalateManager     time.Duration
	EscalateSupervision time.Duration
	EscalateUnsettled   time.Duration
	PausedLong          time.Duration // a window paused for so much office time is told of
	TableMonth          int           // from this month on the next year's table of holidays is asked for
	ClockDrift          time.Duration // a machine clock that jumps by more is told of
}

// CorrectionEffect is what a correction does to the clock of a case (行政许可法 art. 32: accepted when all corrections are
// in; places differ in what they count).
type CorrectionEffect string

// Effects of a correction.
const (
	CorrectionRestart CorrectionEffect = ""      // the clock starts when all is there (清零重计)
	CorrectionPause   CorrectionEffect = "pause" // it starts with the first receipt and stands still until all is there
)

// Late is what it means when the applicant is late.
type Late string

// What lateness means.
const (
	LateRemind   Late = ""         // somebody is told; a person decides
	LateWithdraw Late = "withdraw" // the application counts as withdrawn (视为撤回)
)
