package catalog_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/format/yaml"
)

const cleanYAML = `
department: 测试局
source: {text: 某清单, kind: official-page}
items:
- id: one
  code: 511Z07001006-511602000000-000-11511301008778255F-1-00
  name: 事项一
  limit: {statutory: 20 workdays, promised: 3 workdays}
  situations:
  - {id: early, ask: 提前？, choices: [{id: yes, name: 是}, {id: no, name: 否}]}
  - {id: height, ask: 高？, unit: 米}
  refusals:
  - {id: tall, when: height > 100, reason: 太高, basis: 某条}
  materials:
  - {id: a, name: 身份证}
  - {id: b, name: 凭据, when: early == "yes", any_of: [甲, 乙], later: 3 workdays}
`

func lint(t *testing.T, text string) []catalog.Finding {
	t.Helper()
	items, err := yaml.Items("f.yaml", []byte(text))
	require.NoError(t, err)
	c, err := catalog.New("v", items)
	require.NoError(t, err)
	return catalog.Lint(c)
}

func TestLintPassesACleanCatalog(t *testing.T) {
	require.Empty(t, lint(t, cleanYAML))
}

func TestLintFindsWhatAReviewerWould(t *testing.T) {
	for _, c := range []struct {
		from, to string
		code     catalog.LintCode
		where    string
	}{
		{"name: 身份证", "name: 法律规定的其他材料", catalog.LintCatchAll, "f.yaml:15"},
		{"any_of: [甲, 乙]", "any_of: [甲, 其他相关证明]", catalog.LintCatchAll, "f.yaml:16"},
		{"promised: 3 workdays", "promised: 21 workdays", catalog.LintPromiseLonger, "f.yaml:5"},
		{"statutory: 20 workdays, promised: 3 workdays", "statutory: 20 days, promised: 21 workdays", catalog.LintPromiseLonger, "f.yaml:5"},
		{"statutory: 20 workdays, promised: 3 workdays", "statutory: 60 minutes, promised: 1 day", catalog.LintPromiseLonger, "f.yaml:5"},
		{"statutory: 20 workdays, promised: 3 workdays", "statutory: 1 day, promised: 25 hours", catalog.LintPromiseLonger, "f.yaml:5"},
		{`when: early == "yes"`, `when: early == "yes" and early == "no"`, catalog.LintUnreachable, "f.yaml:16"},
		{`when: early == "yes"`, `when: height > 3 and height < 2`, catalog.LintUnreachable, "f.yaml:16"},
		{`when: early == "yes"`, `when: early == "yes" or early == "no"`, catalog.LintAlways, "f.yaml:16"},
		{`when: early == "yes"`, `when: height > 3`, catalog.LintIdleQuestion, "f.yaml:10"},
		{"choices: [{id: yes, name: 是}, {id: no, name: 否}]", "choices: [{id: yes, name: 是}]", catalog.LintOneChoice, "f.yaml:10"},
		{"when: height > 100", "when: height > 100 and height < 90", catalog.LintNeverRefuses, "f.yaml:13"},
		{"when: height > 100", "when: height > 100 or height <= 100", catalog.LintAlwaysRefuses, "f.yaml:13"},
		{", basis: 某条", "", catalog.LintNoRefusalBasis, "f.yaml:13"},
		{"11511301008778255F", "11511301008778255G", catalog.LintBadChecksum, "f.yaml:5"},
		{"11511301008778255F", "1151130100877825OF", catalog.LintBadChecksum, "f.yaml:5"},
		{"any_of: [甲, 乙]", "any_of: [甲]", catalog.LintOneOfOne, "f.yaml:16"},
		{"name: 身份证}", "name: 身份证, later: 2 days}", catalog.LintAllGap, "f.yaml:5"},
		{"later: 3 workdays", "later: 3 workdays, pledge: true", catalog.LintPledgeAndGap, "f.yaml:16"},
		{"later: 3 workdays", "later: 3 workdays, optional: true", catalog.LintOptionalGap, "f.yaml:16"},
		{"name: 身份证}", "name: 身份证, from: government, copies: 1}", catalog.LintSharedDemanded, "f.yaml:15"},
		{"- {id: a, name: 身份证}", "- {id: a, name: 身份证}\n  - {id: c, name: 身份证}", catalog.LintTwice, "f.yaml:16"},
		{"source: {text: 某清单, kind: official-page}", "", catalog.LintNoSource, "f.yaml:5"},
		{"name: 事项一", "name: 事项一\n  one_hour: true\n  conditions: [本市户籍, 法律规定的其他条件]", catalog.LintCatchAll, "f.yaml:5"},
		{"promised: 3 workdays}", "promised: 90 minutes}\n  one_hour: true", catalog.LintOneHourLong, "f.yaml:5"},
		{"name: 身份证}", "name: 身份证, main: true, later: 2 days}", catalog.LintMainGap, "f.yaml:15"},
		{"  materials:\n", "  never_ask: [{name: 身 份 证, reason: 旧规定}]\n  materials:\n", catalog.LintForbidden, "f.yaml:16"},
		{"  materials:\n", "  never_ask: [甲, 乙]\n  materials:\n", catalog.LintForbidden, "f.yaml:17"},
		{"name: 身份证}", "name: 身份证, not_accepted: [身份证]}", catalog.LintRefusedDoc, "f.yaml:15"},
		{"any_of: [甲, 乙]", "any_of: [甲, 乙], not_accepted: [乙]", catalog.LintRefusedDoc, "f.yaml:16"},
		{"any_of: [甲, 乙]", "any_of: [甲, 乙], substitutes: [丙], not_accepted: [丙]", catalog.LintRefusedDoc, "f.yaml:16"},
		{`when: early == "yes"`, `when: early == "yes" and height > 101`, catalog.LintOnlyRefused, "f.yaml:16"},
		{"height > 100, reason: 太高, basis: 某条}", "height > 100, reason: 太高, basis: 某条}\n  - {id: short, when: height <= 100, reason: 太矮, basis: 某条}", catalog.LintAllRefused, "f.yaml:5"},
		{"any_of: [甲, 乙]", "any_of: [甲, 乙, 甲]", catalog.LintAnyTwice, "f.yaml:16"},
		{"any_of: [甲, 乙]", "any_of: [甲, [乙, 甲]]", catalog.LintAnyWithin, "f.yaml:16"},
		{"later: 3 workdays", "later: 4 workdays", catalog.LintGapLonger, "f.yaml:16"},
		{"any_of: [甲, 乙]", "any_of: [甲, 乙], take: form", catalog.LintFormOfMany, "f.yaml:16"},
		{", unit: 米", "", catalog.LintNoUnit, "f.yaml:11"},
		{"name: 否", "name: 是", catalog.LintChoiceTwice, "f.yaml:10"},
		{"name: 事项一", "name: 事项一\n  agent: allowed", catalog.LintNoAuthority, "f.yaml:5"},
		{"name: 事项一", "name: 事项一\n  agent: relatives", catalog.LintNoRelation, "f.yaml:5"},
		{"name: 事项一", "name: 事项一\n  agent: {policy: forbidden, guardian: true}", catalog.LintNoGuardian, "f.yaml:5"},
		{"name: 事项一", "name: 事项一\n  agent: forbidden", catalog.LintNoWhy, "f.yaml:5"},
		{"name: 事项一", "name: 事项一\n  conditions: [每月1日至20日受理]", catalog.LintCalendar, "f.yaml:5"},
		{"name: 事项一", "name: 事项一\n  kind: immediate", catalog.LintImmediateLong, "f.yaml:5"},
		{"name: 事项一", "name: 事项一\n  fee: {amount: 0, exempt: [{when: height > 3, reason: 高}]}", catalog.LintFreeExempt, "f.yaml:5"},
		{"name: 事项一", "name: 事项一\n  fee: {amount: 9, exempt: [{when: height > 3 and height < 2, reason: 高}]}", catalog.LintNeverExempt, "f.yaml:8"},
		{"name: 事项一", "name: 事项一\n  fee: {amount: 9, exempt: [{reason: 高}]}", catalog.LintAlwaysExempt, "f.yaml:8"},
		{"name: 身份证}", "name: 身份证, same: id}", catalog.LintSameAlone, "f.yaml:15"},
	} {
		t.Run(string(c.code)+" "+c.to, func(t *testing.T) {
			require.Contains(t, cleanYAML, c.from)
			var codes []catalog.LintCode
			where := ""
			for _, f := range lint(t, strings.Replace(cleanYAML, c.from, c.to, 1)) {
				codes = append(codes, f.Code)
				if f.Code == c.code {
					where = f.Where
					require.Equal(t, "one", f.Item)
					require.NotEmpty(t, f.Severity)
				}
			}
			require.Contains(t, codes, c.code)
			require.Equal(t, c.where, where)
		})
	}
}

