package kiosk

import (
	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/say"
)

// Page names what is on the screen.
type Page string

// Pages of the kiosk.
const (
	PageHome      Page = "home"
	PageFind      Page = "find"
	PageOffer     Page = "offer" // a number without a check: would you not rather check?
	PageQuestion  Page = "question"
	PageMaterials Page = "materials"
	PageVerdict   Page = "verdict"
	PagePriority  Page = "priority"
	PageList      Page = "list" // the list to take home
	PageTicket    Page = "ticket"
	PageScan      Page = "scan"     // scan or type a number
	PageProgress  Page = "progress" // where that number stands
	PageHelp      Page = "help"
	PageStaff     Page = "staff"
	PageBook      Page = "book"   // choose a day and half an hour
	PageBooked    Page = "booked" // an appointment
	PageReturn    Page = "return" // back with what a notice lists
	PagePerson    Page = "person" // who are you? may be skipped
	PageGuide     Page = "guide"  // what an item needs, and where it is done
)

// Tone is what a part of the screen means.
type Tone int

// Tones.
const (
	Plain Tone = iota
	Good
	Soon
	Bad
)

// State is everything the kiosk shows, in words. The view only draws it. Equal parts are not drawn again.
type State struct {
	Page     Page
	Language lang.Language
	Large    bool
	Contrast bool
	Low      bool // everything that is pressed lies in the lower half
	Top      Top
	Banner   Banner
	Body     []Block
	Foot     []Block // below the body; beside it on a lying screen
	Bottom   Bottom
}

// Top is the row over a page. Home shows the hall and the time, every other page the way back.
type Top struct {
	Back    Button
	Hall    string
	Clock   string
	Date    string
	Caution string
	Tools   []Button
}

// Banner says over the whole width what went wrong and what to do.
type Banner struct{ Title, Detail string }

// Bottom is the row under every page: the start, the countdown, a person's help.
type Bottom struct {
	Home   Button
	Help   Button
	Text   string
	Urgent bool // the page is about to be wiped
}

// Block is one part of a page.
type Block interface{ block() }

// Press is what a button does: a command with its object.
type Press struct {
	Do Do
	ID string
	N  int
}

// Button is a button; without a text there is none.
type Button struct {
	Text  string
	Sub   string
	Icon  look.Shape
	Kind  look.ButtonKind
	On    bool
	Off   bool
	Press Press
}

// Title heads a page.
type Title struct {
	Text string
	Lead string
	Done int // steps done of Of, drawn as a bar; Of 0: no bar
	Of   int
}

// Heading heads a part of a page.
type Heading struct{ Text string }

// Part is a piece of a text; Hit marks what a search found.
type Part struct {
	Text string
	Hit  bool
}

// Tile is a large thing to press.
type Tile struct {
	Icon  look.Shape
	Title []Part
	Sub   string
	Right string
	Jade  bool // the one recommended
	On    bool // the one chosen
	Off   bool // cannot be chosen
	Press Press
}

// Size is how large the tiles of a block are.
type Size int

// Sizes of tiles.
const (
	Row    Size = iota // a line of a list
	Small              // two lines of text, several beside each other
	Choice             // an answer
	Huge               // on the first page
)

// Tiles are large things to press, Cols beside each other.
type Tiles struct {
	Cols  int
	Size  Size
	Fill  bool // take the room that is left
	Items []Tile
}

// Card is a material to tick.
type Card struct {
	Mark   look.MarkState
	Draw   look.Shape // what the paper looks like
	Tone   Tone
	Name   string
	Detail string
	Press  Press
}

// Cards are the materials of one page.
type Cards struct{ Items []Card }

// Fact is one thing that is missing and where to get it.
type Fact struct{ Name, Detail string }

// Verdict is the answer of a check.
type Verdict struct {
	Tone   Tone
	Title  string
	Detail string
	Facts  []Fact
	Items  []ItemLine // of several items in one visit
	Have   string     // what the person has
	Brief  bool       // below the cards while ticking
}

// ItemLine is how one item of several stands.
type ItemLine struct {
	Tone       Tone
	Name, Word string
}

// Wait says how many are before and how long it takes, and when that was computed.
type Wait struct {
	Text, At string
	Mid      bool // centred
}

// Note is a paragraph.
type Note struct {
	Text string
	Tone Tone
	Big  bool
	Mid  bool // centred
}

// Buttons are buttons beside each other, Cols in a row.
type Buttons struct {
	Cols  int
	Low   bool // of the second rank: lower
	Items []Button
}

// Field shows what was typed.
type Field struct {
	Text  string
	Hint  string
	Unit  string
	Icon  look.Shape
	Clear Press
}

// Key is a key of the keyboard on the screen.
type Key struct {
	Text  string
	Icon  look.Shape
	Wide  int // in keys; 0 is one
	Jade  bool
	Off   bool
	Press Press
}

// Keyboard are keys in rows.
type Keyboard struct {
	Rows [][]Key
	Tall bool // a number pad
}

// Pager turns the pages of a list.
type Pager struct {
	Text       string
	Prev, Next Button
}

// Number is a ticket's number, as large as the page allows.
type Number struct {
	Caption string
	Label   string
	Line    string
	Tags    []string
}

// Code is a QR code with what to do with it.
type Code struct {
	Content string
	Title   string
	Text    string
	Size    int
}

// Guide is a page of an item's guide; its rows are those of say.GuidePage, each part after its heading.
type Guide struct{ Rows []say.GuideRow }

// Lines tell how the lines of the hall stand.
type Lines struct {
	Title string
	Items []LineRow
}

// LineRow is one line: who waits and how long.
type LineRow struct{ ID, Name, People, Wait string }

// Picture is a large icon over a text that says what happens now.
type Picture struct {
	Icon   look.Shape
	Tone   Tone
	Title  string
	Detail string
}

// Gap is room.
type Gap struct{}

func (Title) block()    {}
func (Heading) block()  {}
func (Tiles) block()    {}
func (Cards) block()    {}
func (Verdict) block()  {}
func (Wait) block()     {}
func (Note) block()     {}
func (Buttons) block()  {}
func (Field) block()    {}
func (Keyboard) block() {}
func (Pager) block()    {}
func (Number) block()   {}
func (Code) block()     {}
func (Lines) block()    {}
func (Picture) block()  {}
func (Guide) block()    {}
func (Gap) block()      {}
