package queue

import (
	"context"

	"onevisit/catalog/fault"
)

// Login seats the acting clerk at the acting window and opens it (换窗登录). Where the clerk sat before, the window
// closes, and whoever was sent to that window or clerk alone, or is on hold there, follows.
// Faults: CodeNoClerk, CodeClerkBusy while a person is at the other window, CodeWindowBusy while another clerk serves
// here, CodeDayClosed, CodeUnknownWindow.
func (h *Hall) Login(ctx context.Context, a Act) (Window, error) {
	return h.windowVerb(ctx, a, VerbLogin, func(s *step, w *Window) error {
		if a.Clerk == "" {
			return fault.New(CodeNoClerk, nil)
		}
		if w.Ticket != 0 && w.Clerk != a.Clerk {
			return s.busy(*w)
		}
		if err := s.dayOpen(); err != nil {
			return err
		}
		if err := s.closeEarlier(); err != nil {
			return err
		}
		for _, conf := range h.Setup().Windows {
			old, err := s.window(conf.ID)
			if err != nil {
				return err
			}
			if old.ID == w.ID || old.State == WindowClosed || old.Clerk != a.Clerk {
				continue
			}
			if err := s.moveOver(old, w.ID); err != nil {
				return err
			}
		}
		fresh, err := s.window(w.ID)
		if err != nil {
			return err
		}
		if s.h.Setup().Calendar.Day(fresh.Since) < s.day {
			fresh.Served = 0
		}
		*w = fresh
		return s.turn(w, WindowOpen, EvWinOpen, "")
	})
}

// moveOver closes a clerk's former window and takes along who belongs to it.
func (s *step) moveOver(old Window, to string) error {
	if old.Ticket != 0 {
		t, err := s.Ticket(old.Ticket)
		if err != nil {
			return err
		}
		return fault.New(CodeClerkBusy, fault.Args{"clerk": old.Clerk, "window": old.ID, "label": t.Label})
	}
	all, err := s.Unfinished(s.day)
	if err != nil {
		return err
	}
	for _, t := range all {
		if t.Window != old.ID || t.State != Waiting && t.State != Held {
			continue
		}
		t.Window = to
		if err := s.UpdateTicket(&t); err != nil {
			return err
		}
		s.log(EvTransfer, string(t.State), string(t.State), whyClerk, &t, nil, nil)
	}
	return s.turn(&old, WindowClosed, EvWinClose, whyClerk)
}
