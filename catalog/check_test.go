package catalog_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/catalog/format/yaml"
)

const casesYAML = `
department: 测试局
items:
- id: retire
  name: 离退休提取住房公积金
  agent: {policy: relatives, why: 由本人、配偶或直系亲属办理}
  situations:
  - {id: early, ask: 是否提前退休？, choices: [{id: yes, name: 提前退休}, {id: no, name: 已到年龄}]}
  materials:
  - {id: id-card, name: 身份证, take: verify, originals: 1, valid: not_expired}
  - {id: retire, name: 提前退休凭据, when: early == "yes", any_of: [退休证, 养老金证明], obtain: 人社窗口 5 号}
  - {id: bank, name: 本人储蓄卡, later: 3 workdays}
  - {id: relation, name: 关系证明, when: applicant == "relative", copies: 2}
- id: marriage
  name: 结婚登记
  agent: {policy: forbidden, why: 双方须亲自到场}
  refusals:
  - {id: age, when: age < 22, reason: 未到法定婚龄, basis: 民法典第一千零四十七条, office: 无}
  situations:
  - {id: age, ask: 年龄？, unit: 岁}
  materials:
  - {id: photo, name: 双方合影, take: photo, originals: 3}
- id: oversize
  name: 超限运输
  situations:
  - {id: height, ask: 车货总高？, unit: 米}
  materials:
  - {id: form, name: 申请表, take: form}
  - {id: plan, name: 护送方案, when: height > 4.5}
- id: health
  name: 驾驶证换证
  materials:
  - {id: report, name: 体检报告, valid: [not_expired, issued within 6 months], originals: 1, copies: 2}
  - {id: household, name: 户籍信息, from: government}
  - {id: extra, name: 荣誉证书, optional: true}
  - {id: proof, name: 无犯罪证明, pledge: true}
`

func cases(t testing.TB) *catalog.Catalog {
	t.Helper()
	items, err := yaml.Items("cases.yaml", []byte(casesYAML))
	require.NoError(t, err)
	c, err := catalog.New("v1", items)
	require.NoError(t, err)
	return c
}

func verdict(t testing.TB, s catalog.Submission) catalog.Verdict {
	t.Helper()
	if s.On == "" {
		s.On = today
	}
	v, err := cases(t).Check(s)
	require.NoError(t, err)
	require.Equal(t, s.Item, v.Item)
	return v
}

func states(v catalog.Verdict) map[string]catalog.State {
	out := map[string]catalog.State{}
	for _, l := range v.Lines {
		out[l.Material] = l.State
	}
	return out
}

type (
	answers = map[string]string
	papers  = map[string]catalog.Handed
)

var given = catalog.Handed{Standing: catalog.Given}

func TestAsksFirstWhatCanStillChangeTheList(t *testing.T) {
	v := verdict(t, catalog.Submission{Item: "retire"})
	require.Equal(t, catalog.Ask, v.Outcome)
	require.ElementsMatch(t, []string{"early", "applicant"}, v.Ask)
	require.Equal(t, map[string]catalog.State{"id-card": "missing", "retire": "open", "bank": "gap", "relation": "open"}, states(v))

	// A stranger as agent ends it: nothing is asked any more.
	v = verdict(t, catalog.Submission{Item: "retire", Answers: answers{"applicant": "agent"}})
	require.Equal(t, catalog.Refuse, v.Outcome)
	require.Empty(t, v.Ask)
	require.Equal(t, "由本人、配偶或直系亲属办理", v.Refused[0].Reason.ZH)
	require.NotEmpty(t, v.Lines)
}

