package catalog

import (
	"errors"
	"slices"
	"strings"

	"onevisit/catalog/fault"
)

// LongTerm is what Handed.Expires says of a document that does not expire (长期).
const LongTerm = "长期"

// stackSize bounds the scratch space that a check keeps on the stack; a larger item takes it from the heap.
const stackSize = 64

// Check says everything about the submission at once. Every material that the situation calls for has its line, with
// every fault; a material whose condition is still open has a line in StateOpen.
//
// The outcome is the first that applies: refuse (a refusal holds; then nothing is asked), ask (an answer can still
// change the list), correct (something needed is missing or not usable), correct_on_the_spot (all that is wrong can be
// mended at the window), pledge (a promise that the applicant made replaces a material), accept_with_gap (what is missing
// may follow later: Submission.Gap tells whether the applicant has promised it yet, and the window asks if not), accept.
//
// Faults of the submission itself, such as an answer that is no choice, a material that the item does not have or a
// date that is none, are returned joined, and no verdict is given.
func (it *Item) Check(s Submission) (Verdict, error) {
	it, err := it.ready()
	if err != nil {
		return Verdict{}, err
	}
	var ansBuf, repBuf [stackSize]int32
	answers, rep := it.rules.scratch(ansBuf[:], repBuf[:])
	j := judge{it: it, s: &s}
	j.answers(answers)
	j.papers()
	if j.faults != nil {
		return Verdict{}, errors.Join(j.faults...)
	}
	it.rules.restrict(answers, rep)
	v := Verdict{Item: it.ID, Lines: make([]Line, 0, len(it.Materials))}
	v.Lines = j.lines(v.Lines, rep)
	for i := range it.Refusals {
		if rep[it.Refusals[i].when.root] == always {
			v.Refused = append(v.Refused, it.Refusals[i])
		}
	}
	if !it.open(j.on) {
		v.Refused = append(v.Refused, it.closed)
		v.ComeOn = it.next(j.on).String()
	}
	if len(v.Refused) == 0 {
		v.Ask = it.questionIDs(answers, rep)
	}
	v.Outcome, v.Names = outcome(&v), j.looks()
	return v, nil
}

// lines appends the materials that the situation calls for or may call for, in the catalog's order.
func (j *judge) lines(out []Line, rep []int32) []Line {
	for i := range j.it.Materials {
		m := &j.it.Materials[i]
		when := rep[m.when.root]
		if when == never {
			continue
		}
		d := j.it.needs(m, j.s.Answers)
		out = append(out, m.line)
		j.line(&out[len(out)-1], m, d, when == always)
	}
	return out
}

// ready returns the item compiled. Items of a catalog are; one made by hand is compiled on each use.
func (it *Item) ready() (*Item, error) {
	if it.compiled != nil {
		return it, nil
	}
	c, faults := compile(it)
	return c, errors.Join(faults...)
}

func outcome(v *Verdict) Outcome {
	var missing, fix, pledged, gap bool
	for i := range v.Lines {
		switch v.Lines[i].State {
		case StateMissing:
			missing = true
		case StateFix:
			fix = true
		case StatePledged:
			pledged = true
		case StateGap:
			gap = true
		case StateOK, StateShared, StateOption, StateOpen, StateWaived: // nothing is to be done
		}
	}
	switch {
	case len(v.Refused) > 0:
		return Refuse
	case len(v.Ask) > 0:
		return Ask
	case missing:
		return Correct
	case fix:
		return CorrectOnTheSpot
	case pledged:
		return AcceptOnPledge
	case gap:
		return AcceptWithGap
	}
	return Accept
}

// judge holds one submission while it is judged.
type judge struct {
	it     *Item
	s      *Submission
	on     civil
	faults []error
	found  []Fault // of all lines, so that they share one piece of memory
	parts  bool    // the submission speaks of single documents of alternatives
}

func (j *judge) bad(code fault.Code, args fault.Args) {
	if code != CodeBadDate {
		args["item"] = j.it.ID
	}
	j.faults = append(j.faults, fault.New(code, args))
}

