package catalog_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/format/yaml"
	"onevisit/catalog/identity"
)

// The cases of real life that concern materials, by the number that the project's notes on the domain give them.

const lifeYAML = `
department: 测试局
source: 测试
items:
- id: fund
  name: 提取公积金
  agent: {policy: relatives, why: 由本人或配偶、父母、子女办理, guardian: true}
  situations:
  - {id: kin, ask: 什么关系？, choices: [{id: spouse, name: 配偶}, {id: parent, name: 父母子女}]}
  materials:
  - {id: idc, name: 身份证, take: verify, valid: not_expired, main: true}
  - id: relation
    name: 关系证明
    when: applicant == "relative"
    any_of: [结婚证, {all: [户口簿, {any: [出生医学证明, 独生子女证]}]}]
  - {id: guardianship, name: 监护证明, when: applicant == "guardian"}
  - {id: notary, name: 公证委托书, when: 'applicant == "relative" and kin == "parent"'}
- id: house
  name: 转移登记
  situations: [{id: owners, ask: 共有人几人？, unit: 人}]
  materials:
  - {id: form, name: 登记申请书, take: form, originals: 1, signatures: owners}
  - {id: idc, name: 共有人身份证, take: verify, originals: {per: owners}, copies: 2 * owners}
- id: birth
  name: 出生医学证明首次签发
  materials:
  - {id: idc, name: 居民身份证, substitutes: [{id: passport, name: 护照, reason: 外籍}], not_accepted: [{id: temp-id, name: 临时居民身份证, reason: 本事项不受理临时身份证}]}
- id: passport
  name: 普通护照
  materials:
  - {id: idc, name: 居民身份证, substitutes: [{id: temp-id, name: 临时居民身份证, reason: 领换补期间}]}
- id: enrol
  name: 参保登记
  accepts: {days: 1-20}
  materials:
  - {id: proof, name: 身份凭据, any_of: [身份证, 户口簿, 护照, 居住证]}
- id: subsidy
  name: 社保补贴
  accepts: {quarter_month: 1, until_day: 15}
  materials: [{id: form, name: 申请表}]
- id: title
  name: 不动产登记
  situations:
  - {id: small, ask: 小微企业？, choices: [yes, no]}
  - {id: first, ask: 首次？, choices: [yes, no]}
  fee:
    text: 住宅 80 元/件
    amount: 80
    exempt:
    - {when: small == "yes", reason: 小微企业免收}
    - {when: first == "yes", reason: 首次免收}
  materials: [{id: form, name: 申请书}]
- id: region
  name: 落户
  situations: [{id: here, ask: 是否本市户籍？, choices: [yes, no]}]
  refusals: [{id: elsewhere, when: here == "no", reason: 由户籍地办理, basis: 某条例第三条, office: 户籍地派出所}]
  materials: [{id: hukou, name: 户口簿}]
- id: licence
  name: 驾驶证换证
  materials:
  - {id: report, name: 体检报告, take: original, valid: [issued within 6 months]}
  - {id: photo, name: 照片, take: photo, originals: 2, optional: true}
  - {id: print, name: 指纹, optional: true}
- id: marriage-2024
  name: 结婚登记
  effective: 2020-01-01
  materials: [{id: idc, name: 身份证}, {id: hukou, name: 户口簿}]
- id: marriage-2025
  name: 结婚登记（2025）
  effective: 2025-05-10
  never_ask: [{name: 户口簿, reason: 2025年5月10日起不再要求}]
  materials: [{id: idc, name: 身份证}]
`

func life(t testing.TB) *catalog.Catalog {
	t.Helper()
	items, err := yaml.Items("life.yaml", []byte(lifeYAML))
	require.NoError(t, err)
	c, err := catalog.New("v", items)
	require.NoError(t, err)
	return c
}

func checked(t testing.TB, item string, a answers, p papers) catalog.Verdict {
	t.Helper()
	v, err := life(t).Check(catalog.Submission{Item: item, On: today, Answers: a, Papers: p})
	require.NoError(t, err)
	return v
}

var longTerm = catalog.Handed{Standing: catalog.Given, Expires: catalog.LongTerm}