func TestOneNoticeNamesEverything(t *testing.T) {
	v := verdict(t, catalog.Submission{Item: "retire", Answers: answers{"early": "yes", "applicant": "relative"}, Papers: papers{
		"id-card":  {Standing: catalog.Given, Expires: "2026-03-01"},
		"relation": {Standing: catalog.Given, Copies: 1},
	}})
	require.Equal(t, catalog.Correct, v.Outcome)
	require.Len(t, v.Missing(), 3)
	require.Len(t, v.Gaps(), 1)
	require.Equal(t, []catalog.Fault{{Code: catalog.FaultExpired, Date: "2026-03-01"}}, v.Missing()[0].Faults)
	retire := v.Missing()[1]
	require.Equal(t, []catalog.Text{{ZH: "退休证"}, {ZH: "养老金证明"}}, retire.AnyOf)
	require.Equal(t, "人社窗口 5 号", retire.Obtain.ZH)
	require.Equal(t, []catalog.Fault{{Code: catalog.FaultMissing}}, retire.Faults)
	require.Equal(t, []catalog.Fault{{Code: catalog.FaultCopies, Want: 2, Have: 1}}, v.Missing()[2].Faults)
}

func TestGapIsAcceptedWhenAllElseIsThere(t *testing.T) {
	s := catalog.Submission{Item: "retire", Answers: answers{"early": "no", "applicant": "self"}, Papers: papers{
		"id-card": {Standing: catalog.Given, Expires: catalog.LongTerm}}}
	for _, promised := range []bool{false, true} {
		s.Gap = promised
		v := verdict(t, s)
		require.Equal(t, catalog.AcceptWithGap, v.Outcome)
		require.True(t, v.Accepts())
		require.Equal(t, catalog.Limit{N: 3, Unit: catalog.UnitWorkdays}, v.Gaps()[0].Later)
	}
	s.Papers["bank"] = given
	require.Equal(t, catalog.Accept, verdict(t, s).Outcome)
	s.Papers["bank"] = catalog.Handed{Standing: catalog.Wrong, Reason: "不是本人的卡"}
	v := verdict(t, s)
	require.Equal(t, catalog.AcceptWithGap, v.Outcome)
	require.Equal(t, []catalog.Fault{{Code: catalog.FaultWrong, Note: "不是本人的卡"}}, v.Gaps()[0].Faults)
}

// DOMAIN case 3: the agent option is blocked and the reason said.
func TestDelegationForbidden(t *testing.T) {
	v := verdict(t, catalog.Submission{Item: "marriage", Answers: answers{"applicant": "agent", "age": "30"}})
	require.Equal(t, catalog.Refuse, v.Outcome)
	require.Len(t, v.Refused, 1)
	require.Equal(t, "双方须亲自到场", v.Refused[0].Reason.ZH)
	require.True(t, v.Refused[0].BuiltIn)
}

// A condition on the person is a refusal with basis and office, not a missing paper; all that apply are said.
func TestConditionOnThePersonRefuses(t *testing.T) {
	v := verdict(t, catalog.Submission{Item: "marriage", Answers: answers{"applicant": "agent", "age": "21.5"}})
	require.Equal(t, catalog.Refuse, v.Outcome)
	require.Len(t, v.Refused, 2)
	require.Equal(t, "民法典第一千零四十七条", v.Refused[0].Basis.ZH)
	v = verdict(t, catalog.Submission{Item: "marriage", Answers: answers{"applicant": "self", "age": "22"}, Papers: papers{"photo": given}})
	require.Equal(t, catalog.Accept, v.Outcome)
}

// DOMAIN case 18: a threshold decides, and the bound itself is not above it.
func TestThreshold(t *testing.T) {
	for height, outcome := range map[string]catalog.Outcome{
		"4.5": catalog.Accept, "4.50001": catalog.Correct, " 12 ": catalog.Correct, "0": catalog.Accept, "": catalog.Ask,
	} {
		v := verdict(t, catalog.Submission{Item: "oversize", Answers: answers{"height": height}, Papers: papers{"form": given}})
		require.Equal(t, outcome, v.Outcome, height)
	}
}

