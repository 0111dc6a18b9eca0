package catalog_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
)

func notice(t *testing.T, s catalog.Submission, d catalog.Desk) catalog.Notice {
	t.Helper()
	c := cases(t)
	s.On = today
	v, err := c.Check(s)
	require.NoError(t, err)
	it, err := c.Item(s.Item)
	require.NoError(t, err)
	return catalog.NoticeOf(it, s, v, d)
}

// One notice has everything: what is there, what is missing with form, number and where to get it, what may follow, until
// when, what follows from lateness, whom to ask, and the rights.
func TestNoticeOfCorrection(t *testing.T) {
	desk := catalog.Desk{Number: "2026-000001", On: today, Deadline: "2026-03-09", Handler: "12", Phone: "12345", Complain: "12345"}
	n := notice(t, catalog.Submission{Item: "retire", Answers: answers{"early": "yes", "applicant": "relative"},
		Papers: papers{"id-card": {Standing: catalog.Given, Expires: catalog.LongTerm}, "relation": {Standing: catalog.Given, Copies: 1}}}, desk)
	require.Equal(t, catalog.NoticeCorrection, n.Kind)
	require.Equal(t, catalog.Correct, n.Outcome)
	require.Equal(t, "离退休提取住房公积金", n.Name.ZH)
	require.Equal(t, []string{"id-card"}, materialsOf(n.Received))
	require.Equal(t, []string{"retire", "relation"}, materialsOf(n.Missing))
	require.Equal(t, []string{"bank"}, materialsOf(n.Later))
	require.Equal(t, "人社窗口 5 号", n.Missing[0].Obtain.ZH)
	require.Equal(t, 1, n.Missing[1].Brought.Copies)
	require.Equal(t, 2, n.Missing[1].Copies)
	require.Equal(t, catalog.EffectWithdrawn, n.Effect)
	require.Equal(t, []catalog.Right{catalog.RightNoUnrelated, catalog.RightHeard, catalog.RightDeemed}, n.Rights)
	require.Equal(t, desk, n.Desk)
	require.Equal(t, []string{"early", "applicant"}, []string{n.Answers[0].Situation, n.Answers[1].Situation})
	require.Equal(t, "提前退休", n.Answers[0].Answer.ZH)

	text, err := json.Marshal(n)
	require.NoError(t, err)
	var back catalog.Notice
	require.NoError(t, json.Unmarshal(text, &back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.Equal(t, string(text), string(again))
}

func materialsOf(list []catalog.NoticePaper) (out []string) {
	for _, p := range list {
		out = append(out, p.Material)
	}
	return out
}

func TestEveryKindOfNotice(t *testing.T) {
	self := answers{"early": "no", "applicant": "self"}
	id := papers{"id-card": {Standing: catalog.Given, Expires: catalog.LongTerm}}
	gap := notice(t, catalog.Submission{Item: "retire", Answers: self, Papers: id}, catalog.Desk{Effect: catalog.EffectRevoked})
	require.Equal(t, catalog.NoticeGap, gap.Kind)
	require.Equal(t, []string{"bank"}, materialsOf(gap.Later))
	require.Equal(t, 2, gap.Copies)
	require.Equal(t, catalog.EffectRevoked, gap.Effect, "the place's own rule goes first")

	all := papers{"id-card": id["id-card"], "bank": given}
	require.Equal(t, catalog.NoticeAcceptance, notice(t, catalog.Submission{Item: "retire", Answers: self, Papers: all}, catalog.Desk{}).Kind)
	require.Equal(t, catalog.NoticeNone, notice(t, catalog.Submission{Item: "retire"}, catalog.Desk{}).Kind)
}

func TestNoticeOfRefusalAndPledge(t *testing.T) {
	n := notice(t, catalog.Submission{Item: "marriage", Answers: answers{"age": "20", "applicant": "self"}}, catalog.Desk{})
	require.Equal(t, catalog.NoticeRefusal, n.Kind)
	require.Equal(t, "民法典第一千零四十七条", n.Reasons[0].Basis.ZH)
	require.Equal(t, "无", n.Office.ZH)
	require.Equal(t, []catalog.Right{catalog.RightHeard, catalog.RightReview, catalog.RightLawsuit}, n.Rights)
	require.Equal(t, catalog.Text{ZH: "岁"}, n.Answers[0].Unit)
	require.Equal(t, []string{"photo"}, materialsOf(n.Missing), "what else would have been missing")

	good := catalog.Handed{Standing: catalog.Given, Expires: catalog.LongTerm, Issued: today}
	p := notice(t, catalog.Submission{Item: "health", Papers: papers{"report": good}, Pledged: []string{"proof"}}, catalog.Desk{})
	require.Equal(t, catalog.NoticePledge, p.Kind)
	require.Equal(t, []string{"proof"}, materialsOf(p.Promised))
	require.Equal(t, []string{"household"}, materialsOf(p.Shared))
	require.Equal(t, []catalog.Right{catalog.RightWithdraw}, p.Rights)
	require.Equal(t, catalog.EffectRevoked, p.Effect)
}

// Of every paper on the counter the notice says where it belongs: a waived one was not received, one that nobody asked
// for is not lost, and a document of an alternative is there for its material.
func TestNoticeKnowsEveryPaper(t *testing.T) {
	it := &catalog.Item{ID: "a", Name: catalog.Text{ZH: "甲"}, Materials: []catalog.Material{
		{ID: "m", Name: catalog.Text{ZH: "主件"}},
		{ID: "extra", Name: catalog.Text{ZH: "选填"}, Optional: true},
		{ID: "any", Name: catalog.Text{ZH: "关系证明"}, AnyOf: []catalog.Text{{ZH: "结婚证"}, {ZH: "户口簿"}},
			Sets: [][]catalog.Part{{{ID: "x", Name: catalog.Text{ZH: "结婚证"}}}, {{ID: "y", Name: catalog.Text{ZH: "户口簿"}}}}},
	}}
	s := catalog.Submission{Item: "a", Papers: papers{"m": {Standing: catalog.Waived, Reason: "已存档"},
		"extra": {Standing: catalog.Unclear}, "any/y": given}}
	v, err := it.Check(s)
	require.NoError(t, err)
	n := catalog.NoticeOf(it, s, v, catalog.Desk{})
	require.Equal(t, []string{"any"}, materialsOf(n.Received))
	require.Equal(t, 1, n.Received[0].Brought.Which)
	require.Equal(t, []string{"m"}, materialsOf(n.Waived))
	require.Equal(t, "已存档", n.Waived[0].Brought.Reason)
	require.Equal(t, []string{"extra"}, materialsOf(n.Besides))
	require.Empty(t, n.Missing)
	s.Papers["any/y"] = catalog.Handed{Standing: catalog.Wrong}
	v, err = it.Check(s)
	require.NoError(t, err)
	n = catalog.NoticeOf(it, s, v, catalog.Desk{})
	require.Equal(t, []string{"any"}, materialsOf(n.Missing))
	require.Equal(t, catalog.Wrong, n.Missing[0].Brought.Standing)
	s.Papers = nil
	v, err = it.Check(s)
	require.NoError(t, err)
	require.Nil(t, catalog.NoticeOf(it, s, v, catalog.Desk{}).Missing[0].Brought)
}