func TestCase02AgentNeedsProofOfRelation(t *testing.T) {
	v := checked(t, "fund", answers{"applicant": "relative", "kin": "spouse"}, papers{"idc": longTerm})
	require.Equal(t, catalog.Correct, v.Outcome)
	require.Equal(t, map[string]catalog.State{"idc": "ok", "relation": "missing"}, states(v))
	v = checked(t, "fund", answers{"applicant": "relative", "kin": "parent"}, papers{"idc": longTerm})
	require.Equal(t, catalog.StateMissing, states(v)["notary"], "a parent's authority is notarised here")
	require.Equal(t, catalog.Accept, checked(t, "fund", answers{"applicant": "self"}, papers{"idc": longTerm}).Outcome)
	require.Equal(t, catalog.Refuse, checked(t, "fund", answers{"applicant": "agent"}, nil).Outcome)
}

func TestCase03DelegationForbiddenSaysWhy(t *testing.T) {
	v := verdict(t, catalog.Submission{Item: "marriage", Answers: answers{"applicant": "agent", "age": "30"}})
	require.Equal(t, catalog.Refuse, v.Outcome)
	require.Equal(t, catalog.RefusalAgent, v.Refused[0].ID)
	require.Equal(t, "双方须亲自到场", v.Refused[0].Reason.ZH)
}

func TestCase04GuardianOfAMinor(t *testing.T) {
	v := checked(t, "fund", answers{"applicant": "guardian"}, papers{"idc": longTerm})
	require.Equal(t, map[string]catalog.State{"idc": "ok", "guardianship": "missing"}, states(v))
	it, err := life(t).Item("fund")
	require.NoError(t, err)
	q := it.Situations[len(it.Situations)-1]
	require.Equal(t, catalog.ApplicantSituation, q.ID)
	require.Equal(t, []string{"self", "guardian", "relative", "agent"}, []string{q.Choices[0].ID, q.Choices[1].ID, q.Choices[2].ID, q.Choices[3].ID})
	// Where agents are forbidden a guardian still acts for the child.
	forbidden := catalog.Item{ID: "x", Name: catalog.Text{ZH: "事项"}, Agent: catalog.Agent{Policy: catalog.AgentForbidden, Guardian: true}}
	got, err := forbidden.Check(catalog.Submission{Answers: answers{"applicant": "guardian"}})
	require.NoError(t, err)
	require.Equal(t, catalog.Accept, got.Outcome)
}

func TestCase05CoOwnersAllSign(t *testing.T) {
	v := checked(t, "house", nil, nil)
	require.Equal(t, []string{"owners"}, v.Ask)
	require.Equal(t, "owners", v.Lines[1].CopiesPer)
	brought := papers{"form": {Standing: catalog.Given, Signatures: 1}, "idc": {Standing: catalog.Given, Originals: 1, Copies: 4}}
	v = checked(t, "house", answers{"owners": "2"}, brought)
	require.Equal(t, catalog.Correct, v.Outcome)
	require.Equal(t, []catalog.Fault{{Code: catalog.FaultSignatures, Want: 2, Have: 1}}, v.Lines[0].Faults)
	require.Equal(t, catalog.StateMissing, v.Lines[0].State, "the other owner has to come")
	require.Equal(t, []catalog.Fault{{Code: catalog.FaultOriginals, Want: 2, Have: 1}}, v.Lines[1].Faults)
	require.Equal(t, []int{2, 4}, []int{v.Lines[1].Originals, v.Lines[1].Copies})
	// The other owner stands there and signs: nothing is printed.
	brought["form"] = catalog.Handed{Standing: catalog.Fillable, Signatures: 1, Reason: "共有人当场签字"}
	brought["idc"] = given
	require.Equal(t, catalog.CorrectOnTheSpot, checked(t, "house", answers{"owners": "2"}, brought).Outcome)
	brought["form"] = catalog.Handed{Standing: catalog.Given, Signatures: 2}
	require.Equal(t, catalog.Accept, checked(t, "house", answers{"owners": "2"}, brought).Outcome)
	for _, bad := range []string{"1.5", "-1", "many", "10001"} {
		_, err := life(t).Check(catalog.Submission{Item: "house", Answers: answers{"owners": bad}})
		require.Error(t, err, bad)
	}
	require.Empty(t, checked(t, "house", answers{"owners": "0"}, nil).Missing()[1:], "no identity cards of nobody; the form stays")
}

