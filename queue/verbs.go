package queue

import (
	"time"

	"onevisit/catalog"
)

// Clock tells the time. The only source of time in this package.
type Clock interface{ Now() time.Time }

// Act says who acts and makes a retry harmless: the same Key returns the first result and changes nothing again.
type Act struct {
	Key    string // idempotency key made where the button was pressed; empty: no retry protection
	Window string
	Clerk  string
}

// IssueRequest asks for a ticket (取号).
type IssueRequest struct {
	Key      string // idempotency key of this press
	Items    []string
	Priority Priority
	// Prechecks are the kiosk's submissions, by item id.
	Prechecks map[string]catalog.Submission
	At        string // the kiosk's name, for the journal

	Appointment time.Time // the booked hour, today; zero: none
	Companions  int       // people who came along
	Skill       string    // what a window must have (hall.yaml skills); empty: what the items need
	// Person is a keyed hash that tells whether two requests come from one person. It is made outside: nothing that tells
	// who it is comes in here. Empty: a person may take as many tickets as the person likes.
	Person string
	// Who is kept, sealed, in the transaction that gives the ticket; without a Person the identity number tells one person
	// from another. Empty: the hall knows nobody, and that is enough for a ticket.
	Who      Person
	Override *Override // a manager lets in what the hall's rules refuse

	booked bool // signs in with an appointment: hours and caps let in who booked
}

// Override is a manager's leave to go beyond the hours or the cap of a line, or one live ticket per person and item.
type Override struct {
	By  string // the manager
	Why string
}

// Transfer says where a ticket goes. It keeps its number and its arrival.
type Transfer struct {
	Line   string // other line, or empty to stay in its own
	Window string // only to this window, or empty for any
	Clerk  string // only to this clerk, wherever the clerk sits; Window is ignored
	Back   bool   // the acting window wants it back when the other one has finished (办完回来)
	Why    string
}

// Wait is an honest range for a person who takes a ticket now, or who waits already.
type Wait struct {
	Ahead    int           // people before
	Low      time.Duration // 10 % of people wait less
	High     time.Duration // 90 % of people wait less
	NoWindow bool          // no open window serves the line
	At       time.Time     // when it was computed
}
