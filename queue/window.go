package queue

import (
	"slices"
	"strings"
	"time"

	"onevisit/catalog"
	"onevisit/queue/workday"
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

	// Skills are what it can do beyond its lines, Lead how much earlier it takes the people of a line than they came:
	// that line comes first here, and the others are never left behind by more.
	Skills []string                 `json:"skills,omitempty"`
	Lead   map[string]time.Duration `json:"lead,omitempty"`
}

// Bare is the window without what the setup says about it: what is kept of it.
func (w Window) Bare() Window {
	w.Name, w.Lines, w.Skills, w.Lead = catalog.Text{}, nil, nil, nil
	return w
}

// as is the window with what its configuration says about it.
func (w Window) as(conf Window) Window {
	w.Name, w.Lines, w.Skills, w.Lead = conf.Name, conf.Lines, conf.Skills, conf.Lead
	return w
}

// claim is what the window asks for when it calls the next.
func (w Window) claim(day string, at time.Time) Claim {
	c := Claim{Day: day, Window: w.ID, Lines: w.Lines, Skills: w.Skills, At: at}
	for line, lead := range w.Lead {
		if c.Lead == nil {
			c.Lead = map[string]int64{}
		}
		c.Lead[line] = lead.Milliseconds()
	}
	return c
}

// takes reports whether the window calls from a lane of lines; before its own lane stand only those sent to it.
func (w Window) takes(lane string) bool {
	line, skill, special := strings.Cut(lane, skillMark)
	return w.Serves(line) && (!special || slices.Contains(w.Skills, skill))
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
	Target      int          `json:"target"`          // minutes a person should wait at most
	Service     int          `json:"service"`         // minutes of service assumed until the day's own figures are known
	Cap         int          `json:"cap,omitempty"`   // tickets a day; 0: as many as come
	Hours       Hours        `json:"hours,omitempty"` // when tickets are given; none: always
	// Calendar are office hours of its own (extended hours, no lunch break, Saturdays); nil: the hall's.
	Calendar *workday.Calendar `json:"-"`
}

// Hours are spans of the day.
type Hours []Span

// Span is a part of the day, as time since midnight by the hall's clock; To is the first moment after it.
type Span struct {
	From time.Duration `json:"from"`
	To   time.Duration `json:"to"`
}

// String is "09:00-11:30, 13:30-16:30".
func (h Hours) String() string {
	clock := func(d time.Duration) string { return time.Time{}.Add(d).Format("15:04") }
	parts := make([]string, 0, len(h))
	for _, s := range h {
		parts = append(parts, clock(s.From)+"-"+clock(s.To))
	}
	return strings.Join(parts, ", ")
}

// Skill is what only some windows can do: sign language, a certain item. Whoever needs it waits with the line, and only
// windows that have it call.
type Skill struct {
	ID    string       `json:"id"`
	Name  catalog.Text `json:"name"`
	Items []string     `json:"items,omitempty"` // items that need it, whoever comes
}
