package catalog

import (
	"slices"
	"strings"

	"onevisit/catalog/fault"
)

// maxAlternatives bounds the alternatives of one material, sets of sets written out.
const maxAlternatives = 64

// PartKey is the key under which a submission's papers hold one document of an alternative: material/part.
func PartKey(material, part string) string { return material + "/" + part }

// part is a document of an alternative, compiled.
type part struct {
	key  string // in the papers of a submission
	name *Text
	rule rule
}

// rule is what is looked at on one document.
type rule struct {
	n          [3]int // originals, copies, signatures
	least      [3]int // one where no number is stated and yet one of them is taken
	notExpired bool
	within     [2]Limit // the material's and the part's own; those not stated are zero
}

// JoinNames names several documents that are wanted together.
func JoinNames(names []Text) Text {
	zh, en := make([]string, len(names)), make([]string, len(names))
	english := true
	for i, n := range names {
		zh[i], en[i] = n.ZH, n.EN
		english = english && n.EN != ""
	}
	t := Text{ZH: strings.Join(zh, "和")}
	if english {
		t.EN = strings.Join(en, " and ")
	}
	return t
}

// sets checks and compiles the alternatives of a material.
func (c *checker) sets(m *Material) {
	for _, t := range m.AnyOf {
		c.need(m.Where, "any_of", t.ZH)
	}
	if n := len(m.AnyOf); n > maxAlternatives {
		c.add(m.Where, CodeBadField, fault.Args{"field": "any_of", "value": n, "allowed": "1–64"})
	}
	sets := m.Sets
	if len(sets) == 0 {
		for _, t := range m.AnyOf {
			sets = append(sets, []Part{{ID: t.ZH, Name: t}})
		}
	}
	if len(sets) != len(m.AnyOf) {
		c.add(m.Where, CodeBadField, fault.Args{"field": "sets", "value": len(sets), "allowed": len(m.AnyOf)})
		return
	}
	m.alts = make([][]part, len(sets))
	known := map[string]Part{} // one document in several alternatives is the same document
	for i, set := range sets {
		seen := map[string]bool{}
		for k := range set {
			p := &set[k]
			c.need(m.Where, "any_of", p.ID)
			c.once(m.Where, "any_of", p.ID, seen)
			if q, ok := known[p.ID]; ok && q != *p {
				c.add(m.Where, CodeDuplicateField, fault.Args{"field": "any_of.id", "value": p.ID})
			}
			known[p.ID] = *p
			c.limit(m.Where, "any_of.valid", p.IssuedWithin, UnitDays, UnitMonths)
			m.alts[i] = append(m.alts[i], part{key: PartKey(m.ID, p.ID), name: &p.Name, rule: ruleOf(m, p)})
		}
		if len(set) == 0 {
			c.add(m.Where, CodeMissingField, fault.Args{"field": "any_of"})
		}
	}
}

// ruleOf is what is looked at on a document: its own numbers where it states them, else the material's.
func ruleOf(m *Material, p *Part) rule {
	r := rule{n: [3]int{m.Originals, m.Copies, m.Signatures}, notExpired: m.NotExpired}
	r.within[0] = m.IssuedWithin
	if p != nil {
		if p.Originals > 0 {
			r.n[perOriginals] = -p.Originals // negative: the part's own, not for each head
		}
		if p.Copies > 0 {
			r.n[perCopies] = -p.Copies
		}
		r.notExpired = r.notExpired || p.NotExpired
		r.within[1] = p.IssuedWithin
	}
	r.least = leastOf(m, p, r.n)
	return r
}

// leastOf is what cannot be without even one: the original that is kept or looked at, the copy that is kept, the
// signature under a statement. Where the source states a number that number counts.
func leastOf(m *Material, p *Part, n [3]int) (least [3]int) {
	take := m.Take
	if p != nil && p.Take != TakeUnstated {
		take = p.Take
	}
	switch take {
	case TakeOriginal, TakeVerify, TakePhoto, TakeForm:
		least[perOriginals] = 1
	case TakeSigned:
		least[perOriginals], least[perSignatures] = 1, 1
	case TakeCopy:
		least[perCopies] = 1
	case TakeOriginalCopy:
		least[perOriginals], least[perCopies] = 1, 1
	case TakeUnstated:
	}
	for i := range least {
		if n[i] != 0 {
			least[i] = 0
		}
	}
	return least
}

// of puts the numbers of the situation into the rule.
func (r rule) of(d need) rule {
	for i, n := range r.n {
		if r.n[i] = d.n[i]; n < 0 {
			r.n[i] = -n
		}
	}
	return r
}

// isPart tells whether the key names a document of an alternative.
func (it *Item) isPart(key string) bool {
	for i := range it.Materials {
		for _, alt := range it.Materials[i].alts {
			if slices.ContainsFunc(alt, func(p part) bool { return p.key == key }) {
				return true
			}
		}
	}
	return false
}

// choose judges the alternatives of a material and keeps the faults of the best: the one that is usable, else the one
// that can be mended on the spot, else the one with the fewest documents to mend; of equal ones the one that the clerk
// named, then the first. Without a word about single documents it is the one that the clerk named.
func (j *judge) choose(m *Material, h Handed, d need) (which int, mendable bool) {
	if !j.parts || !j.anyPart(m) {
		return h.Which, j.alternative(m, h, h.Which, d)
	}
	var best rank
	start := len(j.found)
	for i := range m.alts {
		from := len(j.found)
		ok := j.alternative(m, h, i, d)
		r := rankOf(j.found[from:], ok)
		if r.order = i + 1; i == h.Which && h.Standing != NotGiven {
			r.order = 0
		}
		if i > 0 && !r.better(best) {
			j.found = j.found[:from]
			continue
		}
		best, which, mendable = r, i, ok
		j.found = slices.Delete(j.found, start, from)
	}
	return which, mendable
}

// rank orders the alternatives of a material.
type rank struct {
	bad       int // 0 usable, 1 can be mended on the spot, 2 neither
	documents int // how many of its documents have faults
	order     int
}

func rankOf(faults []Fault, mendable bool) (r rank) {
	for k := range faults {
		if k == 0 || faults[k].Part != faults[k-1].Part {
			r.documents++
		}
	}
	switch {
	case r.documents == 0:
	case mendable:
		r.bad = 1
	default:
		r.bad = 2
	}
	return r
}

func (r rank) better(best rank) bool {
	return r.bad < best.bad || r.bad == best.bad &&
		(r.documents < best.documents || r.documents == best.documents && r.order < best.order)
}

func (j *judge) anyPart(m *Material) bool {
	for _, alt := range m.alts {
		for i := range alt {
			if _, ok := j.s.Papers[alt[i].key]; ok {
				return true
			}
		}
	}
	return false
}

// alternative notes every fault of the documents of one alternative. A document of which nothing is said stands as the
// whole, if that is the alternative that the clerk named.
func (j *judge) alternative(m *Material, h Handed, i int, d need) (mendable bool) {
	mendable = true
	alone := len(m.alts[i]) == 1
	for k := range m.alts[i] {
		p := &m.alts[i][k]
		doc, said := Handed{}, false
		if j.parts {
			doc, said = j.s.Papers[p.key]
		}
		if !said && i == h.Which {
			doc = h
		}
		name := p.name
		if alone && !said { // the material is this document; the line says its name already
			name = nil
		}
		mendable = j.judge(p.rule.of(d), doc, name) && mendable
	}
	return mendable
}
