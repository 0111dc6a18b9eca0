package queue

import (
	"context"

	"onevisit/catalog/fault"
)

// Move sends a ticket to another line, window or clerk (转移): it waits again with its number, its arrival and its key,
// so there is no second wait.
// Faults: CodeUnknownLine, CodeUnknownWindow, CodeWindowNotOpen if the other window is closed, CodeUnknownClerk if the
// clerk sits nowhere, CodeNoSkill if nobody in the other line has the skill that it needs.
func (h *Hall) Move(ctx context.Context, a Act, ticket int64, to Transfer) (Visit, error) {
	return h.change(ctx, a, VerbTransfer, ticket, func(s *step, t *Ticket) error {
		if err := s.own(*t, VerbTransfer); err != nil {
			return err
		}
		window, err := s.destination(*t, to)
		if err != nil {
			return err
		}
		from := t.Window
		atWindow := t.State == Called || t.State == Serving
		return s.leave(t, VerbTransfer, EvTransfer, to.Why, func() {
			if to.Line != "" {
				t.Line = to.Line
			}
			t.Window, t.Clerk, t.Calls, t.Moved = window, to.Clerk, 0, true
			if to.Back && atWindow {
				t.Back = from
			}
			if t.Back == window {
				t.Back = ""
			}
		})
	})
}

// destination checks where a transfer goes and gives the window that alone may call it.
func (s *step) destination(t Ticket, to Transfer) (string, error) {
	if to.Line != "" {
		line, ok := s.h.Setup().Line(to.Line)
		if !ok {
			return "", fault.New(CodeUnknownLine, fault.Args{"line": to.Line})
		}
		if to.Window == "" && to.Clerk == "" && t.Skill != "" && !s.h.Setup().served(SkillLane(to.Line, t.Skill)) {
			return "", fault.New(CodeNoSkill, fault.Args{"line": line.Name, "skill": t.Skill})
		}
	}
	if to.Clerk != "" {
		w, ok, err := s.windowOf(to.Clerk)
		if err == nil && !ok {
			err = fault.New(CodeUnknownClerk, fault.Args{"clerk": to.Clerk})
		}
		return w.ID, err
	}
	if to.Window == "" {
		return "", nil
	}
	w, err := s.window(to.Window)
	if err == nil && w.State == WindowClosed { // nobody would call it there
		err = s.notOpen(w)
	}
	return w.ID, err
}

// windowOf finds the window that a clerk sits at, open or paused.
func (s *step) windowOf(clerk string) (Window, bool, error) {
	for _, conf := range s.h.Setup().Windows {
		w, err := s.window(conf.ID)
		if err != nil {
			return w, false, err
		}
		if w.State != WindowClosed && w.Clerk == clerk {
			return w, true, nil
		}
	}
	return Window{}, false, nil
}

// sendBack puts a ticket before the window that wanted it back. If that one does not call any more it waits in the line
// of its first item, as long as something is left to decide; otherwise there is nothing to go back for.
func (s *step) sendBack(t *Ticket, cases []Case) (bool, error) {
	to := t.Back
	if conf, ok := s.h.Setup().Window(to); ok {
		w, err := s.window(conf.ID)
		if err != nil {
			return false, err
		}
		if w.State == WindowClosed || w.State == WindowPaused && s.h.Setup().Rules.PauseRehome {
			to = ""
		}
	} else {
		to = ""
	}
	undecided := false
	for _, c := range cases {
		undecided = undecided || c.Open()
	}
	if to == "" && !undecided {
		return false, nil
	}
	return true, s.leave(t, VerbBack, EvTransfer, whyBack, func() {
		t.Window, t.Back, t.Clerk, t.Calls, t.Moved = to, "", "", 0, true
		if len(t.Items) > 0 {
			if it, err := s.h.Catalog().Item(t.Items[0]); err == nil {
				if line, ok := s.h.Setup().LineOf(it); ok {
					t.Line = line.ID
				}
			}
		}
	})
}