func TestLintComparesItems(t *testing.T) {
	second := "- id: two\n  code: 511z07001006-511602000000-000-11511301008778255f-1-00\n  name: 事项一\n  materials: []\n"
	found := lint(t, cleanYAML+second)
	require.Len(t, found, 3)
	require.Equal(t, catalog.LintNoMaterials, found[0].Code)
	require.Equal(t, catalog.LintDuplicateName, found[1].Code)
	require.Equal(t, catalog.LintDuplicateCode, found[2].Code)
	require.Equal(t, "f.yaml:5", found[2].Args["first"])
	require.Equal(t, "f.yaml:17", found[2].Where)
}

// Shorter promises in another unit are not called longer.
func TestLintDoesNotGuess(t *testing.T) {
	for _, limits := range []string{
		"statutory: 20 workdays, promised: 25 days", "statutory: 20 days, promised: 20 workdays", "promised: 3 workdays",
		"statutory: 1 workday, promised: 60 minutes", "handling: 300 days",
	} {
		for _, f := range lint(t, strings.Replace(cleanYAML, "statutory: 20 workdays, promised: 3 workdays", limits, 1)) {
			require.NotEqual(t, catalog.LintPromiseLonger, f.Code, limits)
		}
	}
}

// The shipped sample says of itself what it lacks, but nothing in it may be wrong.
func TestSampleCatalogHasNoLintErrors(t *testing.T) {
	for _, f := range catalog.Lint(hall(t)) {
		if f.Severity == catalog.SeverityError {
			t.Errorf("%s %s %s %v", f.Where, f.Item, f.Code, f.Args)
		}
	}
}

