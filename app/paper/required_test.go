package paper

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look/lookgolden"
	"onevisit/catalog"
	"onevisit/queue"
)

// needs are all of a form's.
func needs(kind Kind) []need {
	out := slices.Clone(required[kind])
	if kind != TakeHome {
		out = append(out, everyLegalForm...)
	}
	if kind != TakeHome && kind != Delivery {
		out = append(out, twoCopies...)
	}
	return out
}

// in is what a need looks like on paper in a language.
func (n need) in(w *lang.Words) string {
	if w.Language() == lang.EN {
		return squeeze(n.en)
	}
	return squeeze(n.zh)
}

// lost are the needs that a text does not meet.
func lost(kind Kind, w *lang.Words, text string) (out []string) {
	for _, n := range needs(kind) {
		if !strings.Contains(text, n.in(w)) {
			out = append(out, n.what)
		}
	}
	return out
}

// TestFormsSayWhatTheLawAsks reads the text of each PDF back. With PAPERS set to a folder, the papers are also put there
// to be looked at.
func TestFormsSayWhatTheLawAsks(t *testing.T) {
	f := newFixture(t)
	forms := f.forms(t)
	require.Len(t, required, len(Kinds()))
	for _, w := range words() {
		for _, kind := range Kinds() {
			pdf, err := PDF(forms[kind], w)
			require.NoError(t, err)
			if dir := lookgolden.Shots(t); dir != "" {
				name := string(kind) + "-" + string(w.Language()) + ".pdf"
				require.NoError(t, os.WriteFile(filepath.Join(dir, name), pdf, 0o600))
			}
			got := pdfText(t, pdf)
			require.Empty(t, lost(kind, w, got), "%s %s: %s", w.Language(), kind, got)
			require.NotContains(t, got, "〔paper.")
			require.NotContains(t, got, "〓")
		}
	}
}

// recorder is a canvas that keeps the text.
type recorder struct{ strings.Builder }

func (r *recorder) text(_, _ float64, s string, _ float64, _ weight) { r.WriteString(s) }
func (r *recorder) fill(_, _, _, _ float64)                          {}

// printed is the text of a form with its own template, without the pages' margins.
func printed(f Form, w *lang.Words, t *template) string {
	c := composer{w: w, facts: BuiltIn().facts(f, w), style: a4For(w.Language()), code: f.QR}
	var r recorder
	for _, mark := range t.marks() {
		r.WriteString(c.say(mark, c.facts.values, ""))
		stack(&r, 0, 0, c.form(t))
	}
	return squeeze(r.String())
}

// TestNoBlockCanGoMissing takes each block out of each legal form: the list of what a form has to say notices it. So a
// paper that lost a paragraph does not pass for a whole one.
func TestNoBlockCanGoMissing(t *testing.T) {
	forms := newFixture(t).forms(t)
	for _, w := range words() {
		for _, kind := range Kinds() {
			if kind == TakeHome {
				continue
			}
			whole := *BuiltIn().byKind[kind]
			before := lost(kind, w, printed(forms[kind], w, &whole))
			without(whole, func(part template, b block) {
				after := lost(kind, w, printed(forms[kind], w, &part))
				require.Greater(t, len(after), len(before), "%s %s: nobody misses %+v, lost before %v", w.Language(), kind, b, before)
			})
		}
	}
}

// without gives a template once without each of its blocks, those of its further pages too.
func without(whole template, use func(part template, taken block)) {
	for i, b := range whole.Blocks {
		part := whole
		part.Blocks = slices.Delete(slices.Clone(whole.Blocks), i, i+1)
		use(part, b)
		if b.Page == nil {
			continue
		}
		without(*b.Page, func(page template, taken block) {
			part.Blocks = slices.Clone(whole.Blocks)
			part.Blocks[i].Page = &page
			use(part, taken)
		})
	}
}

// TestEachSeriesHasItsOwnNumber: no two kinds that draw from different counters print the same number.
func TestEachSeriesHasItsOwnNumber(t *testing.T) {
	for _, w := range words() {
		seen := map[string]Kind{}
		for _, kind := range Kinds() {
			if kind.Series() == "" {
				require.Empty(t, BuiltIn().byKind[kind].Number)
				continue
			}
			form := Form{Kind: kind, Hall: text("示范区政务服务中心", "Centre")}
			n := BuiltIn().number(Document{Kind: kind, Number: "2026-000001"}, factsOf(form, w), w)
			require.Regexp(t, regexp.MustCompile(`2026.*000001`), n)
			require.Empty(t, seen[n], "%s and %s are both %s", seen[n], kind, n)
			seen[n] = kind
		}
	}
	require.Equal(t, Acceptance.Series(), Gap.Series(), "a case is accepted once")
	require.NotEqual(t, Acceptance.Series(), Notice.Series())
}

