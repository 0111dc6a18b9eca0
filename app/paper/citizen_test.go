package paper

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

// TestFormsReadByThoseTheyAreFor: what a person without the clerk beside them would not understand.
func TestFormsReadByThoseTheyAreFor(t *testing.T) {
	f := newFixture(t)
	it := &catalog.Item{ID: "x", Name: text("登记", "Registration"), Kind: catalog.KindImmediate,
		Conditions: []catalog.Text{text("双方亲自到场", "Both come in person")},
		Situations: []catalog.Situation{{ID: "again", Ask: text("是否再婚？", "Is it a remarriage?"), Choices: []catalog.Choice{
			{ID: "yes", Name: text("是", "Yes")}, {ID: "no", Name: text("否", "No")}}}},
		Materials: []catalog.Material{
			{ID: "id", Name: text("父母身份证", "ID cards of the parents"),
				NotAccepted: []catalog.Substitute{{ID: "temp", Name: text("临时身份证", "Temporary ID card"), Reason: text("不受理", "Not taken here")}}},
			{ID: "photo", Name: text("合影", "Photos"), Take: catalog.TakePhoto, Originals: 3},
			{ID: "form", Name: text("声明", "Statement"), Take: catalog.TakeSigned},
			{ID: "shared", Name: text("户籍信息", "Register data"), From: catalog.FromGovernment},
		}}
	cat, err := catalog.New("t", []*catalog.Item{it})
	require.NoError(t, err)
	it, err = cat.Item("x")
	require.NoError(t, err)
	s := catalog.Submission{Item: "x", Answers: map[string]string{"again": "yes"}, Papers: map[string]catalog.Handed{
		"id": {Standing: catalog.Given, Instead: "temp"}, "photo": {Standing: catalog.Given, Originals: catalog.None}}}
	v, err := it.Check(s)
	require.NoError(t, err)
	at := time.Date(2026, 3, 5, 2, 15, 0, 0, time.UTC)
	notice := NoticeFrom(f.setup, it, queue.Case{Item: "x", Opened: at, Decided: at, Desk: s}, v, at, "12")
	home := TakeHomeFrom(f.setup, it, s, v, "", at)
	for w, want := range map[*lang.Words][]string{
		lang.For(lang.ZH): {"是否再婚：是", "即办件", "双方亲自到场", "临时身份证", "照片不足，要 3 张，现有 0 张", "由本大厅通过数据共享获取", "未提供"},
		lang.For(lang.EN): {"Is it a remarriage: Yes", "on the spot", "Both come in person", "Temporary ID card", "too few photos: 3 needed, 0 there",
			"the hall obtains it", "not provided"},
	} {
		for _, form := range []Form{notice, home} {
			tpl := *BuiltIn().byKind[form.Kind]
			said := printed(form, w, &tpl)
			for _, part := range want[:len(want)-1] {
				require.Contains(t, said, squeeze(part), form.Kind)
			}
			nothing := want[len(want)-1]
			require.Equal(t, form.Kind == Notice, strings.Contains(said, squeeze(nothing)), "what is not there yet is no fault of a list to prepare by")
			if w.Language() == lang.EN {
				require.NotContains(t, said, "临时")
			}
		}
	}
	received := ReceiptFrom(f.setup, it, queue.Case{Item: "x", Opened: at, Decided: at, Desk: s}, v, "12")
	require.Equal(t, "0", rows(received.Received, lang.For(lang.ZH))[1]["originals"], "none handed in is none on the receipt")
}
