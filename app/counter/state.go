package counter

import "onevisit/app/lang"

// Tone is what a part of the screen means; the view gives it colours.
type Tone int

// Tones.
const (
	Plain Tone = iota
	Good
	Soon
	Bad
	Info
	Dim
)

// Rank is how much a button stands out. At most one button of a State is not Quiet.
type Rank int

// Ranks of buttons.
const (
	Quiet   Rank = iota
	Primary      // the one right thing to do now
	Grave        // the one right thing to do now, and it sends the applicant away
)

// Act is a button: what it does, says and whether it makes sense now.
type Act struct {
	Cmd  Command
	Text string
	Key  string
	On   bool
	Rank Rank
}

// State is everything the counter shows, in words. The view only draws it.
type State struct {
	Language lang.Language
	Top      Top
	Front    *Front // instead of the three columns: the window is closed or paused
	Banner   Note   // what went wrong; stays until the next act
	Toast    Note   // what was done; goes by itself

	Ticket Ticket
	Left   map[Command]Act
	Scan   Scan

	Chips  []Chip
	Item   Item
	Pills  []Pill
	Rows   []Row
	Cursor int
	Tools  []Act // what can be noted about the row under the cursor
	Empty  Empty
	Bar    Bar

	Next    Next
	Waiting []Waiter
	Clocks  []Clock
	Held    []Aside
	Titles  Titles
	Sheet   *Sheet
}

// Top is the bar over the columns.
type Top struct {
	Window, Clerk string
	Waiting       string // label and value
	WaitingN      string
	Longest       string
	LongestN      string
	Green         string
	Yellow        string
	Red           string
	Search        string
	Time          string
	Sample        string
	Pause         Act
	Language      Act
}

// Front is the calm screen of a window that is not open.
type Front struct {
	Title, Detail string
	Act           Act
}

// Note is a message. Seq changes with every new one.
type Note struct {
	Seq  int
	Text string
	Tone Tone
}

// Tag is a small label.
type Tag struct {
	Text string
	Tone Tone
}

// Ticket is the card of the visit in hand.
type Ticket struct {
	Caption  string
	Label    string
	Priority Tag
	Precheck Tag
	Waited   string
	Service  string
}

// Scan are the words of the number field.
type Scan struct{ Caption, Hint string }

// Chip is one case of a visit with several.
type Chip struct {
	Text string
	Tone Tone
	Mark Mark
	On   bool
}

// Item is the heading of the case in hand.
type Item struct{ Name, Detail string }

// Pill is an answered question; choosing another answer checks again at once.
type Pill struct {
	Prefix  string
	Choices []string
	On      int
}

// Mark is the picture in a material's state box.
type Mark int

// Marks of materials.
const (
	MarkNone    Mark = iota // not looked at yet
	MarkOK                  // usable
	MarkMissing             // needed and not usable
	MarkLater               // may follow later
	MarkFix                 // to be mended now
	MarkPledge              // a promise stands for it
	MarkShared              // the hall gets it itself
	MarkAsk                 // a question to answer
	MarkWaived              // not needed here
	MarkWrong               // brought, but not what is asked for
	MarkUnclear             // cannot be read
)

// Row is a material, or the question to answer first.
type Row struct {
	ID      string
	Ask     bool
	Mark    Mark
	Tone    Tone // Bad rows are the most visible thing
	Name    string
	Detail  string
	Hint    string // what the kiosk's pre-check said
	Right   string
	Choices []Choice // answers of a question, documents of which one is enough
}

// Choice is one of several answers or documents.
type Choice struct {
	Text string
	Key  string
	On   bool
}

// Empty is what the middle says while there is no case.
type Empty struct{ Title, Detail string }

// Bar is the verdict and what can be done about it.
type Bar struct {
	Tone   Tone
	Title  string
	Detail string
	Acts   []Act
}

// Next is the next ticket and why it is next.
type Next struct{ Title, Why string }

// Waiter is one line of the waiting list.
type Waiter struct {
	ID            int64
	Label, Detail string
	Tone          Tone
}

// Clock is one running clock.
type Clock struct {
	ID     int64
	Label  string
	Item   string
	Light  string // green, yellow, red, paused or empty
	Left   string
	Word   string
	On     bool // selected
	Done   Act
	Toggle Act
}

// Aside is a ticket that this window put aside.
type Aside struct {
	ID            int64
	Label, Detail string
}

// Titles are the headings that do not change but with the language.
type Titles struct {
	Why, Queue, NoQueue, Clocks, NoClocks, Held, Keys string
}

// Sheet is the layer over the screen that asks for one more thing.
type Sheet struct {
	Kind    SheetKind
	Title   string
	Detail  string
	Entry   bool // a text can be typed
	Focus   bool // and is typed at once
	Text    string
	Hint    string // of the entry
	Options []Option
	Cursor  int
	None    string // what an empty list of options says
	Reasons []string
	Reason  int // chosen reason, -1 for none
	Reason0 string
	Side    *Side
	Help    [][]HelpLine
	OK      Act
	Cancel  Act
}

// Option is one line to choose in a sheet; parts with Hit were found by a search.
type Option struct {
	Name   []Part
	Detail []Part
	Tag    string
}

// Part is a piece of a text.
type Part struct {
	Text string
	Hit  bool
}

// Side is the second column of the search sheet: what an item needs.
type Side struct {
	Title, Detail string
	Lines         []SideLine
}

// SideLine is a material in the search sheet.
type SideLine struct{ Name, Detail, Right string }

// HelpLine is a key and what it does.
type HelpLine struct{ Key, Text string }

// SheetKind tells sheets apart.
type SheetKind string

// Sheets.
const (
	SheetTransfer SheetKind = "transfer"
	SheetHold     SheetKind = "hold"
	SheetResume   SheetKind = "resume"
	SheetRefuse   SheetKind = "refuse"
	SheetPause    SheetKind = "pause"
	SheetPaper    SheetKind = "paper" // why a material is wrong, unclear, to be mended, waived
	SheetDate     SheetKind = "date"
	SheetClock    SheetKind = "clock"
	SheetSearch   SheetKind = "search"
	SheetKeys     SheetKind = "keys"
	SheetTurn     SheetKind = "turn"    // call somebody out of turn
	SheetRestore  SheetKind = "restore" // bring a missed ticket back
	SheetReturn   SheetKind = "return"  // somebody has brought what a notice lists
	SheetWhere    SheetKind = "where"   // where a ticket is
)