// Case 12: who has a promise overdue, or broke one, gets no new one: what may follow later for others is missing now, and
// the notice offers neither way.
func TestCase12NoNewPromises(t *testing.T) {
	it := &catalog.Item{ID: "a", Name: catalog.Text{ZH: "甲"}, Materials: []catalog.Material{
		{ID: "m", Name: catalog.Text{ZH: "主件"}},
		{ID: "late", Name: catalog.Text{ZH: "次件"}, Later: catalog.Limit{N: 3, Unit: catalog.UnitWorkdays}},
		{ID: "proof", Name: catalog.Text{ZH: "证明"}, Pledge: true},
	}}
	s := catalog.Submission{Item: "a", Papers: papers{"m": given}, Pledged: []string{"proof"}, Gap: true}
	v, err := it.Check(s)
	require.NoError(t, err)
	require.Equal(t, catalog.AcceptOnPledge, v.Outcome)
	require.Len(t, v.Gaps(), 1)
	s.NoPromises = true
	v, err = it.Check(s)
	require.NoError(t, err)
	require.Equal(t, catalog.Correct, v.Outcome)
	require.Equal(t, []string{"late", "proof"}, v.Reply().Missing)
	for _, l := range v.Missing() {
		require.False(t, l.Later.Stated())
		require.False(t, l.CanPledge)
	}
	s.Papers["late"], s.Papers["proof"] = given, given
	v, err = it.Check(s)
	require.NoError(t, err)
	require.Equal(t, catalog.Accept, v.Outcome)
}

func TestCase10CorrectableOnTheSpot(t *testing.T) {
	c := life(t)
	s := catalog.Submission{Item: "subsidy", On: "2026-01-05", Papers: papers{"form": {Standing: catalog.Fillable, Reason: "漏填电话"}}}
	v, err := c.Check(s)
	require.NoError(t, err)
	require.Equal(t, catalog.CorrectOnTheSpot, v.Outcome)
	it, err := c.Item("subsidy")
	require.NoError(t, err)
	require.Equal(t, catalog.NoticeNone, catalog.NoticeOf(it, s, v, catalog.Desk{}).Kind)
}

func TestCase11WrongOffice(t *testing.T) {
	v := checked(t, "region", answers{"here": "no"}, nil)
	require.Equal(t, catalog.Refuse, v.Outcome)
	require.Equal(t, "户籍地派出所", v.Refused[0].Office.ZH)
	require.Equal(t, "某条例第三条", v.Refused[0].Basis.ZH)
}

func TestCase13OriginalOnlyCheckedAndHandedBack(t *testing.T) {
	v := checked(t, "fund", answers{"applicant": "self"}, papers{"idc": longTerm})
	require.Equal(t, catalog.TakeVerify, v.Lines[0].Take)
}

func TestCase14OneOfSet(t *testing.T) {
	enrol := func(h catalog.Handed) catalog.Verdict { return checked(t, "enrol", nil, papers{"proof": h}) }
	for which := range 4 {
		require.Equal(t, catalog.Accept, enrol(catalog.Handed{Standing: catalog.Given, Which: which}).Outcome)
	}
	require.Equal(t, catalog.Correct, enrol(catalog.Handed{Standing: catalog.Wrong, Which: 3}).Outcome)
}

// All of A, or B and C: what is there of B and C counts, and the notice names what is left of the nearest way.
func TestCase14SetsOfSets(t *testing.T) {
	relation := func(p papers) catalog.Line {
		p["idc"] = longTerm
		return checked(t, "fund", answers{"applicant": "relative", "kin": "spouse"}, p).Lines[1]
	}
	require.Equal(t, []catalog.Text{{ZH: "结婚证"}, {ZH: "户口簿和出生医学证明"}, {ZH: "户口簿和独生子女证"}}, relation(papers{}).AnyOf)
	require.Equal(t, catalog.StateOK, relation(papers{"relation/结婚证": given}).State)
	require.Equal(t, catalog.StateOK, relation(papers{"relation": given}).State)
	require.Equal(t, catalog.StateOK, relation(papers{"relation": {Standing: catalog.Given, Which: 1}}).State)
	require.Equal(t, catalog.StateOK, relation(papers{"relation/户口簿": given, "relation/独生子女证": given}).State)
	require.Equal(t, catalog.StateOK, relation(papers{"relation/结婚证": {Standing: catalog.Wrong}, "relation/户口簿": given, "relation/独生子女证": given}).State)
	l := relation(papers{"relation/户口簿": given, "relation/出生医学证明": {Standing: catalog.Unclear, Reason: "残缺"}})
	require.Equal(t, catalog.StateMissing, l.State)
	l = relation(papers{"relation": {Standing: catalog.Given, Which: 1}, "relation/出生医学证明": {Standing: catalog.Unclear, Reason: "残缺"}})
	require.Equal(t, catalog.StateMissing, l.State)
	require.Equal(t, 1, l.Which)
	require.Equal(t, []catalog.Fault{{Code: catalog.FaultUnclear, Note: "残缺", Part: &catalog.Text{ZH: "出生医学证明"}}}, l.Faults)
	l = relation(papers{"relation/户口簿": given, "relation/出生医学证明": {Standing: catalog.Fillable}})
	require.Equal(t, catalog.StateFix, l.State)
}

