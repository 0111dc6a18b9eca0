package queue

import (
	"time"

	"onevisit/catalog"
	"onevisit/queue/workday"
)

// Setup is a hall as its files describe it (hall.yaml, workdays/*.yaml). What differs from place to place is here and
// not in code.
type Setup struct {
	ID       string // stable ASCII name of the hall; part of the QR, so that another hall's ticket is told apart
	Name     catalog.Text
	Sample   bool         // a sample: every seat says that it is not current law
	Caution  catalog.Text // what a sample says on screen
	Address  catalog.Text
	Phone    string
	Complain string // complaint line
	Lines    []Line
	Windows  []Window // as configured; State is WindowClosed
	Calendar *workday.Calendar
	Rules    Rules
}

// Rules are the hall's settings. Where no source fixes a value the default is ours and Settings says so.
type Rules struct {
	HeadStart      map[Priority]time.Duration // how much earlier a class is placed
	MaxCalls       int                        // calls before a no-show
	RecallInterval time.Duration              // least time between two calls of one ticket
	RestoreAfter   int                        // a restored no-show goes behind this many others
	ClockStart     string                     // "acceptance", "call" or "ticket": when the one-hour clock starts
	OneHourYellow  time.Duration              // yellow when this much office time is left
	DueYellow      int                        // yellow this many workdays before a promised day
	CorrectionDays int                        // workdays an applicant has for a correction, printed on the notice
}

// Line finds a line by its letter.
func (s *Setup) Line(id string) (Line, bool) {
	for _, l := range s.Lines {
		if l.ID == id {
			return l, true
		}
	}
	return Line{}, false
}

// Window finds a configured window.
func (s *Setup) Window(id string) (Window, bool) {
	for _, w := range s.Windows {
		if w.ID == id {
			return w, true
		}
	}
	return Window{}, false
}

// LineOf tells in which line an item's applicants wait: the item's own line, or its department's.
func (s *Setup) LineOf(it *catalog.Item) (Line, bool) {
	if it.Line != "" {
		return s.Line(it.Line)
	}
	for _, l := range s.Lines {
		for _, d := range l.Departments {
			if d == it.Department.ZH {
				return l, true
			}
		}
	}
	return Line{}, false
}
