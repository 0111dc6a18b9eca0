package queue

import (
	"time"

	"onevisit/catalog"
)

// CaseState is where a case (办件) stands.
type CaseState string

// States of a case.
const (
	Checking        CaseState = "checking"          // 核验
	Incomplete      CaseState = "incomplete"        // 待补正
	Accepted        CaseState = "accepted"          // 受理
	AcceptedWithGap CaseState = "accepted_with_gap" // 容缺受理
	Pledged         CaseState = "pledged"           // 告知承诺
	Processing      CaseState = "processing"        // 办理
	Suspended       CaseState = "suspended"         // 特别程序、等申请人
	Done            CaseState = "done"              // 办结
	Delivered       CaseState = "delivered"         // 送达
	Refused         CaseState = "refused"           // 不予受理
	Withdrawn       CaseState = "withdrawn"         // 撤回
)

// PauseReason is why a running clock stands still. The clock never stops without one of these.
type PauseReason string

// Reasons for a pause. Lunch and closing need none: the clock counts office time.
const (
	PauseApplicant PauseReason = "applicant" // waiting for the applicant
	PauseSpecial   PauseReason = "special"   // off-the-clock procedure (特别程序), 行政许可法 art. 45
	PauseOutage    PauseReason = "outage"    // system outage
)

// CaseClock is the completion clock of a case. It counts office time: Counted before the last resume, plus the office time
// since RunningSince.
type CaseClock struct {
	Started      time.Time     `json:"started,omitzero"`
	Limit        catalog.Limit `json:"limit,omitzero"`
	Due          time.Time     `json:"due,omitzero"`
	Counted      time.Duration `json:"counted,omitempty"` // nanoseconds of office time
	RunningSince time.Time     `json:"running_since,omitzero"`
	Paused       PauseReason   `json:"paused,omitempty"`
	PauseNote    string        `json:"pause_note,omitempty"`
	PausedAt     time.Time     `json:"paused_at,omitzero"`
	Stopped      time.Time     `json:"stopped,omitzero"`

	// NoTable is the year whose table of holidays is missing, so that Due is not known; then NotBefore is the earliest
	// day it can be. The due time is computed when the table is there (Hall.Recompute).
	NoTable   int         `json:"no_table,omitempty"`
	NotBefore time.Time   `json:"not_before,omitzero"`
	Procedure string      `json:"procedure,omitempty"` // of the open pause: special procedure, its id
	Document  string      `json:"document,omitempty"`  // of the open pause: the paper that told the applicant
	Expected  time.Time   `json:"expected,omitzero"`   // when the open pause should end, as the applicant was told
	Steps     []ClockStep `json:"steps,omitempty"`     // what changed the clock after its start, oldest first
}

// On reports whether the clock was started and not stopped.
func (c CaseClock) On() bool { return !c.Started.IsZero() && c.Stopped.IsZero() }

// Case is what is applied for: one item on one visit.
type Case struct {
	ID      int64  `json:"id"`
	Rev     int64  `json:"rev"` // counts writes; a write on an older Rev is refused
	Ticket  int64  `json:"ticket"`
	Label   string `json:"label"` // of the ticket: A017
	Item    string `json:"item"`
	Catalog string `json:"catalog"`           // catalog version it was opened under
	Number  string `json:"number,omitempty"`  // acceptance number, given at acceptance
	Notice  string `json:"notice,omitempty"`  // number of the one-time notice, given with it
	Notices int    `json:"notices,omitempty"` // how many notices were given; should never pass 1
	Refusal string `json:"refusal,omitempty"` // reason of a refusal
	// Office is the competent office when the item was refused here because another one is in charge.
	Office  catalog.Text `json:"office,omitzero"`
	State   CaseState    `json:"state"`
	OneHour bool         `json:"one_hour,omitempty"` // in the one-hour area
	Window  string       `json:"window,omitempty"`   // that accepted it or has it in hand
	GapDue  time.Time    `json:"gap_due,omitzero"`   // when the material to follow is due

	Precheck *catalog.Submission `json:"precheck,omitempty"` // as ticked at the kiosk
	Desk     catalog.Submission  `json:"desk"`               // as checked at the counter
	Outcome  catalog.Outcome     `json:"outcome,omitempty"`  // of the last check
	Missing  []string            `json:"missing,omitempty"`  // material ids missing at the last decision
	Clock    CaseClock           `json:"clock,omitzero"`
	Opened   time.Time           `json:"opened"`
	Decided  time.Time           `json:"decided,omitzero"`

	Receipt   string    `json:"receipt,omitempty"`  // number of the receipt, when papers were taken in undecided (收件)
	Received  time.Time `json:"received,omitzero"`  // when they were taken in
	Corrected time.Time `json:"corrected,omitzero"` // when the person last came back with what a notice lists
	Returns   int       `json:"returns,omitempty"`  // visits beyond the first, to bring what was missing
	Deemed    Deemed    `json:"deemed,omitempty"`   // what the law says happened because somebody was late
	OnSpot    bool      `json:"on_spot,omitempty"`  // finished while the applicant was at the window (现场办结)
	Expires   string    `json:"expires,omitempty"`  // a renewal: last day of the licence, YYYY-MM-DD
	Charged   string    `json:"charged,omitempty"`  // fee taken, in yuan
	Broken    string    `json:"broken,omitempty"`   // what was found when a promise did not hold
	Duties    []Duty    `json:"duties,omitempty"`   // statutory timers, open ones and those done
	Delivery  *Delivery `json:"delivery,omitempty"` // how the result reaches the applicant; nil until it is prepared
}

// Open reports whether the case still needs a decision at the counter. One whose papers were taken in is decided on
// later.
func (c Case) Open() bool { return c.State == Checking && c.Received.IsZero() }