func TestCase15TemporaryID(t *testing.T) {
	temp := papers{"idc": {Standing: catalog.Given, Instead: "temp-id"}}
	require.Equal(t, catalog.Accept, checked(t, "passport", nil, temp).Outcome)
	v := checked(t, "birth", nil, temp)
	require.Equal(t, catalog.Correct, v.Outcome)
	require.Equal(t, []catalog.Fault{{Code: catalog.FaultNotAccepted, Note: "临时居民身份证",
		Reason: &catalog.Text{ZH: "本事项不受理临时身份证"}}}, v.Lines[0].Faults)
	require.Equal(t, catalog.Accept, checked(t, "birth", nil, papers{"idc": {Standing: catalog.Given, Instead: "passport"}}).Outcome)
	require.Equal(t, catalog.Correct, checked(t, "birth", nil, papers{"idc": {Standing: catalog.Given, Instead: "library-card"}}).Outcome)
}

func TestCase16PaperExpired(t *testing.T) {
	for issued, outcome := range map[string]catalog.Outcome{"2025-09-02": catalog.Accept, "2025-09-01": catalog.Correct} {
		v := checked(t, "licence", nil, papers{"report": {Standing: catalog.Given, Issued: issued}})
		require.Equal(t, outcome, v.Outcome, issued)
	}
}

func TestCase17AcceptanceCalendar(t *testing.T) {
	c := life(t)
	for _, x := range []struct{ item, on, next string }{
		{"enrol", "2026-03-01", ""}, {"enrol", "2026-03-20", ""}, {"enrol", "2026-03-21", "2026-04-01"},
		{"enrol", "2026-12-31", "2027-01-01"}, {"subsidy", "2026-01-15", ""}, {"subsidy", "2026-01-16", "2026-04-01"},
		{"subsidy", "2026-02-10", "2026-04-01"}, {"subsidy", "2026-11-30", "2027-01-01"}, {"subsidy", "2026-10-01", ""},
	} {
		v, err := c.Check(catalog.Submission{Item: x.item, On: x.on, Papers: papers{}})
		require.NoError(t, err)
		require.Equal(t, x.next, v.ComeOn, "%+v", x)
		require.Equal(t, x.next != "", v.Outcome == catalog.Refuse, "%+v", x)
		require.Len(t, v.Missing(), 1, "what else is missing is said at once")
		it, err := c.Item(x.item)
		require.NoError(t, err)
		day, ok := it.NextDay(x.on)
		require.True(t, ok)
		if x.next == "" {
			require.Equal(t, x.on, day)
			continue
		}
		require.Equal(t, x.next, day)
		require.Equal(t, catalog.RefusalCalendar, v.Refused[0].ID)
		require.Contains(t, v.Refused[0].Reason.ZH, "日")
		require.Equal(t, catalog.NoticeComeOn, catalog.NoticeOf(it, catalog.Submission{}, v, catalog.Desk{}).Kind)
	}
	_, err := c.Check(catalog.Submission{Item: "enrol"})
	require.Error(t, err, "without the day nothing can be said")
}

func TestCase18ThresholdDecides(t *testing.T) {
	for height, outcome := range map[string]catalog.Outcome{"4.5": catalog.Accept, "4.51": catalog.Correct} {
		v := verdict(t, catalog.Submission{Item: "oversize", Answers: answers{"height": height}, Papers: papers{"form": given}})
		require.Equal(t, outcome, v.Outcome, height)
	}
}

