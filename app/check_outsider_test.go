package app_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestBundleWrittenElsewhere: several items in one visit share what is written for all of them.
func TestBundleWrittenElsewhere(t *testing.T) {
	s := newShell(t)
	file := filepath.Join(t.TempDir(), "b.yaml")
	require.NoError(t, os.WriteFile(file, []byte(`department: 某局
items:
- id: one
  name: 甲
  materials: [{id: id-card, name: 身份证, copies: 1}, {id: lease, name: 租赁合同}]
- id: two
  name: 乙
  situations: [{id: big, ask: 大？, type: bool}]
  materials: [{id: idc, name: 身份证, copies: 2, valid: not_expired}, {id: plan, name: 平面图, when: big == "yes", later: 3 workdays}]
bundles:
- {id: shop, name: 开店一件事, items: [one, two]}
`), 0o600))
	for _, c := range []struct {
		in, one, two, ask string
		code              int
	}{
		{`{"bundle":"shop"}`, "correct", "ask", "big", 1},
		{`{"bundle":"shop","answers":{"big":true},"papers":["身份证","租赁合同"]}`, "accept", "accept_with_gap", "", 0},
		{`{"items":["one","two"],"answers":{"big":"no"},"papers":["身份证","lease"]}`, "accept", "accept", "", 0},
		{`{"bundle":"shop","answers":{"big":false},"items":{"one":{"papers":["id-card","lease"]},"two":{"answers":{"big":"no"}}}}`, "accept", "correct", "", 1},
		{`[{"item":"one","papers":["id-card"]},{"item":"乙","answers":{"big":"是"}}]`, "correct", "correct", "", 1},
		{`{"items":[{"item":"one","papers":["lease"]},{"item":"two","answers":{"big":"no"},"papers":{"idc":{"copies":1,"expires":"2099-01-01"}}}]}`, "accept", "correct", "", 1},
	} {
		code, out, errOut := s.run(c.in, "check", "--catalog", file, "--json")
		require.Equal(t, c.code, code, "%s: %s%s", c.in, out, errOut)
		var m struct {
			Items []struct {
				Item    string
				Verdict struct{ Outcome string }
			}
			Ask []struct{ Situation struct{ ID string } }
		}
		require.NoError(t, json.Unmarshal([]byte(out), &m))
		ask := ""
		for _, a := range m.Ask {
			ask += a.Situation.ID
		}
		require.Len(t, m.Items, 2)
		require.Equal(t, []string{c.one, c.two, c.ask}, []string{m.Items[0].Verdict.Outcome, m.Items[1].Verdict.Outcome, ask}, c.in)
	}
	code, _, errOut := s.run(`{"items":["one","two"],"papers":["hat"]}`, "check", "--catalog", file)
	require.Equal(t, 2, code)
	require.Contains(t, errOut, "hat")
	code, _, errOut = s.run(`{"bundle":"mall"}`, "check", "--catalog", file)
	require.Equal(t, 2, code)
	require.Contains(t, errOut, "mall")
}

// outsider is a catalog and submissions as somebody writes them who knows the format from its description alone.
type outsider struct {
	name    string
	catalog string // what stands under items: of one department
	cases   []outsiderCase
}

// outsiderCase is a submission and what has to come of it; fails is part of the fault instead.
type outsiderCase struct {
	in      string
	outcome string
	missing string
	gaps    string
	ask     string
	fails   string
}

func TestCheckOfCatalogsWrittenElsewhere(t *testing.T) {
	for _, o := range outsiders {
		t.Run(o.name, func(t *testing.T) {
			s := newShell(t)
			dir := t.TempDir()
			require.NoError(t, os.Mkdir(filepath.Join(dir, "catalog"), 0o750))
			text := "department: 某局\nitems:\n" + strings.TrimPrefix(o.catalog, "\n")
			require.NoError(t, os.WriteFile(filepath.Join(dir, "catalog", "a.yaml"), []byte(text), 0o600))
			for _, c := range o.cases {
				code, out, errOut := s.run(c.in, "check", "--catalog", dir, "--json")
				if c.fails != "" {
					require.Equal(t, 2, code, "%s: %s", c.in, out)
					require.Contains(t, errOut, c.fails, c.in)
					continue
				}
				var v struct {
					Outcome            string
					Missing, Gaps, Ask []string
				}
				require.NoError(t, json.Unmarshal([]byte(out), &v), "%s: %s", c.in, errOut)
				want := [4]string{c.outcome, c.missing, c.gaps, c.ask}
				got := [4]string{v.Outcome, strings.Join(v.Missing, " "), strings.Join(v.Gaps, " "), strings.Join(v.Ask, " ")}
				require.Equal(t, want, got, "%s: %s", c.in, out)
				require.Equal(t, map[bool]int{true: 0, false: 1}[strings.HasPrefix(v.Outcome, "accept") || v.Outcome == "pledge"], code)
			}
		})
	}
}

