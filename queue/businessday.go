package queue

import "time"

// BusinessDay is a day as it was opened and closed (开馆 / 闭馆). A day that nobody opened works all the same; one that
// was closed gives no tickets and opens no windows until it is opened again.
type BusinessDay struct {
	Day    string    `json:"day"` // YYYY-MM-DD
	Closed bool      `json:"closed"`
	By     string    `json:"by,omitempty"`   // the manager
	Since  time.Time `json:"since,omitzero"` // of the present state; zero: neither opened nor closed by anybody
	// Latest is the latest arrival, in Unix milliseconds. Nobody is put in line before it, so that a clock set back lets
	// nobody overtake.
	Latest int64 `json:"latest,omitempty"`
}
