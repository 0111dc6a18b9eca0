//go:build mutants

package catalog_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// mutants are changes to the checker that no test may let pass: file, what stands there once, what is put instead.
var mutants = []struct{ file, from, to string }{
	{"check.go", "!it.open(j.on)", "false"},
	{"check.go", "rep[it.Refusals[i].when.root] == always {\n\t\t\tv.Refused", "rep[it.Refusals[i].when.root] != never {\n\t\t\tv.Refused"},
	{"check.go", "if len(v.Refused) == 0 {", "if true {"},
	{"check.go", "if when == never {", "if when != always {"},
	{"check.go", "when == always)", "true)"},
	{"check.go", "case len(v.Ask) > 0:\n\t\treturn Ask", "case len(v.Ask) > 1:\n\t\treturn Ask"},
	{"check.go", "case missing:\n\t\treturn Correct\n\tcase fix:\n\t\treturn CorrectOnTheSpot", "case fix:\n\t\treturn CorrectOnTheSpot\n\tcase missing:\n\t\treturn Correct"},
	{"check.go", "case pledged:\n\t\treturn AcceptOnPledge\n\tcase gap:\n\t\treturn AcceptWithGap", "case gap:\n\t\treturn AcceptWithGap\n\tcase pledged:\n\t\treturn AcceptOnPledge"},
	{"check.go", `dated := 0, j.s.On != "" || len(j.it.Accepts) > 0`, `dated := 0, j.s.On != ""`},
	{"check.go", "dated = dated || j.s.Papers[id].dated()", "_ = dated"},
	{"line.go", "if m.From == FromGovernment {", "if false {"},
	{"line.go", "if len(j.found) > from {\n\t\tl.Faults = slices.Clip(j.found[from:])", "if len(j.found) > from {\n\t\tl.Faults = slices.Clip(j.found[from : from+1])"},
	{"line.go", "case h.Standing == Waived:\n\t\tl.State = StateWaived", "case false:\n\t\tl.State = StateWaived"},
	{"line.go", "counting && !m.Optional:", "counting:"},
	{"line.go", "case m.Optional:\n\t\tl.State = StateOption", "case false:\n\t\tl.State = StateOption"},
	{"line.go", "case m.Pledge && slices", "case slices"},
	{"line.go", "m.ID) && !j.s.NoPromises:", "m.ID):"},
	{"line.go", "case m.Later.Stated() && !j.s.NoPromises:", "case m.Later.Stated():"},
	{"line.go", "l.Later, l.CanPledge = Limit{}, false", "l.Later = Limit{}"},
	{"notice.go", "case StateOption, StateOpen:\n\t\t\tif p.Brought != nil {", "case StateOption, StateOpen:\n\t\t\tif p.Brought == nil {"},
	{"understand.go", "_, ok := c.byID[s.Item]; !ok", "_, ok := c.byID[s.Item]; ok"},
	{"understand.go", "if _, taken := papers[m.ID]; !taken {\n\t\t\tdelete(papers, key)", "if true {\n\t\t\tdelete(papers, key)"},
	{"understand.go", "case slices.Contains(kin, word) && is(ApplicantRelative):", "case slices.Contains(kin, word):"},
	{"line.go", "case mendable:\n\t\tl.State = StateFix\n\tcase m.Later.Stated() && !j.s.NoPromises:\n\t\tl.State = StateGap", "case m.Later.Stated() && !j.s.NoPromises:\n\t\tl.State = StateGap\n\tcase mendable:\n\t\tl.State = StateFix"},
	{"line.go", "h.Standing != NotGiven && h.Standing != Wrong:", "h.Standing != NotGiven:"},
	{"line.go", "return s.ID == h.Instead }) {", "return true }) {"},
	{"line.go", "if d.open { // for", "if false { // for"},
	{"line.go", "have[i] < r.n[i]", "have[i] <= r.n[i]"},
	{"line.go", "have[i] != 0 && have[i]", "have[i]"},
	{"line.go", "i == perSignatures && h.Standing == Fillable", "h.Standing == Fillable"},
	{"line.go", "i == perSignatures && h.Standing == Fillable", "i == perSignatures"},
	{"line.go", "if r.notExpired && h.Expires != LongTerm {", "if r.notExpired {"},
	{"line.go", "case until.before(j.on): // the last day still counts", "case !j.on.before(until):"},
	{"line.go", "case j.on.before(issued): // dated", "case false: // dated"},
	{"line.go", "issued.add(within).before(j.on)", "!j.on.before(issued.add(within))"},
	{"line.go", "if hidden && h.Standing != Unclear {", "if hidden {"},
	{"line.go", "return j.dates(r, h, name) && mendable", "return j.dates(r, h, name) || mendable"},
	{"sets.go", "if !j.parts || !j.anyPart(m) {", "if true {"},
	{"sets.go", "r.bad < best.bad ||", "r.bad > best.bad ||"},
	{"sets.go", "r.documents < best.documents ||", "r.documents > best.documents ||"},
	{"sets.go", "r.order < best.order)", "r.order > best.order)"},
	{"sets.go", "if !said && i == h.Which {", "if i == h.Which {"},
	{"sets.go", "if !said && i == h.Which {", "if !said {"},
	{"sets.go", "doc, name) && mendable", "doc, name) || mendable"},
	{"sets.go", "r.notExpired = r.notExpired || p.NotExpired", "r.notExpired = p.NotExpired"},
	{"sets.go", "if r.n[i] = d.n[i]; n < 0 {", "if r.n[i] = d.n[i]; n > 0 {"},
	{"count.go", "d.n[i] *= k", "d.n[i] += k"},
	{"count.go", "x < 0 || x > maxHeads || x != math.Trunc(x)", "x < 0 || x > maxHeads || math.IsNaN(x)"},
	{"count.go", `order: "<="}`, `order: "<=", number: 1}`},
	{"count.go", "case q == 0 && n[i] > 0:\n\t\t\treturn nil", "case q == 0 && n[i] > 0:\n\t\t\tcontinue"},
	{"questions.go", "marks[rep[root]] = true", "marks[rep[root]] = root > 2"},
	{"questions.go", "rep[c[0]] != never && ", ""},
	{"questions.go", "answers[q] == open && ", ""},
	{"compile.go", "q > 0 && m.From != FromGovernment", "q > 0"},
	{"questions.go", "case x.left != y.left:", "case false:"},
	{"diagram.go", "return int32(2*i + 1), true", "return int32(2 * i), true"},
	{"diagram.go", "return class < on", "return class <= on"},
	{"diagram.go", "return class <= on", "return class < on"},
	{"diagram.go", "case op == opAnd && (f == never || g == never):\n\t\treturn never", "case op == opAnd && (f == never && g == never):\n\t\treturn never"},
	{"diagram.go", "if c := answers[v]; c != open {", "if c := answers[v]; false {"},
	{"period.go", "from <= c.d && c.d <= until", "from <= c.d && c.d < until"},
	{"period.go", "(m-1)%3 == p.QuarterMonth-1", "m%3 == p.QuarterMonth-1"},
	{"period.go", "if from = max(from, c.d);", "if from = max(from, 1);"},
	{"applicant.go", "admitted = []string{ApplicantSelf, ApplicantRelative, ApplicantAgent}", "admitted = []string{ApplicantSelf, ApplicantAgent}"},
	{"in_person.go", "!it.Situations[q].BuiltIn || ", ""},
	{"in_person.go", "r.ID != RefusalAgent || !r.BuiltIn", "true"},
	{"in_person.go", "r.ID != RefusalAgent || !r.BuiltIn", "false"},
	{"in_person.go", "if open == int32(q) {", "if open == -7 {"},
	{"in_person.go", "s = s.Clone()", ""},
	{"dates.go", "y%4 == 0 && (y%100 != 0 || y%400 == 0)", "y%4 == 0"},
	{"dates.go", "m := on.y*12 + on.m - 1 - l.N", "m := on.y*12 + on.m - l.N"},
	{"merge.go", "if minutes(b) < minutes(a) {", "if minutes(b) > minutes(a) {"},
	{"fee.go", "ch.Free, ch.Exempt, ch.Maybe = true, &e, nil", "ch.Free, ch.Exempt = true, &e"},
	{"share.go", "if m.Take == TakeForm || m.Take == TakeSigned {", "if false {"},
	{"share.go", "return h.Standing == Given || h.Standing == Fillable || h.Standing == Unclear", "return h.Standing != NotGiven"},
	{"share.go", "case found != \"\":\n\t\t\t\treturn \"\"", "case false:\n\t\t\t\treturn \"\""},
	{"merge.go", "a.NotExpired = a.NotExpired || b.NotExpired", "a.NotExpired = a.NotExpired && b.NotExpired"},
	{"merge.go", "copies := max(a.Copies, b.Copies)", "copies := min(a.Copies, b.Copies)"},
	{"merge.go", "if cutoff(a, on).before(cutoff(b, on)) {", "if cutoff(b, on).before(cutoff(a, on)) {"},
	{"merge.go", "if worse[b.State] > worse[a.State] {", "if worse[b.State] < worse[a.State] {"},
}

