package edit

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"onevisit/catalog"
)

// condition is a `when` as rows that are chosen and not typed: each row is a question with the answers that count, or
// with a number. All rows have to hold, or any one.
type condition struct {
	any  bool
	rows []row
}

// row is one question of a condition.
type row struct {
	ask     string
	answers []string // of a question with choices: the answer is one of these
	op      string   // of a number: <, <=, >, >=, ==
	number  string
}

// numberOps are the comparisons of a number, in the order they are offered.
var numberOps = []string{"<", "<=", ">", ">=", "=="}

var (
	testPattern = regexp.MustCompile(`^([\p{L}_][\p{L}\p{N}_-]*)\s*(==|!=|<=|>=|<|>)\s*("[^"]*"|-?\d+(?:\.\d+)?)$`)
	listPattern = regexp.MustCompile(`^([\p{L}_][\p{L}\p{N}_-]*)\s+in\s+\[([^\]]*)\]$`)
)

// parse reads a `when` as rows. It is false for one that rows cannot say; that one is shown and left as it is.
func parse(when string, asks []catalog.Situation) (condition, bool) {
	when = strings.TrimSpace(when)
	if when == "" {
		return condition{}, true
	}
	both, either := words(when, "and"), words(when, "or")
	if len(both) > 1 && len(either) > 1 {
		return condition{}, false
	}
	c := condition{any: len(either) > 1}
	parts := both
	if c.any {
		parts = either
	}
	for _, p := range parts {
		r, ok := parseRow(strings.TrimSpace(p), asks)
		if !ok {
			return condition{}, false
		}
		c.rows = append(c.rows, r)
	}
	return c, true
}

// words cuts at a word that stands outside quotes.
func words(when, at string) []string {
	var out []string
	start, quoted := 0, false
	for i := 0; i < len(when); i++ {
		if when[i] == '"' {
			quoted = !quoted
		}
		if !quoted && strings.HasPrefix(when[i:], " "+at+" ") {
			out = append(out, when[start:i])
			start = i + len(at) + 2
			i = start - 1
		}
	}
	return append(out, when[start:])
}

func parseRow(s string, asks []catalog.Situation) (row, bool) {
	if m := listPattern.FindStringSubmatch(s); m != nil {
		ask, ok := find(asks, m[1])
		r := row{ask: m[1]}
		for _, a := range strings.Split(m[2], ",") {
			text, err := strconv.Unquote(strings.TrimSpace(a))
			if err != nil || !known(ask, text) {
				return r, false
			}
			r.answers = append(r.answers, text)
		}
		return r, ok && !ask.Numeric()
	}
	m := testPattern.FindStringSubmatch(s)
	if m == nil {
		return row{}, false
	}
	ask, ok := find(asks, m[1])
	if !ok {
		return row{}, false
	}
	r := row{ask: ask.ID}
	if ask.Numeric() {
		r.op, r.number = m[2], m[3]
		return r, slices.Contains(numberOps, r.op) && !strings.HasPrefix(r.number, `"`)
	}
	text, err := strconv.Unquote(m[3])
	if err != nil || !known(ask, text) {
		return r, false
	}
	switch m[2] {
	case "==":
		r.answers = []string{text}
	case "!=": // each of the other answers
		for _, c := range ask.Choices {
			if c.ID != text {
				r.answers = append(r.answers, c.ID)
			}
		}
	default:
		return r, false
	}
	return r, true
}

func find(asks []catalog.Situation, id string) (catalog.Situation, bool) {
	if i := slices.IndexFunc(asks, func(s catalog.Situation) bool { return s.ID == id }); i >= 0 {
		return asks[i], true
	}
	return catalog.Situation{}, false
}

func known(s catalog.Situation, answer string) bool {
	return slices.ContainsFunc(s.Choices, func(c catalog.Choice) bool { return c.ID == answer })
}

// String writes the rows as a `when`. A row that is not finished yet says nothing.
func (c condition) String() string {
	joint := " and "
	if c.any {
		joint = " or "
	}
	var parts []string
	for _, r := range c.rows {
		if s := r.String(); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, joint)
}

func (r row) String() string {
	switch {
	case r.op != "":
		if _, err := strconv.ParseFloat(r.number, 64); err != nil {
			return ""
		}
		return r.ask + " " + r.op + " " + r.number
	case len(r.answers) == 1:
		return r.ask + " == " + strconv.Quote(r.answers[0])
	case len(r.answers) > 1:
		quoted := make([]string, len(r.answers))
		for i, a := range r.answers {
			quoted[i] = strconv.Quote(a)
		}
		return r.ask + " in [" + strings.Join(quoted, ", ") + "]"
	}
	return ""
}
