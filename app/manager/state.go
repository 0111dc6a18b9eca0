package manager

import (
	"time"

	"onevisit/app/look"
	"onevisit/queue/oversight/figures"
)

// page is a place of the navigation.
type page int

const (
	pageNow page = iota
	pageClocks
	pageBookings
	pageToday
	pageStations
	pageReport
	pageCatalog
	pagePeople
	pageSettings
	pages
)

// choices are what the manager chose on this screen; they survive a change of language.
type choices struct {
	page     page
	line     string // of the chart; "" for all
	metric   metric // of the chart
	clocks   clockFilter
	narrow   clockChoice
	book     bookChoice
	period   period
	by       figures.By
	saved    string // where the last file of figures went
	query    string
	office   string // department of the catalog, by its Chinese name; "" for all
	faults   bool   // the catalog shows its faults
	oneHour  bool   // the catalog shows the items of the one-hour area alone
	item     string // the item whose guide is open
	window   string // the window whose sheet is open
	large    bool   // large text
	colors   int    // of palettes
	undo     undo
	handled  map[string]bool // matters that are dealt with on this screen
	group    settingsGroup
	member   string // the line, window, skill or notice whose settings are shown, by its path
	readFail bool   // the journal could not be read
}

// state is everything the manager sees, in words. Only the page in view is filled in.
type state struct {
	page     page
	app      string
	back     string
	hall     string
	sample   string // "" for a real hall
	day      string // the button that opens or closes the day
	colors   string // the button that changes the colours
	undo     string // the button that takes the last remedy back; "" if there is nothing to take back
	who      string // who is logged in and the button to leave; "" where nobody has to
	gate     gateState
	nav      [pages]string
	title    string
	clock    string
	fresh    string
	old      bool // what is shown may be old
	now      *nowState
	clocks   *clocksState
	bookings *bookingsState
	stations *stationsState
	catalog  *catalogState
	figures  *figuresState
	report   *reportState
	people   *peopleState
	settings *settingsState
	window   *windowState // the open sheet of a window
}

// nowState is the first page: what is wrong, then the day.
type nowState struct {
	alerts  []alert
	all     string // the button that shows more alerts than fit
	figures []figure
	windows []windowRow
	head    windowRow // titles of the columns
	title   string
	lines   lineTable
	chart   chartState
}

// alert is one thing that is wrong now and what to do about it.
type alert struct {
	kind          alertKind
	state         look.State
	title, detail string
	button        string // "" if nothing on this screen would really help
	do            command
	second        string // another remedy; "" if there is none
	instead       command
}

// figure is a number with what it means.
type figure struct {
	name, value, unit string
	detail            string // what it was computed from
	meaning           string
	good              bool // a value to be glad about
	bad               bool
}

// windowRow is a row of the windows' table.
type windowRow struct {
	id, name, ticket, time, served, idle string
	state                                look.State
	word, brief                          string
}

// lineTable is the table of the lines.
type lineTable struct {
	title string
	head  lineRow
	rows  []lineRow
}

type lineRow struct {
	name, waiting, longest, wait, brief string
	late                                bool
}

// chartState is the chart of today's waits.
type chartState struct {
	title, legend string
	options       []string
	metrics       []string
	metric        metric
	lines         []string // ids behind the options, "" for all
	chosen        int
	data          look.LineData
}

// clocksState is the page of the running clocks.
type clocksState struct {
	filters []string
	chosen  clockFilter
	note    string
	lines   choiceList
	windows choiceList
	reasons choiceList
	head    clockRow
	rows    []clockRow
	empty   string
}

type clockRow struct {
	id, alarm int64 // of the case, or of the alarm

	label, item, window, since, elapsed, left, due, why string
	state                                               look.State
	word                                                string
}

// windowState is the sheet of a window.
type windowState struct {
	id, title  string
	state      look.State
	word       string
	facts      [][2]string
	open       string // texts of the buttons
	pause      string
	close      string
	call       string
	back       string
	callDo     command
	canOpen    bool
	canPause   bool
	canClose   bool
	note       string
	laneTitle  string
	lane       []look.Lane
	marks      []look.AxisMark
	from, till time.Time // opening and closing
}

// gateState is the login.
type gateState struct{ title, note, id, password, enter, other string }
