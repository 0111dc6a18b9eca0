package cpsvap

import (
	"regexp"
	"strconv"
	"strings"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

var duration = regexp.MustCompile(`^P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?)?$`)

// times reads the processing time. A duration counts calendar days; one in months or years is not a limit of ours.
func (r *reader) times(n *resource, it *catalog.Item) {
	set := func(to *catalog.Limit, term string) {
		for suffix, unit := range map[string]catalog.Unit{"Workdays": catalog.UnitWorkdays, "Days": catalog.UnitDays, "Minutes": catalog.UnitMinutes} {
			if x, err := strconv.Atoi(text(n.all(term + suffix)).ZH); err == nil && x > 0 {
				*to = catalog.Limit{N: x, Unit: unit}
			}
		}
	}
	set(&it.Limit.Statutory, "statutory")
	set(&it.Limit.Promised, "promised")
	set(&it.Limit.Handling, "handling")
	if it.Limit != (catalog.Limits{}) {
		return
	}
	said := text(n.all("processingTime", "hasProcessingTime")).ZH
	if said == "" {
		return
	}
	m := duration.FindStringSubmatch(said)
	num := func(i int) int { x, _ := strconv.Atoi(m[i]); return x } // an empty one is 0
	switch {
	case m == nil:
	case num(1)+num(2) > 0 && num(3)+num(4) == 0:
		it.Limit.Handling = catalog.Limit{N: 7*num(1) + num(2), Unit: catalog.UnitDays}
		return
	case num(3)+num(4) > 0 && num(1)+num(2) == 0:
		it.Limit.Handling = catalog.Limit{N: 60*num(3) + num(4), Unit: catalog.UnitMinutes}
		return
	}
	r.changed(n, fault.New(CodeNotKept, fault.Args{"term": "processingTime " + said}))
}

func (r *reader) costs(n *resource, it *catalog.Item) {
	for _, cost := range r.g.resources(n, "hasCost") {
		t := text(cost.all("description", "title"))
		amount := text(cost.all("value", "hasValue")).ZH
		if amount != "" {
			currency := text(cost.all("currency")).ZH
			for _, c := range r.g.resources(cost, "currency") {
				currency = or(c.id, currency)
			}
			currency = currency[strings.LastIndexAny(currency, "/#:")+1:]
			if money.MatchString(amount) && (currency == "CNY" || currency == "") && it.FeeAmount == "" {
				it.FeeAmount = amount
			}
			if t.ZH == "" {
				t.ZH = strings.TrimSpace(amount + " " + currency)
			}
		}
		it.Fee = joined(it.Fee, t)
	}
}

var money = regexp.MustCompile(`^\d{1,9}(\.\d{1,2})?$`)

// requirements reads what has to be shown: requirements with their lists of evidence, then evidence that is named alone.
// A requirement without any evidence is a condition.
func (r *reader) requirements(n *resource, it *catalog.Item) {
	used := map[*resource]bool{}
	ids := map[string]bool{}
	for _, req := range r.g.resources(n, "holdsRequirement", "hasRequirement", "hasCriterion", "hasInputRequirement") {
		r.requirement(req, it, used, ids, 0)
	}
	for _, e := range r.g.resources(n, "hasInputType", "hasInput", "requiredDocument", "hasEvidence") {
		if used[e] {
			continue
		}
		used[e] = true
		if t := name(e); t.ZH != "" {
			it.Materials = append(it.Materials, catalog.Material{ID: paperID(e, len(it.Materials), ids), Name: t, Where: r.where(e)})
		} else {
			r.changed(n, fault.New(CodeMissing, fault.Args{"id": e.id}))
		}
	}
}

func (r *reader) requirement(req *resource, it *catalog.Item, used map[*resource]bool, ids map[string]bool, depth int) {
	if used[req] || depth > 8 {
		return
	}
	used[req] = true
	t := name(req)
	sets := r.sets(req, used)
	inner := r.g.resources(req, "hasRequirement", "hasCriterion", "hasSubRequirement")
	for _, sub := range inner {
		r.requirement(sub, it, used, ids, depth+1)
	}
	switch {
	case len(sets) == 0:
		if t = or2(t, text(req.all("description"))); t.ZH != "" && len(inner) == 0 {
			it.Conditions = append(it.Conditions, t)
		}
	case len(sets) == 1: // all of one list are needed
		for _, p := range sets[0] {
			title := p.Name
			if len(sets[0]) == 1 {
				title = or2(t, title)
			}
			it.Materials = append(it.Materials, r.paper(req, title, len(it.Materials), ids))
		}
	default:
		m := r.paper(req, or2(t, sets[0][0].Name), len(it.Materials), ids)
		alternatives(&m, sets)
		it.Materials = append(it.Materials, m)
	}
}

// sets reads the lists of evidence of a requirement: several lists are alternatives.
func (r *reader) sets(req *resource, used map[*resource]bool) [][]catalog.Part {
	var sets [][]catalog.Part
	for _, list := range r.g.resources(req, "hasEvidenceTypeList", "hasEvidenceTypeCombination") {
		var set []catalog.Part
		for _, e := range r.g.resources(list, "specifiesEvidenceType", "evidenceType", "includesEvidenceType") {
			used[e] = true
			if name := name(e); name.ZH != "" && !has(set, name) {
				set = append(set, catalog.Part{ID: name.ZH, Name: name})
			}
		}
		if len(set) > 0 {
			sets = append(sets, set)
		}
	}
	for _, e := range r.g.resources(req, "hasEvidenceType", "hasSupportingEvidence", "isFulfilledBy") {
		used[e] = true
		if name := name(e); name.ZH != "" {
			sets = append(sets, []catalog.Part{{ID: name.ZH, Name: name}})
		}
	}
	return sets
}

// alternatives gives a material the alternatives, as documents alone if each is one.
func alternatives(m *catalog.Material, sets [][]catalog.Part) {
	plain := true
	for _, set := range sets {
		names := make([]catalog.Text, len(set))
		for i, p := range set {
			names[i] = p.Name
		}
		plain = plain && len(set) == 1
		m.AnyOf = append(m.AnyOf, catalog.JoinNames(names))
	}
	if !plain {
		m.Sets = sets
	}
}

func has(set []catalog.Part, name catalog.Text) bool {
	for _, p := range set {
		if p.ID == name.ZH {
			return true
		}
	}
	return false
}

func or2(a, b catalog.Text) catalog.Text {
	if a.ZH != "" {
		return a
	}
	return b
}

// paper makes a material with what our own words say of the requirement.
func (r *reader) paper(req *resource, title catalog.Text, n int, ids map[string]bool) catalog.Material {
	m := catalog.Material{ID: paperID(req, n, ids), Name: title, Where: r.where(req)}
	count := func(term string) int {
		x, err := strconv.Atoi(text(req.all(term)).ZH)
		if err != nil || x < 0 || x > 1000 {
			return 0
		}
		return x
	}
	m.Originals, m.Copies = count("originals"), count("copies")
	switch text(req.all("need")).ZH {
	case "optional":
		m.Optional = true
	case "government":
		m.From = catalog.FromGovernment
	}
	if when := text(req.all("when")).ZH; when != "" {
		r.changed(req, fault.New(CodeNotKept, fault.Args{"term": "when " + when})) // its questions are not in the file
	}
	return m
}

// paperID is the identifier if it can be an id, else a number.
func paperID(n *resource, number int, used map[string]bool) string {
	id := text(n.all("identifier")).ZH
	ok := id != "" && len(id) <= 40
	for _, c := range id {
		ok = ok && c > ' ' && c < 0x7f
	}
	if !ok || used[id] {
		id = "m" + strconv.Itoa(number+1)
	}
	for used[id] {
		id += "x"
	}
	used[id] = true
	return id
}
