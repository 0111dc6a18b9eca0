package say

import (
	"onevisit/app/lang"
	"onevisit/queue"
)

// Why says in a sentence why a ticket stands where it stands, for clerk and citizen alike.
func Why(w *lang.Words, r queue.Reason) string {
	s := w.T("say.why.arrived", lang.Args{"label": r.Ticket.Label, "time": r.Arrived.Format("15:04")})
	if !r.Appointment.IsZero() {
		s += w.T("say.why.appointment", lang.Args{"time": r.Appointment.Format("15:04")})
	}
	if !r.Late.IsZero() {
		s += w.T("say.why.late", lang.Args{"time": r.Late.Format("15:04")})
	}
	if r.Ratio > 0 {
		s += w.T("say.why.ratio", lang.Args{"class": w.T("priority." + string(r.Class)), "n": r.Ratio})
	}
	if r.HeadStart > 0 {
		s += w.T("say.why.head_start", lang.Args{"class": w.T("priority." + string(r.Class)), "n": int(r.HeadStart.Minutes())})
	}
	if r.Returned {
		s += w.T("say.why.returned")
	}
	if r.Corrected {
		s += w.T("say.why.corrected")
	}
	if r.Skill != "" {
		s += w.T("say.why.skill")
	}
	if r.Transferred {
		s += w.T("say.why.transferred")
	}
	if r.Window != "" {
		s += w.T("say.why.window", lang.Args{"window": r.Window})
	}
	if r.Ahead == 0 {
		return s + w.T("say.why.next")
	}
	return s + w.T("say.why.ahead", lang.Args{"n": r.Ahead})
}
