package version

import (
	"regexp"
	"slices"
	"strconv"

	"onevisit/catalog"
)

// maxTrials bounds how many sets of answers are tried out for one item. Real items have a few dozen.
const maxTrials = 4096

// trial tries the answers that both versions of an item know, to see in which of them a material is asked for or the
// item refused.
type trial struct{ old, now []outcome }

// outcome is what one version says to one set of answers.
type outcome struct {
	papers  map[string]bool
	refused map[string]bool
}

// newTrial tries both versions; too many sets of answers are not tried at all, and then nothing can be said.
func newTrial(old, now *catalog.Item) *trial {
	t := &trial{}
	sets := answers(old, now)
	for _, a := range sets {
		x, ok1 := try(old, a)
		y, ok2 := try(now, a)
		if ok1 && ok2 {
			t.old, t.now = append(t.old, x), append(t.now, y)
		}
	}
	return t
}

// material compares in which sets of answers a material is asked for.
func (t *trial) material(id string) Effect {
	return t.judge(func(o outcome) bool { return o.papers[id] })
}

// refusal compares in which sets of answers an item is refused for a reason.
func (t *trial) refusal(id string) Effect {
	return t.judge(func(o outcome) bool { return o.refused[id] })
}

func (t *trial) judge(holds func(outcome) bool) Effect {
	var more, fewer bool
	for i := range t.old {
		was, is := holds(t.old[i]), holds(t.now[i])
		more, fewer = more || is && !was, fewer || was && !is
	}
	switch {
	case more && !fewer:
		return EffectTight
	case fewer && !more:
		return EffectLooser
	}
	return EffectNone
}

// try asks one version; false if it does not understand the answers.
func try(it *catalog.Item, a map[string]string) (outcome, bool) {
	own := map[string]string{}
	for _, s := range it.Situations {
		if v, ok := a[s.ID]; ok {
			own[s.ID] = v
		}
	}
	s := catalog.Submission{Item: it.ID, Answers: own}
	if len(it.Accepts) > 0 {
		s.On = "2026-01-01" // the calendar is not what is compared
	}
	v, err := it.Check(s)
	if err != nil {
		return outcome{}, false
	}
	o := outcome{papers: map[string]bool{}, refused: map[string]bool{}}
	for _, l := range v.Lines {
		o.papers[l.Material] = l.State != catalog.StateOpen
	}
	for _, r := range v.Refused {
		o.refused[r.ID] = true
	}
	return o, true
}

var literal = regexp.MustCompile(`\d+(\.\d+)?`)

// answers are the sets of answers to the questions of both versions: every choice, and for a number those about which a
// condition speaks with their neighbours.
func answers(old, now *catalog.Item) []map[string]string {
	values := map[string][]string{}
	var ids []string
	add := func(id, v string) {
		if _, known := values[id]; !known {
			ids = append(ids, id)
		}
		if !slices.Contains(values[id], v) {
			values[id] = append(values[id], v)
		}
	}
	for _, it := range []*catalog.Item{old, now} {
		numbers := []string{"0", "1", "2", "1000000"}
		for _, when := range conditions(it) {
			for _, x := range literal.FindAllString(when, -1) {
				n, err := strconv.ParseFloat(x, 64)
				if err != nil {
					continue
				}
				for _, near := range []float64{n - 1, n, n + 1} {
					numbers = append(numbers, strconv.FormatFloat(near, 'f', -1, 64))
				}
			}
		}
		for _, s := range it.Situations {
			for _, c := range s.Choices {
				add(s.ID, c.ID)
			}
			if s.Numeric() {
				for _, n := range numbers {
					add(s.ID, n)
				}
			}
		}
	}
	sets := []map[string]string{{}}
	for _, id := range ids {
		if len(sets)*len(values[id]) > maxTrials {
			return nil
		}
		var next []map[string]string
		for _, set := range sets {
			for _, v := range values[id] {
				more := map[string]string{id: v}
				for k, x := range set {
					more[k] = x
				}
				next = append(next, more)
			}
		}
		sets = next
	}
	return sets
}

func conditions(it *catalog.Item) []string {
	var out []string
	for i := range it.Materials {
		out = append(out, it.Materials[i].When)
	}
	for _, r := range it.Refusals {
		out = append(out, r.When)
	}
	return out
}