// DOMAIN case 16: a paper that is out of date.
func TestValidity(t *testing.T) {
	for _, c := range []struct {
		expires, issued string
		state           catalog.State
		faults          []catalog.FaultCode
	}{
		{"2026-03-02", "2025-09-02", catalog.StateOK, nil}, // both on their last day
		{"2026-03-01", "2025-09-02", catalog.StateMissing, []catalog.FaultCode{catalog.FaultExpired}},
		{"2026-03-02", "2025-09-01", catalog.StateMissing, []catalog.FaultCode{catalog.FaultTooOld}},
		{"2020-01-01", "2019-01-01", catalog.StateMissing, []catalog.FaultCode{catalog.FaultExpired, catalog.FaultTooOld}},
		{"", "2026-01-01", catalog.StateFix, []catalog.FaultCode{catalog.FaultDateNotShown}},
		{catalog.LongTerm, "", catalog.StateFix, []catalog.FaultCode{catalog.FaultDateNotShown}},
		{catalog.LongTerm, "2026-03-03", catalog.StateMissing, []catalog.FaultCode{catalog.FaultWrong}},
		{"2026-01-01", "", catalog.StateMissing, []catalog.FaultCode{catalog.FaultExpired, catalog.FaultDateNotShown}},
	} {
		v := verdict(t, catalog.Submission{Item: "health", Papers: papers{
			"report": {Standing: catalog.Given, Expires: c.expires, Issued: c.issued}, "proof": given}})
		var codes []catalog.FaultCode
		for _, f := range v.Lines[0].Faults {
			codes = append(codes, f.Code)
		}
		require.Equal(t, c.faults, codes, "%+v", c)
		require.Equal(t, c.state, v.Lines[0].State, "%+v", c)
	}
}

// The end of a month is the last day of a shorter one; years and leap days count.
func TestIssuedWithinMonthsAndDays(t *testing.T) {
	for _, c := range []struct {
		issued, on string
		limit      catalog.Limit
		ok         bool
	}{
		{"2025-08-31", "2026-02-28", catalog.Limit{N: 6, Unit: catalog.UnitMonths}, true},
		{"2025-08-31", "2026-03-01", catalog.Limit{N: 6, Unit: catalog.UnitMonths}, false},
		{"2023-08-30", "2024-02-29", catalog.Limit{N: 6, Unit: catalog.UnitMonths}, true},
		{"2025-12-15", "2026-12-15", catalog.Limit{N: 12, Unit: catalog.UnitMonths}, true},
		{"2025-12-15", "2026-12-16", catalog.Limit{N: 12, Unit: catalog.UnitMonths}, false},
		{"2026-01-31", "2026-03-02", catalog.Limit{N: 30, Unit: catalog.UnitDays}, true},
		{"2026-01-31", "2026-03-03", catalog.Limit{N: 30, Unit: catalog.UnitDays}, false},
		{"2025-12-31", "2026-01-01", catalog.Limit{N: 1, Unit: catalog.UnitDays}, true},
		{"1999-06-30", "2000-06-30", catalog.Limit{N: 366, Unit: catalog.UnitDays}, true},
		{"1899-11-30", "1900-03-01", catalog.Limit{N: 91, Unit: catalog.UnitDays}, true},
		{"1899-11-30", "1900-03-02", catalog.Limit{N: 91, Unit: catalog.UnitDays}, false},
	} {
		cat, err := catalog.New("v", []*catalog.Item{{ID: "x", Name: catalog.Text{ZH: "事项"}, Materials: []catalog.Material{
			{ID: "m", Name: catalog.Text{ZH: "报告"}, IssuedWithin: c.limit}}}})
		require.NoError(t, err)
		v, err := cat.Check(catalog.Submission{Item: "x", On: c.on, Papers: papers{"m": {Standing: catalog.Given, Issued: c.issued}}})
		require.NoError(t, err)
		require.Equal(t, c.ok, v.Accepts(), "%+v", c)
	}
}

