package paper

import (
	"fmt"
	"maps"
	"strings"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/catalog"
)

// facts are a form's contents in words: what stands in for the {placeholders} of a template.
type facts struct {
	values lang.Args
	tables map[string][]lang.Args
}

// blank is what a missing fact leaves in running text: a line to write on.
const blank = "____________"

// factsOf says a form in a language.
func factsOf(f Form, w *lang.Words) facts {
	year, serial := splitNumber(f.Number)
	hall := w.Text(f.Hall)
	if w.Language() == lang.ZH {
		hall = shortName(hall)
	}
	v := lang.Args{
		"hall": w.Text(f.Hall), "seal": w.Text(f.sealed()), "short": hall, "year": year, "serial": serial,
		"address": w.Text(f.Address), "phone": f.Phone, "complain": f.Complain,
		"applicant": f.Applicant, "agent": f.Agent, "contact": f.Contact, "label": f.Label,
		"window": "", "clerk": "", "item": w.Text(f.Item), "code": f.Code, "department": w.Text(f.Department),
		"basis": say.Texts(w, f.Basis, w.T("paper.form.semicolon")), "conditions": say.Texts(w, f.Conditions, w.T("paper.form.semicolon")),
		"situation": situation(f.Situation, w),
		"fee":       fee(f, w), "result": w.Text(f.Result), "limit": limit(f, w),
		"applied": day(f.Applied, w), "decided": day(f.Decided, w), "due": day(f.Due, w),
		"finish": finish(f, w), "office": w.Text(f.Office), "reason": reasons(f, w),
		"have": len(f.Received), "want": len(f.Wanted), "now": stamp(f.Decided, w),
		"steps": say.Texts(w, f.Steps, w.T("paper.form.then")),
	}
	maps.Copy(v, laterFacts(f, w))
	if f.Window != "" {
		v["window"] = w.T("common.window", lang.Args{"id": f.Window})
	}
	if f.Clerk != "" {
		v["clerk"] = w.T("paper.form.clerk_no", lang.Args{"clerk": f.Clerk})
	}
	return facts{values: v, tables: map[string][]lang.Args{
		"received": rows(f.Received, w), "wanted": rows(f.Wanted, w), "covered": rows(f.Covered, w),
		"returned": rows(f.Returned, w),
	}}
}

// sealed is whose seal the form bears.
func (f Form) sealed() catalog.Text {
	if f.Seal.ZH == "" && f.Seal.EN == "" {
		return f.Hall
	}
	return f.Seal
}

// shown are the blocks whose condition holds.
func (f facts) shown(blocks []block) []block {
	var out []block
	for _, b := range blocks {
		if v, ok := f.values[b.If]; b.If == "" || ok && v != "" || len(f.tables[b.If]) > 0 {
			out = append(out, b)
		}
	}
	return out
}

// fee says what the item costs, and why it costs this person nothing.
func fee(f Form, w *lang.Words) string {
	said := []catalog.Text{f.Fee, f.Exempt}
	if f.Exempt.ZH == "" {
		said = said[:1]
	}
	return say.Texts(w, said, w.T("paper.form.semicolon"))
}

// finish says when the case will be done: a time of day for minutes, a day for days, not stated if nothing is promised.
func finish(f Form, w *lang.Words) string {
	switch {
	case f.Due.IsZero():
		return w.T("common.not_stated")
	case f.ByClock:
		return stamp(f.Due, w)
	}
	return day(f.Due, w)
}

// reasons says why a case is refused: the catalog's reasons, then the clerk's.
func reasons(f Form, w *lang.Words) string {
	var out []string
	for _, r := range f.Reasons {
		out = append(out, w.Text(r))
	}
	if f.Reason != "" {
		out = append(out, f.Reason)
	}
	return strings.Join(out, w.T("paper.form.semicolon"))
}

// limit says how long it takes: the limit that is stated, or that it is done on the spot.
func limit(f Form, w *lang.Words) string {
	if !f.Limit.Stated() && f.AtOnce {
		return w.T("say.kind." + string(catalog.KindImmediate))
	}
	return say.Limit(w, f.Limit)
}