func TestLintOfBundles(t *testing.T) {
	items, bundles, err := yaml.File("f.yaml", []byte(cleanYAML+`
bundles:
- {id: b, name: 一件事, situations: [{id: area, ask: 面积？, unit: 平方米}, {id: idle, ask: 闲？, choices: [甲, 乙]}], items: [one, one, {name: 别的, exempt: area < 3 or area >= 3}, {name: 又, exempt: area < 3 and area > 4}]}
- {id: c, name: 一件事, source: 某清单, items: [one]}
`))
	require.NoError(t, err)
	c, err := catalog.NewWithBundles("v", items, bundles)
	require.NoError(t, err)
	got := map[catalog.LintCode]string{}
	for _, f := range catalog.Lint(c) {
		require.Equal(t, "one", f.Item, "a finding is opened at an item")
		got[f.Code] = f.Bundle
	}
	require.Equal(t, map[catalog.LintCode]string{
		catalog.LintBundleTwice: "b", catalog.LintNotHere: "b", catalog.LintExemptAlways: "b", catalog.LintNeverExempt: "b",
		catalog.LintIdleQuestion: "b", catalog.LintBundleOfOne: "c",
	}, got)
}

// A question that only decides about the fee is not idle, and one key on two papers is not alone.
func TestLintKnowsWhatUsesAQuestion(t *testing.T) {
	text := strings.Replace(cleanYAML, `when: early == "yes"`, `when: height > 3`, 1)
	text = strings.Replace(text, "name: 事项一", "name: 事项一\n  fee: {amount: 9, exempt: [{when: early == \"yes\", reason: 高}]}", 1)
	require.Empty(t, lint(t, text))
	text = strings.Replace(cleanYAML, "name: 身份证}", "name: 身份证, same: id}", 1)
	require.Empty(t, lint(t, text+"- {id: two, name: 事项二, materials: [{id: a, name: 身份证, same: id}]}\n"))
}
