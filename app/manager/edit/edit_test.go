package edit_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/look/lookgolden"
	"onevisit/catalog"
	"onevisit/catalog/version"
	"onevisit/queue"
)

const retire = "gjj-tuixiu"

var wide = fyne.NewSize(1240, 760)

func TestScreens(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		for name, size := range map[string]fyne.Size{"1440": fyne.NewSize(1240, 830), "1366": fyne.NewSize(1166, 690), "1920": fyne.NewSize(1720, 1000)} {
			r := newRoom(t, l, size)
			w := lang.For(l)
			p := "edit-" + string(l) + "-" + name + "-"
			r.editor.Open(retire)
			r.shot(p + "item")
			it, err := r.hall.Catalog().Item(retire)
			require.NoError(t, err)
			for _, m := range it.Materials {
				if m.When != "" {
					r.press(w.Text(m.Name))
					break
				}
			}
			r.press(w.T("edit.try"))
			r.shot(p + "material")
			r.press(w.Text(it.Situations[0].Ask))
			r.shot(p + "ask")
			in := r.field(it.Situations[0].Ask.ZH)
			in.SetText(in.Text() + "！")
			in.OnChange(in.Text())
			r.shot(p + "changed")
			r.press(w.T("edit.publish"))
			r.shot(p + "publish")
			r.press(w.T("edit.publish_now"))
			r.editor.History()
			r.settle()
			r.shot(p + "history")
			r.stage.CloseSheets()
			id, m := withSets(r.hall.Catalog())
			r.editor.Open(id)
			r.press(w.Text(m.Name))
			r.shot(p + "sets")
			r.scroll()
			r.shot(p + "sets-below")
		}
	}
}

// withSets is an item of the sample with a material that has documents that go together, and that material.
func withSets(cat *catalog.Catalog) (string, *catalog.Material) {
	for _, it := range cat.Items() {
		for i := range it.Materials {
			if len(it.Materials[i].Sets) > 1 {
				return it.ID, &it.Materials[i]
			}
		}
	}
	return "", nil
}

// The forms as they were looked at.
func TestGoldenForms(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		r := newRoom(t, l, fyne.NewSize(1240, 830))
		r.editor.Open(retire)
		r.settle()
		lookgolden.Golden(t, "item-"+string(l), r.win.Canvas().Capture())
		id, m := withSets(r.hall.Catalog())
		r.editor.Open(id)
		r.press(lang.For(l).Text(m.Name))
		lookgolden.Golden(t, "material-"+string(l), r.win.Canvas().Capture())
		r.editor.OpenBundle(shop)
		r.press(lang.For(l).Text(r.bundle(shop).Components[2].Name))
		lookgolden.Golden(t, "bundle-"+string(l), r.win.Canvas().Capture())
	}
}

func TestWhatIsTypedIsPublishedAsAVersion(t *testing.T) {
	r := newRoom(t, lang.ZH, wide)
	r.editor.Open(retire)
	before, err := r.hall.Catalog().Item(retire)
	require.NoError(t, err)
	in := r.field(before.Name.ZH)
	in.SetText("退休提取公积金")
	in.OnChange(in.Text())
	r.settle()
	require.Equal(t, 1, r.editor.Dirty())
	now, err := r.hall.Catalog().Item(retire)
	require.NoError(t, err)
	require.Equal(t, before.Name, now.Name, "nothing is published yet")

	r.press("发布…")
	require.Contains(t, strings.Join(r.texts(), "\n"), before.Name.ZH+" → 退休提取公积金", "the difference is shown first")
	r.press("发布")
	now, err = r.hall.Catalog().Item(retire)
	require.NoError(t, err)
	require.Equal(t, "退休提取公积金", now.Name.ZH)
	require.Equal(t, len(before.Materials), len(now.Materials))
	require.Zero(t, r.editor.Dirty())
	require.Equal(t, 1, r.left)
	list, err := r.hall.Editions(t.Context())
	require.NoError(t, err)
	require.Equal(t, "7", list[1].Author)

	r.editor.History()
	r.settle()
	r.press("退回到这一版")
	r.press("退回到这一版")
	now, err = r.hall.Catalog().Item(retire)
	require.NoError(t, err)
	require.Equal(t, before.Name, now.Name)
}

