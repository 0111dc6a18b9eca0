package catalog

import "strings"

// InPerson takes it that people come for themselves where nobody said otherwise: an agent is who shows a power of
// attorney (行政许可法 art. 29), and somebody of whom nothing is said has shown none. It fills in the answer to the
// built-in question who comes, and only where nothing but the rule about agents depends on it: as soon as a material or
// another refusal does, or the catalog puts the question itself, it stays open and is asked.
//
// It is for submissions that somebody writes down. A seat, where the person stands, asks.
func (it *Item) InPerson(s Submission) Submission {
	it, err := it.ready()
	if err != nil {
		return s
	}
	q := it.whoComes()
	if q < 0 || !it.Situations[q].BuiltIn || strings.TrimSpace(s.Answers[ApplicantSituation]) != "" {
		return s
	}
	plain := *it
	plain.Refusals = make([]Refusal, 0, len(it.Refusals))
	for _, r := range it.Refusals {
		if r.ID != RefusalAgent || !r.BuiltIn {
			plain.Refusals = append(plain.Refusals, r)
		}
	}
	var ansBuf, repBuf [stackSize]int32
	answers, rep := it.rules.scratch(ansBuf[:], repBuf[:])
	it.lenient(s.Answers, answers)
	it.rules.restrict(answers, rep)
	for _, open := range plain.relevant(answers, rep, nil) {
		if open == int32(q) {
			return s
		}
	}
	s = s.Clone()
	s.Answers[ApplicantSituation] = ApplicantSelf
	return s
}
