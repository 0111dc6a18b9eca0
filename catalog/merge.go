package catalog

import (
	"cmp"
	"slices"
)

// merge makes the one list of papers and of questions from the items' verdicts.
func (m *Merged) merge(items []*Item, on string) {
	day, _ := parseDay(on)
	type use struct {
		PaperUse
		line Line
	}
	var groups [][]use
	byKey := map[string][]int{} // the groups of a key; several if its papers do not go together
	for i, it := range items {
		shared := it.shared()
		for _, l := range m.Items[i].Verdict.Lines {
			u := use{PaperUse{Item: it.ID, Material: l.Material, State: l.State}, l}
			key := ""
			if mat := it.material(l.Material); mat != nil && shared[sameKey(mat)] == mat {
				key = sameKey(mat)
			}
			at := slices.IndexFunc(byKey[key], func(g int) bool {
				return key != "" && !slices.ContainsFunc(groups[g], func(o use) bool { return !together(o.line, l) })
			})
			if at >= 0 {
				g := byKey[key][at]
				groups[g] = append(groups[g], u)
				continue
			}
			byKey[key] = append(byKey[key], len(groups))
			groups = append(groups, []use{u})
		}
		for _, id := range m.Items[i].Verdict.Ask {
			m.ask(it, id)
		}
	}
	for _, g := range groups {
		p := MergedPaper{}
		// Who demands the paper says how it has to be; an item that only may need it, or does not have to, does not.
		tier := slices.MinFunc(g, func(a, b use) int { return cmp.Compare(tierOf(a.State), tierOf(b.State)) })
		first := true
		for _, u := range g {
			p.Uses = append(p.Uses, u.PaperUse)
			if tierOf(u.State) != tierOf(tier.State) {
				continue
			}
			if first {
				p.Line, first = u.line, false
				p.Faults = slices.Clone(p.Faults)
			} else {
				p.Line = strictest(p.Line, u.line, day)
			}
		}
		if len(g) > 1 {
			p.Which = 0
		}
		m.Papers = append(m.Papers, p)
	}
	slices.SortStableFunc(m.Ask, func(a, b MergedAsk) int { return cmp.Compare(len(b.Items), len(a.Items)) })
}

func (m *Merged) ask(it *Item, id string) {
	s := &it.Situations[it.situation(id)]
	for i := range m.Ask {
		if sameQuestion(&m.Ask[i].Situation, s) {
			m.Ask[i].Items = append(m.Ask[i].Items, it.ID)
			return
		}
	}
	m.Ask = append(m.Ask, MergedAsk{Situation: *s, Items: []string{it.ID}})
}

func tierOf(s State) int {
	switch s {
	case StateShared:
		return 3
	case StateOpen:
		return 2
	case StateOption:
		return 1
	case StateOK, StateMissing, StateGap, StatePledged, StateFix, StateWaived:
	}
	return 0
}

// worse orders states that demand something.
var worse = map[State]int{StateMissing: 6, StateGap: 5, StateFix: 4, StatePledged: 3, StateOpen: 2, StateOption: 2, StateOK: 1}

// together tells whether one paper can be enough for both: some document is good for the one and for the other.
func together(a, b Line) bool {
	switch {
	case len(a.AnyOf) == 0 && len(b.AnyOf) == 0:
		return true
	case len(a.AnyOf) == 0:
		return slices.ContainsFunc(b.AnyOf, func(t Text) bool { return sameName(t, a.Name) })
	case len(b.AnyOf) == 0:
		return together(b, a)
	}
	return slices.ContainsFunc(a.AnyOf, func(t Text) bool {
		return slices.ContainsFunc(b.AnyOf, func(u Text) bool { return sameName(t, u) })
	})
}

