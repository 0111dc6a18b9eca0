package queue

import (
	"time"

	"onevisit/catalog"
)

// WindowState is what a window (窗口) is doing. Serving or idle follows from its ticket.
type WindowState string

// States of a window.
const (
	WindowClosed WindowState = "closed"
	WindowOpen   WindowState = "open"
	WindowPaused WindowState = "paused"
)

// Window is one counter of the hall as it stands now.
type Window struct {
	ID     string       `json:"id"` // "3"
	Name   catalog.Text `json:"name"`
	Lines  []string     `json:"lines"` // the lines it serves
	State  WindowState  `json:"state"`
	Clerk  string       `json:"clerk,omitempty"`
	Why    string       `json:"why,omitempty"`    // reason of a pause
	Ticket int64        `json:"ticket,omitempty"` // called or serving
	Since  time.Time    `json:"since,omitzero"`   // start of the present state, or of idleness
	Served int          `json:"served"`           // completed today
}

// Serves reports whether the window serves the line.
func (w Window) Serves(line string) bool {
	for _, l := range w.Lines {
		if l == line {
			return true
		}
	}
	return false
}

// Line is one queue of the hall: a letter, a name, the departments whose items it takes.
type Line struct {
	ID          string       `json:"id"` // "A": the letter on the ticket
	Name        catalog.Text `json:"name"`
	Departments []string     `json:"departments"`
	Target      int          `json:"target"`  // minutes a person should wait at most
	Service     int          `json:"service"` // minutes of service assumed until the day's own figures are known
}
