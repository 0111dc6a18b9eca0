package yaml

import (
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

const full = `department: 住房公积金管理中心
department_en: Housing fund
effective: 2026-01-01
line: B
source: {kind: official-page, region: 厦门}
items:
- id: gjj-tuixiu
  code: X-1
  name: 离退休提取住房公积金
  name_en: Housing fund withdrawal on retirement
  aliases: [退休公积金]
  kind: immediate
  one_hour: true
  limit: {statutory: 3 workdays, promised: 1 workday, handling: 60 minutes}
  agent: {policy: relatives, why: 须为近亲属, why_en: Relatives only}
  conditions: [账户封存, {zh: 无贷款, en: No loan}]
  situations:
  - {id: early, ask: 是否提前退休？, ask_en: Early retirement?, choices: [{id: yes, name: 提前退休, name_en: Early}, {id: no, name: 已到年龄}]}
  - {id: age, ask: 年龄, unit: 岁, unit_en: years}
  refusals:
  - {id: young, when: age < 18, reason: 未成年, reason_en: Minor, basis: 法, office: 局}
  materials:
  - {id: id-card, name: 身份证, take: verify, originals: 1, copies: 2, valid: not_expired, from: applicant}
  - id: retire
    name: 提前退休凭据
    when: early == "yes"
    any_of: [退休证, {name: 养老金证明, name_en: Pension proof}]
    valid: [not_expired, issued within 6 months]
    obtain: 人社窗口 5 号
    issuer: 人社局
    note: |
      两行
      说明
  - {id: bank, name: 本人储蓄卡, later: 3 workdays, pledge: true, optional: true}
  - {id: household, name: 户籍, from: government}
  steps: [申请, 受理]
  fee: 免费
  fee_en: Free
  result: 资金
  validity: 长期
  delivery: 邮寄
  basis: [条例第一条]
  clock_excludes: [鉴定]
  source: 某清单
- id: two
  name: 事项二
  department: 民政局
  effective: 2026-02-02
  line: C
  agent: allowed
  materials: []
  source: {text: 法, kind: law, caveat: 旧}
`

func TestItemsReadsEveryField(t *testing.T) {
	items, err := Items("catalog/g.yaml", []byte(full))
	require.NoError(t, err)
	require.Equal(t, &catalog.Item{
		ID: "gjj-tuixiu", Code: "X-1", Name: catalog.Text{ZH: "离退休提取住房公积金", EN: "Housing fund withdrawal on retirement"},
		Aliases: []string{"退休公积金"}, Department: catalog.Text{ZH: "住房公积金管理中心", EN: "Housing fund"}, Line: "B",
		Kind: catalog.KindImmediate, OneHour: true,
		Limit: catalog.Limits{Statutory: catalog.Limit{N: 3, Unit: catalog.UnitWorkdays},
			Promised: catalog.Limit{N: 1, Unit: catalog.UnitWorkdays}, Handling: catalog.Limit{N: 60, Unit: catalog.UnitMinutes}},
		Agent:      catalog.Agent{Policy: catalog.AgentRelatives, Why: catalog.Text{ZH: "须为近亲属", EN: "Relatives only"}},
		Conditions: []catalog.Text{{ZH: "账户封存"}, {ZH: "无贷款", EN: "No loan"}},
		Situations: []catalog.Situation{
			{ID: "early", Ask: catalog.Text{ZH: "是否提前退休？", EN: "Early retirement?"}, Where: "catalog/g.yaml:18",
				Choices: []catalog.Choice{{ID: "yes", Name: catalog.Text{ZH: "提前退休", EN: "Early"}}, {ID: "no", Name: catalog.Text{ZH: "已到年龄"}}}},
			{ID: "age", Ask: catalog.Text{ZH: "年龄"}, Unit: catalog.Text{ZH: "岁", EN: "years"}, Where: "catalog/g.yaml:19"},
		},
		Refusals: []catalog.Refusal{{ID: "young", When: "age < 18", Reason: catalog.Text{ZH: "未成年", EN: "Minor"},
			Basis: catalog.Text{ZH: "法"}, Office: catalog.Text{ZH: "局"}, Where: "catalog/g.yaml:21"}},
		Materials: []catalog.Material{
			{ID: "id-card", Name: catalog.Text{ZH: "身份证"}, Take: catalog.TakeVerify, Originals: 1, Copies: 2, NotExpired: true,
				Where: "catalog/g.yaml:23"},
			{ID: "retire", Name: catalog.Text{ZH: "提前退休凭据"}, When: `early == "yes"`,
				AnyOf: []catalog.Text{{ZH: "退休证"}, {ZH: "养老金证明", EN: "Pension proof"}}, NotExpired: true,
				IssuedWithin: catalog.Limit{N: 6, Unit: catalog.UnitMonths}, Obtain: catalog.Text{ZH: "人社窗口 5 号"},
				Issuer: catalog.Text{ZH: "人社局"}, Note: catalog.Text{ZH: "两行\n说明"}, Where: "catalog/g.yaml:24"},
			{ID: "bank", Name: catalog.Text{ZH: "本人储蓄卡"}, Later: catalog.Limit{N: 3, Unit: catalog.UnitWorkdays}, Pledge: true,
				Optional: true, Where: "catalog/g.yaml:34"},
			{ID: "household", Name: catalog.Text{ZH: "户籍"}, From: catalog.FromGovernment, Where: "catalog/g.yaml:35"},
		},
		Steps: []catalog.Text{{ZH: "申请"}, {ZH: "受理"}}, Fee: catalog.Text{ZH: "免费", EN: "Free"}, Result: catalog.Text{ZH: "资金"},
		Validity: catalog.Text{ZH: "长期"}, Delivery: catalog.Text{ZH: "邮寄"}, Basis: []catalog.Text{{ZH: "条例第一条"}},
		Excluded: []catalog.Text{{ZH: "鉴定"}}, Source: catalog.Source{Text: "某清单", Kind: "official-page", Region: "厦门"},
		Effective: "2026-01-01", Where: "catalog/g.yaml:7",
	}, items[0])
	two := items[1]
	require.Equal(t, catalog.Text{ZH: "民政局"}, two.Department)
	require.Equal(t, []string{"2026-02-02", "C"}, []string{two.Effective, two.Line})
	require.Equal(t, catalog.AgentAllowed, two.Agent.Policy)
	require.Equal(t, catalog.Source{Text: "法", Kind: "law", Region: "厦门", Caveat: "旧"}, two.Source)
}

func folder(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func TestLoadFolder(t *testing.T) {
	fsys := folder(map[string]string{"h/catalog/a.yaml": full, "h/catalog/.b.yaml": "x", "h/catalog/readme.txt": "x", "h/hall.yaml": "x"})
	c, err := Load(fsys, "h")
	require.NoError(t, err)
	require.Len(t, c.Items(), 2)
	require.Len(t, c.Version(), 12)

	same, err := Load(fsys, "h")
	require.NoError(t, err)
	require.Equal(t, c.Version(), same.Version())
	fsys["h/catalog/a.yaml"].Data = append(fsys["h/catalog/a.yaml"].Data, '\n')
	other, err := Load(fsys, "h")
	require.NoError(t, err)
	require.NotEqual(t, c.Version(), other.Version())

	_, err = Load(fsys, "elsewhere")
	require.Equal(t, CodeNoFiles, fault.CodeOf(err))
	_, err = Load(folder(map[string]string{"h/catalog/readme.txt": "x"}), "h")
	require.Equal(t, CodeNoFiles, fault.CodeOf(err))
}

// One look shows everything that is to be mended, in all files, each with its place.
func TestLoadNamesEveryFault(t *testing.T) {
	_, err := Load(folder(map[string]string{
		"catalog/a.yaml": full,
		"catalog/b.yml": `department: 局
items:
- id: gjj-tuixiu
  name: 又一个
  colour: red
  materials:
  - {id: a, name: 甲, when: early == "maybe"}
  - {id: a, name: 乙, valid: [soon, issued within 3日]}
  situations: [{id: early, ask: 提前？, choices: [{id: yes, name: 是}]}]
- name: 没有编号
  kind: quick
  agent: [x]
  materials: [{id: "有 空", name: "", take: grab, originals: -1, later: 5 months, valid: {a: 1}, from: moon}]
  limit: {promised: 0 workdays}
  effective: 2026-02-30
  situations: [{id: 1x, ask: ""}, {id: q, ask: 问, choices: [{id: a, name: 甲}, {id: a, name: 乙}]}]
  refusals: [{id: r}]
`,
		"catalog/c.yaml": "items: {",
		"catalog/d.yaml": "department: 局\n",
		"catalog/e.yaml": "items: [{id: q, name: 无部门, materials: []}]\n",
	}), ".")
	got := map[string]bool{}
	for _, e := range split(err) {
		var f *fault.Error
		require.ErrorAs(t, e, &f)
		require.Regexp(t, `^catalog/[a-e]\.ya?ml:\d+$`, f.Where)
		field, _ := f.Args["field"].(string)
		got[strings.TrimSpace(f.Where+" "+string(f.Code)+" "+field)] = true
	}
	for _, want := range []string{
		"catalog/b.yml:5 yaml.unknown_key", "catalog/b.yml:8 yaml.wrong_type", "catalog/b.yml:12 yaml.wrong_type",
		"catalog/b.yml:13 yaml.unknown_key", "catalog/b.yml:14 yaml.wrong_type", "catalog/c.yaml:1 yaml.broken",
		"catalog/d.yaml:1 catalog.missing_field items", "catalog/e.yaml:1 catalog.missing_field department",
		"catalog/b.yml:3 catalog.duplicate_item", "catalog/b.yml:7 catalog.bad_when",
		"catalog/b.yml:8 catalog.duplicate_field materials.id",
		"catalog/b.yml:10 catalog.missing_field id", "catalog/b.yml:10 catalog.bad_field kind",
		"catalog/b.yml:10 catalog.bad_field effective", "catalog/b.yml:13 catalog.bad_field materials.id",
		"catalog/b.yml:13 catalog.missing_field materials.name", "catalog/b.yml:13 catalog.bad_field take",
		"catalog/b.yml:13 catalog.bad_field originals", "catalog/b.yml:13 catalog.bad_field later",
		"catalog/b.yml:13 catalog.bad_field from",
		"catalog/b.yml:16 catalog.bad_field situations.id", "catalog/b.yml:16 catalog.missing_field situations.ask",
		"catalog/b.yml:16 catalog.duplicate_field situations.choices.id",
		"catalog/b.yml:17 catalog.missing_field refusals.when", "catalog/b.yml:17 catalog.missing_field refusals.reason",
	} {
		require.True(t, got[want], "%s is not among\n%v", want, err)
	}
}

func TestSampleHallLoads(t *testing.T) {
	c, err := Load(os.DirFS("../../../assets/hall"), ".")
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(c.Items()), 100)
}

// No text whatever brings the loader down; every fault names file and line, and what loads can be checked.
func FuzzItems(f *testing.F) {
	f.Add([]byte(full))
	f.Add([]byte("items:\n- {id: a, name: b, materials: [{id: m, name: n, when: x == \"y\"}]}\n"))
	f.Add([]byte("a: &a [*a]\n"))
	f.Add([]byte("? {a: b}\n: c\n"))
	f.Add([]byte("items: [&x {id: a}, *x, !!binary aGk=, <<: {id: q}]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		items, err := Items("f.yaml", data)
		for _, e := range split(err) {
			if e == nil {
				continue
			}
			var fe *fault.Error
			if !errors.As(e, &fe) || !strings.HasPrefix(fe.Where, "f.yaml:") {
				t.Fatalf("no place: %v", e)
			}
		}
		c, err := catalog.New("v", items)
		if err != nil {
			return
		}
		for _, it := range c.Items() {
			it.Questions(nil)
			if _, err := it.Check(catalog.Submission{Item: it.ID, On: "2026-01-01"}); err != nil {
				t.Fatalf("%s: %v", it.ID, err)
			}
		}
		catalog.Lint(c)
		c.Search("公积金 gjj", 5)
	})
}
