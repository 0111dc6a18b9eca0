package store

import (
	"encoding/json"
	"fmt"
	"time"

	"onevisit/catalog"
	"onevisit/queue"
)

// The rows are private: what leaves this package are domain types. The column lane of tickets is generated and never
// read.

type ticketRow struct {
	ID       int64
	Rev      int64
	Token    string
	Day      string
	Line     string
	Number   int
	Label    string
	Priority string
	Key      int64
	State    string
	Outcome  string
	Window   string
	Calls    int
	Why      string
	Items    string
	Gaps     int
	Arrived  int64
	Since    int64
	CallAt   int64
	StartAt  int64
	EndAt    int64
	Waited   int64
	Served   int64
	Returned bool
	Moved    bool

	Skill       string
	Clerk       string
	Back        string
	Origin      int64
	Companions  int
	Person      string
	Until       int64
	Appointment int64
	Corrected   bool
}

// TableName tells GORM the table.
func (ticketRow) TableName() string { return "tickets" }

type caseRow struct {
	ID            int64
	Rev           int64
	Ticket        int64
	Label         string
	Item          string
	Catalog       string
	Number        string
	Notice        string
	Notices       int
	Refusal       string
	Office        string
	State         string
	OneHour       bool
	Window        string
	GapDue        int64
	Precheck      string
	Desk          string
	Outcome       string
	Missing       string
	ClockStarted  int64
	ClockLimit    int
	ClockUnit     string
	ClockDue      int64
	ClockCounted  int64
	ClockSince    int64
	ClockPaused   string
	ClockNote     string
	ClockPausedAt int64
	ClockStopped  int64
	Opened        int64
	Decided       int64
	Care          string
	DutyDue       int64
	NoTable       int
}

// TableName tells GORM the table.
func (caseRow) TableName() string { return "cases" }

type windowRow struct {
	ID     string
	State  string
	Clerk  string
	Why    string
	Ticket int64
	Since  int64
	Served int
}

// TableName tells GORM the table.
func (windowRow) TableName() string { return "windows" }

type journalRow struct {
	Seq       int64 `gorm:"primaryKey"`
	At        int64
	Day       string
	Kind      string
	Ticket    int64
	CaseID    int64
	Window    string
	Clerk     string
	FromState string
	ToState   string
	Why       string
	Body      string
}

// TableName tells GORM the table.
func (journalRow) TableName() string { return "journal" }

type deedRow struct {
	Key    string `gorm:"primaryKey"`
	Verb   string
	Day    string
	Ticket int64
	CaseID int64
	Window string
}

// TableName tells GORM the table.
func (deedRow) TableName() string { return "deeds" }

// body is the part of a journal row that readers get as domain values.
type body struct {
	Ticket *queue.Ticket `json:"t,omitempty"`
	Case   *queue.Case   `json:"c,omitempty"`
	Window *queue.Window `json:"w,omitempty"`
	Alarm  *queue.Alarm  `json:"a,omitempty"`
}