func TestEveryStandingOfAMaterial(t *testing.T) {
	good := catalog.Handed{Standing: catalog.Given, Expires: catalog.LongTerm, Issued: today}
	v := verdict(t, catalog.Submission{Item: "health", Papers: papers{"report": good}, Pledged: []string{"proof"}})
	require.Equal(t, catalog.AcceptOnPledge, v.Outcome)
	require.Len(t, v.Pledged(), 1)
	require.Equal(t, catalog.StateShared, states(v)["household"])
	require.Equal(t, catalog.StateOption, states(v)["extra"])

	with := func(h catalog.Handed) catalog.Line {
		return verdict(t, catalog.Submission{Item: "health", Papers: papers{"report": h}}).Lines[0]
	}
	l := with(catalog.Handed{Standing: catalog.Unclear, Copies: 1, Reason: "复印件模糊"})
	require.Equal(t, catalog.StateMissing, l.State)
	require.Equal(t, []catalog.Fault{{Code: catalog.FaultUnclear, Note: "复印件模糊"}, {Code: catalog.FaultCopies, Want: 2, Have: 1}}, l.Faults)
	fill := good
	fill.Standing, fill.Reason = catalog.Fillable, "未签名"
	l = with(fill)
	require.Equal(t, catalog.StateFix, l.State)
	require.Equal(t, []catalog.Fault{{Code: catalog.FaultOnTheSpot, Note: "未签名"}}, l.Faults)
	fill.Copies = 1
	l = with(fill)
	require.Equal(t, catalog.StateMissing, l.State)
	require.Len(t, l.Faults, 2)
	require.Equal(t, catalog.StateWaived, with(catalog.Handed{Standing: catalog.Waived, Reason: "系统可查"}).State)
	more := good
	more.Originals, more.Copies = 5, 5
	require.Equal(t, catalog.StateOK, with(more).State)

	// Correctable on the spot: no notice.
	v = verdict(t, catalog.Submission{Item: "health", Papers: papers{
		"report": good, "proof": {Standing: catalog.Fillable}, "extra": {Standing: catalog.Wrong}}})
	require.Equal(t, catalog.CorrectOnTheSpot, v.Outcome)
	require.Len(t, v.Fixes(), 1)
	require.Equal(t, catalog.StateOption, states(v)["extra"])

	// A promise that the item does not allow is none.
	v = verdict(t, catalog.Submission{Item: "health", Papers: papers{"proof": given}, Pledged: []string{"report"}})
	require.Equal(t, catalog.Correct, v.Outcome)
}

func TestFaultySubmissionsGetNoVerdict(t *testing.T) {
	for name, c := range map[string]struct {
		s    catalog.Submission
		code fault.Code
	}{
		"item":       {catalog.Submission{Item: "nothing"}, catalog.CodeUnknownItem},
		"question":   {catalog.Submission{Item: "retire", Answers: answers{"colour": "red"}}, catalog.CodeUnknownAsk},
		"choice":     {catalog.Submission{Item: "retire", Answers: answers{"early": "maybe"}}, catalog.CodeUnknownAnswer},
		"number":     {catalog.Submission{Item: "oversize", Answers: answers{"height": "tall"}}, catalog.CodeUnknownAnswer},
		"infinite":   {catalog.Submission{Item: "oversize", Answers: answers{"height": "1e999"}}, catalog.CodeUnknownAnswer},
		"nan":        {catalog.Submission{Item: "oversize", Answers: answers{"height": "NaN"}}, catalog.CodeUnknownAnswer},
		"hex":        {catalog.Submission{Item: "oversize", Answers: answers{"height": "0x1p4"}}, catalog.CodeUnknownAnswer},
		"material":   {catalog.Submission{Item: "retire", Papers: papers{"hat": given}}, catalog.CodeUnknownPaper},
		"promise":    {catalog.Submission{Item: "retire", Pledged: []string{"hat"}}, catalog.CodeUnknownPaper},
		"day":        {catalog.Submission{Item: "retire", On: "2026-02-30"}, catalog.CodeBadDate},
		"expires":    {catalog.Submission{Item: "retire", On: today, Papers: papers{"id-card": {Standing: catalog.Given, Expires: "soon"}}}, catalog.CodeBadDate},
		"issued":     {catalog.Submission{Item: "retire", On: today, Papers: papers{"bank": {Issued: "2026-13-01"}}}, catalog.CodeBadDate},
		"no day":     {catalog.Submission{Item: "retire", Papers: papers{"id-card": {Standing: catalog.Given, Expires: today}}}, catalog.CodeBadDate},
		"standing":   {catalog.Submission{Item: "retire", Papers: papers{"bank": {Standing: "lost"}}}, catalog.CodeBadField},
		"which":      {catalog.Submission{Item: "retire", Papers: papers{"retire": {Standing: catalog.Given, Which: 2}}}, catalog.CodeBadField},
		"originals":  {catalog.Submission{Item: "retire", Papers: papers{"bank": {Originals: -2}}}, catalog.CodeBadField},
		"copies":     {catalog.Submission{Item: "retire", Papers: papers{"bank": {Copies: -2}}}, catalog.CodeBadField},
		"no reason":  {catalog.Submission{Item: "retire", Papers: papers{"bank": {Standing: catalog.Waived}}}, catalog.CodeMissingField},
		"not a date": {catalog.Submission{Item: "retire", On: "2026/03/02"}, catalog.CodeBadDate},
		"odd date":   {catalog.Submission{Item: "retire", On: "2026-0a-02"}, catalog.CodeBadDate},
	} {
		t.Run(name, func(t *testing.T) {
			v, err := cases(t).Check(c.s)
			require.Equal(t, c.code, fault.CodeOf(err), "%v", err)
			require.Equal(t, catalog.Verdict{}, v)
		})
	}
	_, err := cases(t).Check(catalog.Submission{Item: "retire", On: "x", Answers: answers{"early": "maybe", "z": "1"}, Papers: papers{"hat": given}})
	for _, code := range []fault.Code{catalog.CodeBadDate, catalog.CodeUnknownAnswer, catalog.CodeUnknownAsk, catalog.CodeUnknownPaper} {
		require.True(t, fault.Has(err, code), "all faults at once: %v", err)
	}
}