// situation says the answers in a row; one that says nothing by itself, such as a number or a yes, carries its question.
func situation(answers []Answer, w *lang.Words) string {
	var out []string
	for _, a := range answers {
		s := strings.TrimSpace(w.Text(a.Answer))
		if a.Bare {
			s = strings.TrimRight(w.Text(a.Ask), "？?") + w.T("paper.form.colon") + s
		}
		out = append(out, s)
	}
	return strings.Join(out, w.T("paper.form.semicolon"))
}

// rows says materials, one a row.
func rows(ps []Paper, w *lang.Words) []lang.Args {
	var out []lang.Args
	for i, p := range ps {
		out = append(out, lang.Args{
			"no": i + 1, "name": w.Text(p.Name), "which": which(p, w), "form": say.Take(w, p.Line),
			"originals": count(p.Handed.Originals, p.Originals), "copies": count(p.Handed.Copies, p.Copies),
			"wrong": wrong(p, w), "problem": problem(p, w), "any_of": anyOf(p, w), "issuer": w.Text(p.Issuer), "obtain": w.Text(p.Obtain),
			"note": w.Text(p.Note), "later": later(p, w), "back": back(p, w), "why": why(p, w),
			"follows": say.Limit(w, p.Later),
		})
	}
	return out
}

// which names the document that was brought where several would do, or another was brought in its place.
func which(p Paper, w *lang.Words) string {
	for _, s := range p.Substitutes {
		if p.Handed.Instead != "" && s.ID == p.Handed.Instead {
			return w.T("paper.form.which", lang.Args{"name": w.Text(s.Name)})
		}
	}
	if i := p.Handed.Which; len(p.AnyOf) > 0 && i >= 0 && i < len(p.AnyOf) {
		return w.T("paper.form.which", lang.Args{"name": w.Text(p.AnyOf[i])})
	}
	return ""
}

// count says how many were handed in: as noted, or as many as asked for, or nothing known.
func count(handed, asked int) string {
	switch {
	case handed == catalog.None:
		return "0"
	case handed > 0:
		return fmt.Sprint(handed)
	case asked > 0:
		return fmt.Sprint(asked)
	}
	return ""
}

// wrong says every fault of a material, with the clerk's own words where there are some.
func wrong(p Paper, w *lang.Words) string {
	var out []string
	for _, f := range p.Faults {
		s := say.FaultOf(w, p.Line, f)
		for _, n := range p.NotAccepted { // the catalog's document, in the reader's language
			if f.Code == catalog.FaultNotAccepted && n.Name.ZH == f.Note {
				f.Note = w.Text(n.Name)
			}
		}
		if f.Note != "" && !strings.Contains(s, f.Note) {
			s += w.T("paper.form.colon") + f.Note
		}
		out = append(out, s)
	}
	return strings.Join(out, w.T("paper.form.semicolon"))
}

// problem is wrong for a list to prepare by: that a paper is not there yet is no fault of it.
func problem(p Paper, w *lang.Words) string {
	if p.Handed.Standing == catalog.NotGiven && len(p.Faults) == 1 && p.Faults[0].Code == catalog.FaultMissing {
		return ""
	}
	return wrong(p, w)
}

// anyOf says what would do: the alternatives, and what is taken in the material's place.
func anyOf(p Paper, w *lang.Words) string {
	var out []string
	if len(p.AnyOf) > 0 {
		out = append(out, w.T("say.any_of", lang.Args{"names": say.AnyOf(w, p.AnyOf)}))
	}
	if len(p.Substitutes) > 0 {
		var names []catalog.Text
		for _, s := range p.Substitutes {
			names = append(names, s.Name)
		}
		out = append(out, w.T("paper.form.instead", lang.Args{"names": say.AnyOf(w, names)}))
	}
	return strings.Join(out, w.T("paper.form.semicolon"))
}

// later says that a material may follow, or that a promise can replace it.
func later(p Paper, w *lang.Words) string {
	var out []string
	if p.Later.Stated() {
		out = append(out, w.T("say.later", lang.Args{"limit": say.Limit(w, p.Later)}))
	}
	if p.CanPledge {
		out = append(out, w.T("paper.form.can_pledge"))
	}
	return strings.Join(out, w.T("paper.form.semicolon"))
}

// back says that a paper was only looked at and handed back.
func back(p Paper, w *lang.Words) string {
	if p.Take == catalog.TakeVerify {
		return w.T("paper.form.handed_back")
	}
	return ""
}
