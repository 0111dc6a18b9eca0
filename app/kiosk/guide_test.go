package kiosk

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

// TestTheGuideIsReadBeforeTheQuestions: from the first question and from the page before a number, page by page, on a
// phone, on paper and aloud, and back to where it was asked for.
func TestTheGuideIsReadBeforeTheQuestions(t *testing.T) {
	var printed []string
	r := newRoom(t, func(p *Params) {
		p.Guide = func(_ context.Context, it *catalog.Item, w *lang.Words) error {
			printed = append(printed, it.ID+" "+string(w.Language()))
			return nil
		}
	})
	r.hall.Setup().Page = "http://10.0.0.5:8517"
	r.item(DoCheck, "gjj-tuixiu")
	r.do(DoGuide)
	require.Equal(t, PageGuide, r.state.Page)
	code, _ := block[Code](r.state)
	require.Equal(t, "http://10.0.0.5:8517/g/gjj-tuixiu", code.Content)
	all, seen := "", 0
	for seen < 9 {
		all += strings.Join(aloud(r.state), "\n")
		pager, more := block[Pager](r.state)
		seen++
		if !more || pager.Next.Off {
			break
		}
		r.p.press(pager.Next.Press)
	}
	it, err := r.hall.Catalog().Item("gjj-tuixiu")
	require.NoError(t, err)
	for _, m := range it.Materials {
		require.Contains(t, all, m.Name.ZH, "every paper is on a page, and read aloud")
	}
	r.do(DoPrint)
	require.Equal(t, []string{"gjj-tuixiu zh-CN"}, printed)
	r.do(DoCheck)
	require.Equal(t, PageQuestion, r.state.Page, "to the question that was open")

	r.item(DoDirect, "gjj-tuixiu")
	r.do(DoGuide)
	r.do(DoBack)
	require.Equal(t, PageOffer, r.state.Page)
	r.do(DoGuide)
	r.do(DoCheck)
	require.Equal(t, PageQuestion, r.state.Page)
}

// TestGuidesFit: those of the items with the most to say.
func TestGuidesFit(t *testing.T) {
	test.NewTempApp(t)
	for _, c := range []struct {
		l          lang.Language
		large, low bool
		size       fyne.Size
	}{
		{lang.ZH, false, false, fyne.NewSize(1080, 1920)}, {lang.EN, false, false, fyne.NewSize(1080, 1920)},
		{lang.EN, true, false, fyne.NewSize(1080, 1920)}, {lang.EN, false, true, fyne.NewSize(1080, 1920)},
		{lang.EN, false, false, fyne.NewSize(1920, 1080)}, {lang.ZH, false, true, fyne.NewSize(1920, 1080)},
		{lang.EN, false, true, fyne.NewSize(1920, 1080)}, {lang.EN, true, true, fyne.NewSize(1080, 1920)},
	} {
		r := newRoom(t, func(p *Params) {
			p.Words = lang.For(c.l)
			p.Guide = func(context.Context, *catalog.Item, *lang.Words) error { return nil }
		})
		r.hall.Setup().Page = "http://10.0.0.5:8517"
		v := hang(r)
		v.Content().Resize(c.size)
		r.p.large, r.p.low = c.large, c.low
		for _, id := range []string{"gjj-tuixiu", "cn-huzhao-shouci", "cn-gongsi-sheli", "chaoxian-1"} {
			r.p.begin(id)
			r.do(DoGuide)
			for range 30 {
				at := string(c.l) + " " + id
				whole(t, v, at)
				touchable(t, v, at)
				readable(t, v, at)
				if c.low {
					reachable(t, v, at)
				}
				pager, more := block[Pager](r.state)
				if !more || pager.Next.Off {
					break
				}
				r.p.press(pager.Next.Press)
			}
			r.do(DoHome)
			r.p.large, r.p.low = c.large, c.low
		}
	}
}

// TestTheListLeadsBack: its code opens the item with what was answered; what does not fit any more is asked anew.
func TestTheListLeadsBack(t *testing.T) {
	for _, page := range []string{"", "http://10.0.0.5:8517"} {
		r := newRoom(t)
		r.hall.Setup().Page = page
		r.item(DoCheck, "gjj-tuixiu")
		r.do(DoAnswer, "self")
		r.do(DoAnswer, "yes")
		r.do(DoTick, "id-card")
		r.do(DoResult)
		r.do(DoList)
		require.Len(t, r.paper.lists, 1)
		code := r.paper.lists[0].QR
		r.do(DoDone)
		r.p.scanned(code)
		require.Equal(t, PageMaterials, r.state.Page)
		require.Equal(t, map[string]string{"applicant": "self", "early": "yes"}, r.p.s.cur.answers)
		require.Empty(t, r.p.s.cur.ticked, "what is there today is said today")
		r.do(DoBack)
		require.Equal(t, PageQuestion, r.state.Page)

		r.p.scanned(queue.ItemText(r.hall.Setup(), "gjj-tuixiu", map[string]string{"applicant": "self", "early": "never"}))
		require.Equal(t, PageQuestion, r.state.Page)
		require.Equal(t, map[string]string{"applicant": "self"}, r.p.s.cur.answers)
		r.do(DoHome)
		r.p.scanned(queue.ItemText(r.hall.Setup(), "no-such-item", nil))
		require.NotEmpty(t, r.state.Banner.Title)
		r.p.scanned("OV1I:ELSEWHERE:gjj-tuixiu")
		require.Equal(t, PageHome, r.state.Page, "another hall's")
	}
}

// TestBundlesAreFoundByTyping: by pinyin, initials and what people call them, before single items, and in the layout for
// a wheelchair on a list of their own.
func TestBundlesAreFoundByTyping(t *testing.T) {
	r := newRoom(t)
	b := r.hall.Catalog().Bundles()[0]
	r.do(DoCheck)
	for _, typed := range []string{"kaichaoshi", "kcs", "KBLD"} {
		for _, c := range typed {
			r.do(DoType, string(c))
		}
		tiles, _ := block[Tiles](r.state)
		require.Equal(t, Press{Do: DoBundle, ID: b.ID}, tiles.Items[0].Press, typed)
		r.do(DoClear)
	}
	r.do(DoLow)
	tiles, _ := block[Tiles](r.state)
	require.Equal(t, Press{Do: DoOffice, ID: allBundles}, tiles.Items[0].Press)
	r.p.press(tiles.Items[0].Press)
	tiles, _ = block[Tiles](r.state)
	require.Equal(t, DoBundle, tiles.Items[0].Press.Do)
	r.do(DoBack)
	for _, c := range "kcs" {
		r.do(DoType, string(c))
	}
	r.do(DoEnter)
	require.NotNil(t, r.p.s.bundle)
}
