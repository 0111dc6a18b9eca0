package queue

import (
	"context"
	"time"

	"onevisit/catalog/fault"
)

// keepActs is how long idempotency keys are kept: a retry comes within minutes, not days.
const keepActs = 7 * 24 * time.Hour

// CloseDay ends the business day: whoever still waits, is on hold or did not come expires, and idle windows close. A
// person at a window is still served. It tells how many tickets expired.
func (h *Hall) CloseDay(ctx context.Context) (expired int, err error) {
	err = h.store.InTx(ctx, func(tx Tx) error {
		s := h.step(tx, Act{})
		if expired, err = s.expire(s.day, true); err != nil {
			return err
		}
		for _, conf := range h.setup.Windows {
			w, err := s.window(conf.ID)
			if err != nil {
				return err
			}
			if w.State == WindowClosed || w.Ticket != 0 {
				continue
			}
			if err := s.turn(&w, WindowClosed, EvWinClose, ""); err != nil {
				return err
			}
		}
		if err := tx.Forget(h.setup.Calendar.Day(s.now.Add(-keepActs))); err != nil {
			return err
		}
		return s.flush()
	})
	return expired, err
}

// closeEarlier ends what a day that nobody closed left behind: its tickets, and windows that stayed open since.
func (s *step) closeEarlier() error {
	var forgotten []string
	for _, conf := range s.h.setup.Windows {
		w, err := s.window(conf.ID)
		if err != nil {
			return err
		}
		if w.State != WindowClosed && s.h.setup.Calendar.Day(w.Since) < s.day {
			forgotten = append(forgotten, w.ID)
		}
	}
	if _, err := s.expire(s.day, false); err != nil {
		return err
	}
	for _, id := range forgotten {
		w, err := s.window(id)
		if err != nil {
			return err
		}
		if err := s.turn(&w, WindowClosed, EvWinClose, ""); err != nil {
			return err
		}
	}
	return nil
}

// expire ends the tickets of days before day, whatever their state, and with today those of day that are at no window.
func (s *step) expire(day string, today bool) (int, error) {
	all, err := s.Unfinished(day)
	if err != nil {
		return 0, err
	}
	n := 0
	for _, t := range all {
		active := t.State == Called || t.State == Serving
		if t.Day == day && (!today || active) {
			continue
		}
		if err := s.leave(&t, VerbExpire, EvExpire, "", func() { t.EndAt = s.now }); err != nil {
			return n, err
		}
		if err := s.withdrawOpen(t, "expired"); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

func (s *step) notOpen(w Window) error {
	return fault.New(CodeWindowNotOpen, fault.Args{"window": w.ID})
}
