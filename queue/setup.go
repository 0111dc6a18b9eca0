package queue

import (
	"slices"
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
	Page     string // address of the phone page, without a slash at its end; a ticket's QR opens it. Empty: none
	Lines    []Line
	Windows  []Window // as configured; State is WindowClosed
	Skills   []Skill
	Calendar *workday.Calendar
	Rules    Rules
	// Procedures are the special procedures that stop a clock (特别程序).
	Procedures []Procedure
	Notices    []catalog.Text // what boards show in turn: closing times, a line that opens later
	Languages  []string       // that people are offered, the first one unless they choose; empty: all the program has
	Forms      FormTexts      // what forms say of the hall
	Devices    Devices        // what machines have that do not say otherwise
}

// Rules are the hall's settings. Where no source fixes a value the default is ours and Settings says so.
type Rules struct {
	HeadStart      map[Priority]time.Duration // how much earlier a class is placed
	MaxCalls       int                        // calls before a no-show
	RecallInterval time.Duration              // least time between two calls of one ticket
	AutoNoShow     time.Duration              // this long after the last call a no-show is marked by itself; 0: never
	RestorePlace   RestorePlace               // where a no-show who comes back is put
	RestoreAfter   int                        // PlaceAfter: behind this many others
	RestoreGrace   time.Duration              // who comes back later goes to the end; 0: never too late
	HoldLimit      time.Duration              // how long a hold should take at most; 0: not limited
	UndoWithin     time.Duration              // how long a wrong click can be taken back; 0: never
	PauseRehome    bool                       // who waits for one window alone goes back in line when it pauses
	ReturnTo       ReturnTo                   // where a person waits who brings what a notice lists

	Order            OrderPolicy   // how classes of applicants are ordered
	Ratio            int           // OrderRatio: this many others are called between two of a priority class
	AppointmentEarly time.Duration // who comes this much before the booked hour or less is there for it
	AppointmentLate  time.Duration // who comes later than this after the booked hour waits as everybody
	AppointmentSlot  time.Duration // how long a slot is that can be booked; 0: thirty minutes
	AppointmentDays  int           // working days that can be booked, today included; 0: five
	ClockStart       string        // "acceptance", "call" or "ticket": when the one-hour clock starts
	OneHourYellow    time.Duration // yellow when this much office time is left
	DueYellow        int           // yellow this many workdays before a promised day
	CorrectionDays   int           // workdays an applicant has for a correction, printed on the notice
	KeepPersons      int           // days after a visit until its person is erased, once all of it is over
	KeepOpenPersons  int           // days after a visit until its person is erased, whatever is still open

	ClockRules
}

// OrderPolicy is how classes of applicants are ordered.
type OrderPolicy string

// Order policies. Under each one key decides, and waiting always helps.
const (
	OrderHeadStart OrderPolicy = ""      // a class is placed some minutes earlier than it came (Rules.HeadStart)
	OrderRatio     OrderPolicy = "ratio" // one of a priority class after every few others (Rules.Ratio)
)

// RestorePlace is where a no-show is put who comes back.
type RestorePlace string

// Places of a returning no-show.
const (
	PlaceAfter RestorePlace = ""      // behind a few others (Rules.RestoreAfter)
	PlaceFront RestorePlace = "front" // at the old place, which is the front as a rule
	PlaceEnd   RestorePlace = "end"   // as one who comes now
)

// ReturnTo is where a person waits who brings what a notice lists.
type ReturnTo string

// Where a corrected case is taken up again.
const (
	ReturnToLine   ReturnTo = ""       // at the first free window of the line
	ReturnToWindow ReturnTo = "window" // at the window that gave the notice, while it is open
)

// Skill finds a skill.
func (s *Setup) Skill(id string) (Skill, bool) {
	for _, k := range s.Skills {
		if k.ID == id {
			return k, true
		}
	}
	return Skill{}, false
}

// SkillFor is the skill that one of the items needs; empty for none.
func (s *Setup) SkillFor(items ...string) string {
	for _, k := range s.Skills {
		for _, it := range items {
			if slices.Contains(k.Items, it) {
				return k.ID
			}
		}
	}
	return ""
}

// lanes are all lanes of lines, those for a skill included.
func (s *Setup) lanes() []string {
	out := make([]string, 0, len(s.Lines)*(1+len(s.Skills)))
	for _, l := range s.Lines {
		out = append(out, l.ID)
		for _, k := range s.Skills {
			out = append(out, SkillLane(l.ID, k.ID))
		}
	}
	return out
}

// served reports whether a configured window calls from a lane.
func (s *Setup) served(lane string) bool {
	return slices.ContainsFunc(s.Windows, func(w Window) bool { return w.takes(lane) })
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
