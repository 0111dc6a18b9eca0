package catalog_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/catalog"
)

func understood(t *testing.T) *catalog.Catalog {
	t.Helper()
	text := func(zh, en string) catalog.Text { return catalog.Text{ZH: zh, EN: en} }
	c, err := catalog.New("t", []*catalog.Item{
		{ID: "a", Code: "X-1", Name: text("甲事项", "Item A"), Department: text("局", ""), Agent: catalog.Agent{Policy: catalog.AgentAllowed},
			Situations: []catalog.Situation{
				{ID: "early", Ask: text("提前？", "Early?"), Choices: []catalog.Choice{{ID: "yes", Name: text("提前退休", "Early")}, {ID: "no", Name: text("到龄", "")}}},
				{ID: "married", Ask: text("已婚？", ""), Choices: []catalog.Choice{{ID: "是", Name: text("是", "")}, {ID: "否", Name: text("否", "")}}},
				{ID: "height", Ask: text("高度", ""), Unit: text("米", "m")},
			},
			Materials: []catalog.Material{
				{ID: "idc", Name: text("身份证", "ID card"), Substitutes: []catalog.Substitute{{ID: "temp", Name: text("临时身份证", "")}}},
				{ID: "any", Name: text("关系证明", ""), AnyOf: []catalog.Text{text("结婚证", ""), text("户口簿", "Book")}},
				{ID: "sets", Name: text("房屋证明", ""), AnyOf: []catalog.Text{text("产权证", ""), text("合同和收据", "")},
					Sets: [][]catalog.Part{{{ID: "title", Name: text("产权证", "Title")}}, {{ID: "lease", Name: text("合同", "")}, {ID: "bill", Name: text("收据", "")}}}},
				{ID: "proof", Name: text("收入证明", ""), Pledge: true},
				{ID: "d1", Name: text("同名", "")}, {ID: "d2", Name: text("同名", "")},
				{ID: "letter", Name: text("授权书", ""), When: `applicant == "agent"`},
			}},
		{ID: "b", Name: text("同名事项", ""), Department: text("局", ""), Materials: []catalog.Material{{ID: "m", Name: text("某证", "")}}},
		{ID: "c", Name: text("同名事项", ""), Department: text("局", ""), Agent: catalog.Agent{Policy: catalog.AgentRelatives},
			Materials: []catalog.Material{{ID: "m", Name: text("某证", "")}}},
	})
	require.NoError(t, err)
	return c
}

func TestUnderstandItems(t *testing.T) {
	c := understood(t)
	for in, want := range map[string]string{"a": "a", "X-1": "a", "甲事项": "a", "item a": "a", "同名事项": "同名事项", "": "", "zzz": "zzz"} {
		require.Equal(t, want, c.Understand(catalog.Submission{Item: in}).Item, in)
	}
}

func TestUnderstandAnswers(t *testing.T) {
	c := understood(t)
	for _, x := range []struct{ item, question, answer, wantQuestion, want string }{
		{"a", "early", "yes", "early", "yes"}, {"a", "early", "提前退休", "early", "yes"}, {"a", "early", "EARLY", "early", "yes"},
		{"a", "early", "否", "early", "no"}, {"a", "early", "True", "early", "yes"}, {"a", "early", "maybe", "early", "maybe"},
		{"a", "early", "", "early", ""}, {"a", "提前？", "有", "early", "yes"}, {"a", "Early?", "N", "early", "no"},
		{"a", "married", "yes", "married", "是"}, {"a", "married", "否", "married", "否"},
		{"a", "height", "4.6 米", "height", "4.6"}, {"a", "height", "4.6m", "height", "4.6"}, {"a", "height", "tall", "height", "tall"},
		{"a", "colour", "red", "colour", "red"},
		{"a", "applicant", "spouse", "applicant", "agent"}, {"a", "applicant", "监护人", "applicant", "agent"},
		{"a", "applicant", "本人", "applicant", "self"}, {"a", "applicant", "robot", "applicant", "robot"},
		{"c", "applicant", "配偶", "applicant", "relative"}, {"c", "applicant", "yes", "applicant", "agent"},
		{"b", "applicant", "agent", "", ""},
	} {
		got := c.Understand(catalog.Submission{Item: x.item, Answers: answers{x.question: x.answer}}).Answers
		want := catalog.Answers{}
		if x.wantQuestion != "" {
			want[x.wantQuestion] = x.want
		}
		require.Equal(t, want, got, "%+v", x)
	}
}

