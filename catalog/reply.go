package catalog

// Reply is a verdict as a script reads it: the verdict with its lists by id, none of them absent, in the catalog's order.
type Reply struct {
	Verdict
	Ask     []string `json:"ask"`     // as in the verdict
	Missing []string `json:"missing"` // materials to bring or to bring anew
	Gaps    []string `json:"gaps"`    // materials that may follow later
	Fixes   []string `json:"fixes"`   // materials that can be mended on the spot
	Pledged []string `json:"pledged"` // materials that a promise replaces
}

// Reply makes the reply of a verdict.
func (v Verdict) Reply() Reply {
	ids := func(s State) []string {
		out := []string{}
		for _, l := range v.in(s) {
			out = append(out, l.Material)
		}
		return out
	}
	return Reply{Verdict: v, Ask: append([]string{}, v.Ask...), Missing: ids(StateMissing), Gaps: ids(StateGap),
		Fixes: ids(StateFix), Pledged: ids(StatePledged)}
}
