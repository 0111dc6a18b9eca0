package queue

import (
	"context"
	"errors"
)

// OpenWindow opens the acting window or ends its pause. The first window of a day also closes what an earlier day left
// open. An open window stays as it is, apart from its clerk. CodeDayClosed when the day was closed.
func (h *Hall) OpenWindow(ctx context.Context, a Act) (Window, error) {
	return h.windowVerb(ctx, a, VerbOpen, func(s *step, w *Window) error {
		before := s.h.Setup().Calendar.Day(w.Since) < s.day
		if err := s.dayOpen(); err != nil {
			return err
		}
		if err := s.closeEarlier(); err != nil {
			return err
		}
		var err error
		if *w, err = s.window(w.ID); err != nil {
			return err
		}
		if before {
			w.Served = 0
		}
		return s.turn(w, WindowOpen, EvWinOpen, "")
	})
}

// PauseWindow stops calling at the acting window (暂停服务). A person at the window is still served; where the rules say
// so (PauseRehome), people sent to this window alone wait in their line meanwhile.
func (h *Hall) PauseWindow(ctx context.Context, a Act, why string) (Window, error) {
	return h.windowVerb(ctx, a, VerbPauseWindow, func(s *step, w *Window) error {
		if w.State == WindowClosed {
			return s.notOpen(*w)
		}
		if s.h.Setup().Rules.PauseRehome && w.State != WindowPaused {
			if err := s.rehome(w.ID, true); err != nil {
				return err
			}
		}
		return s.turn(w, WindowPaused, EvWinPause, why)
	})
}

// CloseWindow closes the acting window. Nobody is orphaned: people sent to this window alone wait in their line again,
// and a ticket on hold there may be taken on at any window. CodeWindowBusy while a person is at the window.
func (h *Hall) CloseWindow(ctx context.Context, a Act) (Window, error) {
	return h.windowVerb(ctx, a, VerbClose, func(s *step, w *Window) error {
		if w.Ticket != 0 {
			return s.busy(*w)
		}
		if err := s.rehome(w.ID, false); err != nil {
			return err
		}
		return s.turn(w, WindowClosed, EvWinClose, "")
	})
}

func (h *Hall) windowVerb(ctx context.Context, a Act, verb Verb, f func(*step, *Window) error) (Window, error) {
	var w Window
	err := h.do(ctx, a, verb, func(s *step) (Deed, error) {
		var err error
		if w, err = s.window(a.Window); err != nil {
			return Deed{}, err
		}
		return Deed{Window: w.ID}, f(s, &w)
	})
	if known := (errKnown{}); errors.As(err, &known) {
		err = h.store.View(ctx, func(r Reader) error {
			w, _, err = r.Window(known.deed.Window)
			return err
		})
	}
	if err != nil {
		return Window{}, err
	}
	return h.localWindow(w), nil
}

// turn changes a window's state, reason or clerk; without a change there is no journal row.
func (s *step) turn(w *Window, to WindowState, kind Kind, why string) error {
	clerk := s.act.Clerk
	if to == WindowClosed {
		clerk = ""
	}
	if w.State == to && w.Why == why && w.Clerk == clerk {
		return nil
	}
	from := w.State
	if from != to {
		w.Since = s.now
	}
	w.State, w.Why, w.Clerk = to, why, clerk
	if err := s.PutWindow(*w); err != nil {
		return err
	}
	s.log(kind, string(from), string(to), why, nil, nil, w)
	return nil
}

// rehome frees those who wait for one window alone, and those on hold there unless it only pauses, for every window.
func (s *step) rehome(window string, paused bool) error {
	all, err := s.Unfinished(s.day)
	if err != nil {
		return err
	}
	for _, t := range all {
		if t.Window != window || t.State != Waiting && t.State != Held {
			continue
		}
		if paused && t.State == Held {
			continue
		}
		t.Window, t.Clerk = "", ""
		if err := s.UpdateTicket(&t); err != nil {
			return err
		}
		s.log(EvTransfer, string(t.State), string(t.State), whyClosed, &t, nil, nil)
	}
	return nil
}
