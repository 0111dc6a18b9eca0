package queue

import (
	"context"
	"slices"
	"time"

	"onevisit/catalog/fault"
)

// Return puts a person back in line who brings what the notice of a case lists (补正后回来), at the place of the first
// visit: no second wait. On the same day the same ticket goes on. On another day, or when that ticket has ended without
// service, there is a new ticket under the old key, and every case of the old one that waits for a correction is its.
// Hours and caps of the line do not apply: the person has been let in before.
// Faults: CodeNoNotice if the case does not wait for a correction, CodeIllegal while its ticket is still in the queue,
// CodeDayClosed, CodeUnknownCase.
func (h *Hall) Return(ctx context.Context, a Act, id int64) (Visit, error) {
	token, err := h.token()
	if err != nil {
		return Visit{}, err
	}
	return h.visit(ctx, a, VerbReturn, func(s *step) (Ticket, error) {
		c, err := s.Case(id)
		if err != nil {
			return Ticket{}, err
		}
		if c.State != Incomplete {
			return Ticket{}, fault.New(CodeNoNotice, fault.Args{"label": c.Label, "item": h.itemName(c.Item)})
		}
		old, err := s.Ticket(c.Ticket)
		if err != nil {
			return Ticket{}, err
		}
		if old.Live() && old.Day == s.day {
			return Ticket{}, old.illegal(VerbReturn)
		}
		window, err := s.returnWindow(c)
		if err != nil {
			return Ticket{}, err
		}
		if old.Day == s.day && old.State == Completed {
			return s.goOn(old, window)
		}
		if old.Live() { // a day that nobody closed: its ticket is of no use any more
			if err := s.leave(&old, VerbExpire, EvExpire, "", func() { old.EndAt = s.now }); err != nil {
				return Ticket{}, err
			}
			if err := s.withdrawOpen(old, whyExpired); err != nil {
				return Ticket{}, err
			}
		}
		return s.follow(old, token, window)
	})
}

// returnWindow is the window that gave the notice, if the rules send people back to it and it is open.
func (s *step) returnWindow(c Case) (string, error) {
	if s.h.Setup().Rules.ReturnTo != ReturnToWindow || c.Window == "" {
		return "", nil
	}
	w, ok, err := s.Window(c.Window)
	if err != nil || !ok || w.State != WindowOpen {
		return "", err
	}
	return w.ID, nil
}

// goOn puts a completed ticket of today back in line.
func (s *step) goOn(t Ticket, window string) (Ticket, error) {
	if err := s.dayOpen(); err != nil {
		return t, err
	}
	err := s.leave(&t, VerbReturn, EvReturn, "", func() {
		t.Outcome, t.EndAt, t.Calls, t.Window, t.Clerk, t.Corrected = OutcomeNone, time.Time{}, 0, window, "", true
	})
	return t, err
}

// follow makes the ticket that goes on with an old one's corrections.
func (s *step) follow(old Ticket, token, window string) (Ticket, error) {
	cases, err := s.Cases(old.ID)
	if err != nil {
		return old, err
	}
	cases = slices.DeleteFunc(cases, func(c Case) bool { return c.State != Incomplete })
	t := Ticket{
		Token: token, Line: old.Line, Priority: old.Priority, Skill: old.Skill, Person: old.Person, Origin: old.ID,
		Companions: old.Companions, Gaps: -1, Window: window, Corrected: true,
	}
	for _, c := range cases {
		t.Items = append(t.Items, c.Item)
	}
	if err := s.enter(&t, &old.Key); err != nil {
		return t, err
	}
	s.log(EvReturn, "", string(Waiting), "", &t, nil, nil)
	for _, c := range cases {
		c.Ticket, c.Label = t.ID, t.Label
		if err := s.UpdateCase(&c); err != nil {
			return t, err
		}
		s.log(EvReturn, string(Incomplete), string(Incomplete), "", nil, &c, nil)
	}
	return t, nil
}

// Returning finds what a scanner or a keyboard means when it is a ticket with a notice: the case that waits for a
// correction, on whatever day the ticket was given. Faults as Scan, and CodeNoNotice.
func (h *Hall) Returning(ctx context.Context, text string) (Case, error) {
	v, err := h.ScanAnyDay(ctx, text)
	if err != nil {
		return Case{}, err
	}
	for _, c := range v.Cases {
		if c.State == Incomplete {
			return c, nil
		}
	}
	args := fault.Args{"label": v.Ticket.Label, "item": ""}
	if len(v.Cases) > 0 {
		args["item"] = h.itemName(v.Cases[0].Item)
	}
	return Case{}, fault.New(CodeNoNotice, args)
}

// ScanAnyDay is Scan for a ticket of whatever day: somebody comes with a paper of an earlier visit. Faults as Scan, without
// CodeOtherDay.
func (h *Hall) ScanAnyDay(ctx context.Context, text string) (Visit, error) {
	v, err := h.Scan(ctx, text)
	if fault.Has(err, CodeOtherDay) {
		return h.FindToken(ctx, tokenOf(text))
	}
	return v, err
}

// tokenOf is the token in a scanned text that Scan understood.
func tokenOf(text string) string {
	s := plain(text)
	if token, ok := pageToken(s); ok {
		return token
	}
	return s[max(len(s)-tokenLength, 0):]
}
