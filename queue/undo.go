package queue

import (
	"context"
	"slices"
	"time"

	"onevisit/catalog/fault"
)

// undoable are the acts on a ticket that a wrong click can do and another one can take back. Decisions about a case are
// not among them: their numbers are on paper.
var undoable = map[Kind]Verb{
	EvCall: VerbCall, EvStart: VerbStart, EvHold: VerbHold, EvResume: VerbResume, EvTransfer: VerbTransfer,
	EvNoShow: VerbNoShow, EvRestore: VerbRestore, EvFinish: VerbFinish, EvCancel: VerbCancel,
}

// Undo takes back the last act of the acting window on a ticket (撤销误操作), within the time that the rules say
// (UndoWithin). The journal keeps both: the act, and the undo as a transition back. The ticket is then as if the act had
// not been, with its place, its times and its window; cases that a cancel withdrew are open again.
// Faults: CodeNothingToUndo, CodeTooLateToUndo, CodeOtherWindow if another window acted last, CodeWindowBusy and
// CodeWindowNotOpen if the window cannot take it back, CodeOtherDay and CodeDayClosed if it would wait on a day that is over.
func (h *Hall) Undo(ctx context.Context, a Act, ticket int64) (Visit, error) {
	return h.change(ctx, a, VerbUndo, ticket, func(s *step, t *Ticket) error {
		rows, err := s.History(t.ID)
		if err != nil {
			return err
		}
		last, before, withdrawn := lastAct(withoutNotes(rows))
		byRule := last.Why == whyClosed || last.Why == whyClerk || last.Why == whyLine // nobody clicked: it followed from another act
		if _, ok := undoable[last.Kind]; !ok || before == nil || byRule || last.Ticket.Rev != t.Rev {
			return fault.New(CodeNothingToUndo, fault.Args{"label": t.Label})
		}
		if a.Window != "" && a.Window != last.Window {
			return fault.New(CodeOtherWindow, fault.Args{"label": t.Label, "window": last.Window})
		}
		if !atWindow(before.State) { // nobody waits on a day that is over
			if t.Day != s.day {
				return fault.New(CodeOtherDay, fault.Args{"day": t.Day})
			}
			if err := s.dayOpen(); err != nil {
				return err
			}
		}
		limit := h.Setup().Rules.UndoWithin
		if limit <= 0 || s.now.Sub(last.At) > limit {
			return fault.New(CodeTooLateToUndo, fault.Args{"label": t.Label, "seconds": int(limit / time.Second)})
		}
		if err := s.reopen(withdrawn, last.At); err != nil {
			return err
		}
		return s.goBack(t, *before, last)
	})
}

// lastAct finds the last act on a ticket in its journal, the ticket before it, and the cases that the act withdrew: their
// rows follow at the same moment. Anything else that came later leaves nothing to undo.
func lastAct(rows []Change) (last Change, before *Ticket, withdrawn []int64) {
	i := len(rows) - 1
	for i >= 0 && rows[i].Kind == EvWithdraw && rows[i].From == string(Checking) {
		i--
	}
	if i < 0 || rows[i].Ticket == nil {
		return Change{}, nil, nil
	}
	last = rows[i]
	for _, r := range rows[i+1:] {
		if last.Kind != EvCancel || !r.At.Equal(last.At) {
			return Change{}, nil, nil
		}
		withdrawn = append(withdrawn, r.Case.ID)
	}
	for i--; i >= 0; i-- {
		if rows[i].Ticket != nil {
			return last, rows[i].Ticket, withdrawn
		}
	}
	return last, nil, nil
}

// goBack writes the ticket as it was before an act, and gives or takes the window.
func (s *step) goBack(t *Ticket, before Ticket, last Change) error {
	from, at := t.State, t.Window
	before.Rev, before.Person = t.Rev, t.Person
	var now *Window
	var err error
	switch leaves, returns := atWindow(from), atWindow(before.State); {
	case leaves && !returns:
		now, err = s.release(at, before)
	case returns && !leaves:
		now, err = s.seat(before, from)
	}
	if err != nil {
		return err
	}
	if err := s.unbind(&before); err != nil {
		return err
	}
	*t = before
	if err := s.UpdateTicket(t); err != nil {
		return err
	}
	s.log(EvUndo, string(from), string(t.State), string(last.Kind), t, nil, now)
	return nil
}

// atWindow reports whether a ticket in this state has a window to itself.
func atWindow(s TicketState) bool { return s == Called || s == Serving }

// seat gives a ticket its window back, which must not be closed and must be free.
func (s *step) seat(t Ticket, from TicketState) (*Window, error) {
	w, err := s.window(t.Window)
	switch {
	case err != nil:
		return nil, err
	case w.State == WindowClosed:
		return nil, s.notOpen(w)
	case w.Ticket != 0:
		return nil, s.busy(w)
	}
	if from == Completed && w.Served > 0 {
		w.Served--
	}
	w.Ticket, w.Since = t.ID, s.now
	return &w, s.PutWindow(w)
}

// unbind frees a ticket for every window if the one that it was bound to has closed meanwhile: nobody is orphaned.
func (s *step) unbind(t *Ticket) error {
	if atWindow(t.State) || t.Window == "" {
		return nil
	}
	w, ok, err := s.Window(t.Window)
	if _, known := s.h.Setup().Window(t.Window); err == nil && (!known || !ok || w.State == WindowClosed) {
		t.Window, t.Clerk = "", ""
	}
	return err
}

// reopen takes back the withdrawal of cases at a moment, and what it ended: their timers run again.
func (s *step) reopen(ids []int64, at time.Time) error {
	for _, id := range ids {
		c, err := s.Case(id)
		if err != nil {
			return err
		}
		c.State, c.Duties = Checking, slices.Clone(c.Duties)
		for i := range c.Duties {
			if c.Duties[i].Done.Equal(at) {
				c.Duties[i].Done = time.Time{}
			}
		}
		if err := s.UpdateCase(&c); err != nil {
			return err
		}
		s.log(EvUndo, string(Withdrawn), string(Checking), string(EvWithdraw), nil, &c, nil)
	}
	return nil
}
