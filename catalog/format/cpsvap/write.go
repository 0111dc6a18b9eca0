package cpsvap

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/url"
	"strconv"

	"onevisit/catalog"
)

// node is a resource to be written.
type node map[string]any

// writer gathers the resources of a file; each is written once.
type writer struct {
	graph []node
	byID  map[string]node
}

func (w *writer) add(n node) map[string]any {
	id := n["@id"].(string)
	if w.byID[id] == nil {
		w.byID[id] = n
		w.graph = append(w.graph, n)
	}
	return ref(id)
}

func ref(id string) map[string]any { return map[string]any{"@id": id} }

// Write writes items and bundles as one JSON-LD document. What the vocabularies have no word for stands beside in words of
// our own (zw:), and zw:record keeps each item whole, so that Read brings it back as it was.
func Write(items []*catalog.Item, bundles []*catalog.Bundle) ([]byte, error) {
	w := &writer{byID: map[string]node{}}
	for _, it := range items {
		w.item(it)
	}
	for _, b := range bundles {
		w.bundle(b)
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(map[string]any{"@context": context, "@graph": w.graph}); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// words is a text in its languages.
func words(t catalog.Text) any {
	zh := map[string]any{"@language": "zh", "@value": t.ZH}
	if t.EN == "" {
		return zh
	}
	return []any{zh, map[string]any{"@language": "en", "@value": t.EN}}
}

// record keeps a value whole as JSON.
func record(v any) map[string]any { return map[string]any{"@type": "@json", "@value": v} }

func (w *writer) item(it *catalog.Item) {
	id := idItem + url.PathEscape(it.ID)
	n := node{
		"@id": id, "@type": "cpsv:PublicService", "dct:identifier": or(it.Code, it.ID), "dct:title": words(it.Name),
		"dct:description": words(describe(it)), "cv:hasCompetentAuthority": w.office(it.Department, it.Source.Region),
		"zw:record": record(bare(it)),
	}
	var requirements, evidence []any
	for i := range it.Materials {
		r, e := w.material(id, &it.Materials[i])
		requirements, evidence = append(requirements, r), append(evidence, e...)
	}
	put(n, "cv:holdsRequirement", requirements)
	put(n, "cv:hasInputType", unique(evidence))
	var aliases []any
	for _, a := range it.Aliases {
		aliases = append(aliases, map[string]any{"@language": "zh", "@value": a})
	}
	put(n, "dcat:keyword", aliases)
	w.limits(n, it.Limit)
	if it.Result.ZH != "" {
		n["cpsv:produces"] = w.add(node{"@id": id + "/result", "@type": "cv:Output", "dct:identifier": it.ID + "/result", "dct:title": words(it.Result)})
	}
	if it.Fee.ZH != "" || it.FeeAmount != "" {
		cost := node{"@id": id + "/fee", "@type": "cv:Cost", "dct:identifier": it.ID + "/fee"}
		if it.Fee.ZH != "" {
			cost["dct:description"] = words(it.Fee)
		}
		if it.FeeAmount != "" {
			cost["cv:value"] = map[string]any{"@type": "xsd:decimal", "@value": it.FeeAmount}
			cost["cv:currency"] = ref("http://publications.europa.eu/resource/authority/currency/CNY")
		}
		n["cv:hasCost"] = w.add(cost)
	}
	var basis []any
	for i, b := range it.Basis {
		basis = append(basis, w.add(node{"@id": id + "/basis/" + strconv.Itoa(i+1), "@type": "eli:LegalResource",
			"dct:identifier": it.ID + "/basis/" + strconv.Itoa(i+1), "dct:title": words(b)}))
	}
	put(n, "cv:hasLegalResource", basis)
	w.add(n)
}

// describe is a description that the shapes ask for: who may apply, else the name.
func describe(it *catalog.Item) catalog.Text {
	var out catalog.Text
	for i, c := range it.Conditions {
		if i > 0 {
			out.ZH += "；"
		}
		out.ZH += c.ZH
	}
	if out.ZH == "" {
		return it.Name
	}
	return out
}

// bare is the item as its file states it, without what the agent rule adds.
func bare(it *catalog.Item) *catalog.Item {
	out := *it
	out.Situations, out.Refusals = nil, nil
	for _, s := range it.Situations {
		if !s.BuiltIn {
			out.Situations = append(out.Situations, s)
		}
	}
	for _, r := range it.Refusals {
		if !r.BuiltIn {
			out.Refusals = append(out.Refusals, r)
		}
	}
	return &out
}

// limits writes the promised time. A duration counts calendar days, so workdays are written in words of our own alone.
func (w *writer) limits(n node, l catalog.Limits) {
	for term, one := range map[string]catalog.Limit{"Statutory": l.Statutory, "Promised": l.Promised, "Handling": l.Handling} {
		if !one.Stated() {
			continue
		}
		unit := map[catalog.Unit]string{catalog.UnitWorkdays: "Workdays", catalog.UnitDays: "Days", catalog.UnitMinutes: "Minutes", catalog.UnitMonths: "Months"}[one.Unit]
		n["zw:"+map[string]string{"Statutory": "statutory", "Promised": "promised", "Handling": "handling"}[term]+unit] = one.N
	}
	for _, one := range []catalog.Limit{l.Promised, l.Handling, l.Statutory} {
		d := ""
		switch one.Unit {
		case catalog.UnitDays:
			d = "P" + strconv.Itoa(one.N) + "D"
		case catalog.UnitMinutes:
			d = "PT" + strconv.Itoa(one.N) + "M"
		case catalog.UnitWorkdays, catalog.UnitMonths: // no duration says the same
		}
		if d != "" {
			n["cv:processingTime"] = map[string]any{"@type": "xsd:duration", "@value": d}
		}
		if one.Stated() {
			return
		}
	}
}

func (w *writer) office(name catalog.Text, region string) map[string]any {
	sum := sha256.Sum256([]byte(name.ZH + "\x00" + region))
	key := hex.EncodeToString(sum[:6])
	n := node{"@id": idOffice + key, "@type": "cv:PublicOrganisation", "dct:identifier": key, "skos:prefLabel": words(name), "dct:spatial": ref(country)}
	if region != "" {
		n["zw:region"] = region
	}
	return w.add(n)
}

// material writes a requirement, its lists of evidence (several lists are alternatives, all of one list are needed), and
// the kinds of evidence.
func (w *writer) material(item string, m *catalog.Material) (requirement any, evidence []any) {
	id := item + "/material/" + url.PathEscape(m.ID)
	r := node{"@id": id, "@type": "cv:Requirement", "dct:identifier": m.ID, "dct:title": words(m.Name), "zw:need": need(m)}
	if m.When != "" {
		r["zw:when"] = m.When
	}
	if m.Originals > 0 {
		r["zw:originals"] = m.Originals
	}
	if m.Copies > 0 {
		r["zw:copies"] = m.Copies
	}
	sets := m.Sets
	if len(sets) == 0 {
		for _, t := range m.AnyOf {
			sets = append(sets, []catalog.Part{{ID: t.ZH, Name: t}})
		}
	}
	if len(sets) == 0 {
		sets = [][]catalog.Part{{{ID: m.ID, Name: m.Name}}}
	}
	var lists []any
	for i, set := range sets {
		list := id + "/list/" + strconv.Itoa(i+1)
		var kinds []any
		for _, p := range set {
			e := w.add(node{"@id": id + "/evidence/" + url.PathEscape(p.ID), "@type": "cv:EvidenceType", "dct:identifier": m.ID + "/" + p.ID, "dct:title": words(p.Name)})
			kinds = append(kinds, e)
		}
		evidence = append(evidence, kinds...)
		lists = append(lists, w.add(node{"@id": list, "@type": "cv:EvidenceTypeList", "dct:identifier": m.ID + "/" + strconv.Itoa(i+1), "cv:specifiesEvidenceType": kinds}))
	}
	put(r, "cv:hasEvidenceTypeList", lists)
	return w.add(r), evidence
}

func need(m *catalog.Material) string {
	switch {
	case m.From == catalog.FromGovernment:
		return "government"
	case m.Optional:
		return "optional"
	case m.Later.Stated():
		return "later"
	case m.When != "":
		return "conditional"
	}
	return "required"
}

// bundle writes a thing in life with the services it needs.
func (w *writer) bundle(b *catalog.Bundle) {
	id := idBundle + url.PathEscape(b.ID)
	out := *b
	n := node{"@id": id, "@type": "cv:Event", "dct:identifier": b.ID, "dct:title": words(b.Name), "zw:record": record(&out)}
	var parts []any
	for _, c := range b.Components {
		if c.Item == "" {
			continue
		}
		service := idItem + url.PathEscape(c.Item)
		parts = append(parts, ref(service))
		if s := w.byID[service]; s != nil {
			s["cv:isGroupedBy"] = appended(s["cv:isGroupedBy"], ref(id))
		}
	}
	put(n, "dct:relation", parts)
	w.add(n)
}

func appended(list, v any) any {
	l, _ := list.([]any)
	return append(l, v)
}

func put(n node, key string, list []any) {
	if len(list) > 0 {
		n[key] = list
	}
}

func unique(list []any) []any {
	seen := map[string]bool{}
	var out []any
	for _, v := range list {
		if id := v.(map[string]any)["@id"].(string); !seen[id] {
			seen[id] = true
			out = append(out, v)
		}
	}
	return out
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
