package catalog

import (
	"strconv"
	"strings"
	"unicode"

	"onevisit/catalog/fault"
)

// CodeBadLimit is a length of time that cannot be read: value.
const CodeBadLimit fault.Code = "catalog.bad_limit"

// unitWords are the words for a unit. Bare 日 is not among them: laws use it for workdays and for calendar days.
var unitWords = map[string]struct {
	unit  Unit
	times int
}{
	"minute": {UnitMinutes, 1}, "minutes": {UnitMinutes, 1}, "分钟": {UnitMinutes, 1},
	"hour": {UnitMinutes, 60}, "hours": {UnitMinutes, 60}, "小时": {UnitMinutes, 60},
	"workday": {UnitWorkdays, 1}, "workdays": {UnitWorkdays, 1}, "工作日": {UnitWorkdays, 1},
	"day": {UnitDays, 1}, "days": {UnitDays, 1}, "天": {UnitDays, 1}, "自然日": {UnitDays, 1},
	"month": {UnitMonths, 1}, "months": {UnitMonths, 1}, "月": {UnitMonths, 1},
	"year": {UnitMonths, 12}, "years": {UnitMonths, 12}, "年": {UnitMonths, 12},
}

// ParseLimit reads a length of time with its unit, such as "3 workdays", "60 minutes" or "3个工作日". The error has
// CodeBadLimit.
func ParseLimit(s string) (Limit, error) {
	text := strings.TrimSpace(s)
	end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsDigit(r) })
	if end > 0 && end < 7 {
		n, err := strconv.Atoi(text[:end])
		word := strings.ToLower(strings.TrimSpace(text[end:]))
		u, ok := unitWords[strings.TrimPrefix(word, "个")]
		if err == nil && ok && n > 0 {
			return Limit{N: n * u.times, Unit: u.unit}, nil
		}
	}
	return Limit{}, fault.New(CodeBadLimit, fault.Args{"value": s})
}

// String writes the limit as ParseLimit reads it; a limit that is not stated is empty.
func (l Limit) String() string {
	if !l.Stated() {
		return ""
	}
	unit := string(l.Unit)
	if l.N == 1 {
		unit = strings.TrimSuffix(unit, "s")
	}
	return strconv.Itoa(l.N) + " " + unit
}
