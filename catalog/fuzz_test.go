package catalog_test

import (
	"encoding/json"
	"errors"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/catalog/format/yaml"
)

// FuzzCheck mutates a catalog file and a submission together. Nothing brings the checker down; every fault of the file
// names file and line, every fault of the submission has a code; and what is accepted keeps the laws that need no oracle:
// a verdict says the same twice, and an accepted submission lacks nothing.
func FuzzCheck(f *testing.F) {
	for _, text := range []string{casesYAML, lifeYAML, visitYAML, cleanYAML} {
		for _, s := range []string{
			`{"item":"retire","on":"2026-03-02","answers":{"early":"yes","applicant":"relative"},"papers":{"id-card":{"standing":"given","expires":"长期"},"relation":{"standing":"given","copies":1}}}`,
			`{"item":"house","on":"2026-03-02","answers":{"owners":2},"papers":{"form":{"standing":"fillable","signatures":1,"reason":"签字"}}}`,
			`{"item":"fund","on":"2026-03-02","answers":{"applicant":"relative"},"papers":{"relation/户口簿":{"standing":"given"},"relation/独生子女证":{"standing":"unclear"}},"gap":true}`,
			`{"item":"enrol","on":"2026-03-31","papers":{"proof":{"standing":"given","which":3,"instead":"x"}},"pledged":["proof"]}`,
			`{"item":"health","on":"2026-03-02","papers":{"report":{"standing":"given","issued":"2025-09-02","expires":"2026-03-02"}}}`,
			`{"item":"one","on":"2024-02-29","papers":{"a":{"standing":"waived","reason":"系统可查"}}}`,
		} {
			f.Add([]byte(text), []byte(s), uint64(len(text)+len(s)))
		}
	}
	files, err := filepath.Glob(filepath.Join("..", "assets", "hall", "catalog", "*.yaml"))
	require.NoError(f, err)
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(f, err)
		f.Add(data, []byte(`{"item":"gjj-tuixiu","on":"2026-03-02"}`), uint64(len(data)))
	}
	f.Fuzz(func(t *testing.T, file, submission []byte, seed uint64) { examine(t, file, submission, seed) })
}

var mutations = flag.Int("mutations", 1500, "how many mutated files TestMutatedCatalogs tries")

// Files that are still files are the harder half: about every other one compiles and is checked.
func TestMutatedCatalogs(t *testing.T) {
	texts := []string{casesYAML, lifeYAML, visitYAML, cleanYAML}
	compiled := 0
	for i := range *mutations {
		if examine(t, []byte(texts[i%len(texts)]), nil, uint64(4*i+1+i%3)) {
			compiled++
		}
	}
	t.Logf("%d of %d mutated files compile", compiled, *mutations)
	require.Greater(t, compiled, *mutations/10)
	require.Less(t, compiled, *mutations*9/10)
}

// examine checks whatever comes out of the file, and tells whether it compiled.
func examine(t *testing.T, file, submission []byte, seed uint64) bool {
	t.Helper()
	dice := rand.New(rand.NewPCG(seed, 7))
	if seed%4 != 0 { // a file that is still one, with other things in it
		file = mutate(file, dice)
	}
	items, bundles, err := yaml.File("f.yaml", file)
	placed(t, err)
	c, err := catalog.NewWithBundles("v", items, bundles)
	placed(t, err)
	if err != nil {
		return false
	}
	var s catalog.Submission
	if json.Unmarshal(submission, &s) != nil {
		s = catalog.Submission{On: "2026-03-02"}
	}
	var subs []catalog.Submission
	for _, it := range c.Items() {
		one := s.Clone()
		one.Item = it.ID
		if seed%2 == 1 {
			one = anySubmission(it, dice)
		}
		v, err := c.Check(one)
		for _, e := range flat(err) {
			if e != nil && fault.CodeOf(e) == "" {
				t.Fatalf("no code: %v", e)
			}
		}
		if err != nil {
			one.Answers, one.Papers, one.Pledged, one.On = nil, nil, nil, "2026-03-02"
			if v, err = c.Check(one); err != nil {
				t.Fatalf("%s: %v", it.ID, err)
			}
		}
		again, _ := c.Check(one)
		a, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if b, _ := json.Marshal(again); string(a) != string(b) {
			t.Fatalf("%s\n%s", a, b)
		}
		if v.Outcome == catalog.Accept && len(v.Missing())+len(v.Gaps())+len(v.Fixes())+len(v.Ask) > 0 {
			t.Fatalf("accepts %s", a)
		}
		catalog.NoticeOf(it, one, v, catalog.Desk{})
		if w, err := c.Check(c.Understand(one)); err != nil || w.Outcome != v.Outcome {
			t.Fatalf("understood otherwise: %s %v", w.Outcome, err)
		}
		if len(subs) < 3 {
			subs = append(subs, one)
		}
	}
	if _, err := c.CheckTogether(subs); err != nil {
		t.Fatal(err)
	}
	for _, b := range c.Bundles() {
		if _, err := c.CheckBundle(catalog.BundleSubmission{Bundle: b.ID, On: "2026-03-02"}); err != nil {
			t.Fatal(err)
		}
	}
	catalog.Lint(c)
	return true
}

