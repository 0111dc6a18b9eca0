package queue

import (
	"context"
	"encoding/base32"
	"fmt"
	"io"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// Issue gives a ticket (取号) with one case per item. The line is that of the first item. The number comes from a
// counter of the day and line in the same transaction: never twice, no gaps, whatever the clock does.
// Faults: CodeNoItem, CodeSameItem, CodeNoLine, CodeBadPriority, CodeNoSkill, CodeBadAppointment, CodeBadCompanions,
// CodeDayClosed, catalog.CodeUnknownItem; and, unless a manager lifts them, CodeLineClosed, CodeLineFull,
// CodeLiveTicket. CodeReasonNeeded for an override without a name and a reason.
func (h *Hall) Issue(ctx context.Context, r IssueRequest) (Visit, error) {
	items, line, err := h.requested(r)
	if err != nil {
		return Visit{}, err
	}
	token, err := h.token()
	if err != nil {
		return Visit{}, err
	}
	if r.Who, err = checked(r.Who); err != nil {
		return Visit{}, err
	}
	act := Act{Key: r.Key, Window: r.At}
	if r.Override != nil {
		act.Clerk = r.Override.By
	}
	return h.visit(ctx, act, VerbIssue, func(s *step) (Ticket, error) {
		if r.Person == "" && r.Who.IDNumber != "" {
			k, err := h.keys(s)
			if err != nil {
				return Ticket{}, err
			}
			r.Person = k.Hash(r.Who.IDNumber)
		}
		t := Ticket{
			Token: token, Line: line.ID, Priority: r.Priority, Items: append([]string(nil), r.Items...),
			Gaps: gaps(items, r.Prechecks, s.day), Skill: h.skill(r), Companions: r.Companions, Person: r.Person,
			Appointment: utc(r.Appointment),
		}
		why, err := s.admit(r, line)
		if err != nil {
			return Ticket{}, err
		}
		if err := s.enter(&t, nil); err != nil {
			return Ticket{}, err
		}
		if line.Cap > 0 && t.Number > line.Cap && r.Override == nil && !r.booked {
			return Ticket{}, fault.New(CodeLineFull, fault.Args{"line": line.Name, "n": line.Cap})
		}
		s.log(EvIssue, "", string(Waiting), why, &t, nil, nil)
		for _, it := range items {
			if _, err := s.openCase(t, it, precheck(r.Prechecks, it.ID, s.day)); err != nil {
				return Ticket{}, err
			}
		}
		if r.Who.Empty() {
			return t, nil
		}
		return t, s.keep(t, r.Who)
	})
}

// enter writes a new ticket: its number, and its key or, for one that goes on with an earlier ticket, that one's.
func (s *step) enter(t *Ticket, key *int64) error {
	t.Day, t.State, t.Arrived, t.Since = s.day, Waiting, s.now, s.now
	day, err := s.Arrive(s.day, s.now.UnixMilli())
	if err != nil {
		return err
	}
	if day.Closed {
		return fault.New(CodeDayClosed, fault.Args{"day": s.day})
	}
	if t.Number, err = s.Next(s.day, t.Line); err != nil {
		return err
	}
	t.Label = Label(t.Line, t.Number)
	if key != nil {
		t.Key = *key
	} else if err := s.place(t, day.Latest); err != nil {
		return err
	}
	return s.InsertTicket(t)
}

// Label is the number as printed: line letter and at least three digits, A017.
func Label(line string, number int) string { return fmt.Sprintf("%s%03d", line, number) }

// requested checks a request before anything is written.
func (h *Hall) requested(r IssueRequest) ([]*catalog.Item, Line, error) {
	if len(r.Items) == 0 {
		return nil, Line{}, fault.New(CodeNoItem, nil)
	}
	if _, ok := h.Setup().Rules.HeadStart[r.Priority]; !ok && !r.Priority.Known() {
		return nil, Line{}, fault.New(CodeBadPriority, fault.Args{"priority": string(r.Priority)})
	}
	seen := map[string]bool{}
	items := make([]*catalog.Item, 0, len(r.Items))
	for _, id := range r.Items {
		it, err := h.Catalog().Item(id)
		if err != nil {
			return nil, Line{}, err
		}
		if seen[id] {
			return nil, Line{}, fault.New(CodeSameItem, fault.Args{"item": it.Name})
		}
		seen[id] = true
		items = append(items, it)
	}
	line, ok := h.Setup().LineOf(items[0])
	if !ok {
		return nil, Line{}, fault.New(CodeNoLine, fault.Args{"item": items[0].Name})
	}
	return items, line, h.plausible(r, line)
}

// Known reports whether p is one of the priority classes.
func (p Priority) Known() bool {
	switch p {
	case PriorityNormal, PriorityElder, PriorityDisabled, PriorityPregnant, PriorityMilitary, PriorityAppointment:
		return true
	}
	return false
}

// token is 128 random bits in base32: QR alphanumeric, safe to read out, not to be guessed.
func (h *Hall) token() (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(h.rand, b[:]); err != nil {
		return "", fmt.Errorf("queue: random token: %w", err)
	}
	return tokenCode.EncodeToString(b[:]), nil
}

var tokenCode = base32.StdEncoding.WithPadding(base32.NoPadding)

func precheck(all map[string]catalog.Submission, item, day string) *catalog.Submission {
	s, ok := all[item]
	if !ok {
		return nil
	}
	s = s.Clone()
	s.Item, s.On = item, day
	return &s
}

// gaps counts what the kiosk's pre-checks found missing; -1 if none was made. A pre-check that cannot be evaluated
// counts as none: it never keeps a person from a ticket.
func gaps(items []*catalog.Item, prechecks map[string]catalog.Submission, day string) int {
	n, made := 0, false
	for _, it := range items {
		p := precheck(prechecks, it.ID, day)
		if p == nil {
			continue
		}
		v, err := it.Check(*p)
		if err != nil {
			continue
		}
		made = true
		n += len(v.Missing()) + len(v.Gaps())
	}
	if !made {
		return -1
	}
	return n
}
