package say_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/catalog"
)

func TestWhenIsReadByPeople(t *testing.T) {
	it := &catalog.Item{Situations: []catalog.Situation{
		{ID: "early", Ask: catalog.Text{ZH: "是否提前退休？", EN: "Early retirement?"}, Choices: []catalog.Choice{
			{ID: "yes", Name: catalog.Text{ZH: "提前退休", EN: "Early"}}, {ID: "no", Name: catalog.Text{ZH: "正常", EN: "Regular"}}}},
		{ID: "height", Ask: catalog.Text{ZH: "车货总高", EN: "Height"}, Unit: catalog.Text{ZH: "米", EN: "m"}},
	}}
	for _, c := range []struct{ when, zh, en string }{
		{`early == "yes"`, "“是否提前退休？”答“提前退休”", `"Early retirement?" is "Early"`},
		{`early != "yes"`, "“是否提前退休？”不是“提前退休”", `"Early retirement?" is not "Early"`},
		{`early in ["yes", "no"]`, "“是否提前退休？”答“提前退休”或“正常”", `"Early retirement?" is "Early" or "Regular"`},
		{`height > 4.5 or (early == "no" and height <= 3)`, "“车货总高”> 4.5 米 或 (“是否提前退休？”答“正常” 且 “车货总高”<= 3 米)",
			`"Height" > 4.5 m or ("Early retirement?" is "Regular" and "Height" <= 3 m)`},
		{`not (early == "no")`, "非 (“是否提前退休？”答“正常”)", `not ("Early retirement?" is "Regular")`},
		{`other == "x"`, `other == "x"`, `other == "x"`},
		{`early`, `early`, `early`},
		{`early in ["yes"`, `early in ["yes"`, `early in ["yes"`},
	} {
		require.Equal(t, c.zh, say.When(lang.For(lang.ZH), it, c.when), c.when)
		require.Equal(t, c.en, say.When(lang.For(lang.EN), it, c.when), c.when)
	}
}

func TestFindingNamesTheMaterialInTheReadersLanguage(t *testing.T) {
	f := catalog.Finding{Code: catalog.LintOneOfOne, Args: map[string]any{"name": catalog.Text{ZH: "身份证", EN: "ID card"}}}
	require.Contains(t, say.Finding(lang.For(lang.EN), f), "ID card")
	require.NotContains(t, say.Finding(lang.For(lang.EN), f), "身份证")
	require.Contains(t, say.Finding(lang.For(lang.ZH), f), "身份证")
}

// TestFindingSaysLimitsInTheReadersLanguage: a limit among the facts is written for scripts and read by people.
func TestFindingSaysLimitsInTheReadersLanguage(t *testing.T) {
	f := catalog.Finding{Code: catalog.LintPromiseLonger, Args: map[string]any{"promised": "5 workdays", "statutory": "3 workdays"}}
	require.Contains(t, say.Finding(lang.For(lang.ZH), f), "5 个工作日")
	require.Contains(t, say.Finding(lang.For(lang.EN), f), "5 workdays")
}
