package queue

import (
	"context"
	"strings"
	"time"
)

// Store keeps a hall's queue. queue/store keeps it in SQLite, queue/memory in memory; both pass the same conformance
// suite (queue/storetest).
type Store interface {
	// InTx runs f as one write transaction: everything f did is durable when InTx returns nil, and nothing of it
	// happened when InTx returns an error. One writer at a time. A store that lost its connection may run f once more, so
	// f keeps nothing of an earlier run.
	InTx(ctx context.Context, f func(Tx) error) error
	// View runs f on one consistent state that it cannot change.
	View(ctx context.Context, f func(Reader) error) error
	// Watch wakes the reader soon after anybody, this process or another one, committed a change, and when the store
	// could not be read. Wakes may be spurious and are coalesced; the truth is Since. The channel closes when ctx ends
	// or the store closes.
	Watch(ctx context.Context) <-chan struct{}
	Close() error
}

// Reader are the reads. Times come back in UTC. Values returned share nothing that the reader may not keep; nobody
// changes maps and slices inside them.
type Reader interface {
	Ticket(id int64) (Ticket, error)                          // CodeUnknownTicket
	TicketByToken(token string) (Ticket, error)               // CodeUnknownTicket
	TicketByLabel(day, label string) (Ticket, error)          // as printed; CodeUnknownTicket
	Case(id int64) (Case, error)                              // CodeUnknownCase
	Cases(ticket int64) ([]Case, error)                       // by id
	Window(id string) (Window, bool, error)                   // false: never opened yet. Name and Lines are empty.
	Before(t Ticket) (int, error)                             // how many wait before it in its lane
	Front(day, lane string, n int) ([]Ticket, error)          // the first n who wait in a lane, in calling order
	Behind(t Ticket, n int) ([]Ticket, error)                 // the next n who wait in its lane after (Key, ID), in calling order
	Unfinished(through string) ([]Ticket, error)              // live tickets of days up to this one, by day and id
	Sealed(ticket int64) (Sealed, bool, error)                // the person of a ticket
	SealedOf(hash string) ([]int64, error)                    // tickets of a person that is kept, the newest first
	PersonKey() (string, error)                               // Sealed.Key of the oldest person kept; empty: nobody is kept
	Settings() ([]Setting, error)                             // what managers changed, by path
	Staff() ([]Member, error)                                 // by id
	Stations() ([]Station, error)                             // by machine, seat and place
	Undated() ([]Case, error)                                 // whose clock or an open duty waits for a year's table, by id
	Alarm(id int64) (Alarm, error)                            // CodeUnknownAlarm
	AlarmOf(key string) (Alarm, bool, error)                  // by its key
	Alarms(since time.Time) ([]Alarm, error)                  // open ones, and those raised or over since then, by id
	BusinessDay(day string) (BusinessDay, error)              // open, without Since, where nobody did anything
	Since(seq int64, limit int, of ...Kind) ([]Change, error) // journal rows after seq, in order; of some kinds, or all
	History(ticket int64) ([]Change, error)                   // journal rows of one ticket, in order
	Snapshot(day string, from time.Time) (Snapshot, error)    // what a projection of a day starts from
	Editions() ([]Edition, error)                             // the versions of the catalog, by number
	Piece(hash string) ([]byte, error)                        // a piece of a version; version.CodeDamaged if there is none
}

