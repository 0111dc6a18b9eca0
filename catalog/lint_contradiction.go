package catalog

import (
	"slices"
	"strings"

	"onevisit/catalog/fault"
	"onevisit/catalog/identity"
)

// admitted is the condition under which nobody is refused, as a node of a copy of the item's diagram. Diagrams are exact
// over the whole situation space, so what is said with them of all people is true of all.
func (l *linter) admitted() *admission {
	d := *l.it.rules
	d.nodes, d.kids = slices.Clone(d.nodes), slices.Clone(d.kids)
	d.prev, d.last = slices.Clone(d.prev), slices.Clone(d.last)
	a := &admission{b: &builder{diagram: &d}, refused: never}
	for i := range l.it.Refusals {
		a.refused = a.b.apply(opOr, a.refused, l.it.Refusals[i].when.root)
	}
	return a
}

type admission struct {
	b       *builder
	refused int32
}

// only tells whether the condition holds only for people who are refused.
func (a *admission) only(c condition) bool {
	if a.refused == never || c.root == never {
		return false
	}
	out := a.b.apply(opAnd, c.root, a.b.apply(opNot, a.refused, never))
	return out == never && !a.b.over
}

// nobody tells whether the refusals together leave nobody, though no single one does.
func (l *linter) nobody() bool {
	single := slices.ContainsFunc(l.it.Refusals, func(r Refusal) bool { return r.when.root == always })
	return !single && len(l.it.Refusals) > 1 && l.admitted().refused == always
}

// contradictions are demands that cannot both be meant.
func (l *linter) contradictions(m *Material, a *admission) {
	if m.Main && m.Later.Stated() {
		l.add(m.Where, LintMainGap, SeverityError, fault.Args{"name": m.Name.ZH})
	}
	if p := l.it.Limit.Promised; longer(m.Later, p) {
		l.add(m.Where, LintGapLonger, SeverityWarning,
			fault.Args{"name": m.Name.ZH, "later": m.Later.String(), "promised": p.String()})
	}
	if a.only(m.when) {
		l.add(m.Where, LintOnlyRefused, SeverityWarning, fault.Args{"name": m.Name.ZH, "when": m.When})
	}
	if u := l.forbidden(m); u != nil && m.From != FromGovernment && !m.Optional {
		l.add(m.Where, LintForbidden, SeverityError, fault.Args{"name": m.Name.ZH, "reason": u.Reason.ZH})
	}
	taken := []Text{m.Name}
	taken = append(taken, m.AnyOf...)
	for _, s := range m.Substitutes {
		taken = append(taken, s.Name)
	}
	for _, n := range m.NotAccepted {
		for _, t := range taken {
			if sameName(t, n.Name) {
				l.add(m.Where, LintRefusedDoc, SeverityError, fault.Args{"name": m.Name.ZH, "document": n.Name.ZH})
			}
		}
	}
}

// forbidden is the rule that forbids to ask for the material: for itself, or for a document of every alternative. A way
// without such a document is no demand.
func (l *linter) forbidden(m *Material) *Unasked {
	named := func(t *Text) *Unasked {
		for i := range l.it.NeverAsk {
			if sameName(l.it.NeverAsk[i].Name, *t) {
				return &l.it.NeverAsk[i]
			}
		}
		return nil
	}
	if len(m.alts) == 0 {
		return named(&m.Name)
	}
	var first *Unasked
	for _, alt := range m.alts {
		var u *Unasked
		for _, p := range alt {
			if u == nil {
				u = named(p.name)
			}
		}
		if u == nil {
			return nil
		}
		if first == nil {
			first = u
		}
	}
	return first
}

// alternatives looks at the documents of which one is enough.
func (l *linter) alternatives(m *Material) {
	if len(m.AnyOf) == 1 {
		l.add(m.Where, LintOneOfOne, SeverityWarning, fault.Args{"name": m.Name.ZH})
	}
	if len(m.AnyOf) > 0 && m.Take == TakeForm {
		l.add(m.Where, LintFormOfMany, SeverityInfo, fault.Args{"name": m.Name.ZH})
	}
	for i := range m.alts {
		for k := range m.alts {
			if i == k || !within(m.alts[k], m.alts[i]) {
				continue
			}
			args := fault.Args{"name": m.Name.ZH, "document": m.AnyOf[i].ZH, "other": m.AnyOf[k].ZH}
			if len(m.alts[i]) > len(m.alts[k]) {
				l.add(m.Where, LintAnyWithin, SeverityWarning, args)
			} else if k < i {
				l.add(m.Where, LintAnyTwice, SeverityWarning, args)
			}
		}
	}
}