func TestUnderstandPapers(t *testing.T) {
	c := understood(t)
	it, err := c.Item("a")
	require.NoError(t, err)
	for in, want := range map[string]string{
		"idc": "idc", "身份证": "idc", "id card": "idc", "结婚证": "any/结婚证", "book": "any/户口簿", "title": "sets/title",
		"合同": "sets/lease", "sets/bill": "sets/bill", "temp": "idc", "临时身份证": "idc", "同名": "同名", "帽子": "帽子", "": "",
	} {
		s := catalog.Submission{Item: "a", Papers: papers{in: given}}
		got := c.Understand(s).Papers
		require.Len(t, got, 1)
		require.Contains(t, got, want, in)
		if in == "temp" || in == "临时身份证" {
			require.Equal(t, "temp", got["idc"].Instead)
		}
		require.Equal(t, want != "同名" && want != "帽子" && want != "", it.Knows(in), in)
		require.Contains(t, s.Papers, in, "what was given in is left as it was")
	}
	both := c.Understand(catalog.Submission{Item: "a", Papers: papers{"idc": {Standing: catalog.Wrong}, "身份证": given, "temp": given}}).Papers
	require.Equal(t, papers{"idc": {Standing: catalog.Wrong}, "身份证": given}, both, "an id goes before a name")
	require.Equal(t, []string{"proof", "同名", "idc"}, c.Understand(catalog.Submission{Item: "a", Pledged: []string{"收入证明", "同名", "idc"}}).Pledged)
	require.True(t, it.Asks("applicant") && it.Asks("early") && it.Asks("提前？"))
	require.False(t, it.Asks("colour"))
}

// TestUnderstandKeepsIDs: what is written in ids is understood as it stands, whatever it is.
func TestUnderstandKeepsIDs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, err := catalog.New("t", []*catalog.Item{itemGen().Draw(t, "item")})
		if err != nil {
			return
		}
		s := submissionGen(c.Items()[0], true).Draw(t, "submission")
		want, errWant := c.Check(s)
		got, err := c.Check(c.Understand(s))
		require.Equal(t, errWant == nil, err == nil)
		require.Equal(t, want, got)
	})
}

func TestStandingOf(t *testing.T) {
	for word, want := range map[string]catalog.Standing{"given": catalog.Given, " OK ": catalog.Given, "missing": catalog.NotGiven, "": catalog.NotGiven,
		"看不清": catalog.Unclear, "wrong": catalog.Wrong, "免交": catalog.Waived, "Fillable": catalog.Fillable} {
		got, ok := catalog.StandingOf(word)
		require.True(t, ok, word)
		require.Equal(t, want, got, word)
	}
	_, ok := catalog.StandingOf("lost")
	require.False(t, ok)
}

func TestUnderstandDays(t *testing.T) {
	c := life(t)
	for said, want := range map[string]string{"2026.3.1": "2026-03-01", "2026/03/01": "2026-03-01", "2026年3月1日": "2026-03-01", " ２０２６-０３-０１ ": "2026-03-01",
		"2024.02.29": "2024-02-29", "2026.02.29": "2026.02.29", "3/1/2026": "3/1/2026", "2026-3": "2026-3", "20260301": "20260301", "": "", "2026.003.1": "2026.003.1",
		"长期有效": catalog.LongTerm, "Permanent": catalog.LongTerm, "长期": catalog.LongTerm} {
		s := c.Understand(catalog.Submission{Item: "fund", On: said, Papers: papers{"idc": {Expires: said, Issued: said}}})
		require.Equal(t, want, s.Papers["idc"].Expires, said)
		if want != catalog.LongTerm {
			require.Equal(t, []string{want, want}, []string{s.On, s.Papers["idc"].Issued}, said)
		}
	}
}