// strictest is a line that satisfies both.
func strictest(a, b Line, on civil) Line {
	if worse[b.State] > worse[a.State] {
		a.State = b.State
	}
	for _, f := range b.Faults {
		if !slices.ContainsFunc(a.Faults, func(g Fault) bool { return g.Code == f.Code && g.Want >= f.Want && g.Date == f.Date }) {
			a.Faults = append(a.Faults, f)
		}
	}
	a.AnyOf, a.Sets = common(a, b, on)
	a.Take, a.Copies = both(a, b)
	a.Originals, a.Signatures = max(a.Originals, b.Originals), max(a.Signatures, b.Signatures)
	a.OriginalsPer = cmp.Or(a.OriginalsPer, b.OriginalsPer)
	a.CopiesPer = cmp.Or(a.CopiesPer, b.CopiesPer)
	a.SignaturesPer = cmp.Or(a.SignaturesPer, b.SignaturesPer)
	a.NotExpired = a.NotExpired || b.NotExpired
	a.IssuedWithin = newest(a.IssuedWithin, b.IssuedWithin, on)
	a.Later = sooner(a.Later, b.Later)
	a.CanPledge = a.CanPledge && b.CanPledge
	a.Substitutes = slices.DeleteFunc(slices.Clone(a.Substitutes), func(s Substitute) bool {
		return !slices.ContainsFunc(b.Substitutes, func(o Substitute) bool { return o.ID == s.ID })
	})
	a.NotAccepted = slices.Clone(a.NotAccepted)
	for _, s := range b.NotAccepted {
		if !slices.ContainsFunc(a.NotAccepted, func(o Substitute) bool { return o.ID == s.ID }) {
			a.NotAccepted = append(a.NotAccepted, s)
		}
	}
	a.Issuer, a.Obtain, a.Note = orText(a.Issuer, b.Issuer), orText(a.Obtain, b.Obtain), orText(a.Note, b.Note)
	return a
}

func orText(a, b Text) Text {
	if a.ZH == "" {
		return b
	}
	return a
}

// common are the alternatives that both take, each with the stricter rules.
func common(a, b Line, on civil) (names []Text, sets [][]Part) {
	if len(a.AnyOf) == 0 || len(b.AnyOf) == 0 { // one of them takes only the document itself
		return nil, nil
	}
	for i, t := range a.AnyOf {
		k := slices.IndexFunc(b.AnyOf, func(u Text) bool { return sameName(t, u) })
		if k < 0 {
			continue
		}
		names = append(names, t)
		sets = append(sets, strictParts(partsOf(a, i), partsOf(b, k), on))
	}
	if len(a.Sets) == 0 && len(b.Sets) == 0 {
		sets = nil
	}
	return names, sets
}

func partsOf(l Line, i int) []Part {
	if len(l.Sets) > 0 {
		return l.Sets[i]
	}
	return []Part{{ID: l.AnyOf[i].ZH, Name: l.AnyOf[i]}}
}

func strictParts(a, b []Part, on civil) []Part {
	out := slices.Clone(a)
	for i := range out {
		for _, q := range b {
			if !sameName(q.Name, out[i].Name) {
				continue
			}
			out[i].Originals, out[i].Copies = max(out[i].Originals, q.Originals), max(out[i].Copies, q.Copies)
			out[i].NotExpired = out[i].NotExpired || q.NotExpired
			out[i].IssuedWithin = newest(out[i].IssuedWithin, q.IssuedWithin, on)
		}
	}
	return out
}

// both is what the counter takes for both: an original that is kept covers one that is only looked at.
func both(a, b Line) (Take, int) {
	copies := max(a.Copies, b.Copies)
	has := func(t ...Take) bool { return slices.Contains(t, a.Take) || slices.Contains(t, b.Take) }
	switch kept, copied := has(TakeOriginal, TakeOriginalCopy), has(TakeCopy, TakeOriginalCopy); {
	case a.Take == b.Take:
		return a.Take, copies
	case kept && copied:
		return TakeOriginalCopy, copies
	case kept:
		return TakeOriginal, copies
	case has(TakeVerify) && copied: // looked at, and a copy kept
		return TakeVerify, max(1, copies)
	case has(TakeVerify):
		return TakeVerify, copies
	}
	return cmp.Or(a.Take, b.Take), copies
}

// newest is the limit that asks for the later day of issue.
func newest(a, b Limit, on civil) Limit {
	switch {
	case !a.Stated():
		return b
	case !b.Stated():
		return a
	}
	if on == (civil{}) {
		on = civil{2000, 3, 1} // without a day a month is taken as the shortest
	}
	if cutoff(a, on).before(cutoff(b, on)) {
		return b
	}
	return a
}

// sooner is the earlier of two days by which a paper may follow. One that does not allow it is the earliest: none.
func sooner(a, b Limit) Limit {
	minutes := func(l Limit) int { // an office day has at most a calendar day's minutes
		if l.Unit == UnitMinutes {
			return l.N
		}
		return l.N * 24 * 60
	}
	if minutes(b) < minutes(a) {
		return b
	}
	return a
}
