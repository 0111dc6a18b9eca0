package catalog

import (
	"cmp"
	"slices"
	"strings"

	"onevisit/catalog/fault"
)

// Severity tells how much a finding matters.
type Severity string

// Severities of findings.
const (
	SeverityError   Severity = "error"   // against a rule: a person would be asked wrongly or promised too much
	SeverityWarning Severity = "warning" // most likely a mistake
	SeverityInfo    Severity = "info"    // worth a look
)

// LintCode names what a reviewer would mark. The translations are keyed "lint.<code>".
type LintCode string

// Findings, with the arguments of their sentences.
const (
	LintCatchAll       LintCode = "catch_all"         // name: a catch-all line has to be spelled out
	LintPromiseLonger  LintCode = "promise_longer"    // promised, statutory
	LintUnreachable    LintCode = "unreachable"       // name, when: can never be needed
	LintAlways         LintCode = "always"            // name, when: the condition is always true
	LintNeverRefuses   LintCode = "never_refuses"     // refusal, when
	LintAlwaysRefuses  LintCode = "always_refuses"    // refusal, when
	LintIdleQuestion   LintCode = "idle_question"     // situation: no answer changes anything
	LintOneChoice      LintCode = "one_choice"        // situation
	LintDuplicateCode  LintCode = "duplicate_code"    // code, first
	LintDuplicateName  LintCode = "duplicate_name"    // name, first
	LintTwice          LintCode = "material_twice"    // name: asked twice in one item
	LintBadChecksum    LintCode = "bad_checksum"      // code
	LintOneOfOne       LintCode = "one_of_one"        // name
	LintAllGap         LintCode = "all_gap"           // every material that is always needed may follow later
	LintPledgeAndGap   LintCode = "pledge_and_gap"    // name
	LintOptionalGap    LintCode = "optional_gap"      // name: optional, and yet to follow or to be promised
	LintSharedDemanded LintCode = "shared_demanded"   // name: from the government, and yet with a number, a form or a gap
	LintNoSource       LintCode = "no_source"         //
	LintNoMaterials    LintCode = "no_materials"      //
	LintNoDepartment   LintCode = "no_department"     //
	LintNoRefusalBasis LintCode = "no_refusal_basis"  // refusal: a refusal has to name its legal basis
	LintOneHourLong    LintCode = "one_hour_too_long" // promised: in the one-hour area with a longer promise in minutes
)

// Finding is one thing that a reviewer of the catalog would mark.
type Finding struct {
	Where    string     `json:"where"` // file:line
	Item     string     `json:"item"`
	Code     LintCode   `json:"code"`
	Args     fault.Args `json:"args,omitempty"`
	Severity Severity   `json:"severity"`
}

// Lint reviews a catalog that compiles. The findings come in the order of the items; they stop nothing.
func Lint(c *Catalog) []Finding {
	l := linter{codes: map[string]*Item{}, names: map[[2]string]*Item{}}
	for _, it := range c.Items() {
		l.it = it
		l.item()
		l.situations()
		l.materials()
		l.refusals()
	}
	return l.found
}

type linter struct {
	it    *Item
	codes map[string]*Item
	names map[[2]string]*Item
	found []Finding
}

func (l *linter) add(where string, code LintCode, severity Severity, args fault.Args) {
	where = orItem(cmp.Or(where, l.it.Where), l.it.ID)
	l.found = append(l.found, Finding{Where: where, Item: l.it.ID, Code: code, Args: args, Severity: severity})
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
	for _, t := range it.Conditions {
		l.catchAll("", t)
	}
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
		if len(part) == 18 && !creditCode(part) {
			l.add("", LintBadChecksum, SeverityWarning, fault.Args{"code": part})
		}
	}
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
		for _, w := range catchAlls {
			if strings.Contains(t.ZH, w) {
				l.add(where, LintCatchAll, SeverityWarning, fault.Args{"name": t.ZH})
				break
			}
		}
	}
}

func (l *linter) situations() {
	rep := make([]int32, len(l.it.rules.nodes))
	for i := range rep {
		rep[i] = int32(i)
	}
	relevant := l.it.relevant(rep, nil)
	for i, s := range l.it.Situations {
		if s.BuiltIn {
			continue
		}
		if len(s.Choices) == 1 {
			l.add(s.Where, LintOneChoice, SeverityWarning, fault.Args{"situation": s.ID})
		} else if !slices.Contains(relevant, int32(i)) {
			l.add(s.Where, LintIdleQuestion, SeverityWarning, fault.Args{"situation": s.ID})
		}
	}
}

func (l *linter) materials() {
	needed, gaps := 0, 0
	twice := map[[2]any]bool{}
	for i := range l.it.Materials {
		m := &l.it.Materials[i]
		name := fault.Args{"name": m.Name.ZH}
		l.catchAll(m.Where, append([]Text{m.Name}, m.AnyOf...)...)
		switch written := strings.TrimSpace(m.When) != ""; {
		case m.when.root == never:
			l.add(m.Where, LintUnreachable, SeverityError, fault.Args{"name": m.Name.ZH, "when": m.When})
		case m.when.root == always && written:
			l.add(m.Where, LintAlways, SeverityWarning, fault.Args{"name": m.Name.ZH, "when": m.When})
		}
		if key := [2]any{m.Name.ZH, m.when.root}; twice[key] {
			l.add(m.Where, LintTwice, SeverityWarning, name)
		} else {
			twice[key] = true
		}
		if len(m.AnyOf) == 1 {
			l.add(m.Where, LintOneOfOne, SeverityWarning, name)
		}
		if m.From == FromGovernment {
			if m.Take != "" || m.Originals > 0 || m.Copies > 0 || m.Later.Stated() || m.Pledge {
				l.add(m.Where, LintSharedDemanded, SeverityWarning, name)
			}
			continue
		}
		if m.Optional {
			if m.Later.Stated() || m.Pledge {
				l.add(m.Where, LintOptionalGap, SeverityWarning, name)
			}
			continue
		}
		if m.Later.Stated() && m.Pledge {
			l.add(m.Where, LintPledgeAndGap, SeverityInfo, name)
		}
		if m.when.root == always {
			needed++
			if m.Later.Stated() {
				gaps++
			}
		}
	}
	if needed > 0 && gaps == needed {
		l.add("", LintAllGap, SeverityWarning, nil)
	}
}

func (l *linter) refusals() {
	for _, r := range l.it.Refusals {
		if r.BuiltIn {
			continue
		}
		args := fault.Args{"refusal": r.ID, "when": r.When}
		switch r.when.root {
		case never:
			l.add(r.Where, LintNeverRefuses, SeverityWarning, args)
		case always:
			l.add(r.Where, LintAlwaysRefuses, SeverityError, args)
		}
		if r.Basis.ZH == "" {
			l.add(r.Where, LintNoRefusalBasis, SeverityInfo, fault.Args{"refusal": r.ID})
		}
	}
}

// creditCode checks a unified social credit code (GB 32100-2015): weights 3^i mod 31 over 17 places and a check place.
func creditCode(code string) bool {
	const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	sum, weight := 0, 1
	for i := range 17 {
		n := strings.IndexByte(alphabet, code[i])
		if n < 0 {
			return false
		}
		sum += n * weight
		weight = weight * 3 % 31
	}
	return strings.IndexByte(alphabet, code[17]) == (31-sum%31)%31
}