// words are what a catalog file is made of.
var words = strings.Fields(`id name when any_of all any take originals copies signatures valid later pledge optional main same from
	accepts days quarter_month until_day months never_ask fee amount exempt reason substitutes not_accepted situations choices unit agent
	policy guardian refusals materials items bundles item yes no self agent relative verify form signed photo original+copy government
	not_expired true false 0 1 2 -1 1001 1-20 31 owners early height applicant 身份证 户口簿 [甲,乙] [甲,[乙,丙]] {all:[甲,乙]} {per:owners}
	{days:1-20} []  {} ~ "" * & | > 3 == != < >= and or not in ( )`)

// mutate changes a few lines of the text: a line goes, comes twice, changes places; a word becomes another one.
func mutate(file []byte, dice *rand.Rand) []byte {
	lines := strings.Split(string(file), "\n")
	for range 1 + dice.IntN(4) {
		i, k := dice.IntN(len(lines)), dice.IntN(len(lines))
		switch dice.IntN(6) {
		case 0:
			lines = append(lines[:i:i], lines[min(i+1, len(lines)):]...)
		case 1:
			lines = append(lines[:i:i], append([]string{lines[k]}, lines[i:]...)...)
		case 2:
			lines[i], lines[k] = lines[k], lines[i]
		default:
			parts := strings.FieldsFunc(lines[i], func(r rune) bool { return strings.ContainsRune(" {}[],:", r) })
			if len(parts) > 0 {
				lines[i] = strings.Replace(lines[i], parts[dice.IntN(len(parts))], words[dice.IntN(len(words))], 1)
			}
		}
		if len(lines) == 0 {
			lines = []string{""}
		}
	}
	return []byte(strings.Join(lines, "\n"))
}

// anySubmission says anything about the item's questions and papers, sense and nonsense.
func anySubmission(it *catalog.Item, dice *rand.Rand) catalog.Submission {
	pick := func(of ...string) string { return of[dice.IntN(len(of))] }
	s := catalog.Submission{Item: it.ID, On: pick("2026-03-02", "2026-03-02", "2024-02-29", "", "2026-02-30"), Answers: answers{}, Papers: papers{},
		Gap: dice.IntN(2) == 0}
	for _, q := range it.Situations {
		s.Answers[q.ID] = pick("", "2", "1.5", "-3", "x")
		if len(q.Choices) > 0 && dice.IntN(4) > 0 {
			s.Answers[q.ID] = q.Choices[dice.IntN(len(q.Choices))].ID
		}
	}
	hand := func() catalog.Handed {
		return catalog.Handed{Standing: catalog.Standing(pick("", "given", "given", "wrong", "unclear", "waived", "fillable", "lost")),
			Which: dice.IntN(4) - 1, Copies: dice.IntN(4) - 1, Originals: dice.IntN(3), Signatures: dice.IntN(3), Reason: pick("", "因"),
			Expires: pick("", catalog.LongTerm, "2026-03-01", "soon"), Issued: pick("", "2026-03-01", "2020-02-29", "2026-02-30"),
			Instead: pick("", "", "passport", "temp-id")}
	}
	for _, m := range it.Materials {
		s.Papers[m.ID] = hand()
		for _, set := range m.Sets {
			for _, p := range set {
				s.Papers[catalog.PartKey(m.ID, p.ID)] = hand()
			}
		}
		if dice.IntN(3) == 0 {
			s.Pledged = append(s.Pledged, m.ID)
		}
	}
	return s
}

// placed fails unless every fault of the error names a line of the file.
func placed(t *testing.T, err error) {
	t.Helper()
	for _, e := range flat(err) {
		var f *fault.Error
		if e != nil && (!errors.As(e, &f) || !strings.HasPrefix(f.Where, "f.yaml:")) {
			t.Fatalf("no place: %v", e)
		}
	}
}
