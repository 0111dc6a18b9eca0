package catalog_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/catalog"
)

// Every law is broken by the bug that it is there for; else it would hold of anything.
func TestLawsCatchSeededBugs(t *testing.T) {
	bugs := map[string]check{
		"one notice is enough": func(it *catalog.Item, s catalog.Submission) (catalog.Verdict, error) {
			v, err := it.Check(s) // says the first fault only, as a tired clerk does
			if missing := v.Missing(); len(missing) > 1 {
				v.Lines = slices.DeleteFunc(v.Lines, func(l catalog.Line) bool {
					return l.State == catalog.StateMissing && l.Material != missing[0].Material
				})
			}
			return v, err
		},
		"ask no more than the law asks": func(it *catalog.Item, s catalog.Submission) (catalog.Verdict, error) {
			v, err := it.Check(s) // asks for everything to be on the safe side
			for _, m := range it.Materials {
				if !slices.ContainsFunc(v.Lines, func(l catalog.Line) bool { return l.Material == m.ID }) {
					v.Lines = append(v.Lines, catalog.Line{Material: m.ID, State: catalog.StateMissing})
				}
			}
			return v, err
		},
		"one more good paper is no worse": func(it *catalog.Item, s catalog.Submission) (catalog.Verdict, error) {
			v, err := it.Check(s)
			if len(s.Papers) > 2 && v.Outcome == catalog.Accept {
				v.Outcome = catalog.Correct
			}
			return v, err
		},
		"order does not matter": func(it *catalog.Item, s catalog.Submission) (catalog.Verdict, error) {
			s = s.Clone()
			s.Pledged = s.Pledged[:min(1, len(s.Pledged))] // reads the first promise only
			return it.Check(s)
		},
		"a question asked changes the list": func(it *catalog.Item, s catalog.Submission) (catalog.Verdict, error) {
			v, err := it.Check(s) // asks whatever is not answered
			v.Ask = nil
			for _, q := range it.Situations {
				if s.Answers[q.ID] == "" {
					v.Ask = append(v.Ask, q.ID)
				}
			}
			return v, err
		},
	}
	for name, l := range laws {
		t.Run(name, func(t *testing.T) { caught(t, l, bugs[name]) })
	}
}

func caught(t *testing.T, l law, bug check) {
	n := 0
	gen := rapid.Custom(func(t *rapid.T) error { return l(t, itemGen().Draw(t, "item"), bug) })
	for seed := range 1500 {
		if gen.Example(seed) != nil {
			n++
		}
	}
	require.Positive(t, n, "no law speaks against this bug")
}

// The rules that came later have their bugs as well.
func TestLawsCatchBugsOfLaterRules(t *testing.T) {
	for name, c := range map[string]struct {
		law law
		bug check
	}{
		"a set is only its first way": {lawOneNotice, func(it *catalog.Item, s catalog.Submission) (catalog.Verdict, error) {
			s = s.Clone()
			for _, m := range it.Materials {
				for _, set := range m.Sets[min(1, len(m.Sets)):] {
					for _, p := range set {
						delete(s.Papers, catalog.PartKey(m.ID, p.ID))
					}
				}
			}
			return it.Check(s)
		}},
		"one more document spoils the others": {lawMonotone, func(it *catalog.Item, s catalog.Submission) (catalog.Verdict, error) {
			v, err := it.Check(s)
			n := 0
			for key := range s.Papers {
				if strings.Contains(key, "/") {
					n++
				}
			}
			if n > 2 && v.Accepts() {
				v.Outcome = catalog.Correct
			}
			return v, err
		}},
		"counts for one head only": {lawNoMore, func(it *catalog.Item, s catalog.Submission) (catalog.Verdict, error) {
			s = s.Clone()
			if s.Answers["heads"] != "" {
				s.Answers["heads"] = "1"
			}
			return it.Check(s)
		}},
		"names today as the day to come": {lawOneNotice, func(it *catalog.Item, s catalog.Submission) (catalog.Verdict, error) {
			v, err := it.Check(s)
			if v.ComeOn != "" {
				v.ComeOn = s.On
			}
			return v, err
		}},
		"asks how many, whether or not they count": {lawQuestions, func(it *catalog.Item, s catalog.Submission) (catalog.Verdict, error) {
			v, err := it.Check(s)
			if v.Outcome != catalog.Refuse && s.Answers["heads"] == "" && !slices.Contains(v.Ask, "heads") &&
				slices.ContainsFunc(it.Situations, func(q catalog.Situation) bool { return q.ID == "heads" }) {
				v.Ask = append(v.Ask, "heads")
			}
			return v, err
		}},
	} {
		t.Run(name, func(t *testing.T) { caught(t, c.law, c.bug) })
	}
}