// TestCatalogNeedsNoHall: a catalog is checked as a hall's folder, as a folder of catalog files, and as one file.
func TestCatalogNeedsNoHall(t *testing.T) {
	s := newShell(t)
	dir := t.TempDir()
	text := "department: 某局\nitems:\n- {id: a, name: 甲, materials: [{id: m, name: 某证}]}\n"
	require.NoError(t, os.Mkdir(filepath.Join(dir, "catalog"), 0o750))
	file := filepath.Join(dir, "catalog", "a.yaml")
	require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	for _, at := range []string{dir, filepath.Join(dir, "catalog"), file} {
		code, out, errOut := s.run(`{"item":"a","papers":["m"]}`, "check", "--catalog", at, "--json")
		require.Equal(t, 0, code, errOut)
		require.Contains(t, out, `"outcome": "accept"`)
		code, out, errOut = s.run("", "catalog", "lint", "--catalog", at, "--json")
		require.Equal(t, 0, code, errOut)
		require.Contains(t, out, "a.yaml:3")
	}
	code, _, errOut := s.run(`{"item":"a"}`, "check", "--catalog", filepath.Join(dir, "none"))
	require.Equal(t, 2, code)
	require.Contains(t, errOut, "none")
}

// TestBadCatalogSaysWhatToWrite: what cannot be taken is answered with the place and with what to write instead.
func TestBadCatalogSaysWhatToWrite(t *testing.T) {
	s := newShell(t)
	for name, c := range map[string]struct{ item, says string }{
		"one_of":              {"materials: [{id: m, name: 某证, one_of: [甲证, 乙证]}]", "any_of: [甲, 乙]"},
		"all_of":              {"materials: [{id: m, name: 某证, all_of: [甲证, 乙证]}]", "any_of: [[甲, 乙], 丙]"},
		"condition":           {`materials: [{id: m, name: 某证, condition: x == "y"}]`, "when:"},
		"mandatory":           {"materials: [{id: m, name: 某证, mandatory: false}]", "required: true"},
		"expires":             {"materials: [{id: m, name: 某证, expires: true}]", "valid: not_expired"},
		"issued within":       {"materials: [{id: m, name: 某证, issued_within: 3 months}]", "valid: issued within 3 months"},
		"gap":                 {"materials: [{id: m, name: 某证, gap: 3 workdays}]", "later: 3 workdays"},
		"later without unit":  {"materials: [{id: m, name: 某证, later: 3}]", "3 workdays"},
		"later as a truth":    {"materials: [{id: m, name: 某证, later: true}]", "3 workdays"},
		"bare 日":              {"limit: {promised: 3日}, materials: []", "3 workdays"},
		"documents":           {"documents: [{id: m, name: 某证}]", "materials:"},
		"questions":           {"questions: [], materials: []", "situations:"},
		"refuse":              {"refuse: [], materials: []", "refusals:"},
		"calendar":            {"calendar: {days: 1-20}, materials: []", "accepts: {days: 1-20}"},
		"quarter":             {"accepts: {quarter: 1}, materials: []", "quarter_month: 1"},
		"calendar days":       {"accepts: {days: first}, materials: []", "1-20"},
		"materails":           {"materails: []", "materials"},
		"nmae":                {"materials: [{id: m, name: 某证, orignals: 1}]", "originals"},
		"camel case":          {"materials: [{id: m, name: 某证, Any_Of: [甲证, 乙证]}]", "any_of"},
		"any_of as a text":    {"materials: [{id: m, name: 某证, any_of: 甲证}]", "[甲, 乙]"},
		"take":                {"materials: [{id: m, name: 某证, take: grab}]", "verify"},
		"from":                {"materials: [{id: m, name: 某证, from: moon}]", "applicant, government"},
		"valid":               {"materials: [{id: m, name: 某证, valid: soon}]", "issued within 6 months"},
		"count":               {"materials: [{id: m, name: 某证, copies: owners + 1}]", "2 * owners"},
		"count of a choice":   {"situations: [{id: q, ask: 问, choices: [a, b]}], materials: [{id: m, name: 某证, copies: q}]", "q"},
		"unknown situation":   {`materials: [{id: m, name: 某证, when: early == "yes"}]`, "early"},
		"unknown choice":      {`situations: [{id: q, ask: 问, choices: [a, b]}], materials: [{id: m, name: 某证, when: q == "c"}]`, "a, b"},
		"unquoted choice":     {"situations: [{id: q, ask: 问, choices: [a, b]}], materials: [{id: m, name: 某证, when: q == a}]", "a, b"},
		"number as a text":    {`situations: [{id: q, ask: 问, type: number}], materials: [{id: m, name: 某证, when: q > "4"}]`, "q"},
		"single equals":       {`situations: [{id: q, ask: 问, choices: [a, b]}], materials: [{id: m, name: 某证, when: q = "a"}]`, "q ="},
		"arithmetic":          {"situations: [{id: q, ask: 问, type: number}], materials: [{id: m, name: 某证, when: q + 1 > 2}]", "q + 1"},
		"type of a question":  {"situations: [{id: q, ask: 问, type: date}], materials: []", "number"},
		"agent":               {"agent: sometimes, materials: []", "forbidden"},
		"kind":                {"kind: quick, materials: []", "immediate"},
		"twice":               {"materials: [{id: m, name: 某证}, {id: m, name: 另证}]", "m"},
		"no name":             {"materials: [{id: m}]", "name"},
		"conditions as rules": {"conditions: [{when: x}], materials: []", "zh"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			text := "department: 某局\nitems:\n- {id: a, name: 甲,\n   " + c.item + "}\n"
			require.NoError(t, os.WriteFile(filepath.Join(dir, "a.yaml"), []byte(text), 0o600))
			code, out, errOut := s.run(`{"item":"a"}`, "check", "--catalog", dir)
			require.Equal(t, 2, code, out)
			require.Regexp(t, `^a\.yaml:[34] `, errOut)
			require.Contains(t, errOut, c.says)
		})
	}
}