func TestQuestionsAndLinesWithoutPapers(t *testing.T) {
	it, err := cases(t).Item("retire")
	require.NoError(t, err)
	require.Len(t, it.Questions(nil), 2)
	require.Len(t, it.Questions(answers{"early": "yes", "applicant": "nonsense"}), 1)
	require.Empty(t, it.Questions(answers{"early": "yes", "applicant": "self"}))
	require.Empty(t, it.Questions(answers{"applicant": "agent"}), "refused already")
	require.Len(t, it.Lines(nil), 4)
	lines := it.Lines(answers{"early": "no", "applicant": "self"})
	require.Len(t, lines, 2)
	require.Equal(t, catalog.StateMissing, lines[0].State)
	require.Equal(t, catalog.StateGap, lines[1].State)
}

// An item outside a catalog works as well, and one with faults does not bring the program down.
func TestItemMadeByHand(t *testing.T) {
	it := &catalog.Item{ID: "x", Name: catalog.Text{ZH: "事项"}, Materials: []catalog.Material{{ID: "m", Name: catalog.Text{ZH: "材料"}}}}
	v, err := it.Check(catalog.Submission{Item: "x"})
	require.NoError(t, err)
	require.Equal(t, catalog.Correct, v.Outcome)
	require.Len(t, it.Lines(nil), 1)
	it.Materials[0].When = "nonsense"
	_, err = it.Check(catalog.Submission{Item: "x"})
	require.Equal(t, catalog.CodeBadWhen, fault.CodeOf(err))
	require.Empty(t, it.Lines(nil))
	require.Empty(t, it.Questions(nil))
}

// The order of questions is the one that ends soonest on average; here one answer of three makes the others idle.
func TestMostDecidingQuestionFirst(t *testing.T) {
	two := []catalog.Choice{{ID: "y", Name: catalog.Text{ZH: "是"}}, {ID: "n", Name: catalog.Text{ZH: "否"}}}
	it := &catalog.Item{ID: "x", Name: catalog.Text{ZH: "事项"}, Situations: []catalog.Situation{
		{ID: "a", Ask: catalog.Text{ZH: "?"}, Choices: two}, {ID: "b", Ask: catalog.Text{ZH: "?"}, Choices: two},
		{ID: "c", Ask: catalog.Text{ZH: "?"}, Choices: two}, {ID: "idle", Ask: catalog.Text{ZH: "?"}, Choices: two},
	}, Materials: []catalog.Material{
		{ID: "m1", Name: catalog.Text{ZH: "甲"}, When: `c == "y" and a == "y"`},
		{ID: "m2", Name: catalog.Text{ZH: "乙"}, When: `c == "y" and b == "y"`},
	}}
	var ids []string
	for _, q := range it.Questions(nil) {
		ids = append(ids, q.ID)
	}
	require.Equal(t, []string{"c", "a", "b"}, ids)
	require.Empty(t, it.Questions(answers{"c": "n"}))
}

