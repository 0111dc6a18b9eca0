package queue

import (
	"time"

	"onevisit/catalog/fault"
)

// own checks that the verb is legal for the ticket and that a ticket at a window is handled by that window. An act
// without a window (a manager's) may handle any.
func (s *step) own(t Ticket, v Verb) error {
	if _, err := t.next(v); err != nil {
		return err
	}
	active := t.State == Called || t.State == Serving
	if active && s.act.Window != "" && s.act.Window != t.Window {
		return fault.New(CodeOtherWindow, fault.Args{"label": t.Label, "window": t.Window})
	}
	return nil
}

// window loads a window as it stands; one that was never opened is closed.
func (s *step) window(id string) (Window, error) {
	conf, ok := s.h.Setup().Window(id)
	if !ok {
		return Window{}, fault.New(CodeUnknownWindow, fault.Args{"window": id})
	}
	w, ok, err := s.Window(id)
	if err != nil {
		return w, err
	}
	if !ok {
		w = Window{ID: id, State: WindowClosed}
	}
	return w.as(conf), nil
}

// freeWindow loads the acting window and checks that it can take a person. Who was called as often as the rules say and
// has had time to come is a no-show by then, and does not keep the window.
func (s *step) freeWindow() (Window, error) {
	w, err := s.window(s.act.Window)
	if err != nil {
		return w, err
	}
	if w.State != WindowOpen {
		return w, fault.New(CodeWindowNotOpen, fault.Args{"window": w.ID})
	}
	if w.Ticket == 0 {
		return w, nil
	}
	t, err := s.Ticket(w.Ticket)
	if err != nil {
		return w, err
	}
	if !s.exhausted(t) {
		return w, s.busy(w)
	}
	if err := s.noShow(&t, whyMaxCalls); err != nil {
		return w, err
	}
	return s.window(w.ID)
}

// exhausted reports whether a called person is a no-show by the rules alone.
func (s *step) exhausted(t Ticket) bool {
	r := s.h.Setup().Rules
	return t.State == Called && r.AutoNoShow > 0 && t.Calls >= r.MaxCalls && s.now.Sub(t.CallAt) >= r.AutoNoShow
}

// Reasons that no clerk gives; screens have words for them.
const (
	whyMaxCalls = "max_calls"     // called as often as the rules say
	whyBack     = "come_back"     // the window that sent it on wanted it back
	whyClosed   = "window_closed" // the window it waited for has closed or paused
	whyClerk    = "clerk_moved"   // its clerk sits at another window now
	whyLate     = "late"          // after the grace
	whyExpired  = "expired"
	whyDeemed   = "deemed" // nobody decided in time, and the law or the hall's rules say what that means
)

func (s *step) busy(w Window) error {
	t, err := s.Ticket(w.Ticket)
	if err != nil {
		return err
	}
	return fault.New(CodeWindowBusy, fault.Args{"window": w.ID, "label": t.Label})
}

// take gives the ticket, already written, to the window.
func (s *step) take(w *Window, t *Ticket, kind Kind, from TicketState) error {
	w.Ticket, w.Since = t.ID, s.now
	if err := s.PutWindow(*w); err != nil {
		return err
	}
	s.log(kind, string(from), string(t.State), t.Why, t, nil, w)
	return nil
}

// leave ends the ticket's present state by a verb, lets set change the rest, and frees the window it was at.
func (s *step) leave(t *Ticket, v Verb, kind Kind, why string, set func()) error {
	from, at := t.State, t.Window
	to, err := t.next(v)
	if err != nil {
		return err
	}
	t.close(s.now)
	t.State, t.Why, t.Until = to, why, time.Time{}
	set()
	if err := s.UpdateTicket(t); err != nil {
		return err
	}
	var freed *Window
	if from == Called || from == Serving {
		w, err := s.release(at, *t)
		if err != nil {
			return err
		}
		freed = w
	}
	s.log(kind, string(from), string(to), why, t, nil, freed)
	return nil
}

// release frees the window a ticket was at. A window that is no longer configured is freed as well.
func (s *step) release(id string, t Ticket) (*Window, error) {
	w, ok, err := s.Window(id)
	if err != nil || !ok || w.Ticket != t.ID {
		return nil, err
	}
	w.Ticket, w.Since = 0, s.now
	if t.State == Completed {
		w.Served++
	}
	return &w, s.PutWindow(w)
}

// after is the moment when a ticket has had so much time while its line is at work; after closing time the clock on the
// wall counts, for those who are still in the hall.
func (s *step) after(t Ticket, d time.Duration) time.Time {
	return s.now.Add(s.h.Setup().hoursOf(t.Line).Until(s.now, d))
}
