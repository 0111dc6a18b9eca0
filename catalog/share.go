package catalog

import (
	"maps"
	"slices"
	"strings"

	"onevisit/catalog/identity"
)

// ownPapers are words in the names of papers that are made for one item: a form, a statement, an authority. Two items'
// 申请表 are two forms; such papers are shared only by the key `same`.
var ownPapers = []string{"申请", "登记表", "表格", "承诺", "委托", "授权", "声明", "说明", "协议", "合同", "报告"}

// sameKey is what makes two materials of different items the same paper: the key `same` of the catalog, else the name,
// for documents that a person has and not for papers made for the item. Empty: it is like no other.
func sameKey(m *Material) string {
	if m.Same != "" {
		return "same:" + m.Same
	}
	if m.Take == TakeForm || m.Take == TakeSigned {
		return ""
	}
	name := identity.Normalize(m.Name.ZH)
	if slices.ContainsFunc(ownPapers, func(w string) bool { return strings.Contains(name, w) }) {
		return ""
	}
	if m.Take == TakePhoto {
		return "photo:" + name
	}
	return "name:" + name
}

// shared are the materials of an item by sameKey. A key that several materials of one item have names none of them.
func (it *Item) shared() map[string]*Material {
	out := make(map[string]*Material, len(it.Materials))
	for i := range it.Materials {
		m := &it.Materials[i]
		if key := sameKey(m); key != "" {
			if _, twice := out[key]; twice {
				out[key] = nil
			} else {
				out[key] = m
			}
		}
	}
	maps.DeleteFunc(out, func(_ string, m *Material) bool { return m == nil })
	return out
}

// sameQuestion tells whether two items ask the same, so that one answer is good for both.
func sameQuestion(a, b *Situation) bool {
	return a.ID == b.ID && identity.Normalize(a.Ask.ZH) == identity.Normalize(b.Ask.ZH) &&
		slices.EqualFunc(a.Choices, b.Choices, func(x, y Choice) bool { return x.ID == y.ID })
}

// share completes submissions of one visit from each other: a paper that lies on the counter for one item lies there for
// all that want the same paper, and a question answered for one is answered for all that ask it in the same words. What a
// submission says itself stays. A paper found wrong for one item, or waived there, says nothing to the others; neither
// does an answer that two submissions give differently.
func share(items []*Item, subs []Submission) []Submission {
	out := make([]Submission, len(subs))
	keys := make([]map[string]*Material, len(subs))
	for i := range subs {
		out[i], keys[i] = subs[i].Clone(), items[i].shared()
	}
	for i := range subs {
		for q := range items[i].Situations {
			s := &items[i].Situations[q]
			if strings.TrimSpace(subs[i].Answers[s.ID]) != "" {
				continue
			}
			if a := agreed(items, subs, s); a != "" {
				out[i].Answers[s.ID] = a
			}
		}
		for _, key := range sortedKeys(keys[i]) {
			to := keys[i][key]
			if subs[i].Papers[to.ID].Standing != NotGiven || spoken(to, subs[i]) {
				continue
			}
			borrow(&out[i], to, i, items, keys, subs, key)
		}
	}
	return out
}

// agreed is the one answer that the submissions give to a question; empty if none or two.
func agreed(items []*Item, subs []Submission, s *Situation) string {
	found := ""
	for i := range subs {
		for q := range items[i].Situations {
			if !sameQuestion(&items[i].Situations[q], s) {
				continue
			}
			switch a := strings.TrimSpace(subs[i].Answers[s.ID]); {
			case a == "" || a == found:
			case found != "":
				return ""
			default:
				found = a
			}
		}
	}
	return found
}

func spoken(m *Material, s Submission) bool {
	for _, alt := range m.alts {
		for _, p := range alt {
			if _, ok := s.Papers[p.key]; ok {
				return true
			}
		}
	}
	return false
}

// borrow takes for a material the paper of another submission: the one that serves best here, and of equals that of the
// smallest item id, so that the order of the submissions does not matter.
func borrow(out *Submission, to *Material, self int, items []*Item, keys []map[string]*Material, subs []Submission, key string) {
	var best Submission
	at := -1
	rank := 0
	for i := range subs {
		from := keys[i][key]
		if i == self || from == nil {
			continue
		}
		try := out.Clone()
		if !lend(&try, to, items[i], from, subs[i]) {
			continue
		}
		r := worse[items[self].stateWith(try, to)]
		if at < 0 || r < rank || r == rank && items[i].ID < items[at].ID {
			best, at, rank = try, i, r
		}
	}
	if at >= 0 {
		*out = best
	}
}

// stateWith is how a material that is needed would stand.
func (it *Item) stateWith(s Submission, m *Material) State {
	j := judge{it: it, s: &s, parts: true}
	j.on, _ = parseDay(s.On)
	l := m.line
	j.line(&l, m, it.needs(m, s.Answers), true)
	return l.State
}

// lend puts one item's paper before another item. It is false if there is none, or none that is a document for both.
func lend(out *Submission, to *Material, lender *Item, from *Material, s Submission) (lent bool) {
	h := s.Papers[from.ID]
	for _, alt := range to.alts {
		for _, p := range alt {
			if doc := s.Papers[PartKey(from.ID, strings.TrimPrefix(p.key, to.ID+"/"))]; passes(doc) {
				out.Papers[p.key], lent = doc, true
			}
		}
	}
	if !passes(h) {
		return lent
	}
	if h.Which < len(from.AnyOf) { // the same document among the other item's alternatives
		name := from.AnyOf[h.Which].ZH
		h.Which = slices.IndexFunc(to.AnyOf, func(t Text) bool { return t.ZH == name })
	} else {
		h.Which = slices.IndexFunc(to.AnyOf, func(t Text) bool { return sameName(t, from.Name) })
	}
	if h.Which < 0 {
		if len(to.AnyOf) > 0 || len(from.AnyOf) > 0 && !sameName(from.AnyOf[s.Papers[from.ID].Which], to.Name) {
			return lent
		}
		h.Which = 0
	}
	// "As many as asked for" was said of what the other item asks for.
	d := lender.needs(from, s.Answers)
	for i, n := range []*int{&h.Originals, &h.Copies, &h.Signatures} {
		if *n == 0 && !d.open {
			*n = d.n[i]
		}
	}
	out.Papers[to.ID] = h
	return true
}

// passes tells whether a paper says something to another item.
func passes(h Handed) bool {
	return h.Standing == Given || h.Standing == Fillable || h.Standing == Unclear
}

func sameName(a, b Text) bool { return identity.Normalize(a.ZH) == identity.Normalize(b.ZH) }