// The fewest questions count before the fewest materials left open: d decides four materials and saves no question.
func TestFewestQuestionsBeforeFewestOpenMaterials(t *testing.T) {
	two := []catalog.Choice{{ID: "y", Name: catalog.Text{ZH: "是"}}, {ID: "n", Name: catalog.Text{ZH: "否"}}}
	it := &catalog.Item{ID: "x", Name: catalog.Text{ZH: "事项"}}
	for _, id := range []string{"d", "a", "c"} {
		it.Situations = append(it.Situations, catalog.Situation{ID: id, Ask: catalog.Text{ZH: "?"}, Choices: two})
	}
	for i, when := range []string{`d == "y"`, `d == "y"`, `d == "n"`, `d == "n"`, `c == "y" and a == "y"`} {
		it.Materials = append(it.Materials, catalog.Material{ID: string(rune('a' + i)), Name: catalog.Text{ZH: "材料"}, When: when})
	}
	var ids []string
	for _, q := range it.Questions(nil) {
		ids = append(ids, q.ID)
	}
	require.Equal(t, []string{"a", "c", "d"}, ids)
}

// questionCount is how many questions a person answers until the list is certain, and how many there are.
type questionCount struct {
	items         int
	mean, meanAll float64 // of the items that have questions, each way to answer counted once
	most, mostAll int
	worse         []string // items where the order found costs more than asking everything
}

func countQuestions(items []*catalog.Item) (m questionCount) {
	for _, it := range items {
		if len(it.Situations) == 0 {
			continue
		}
		asked, people := 0, 0
		for _, full := range completions(it.Situations, nil) {
			said := answers{}
			for q := it.Questions(said); len(q) > 0; q = it.Questions(said) {
				said[q[0].ID] = full[q[0].ID]
			}
			asked, people, m.most = asked+len(said), people+1, max(m.most, len(said))
		}
		if asked > people*len(it.Situations) {
			m.worse = append(m.worse, it.ID)
		}
		m.items, m.mostAll = m.items+1, max(m.mostAll, len(it.Situations))
		m.mean, m.meanAll = m.mean+float64(asked)/float64(people), m.meanAll+float64(len(it.Situations))
	}
	m.mean, m.meanAll = m.mean/float64(m.items), m.meanAll/float64(m.items)
	return m
}

// The order found greedily may never cost more than asking everything, and on average costs clearly less.
func TestQuestionsOverSampleCatalog(t *testing.T) {
	m := countQuestions(hall(t).Items())
	t.Logf("%d items with questions: %.2f on average, at most %d; asking all %.2f, at most %d", m.items, m.mean, m.most, m.meanAll, m.mostAll)
	require.Empty(t, m.worse)
	require.Less(t, m.mean, 0.9*m.meanAll)
	require.LessOrEqual(t, m.most, m.mostAll)
}

// Where agents are allowed at all, a relative is not turned away because the catalog asks about relatives; nor is a
// guardian whom the catalog names.
func TestOwnQuestionWhoComes(t *testing.T) {
	for policy, refused := range map[catalog.AgentPolicy]string{catalog.AgentAllowed: "", catalog.AgentRelatives: "agent ",
		catalog.AgentForbidden: "relative agent "} {
		it := catalog.Item{ID: "x", Name: catalog.Text{ZH: "事项"}, Agent: catalog.Agent{Policy: policy}}
		q := catalog.Situation{ID: catalog.ApplicantSituation, Ask: catalog.Text{ZH: "谁来？"}}
		choices := []string{"self", "relative", "agent", "guardian", "notary"}
		for _, id := range choices {
			q.Choices = append(q.Choices, catalog.Choice{ID: id, Name: catalog.Text{ZH: id}})
		}
		it.Situations = []catalog.Situation{q}
		got := ""
		for _, id := range choices {
			v, err := it.Check(catalog.Submission{Answers: answers{"applicant": id}})
			require.NoError(t, err)
			if v.Outcome == catalog.Refuse {
				got += id + " "
			}
		}
		require.Equal(t, refused, got, string(policy))
	}
}
