package catalog

import (
	"slices"
	"strings"
)

// Place is where an item is done: what a guide says that the catalog does not know.
type Place struct {
	Hall     Text      `json:"hall,omitzero"`
	Address  Text      `json:"address,omitzero"`
	Windows  []Text    `json:"windows,omitempty"` // those that do the item
	Hours    [7]string `json:"hours"`             // office hours by weekday, Sunday first; empty: closed
	Phone    string    `json:"phone,omitempty"`
	Complain string    `json:"complain,omitempty"` // complaint line
}

// Guide is the guide of an item (办事指南) as data: codes and facts, no sentences and no layout. It has everything that
// 政务服务事项办事指南 is to tell (国务院令 716 号 art. 10, 国办函〔2016〕108号): basis, who may apply, conditions, materials,
// steps, limits, fee, result, place, hours, telephone and complaint line. What the source does not state is empty, and
// NotStated names it.
type Guide struct {
	Item       string    `json:"item"`
	Code       string    `json:"code,omitempty"`
	Name       Text      `json:"name"`
	Department Text      `json:"department,omitzero"`
	Kind       Kind      `json:"kind,omitempty"`
	OneHour    bool      `json:"one_hour,omitempty"`
	Basis      []Text    `json:"basis,omitempty"`
	Agent      Agent     `json:"agent,omitzero"`
	Conditions []Text    `json:"conditions,omitempty"`
	Refusals   []Refusal `json:"refusals,omitempty"`
	Accepts    []Period  `json:"accepts,omitempty"`

	Questions []Situation   `json:"questions,omitempty"`
	Papers    []GuidePapers `json:"papers"`
	NeverAsk  []Unasked     `json:"never_ask,omitempty"`

	Steps     []Text      `json:"steps,omitempty"`
	Limit     Limits      `json:"limit,omitzero"`
	Excluded  []Text      `json:"clock_excludes,omitempty"`
	Fee       Text        `json:"fee,omitzero"`
	FeeAmount string      `json:"fee_amount,omitempty"`
	FeeExempt []Exemption `json:"fee_exempt,omitempty"`
	Result    Text        `json:"result,omitzero"`
	Validity  Text        `json:"validity,omitzero"`
	Delivery  Text        `json:"delivery,omitzero"`
	Source    Source      `json:"source"`
	Effective string      `json:"effective,omitempty"`
	Version   string      `json:"version,omitempty"` // of the catalog

	Place     Place        `json:"place"`
	NotStated []GuideField `json:"not_stated,omitempty"`
}

// GuidePapers are the materials of one situation; those that are always asked for have an empty When and come first.
type GuidePapers struct {
	When  string `json:"when,omitempty"`
	Lines []Line `json:"lines"`
}

// GuideField names a part of a guide that may be not stated. The translations are keyed "guide.field.<name>".
type GuideField string

// Parts of a guide that every item should state.
const (
	GuideBasis      GuideField = "basis"
	GuideAgent      GuideField = "agent"
	GuideConditions GuideField = "conditions"
	GuideMaterials  GuideField = "materials"
	GuideSteps      GuideField = "steps"
	GuideStatutory  GuideField = "statutory"
	GuidePromised   GuideField = "promised"
	GuideFee        GuideField = "fee"
	GuideResult     GuideField = "result"
	GuideAddress    GuideField = "address"
	GuideHours      GuideField = "hours"
	GuidePhone      GuideField = "phone"
	GuideComplain   GuideField = "complain"
)

// GuideOf makes the guide of an item at a place. The materials stand by the situation that asks for them: first those of
// every case, then each condition with its own, in the catalog's order.
func GuideOf(it *Item, at Place, version string) Guide {
	g := Guide{
		Item: it.ID, Code: it.Code, Name: it.Name, Department: it.Department, Kind: it.Kind, OneHour: it.OneHour,
		Basis: it.Basis, Agent: it.Agent, Conditions: it.Conditions, Accepts: it.Accepts, NeverAsk: it.NeverAsk, Steps: it.Steps,
		Limit: it.Limit, Excluded: it.Excluded, Fee: it.Fee, FeeAmount: it.FeeAmount, FeeExempt: it.FeeExempt, Result: it.Result,
		Validity: it.Validity, Delivery: it.Delivery, Source: it.Source, Effective: it.Effective, Version: version, Place: at,
	}
	for _, r := range it.Refusals {
		if !r.BuiltIn {
			g.Refusals = append(g.Refusals, r)
		}
	}
	g.Questions = it.Situations
	g.Papers = guidePapers(it)
	g.NotStated = g.unstated()
	return g
}

// guidePapers sorts the materials by their conditions.
func guidePapers(it *Item) []GuidePapers {
	lines := map[string]Line{}
	for _, l := range it.Lines(nil) {
		lines[l.Material] = l
	}
	out := []GuidePapers{{}}
	for i := range it.Materials {
		m := &it.Materials[i]
		l, known := lines[m.ID]
		if !known {
			continue // asked for in no case at all
		}
		when := strings.TrimSpace(m.When)
		at := slices.IndexFunc(out, func(p GuidePapers) bool { return p.When == when })
		if at < 0 {
			at = len(out)
			out = append(out, GuidePapers{When: when})
		}
		l.Faults = nil
		switch {
		case m.From == FromGovernment:
			l.State = StateShared
		case m.Optional:
			l.State = StateOption
		default:
			l.State = StateOpen
		}
		out[at].Lines = append(out[at].Lines, l)
	}
	if len(out[0].Lines) == 0 {
		out = out[1:]
	}
	return out
}

func (g *Guide) unstated() (out []GuideField) {
	for _, f := range []struct {
		field  GuideField
		stated bool
	}{
		{GuideBasis, len(g.Basis) > 0},
		{GuideAgent, g.Agent.Policy != AgentUnstated},
		{GuideConditions, len(g.Conditions) > 0},
		{GuideMaterials, len(g.Papers) > 0},
		{GuideSteps, len(g.Steps) > 0},
		{GuideStatutory, g.Limit.Statutory.Stated()},
		{GuidePromised, g.Limit.Promised.Stated() || g.OneHour},
		{GuideFee, g.Fee.ZH != "" || g.FeeAmount != ""},
		{GuideResult, g.Result.ZH != ""},
		{GuideAddress, g.Place.Address.ZH != ""},
		{GuideHours, g.Place.Hours != [7]string{}},
		{GuidePhone, g.Place.Phone != ""},
		{GuideComplain, g.Place.Complain != ""},
	} {
		if !f.stated {
			out = append(out, f.field)
		}
	}
	return out
}
