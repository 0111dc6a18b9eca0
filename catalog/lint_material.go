package catalog

import (
	"slices"
	"strings"

	"onevisit/catalog/fault"
)

func (l *linter) situations() {
	rep := make([]int32, len(l.it.rules.nodes))
	for i := range rep {
		rep[i] = int32(i)
	}
	answers := make([]int32, len(l.it.Situations))
	for i := range answers {
		answers[i] = open
	}
	relevant := l.it.relevant(answers, rep, nil)
	relevant = append(relevant, l.it.feeQuestions()...)
	for i, s := range l.it.Situations {
		if s.BuiltIn {
			continue
		}
		if s.Numeric() && s.Unit.ZH == "" {
			l.add(s.Where, LintNoUnit, SeverityInfo, fault.Args{"situation": s.ID})
		}
		for k, c := range s.Choices {
			if slices.ContainsFunc(s.Choices[:k], func(o Choice) bool { return o.Name.ZH == c.Name.ZH }) {
				l.add(s.Where, LintChoiceTwice, SeverityWarning, fault.Args{"situation": s.ID, "name": c.Name.ZH})
			}
		}
		if len(s.Choices) == 1 {
			l.add(s.Where, LintOneChoice, SeverityWarning, fault.Args{"situation": s.ID})
		} else if !slices.Contains(relevant, int32(i)) {
			l.add(s.Where, LintIdleQuestion, SeverityWarning, fault.Args{"situation": s.ID})
		}
	}
}

func (l *linter) materials() {
	needed, gaps := 0, 0
	admitted := l.admitted()
	twice := map[[2]any]bool{}
	for i := range l.it.Materials {
		m := &l.it.Materials[i]
		name := fault.Args{"name": m.Name.ZH}
		l.catchAll(m.Where, append([]Text{m.Name}, m.AnyOf...)...)
		switch written := strings.TrimSpace(m.When) != ""; {
		case m.when.root == never:
			l.add(m.Where, LintUnreachable, SeverityError, fault.Args{"name": m.Name.ZH, "when": m.When})
		case m.when.root == always && written:
			l.add(m.Where, LintAlways, SeverityWarning, fault.Args{"name": m.Name.ZH, "when": m.When})
		}
		if key := [2]any{m.Name.ZH, m.when.root}; twice[key] {
			l.add(m.Where, LintTwice, SeverityWarning, name)
		} else {
			twice[key] = true
		}
		l.alternatives(m)
		l.contradictions(m, admitted)
		if m.Same != "" {
			l.same[m.Same], l.owner[m] = append(l.same[m.Same], m), l.it
		}
		if l.demanded(m) && m.when.root == always {
			needed++
			if m.Later.Stated() {
				gaps++
			}
		}
	}
	if needed > 0 && gaps == needed {
		l.add("", LintAllGap, SeverityWarning, nil)
	}
}

// demanded tells whether the applicant has to bring the material, and marks what does not go with how it is wanted.
func (l *linter) demanded(m *Material) bool {
	name := fault.Args{"name": m.Name.ZH}
	switch {
	case m.From == FromGovernment:
		if m.Take != "" || m.Originals > 0 || m.Copies > 0 || m.Later.Stated() || m.Pledge {
			l.add(m.Where, LintSharedDemanded, SeverityWarning, name)
		}
		return false
	case m.Optional:
		if m.Later.Stated() || m.Pledge {
			l.add(m.Where, LintOptionalGap, SeverityWarning, name)
		}
		return false
	case m.Later.Stated() && m.Pledge:
		l.add(m.Where, LintPledgeAndGap, SeverityInfo, name)
	}
	return true
}

func (l *linter) refusals() {
	if l.nobody() {
		l.add("", LintAllRefused, SeverityError, nil)
	}
	for _, r := range l.it.Refusals {
		if r.BuiltIn {
			continue
		}
		args := fault.Args{"refusal": r.ID, "when": r.When}
		switch r.when.root {
		case never:
			l.add(r.Where, LintNeverRefuses, SeverityWarning, args)
		case always:
			l.add(r.Where, LintAlwaysRefuses, SeverityError, args)
		}
		if r.Basis.ZH == "" {
			l.add(r.Where, LintNoRefusalBasis, SeverityInfo, fault.Args{"refusal": r.ID})
		}
	}
}
