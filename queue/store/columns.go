package store

import "strings"

// The columns of the rows that every act reads and writes, in one order for reading and writing. GORM finds its own for
// the reads that are not in anybody's way.

const (
	ticketColumns = `id, rev, token, day, line, number, label, priority, key, state, outcome, "window", calls, why,
		items, gaps, arrived, since, call_at, start_at, end_at, waited, served, returned, moved, skill, clerk, back,
		origin, companions, person, until, appointment, corrected`
	caseColumns = `id, rev, ticket, label, item, catalog, number, notice, notices, refusal, office, state, one_hour,
		"window", gap_due, precheck, desk, outcome, missing, clock_started, clock_limit, clock_unit, clock_due,
		clock_counted, clock_since, clock_paused, clock_note, clock_paused_at, clock_stopped, opened, decided, care,
		duty_due, no_table`
	windowColumns  = `id, state, clerk, why, ticket, since, served`
	journalColumns = `seq, at, day, kind, ticket, case_id, "window", clerk, from_state, to_state, why, body`
	deedColumns    = `key, verb, day, ticket, case_id, "window"`
)

// blindColumns are those of a ticket for who may not tell one person's tickets from another's.
var blindColumns = strings.Replace(ticketColumns, "person", "'' AS person", 1)

func (r *ticketRow) columns() []any {
	return []any{&r.ID, &r.Rev, &r.Token, &r.Day, &r.Line, &r.Number, &r.Label, &r.Priority, &r.Key, &r.State,
		&r.Outcome, &r.Window, &r.Calls, &r.Why, &r.Items, &r.Gaps, &r.Arrived, &r.Since, &r.CallAt, &r.StartAt,
		&r.EndAt, &r.Waited, &r.Served, &r.Returned, &r.Moved, &r.Skill, &r.Clerk, &r.Back, &r.Origin, &r.Companions,
		&r.Person, &r.Until, &r.Appointment, &r.Corrected}
}

func (r *caseRow) columns() []any {
	return []any{&r.ID, &r.Rev, &r.Ticket, &r.Label, &r.Item, &r.Catalog, &r.Number, &r.Notice, &r.Notices, &r.Refusal,
		&r.Office, &r.State, &r.OneHour, &r.Window, &r.GapDue, &r.Precheck, &r.Desk, &r.Outcome, &r.Missing,
		&r.ClockStarted, &r.ClockLimit, &r.ClockUnit, &r.ClockDue, &r.ClockCounted, &r.ClockSince, &r.ClockPaused,
		&r.ClockNote, &r.ClockPausedAt, &r.ClockStopped, &r.Opened, &r.Decided, &r.Care, &r.DutyDue,
		&r.NoTable}
}

func (r *windowRow) columns() []any {
	return []any{&r.ID, &r.State, &r.Clerk, &r.Why, &r.Ticket, &r.Since, &r.Served}
}

func (r *deedRow) columns() []any {
	return []any{&r.Key, &r.Verb, &r.Day, &r.Ticket, &r.CaseID, &r.Window}
}

func (r *ticketRow) values() []any {
	return []any{r.Rev, r.Token, r.Day, r.Line, r.Number, r.Label, r.Priority, r.Key, r.State, r.Outcome, r.Window,
		r.Calls, r.Why, r.Items, r.Gaps, r.Arrived, r.Since, r.CallAt, r.StartAt, r.EndAt, r.Waited, r.Served,
		r.Returned, r.Moved, r.Skill, r.Clerk, r.Back, r.Origin, r.Companions, r.Person, r.Until, r.Appointment,
		r.Corrected}
}

func (r *caseRow) values() []any {
	return []any{r.Rev, r.Ticket, r.Label, r.Item, r.Catalog, r.Number, r.Notice, r.Notices, r.Refusal, r.Office, r.State,
		r.OneHour, r.Window, r.GapDue, r.Precheck, r.Desk, r.Outcome, r.Missing, r.ClockStarted, r.ClockLimit,
		r.ClockUnit, r.ClockDue, r.ClockCounted, r.ClockSince, r.ClockPaused, r.ClockNote, r.ClockPausedAt,
		r.ClockStopped, r.Opened, r.Decided, r.Care, r.DutyDue, r.NoTable}
}

func (r *journalRow) values() []any {
	return []any{r.At, r.Day, r.Kind, r.Ticket, r.CaseID, r.Window, r.Clerk, r.FromState, r.ToState, r.Why, r.Body}
}
