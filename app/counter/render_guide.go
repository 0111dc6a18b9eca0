package counter

import (
	"strings"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/catalog"
)

// side is the guide of an item as a clerk needs it while a citizen asks: what to bring, how long, what it costs, who may
// apply, by which law. What the source does not state is said to be not stated.
func (p *presenter) side(it *catalog.Item) *Side {
	out := &Side{Title: p.text(it.Name), Detail: p.itemDetail(it)}
	if l := it.Limit.Promised; l.Stated() {
		out.Detail += " · " + p.t("sheet.promised", lang.Args{"limit": p.limitWords(l)})
	}
	out.Lines = append(p.sideMaterials(it), p.sideFacts(it)...)
	return out
}

// sideMaterials are the materials as far as they are known without any answer.
func (p *presenter) sideMaterials(it *catalog.Item) []SideLine {
	v, err := it.Check(catalog.Submission{Item: it.ID, On: p.hall.Today()})
	if err != nil { // an item of the catalog can be checked with nothing handed in
		p.log.Error("counter: side", "item", it.ID, "err", err)
		return nil
	}
	var out []SideLine
	for _, l := range v.Lines {
		line := SideLine{Name: p.text(l.Name), Detail: p.wantWords(l), Right: p.t("right.must")}
		switch l.State {
		case catalog.StateGap:
			line.Right = p.t("right.later")
		case catalog.StateShared:
			line.Right = p.t("right.shared")
		case catalog.StateOption:
			line.Right = p.t("right.option")
		case catalog.StateOpen:
			line.Right = p.t("right.open")
		default: // with nothing handed in, the rest is missing: required
		}
		out = append(out, line)
	}
	return out
}

// sideFacts are the rest of the guide: limits, fee, result, conditions, basis, source.
func (p *presenter) sideFacts(it *catalog.Item) []SideLine {
	limits := it.Limit
	comma := p.words.T("common.comma")
	facts := [][2]string{
		{"statutory", say.Limit(p.words, limits.Statutory)}, {"promised", say.Limit(p.words, limits.Promised)},
		{"handling", say.Limit(p.words, limits.Handling)}, {"fee", p.text(it.Fee)}, {"result", p.text(it.Result)},
		{"conditions", say.Texts(p.words, it.Conditions, comma)}, {"basis", say.Texts(p.words, it.Basis, comma)},
	}
	if p.words.Language() == lang.ZH { // a source is cited as it is written
		facts = append(facts, [2]string{"source", strings.TrimSpace(it.Source.Text)})
	}
	out := make([]SideLine, 0, len(facts))
	for _, f := range facts {
		if f[1] == "" && f[0] == "handling" { // said only where the source does not say which limit it is
			continue
		}
		line := SideLine{Name: p.t("side." + f[0]), Detail: f[1]}
		if f[1] == "" {
			line.Right = p.t("side.none")
		}
		out = append(out, line)
	}
	return out
}
