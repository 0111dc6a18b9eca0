package phone

import (
	"net/url"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/catalog"
	"onevisit/queue"
)

// caseRows says how one case stands: before the window has decided what the pre-check found missing, after a notice what
// the notice asks for, then its state. The answers that led there stay out. False for an item the catalog has lost.
func (s *site) caseRows(w *lang.Words, c queue.Case) (caseRows, bool) {
	it, err := s.Hall.Catalog().Item(c.Item)
	if err != nil {
		return caseRows{}, false
	}
	out := caseRows{Item: w.Text(it.Name), Guide: "../g/" + url.PathEscape(it.ID), GuideName: w.T("phone.guide_link")}
	switch c.State {
	case queue.Checking:
		out.Lead, out.Missing = precheck(w, it, c)
		out.BringLead, out.Bring = bring(w, it, c.Precheck)
	case queue.Incomplete:
		out.Lead = w.T("phone.notice", lang.Args{"number": c.Notice})
		for _, id := range c.Missing {
			for i := range it.Materials {
				if it.Materials[i].ID == id {
					out.Missing = append(out.Missing, row{Name: w.Text(it.Materials[i].Name)})
				}
			}
		}
	case queue.Accepted, queue.AcceptedWithGap, queue.Pledged, queue.Processing, queue.Suspended, queue.Done,
		queue.Delivered, queue.Refused, queue.Withdrawn:
	}
	if c.State != queue.Checking {
		out.State = w.T("state.case." + string(c.State))
	}
	return out, true
}

// precheck says what was missing when the ticket was taken; nothing if no check was made or none can be made.
func precheck(w *lang.Words, it *catalog.Item, c queue.Case) (lead string, missing []row) {
	if c.Precheck == nil {
		return "", nil
	}
	v, err := it.Check(*c.Precheck)
	if err != nil {
		return "", nil
	}
	for _, l := range v.Missing() {
		missing = append(missing, row{Name: w.Text(l.Name), Value: say.Satisfy(w, l)})
	}
	for _, l := range v.Gaps() {
		missing = append(missing, row{Name: w.Text(l.Name), Value: w.T("phone.later")})
	}
	switch {
	case len(missing) > 0:
		return w.T("phone.precheck"), missing
	case v.Accepts():
		return w.T("phone.precheck_ok"), nil
	}
	return w.T("phone.precheck_open"), nil
}

// bring says what to have at hand: everything that the answers need, but what is listed as missing already.
func bring(w *lang.Words, it *catalog.Item, s *catalog.Submission) (lead string, names []string) {
	if s == nil {
		s = &catalog.Submission{Item: it.ID}
	}
	v, err := it.Check(*s)
	if err != nil {
		return "", nil
	}
	for _, l := range v.Lines {
		listed := len(s.Papers) > 0 && (l.State == catalog.StateMissing || l.State == catalog.StateGap)
		switch l.State {
		case catalog.StateShared, catalog.StateOpen, catalog.StateOption, catalog.StatePledged, catalog.StateWaived:
			continue
		case catalog.StateOK, catalog.StateMissing, catalog.StateGap, catalog.StateFix:
		}
		if listed {
			continue
		}
		name := w.Text(l.Name)
		if len(l.AnyOf) > 0 {
			name = say.AnyOf(w, l.AnyOf)
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return "", nil
	}
	return w.T("phone.bring"), names
}
