package queue

import (
	"time"

	"onevisit/catalog/fault"
)

// AlarmKind is what an alarm is about. The translations are keyed "alarm.<kind>".
type AlarmKind string

// AlarmLevel is how grave an alarm is: yellow before a rule is broken, red after (the usual colours of supervision
// systems), info for what is only told.
type AlarmLevel string

// Levels.
const (
	AlarmInfo   AlarmLevel = "info"
	AlarmYellow AlarmLevel = "yellow"
	AlarmRed    AlarmLevel = "red"
)

// Told is who was told of an alarm: it goes up while nobody does something about it.
type Told string

// Steps of an alarm, in order.
const (
	ToldClerk       Told = "clerk"       // the window that has the case in hand
	ToldManager     Told = "manager"     // the manager's wall
	ToldSupervision Told = "supervision" // the supervision list (督办)
)

// Alarm is one thing that somebody should look at. Key is the same for the same matter, whoever notices it and however
// often: each matter is raised once.
type Alarm struct {
	ID     int64       `json:"id,omitempty"`
	Rev    int64       `json:"rev,omitempty"` // counts writes
	Key    string      `json:"key,omitempty"`
	Kind   AlarmKind   `json:"kind"`
	Level  AlarmLevel  `json:"level,omitempty"`
	At     time.Time   `json:"at"` // when it was noticed: the time of the journal row, or of the look
	Ticket int64       `json:"ticket,omitempty"`
	Case   int64       `json:"case,omitempty"`
	Window string      `json:"window,omitempty"` // that acted, or has the case in hand
	Clerk  string      `json:"clerk,omitempty"`  // who acted
	Detail AlarmDetail `json:"detail"`
	Steps  []AlarmStep `json:"steps,omitempty"` // who was told and who saw it, oldest first
	Over   time.Time   `json:"over,omitzero"`   // when the matter was settled
}

// AlarmStep is one person or place that was told.
type AlarmStep struct {
	To     Told      `json:"to"`
	At     time.Time `json:"at"`
	Seen   time.Time `json:"seen,omitzero"` // acknowledged
	By     string    `json:"by,omitempty"`
	Remedy string    `json:"remedy,omitempty"` // what is done about it, as whoever saw it said
}

// AlarmDetail are the facts of an alarm; what a kind does not use is empty.
type AlarmDetail struct {
	Label string        `json:"label,omitempty"` // number on the ticket
	Item  string        `json:"item,omitempty"`  // item id
	Due   time.Time     `json:"due,omitzero"`
	For   time.Duration `json:"for,omitempty"`   // office time of a pause so far; by how much a clock was moved; nanoseconds
	N     int           `json:"n,omitempty"`     // which notice it was; how many were passed over; how many cases wait
	Other string        `json:"other,omitempty"` // number of the first who was passed over
	Duty  DutyKind      `json:"duty,omitempty"`  // which statutory timer
	Paper string        `json:"paper,omitempty"` // what was asked for beyond the list
	Fee   string        `json:"fee,omitempty"`   // what was charged, in yuan
	Most  string        `json:"most,omitempty"`  // what may be charged, in yuan
	Year  int           `json:"year,omitempty"`  // whose table of holidays is missing

	// Of calls for a colleague (HelpRequest).
	From   string `json:"from,omitempty"`   // window that asked; empty: a manager
	Place  string `json:"place,omitempty"`  // window to come to
	Why    string `json:"why,omitempty"`    // reason in words
	Helper string `json:"helper,omitempty"` // window of the clerk who comes

	Reason HelpReason `json:"reason,omitempty"` // one of the offered reasons; N is how many wait
	Line   string     `json:"line,omitempty"`   // in which line they wait
}

// Open reports an alarm whose matter is not settled.
func (a Alarm) Open() bool { return a.Over.IsZero() }

// Told is who was told last; the clerk before anybody was.
func (a Alarm) Told() AlarmStep {
	if len(a.Steps) == 0 {
		return AlarmStep{To: ToldClerk, At: a.At}
	}
	return a.Steps[len(a.Steps)-1]
}

// Next is who is told after the last one; false after the supervision list.
func (t Told) Next() (Told, bool) {
	switch t {
	case ToldClerk:
		return ToldManager, true
	case ToldManager:
		return ToldSupervision, true
	case ToldSupervision:
	}
	return "", false
}

// Faults of alarms and of what they watch.
const (
	CodeUnknownAlarm fault.Code = "queue.unknown_alarm" // none
	CodeAlarmOver    fault.Code = "queue.alarm_over"    // none
	CodeNoAmount     fault.Code = "queue.no_amount"     // value
	CodeReceived     fault.Code = "queue.received"      // item, number
	CodeBadExpiry    fault.Code = "queue.bad_expiry"    // day
	CodeNotPromised  fault.Code = "queue.not_promised"  // item, material
	CodeBadProcedure fault.Code = "queue.bad_procedure" // procedure
	CodeNoExtension  fault.Code = "queue.no_extension"  // item, most
	CodeNoApprover   fault.Code = "queue.no_approver"   // none

	CodeLateExtension fault.Code = "queue.late_extension" // item, due
)