// Tests that need not run against a mutant: those of the laws' own tests, of the search, and first those that take long.
const (
	unlike = "Seeded|CatchBugs|Search|Find|Hit"
	slow   = "Law|Mutated|OverSample|Fuzz"
)

// TestMutants puts each mutant into the checker, one at a time and without touching the files, and expects the tests to
// fail: go test -tags mutants -run TestMutants -timeout 30m ./catalog
func TestMutants(t *testing.T) {
	dir, err := filepath.Abs(".")
	require.NoError(t, err)
	for _, m := range mutants {
		t.Run(m.file+" "+m.to, func(t *testing.T) {
			path := filepath.Join(dir, m.file)
			src, err := os.ReadFile(path)
			require.NoError(t, err)
			require.Equal(t, 1, strings.Count(string(src), m.from), "the place is there once: %s", m.from)
			tmp := t.TempDir()
			changed := filepath.Join(tmp, m.file)
			require.NoError(t, os.WriteFile(changed, []byte(strings.Replace(string(src), m.from, m.to, 1)), 0o600))
			overlay, err := json.Marshal(map[string]map[string]string{"Replace": {path: changed}})
			require.NoError(t, err)
			file := filepath.Join(tmp, "overlay.json")
			require.NoError(t, os.WriteFile(file, overlay, 0o600))
			for _, skip := range []string{slow + "|" + unlike, unlike} { // most are caught by the quick tests alone
				cmd := exec.Command("go", "test", "-overlay", file, "-count=1", "-failfast", "-vet=off", "-timeout=2m", "-skip", skip, ".", "-rapid.nofailfile")
				cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
				out, failed := cmd.CombinedOutput()
				require.NotContains(t, string(out), "[build failed]", "%s", out)
				if err = failed; err != nil {
					break
				}
			}
			require.Error(t, err, "survived: %s", m.from)
		})
	}
}
