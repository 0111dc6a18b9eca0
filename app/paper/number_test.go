package paper

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

// asked notes what numbers are drawn for.
type asked struct{ drawn []string }

var errNone = errors.New("no number")

func (a *asked) FormNumber(_ context.Context, act queue.Act, _ int64, s queue.Series, turn int) (string, error) {
	if act.Window == "" {
		return "", errNone
	}
	a.drawn = append(a.drawn, string(s))
	return "2026-00000" + string(rune('0'+turn)), nil
}

// TestNumberedDrawsWhereTheCaseHasNone: acceptance and notice carry the case's own number; every other form draws one,
// and the list to take home has none.
func TestNumberedDrawsWhereTheCaseHasNone(t *testing.T) {
	f := newFixture(t)
	f.c.Number, f.c.Notice = "2026-000123", "2026-000045"
	var from asked
	for _, kind := range Kinds() {
		form, _ := formOf(kind, f.setup, f.item, f.c, f.check(t), "12")
		form, err := Numbered(t.Context(), &from, queue.Act{Window: "3"}, form, 9, 2)
		require.NoError(t, err)
		want := map[Kind]string{Acceptance: "2026-000123", Gap: "2026-000123", Pledge: "2026-000123", Notice: "2026-000045", TakeHome: ""}
		if n, ok := want[kind]; ok {
			require.Equal(t, n, form.Number, kind)
			continue
		}
		require.Equal(t, "2026-000002", form.Number, kind)
	}
	slices.Sort(from.drawn)
	require.Equal(t, []string{"delivery", "extension", "receipt", "refusal", "special", "withdrawal"}, from.drawn)
	_, err := Numbered(t.Context(), &from, queue.Act{}, Form{Kind: Receipt}, 9, 1)
	require.ErrorIs(t, err, errNone)
}

// onPaper is what each right of the notice as data looks like on the form.
var onPaper = map[catalog.Right][2]string{
	catalog.RightNoUnrelated: {"无关", "nothing to do with the application"},
	catalog.RightHeard:       {"陈述", "state your"},
	catalog.RightReview:      {"行政复议", "administrative review"},
	catalog.RightLawsuit:     {"行政诉讼", "administrative action"},
	catalog.RightWithdraw:    {"可以撤回承诺", "pledge may be withdrawn"},
	catalog.RightDeemed:      {"自收到申请材料之日起即为受理", "count as accepted"},
}

// TestFormsTellTheRightsOfTheNotice: what the notice as data gives the applicant stands on its form, which is printed as
// often as the notice wants.
func TestFormsTellTheRightsOfTheNotice(t *testing.T) {
	forms := newFixture(t).forms(t)
	kinds := map[catalog.NoticeKind]Kind{catalog.NoticeAcceptance: Acceptance, catalog.NoticeGap: Gap, catalog.NoticePledge: Pledge,
		catalog.NoticeCorrection: Notice, catalog.NoticeRefusal: Refusal}
	outcomes := map[catalog.NoticeKind]catalog.Outcome{catalog.NoticeAcceptance: catalog.Accept, catalog.NoticeGap: catalog.AcceptWithGap,
		catalog.NoticePledge: catalog.AcceptOnPledge, catalog.NoticeCorrection: catalog.Correct, catalog.NoticeRefusal: catalog.Refuse}
	for noticeKind, kind := range kinds {
		n := catalog.NoticeOf(&catalog.Item{}, catalog.Submission{}, catalog.Verdict{Outcome: outcomes[noticeKind]}, catalog.Desk{})
		require.Equal(t, noticeKind, n.Kind)
		require.GreaterOrEqual(t, len(BuiltIn().byKind[kind].Copies), n.Copies)
		for i, w := range []*lang.Words{lang.For(lang.ZH), lang.For(lang.EN)} {
			pdf, err := PDF(forms[kind], w)
			require.NoError(t, err)
			for _, r := range n.Rights {
				require.Contains(t, pdfText(t, pdf), squeeze(onPaper[r][i]), "%s on %s", r, kind)
			}
		}
	}
}

// TestFormsNameWhatWasBrought: a substitute, a document of a set and the reason of a free fee are on paper.
func TestFormsNameWhatWasBrought(t *testing.T) {
	it := &catalog.Item{ID: "x", Name: text("事项", ""), Fee: text("80 元", ""),
		FeeExempt: []catalog.Exemption{{Reason: text("小微企业免收", "")}},
		Materials: []catalog.Material{
			{ID: "idc", Name: text("居民身份证", ""), Substitutes: []catalog.Substitute{{ID: "temp", Name: text("临时居民身份证", "")}}},
			{ID: "kin", Name: text("关系证明", ""), AnyOf: []catalog.Text{text("结婚证", ""), text("户口簿", "")},
				Sets: [][]catalog.Part{{{ID: "m", Name: text("结婚证", "")}}, {{ID: "b", Name: text("户口簿", "")}}}},
			{ID: "extra", Name: text("选填说明", ""), Optional: true},
			{ID: "old", Name: text("存档材料", "")},
		}}
	c := queue.Case{Desk: catalog.Submission{Item: "x", Papers: map[string]catalog.Handed{
		"idc": {Standing: catalog.Given, Instead: "temp"}, "kin/b": {Standing: catalog.Given}, "extra": {Standing: catalog.Unclear},
		"old": {Standing: catalog.Waived, Reason: "已有存档"}}}}
	v, err := it.Check(c.Desk)
	require.NoError(t, err)
	w := lang.For(lang.ZH)
	read := func(f Form) string {
		pdf, err := PDF(f, w)
		require.NoError(t, err)
		return pdfText(t, pdf)
	}
	receipt := read(ReceiptFrom(&queue.Setup{Name: text("大厅", "")}, it, c, v, ""))
	for _, s := range []string{"临时居民身份证", "户口簿", "选填说明"} {
		require.Contains(t, receipt, s)
	}
	require.NotContains(t, receipt, "存档材料", "what was waived was not received")
	notice := read(NoticeFrom(&queue.Setup{Name: text("大厅", "")}, it, c, v, time.Time{}, ""))
	require.Contains(t, notice, squeeze("小微企业免收"))
	require.Contains(t, notice, "已有存档")
	c.Desk.Papers = nil
	v, err = it.Check(c.Desk)
	require.NoError(t, err)
	require.Contains(t, read(NoticeFrom(&queue.Setup{Name: text("大厅", "")}, it, c, v, time.Time{}, "")), "也可用：临时居民身份证")
}