func TestAVersionMayWaitForItsDay(t *testing.T) {
	r := newRoom(t, lang.ZH, wide)
	r.editor.Open(retire)
	r.press("一小时办结")
	r.press("发布…")
	for _, e := range r.entries() {
		if e.Text() == "" {
			e.SetText("2026-03-09") // the first empty field of the sheet comes after those of the form
		}
	}
	r.press("发布")
	list, err := r.hall.Editions(t.Context())
	require.NoError(t, err)
	require.Len(t, list, 2)
	require.True(t, list[1].From.After(r.clock.now))
	was := r.hall.Catalog().Version()
	r.clock.now = list[1].From.Add(time.Hour)
	require.NotEqual(t, was, r.hall.Catalog().Version())
}

// TestAnItemIsMadeWithoutTypingCode makes a new item with a question and a material that is asked for in one case, and
// plays a citizen against it.
func TestAnItemIsMadeWithoutTypingCode(t *testing.T) {
	r := newRoom(t, lang.ZH, wide)
	types := func(e *look.Entry, text string) {
		e.SetText(text)
		e.OnChange(text)
		r.settle()
	}
	empty := func() *look.Entry { return r.field("") }
	r.editor.New(r.hall.Catalog().Departments()[0])
	require.Contains(t, strings.Join(r.texts(), "\n"), "还不能发布", "it has no name yet")
	types(empty(), "新事项")
	r.add(1) // a question
	types(empty(), "有没有房？")
	r.add(2) // a material
	types(empty(), "房产证")
	r.press("加一个条件")
	r.press("否") // the other answer as well
	r.press("是") // and not the first
	r.press("试办")
	require.Contains(t, r.texts(), "还有 1 个问题要先回答")
	r.press("否")
	require.Contains(t, r.texts(), "缺 1 项，暂不能受理")
	r.press("带了")
	require.Contains(t, r.texts(), "材料齐全，可以受理")
	r.press("发布…")
	r.press("发布")
	it, err := r.hall.Catalog().Item("item-1")
	require.NoError(t, err)
	require.Equal(t, `q1 == "a2"`, it.Materials[0].When)
}

func TestRevertAndWithdraw(t *testing.T) {
	r := newRoom(t, lang.ZH, wide)
	n := len(r.hall.Catalog().Items())
	r.editor.Open(retire)
	r.press("一小时办结")
	require.Equal(t, 1, r.editor.Dirty())
	r.press("还原")
	r.press("还原")
	require.Zero(t, r.editor.Dirty())
	r.press("取消事项")
	r.press("取消事项")
	require.Equal(t, 1, r.editor.Dirty())
	r.editor.Open("gjj-zufang")
	r.press("发布…")
	r.press("发布")
	require.Len(t, r.hall.Catalog().Items(), n-1)
}

// TestWhatSomebodyElsePublishedIsNotUndone publishes a change of the item while it is being edited here.
func TestWhatSomebodyElsePublishedIsNotUndone(t *testing.T) {
	r := newRoom(t, lang.ZH, wide)
	r.editor.Open(retire)
	r.press("一小时办结")
	var items []*catalog.Item
	for _, it := range r.hall.Catalog().Items() {
		cp := *version.Plain(it)
		if cp.ID == retire {
			cp.Name.ZH = "别人改的名称"
		}
		items = append(items, &cp)
	}
	_, err := r.hall.Publish(t.Context(), queue.Act{Clerk: "8"}, queue.Publication{Items: items, Bundles: r.hall.Catalog().Bundles(), Kind: queue.EditionEdit})
	require.NoError(t, err)
	r.press("发布…")
	require.Contains(t, strings.Join(r.texts(), "\n"), "别人已经发布了")
	r.stage.CloseSheets()
	r.press("还原")
	r.press("还原")
	require.Equal(t, "别人改的名称", r.field("别人改的名称").Text())
}