// answers puts the class of every answer into out. An empty answer is none.
func (j *judge) answers(out []int32) {
	for i := range out {
		out[i] = open
	}
	seen := 0
	for i := range j.it.Situations {
		a, ok := j.s.Answers[j.it.Situations[i].ID]
		if !ok {
			continue
		}
		seen++
		if strings.TrimSpace(a) == "" {
			continue
		}
		if out[i], ok = j.it.class(i, a); !ok {
			j.bad(CodeUnknownAnswer, fault.Args{"situation": j.it.Situations[i].ID, "answer": a, "known": j.it.Situations[i].answers()})
		}
	}
	if seen == len(j.s.Answers) {
		return
	}
	for _, id := range sortedKeys(j.s.Answers) {
		if !slices.ContainsFunc(j.it.Situations, func(s Situation) bool { return s.ID == id }) {
			j.bad(CodeUnknownAsk, fault.Args{"situation": id, "known": j.it.ids(len(j.it.Situations), func(i int) string { return j.it.Situations[i].ID })})
		}
	}
}

// papers checks that the submission can be judged at all: known materials, real dates, sensible numbers.
func (j *judge) papers() {
	// The day is needed only if there is a date to compare it with.
	seen, dated := 0, j.s.On != "" || len(j.it.Accepts) > 0
	for i := range j.it.Materials {
		m := &j.it.Materials[i]
		if h, ok := j.s.Papers[m.ID]; ok {
			seen++
			dated = dated || h.dated()
			j.paper(m.ID, max(0, len(m.AnyOf)-1), h)
		}
	}
	if seen < len(j.s.Papers) {
		for _, id := range sortedKeys(j.s.Papers) {
			if j.it.material(id) != nil {
				continue
			}
			if !j.it.isPart(id) {
				j.known(id)
				continue
			}
			j.parts = true
			dated = dated || j.s.Papers[id].dated()
			j.paper(id, 0, j.s.Papers[id])
		}
	}
	var ok bool
	if j.on, ok = parseDay(j.s.On); dated && !ok {
		j.bad(CodeBadDate, fault.Args{"value": j.s.On})
	}
	for _, id := range j.s.Pledged {
		j.known(id)
	}
}

func (j *judge) known(id string) {
	if j.it.material(id) != nil {
		return
	}
	if m := j.it.byName(id); m != nil {
		if _, twice := j.s.Papers[m.ID]; twice { // under its id and under its name, and not the same of both
			j.bad(CodeDuplicateField, fault.Args{"field": "papers", "value": id})
			return
		}
	}
	j.bad(CodeUnknownPaper, fault.Args{"material": id, "known": j.it.ids(len(j.it.Materials), func(i int) string { return j.it.Materials[i].ID })})
}

func (it *Item) material(id string) *Material {
	for i := range it.Materials {
		if it.Materials[i].ID == id {
			return &it.Materials[i]
		}
	}
	return nil
}

// paper checks what is said of one paper; which is the last alternative there is.
func (j *judge) paper(key string, which int, h Handed) {
	field := func(name string, value any, allowed string) {
		j.bad(CodeBadField, fault.Args{"field": "papers." + key + "." + name, "value": value, "allowed": allowed})
	}
	switch h.Standing {
	case NotGiven, Given, Unclear, Wrong, Fillable:
	case Waived:
		if strings.TrimSpace(h.Reason) == "" { // a material is let off for a reason or not at all
			j.bad(CodeMissingField, fault.Args{"field": "papers." + key + ".reason"})
		}
	default:
		field("standing", string(h.Standing), "given, unclear, wrong, waived, fillable")
	}
	if h.Which < 0 || h.Which > which {
		field("which", h.Which, "any_of")
	}
	if h.Originals < None {
		field("originals", h.Originals, "≥ 0")
	}
	if h.Copies < None {
		field("copies", h.Copies, "≥ 0")
	}
	if h.Signatures < None {
		field("signatures", h.Signatures, "≥ 0")
	}
	if _, ok := parseDay(h.Expires); h.Expires != "" && h.Expires != LongTerm && !ok {
		j.bad(CodeBadDate, fault.Args{"value": h.Expires})
	}
	if _, ok := parseDay(h.Issued); h.Issued != "" && !ok && h.Issued != j.s.On { // of the day itself it is said once
		j.bad(CodeBadDate, fault.Args{"value": h.Issued})
	}
}

func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
