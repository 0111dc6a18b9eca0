package queue

import (
	"context"
	"errors"
	"slices"
	"strings"

	"onevisit/catalog/fault"
)

// EvNote is a note of a clerk on a ticket or a case; Why is its text (备注).
const EvNote Kind = "note"

// VerbNote writes a note; it changes no state.
const VerbNote Verb = "note"

// NoteLength is how long a note may be, in characters. Notes are for colleagues; they are no place for personal data.
const NoteLength = 200

// CodeBadNote says that a note is empty, or longer than NoteLength.
const CodeBadNote fault.Code = "queue.bad_note" // most

// Note writes a clerk's note on a ticket, and on one of its cases if id is not 0. It stays in the journal and changes
// nothing else. CodeBadNote, CodeUnknownTicket, CodeUnknownCase.
func (h *Hall) Note(ctx context.Context, a Act, ticket, id int64, text string) error {
	text = strings.TrimSpace(text)
	if n := len([]rune(text)); n == 0 || n > NoteLength {
		return fault.New(CodeBadNote, fault.Args{"most": NoteLength})
	}
	err := h.do(ctx, a, VerbNote, func(s *step) (Deed, error) {
		t, err := s.Ticket(ticket)
		if err != nil {
			return Deed{}, err
		}
		d := Deed{Ticket: ticket, Case: id}
		if id == 0 {
			s.log(EvNote, string(t.State), string(t.State), text, &t, nil, nil)
			return d, nil
		}
		c, err := s.Case(id)
		if err != nil {
			return Deed{}, err
		}
		if c.Ticket != ticket {
			return Deed{}, fault.New(CodeUnknownCase, nil)
		}
		s.log(EvNote, string(c.State), string(c.State), text, &t, &c, nil)
		return d, nil
	})
	if errors.As(err, &errKnown{}) {
		return nil
	}
	return err
}

// withoutNotes leaves the notes out of a ticket's journal: a note changes nothing, so it does not stand in the way of
// taking back the act before it.
func withoutNotes(rows []Change) []Change {
	return slices.DeleteFunc(slices.Clone(rows), func(r Change) bool { return r.Kind == EvNote })
}
