package store

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"onevisit/queue"
)

// Report is what Verify found.
type Report struct {
	Schema   int64     `json:"schema"`
	Tickets  int       `json:"tickets"`
	Cases    int       `json:"cases"`
	Journal  int64     `json:"journal"` // rows
	Problems []Problem `json:"problems"`
}

// Problem is one thing that does not fit.
type Problem struct {
	Kind ProblemKind `json:"kind"`
	What string      `json:"what"` // a ticket's day and label, a case's id, a window, the engine's words
	Have string      `json:"have,omitempty"`
	Want string      `json:"want,omitempty"`
}

// ProblemKind is what kind of thing does not fit.
type ProblemKind string

// Problems.
const (
	ProblemEngine ProblemKind = "engine" // the engine finds the file damaged
	ProblemTicket ProblemKind = "ticket" // a ticket is not what the journal tells
	ProblemCase   ProblemKind = "case"   // a case is not what the journal tells
	ProblemWindow ProblemKind = "window" // a window does not have the ticket that is at it
	ProblemNumber ProblemKind = "number" // the numbers of a day and series are not 1, 2, 3 …
	ProblemGap    ProblemKind = "gap"    // the journal is not 1, 2, 3 …
)

// mostProblems is how many problems a report lists: a file that is damaged has no end of them.
const mostProblems = 100

func (r *Report) add(kind ProblemKind, what, have, want string) {
	if len(r.Problems) < mostProblems {
		r.Problems = append(r.Problems, Problem{kind, what, have, want})
	}
}

// Verify asks the engine whether the database is sound, tells the whole journal again, and compares what comes out with
// the tickets, cases and windows as they stand. It reads one state and holds up nobody.
func (s *Store) Verify(ctx context.Context) (Report, error) {
	r := Report{Problems: []Problem{}}
	err := s.eng.view(ctx, s, func(v *reader) error {
		for _, check := range v.d.checks {
			if err := r.engine(v, check); err != nil {
				return err
			}
		}
		if len(r.Problems) > 0 {
			return nil // what a damaged file says counts for nothing
		}
		told, err := r.retell(v)
		if err != nil {
			return err
		}
		if err := r.tickets(v, told); err != nil {
			return err
		}
		if err := r.cases(v, told); err != nil {
			return err
		}
		_, err = v.one("SELECT max(version_id) FROM goose_db_version", nil, &r.Schema)
		return err
	})
	return r, s.eng.fault(err)
}

// engine runs one of the engine's own checks: no row, or one that says ok, is good.
func (r *Report) engine(v *reader, check string) error {
	rows, err := v.conn.QueryContext(v.ctx, check)
	if err != nil {
		return err
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return err
	}
	for rows.Next() {
		values := make([]any, len(names))
		for i := range values {
			values[i] = new(any)
		}
		if err := rows.Scan(values...); err != nil {
			return err
		}
		var words []string
		for _, p := range values {
			words = append(words, fmt.Sprint(*p.(*any)))
		}
		if text := strings.Join(words, " "); text != "ok" {
			r.add(ProblemEngine, text, "", "")
		}
	}
	return rows.Err()
}

// retold is what the journal says of how things stand.
type retold struct {
	tickets map[int64]queue.Ticket
	cases   map[int64]queue.Case
	windows map[string]queue.Window
}

// pages is how many rows are read at once.
const pages = 1000

func (r *Report) retell(v *reader) (retold, error) {
	t := retold{map[int64]queue.Ticket{}, map[int64]queue.Case{}, map[string]queue.Window{}}
	for last := int64(0); ; {
		rows, err := v.Since(last, pages)
		if err != nil || len(rows) == 0 {
			return t, err
		}
		for _, c := range rows {
			if c.Seq != last+1 {
				r.add(ProblemGap, fmt.Sprint(c.Seq), fmt.Sprint(last), fmt.Sprint(c.Seq-1))
			}
			last = c.Seq
			r.Journal++
			if c.Ticket != nil {
				t.tickets[c.Ticket.ID] = *c.Ticket
			}
			if c.Case != nil {
				t.cases[c.Case.ID] = *c.Case
			}
			if c.WindowNow != nil {
				t.windows[c.WindowNow.ID] = *c.WindowNow
			}
		}
	}
}

func (r *Report) tickets(v *reader, told retold) error {
	numbers := map[[2]string][]int{}
	at := map[string]int64{}
	for last := int64(0); ; {
		list, err := v.tickets("id", pages, "id > ?", last)
		if err != nil {
			return err
		}
		if len(list) == 0 {
			break
		}
		for _, t := range list {
			last = t.ID
			r.Tickets++
			have, want := standing(t), standing(told.tickets[t.ID])
			if have != want {
				r.add(ProblemTicket, t.Day+" "+t.Label, have, want)
			}
			delete(told.tickets, t.ID)
			series := [2]string{t.Day, strings.TrimRight(t.Label, "0123456789")}
			numbers[series] = append(numbers[series], t.Number)
			if t.State == queue.Called || t.State == queue.Serving {
				at[t.Window] = t.ID
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(told.tickets)) {
		t := told.tickets[id]
		r.add(ProblemTicket, t.Day+" "+t.Label, "", standing(t))
	}
	r.series(numbers)
	for _, id := range slices.Sorted(maps.Keys(told.windows)) {
		w, _, err := v.Window(id)
		if err != nil {
			return err
		}
		told := told.windows[id]
		if have, want := fmt.Sprint(w.State, " ", w.Ticket), fmt.Sprint(told.State, " ", told.Ticket); have != want {
			r.add(ProblemWindow, id, have, want)
		}
		if w.Ticket != at[id] {
			r.add(ProblemWindow, id, fmt.Sprint(w.Ticket), fmt.Sprint(at[id]))
		}
	}
	return nil
}

// standing is what of a ticket has to be as the journal tells it.
func standing(t queue.Ticket) string {
	if t.ID == 0 {
		return ""
	}
	return fmt.Sprintf("%s %s %s/%s rev %d key %d", t.Label, t.State, t.Line, t.Window, t.Rev, t.Key)
}

// series checks that the numbers of each day and series are dense and given once.
func (r *Report) series(numbers map[[2]string][]int) {
	keys := slices.SortedFunc(maps.Keys(numbers), func(a, b [2]string) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	for _, k := range keys {
		list := numbers[k]
		slices.Sort(list)
		for i, n := range list {
			if n != i+1 {
				r.add(ProblemNumber, k[0]+" "+k[1], fmt.Sprint(n), fmt.Sprint(i+1))
				break
			}
		}
	}
}

func (r *Report) cases(v *reader, told retold) error {
	text := func(c queue.Case) string {
		return fmt.Sprintf("%s %s %s rev %d", c.State, c.Number, c.Notice, c.Rev)
	}
	ids, err := v.ids("SELECT id FROM cases ORDER BY id")
	if err != nil {
		return err
	}
	for _, id := range ids {
		r.Cases++
		c, err := v.Case(id)
		if err != nil {
			return err
		}
		t, known := told.cases[id]
		want := ""
		if known {
			want = text(t)
		}
		if have := text(c); have != want {
			r.add(ProblemCase, fmt.Sprint(id, " ", c.Label), have, want)
		}
		delete(told.cases, id)
	}
	for _, id := range slices.Sorted(maps.Keys(told.cases)) {
		r.add(ProblemCase, fmt.Sprint(id, " ", told.cases[id].Label), "", text(told.cases[id]))
	}
	return nil
}
