package counter

import (
	"onevisit/app/lang"
	"onevisit/app/say"
)

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

	Appearance Appearance

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

	Rules    Note // in what the rules of the case have changed since it was opened
	RulesAct Act
	Alarm    Note // what this window was told of and has not acknowledged
	AlarmAct Act
	Help     Act  // calls a colleague, or takes the call back
	Call     Call // of a colleague, that waits for an answer of this window
	Own      Note // how this window's own call stands

	Next    Next
	Waiting []Waiter
	Others  []Other
	Shut    string // the windows of colleagues that are closed
	Clocks  []Clock
	Duty    Note // the statutory timer of this window that bites next, once its light is not green any more
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
	Login         Act
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
	Tags     []Tag // booked hour, companions, came back, where it goes afterwards, who applies
	Waited   string
	Service  string
	Note     string // the latest note
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
	Tone    Tone
	Missing string // names of what is missing: the largest thing on the screen
	Title   string
	Detail  string
	Acts    []Act
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

// Other is the window of a colleague.
type Other struct {
	Window string // "5"
	Light  string // open, busy, paused, closed
	Text   string
}

// Call is a call for a colleague.
type Call struct {
	Text, Detail string
	Tone         Tone
	Act          Act
}

// Aside is a ticket that this window put aside.
type Aside struct {
	ID            int64
	Label, Detail string
	Tone          Tone
}

// Titles are the headings that do not change but with the language.
type Titles struct {
	Why, Queue, NoQueue, Clocks, NoClocks, Held, Others, Keys string
}

// Sheet is the layer over the screen that asks for one more thing.
type Sheet struct {
	Kind    SheetKind
	Title   string
	Detail  string
	Fields  []Field
	Focus   bool // the first field is typed into at once
	Options []Option
	Cursor  int
	Menu    bool   // a digit chooses at once
	None    string // what an empty list of options says
	Reasons []string
	Reason  int // chosen reason, -1 for none
	Toggle  Toggle
	Side    *Side
	Lines   []string // paragraphs that are only read

	FocusOn  int // the field that FocusSeq sends the cursor to
	FocusSeq int // changes when something is lacking in a field
	Help     [][]HelpLine
	OK       Act
	Cancel   Act
}

// Field is something to type in a sheet.
type Field struct {
	Caption, Hint, Text string
	Optional            bool   // Enter does not stop here
	Wrong               string // what is not right about it
}

// Toggle is something in a sheet that can be switched on.
type Toggle struct {
	Text, Key string
	On        bool
}

// Option is one line to choose in a sheet; parts with Hit were found by a search.
type Option struct {
	Key    string // the digit that chooses it
	Tone   Tone   // of the tag
	Name   []Part
	Detail []Part
	Tag    string
}

// Part is a piece of a text.
type Part struct {
	Text string
	Hit  bool
}

// Side is the second column of a sheet: the guide of an item, or lines about a ticket or a case.
type Side struct {
	Title, Detail string
	Lines         []SideLine
	Guide         []say.GuideSection
}

// SideLine is a fact about a ticket or a case.
type SideLine struct{ Name, Detail, Right string }

// HelpLine is a key and what it does. Pressing the line does it; no command: it can only be done by key.
type HelpLine struct {
	Key, Text string
	Cmd       Command
}

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

	SheetNotice   SheetKind = "notice_again" // one was given before
	SheetTakeOver SheetKind = "take_over"    // somebody whom another window put aside
	SheetRefer    SheetKind = "refer"        // to another office
	SheetLogin    SheetKind = "login"        // another clerk sits here
	SheetCases    SheetKind = "cases"        // cases of the day and earlier ones that are open
	SheetQueue    SheetKind = "queue"        // who waits, and why there
	SheetMore     SheetKind = "more"         // what else can be done about a case
	SheetPerson   SheetKind = "person"       // who applies, for the forms
	SheetJot      SheetKind = "jot"          // a note
	SheetRules    SheetKind = "rules"        // what has changed in the rules of a case
	SheetCancel   SheetKind = "cancel"       // the person left
	SheetWithdraw SheetKind = "withdraw"
	SheetReturned SheetKind = "returned" // papers go back, nothing is decided
	SheetRenews   SheetKind = "renews"   // the licence that is renewed
	SheetSupply   SheetKind = "supply"   // what was to follow is brought
	SheetPost     SheetKind = "post"     // the result goes by post
	SheetSend     SheetKind = "send"     // it was posted
	SheetBounced  SheetKind = "bounced"  // the letter came back
	SheetSign     SheetKind = "sign"     // who signed for it
	SheetSpecial  SheetKind = "special"  // a special procedure stops the clock
	SheetExtend   SheetKind = "extend"   // the time is extended

	SheetHelp    SheetKind = "help"     // who is called for help, and why
	SheetHelpEnd SheetKind = "help_end" // the call is taken back
	SheetAnswer  SheetKind = "answer"   // to a colleague's call
	SheetPledge  SheetKind = "pledge"   // a promise does not hold
	SheetAsked   SheetKind = "asked"    // somebody asked for a paper in words of their own
	SheetCharge  SheetKind = "charge"   // a fee was taken
)
