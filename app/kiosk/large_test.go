package kiosk

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
)

// TestLargeTextIsLarger: on every page the button for large text does what it says. A page that were too full for it would
// be set as small as before, and whoever cannot see well would press in vain.
func TestLargeTextIsLarger(t *testing.T) {
	test.NewTempApp(t)
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		r := newRoom(t, func(p *Params) { p.Words, p.Reader = lang.For(l), mute{} })
		r.people(14, "gjj-tuixiu", "nb-jiehun", "jdc-zhuce")
		v := hang(r)
		v.Content().Resize(fyne.NewSize(1080, 1920))
		for _, s := range scenes(r) {
			unseen(r, s.show)
			r.p.large = false
			r.p.show()
			usual := v.kit.text
			r.p.large = true
			r.p.show()
			r.p.large = false
			if l == lang.EN && s.name == "31-bundle-verdict" { // a page of long names: as large as usual
				require.GreaterOrEqual(t, v.kit.text, usual, s.name)
				continue
			}
			require.Greater(t, v.kit.text, usual, "%s %s", l, s.name)
		}
	}
}

// TestEveryMissingPaperIsNamed, once, however many pages it takes, and the pages are few: of a bundle whose papers are all
// missing, in both languages, in usual and in large text.
func TestEveryMissingPaperIsNamed(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		for _, large := range []bool{false, true} {
			r := newRoom(t, func(p *Params) { p.Words = lang.For(l) })
			r.do(DoHome)
			r.do(DoCheck)
			r.do(DoBundle, r.hall.Catalog().Bundles()[0].ID)
			for i := 0; i < 30 && r.state.Page == PageQuestion; i++ {
				step(r, true)
			}
			r.p.large = large
			r.do(DoResult)
			f, err := r.p.find()
			require.NoError(t, err)
			var want, got []string
			for _, s := range f.wanting() {
				want = append(want, paperName(r.p.words, s.Line))
			}
			require.Greater(t, len(want), 15)
			pages := 0
			for {
				v, _ := block[Verdict](r.state)
				for _, fact := range v.Facts {
					got = append(got, fact.Name)
				}
				require.Equal(t, pages == 0, len(v.Items) > 0, "how each item stands is said once")
				pages++
				pager, ok := block[Pager](r.state)
				require.True(t, ok)
				if pager.Next.Off {
					break
				}
				r.p.press(pager.Next.Press)
			}
			require.Equal(t, want, got)
			require.LessOrEqual(t, pages, map[bool]int{false: 5, true: 9}[large], "%s %v", l, large)
		}
	}
}

// TestTheLineBelowTheCardsIsShort: it names three and says how many more there are; the cards above name them all.
func TestTheLineBelowTheCardsIsShort(t *testing.T) {
	r := newRoom(t)
	r.item(DoCheck, "cn-huzhao-shouci")
	r.do(DoAnswer, "minor_other")
	r.do(DoTick, "id-card")
	v, _ := block[Verdict](r.state)
	require.True(t, v.Brief)
	require.Contains(t, v.Detail, "还有 2 样")
	require.Contains(t, v.Detail, "监护证明")
	require.NotContains(t, v.Detail, "监护人委托书")
}