// within tells whether all documents of a are among those of b.
func within(a, b []part) bool {
	return len(a) <= len(b) && !slices.ContainsFunc(a, func(p part) bool {
		return !slices.ContainsFunc(b, func(q part) bool {
			return identity.Normalize(p.name.ZH) == identity.Normalize(q.name.ZH)
		})
	})
}

// agents looks at who may come and what they have to show. What depends on the question who comes is taken for it.
func (l *linter) agents() {
	it := l.it
	who := it.whoComes()
	if who < 0 {
		return
	}
	shows := func(choice string) bool {
		return slices.ContainsFunc(it.Materials, func(m Material) bool {
			return strings.Contains(m.When, it.Situations[who].ID) &&
				(strings.Contains(m.When, `"`+choice+`"`) || strings.Contains(m.When, "!="))
		})
	}
	has := func(choice string) bool {
		return slices.ContainsFunc(it.Situations[who].Choices, func(c Choice) bool { return c.ID == choice })
	}
	switch {
	case it.Agent.Policy == AgentAllowed && has(ApplicantAgent) && !shows(ApplicantAgent):
		l.add("", LintNoAuthority, SeverityInfo, nil)
	case it.Agent.Policy == AgentRelatives && has(ApplicantRelative) && !shows(ApplicantRelative):
		l.add("", LintNoRelation, SeverityWarning, nil)
	}
	if it.Agent.Policy == AgentForbidden && it.Agent.Why.ZH == "" {
		l.add("", LintNoWhy, SeverityInfo, nil)
	}
	if it.Agent.Guardian && has(ApplicantGuardian) && !shows(ApplicantGuardian) {
		l.add("", LintNoGuardian, SeverityWarning, nil)
	}
}

// feeQuestions are the questions that decide about the fee: they change nothing on the list and yet are not idle.
func (it *Item) feeQuestions() []int32 {
	var out []int32
	marks := make([]bool, len(it.rules.nodes))
	for i := range it.FeeExempt {
		marks[it.FeeExempt[i].when.root] = true
	}
	for i := int32(len(marks) - 1); i > never; i-- {
		if !marks[i] {
			continue
		}
		out = append(out, it.rules.nodes[i].v)
		for _, k := range it.rules.children(i) {
			marks[k] = true
		}
	}
	return out
}

func (l *linter) fees() {
	if len(l.it.FeeExempt) > 0 && l.it.FeeAmount != "" && strings.Trim(l.it.FeeAmount, "0.") == "" {
		l.add("", LintFreeExempt, SeverityWarning, nil)
	}
	for _, e := range l.it.FeeExempt {
		args := fault.Args{"reason": e.Reason.ZH, "when": e.When}
		switch e.when.root {
		case never:
			l.add(e.Where, LintNeverExempt, SeverityWarning, args)
		case always:
			l.add(e.Where, LintAlwaysExempt, SeverityWarning, args)
		}
	}
}

// sames looks at the keys that make materials of different items one paper.
func (l *linter) sames() {
	for _, key := range sortedKeys(l.same) {
		if list := l.same[key]; len(list) == 1 {
			l.it = l.owner[list[0]]
			l.add(list[0].Where, LintSameAlone, SeverityInfo, fault.Args{"key": key})
		}
	}
}

func (l *linter) bundle(b *Bundle) {
	l.it, l.b = b.rules, b
	defer func() { l.b = nil }()
	if len(b.Components) < 2 {
		l.add(b.Where, LintBundleOfOne, SeverityWarning, fault.Args{"bundle": b.ID})
	}
	seen := map[string]bool{}
	for i, c := range b.Components {
		args := fault.Args{"bundle": b.ID, "name": c.Name.ZH, "when": c.Exempt}
		key := c.Item + "/" + identity.Normalize(c.Name.ZH)
		if seen[key] {
			l.add(c.Where, LintBundleTwice, SeverityWarning, args)
		}
		seen[key] = true
		if c.Item == "" {
			l.add(c.Where, LintNotHere, SeverityInfo, args)
		}
		switch root := b.rules.Materials[i].when.root; {
		case root == never:
			l.add(c.Where, LintExemptAlways, SeverityError, args)
		case root == always && c.Exempt != "":
			l.add(c.Where, LintNeverExempt, SeverityWarning, fault.Args{"reason": c.Name.ZH, "when": c.Exempt})
		}
	}
	if b.Source.Text == "" {
		l.add(b.Where, LintNoSource, SeverityWarning, nil)
	}
	l.situations()
}
