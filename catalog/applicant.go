package catalog

import "slices"

// ApplicantSituation is the id of the question who comes. It exists in every item that states an agent rule; a catalog
// may declare its own situation instead, with this id or with the choices self and agent or relative.
const ApplicantSituation = "applicant"

// Choices of the question who comes.
const (
	ApplicantSelf     = "self"
	ApplicantAgent    = "agent"
	ApplicantRelative = "relative"
	ApplicantGuardian = "guardian"
)

// RefusalAgent is the id of the refusal that follows from the agent rule.
const RefusalAgent = "agent"

var applicantChoices = map[string]Text{
	ApplicantSelf:     {ZH: "本人办理", EN: "The person concerned"},
	ApplicantGuardian: {ZH: "监护人（未成年人等）", EN: "Guardian of a minor or of a person without full capacity"},
	ApplicantRelative: {ZH: "配偶或近亲属代办", EN: "Spouse or close relative"},
	ApplicantAgent:    {ZH: "他人代办", EN: "Somebody else"},
}

// addApplicant adds the question who comes, and the refusal of an agent whom the rule does not admit. An id that the
// catalog itself uses is left alone.
func addApplicant(it *Item) {
	var admitted []string
	switch it.Agent.Policy {
	case AgentAllowed: // whoever it is
		admitted = []string{ApplicantSelf, ApplicantRelative, ApplicantAgent}
	case AgentRelatives:
		admitted = []string{ApplicantSelf, ApplicantRelative}
	case AgentForbidden:
		admitted = []string{ApplicantSelf}
	default:
		return
	}
	admitted = append(admitted, ApplicantGuardian) // is only asked where the catalog speaks of one
	i := it.whoComes()
	if i < 0 {
		choices := []string{ApplicantSelf}
		if it.Agent.Guardian {
			choices = append(choices, ApplicantGuardian)
		}
		if it.Agent.Policy == AgentRelatives {
			choices = append(choices, ApplicantRelative)
		}
		choices = append(choices, ApplicantAgent)
		s := Situation{ID: ApplicantSituation, Ask: Text{ZH: "谁来办理？", EN: "Who has come?"}, BuiltIn: true}
		for _, id := range choices {
			s.Choices = append(s.Choices, Choice{ID: id, Name: applicantChoices[id]})
		}
		i = len(it.Situations)
		it.Situations = append(it.Situations, s)
	}
	when := ""
	for _, c := range it.Situations[i].Choices {
		if _, ours := applicantChoices[c.ID]; !ours || slices.Contains(admitted, c.ID) {
			continue
		}
		if when != "" {
			when += " or "
		}
		when += it.Situations[i].ID + ` == "` + c.ID + `"`
	}
	taken := slices.ContainsFunc(it.Refusals, func(r Refusal) bool { return r.ID == RefusalAgent })
	if when == "" || taken {
		return
	}
	reason := it.Agent.Why
	if reason.ZH == "" {
		reason = Text{ZH: "本事项须由本人办理，不接受代办", EN: "This must be done in person; an agent is not accepted"}
		if it.Agent.Policy == AgentRelatives {
			reason = Text{
				ZH: "本事项只能由本人、配偶或近亲属办理",
				EN: "Only the person concerned, the spouse or a close relative may do this",
			}
		}
	}
	it.Refusals = append(it.Refusals, Refusal{ID: RefusalAgent, When: when, Reason: reason, BuiltIn: true})
}
