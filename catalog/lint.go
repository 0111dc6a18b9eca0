package catalog

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"onevisit/catalog/fault"
	"onevisit/catalog/identity"
)

// Severity tells how much a finding matters.
type Severity string

// Severities of findings.
const (
	SeverityError   Severity = "error"   // against a rule: a person would be asked wrongly or promised too much
	SeverityWarning Severity = "warning" // most likely a mistake
	SeverityInfo    Severity = "info"    // worth a look
)

// Finding is one thing that a reviewer of the catalog would mark.
type Finding struct {
	Where    string     `json:"where"` // file:line
	Item     string     `json:"item"`
	Bundle   string     `json:"bundle,omitempty"` // of a finding about a bundle; Item is then its first item
	Code     LintCode   `json:"code"`
	Args     fault.Args `json:"args,omitempty"`
	Severity Severity   `json:"severity"`
}

// Lint reviews a catalog that compiles. The findings come in the order of the items; they stop nothing.
func Lint(c *Catalog) []Finding {
	l := linter{found: []Finding{}, codes: map[string]*Item{}, names: map[[2]string]*Item{}, same: map[string][]*Material{},
		owner: map[*Material]*Item{}}
	for _, it := range c.Items() {
		l.it = it
		l.item()
		l.situations()
		l.materials()
		l.refusals()
		l.agents()
		l.fees()
	}
	l.sames()
	for _, b := range c.Bundles() {
		l.bundle(b)
	}
	return l.found
}

type linter struct {
	it    *Item
	b     *Bundle // while a bundle is looked at
	codes map[string]*Item
	names map[[2]string]*Item
	same  map[string][]*Material // by the key `same`, with the item of the first
	owner map[*Material]*Item
	found []Finding
}

func (l *linter) add(where string, code LintCode, severity Severity, args fault.Args) {
	where = orItem(cmp.Or(where, l.it.Where), l.it.ID)
	f := Finding{Where: where, Item: l.it.ID, Code: code, Args: args, Severity: severity}
	if l.b != nil { // the reader opens the finding at an item
		f.Item, f.Bundle = "", l.b.ID
		for _, c := range l.b.Components {
			f.Item = cmp.Or(f.Item, c.Item)
		}
	}
	l.found = append(l.found, f)
}

func (l *linter) item() {
	it := l.it
	if it.Source.Text == "" {
		l.add("", LintNoSource, SeverityWarning, nil)
	}
	if it.Department.ZH == "" {
		l.add("", LintNoDepartment, SeverityWarning, nil)
	}
	if len(it.Materials) == 0 {
		l.add("", LintNoMaterials, SeverityInfo, nil)
	}
	if longer(it.Limit.Promised, it.Limit.Statutory) {
		l.add("", LintPromiseLonger, SeverityError,
			fault.Args{"promised": it.Limit.Promised.String(), "statutory": it.Limit.Statutory.String()})
	}
	if p := it.Limit.Promised; it.OneHour && p.Unit == UnitMinutes && p.N > 60 {
		l.add("", LintOneHourLong, SeverityError, fault.Args{"promised": p.String()})
	}
	if p := it.Limit.Promised; it.Kind == KindImmediate && p.Stated() && p.N > 1 && p.Unit != UnitMinutes {
		l.add("", LintImmediateLong, SeverityWarning, fault.Args{"promised": p.String()})
	}
	for _, t := range it.Conditions {
		l.catchAll("", t)
		if len(it.Accepts) == 0 && daysOfMonth.MatchString(t.ZH) {
			l.add("", LintCalendar, SeverityInfo, fault.Args{"text": t.ZH})
		}
	}
	l.unique()
}

// unique looks at what names the item: its name within the department, and its code.
func (l *linter) unique() {
	it := l.it
	name := [2]string{it.Department.ZH, it.Name.ZH}
	if first, ok := l.names[name]; ok {
		l.add("", LintDuplicateName, SeverityInfo, fault.Args{"name": it.Name.ZH, "first": orItem(first.Where, first.ID)})
	} else {
		l.names[name] = it
	}
	if it.Code == "" {
		return
	}
	code := strings.ToUpper(it.Code)
	if first, ok := l.codes[code]; ok {
		l.add("", LintDuplicateCode, SeverityError, fault.Args{"code": it.Code, "first": orItem(first.Where, first.ID)})
	} else {
		l.codes[code] = it
	}
	for part := range strings.SplitSeq(code, "-") {
		if len(part) == 18 && !validCredit(part) {
			l.add("", LintBadChecksum, SeverityWarning, fault.Args{"code": part})
		}
	}
}

// daysOfMonth are words for a calendar in a condition that only a person reads.
var daysOfMonth = regexp.MustCompile(`每(月|季度).{0,12}日|首月.{0,6}日`)

func validCredit(code string) bool {
	_, err := identity.ParseOrganisation(code)
	return err == nil
}

// longer tells whether the promise is longer than the law allows, as far as that can be said without a calendar: a
// workday is at least one day, a day has at most 24 hours.
func longer(promised, law Limit) bool {
	if !promised.Stated() || !law.Stated() {
		return false
	}
	switch {
	case promised.Unit == law.Unit, promised.Unit == UnitWorkdays && law.Unit == UnitDays:
		return promised.N > law.N
	case promised.Unit == UnitMinutes && law.Unit == UnitDays:
		return promised.N > law.N*24*60
	case law.Unit == UnitMinutes: // a day or more against some minutes
		return promised.N*24*60 > law.N
	}
	return false
}

// catchAlls are the words of lines that leave open what is asked for, which an office may not do.
var catchAlls = []string{
	"其他材料", "其它材料", "其他相关", "其它相关", "其他有关", "其他需要", "其它需要", "其他必要", "其他证明材料", "其他应当",
	"规定的其他", "要求的其他", "等相关材料", "等有关材料", "等材料", "需要提供的材料",
}

func (l *linter) catchAll(where string, texts ...Text) {
	for _, t := range texts {
		if CatchAll(t) {
			l.add(where, LintCatchAll, SeverityWarning, fault.Args{"name": t.ZH})
		}
	}
}

// CatchAll tells whether a line leaves open what is asked for (其他材料), which an office may not do.
func CatchAll(t Text) bool {
	return slices.ContainsFunc(catchAlls, func(w string) bool { return strings.Contains(t.ZH, w) })
}
