package xlsx

import (
	"strconv"
	"strings"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// cellsOf is one entry of a list that has several values: each is read and written by itself.
type slot struct {
	get func() string
	set func(string) bool
}

// records makes a column of a list whose entries have several values: one entry a line, the values divided by |.
func records[T, R any](head, help string, of func(*T) *[]R, slots func(*R) []slot, also ...string) column[T] {
	return column[T]{head: head, also: also, help: help,
		get: func(t *T) string {
			lines := make([]string, 0, len(*of(t)))
			for i := range *of(t) {
				var values []string
				for _, s := range slots(&(*of(t))[i]) {
					values = append(values, s.get())
				}
				lines = append(lines, joinValues(values))
			}
			return strings.Join(lines, "\n")
		},
		set: func(t *T, text string) *fault.Error {
			var out []R
			for line := range strings.SplitSeq(text, "\n") {
				if strings.TrimSpace(line) == "" {
					continue
				}
				var r R
				values, at := splitValues(line), slots(&r)
				for i, v := range values {
					if i >= len(at) || v != "" && !at[i].set(v) {
						return badValue(head, line)
					}
				}
				out = append(out, r)
			}
			*of(t) = out
			return nil
		}}
}

var escapeValue = strings.NewReplacer(`\`, `\\`, "\r", `\r`, "\n", `\n`, "|", `\|`)

// joinValues writes the values of an entry; empty ones at the end are left out.
func joinValues(values []string) string {
	for len(values) > 1 && values[len(values)-1] == "" {
		values = values[:len(values)-1]
	}
	for i, v := range values {
		values[i] = escapeValue.Replace(v)
	}
	return strings.Join(values, " | ")
}

func splitValues(line string) []string {
	var out []string
	var b strings.Builder
	done := func() {
		out = append(out, strings.TrimSpace(b.String()))
		b.Reset()
	}
	escaped := false
	for _, r := range line {
		switch {
		case escaped && r == 'n':
			b.WriteByte('\n')
		case escaped && r == 'r':
			b.WriteByte('\r')
		case escaped:
			b.WriteRune(r)
		case r == '\\':
			escaped = true
			continue
		case r == '|' || r == '｜':
			done()
			continue
		default:
			b.WriteRune(r)
		}
		escaped = false
	}
	done()
	return out
}

func asText[S ~string](p *S) slot {
	return slot{func() string { return string(*p) }, func(s string) bool { *p = S(s); return true }}
}

func asNumber(p *int) slot {
	return slot{func() string {
		if *p == 0 {
			return ""
		}
		return strconv.Itoa(*p)
	}, func(s string) bool {
		n, err := strconv.Atoi(s)
		*p = n
		return err == nil
	}}
}

func asYes(p *bool) slot {
	return slot{func() string {
		if *p {
			return "是"
		}
		return ""
	}, func(s string) bool { v, ok := yesWords[strings.ToLower(s)]; *p = v; return ok }}
}

func asLimit(p *catalog.Limit) slot {
	return slot{p.String, func(s string) bool {
		l, err := catalog.ParseLimit(s)
		*p = l
		return err == nil
	}}
}

// asMonths are numbers divided by commas.
func asMonths(p *[]int) slot {
	return slot{func() string {
		out := make([]string, len(*p))
		for i, m := range *p {
			out[i] = strconv.Itoa(m)
		}
		return strings.Join(out, ",")
	}, func(s string) bool {
		*p = nil
		for _, one := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '，' || r == '、' }) {
			m, err := strconv.Atoi(strings.TrimSpace(one))
			if err != nil {
				return false
			}
			*p = append(*p, m)
		}
		return true
	}}
}

func textSlots(t *catalog.Text) []slot { return []slot{asText(&t.ZH), asText(&t.EN)} }

func periodSlots(p *catalog.Period) []slot {
	return []slot{asNumber(&p.From), asNumber(&p.Until), asMonths(&p.Months), asNumber(&p.QuarterMonth)}
}

func unaskedSlots(u *catalog.Unasked) []slot {
	return append(textSlots(&u.Name), textSlots(&u.Reason)...)
}

func exemptSlots(e *catalog.Exemption) []slot {
	return append(textSlots(&e.Reason), asText(&e.When))
}

func substituteSlots(s *catalog.Substitute) []slot {
	return append(append(textSlots(&s.Name), textSlots(&s.Reason)...), asText(&s.ID))
}

// numbered is a document of an alternative, with the number of the alternative from 1.
type numbered struct {
	alternative int
	catalog.Part
}

func numberedSlots(n *numbered) []slot {
	return []slot{asNumber(&n.alternative), asText(&n.Name.ZH), asText(&n.Name.EN), asText(&n.ID), asText(&n.Take), asNumber(&n.Originals),
		asNumber(&n.Copies), asYes(&n.NotExpired), asLimit(&n.IssuedWithin), asText(&n.Obtain.ZH), asText(&n.Obtain.EN)}
}

// numberedOf and setsOf go from alternatives to their documents in one list, and back.
func numberedOf(sets [][]catalog.Part) []numbered {
	var out []numbered
	for i, set := range sets {
		for _, p := range set {
			out = append(out, numbered{i + 1, p})
		}
	}
	return out
}

func setsOf(list []numbered) [][]catalog.Part {
	var out [][]catalog.Part
	for _, n := range list {
		for len(out) < n.alternative {
			out = append(out, nil)
		}
		if n.alternative < 1 || n.alternative > maxColumns {
			continue
		}
		p := n.Part
		if p.ID == "" {
			p.ID = p.Name.ZH
		}
		out[n.alternative-1] = append(out[n.alternative-1], p)
	}
	return out
}
