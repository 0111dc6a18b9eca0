package say

import (
	"regexp"
	"strings"

	"onevisit/app/lang"
	"onevisit/catalog"
)

// whenToken splits a condition of the catalog into its words.
var whenToken = regexp.MustCompile(`"[^"]*"|'[^']*'|[A-Za-z_][A-Za-z0-9_]*|[0-9]+(?:\.[0-9]+)?|[=!<>]=|[<>()\[\],]`)

// When says a condition as people read it: early == "yes" becomes “是否提前退休？”答“提前退休”. What it does not understand
// it leaves as it is written.
func When(w *lang.Words, it *catalog.Item, when string) string {
	tokens := whenToken.FindAllString(when, -1)
	var parts []string
	for len(tokens) > 0 {
		if s, ok := situation(it, tokens[0]); ok {
			said, n := compare(w, s, tokens[1:])
			if n == 0 {
				return when
			}
			parts, tokens = append(parts, said), tokens[1+n:]
			continue
		}
		switch t := tokens[0]; t {
		case "and", "or", "not":
			parts = append(parts, w.T("say.when."+t))
		case "(", ")":
			parts = append(parts, t)
		default:
			return when
		}
		tokens = tokens[1:]
	}
	s := strings.Join(parts, " ")
	return strings.ReplaceAll(strings.ReplaceAll(s, "( ", "("), " )", ")")
}

// compare says what is asked of one answer and how many tokens that took; 0 if it does not understand them.
func compare(w *lang.Words, s catalog.Situation, rest []string) (said string, n int) {
	if len(rest) < 2 {
		return "", 0
	}
	args := lang.Args{"ask": w.Text(s.Ask), "op": rest[0]}
	switch op := rest[0]; {
	case op == "in" && rest[1] == "[":
		var names []string
		n = 2
		for ; n < len(rest) && rest[n] != "]"; n++ {
			if rest[n] != "," {
				names = append(names, answer(w, s, rest[n]))
			}
		}
		if n == len(rest) {
			return "", 0
		}
		args["answer"] = strings.Join(names, w.T("say.when.either"))
		return w.T("say.when.is", args), n + 1
	case s.Numeric():
		args["answer"] = strings.TrimSpace(rest[1] + " " + w.Text(s.Unit))
		return w.T("say.when.number", args), 2
	case op == "==":
		args["answer"] = answer(w, s, rest[1])
		return w.T("say.when.is", args), 2
	case op == "!=":
		args["answer"] = answer(w, s, rest[1])
		return w.T("say.when.is_not", args), 2
	}
	return "", 0
}

// answer is the name of a choice that is written in quotes.
func answer(w *lang.Words, s catalog.Situation, quoted string) string {
	id := strings.Trim(quoted, `"'`)
	for _, c := range s.Choices {
		if c.ID == id {
			return w.Text(c.Name)
		}
	}
	return id
}

func situation(it *catalog.Item, id string) (catalog.Situation, bool) {
	for _, s := range it.Situations {
		if s.ID == id {
			return s, true
		}
	}
	return catalog.Situation{}, false
}
