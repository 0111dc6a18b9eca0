package queue

import (
	"context"
	"encoding/base32"
	"fmt"
	"io"
	"time"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// Issue gives a ticket (取号) with one case per item. The line is that of the first item. The number comes from a
// counter of the day and line in the same transaction: never twice, no gaps, whatever the clock does.
// Faults: CodeNoItem, CodeSameItem, CodeNoLine, CodeBadPriority, catalog.CodeUnknownItem.
func (h *Hall) Issue(ctx context.Context, r IssueRequest) (Visit, error) {
	items, line, err := h.requested(r)
	if err != nil {
		return Visit{}, err
	}
	token, err := h.token()
	if err != nil {
		return Visit{}, err
	}
	return h.visit(ctx, Act{Key: r.Key, Window: r.At}, VerbIssue, func(s *step) (Ticket, error) {
		n, err := s.Next(s.day, line.ID)
		if err != nil {
			return Ticket{}, err
		}
		t := Ticket{
			Token: token, Day: s.day, Line: line.ID, Number: n, Label: Label(line.ID, n), Priority: r.Priority,
			Key: h.key(s.now, r.Priority), State: Waiting, Items: append([]string(nil), r.Items...),
			Gaps: gaps(items, r.Prechecks, s.day), Arrived: s.now, Since: s.now,
		}
		if err := s.InsertTicket(&t); err != nil {
			return Ticket{}, err
		}
		s.log(EvIssue, "", string(Waiting), "", &t, nil, nil)
		for _, it := range items {
			if _, err := s.openCase(t, it, precheck(r.Prechecks, it.ID, s.day)); err != nil {
				return Ticket{}, err
			}
		}
		return t, nil
	})
}

// Label is the number as printed: line letter and at least three digits, A017.
func Label(line string, number int) string { return fmt.Sprintf("%s%03d", line, number) }

// requested checks a request before anything is written.
func (h *Hall) requested(r IssueRequest) ([]*catalog.Item, Line, error) {
	if len(r.Items) == 0 {
		return nil, Line{}, fault.New(CodeNoItem, nil)
	}
	if _, ok := h.setup.Rules.HeadStart[r.Priority]; !ok && !r.Priority.Known() {
		return nil, Line{}, fault.New(CodeBadPriority, fault.Args{"priority": string(r.Priority)})
	}
	seen := map[string]bool{}
	items := make([]*catalog.Item, 0, len(r.Items))
	for _, id := range r.Items {
		it, err := h.cat.Item(id)
		if err != nil {
			return nil, Line{}, err
		}
		if seen[id] {
			return nil, Line{}, fault.New(CodeSameItem, fault.Args{"item": it.Name})
		}
		seen[id] = true
		items = append(items, it)
	}
	line, ok := h.setup.LineOf(items[0])
	if !ok {
		return nil, Line{}, fault.New(CodeNoLine, fault.Args{"item": items[0].Name})
	}
	return items, line, nil
}

// Known reports whether p is one of the priority classes.
func (p Priority) Known() bool {
	switch p {
	case PriorityNormal, PriorityElder, PriorityDisabled, PriorityPregnant, PriorityMilitary, PriorityAppointment:
		return true
	}
	return false
}

// key is the order key: milliseconds of arrival less the head start of the class. Waiting always helps, and nobody
// starves: who comes later than a head start is behind.
func (h *Hall) key(arrived time.Time, p Priority) int64 {
	return arrived.UnixMilli() - h.setup.Rules.HeadStart[p].Milliseconds()
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
