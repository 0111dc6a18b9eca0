package queue

import (
	"slices"
	"time"

	"onevisit/catalog/fault"
)

// maxCompanions is more people than anybody brings along: a larger number is a slip of the finger.
const maxCompanions = 99

// plausible checks what a request says beyond its items.
func (h *Hall) plausible(r IssueRequest, line Line) error {
	skill := h.skill(r)
	_, known := h.Setup().Skill(skill)
	switch {
	case skill != "" && (!known || !h.Setup().served(SkillLane(line.ID, skill))):
		return fault.New(CodeNoSkill, fault.Args{"line": line.Name, "skill": skill})
	case r.Companions < 0 || r.Companions > maxCompanions:
		return fault.New(CodeBadCompanions, fault.Args{"n": r.Companions, "most": maxCompanions})
	case r.Override != nil && (r.Override.By == "" || r.Override.Why == ""):
		return fault.New(CodeReasonNeeded, nil)
	case !r.Appointment.IsZero() && h.Setup().Calendar.Day(r.Appointment) != h.Today():
		return fault.New(CodeBadAppointment, fault.Args{"day": h.Setup().Calendar.Day(r.Appointment)})
	}
	return nil
}

// skill is what a window must have for the request: what was asked for, or what an item needs.
func (h *Hall) skill(r IssueRequest) string {
	if r.Skill != "" {
		return r.Skill
	}
	return h.Setup().SkillFor(r.Items...)
}

// admit checks what a manager may lift: the hours of the line, and one live ticket per person and item. It gives the
// reason of an override that was needed.
func (s *step) admit(r IssueRequest, line Line) (why string, err error) {
	if r.Override != nil {
		return r.Override.Why, nil
	}
	if !r.booked && !line.open(s.now.Sub(s.h.midnight(s.now))) {
		return "", fault.New(CodeLineClosed, fault.Args{"line": line.Name, "hours": line.Hours.String()})
	}
	if r.Person == "" {
		return "", nil
	}
	live, err := s.LiveOf(r.Person)
	if err != nil {
		return "", err
	}
	for _, t := range live {
		for _, item := range t.Items {
			if t.Day == s.day && slices.Contains(r.Items, item) {
				return "", fault.New(CodeLiveTicket, fault.Args{"label": t.Label, "item": s.h.itemName(item)})
			}
		}
	}
	return "", nil
}

// open reports whether the line gives tickets at a time of day.
func (l Line) open(at time.Duration) bool {
	return len(l.Hours) == 0 || slices.ContainsFunc(l.Hours, func(h Span) bool { return h.From <= at && at < h.To })
}

// utc is a moment as stores keep it.
func utc(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.UTC().Truncate(time.Microsecond)
}
