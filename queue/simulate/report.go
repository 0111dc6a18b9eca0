package simulate

import (
	"time"

	"onevisit/catalog"
)

// Report counts what happened, as the simulation itself saw it; the journal must say the same.
type Report struct {
	Seed    uint64    `json:"seed"`
	Day     string    `json:"day"`
	Until   time.Time `json:"until"` // what the clock shows at the end
	Came    int       `json:"came"`
	Turned  int       `json:"turned_back"` // went home with the kiosk's list of what is missing, without a ticket
	Issued  int       `json:"issued"`
	Called  int       `json:"called"` // first calls, also after a transfer or a return
	Recalls int       `json:"recalls"`
	NoShows int       `json:"no_shows"`
	Returns int       `json:"returns"` // no-shows who came back
	Started int       `json:"started"`
	Held    int       `json:"held"`
	Resumed int       `json:"resumed"`
	Moved   int       `json:"moved"`
	Left    int       `json:"left"` // gave up waiting
	Served  int       `json:"served"`
	Expired int       `json:"expired"`

	Corrected int `json:"corrected"` // came back with what a notice lists, without a second wait
	SentBack  int `json:"sent_back"` // sent back by a colleague to the window they came from
	Rehomed   int `json:"rehomed"`   // back in line because the window they waited for stopped
	Undone    int `json:"undone"`    // calls taken back
	Doubles   int `json:"doubles"`   // second tickets asked for and refused

	Cases     int `json:"cases"`
	Accepted  int `json:"accepted"` // in full, with a gap or on a pledge
	Gaps      int `json:"gaps"`
	Pledges   int `json:"pledges"`
	Notices   int `json:"notices"`
	Refused   int `json:"refused"`
	Withdrawn int `json:"withdrawn"` // undecided when their visitor gave up
	Done      int `json:"done"`
	Delivered int `json:"delivered"`
	Paused    int `json:"paused"` // clocks stopped with a reason

	// Pending are the notices whose people come back another day: Options.Back of that day.
	Pending []Correction `json:"pending,omitempty"`

	Waiting int `json:"waiting"` // at the end
	Serving int `json:"serving"` // called or at a window, at the end
	Events  int `json:"events"`
}

// Correction is a case with a notice and what its person brings.
type Correction struct {
	Case   int64              `json:"case"`
	Brings catalog.Submission `json:"brings"`
}

// finish fills in what stands at the end.
func (d *day) finish(o Options) Report {
	r := d.report
	r.Seed, r.Day, r.Until, r.Events = o.Seed, o.Day, d.hall.Now(), d.taken
	for _, v := range d.visitors {
		switch v.place {
		case placeHall:
			r.Waiting++
		case placeDesk:
			r.Serving++
		case placeOut, placeBench, placeAway:
		}
	}
	return r
}
