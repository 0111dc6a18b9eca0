package catalog_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
)

// TestInPerson: who comes is taken for granted only where nothing but the rule about agents turns on it.
func TestInPerson(t *testing.T) {
	choices := func(ids ...string) (out []catalog.Choice) {
		for _, id := range ids {
			out = append(out, catalog.Choice{ID: id, Name: catalog.Text{ZH: id}})
		}
		return out
	}
	question := catalog.Situation{ID: "big", Ask: catalog.Text{ZH: "大？"}, Choices: choices("yes", "no")}
	own := catalog.Situation{ID: "applicant", Ask: catalog.Text{ZH: "谁？"}, Choices: choices("self", "agent")}
	for name, c := range map[string]struct {
		policy   catalog.AgentPolicy
		own      bool
		when     string // of the second material
		refuse   string
		answers  answers
		applying string
	}{
		"only the rule":                  {policy: catalog.AgentForbidden, applying: "self"},
		"relatives":                      {policy: catalog.AgentRelatives, applying: "self"},
		"nothing at all":                 {policy: catalog.AgentAllowed, applying: "self"},
		"said":                           {policy: catalog.AgentForbidden, answers: answers{"applicant": "agent"}, applying: "agent"},
		"said as nothing":                {policy: catalog.AgentForbidden, answers: answers{"applicant": " "}, applying: "self"},
		"no rule, no question":           {},
		"a material turns on it":         {policy: catalog.AgentAllowed, when: `applicant == "agent"`},
		"a refusal turns on it":          {policy: catalog.AgentAllowed, refuse: `applicant == "agent" and big == "yes"`},
		"a refusal that cannot hold now": {policy: catalog.AgentAllowed, refuse: `applicant == "agent" and big == "yes"`, answers: answers{"big": "no"}, applying: "self"},
		"no longer":                      {policy: catalog.AgentForbidden, when: `applicant == "agent" and big == "yes"`, answers: answers{"big": "no"}, applying: "self"},
		"still":                          {policy: catalog.AgentForbidden, when: `applicant == "agent" and big == "yes"`, answers: answers{"big": "yes"}},
		"the catalog's own question":     {policy: catalog.AgentForbidden, own: true},
	} {
		it := &catalog.Item{ID: "a", Name: catalog.Text{ZH: "甲"}, Agent: catalog.Agent{Policy: c.policy}, Situations: []catalog.Situation{question},
			Materials: []catalog.Material{{ID: "m", Name: catalog.Text{ZH: "证"}}, {ID: "n", Name: catalog.Text{ZH: "书"}, When: c.when}}}
		if c.own {
			it.Situations = append(it.Situations, own)
		}
		if c.refuse != "" {
			it.Refusals = []catalog.Refusal{{ID: "r", When: c.refuse, Reason: catalog.Text{ZH: "否"}}}
		}
		cat, err := catalog.New("t", []*catalog.Item{it})
		require.NoError(t, err, name)
		it, err = cat.Item("a")
		require.NoError(t, err)
		before := catalog.Submission{Item: "a", Answers: c.answers}
		before = before.Clone()
		kept := before.Clone()
		require.Equal(t, c.applying, it.InPerson(before).Answers["applicant"], name)
		require.Equal(t, kept, before, "%s: what was written is left alone", name)
	}
}
