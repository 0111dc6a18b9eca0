// Package oversight watches over the work of the hall: electronic monitoring (电子监察) over the journal, and the rules
// of ratings (好差评). It is pure: changes and moments come in, alarms come out.
package oversight

import "time"

// Kind is what an alarm is about. The translations are keyed "alarm.<kind>".
type Kind string

// Kinds of alarms. The first four are triggers of published supervision rules (case overdue, warning before it, no
// one-time notice); the others are the hall's own housekeeping.
const (
	Overdue      Kind = "overdue"       // a clock ran past its due time
	DueSoon      Kind = "due_soon"      // a clock is about to
	SecondNotice Kind = "second_notice" // a case got more than its one notice
	NoNotice     Kind = "no_notice"     // sent away with something missing and no notice
	Skipped      Kind = "skipped"       // called before people with an earlier place; allowed, so only told
	PausedLong   Kind = "paused_long"   // a window stands still
	Overnight    Kind = "overnight"     // could be finished on the spot, and was not by closing time (事不过夜)
)

// Kinds are all kinds of alarms.
func Kinds() []Kind {
	return []Kind{Overdue, DueSoon, SecondNotice, NoNotice, Skipped, PausedLong, Overnight}
}

// Level is how grave an alarm is: yellow before a rule is broken, red after (the usual colours of supervision systems).
type Level string

// Levels.
const (
	Info   Level = "info"
	Yellow Level = "yellow"
	Red    Level = "red"
)

// Level is how grave alarms of a kind are.
func (k Kind) Level() Level {
	switch k {
	case Overdue, SecondNotice, NoNotice:
		return Red
	case DueSoon, PausedLong, Overnight:
		return Yellow
	case Skipped:
	}
	return Info
}

// Alarm is one thing that somebody should look at. Each is raised once.
type Alarm struct {
	Kind   Kind      `json:"kind"`
	At     time.Time `json:"at"` // when it was noticed: the time of the journal row, or of the look
	Ticket int64     `json:"ticket,omitempty"`
	Case   int64     `json:"case,omitempty"`
	Window string    `json:"window,omitempty"` // that acted, or has the case in hand
	Detail Detail    `json:"detail"`
}

// Detail are the facts of an alarm; what a kind does not use is empty.
type Detail struct {
	Label string        `json:"label,omitempty"` // number on the ticket
	Item  string        `json:"item,omitempty"`  // item id
	Due   time.Time     `json:"due,omitzero"`
	For   time.Duration `json:"for,omitempty"`   // office time of a pause so far, nanoseconds
	N     int           `json:"n,omitempty"`     // which notice it was; how many were passed over
	Other string        `json:"other,omitempty"` // number of the first who was passed over
}
