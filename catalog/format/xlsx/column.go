package xlsx

import (
	"strconv"
	"strings"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// column is one column of a table of T: how it is headed, how it is written and how it is read.
type column[T any] struct {
	head string   // the heading that is written
	also []string // other headings that are understood, of national and provincial lists
	help string   // what to write there, for the template
	unit bool     // the unit of the column before it: it is read together with that one
	code bool     // a number or an id, which a spreadsheet must not take for a quantity
	pick []string // the words to choose from
	get  func(*T) string
	set  func(*T, string) *fault.Error // nil error: taken
}

// text makes the two columns of a text in both languages.
func text[T any](head, help string, of func(*T) *catalog.Text, also ...string) []column[T] {
	return []column[T]{
		{head: head, also: also, help: help, get: func(t *T) string { return of(t).ZH },
			set: func(t *T, s string) *fault.Error { of(t).ZH = s; return nil }},
		{head: head + english, get: func(t *T) string { return of(t).EN },
			set: func(t *T, s string) *fault.Error { of(t).EN = s; return nil }},
	}
}

const english = "（英文）"

// texts makes the two columns of a list of texts: one a line, the English in the same order.
func texts[T any](head, help string, of func(*T) *[]catalog.Text, also ...string) []column[T] {
	read := func(t *T, s string, put func(*catalog.Text, string)) *fault.Error {
		list := of(t)
		for i, l := range splitLines(s) {
			if i == len(*list) {
				*list = append(*list, catalog.Text{})
			}
			put(&(*list)[i], l)
		}
		return nil
	}
	write := func(t *T, f func(catalog.Text) string) string {
		var lines []string
		some := false
		for _, x := range *of(t) {
			lines = append(lines, f(x))
			some = some || f(x) != ""
		}
		if !some {
			return ""
		}
		return joinLines(lines)
	}
	return []column[T]{
		{head: head, also: also, help: help, get: func(t *T) string { return write(t, func(x catalog.Text) string { return x.ZH }) },
			set: func(t *T, s string) *fault.Error { return read(t, s, func(x *catalog.Text, l string) { x.ZH = l }) }},
		{head: head + english, get: func(t *T) string { return write(t, func(x catalog.Text) string { return x.EN }) },
			set: func(t *T, s string) *fault.Error { return read(t, s, func(x *catalog.Text, l string) { x.EN = l }) }},
	}
}

// splitLines reads a list: one entry a line. A line feed inside an entry is written \n, an empty entry -.
func splitLines(s string) []string {
	lines := strings.Split(s, "\n")
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	for i, l := range lines {
		if lines[i] = strings.TrimSpace(l); lines[i] == nothing {
			lines[i] = ""
			continue
		}
		lines[i] = unescape.Replace(lines[i])
	}
	return lines
}

func joinLines(lines []string) string {
	out := make([]string, len(lines))
	for i, l := range lines {
		switch l {
		case "":
			out[i] = nothing
		case nothing:
			out[i] = `\` + nothing
		default:
			out[i] = escape.Replace(l)
		}
	}
	return strings.Join(out, "\n")
}

var (
	escape   = strings.NewReplacer(`\`, `\\`, "\r", `\r`, "\n", `\n`)
	unescape = strings.NewReplacer(`\\`, `\`, `\r`, "\r", `\n`, "\n", `\-`, "-")
)

// nothing keeps the place of an entry that has no text, such as an English one of which only the Chinese is there.
const nothing = "-"

func str[T any, S ~string](head, help string, of func(*T) *S, also ...string) column[T] {
	return column[T]{head: head, also: also, help: help, get: func(t *T) string { return string(*of(t)) },
		set: func(t *T, s string) *fault.Error { *of(t) = S(s); return nil }}
}

func number[T any](head, help string, of func(*T) *int, also ...string) column[T] {
	return column[T]{head: head, also: also, help: help,
		get: func(t *T) string {
			if *of(t) == 0 {
				return ""
			}
			return strconv.Itoa(*of(t))
		},
		set: func(t *T, s string) *fault.Error {
			n, err := strconv.Atoi(strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(s, ".0"), "份"), " "))
			if err != nil || n < 0 || n > 999 {
				return badValue(head, s)
			}
			*of(t) = n
			return nil
		}}
}

func badValue(head, value string) *fault.Error {
	return fault.New(CodeBadValue, fault.Args{"column": head, "value": short(value)})
}

func short(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

func yes[T any](head, help string, of func(*T) *bool, also ...string) column[T] {
	return column[T]{head: head, also: also, help: help, pick: []string{"是", "否"},
		get: func(t *T) string {
			if *of(t) {
				return "是"
			}
			return ""
		},
		set: func(t *T, s string) *fault.Error {
			v, ok := yesWords[strings.ToLower(s)]
			if !ok {
				return badValue(head, s)
			}
			*of(t) = v
			return nil
		}}
}

var yesWords = map[string]bool{"是": true, "有": true, "1": true, "y": true, "yes": true, "true": true, "√": true,
	"否": false, "无": false, "0": false, "n": false, "no": false, "false": false, "×": false}

// word is a value written in one word of a table.
type word[S ~string] struct {
	value S
	says  []string // the first is written
}

func oneOf[T any, S ~string](head, help string, of func(*T) *S, words []word[S], also ...string) column[T] {
	c := column[T]{head: head, also: also, help: help}
	for _, w := range words {
		c.pick = append(c.pick, w.says[0])
	}
	c.get = func(t *T) string {
		for _, w := range words {
			if w.value == *of(t) {
				return w.says[0]
			}
		}
		return string(*of(t)) // a value of a later program
	}
	c.set = func(t *T, s string) *fault.Error {
		for _, w := range words {
			for _, say := range w.says {
				if s == say || strings.EqualFold(s, string(w.value)) {
					*of(t) = w.value
					return nil
				}
			}
		}
		return badValue(head, s)
	}
	return c
}

// unitWords are the units as they are written in lists.
var unitWords = []struct {
	unit catalog.Unit
	says []string
}{
	{catalog.UnitWorkdays, []string{"工作日", "w", "个工作日", "workday", "workdays"}},
	{catalog.UnitDays, []string{"自然日", "n", "天", "日历日", "个自然日", "day", "days"}},
	{catalog.UnitMinutes, []string{"分钟", "minute", "minutes"}},
	{catalog.UnitMonths, []string{"月", "个月", "month", "months"}},
}

// limit makes the columns of a length of time and of its unit.
func limit[T any](head, help string, of func(*T) *catalog.Limit, also ...string) []column[T] {
	unitAlso := make([]string, 0, len(also))
	for _, a := range also {
		unitAlso = append(unitAlso, a+"单位")
	}
	return []column[T]{
		{head: head, also: also, help: help,
			get: func(t *T) string {
				if !of(t).Stated() {
					return ""
				}
				return strconv.Itoa(of(t).N)
			},
			set: func(t *T, s string) *fault.Error {
				l, err := parseLimit(head, s)
				if err == nil {
					*of(t) = l
				}
				return err
			}},
		{head: head + "单位", also: unitAlso, unit: true, pick: []string{"工作日", "自然日", "分钟", "小时", "月"},
			get: func(t *T) string {
				for _, u := range unitWords {
					if u.unit == of(t).Unit {
						return u.says[0]
					}
				}
				return string(of(t).Unit)
			}},
	}
}

// parseLimit reads 3, 3个工作日, 20W. Nothing and 0 are not stated; a number alone is refused, for 日 means different days
// in different laws.
func parseLimit(head, s string) (catalog.Limit, *fault.Error) {
	v := strings.ToLower(strings.TrimSpace(s))
	v = strings.TrimSuffix(strings.TrimSuffix(v, "内"), "以")
	end := strings.IndexFunc(v, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(v)
	}
	digits, rest := v[:end], strings.TrimSpace(strings.TrimPrefix(v[end:], ".0"))
	n, err := strconv.Atoi(digits)
	if v == "当场办结" || v == "即办" || v == "当日" || err == nil && n == 0 {
		return catalog.Limit{}, nil
	}
	if err != nil || n > 100_000 {
		return catalog.Limit{}, badValue(head, s)
	}
	if rest == "" || rest == "日" {
		return catalog.Limit{}, fault.New(CodeNoUnit, fault.Args{"column": head, "value": short(s)})
	}
	if unit, times, ok := unitOf(rest); ok {
		return catalog.Limit{N: n * times, Unit: unit}, nil
	}
	return catalog.Limit{}, badValue(head, s)
}

// unitOf reads a unit, of which times make one of ours.
func unitOf(word string) (unit catalog.Unit, times int, ok bool) {
	for _, u := range unitWords {
		for _, say := range u.says {
			if word == say {
				return u.unit, 1, true
			}
		}
	}
	switch word {
	case "h", "小时", "个小时", "hour", "hours":
		return catalog.UnitMinutes, 60, true
	case "年", "year", "years":
		return catalog.UnitMonths, 12, true
	}
	return "", 0, false
}