// Tx are the writes of one transaction. A write of a ticket or case whose Rev is not the stored one is refused with
// CodeConflict, as is anything that would break a unique constraint: a number twice, two active tickets at a window.
type Tx interface {
	Reader
	// Next gives the next number of a counter, from 1, without gaps: it belongs to this transaction.
	Next(scope, name string) (int, error)
	// Raise sets a counter, 0 at first, to the greater of itself and least, plus by, and gives it. Others wait for the
	// counter until this transaction ends.
	Raise(scope, name string, least, by int64) (int64, error)
	// LiveOf gives the live tickets of a person, by id. Where several may write at once, another transaction that asks for
	// the same person waits until this one ends.
	LiveOf(person string) ([]Ticket, error)
	// Arrive notes an arrival in a day's row, in Unix milliseconds, and gives the day with the latest one.
	Arrive(day string, at int64) (BusinessDay, error)
	PutDay(BusinessDay) error     // Latest is kept as it is
	InsertTicket(t *Ticket) error // sets ID and Rev
	UpdateTicket(t *Ticket) error // checks and raises Rev
	// ClaimNext gives the window the ticket with the smallest (Key, ID) among those who wait in its lanes, already
	// changed as Claim.Apply says; false if nobody waits. It is the one racing statement.
	ClaimNext(c Claim) (Ticket, bool, error)
	InsertCase(c *Case) error // sets ID and Rev
	UpdateCase(c *Case) error // checks and raises Rev
	PutSealed(p Sealed) error // replaces what the ticket had
	// EraseSealed removes who was kept up to the day over, if neither the ticket nor one that goes on with it is live or has
	// a case that is not over, and everybody who was kept up to the day open. It gives the tickets, by id.
	EraseSealed(over, open string) ([]int64, error)
	PutSetting(s Setting) error
	DropSetting(path string) error
	PutMember(m Member) error
	PutStation(s Station) error          // replaces what was known of the seat
	DropStations(before time.Time) error // those whose last word was before
	PutAlarm(a *Alarm) error             // ID 0: a new one, which gets ID and Rev; else checks and raises Rev
	PutWindow(w Window) error            // Name and Lines are not kept: they are the setup's
	Append(rows ...*Change) error
	PutPiece(hash string, body []byte) error // once; a piece that is there stays
	PutEdition(Edition) error                // Cancelled alone may change
	// Remember keeps the result of an act under its key, Recall finds it again, Forget drops those of earlier days.
	Remember(key string, d Deed) error
	Recall(key string) (Deed, bool, error)
	Forget(before string) error
}

// Deed is what an act did, kept under its idempotency key.
type Deed struct {
	Verb   Verb
	Day    string
	Ticket int64
	Case   int64
	Window string
}

// Snapshot is what a projection starts from: all of one day, the cases whose clocks run or stopped since a moment or
// that have an open duty, unless it was due more than DutyKept before, and the open alarms.
type Snapshot struct {
	Seq     int64 // the last journal row that is in it
	Tickets []Ticket
	Cases   []Case
	Windows []Window // those that were ever opened; without Name and Lines
	Calls   []Change // the last calls and recalls, newest first, at most SnapshotCalls
	Alarms  []Alarm  // open ones, and those raised or over since the moment
}

// DutyKept is how long a duty that nobody fulfilled stays in the projection. Its alarm stays longer: until it is settled.
const DutyKept = 30 * 24 * time.Hour

// SnapshotCalls is how many calls a Snapshot reaches back.
const SnapshotCalls = 20

// Claim asks for the next ticket of a window.
type Claim struct {
	Day    string
	Window string
	Lines  []string
	Skills []string         // it also calls those of its lines who need one of these
	Lead   map[string]int64 // milliseconds by which the people of a line are taken as earlier at this window
	At     time.Time        // UTC
}

// Lanes are the lanes the window calls from: its own, for those transferred to it alone, its lines, and of these those
// who need a skill that the window has.
func (c Claim) Lanes() []string {
	lanes := append([]string{LaneOf("", c.Window)}, c.Lines...)
	for _, skill := range c.Skills {
		for _, line := range c.Lines {
			lanes = append(lanes, SkillLane(line, skill))
		}
	}
	return lanes
}

// LeadOf is the lead of a lane at this window, in milliseconds: ClaimNext takes the smallest Key less this. The window's
// own lane has none.
func (c Claim) LeadOf(lane string) int64 {
	line, _, _ := strings.Cut(lane, skillMark)
	return c.Lead[line]
}

// Apply is what a call does to a waiting ticket.
func (c Claim) Apply(t Ticket) Ticket {
	t.close(c.At)
	t.State, t.Window, t.Calls, t.CallAt, t.Why = Called, c.Window, 1, c.At, ""
	return t
}

// LaneOf names where a waiting ticket stands: in a line, or, transferred to one window alone, before that window.
func LaneOf(line, window string) string {
	if window != "" {
		return ">" + window
	}
	return line
}

// skillMark stands between a line and a skill in the name of a lane.
const skillMark = "+"

// SkillLane names where those of a line stand who need a skill.
func SkillLane(line, skill string) string { return line + skillMark + skill }

// Lane is the lane of a waiting ticket.
func (t Ticket) Lane() string {
	if t.Window == "" && t.Skill != "" {
		return SkillLane(t.Line, t.Skill)
	}
	return LaneOf(t.Line, t.Window)
}

// close ends the open period at now: the time goes to what the ticket was doing. A clock set back counts as nothing.
func (t *Ticket) close(now time.Time) {
	d := now.Sub(t.Since)
	if d < 0 {
		d = 0
	}
	switch t.State {
	case Waiting:
		t.Waited += d
	case Serving:
		t.Served += d
	case Called, Held, NoShow, Completed, Cancelled, Expired:
	}
	t.Since = now
}
