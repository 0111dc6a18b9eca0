// Package queue is who waits, who serves and which clock runs: tickets, visits, cases, windows, lines, their state
// machines, and the verbs of the Hall. No Fyne, no SQL, no wall clock.
package queue

import "time"

// TicketState is where a ticket (号) stands.
type TicketState string

// States of a ticket.
const (
	Waiting   TicketState = "waiting"   // 等候
	Called    TicketState = "called"    // 已叫号
	Serving   TicketState = "serving"   // 办理中
	Held      TicketState = "held"      // 挂起
	NoShow    TicketState = "no_show"   // 过号
	Completed TicketState = "completed" // 完成
	Cancelled TicketState = "cancelled" // 取消
	Expired   TicketState = "expired"   // 过期
)

// Outcome is how a completed ticket ended.
type Outcome string

// Outcomes of a completed ticket.
const (
	OutcomeNone     Outcome = ""
	OutcomeDone     Outcome = "done"                // 办结
	OutcomeReturned Outcome = "returned_incomplete" // 一次性告知后补正
	OutcomePickup   Outcome = "pending_pickup"      // 已受理，待领取结果
	OutcomeReferred Outcome = "referred"            // 转其他机关
)

// Priority is the class of an applicant. The head start of each class, in minutes, is data (hall.yaml).
type Priority string

// Priority classes.
const (
	PriorityNormal      Priority = ""
	PriorityElder       Priority = "elder"
	PriorityDisabled    Priority = "disabled"
	PriorityPregnant    Priority = "pregnant"
	PriorityMilitary    Priority = "military"
	PriorityAppointment Priority = "appointment"
)

// Ticket is one place in the queue. The id is never reused; the printed number restarts each business day.
type Ticket struct {
	ID       int64       `json:"id"`
	Rev      int64       `json:"rev"`   // counts writes; a write on an older Rev is refused
	Token    string      `json:"token"` // unguessable; what the QR carries
	Day      string      `json:"day"`   // business day, YYYY-MM-DD
	Line     string      `json:"line"`
	Number   int         `json:"number"`
	Label    string      `json:"label"` // as printed: A017
	Priority Priority    `json:"priority,omitempty"`
	Key      int64       `json:"key"` // order: Unix milliseconds of arrival minus the class's head start; the smallest is next
	State    TicketState `json:"state"`
	Outcome  Outcome     `json:"outcome,omitempty"`
	Window   string      `json:"window,omitempty"` // that called it, or to which alone it may go when waiting after a transfer
	Calls    int         `json:"calls,omitempty"`
	Why      string      `json:"why,omitempty"`    // reason of the last hold, transfer, cancel or no-show
	Skill    string      `json:"skill,omitempty"`  // what a window must have to call it; empty: nothing special
	Clerk    string      `json:"clerk,omitempty"`  // waiting: to this clerk alone; follows the clerk to another window
	Back     string      `json:"back,omitempty"`   // window that wants it back when the one it was sent to has finished
	Origin   int64       `json:"origin,omitempty"` // earlier ticket whose cases this one goes on with, after a correction
	Items    []string    `json:"items"`            // item ids of its cases, in order
	Gaps     int         `json:"gaps"`             // materials missing at the kiosk's pre-check; -1 without a pre-check
	// Companions are the people who came along, beyond the one who is served.
	Companions int `json:"companions,omitempty"`
	// Person is the keyed hash of who took it, made outside; empty without one. It never leaves through the journal.
	Person string `json:"-"`

	Arrived time.Time `json:"arrived"`
	Since   time.Time `json:"since"`            // start of the open period
	CallAt  time.Time `json:"call_at,omitzero"` // last call
	StartAt time.Time `json:"start_at,omitzero"`
	EndAt   time.Time `json:"end_at,omitzero"`
	// Until is when a hold should end, or until when a no-show comes back to its place; zero: not limited.
	Until time.Time `json:"until,omitzero"`
	// Appointment is the hour it was booked for; zero without one.
	Appointment time.Time `json:"appointment,omitzero"`

	Waited   time.Duration `json:"waited,omitempty"`   // nanoseconds spent waiting, closed periods only
	Served   time.Duration `json:"served,omitempty"`   // nanoseconds spent being served, closed periods only
	Returned bool          `json:"returned,omitempty"` // came back after a no-show
	Moved    bool          `json:"moved,omitempty"`    // was transferred
	// Corrected says that the person came back with what a notice lists: it stands at its old key, without a second wait.
	Corrected bool `json:"corrected,omitempty"`
}

// Live reports whether the ticket can still be served.
func (t Ticket) Live() bool {
	switch t.State {
	case Waiting, Called, Serving, Held, NoShow:
		return true
	case Completed, Cancelled, Expired:
		return false
	}
	return false
}

// Over reports whether the time set for a hold or for coming back is over.
func (t Ticket) Over(now time.Time) bool { return !t.Until.IsZero() && now.After(t.Until) }

// Visit is one ticket with its cases, one per item (来访).
type Visit struct {
	Ticket Ticket `json:"ticket"`
	Cases  []Case `json:"cases"`
}