// TestSignaturesNeverStandAlone: whatever the length of the text above, the page with the signatures has some of it.
func TestSignaturesNeverStandAlone(t *testing.T) {
	forms := newFixture(t).forms(t)
	for _, w := range words() {
		for _, kind := range []Kind{Refusal, Extension, Special, Withdrawal} {
			for n := range 30 {
				f := forms[kind]
				f.Reason = strings.Repeat("说明理由。", 1+14*n)
				c := composer{w: w, facts: BuiltIn().facts(f, w), style: a4For(w.Language())}
				all := pages(c.form(BuiltIn().byKind[kind]), c.style.high)
				var last recorder
				stack(&last, 0, 0, all[len(all)-1])
				rights := squeeze(w.T("paper." + string(kind) + ".rights"))
				if kind == Refusal {
					rights = squeeze(w.T("paper.refusal.remedies"))
				}
				end := []rune(rights)
				require.Contains(t, squeeze(last.String()), string(end[len(end)-8:]), "%s %s, reason of %d", w.Language(), kind, n)
			}
		}
	}
}

// TestCopies: each copy is whole and says whose it is; a hall may want three, or one.
func TestCopies(t *testing.T) {
	f, w := newFixture(t).forms(t)[Refusal], lang.For(lang.ZH)
	one, two := *BuiltIn().byKind[Refusal], *BuiltIn().byKind[Refusal]
	one.Copies = nil
	three := two
	three.Copies = []string{"paper.copy.applicant", "paper.copy.window", "第三联　{department}存档"}
	for n, tpl := range map[int]*template{1: &one, 2: &two, 3: &three} {
		own := &Templates{byKind: map[Kind]*template{Refusal: tpl}}
		pdf, err := own.PDF(f, w)
		require.NoError(t, err)
		got := pdfText(t, pdf)
		require.Equal(t, n, strings.Count(got, "六十日内"))
		require.Equal(t, n > 1, strings.Contains(got, "第一联申请人留存"))
		require.Equal(t, n > 2, strings.Contains(got, "第三联公积金管理中心存档"))
	}
}

// TestLaterFormsLeaveTheUnknownBlank prints the forms of a case about which nothing was said.
func TestLaterFormsLeaveTheUnknownBlank(t *testing.T) {
	setup, it, c := &queue.Setup{Name: text("某县政务服务大厅", "")}, &catalog.Item{Name: text("事项", "")}, queue.Case{}
	for _, w := range words() {
		for _, f := range []Form{ExtensionFrom(setup, it, c, Extend{}, ""), SpecialFrom(setup, it, c, Interlude{}, ""),
			WithdrawalFrom(setup, it, c, catalog.Verdict{}, Return{}, ""), DeliveryFrom(setup, it, c, Handover{}, "")} {
			pdf, err := PDF(f, w)
			require.NoError(t, err)
			got := pdfText(t, pdf)
			require.NotContains(t, got, "〔paper.")
			require.NotContains(t, got, "0001", "a year of nothing")
			require.NotContains(t, got, "☑")
			require.NotContains(t, got, squeeze(w.T("paper.withdrawal.own_will")))
		}
	}
}

// TestTermsOfLaterForms: the days of an extension and of a special procedure are counted by the hall's workdays, and
// not at all where its table does not know the year.
func TestTermsOfLaterForms(t *testing.T) {
	f := newFixture(t)
	f.c.Clock.Due = time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC)
	ten := catalog.Limit{N: 10, Unit: catalog.UnitWorkdays}
	form := ExtensionFrom(f.setup, f.item, f.c, Extend{By: ten}, "")
	require.Equal(t, "2026-03-24", form.Due.Format(time.DateOnly), "two weeks of workdays")
	given := time.Date(2026, 3, 20, 9, 0, 0, 0, time.UTC)
	require.Equal(t, given, ExtensionFrom(f.setup, f.item, f.c, Extend{By: ten, Due: given}, "").Due.UTC())
	require.True(t, ExtensionFrom(f.setup, f.item, f.c, Extend{By: catalog.Limit{N: -1, Unit: catalog.UnitDays}}, "").Due.IsZero())
	w := lang.For(lang.ZH)
	own := SpecialFrom(f.setup, f.item, f.c, Interlude{Other: text("弃婴公告", "")}, "")
	require.Equal(t, "弃婴公告", factsOf(own, w).values["procedure"])
	for _, p := range Procedures() {
		for _, w := range words() {
			require.True(t, w.Has("paper.procedure."+string(p)))
		}
	}
	for _, cause := range Causes() {
		f := WithdrawalFrom(f.setup, f.item, f.c, f.check(t), Return{Cause: cause}, "")
		require.Equal(t, cause == ByApplicant, strings.Contains(printed(f, w, BuiltIn().byKind[Withdrawal]), "申请人声明"))
	}
	for _, p := range WithdrawalFrom(f.setup, f.item, f.c, f.check(t), Return{}, "").Returned {
		require.NotEqual(t, "id-card", p.Material, "an identity card that was only looked at was never kept")
	}
	for outcome, kind := range map[catalog.Outcome]Kind{catalog.Accept: Acceptance, catalog.AcceptWithGap: Gap, catalog.AcceptOnPledge: Pledge} {
		f.c.Outcome = outcome
		require.Equal(t, kind, accepted(f.c).Kind)
	}
}

// TestWarmIsOnlyEarly: a program that warmed up prints the same.
func TestWarmIsOnlyEarly(t *testing.T) {
	Warm()
	form := newFixture(t).forms(t)[Receipt]
	a, err := PDF(form, lang.For(lang.EN))
	require.NoError(t, err)
	require.Empty(t, lost(Receipt, lang.For(lang.EN), pdfText(t, a)))
}
