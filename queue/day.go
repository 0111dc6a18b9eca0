package queue

import (
	"context"
	"errors"
	"time"

	"onevisit/catalog/fault"
)

// keepActs is how long idempotency keys are kept: a retry comes within minutes, not days.
const keepActs = 7 * 24 * time.Hour

// OpenDay opens the business day (开馆), also one that was closed too early, and ends what an earlier day left behind. A
// day works without it; the journal then tells nothing of who opened. An open day stays as it is.
func (h *Hall) OpenDay(ctx context.Context, a Act) (BusinessDay, error) {
	return h.dayVerb(ctx, a, VerbOpenDay, func(s *step, b *BusinessDay) error {
		if err := s.closeEarlier(); err != nil {
			return err
		}
		if !b.Since.IsZero() && !b.Closed {
			return nil
		}
		return s.turnDay(b, false)
	})
}

// CloseDay ends the business day (闭馆): whoever still waits, is on hold or did not come expires, idle windows close, and
// no more tickets are given. A person at a window is still served. It tells how many tickets expired; a repeated press
// expires nobody and tells 0. Who closes after midnight means the day before: what that left behind ends, and the new day
// can begin.
func (h *Hall) CloseDay(ctx context.Context, a Act) (expired int, err error) {
	_, err = h.dayVerb(ctx, a, VerbCloseDay, func(s *step, b *BusinessDay) error {
		late, err := s.afterMidnight(*b)
		if err != nil {
			return err
		}
		day := s.day
		if late {
			day = dayBefore(s.day)
		}
		if expired, err = s.expire(day, true); err != nil {
			return err
		}
		for _, conf := range h.Setup().Windows {
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
		if err := s.tidy(); err != nil {
			return err
		}
		if late || b.Closed {
			return nil
		}
		return s.turnDay(b, true)
	})
	return expired, err
}

// tidy drops what is kept for some days only.
func (s *step) tidy() error {
	if err := s.erasePersons(); err != nil {
		return err
	}
	return s.Forget(s.h.Setup().Calendar.Day(s.now.Add(-keepActs)))
}

// afterMidnight reports whether a day that has not begun is closed while an earlier one has left somebody behind: the
// hall has worked late, and means that one.
func (s *step) afterMidnight(b BusinessDay) (bool, error) {
	spans := s.h.Setup().Calendar.Spans(s.day)
	if !b.Since.IsZero() || b.Latest != 0 || len(spans) > 0 && !s.now.Before(spans[0].Start) {
		return false, nil
	}
	open, err := s.forgotten()
	if err != nil || len(open) > 0 {
		return len(open) > 0, err
	}
	left, err := s.Unfinished(dayBefore(s.day))
	return len(left) > 0, err
}

// BusinessDay is today as it was opened and closed.
func (h *Hall) BusinessDay(ctx context.Context) (BusinessDay, error) {
	var b BusinessDay
	err := h.store.View(ctx, func(r Reader) (err error) {
		b, err = r.BusinessDay(h.Today())
		return err
	})
	b.Since = h.local(b.Since)
	return b, err
}

func (h *Hall) dayVerb(ctx context.Context, a Act, v Verb, f func(*step, *BusinessDay) error) (BusinessDay, error) {
	var b BusinessDay
	err := h.do(ctx, a, v, func(s *step) (Deed, error) {
		var err error
		if b, err = s.BusinessDay(s.day); err != nil {
			return Deed{}, err
		}
		return Deed{}, f(s, &b)
	})
	if errors.As(err, &errKnown{}) {
		return h.BusinessDay(ctx)
	}
	b.Since = h.local(b.Since)
	return b, err
}

func (s *step) turnDay(b *BusinessDay, closed bool) error {
	kind, from, to := EvDayOpen, "closed", "open"
	if closed {
		kind, from, to = EvDayClose, "open", "closed"
	}
	if b.Since.IsZero() {
		from = ""
	}
	b.Closed, b.By, b.Since = closed, s.act.Clerk, s.now
	s.log(kind, from, to, "", nil, nil, nil)
	return s.PutDay(*b)
}

// dayOpen refuses what needs a day that is not closed.
func (s *step) dayOpen() error {
	b, err := s.BusinessDay(s.day)
	if err == nil && b.Closed {
		err = fault.New(CodeDayClosed, fault.Args{"day": s.day})
	}
	return err
}

// closeEarlier ends what a day that nobody closed left behind: its tickets, and windows that stayed open since.
func (s *step) closeEarlier() error {
	open, err := s.forgotten()
	if err != nil {
		return err
	}
	if _, err := s.expire(s.day, false); err != nil {
		return err
	}
	for _, id := range open {
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

// forgotten are the windows that have stayed open since an earlier day.
func (s *step) forgotten() ([]string, error) {
	var open []string
	for _, conf := range s.h.Setup().Windows {
		w, err := s.window(conf.ID)
		if err != nil {
			return nil, err
		}
		if w.State != WindowClosed && s.h.Setup().Calendar.Day(w.Since) < s.day {
			open = append(open, w.ID)
		}
	}
	return open, nil
}

// expire ends the tickets of days before day, whatever their state, and with today those of day that are at no window.
func (s *step) expire(day string, today bool) (int, error) {
	through := day
	if !today { // whoever waits today is not even read: there may be thousands
		through = dayBefore(day)
	}
	all, err := s.Unfinished(through)
	if err != nil {
		return 0, err
	}
	n := 0
	for _, t := range all {
		if active := t.State == Called || t.State == Serving; t.Day == day && active {
			continue
		}
		if err := s.leave(&t, VerbExpire, EvExpire, "", func() { t.EndAt = s.now }); err != nil {
			return n, err
		}
		if err := s.withdrawOpen(t, whyExpired); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// dayBefore is the calendar day before one.
func dayBefore(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return "" // no such day: nothing is before it
	}
	return t.AddDate(0, 0, -1).Format(time.DateOnly)
}

func (s *step) notOpen(w Window) error {
	return fault.New(CodeWindowNotOpen, fault.Args{"window": w.ID})
}