// micros and moment convert times; the zero time is 0.
func micros(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

func moment(us int64) time.Time {
	if us == 0 {
		return time.Time{}
	}
	return time.UnixMicro(us).UTC()
}

// text is a value as JSON; empty for nothing, so that most rows carry no JSON at all.
func text(v any, empty bool) (string, error) {
	if empty {
		return "", nil
	}
	b, err := json.Marshal(v)
	return string(b), err
}

func parse(s string, v any) error {
	if s == "" {
		return nil
	}
	if err := json.Unmarshal([]byte(s), v); err != nil {
		return fmt.Errorf("store: stored JSON: %w", err)
	}
	return nil
}

func fromTicket(t queue.Ticket) (ticketRow, error) {
	items, err := text(t.Items, len(t.Items) == 0)
	return ticketRow{
		ID: t.ID, Rev: t.Rev, Token: t.Token, Day: t.Day, Line: t.Line, Number: t.Number, Label: t.Label,
		Priority: string(t.Priority), Key: t.Key, State: string(t.State), Outcome: string(t.Outcome),
		Window: t.Window, Calls: t.Calls, Why: t.Why, Items: items, Gaps: t.Gaps,
		Arrived: micros(t.Arrived), Since: micros(t.Since), CallAt: micros(t.CallAt), StartAt: micros(t.StartAt),
		EndAt: micros(t.EndAt), Waited: int64(t.Waited), Served: int64(t.Served), Returned: t.Returned, Moved: t.Moved,
		Skill: t.Skill, Clerk: t.Clerk, Back: t.Back, Origin: t.Origin, Companions: t.Companions, Person: t.Person,
		Until: micros(t.Until), Appointment: micros(t.Appointment), Corrected: t.Corrected,
	}, err
}

func (r ticketRow) ticket() (queue.Ticket, error) {
	t := queue.Ticket{
		ID: r.ID, Rev: r.Rev, Token: r.Token, Day: r.Day, Line: r.Line, Number: r.Number, Label: r.Label,
		Priority: queue.Priority(r.Priority), Key: r.Key, State: queue.TicketState(r.State),
		Outcome: queue.Outcome(r.Outcome), Window: r.Window, Calls: r.Calls, Why: r.Why, Gaps: r.Gaps,
		Arrived: moment(r.Arrived), Since: moment(r.Since), CallAt: moment(r.CallAt), StartAt: moment(r.StartAt),
		EndAt: moment(r.EndAt), Waited: time.Duration(r.Waited), Served: time.Duration(r.Served),
		Returned: r.Returned, Moved: r.Moved,
		Skill: r.Skill, Clerk: r.Clerk, Back: r.Back, Origin: r.Origin, Companions: r.Companions, Person: r.Person,
		Until: moment(r.Until), Appointment: moment(r.Appointment), Corrected: r.Corrected,
	}
	return t, parse(r.Items, &t.Items)
}

func fromCase(c queue.Case) (caseRow, error) {
	k := c.Clock
	r := caseRow{
		ID: c.ID, Rev: c.Rev, Ticket: c.Ticket, Label: c.Label, Item: c.Item, Catalog: c.Catalog, Number: c.Number,
		Notice: c.Notice, Notices: c.Notices, Refusal: c.Refusal, State: string(c.State), OneHour: c.OneHour,
		Window: c.Window, GapDue: micros(c.GapDue), Outcome: string(c.Outcome),
		ClockStarted: micros(k.Started), ClockLimit: k.Limit.N, ClockUnit: string(k.Limit.Unit), ClockDue: micros(k.Due),
		ClockCounted: int64(k.Counted), ClockSince: micros(k.RunningSince), ClockPaused: string(k.Paused),
		ClockNote: k.PauseNote, ClockPausedAt: micros(k.PausedAt), ClockStopped: micros(k.Stopped),
		Opened: micros(c.Opened), Decided: micros(c.Decided), DutyDue: micros(c.NextDuty()), NoTable: c.MissingYear(),
	}
	var err error
	if r.Care, err = fromCare(c); err != nil {
		return r, err
	}
	if r.Office, err = text(c.Office, c.Office == catalog.Text{}); err != nil {
		return r, err
	}
	if r.Precheck, err = text(c.Precheck, c.Precheck == nil); err != nil {
		return r, err
	}
	if r.Desk, err = text(c.Desk, false); err != nil {
		return r, err
	}
	r.Missing, err = text(c.Missing, len(c.Missing) == 0)
	return r, err
}

func (r caseRow) domain() (queue.Case, error) {
	c := queue.Case{
		ID: r.ID, Rev: r.Rev, Ticket: r.Ticket, Label: r.Label, Item: r.Item, Catalog: r.Catalog, Number: r.Number,
		Notice: r.Notice, Notices: r.Notices, Refusal: r.Refusal, State: queue.CaseState(r.State), OneHour: r.OneHour,
		Window: r.Window, GapDue: moment(r.GapDue), Outcome: catalog.Outcome(r.Outcome),
		Clock: queue.CaseClock{
			Started: moment(r.ClockStarted), Limit: catalog.Limit{N: r.ClockLimit, Unit: catalog.Unit(r.ClockUnit)},
			Due: moment(r.ClockDue), Counted: time.Duration(r.ClockCounted), RunningSince: moment(r.ClockSince),
			Paused: queue.PauseReason(r.ClockPaused), PauseNote: r.ClockNote, PausedAt: moment(r.ClockPausedAt),
			Stopped: moment(r.ClockStopped),
		},
		Opened: moment(r.Opened), Decided: moment(r.Decided),
	}
	if err := parse(r.Office, &c.Office); err != nil {
		return c, err
	}
	if err := parse(r.Precheck, &c.Precheck); err != nil {
		return c, err
	}
	if err := parse(r.Desk, &c.Desk); err != nil {
		return c, err
	}
	if err := putCare(r.Care, &c); err != nil {
		return c, err
	}
	return c, parse(r.Missing, &c.Missing)
}

func (r windowRow) window() queue.Window {
	return queue.Window{ID: r.ID, State: queue.WindowState(r.State), Clerk: r.Clerk, Why: r.Why, Ticket: r.Ticket,
		Since: moment(r.Since), Served: r.Served}
}

func fromChange(c queue.Change) (journalRow, error) {
	r := journalRow{
		At: micros(c.At), Day: c.Day, Kind: string(c.Kind), Window: c.Window, Clerk: c.Clerk, FromState: c.From,
		ToState: c.To, Why: c.Why,
	}
	if c.Case != nil {
		r.Ticket, r.CaseID = c.Case.Ticket, c.Case.ID
	}
	if c.Ticket != nil {
		r.Ticket = c.Ticket.ID
	}
	if c.Alarm != nil { // told beside the ticket's history: undoing the last act must not meet it
		r.CaseID = c.Alarm.Case
	}
	var err error
	r.Body, err = text(body{c.Ticket, c.Case, c.WindowNow, c.Alarm},
		c.Ticket == nil && c.Case == nil && c.WindowNow == nil && c.Alarm == nil)
	return r, err
}

func (r journalRow) change() (queue.Change, error) {
	var b body
	err := parse(r.Body, &b)
	return queue.Change{
		Seq: r.Seq, At: moment(r.At), Day: r.Day, Kind: queue.Kind(r.Kind), From: r.FromState, To: r.ToState,
		Why: r.Why, Clerk: r.Clerk, Window: r.Window, Ticket: b.Ticket, Case: b.Case, WindowNow: b.Window, Alarm: b.Alarm,
	}, err
}

// all converts rows one by one.
func all[R, D any](rows []R, convert func(R) (D, error)) ([]D, error) {
	if len(rows) == 0 {
		return nil, nil
	}
	out := make([]D, 0, len(rows))
	for _, r := range rows {
		d, err := convert(r)
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, nil
}