func TestCase19FeeExemption(t *testing.T) {
	it, err := life(t).Item("title")
	require.NoError(t, err)
	require.Empty(t, it.Questions(nil), "no question is asked for the fee's sake")
	open := it.Charge(nil)
	require.Equal(t, "80", open.Amount)
	require.False(t, open.Free)
	require.Len(t, open.Maybe, 2)
	require.Equal(t, "小微企业免收", it.Charge(answers{"small": "yes"}).Exempt.Reason.ZH)
	require.True(t, it.Charge(answers{"small": "no", "first": "yes"}).Free)
	require.Empty(t, it.Charge(answers{"first": "yes"}).Maybe, "it is free already")
	paid := it.Charge(answers{"small": "no", "first": "no"})
	require.Equal(t, catalog.Charge{Text: catalog.Text{ZH: "住宅 80 元/件"}, Amount: "80"}, paid)
	require.True(t, (&catalog.Item{FeeAmount: "0.00"}).Charge(nil).Free)
}

func TestCase20NamesDiffer(t *testing.T) {
	require.Equal(t, identity.Equal, identity.CompareNames("王 伟", "王伟").Likeness)
	require.Equal(t, identity.Variant, identity.CompareNames("張偉", "张伟").Likeness)
	require.Equal(t, identity.Rare, identity.CompareNames("王□", "王㛃").Likeness)
	require.False(t, identity.CompareNames("張偉", "张伟").Same(), "a person decides")

	s := catalog.Submission{Item: "licence", On: today, Papers: papers{"report": {Standing: catalog.Given, Issued: today}}}
	plain, err := life(t).Check(s)
	require.NoError(t, err)
	for holder, want := range map[string][]catalog.NameLook{
		"":    nil,
		"张 伟": nil,
		"張偉":  {{Material: "report", Holder: "張偉", Likeness: identity.Variant, Pairs: [][2]string{{"张", "張"}, {"伟", "偉"}}}},
		"李四":  {{Material: "report", Holder: "李四", Likeness: identity.Different}},
	} {
		s.Person, s.Papers = "张伟", papers{"report": {Standing: catalog.Given, Issued: today, Holder: holder}}
		v, err := life(t).Check(s)
		require.NoError(t, err)
		require.Equal(t, want, v.Names, holder)
		require.Equal(t, plain.Outcome, v.Outcome, "a person decides")
	}
}

func TestCase21NoBiometricsIsNoRefusal(t *testing.T) {
	v := checked(t, "licence", nil, papers{"report": {Standing: catalog.Given, Issued: today}, "print": {Standing: catalog.Unclear, Reason: "指纹磨损"}})
	require.Equal(t, catalog.Accept, v.Outcome)
	require.Equal(t, catalog.StateOption, states(v)["print"])
}

// A case keeps the version it was opened under: two versions are two items with their dates, and neither asks as the
// other.
func TestCase29CatalogChangesWhileACaseIsOpen(t *testing.T) {
	before, after := checked(t, "marriage-2024", nil, nil), checked(t, "marriage-2025", nil, nil)
	require.Len(t, before.Missing(), 2)
	require.Len(t, after.Missing(), 1)
}

func TestCase30CatalogErrorsAreReported(t *testing.T) {
	var codes []catalog.LintCode
	for _, f := range lint(t, `
department: 局
items:
- id: x
  code: 511Z07001006-511602000000-000-11511301008778255G-1-00
  name: 事项
  limit: {statutory: 3 workdays, promised: 9 workdays}
  never_ask: [户口簿]
  materials: [{id: a, name: 其他材料}, {id: b, name: 户口簿}, {id: c, name: 身份证, main: true, later: 3 workdays}]
`) {
		codes = append(codes, f.Code)
	}
	for _, want := range []catalog.LintCode{catalog.LintPromiseLonger, catalog.LintBadChecksum, catalog.LintCatchAll,
		catalog.LintForbidden, catalog.LintMainGap, catalog.LintNoSource} {
		require.Contains(t, codes, want)
	}
}

func TestCase37NothingOffTheList(t *testing.T) {
	c := life(t)
	it, err := c.Item("marriage-2025")
	require.NoError(t, err)
	_, err = c.Check(catalog.Submission{Item: it.ID, Papers: papers{"hukou": given}})
	require.Error(t, err, "a paper that is not on the list is none of the item's")
	v := checked(t, it.ID, nil, nil)
	require.Contains(t, catalog.NoticeOf(it, catalog.Submission{}, v, catalog.Desk{}).Rights, catalog.RightNoUnrelated)
}
