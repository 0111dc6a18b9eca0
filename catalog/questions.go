package catalog

import (
	"slices"
	"strings"
)

// Questions returns the open questions that can still change the list of materials or lead to a refusal, the one to
// ask next first. A question that is not returned cannot change anything under the answers given. Once a refusal holds
// there is nothing left to ask. An answer that the question does not know counts as none.
//
// The first question is the one after which, over its possible answers, the fewest are left on average.
func (it *Item) Questions(answers map[string]string) []Situation {
	it, err := it.ready()
	if err != nil {
		return nil
	}
	var ansBuf, repBuf [stackSize]int32
	given, rep := it.rules.scratch(ansBuf[:], repBuf[:])
	it.lenient(answers, given)
	it.rules.restrict(given, rep)
	if it.refused(rep) {
		return nil
	}
	ids := it.questionIDs(given, rep)
	out := make([]Situation, 0, len(ids))
	for _, id := range ids {
		out = append(out, it.Situations[it.situation(id)])
	}
	return out
}

// Lines is the list for a person in the situation who has brought nothing yet: what each material needs, in StateOpen
// if that depends on a question still open. An answer that the question does not know counts as none.
func (it *Item) Lines(answers map[string]string) []Line {
	it, err := it.ready()
	if err != nil {
		return nil
	}
	var ansBuf, repBuf [stackSize]int32
	given, rep := it.rules.scratch(ansBuf[:], repBuf[:])
	it.lenient(answers, given)
	it.rules.restrict(given, rep)
	j := judge{it: it, s: &Submission{Answers: answers}}
	return j.lines(make([]Line, 0, len(it.Materials)), rep)
}

func (it *Item) situation(id string) int {
	return slices.IndexFunc(it.Situations, func(s Situation) bool { return s.ID == id })
}

// lenient reads answers and passes over those it does not understand.
func (it *Item) lenient(answers map[string]string, out []int32) {
	for i := range out {
		out[i] = open
		if a := answers[it.Situations[i].ID]; strings.TrimSpace(a) != "" {
			if c, ok := it.class(i, a); ok {
				out[i] = c
			}
		}
	}
}

// class puts an answer to question q into its class.
func (it *Item) class(q int, answer string) (int32, bool) {
	if it.counting[q] {
		if _, ok := heads(answer); !ok {
			return open, false
		}
	}
	return it.rules.vars[q].class(answer)
}

func (it *Item) refused(rep []int32) bool {
	for i := range it.Refusals {
		if rep[it.Refusals[i].when.root] == always {
			return true
		}
	}
	return false
}

// scratch cuts room for the answers and for restrict from the two buffers, or makes it if they are too small.
func (d *diagram) scratch(a, r []int32) (answers, rep []int32) {
	if len(d.vars) > len(a) {
		a = make([]int32, len(d.vars))
	}
	if len(d.nodes) > len(r) {
		r = make([]int32, len(d.nodes))
	}
	return a[:len(d.vars)], r[:len(d.nodes)]
}

// questionIDs orders the questions that matter under the answers; rep is the restriction under them.
func (it *Item) questionIDs(answers, rep []int32) []string {
	var relBuf [stackSize]int32
	relevant := it.relevant(answers, rep, relBuf[:0])
	if len(relevant) == 0 {
		return nil
	}
	if len(relevant) > 1 {
		it.rank(answers, relevant)
	}
	ids := make([]string, len(relevant))
	for i, v := range relevant {
		ids[i] = it.Situations[v].ID
	}
	return ids
}

// relevant appends to out the open questions on which some condition or some number still depends.
func (it *Item) relevant(answers, rep, out []int32) []int32 {
	var markBuf [stackSize]bool
	marks := markBuf[:]
	if len(rep) > len(marks) {
		marks = make([]bool, len(rep))
	}
	for _, root := range it.roots {
		marks[rep[root]] = true
	}
	for _, c := range it.counts {
		if q := c[1]; rep[c[0]] != never && answers[q] == open && !slices.Contains(out, q) {
			out = append(out, q)
		}
	}
	for i := range it.Refusals {
		marks[rep[it.Refusals[i].when.root]] = true
	}
	for i := int32(len(rep) - 1); i > never; i-- {
		if !marks[i] {
			continue
		}
		for _, k := range it.rules.children(i) {
			marks[rep[k]] = true
		}
		if v := it.rules.nodes[i].v; !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	slices.Sort(out)
	return out
}

// rank sorts the questions: fewest left after the answer first, then the one that leaves fewest conditions undecided,
// then as in the catalog. A single point of a number line (exactly 4.5 m) is as good as never the answer.
func (it *Item) rank(answers, questions []int32) {
	var repBuf, leftBuf [stackSize]int32
	rep := repBuf[:]
	if len(it.rules.nodes) > len(rep) {
		rep = make([]int32, len(it.rules.nodes))
	}
	rep = rep[:len(it.rules.nodes)]
	type score struct{ left, undecided float64 }
	scores := make([]score, len(it.Situations))
	for _, q := range questions {
		v := &it.rules.vars[q]
		weight := 0.0
		for c := range v.classes {
			if v.point(c) || v.stand(c) != c {
				continue
			}
			weight++
			answers[q] = int32(c)
			it.rules.restrict(answers, rep)
			if it.refused(rep) {
				continue
			}
			scores[q].left += float64(len(it.relevant(answers, rep, leftBuf[:0])))
			scores[q].undecided += float64(it.undecided(rep))
		}
		answers[q] = open
		scores[q].left /= weight
		scores[q].undecided /= weight
	}
	slices.SortStableFunc(questions, func(a, b int32) int {
		x, y := scores[a], scores[b]
		switch {
		case x.left != y.left:
			return sign(x.left - y.left)
		case x.undecided != y.undecided:
			return sign(x.undecided - y.undecided)
		}
		return int(a - b)
	})
}

func sign(x float64) int {
	if x < 0 {
		return -1
	}
	return 1
}

func (it *Item) undecided(rep []int32) int {
	n := 0
	for _, root := range it.roots {
		if rep[root] > never {
			n++
		}
	}
	return n
}
