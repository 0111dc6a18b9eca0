package paper

import (
	"strings"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/catalog"
)

// Boxes of a choice on paper.
const (
	boxOpen   = "☐"
	boxTicked = "☑"
)

// laterFacts are those of forms that follow the decision at the window.
func laterFacts(f Form, w *lang.Words) lang.Args {
	return lang.Args{
		"accepted_on": day(f.AcceptedOn, w), "was": day(f.Was, w), "days": say.Limit(w, f.Days), "approver": f.Approver,
		"procedure": procedure(f, w), "started": day(f.Started, w), "cause": cause(f.Cause, w),
		"own_will": own(f.Cause), "place": place(f, w),
		"ways": ways(f.Way, w), "receiver": f.Receiver, "receiver_id": f.ReceiverID, "tracking": f.Tracking,
	}
}

// refer adds what a form says of other papers: the number that its case was accepted under, and what is delivered.
// Numbers are written as the templates of those papers write them.
func (t *Templates) refer(facts facts, f Form, w *lang.Words) {
	facts.values["ref"] = t.number(f.Accepted, facts, w)
	var out []lang.Args
	for i, d := range f.Documents {
		name := w.Text(d.Name)
		if tpl, ok := t.byKind[d.Kind]; ok && name == "" {
			name = composer{w: w, facts: facts}.say(tpl.Title, facts.values, "")
		}
		out = append(out, lang.Args{"no": i + 1, "name": name, "number": t.number(d, facts, w), "copies": count(d.Copies, 0)})
	}
	facts.tables["documents"] = out
}

// number writes a document's number in the shape of its kind; "" without a number.
func (t *Templates) number(d Document, of facts, w *lang.Words) string {
	tpl, ok := t.byKind[d.Kind]
	if d.Number == "" || !ok || tpl.Number == "" {
		return d.Number
	}
	year, serial := splitNumber(d.Number)
	return composer{w: w}.say(tpl.Number, lang.Args{"short": of.values["short"], "year": year, "serial": serial}, "")
}

// splitNumber cuts 2026-000045 into its year and its serial; what is not known is room to write.
func splitNumber(number string) (year, serial string) {
	if year, serial, ok := strings.Cut(number, "-"); ok {
		return year, serial
	}
	if number != "" {
		return "    ", number
	}
	return "    ", "      "
}

// procedure says which special procedure it is; none is left blank.
func procedure(f Form, w *lang.Words) string {
	if s := w.Text(f.Other); s != "" {
		return s
	}
	if f.Procedure == "" {
		return ""
	}
	return w.T("paper.procedure." + string(f.Procedure))
}

// cause says why an application ends, in a sentence.
func cause(c Cause, w *lang.Words) string {
	if c == "" {
		return ""
	}
	return w.T("paper.cause." + string(c))
}

// own is not empty if the applicant withdrew: the form then has the applicant's statement.
func own(c Cause) string {
	if c == ByApplicant {
		return string(c)
	}
	return ""
}

// place is where a paper was handed over, if it was at a window of the hall.
func place(f Form, w *lang.Words) string {
	if f.Way == AtWindow {
		return w.Text(f.Address)
	}
	return ""
}

// ways are the ways of delivery with the one that was taken ticked; none ticked leaves it to the clerk's pen.
func ways(taken Way, w *lang.Words) string {
	var out []string
	for _, way := range Ways() {
		box := boxOpen
		if way == taken {
			box = boxTicked
		}
		out = append(out, box+" "+w.T("paper.way."+string(way)))
	}
	return strings.Join(out, "  ")
}

// why says why a material need not be brought.
func why(p Paper, w *lang.Words) string {
	switch p.State {
	case catalog.StateShared, catalog.StatePledged, catalog.StateWaived:
		s := w.T("paper.covered." + string(p.State))
		if p.Handed.Reason != "" && p.State == catalog.StateWaived {
			s += w.T("paper.form.colon") + p.Handed.Reason
		}
		return s
	case catalog.StateOK, catalog.StateMissing, catalog.StateGap, catalog.StateOption, catalog.StateOpen, catalog.StateFix:
	}
	return ""
}