var outsiders = []outsider{
	{"the format's own example", `
- id: gjj-tuixiu
  name: 离退休提取住房公积金
  name_en: Housing fund withdrawal on retirement
  aliases: [退休公积金]
  kind: immediate
  one_hour: true
  limit: {statutory: 3 workdays, promised: 1 workday}
  agent: allowed
  situations:
  - {id: early, ask: 是否提前退休？, ask_en: Early retirement?, choices: [{id: yes, name: 提前退休}, {id: no, name: 已到法定退休年龄}]}
  materials:
  - {id: id-card, name: 身份证, take: verify, originals: 1, valid: not_expired, from: applicant}
  - {id: retire, name: 提前退休凭据, when: early == "yes", any_of: [退休证, 养老金证明], obtain: 人社窗口 5 号}
  - {id: bank, name: 本人储蓄卡, later: 3 workdays}
  source: …
`, []outsiderCase{
		{in: `{"item":"gjj-tuixiu"}`, outcome: "ask", missing: "id-card", gaps: "bank", ask: "early"},
		{in: `{"item":"gjj-tuixiu","answers":{"early":"no"}}`, outcome: "correct", missing: "id-card", gaps: "bank"},
		{in: `{"item":"gjj-tuixiu","answers":{"early":"yes"},"papers":{"id-card":"given"}}`, outcome: "correct", missing: "retire", gaps: "bank"},
		{in: `{"item":"gjj-tuixiu","answers":{"early":true},"papers":["id-card","retire"]}`, outcome: "accept_with_gap", gaps: "bank"},
		{in: `{"item":"gjj-tuixiu","answers":{"early":"是"},"papers":{"id-card":true,"养老金证明":true,"bank":true}}`, outcome: "accept"},
		{in: `{"item":"gjj-tuixiu","answers":{"early":"提前退休"},"papers":["身份证","退休证","本人储蓄卡"]}`, outcome: "accept"},
		{in: `{"item":"离退休提取住房公积金","situations":{"early":"no"},"materials":[{"id":"id-card","standing":"given","expires":"2030-01-01"},"bank"],"date":"2026-03-02"}`, outcome: "accept"},
		{in: `{"item":"gjj-tuixiu","on":"2026-03-02","answers":{"early":"no"},"papers":{"id-card":{"standing":"given","expires":"2026-03-01"},"bank":true}}`, outcome: "correct", missing: "id-card"},
		{in: `{"item":"gjj-tuixiu","on":"2026-03-02","answers":{"early":"no"},"papers":{"id-card":{"standing":"given","expires":"2026-03-02"},"bank":true}}`, outcome: "accept"},
		{in: `{"item":"gjj-tuixiu","answers":{"early":"no","applicant":"agent"},"papers":["id-card","bank"]}`, outcome: "accept"},
		{in: `{"item":"gjj-tuixiu","answers":{"early":"no"},"agent":true,"papers":["id-card","bank"]}`, outcome: "accept"},
		{in: `{"item":"gjj-tuixiu","answers":{"early":"maybe"}}`, fails: "maybe"},
		{in: `{"item":"gjj-tuixiu","answers":{"late":"yes"}}`, fails: "early"},
		{in: `{"item":"gjj-tuixiu","papers":{"hat":"given"}}`, fails: "id-card"},
		{in: `{"item":"gjj-tuixiu","papers":{"bank":"lost"}}`, fails: "given"},
		{in: `{"item":"gjj-tuixiu","on":"2.3.2026"}`, fails: "2.3.2026"},
		{in: "{\"item\":\"gjj-tuixiu\",\n\"answers\":{,}}", fails: "stdin:2"},
		{in: `{"item":"gjj-tuixiu","answers":{"early":"no"},"papers":["id-card"],"no_promises":true}`, outcome: "correct", missing: "bank"},
		{in: `{"item":"gjj","papers":{}}`, fails: "gjj"},
		{in: `{"items":"x"}`, fails: "items"},
		{in: `{"item":"gjj-tuixiu","colour":1}`, fails: "answers"},
	}},
	{"sets of sets", `
- id: a
  name: 甲
  materials:
  - {id: proof, name: 关系证明, any_of: [结婚证, {all_of: [户口簿, 出生证明]}]}
  - {id: house, name: 房屋证明, any_of: [[租赁合同, 房东身份证], 产权证]}
  - {id: nested, name: 身份证明, any_of: [{all: [户口簿, {any_of: [驾驶证, 社保卡]}]}, 护照]}
`, []outsiderCase{
		{in: `{"item":"a","papers":["结婚证","产权证","护照"]}`, outcome: "accept"},
		{in: `{"item":"a","papers":["户口簿","出生证明","租赁合同","护照"]}`, outcome: "correct", missing: "house"},
		{in: `{"item":"a","papers":["户口簿","租赁合同","房东身份证","社保卡"]}`, outcome: "correct", missing: "proof"},
		{in: `{"item":"a","papers":{"proof":true,"house":{"standing":"given","which":1},"nested/护照":"ok"}}`, outcome: "accept"},
		{in: `{"item":"a","papers":["驾驶证","proof","house"]}`, outcome: "correct", missing: "nested"},
	}},
	{"counts that follow the situation", `
- id: a
  name: 甲
  situations: [{id: owners, ask: 共有人几位？, type: number}, {id: kids, ask: 几个子女？, unit: 个}]
  materials:
  - {id: idc, name: 身份证, originals: 1 per owners, copies: 2 * owners}
  - {id: form, name: 申请表, signatures: owners}
  - {id: birth, name: 出生证明, copies: kids*1, when: kids > 0}
`, []outsiderCase{
		{in: `{"item":"a","answers":{"owners":2,"kids":0},"papers":{"idc":{"originals":2,"copies":4},"form":{"signatures":2}}}`, outcome: "accept"},
		{in: `{"item":"a","answers":{"owners":3,"kids":0},"papers":{"idc":{"originals":2,"copies":6},"form":{"signatures":2}}}`, outcome: "correct", missing: "idc form"},
		{in: `{"item":"a","answers":{"owners":1},"papers":["idc","form"]}`, outcome: "ask", ask: "kids"},
		{in: `{"item":"a","answers":{"owners":1,"kids":"2个"},"papers":["idc","form"]}`, outcome: "correct", missing: "birth"},
		{in: `{"item":"a","answers":{"owners":-1}}`, fails: "-1"},
	}},
	{"how long a paper is good", `
- id: a
  name: 甲
  materials:
  - {id: m1, name: 体检报告, valid: issued within 6 months}
  - {id: m2, name: 无犯罪证明, valid: within 3 months}
  - {id: m3, name: 收入证明, valid: {issued_within: 30 days}}
  - {id: m4, name: 驾驶证, valid: [not_expired, issued_within 10 days]}
  - {id: m5, name: 完税证明, valid: 近3个月内}
`, []outsiderCase{
		{in: `{"item":"a","on":"2026-08-31","papers":{"m1":{"issued":"2026-03-01"},"m2":{"issued":"2026-05-31"},"m3":{"issued":"2026-08-01"},"m4":{"issued":"2026-08-21","expires":"2026-08-31"},"m5":{"issued":"2026-06-01"}}}`, outcome: "accept"},
		{in: `{"item":"a","on":"2026-09-01","papers":{"m1":{"issued":"2026-02-28"},"m2":{"issued":"2026-05-31"},"m3":{"issued":"2026-08-01"},"m4":{"issued":"2026-08-21","expires":"2026-08-31"},"m5":{"issued":"2026-06-01"}}}`, outcome: "correct", missing: "m1 m2 m3 m4"},
		{in: `{"item":"a","on":"2026-09-01","papers":["m1","m2","m3","m4","m5"]}`, outcome: "accept"},
		{in: `{"item":"a","on":"2026-09-01","papers":{"m1":{"issued":"1 March"}}}`, fails: "1 March"},
	}},
	{"who comes", `
- id: allowed
  name: 甲
  agent: allowed
  materials: [{id: m, name: 某证}, {id: letter, name: 授权书, when: applicant == "agent"}]
- id: relatives
  name: 乙
  agent: relatives
  materials: [{id: m, name: 某证}, {id: rel, name: 关系证明, when: applicant == "relative"}]
- id: forbidden
  name: 丙
  agent: {policy: forbidden, why: 须双方亲自到场}
  materials: [{id: m, name: 某证}]
- id: short
  name: 丁
  agent: {forbidden: 须双方亲自到场}
  materials: [{id: m, name: 某证}]
- id: beside
  name: 戊
  agent: forbidden
  agent_why: 须本人
  materials: [{id: m, name: 某证}]
- id: own
  name: 己
  agent: relatives
  situations: [{id: who, ask: 谁来？, choices: [self, relative, agent]}]
  materials: [{id: m, name: 某证}, {id: rel, name: 关系证明, when: who == "relative"}]
- id: unstated
  name: 庚
  materials: [{id: m, name: 某证}]
`, []outsiderCase{
		{in: `{"item":"allowed","papers":["m"]}`, outcome: "ask", ask: "applicant"},
		{in: `{"item":"allowed","applicant":"spouse","papers":["m"]}`, outcome: "correct", missing: "letter"},
		{in: `{"item":"allowed","agent":false,"papers":["m"]}`, outcome: "accept"},
		{in: `{"item":"relatives","applicant":"agent","papers":["m"]}`, outcome: "refuse"},
		{in: `{"item":"relatives","applicant":"spouse","papers":["m"]}`, outcome: "correct", missing: "rel"},
		{in: `{"item":"forbidden","answers":{"applicant":"relative"},"papers":["m"]}`, outcome: "refuse"},
		{in: `{"item":"forbidden","answers":{"applicant":"self"},"papers":["m"]}`, outcome: "accept"},
		{in: `{"item":"short","agent":true,"papers":["m"]}`, outcome: "refuse"},
		{in: `{"item":"beside","agent":true,"papers":["m"]}`, outcome: "refuse"},
		{in: `{"item":"own","answers":{"who":"agent"},"papers":["m"]}`, outcome: "refuse"},
		{in: `{"item":"own","applicant":"relative","papers":["m"]}`, outcome: "correct", missing: "rel"},
		{in: `{"item":"own","papers":["m"]}`, outcome: "ask", ask: "who"},
		{in: `{"item":"unstated","applicant":"agent","papers":["m"]}`, outcome: "accept"},
		// nobody said that an agent comes, and only the rule turns on it
		{in: `{"item":"forbidden","papers":["m"]}`, outcome: "accept"},
		{in: `{"item":"short"}`, outcome: "correct", missing: "m"},
		{in: `{"item":"relatives","papers":["m"]}`, outcome: "ask", ask: "applicant"},
	}},
	{"conditions on the person, calendar and thresholds", `
- id: a
  name: 甲
  accepts: {days: 1-20}
  situations:
  - {id: age, ask: 年龄？, unit: 岁}
  - {id: local, ask: 是否本地户籍？, type: bool}
  - {id: height, ask: 高度（米）？, type: number}
  refusals:
  - {id: young, when: age < 18, reason: 未满十八周岁, basis: 某法第三条}
  - {id: elsewhere, when: local == "no", reason: 非本地户籍, office: 户籍所在地派出所}
  materials:
  - {id: m, name: 某证}
  - {id: plan, name: 护送方案, when: height > 4.5}
`, []outsiderCase{
		{in: `{"item":"a","on":"2026-03-20","answers":{"age":18,"local":true,"height":4.5},"papers":["m"]}`, outcome: "accept"},
		{in: `{"item":"a","on":"2026-03-20","answers":{"age":18,"local":"yes","height":"4.51"},"papers":["m"]}`, outcome: "correct", missing: "plan"},
		{in: `{"item":"a","on":"2026-03-21","answers":{"age":18,"local":"yes","height":1},"papers":["m"]}`, outcome: "refuse"},
		{in: `{"item":"a","on":"2026-03-01","answers":{"age":17},"papers":["m"]}`, outcome: "refuse"},
		{in: `{"item":"a","on":"2026-03-01","answers":{"local":"否"},"papers":["m"]}`, outcome: "refuse"},
		{in: `{"item":"a","on":"2026-03-01","answers":{"age":"18岁","local":"有"},"papers":["m"]}`, outcome: "ask", ask: "height"},
	}},
	{"pledge, shared, substitutes", `
- id: passport
  name: 护照
  materials:
  - {id: id-card, name: 居民身份证, take: verify, substitutes: [{id: temp-id, name: 临时居民身份证}]}
  - {id: income, name: 收入证明, pledge: true}
  - {id: book, name: 户口簿, from: shared}
- id: birth
  name: 出生医学证明
  materials:
  - {id: id-card, name: 居民身份证, take: verify, not_accepted: [{id: temp-id, name: 临时居民身份证, reason: 不收}]}
`, []outsiderCase{
		{in: `{"item":"passport","papers":["temp-id","income"]}`, outcome: "accept"},
		{in: `{"item":"passport","papers":["临时居民身份证"],"pledged":["income"]}`, outcome: "pledge"},
		{in: `{"item":"passport","papers":{"id-card":{"standing":"given","instead":"temp-id"}},"pledge":{"收入证明":true}}`, outcome: "pledge"},
		{in: `{"item":"passport","papers":["id-card"]}`, outcome: "correct", missing: "income"},
		{in: `{"item":"birth","papers":["temp-id"]}`, outcome: "correct", missing: "id-card"},
		{in: `{"item":"birth","papers":["id-card"]}`, outcome: "accept"},
	}},
	{"choices as a mapping, a condition of several", `
- id: a
  name: 甲
  situations:
  - id: way
    ask: 哪种方式？
    choices: {buy: 购买, rent: 租赁, loan: 贷款}
  - {id: married, ask: 已婚？, choices: [是, 否]}
  materials:
  - {id: m1, name: 购房合同, when: way == "buy" and married == "是"}
  - {id: m2, name: 租赁合同, when: 'way in ["rent"] or married == "否"'}
  - {id: m3, name: 贷款合同, when: way == "loan" && !(married == "否")}
  - {id: m4, name: 选填, optional: true}
`, []outsiderCase{
		{in: `{"item":"a"}`, outcome: "ask", ask: "married way"},
		{in: `{"item":"a","answers":{"way":"租赁"}}`, outcome: "correct", missing: "m2"},
		{in: `{"item":"a","answers":{"way":"buy","married":true}}`, outcome: "correct", missing: "m1"},
		{in: `{"item":"a","answers":{"way":"loan","married":"yes"},"papers":["m3"]}`, outcome: "accept"},
		{in: `{"item":"a","answers":{"married":"no"},"papers":["m2"]}`, outcome: "accept"},
	}},
}
