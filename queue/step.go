package queue

import "onevisit/catalog/fault"

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
	conf, ok := s.h.setup.Window(id)
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
	w.Name, w.Lines = conf.Name, conf.Lines
	return w, nil
}

// freeWindow loads the acting window and checks that it can take a person.
func (s *step) freeWindow() (Window, error) {
	w, err := s.window(s.act.Window)
	if err != nil {
		return w, err
	}
	if w.State != WindowOpen {
		return w, fault.New(CodeWindowNotOpen, fault.Args{"window": w.ID})
	}
	if w.Ticket != 0 {
		return w, s.busy(w)
	}
	return w, nil
}

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
	t.State, t.Why = to, why
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

// restoreKey finds the key that puts a ticket behind the first few (RestoreAfter) of its line, but not before its own
// old place. The key lies between its neighbours'; where they are too close, further back.
func (s *step) restoreKey(t Ticket) (int64, error) {
	n := s.h.setup.Rules.RestoreAfter
	if n <= 0 {
		return t.Key, nil
	}
	front, err := s.Front(t.Day, t.Line, n+16)
	if err != nil || len(front) == 0 {
		return t.Key, err
	}
	last := len(front) - 1
	key := front[last].Key + 1
	for i := n - 1; i < last; i++ {
		if k, ok := between(front[i], front[i+1], t.ID); ok {
			key = k
			break
		}
	}
	return max(key, t.Key), nil
}

// between finds a key that puts id after a and before b in the order (Key, ID).
func between(a, b Ticket, id int64) (int64, bool) {
	before := func(k1, id1, k2, id2 int64) bool { return k1 < k2 || k1 == k2 && id1 < id2 }
	for _, k := range []int64{a.Key + (b.Key-a.Key)/2, a.Key, b.Key} {
		if before(a.Key, a.ID, k, id) && before(k, id, b.Key, b.ID) {
			return k, true
		}
	}
	return 0, false
}
