package edit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/look/lookgolden"
	"onevisit/catalog"
	"onevisit/catalog/version"
	"onevisit/queue"
)

const shop = "sjz-chaoshi-yijianshi"

// types writes into a field, as keys do.
func (r *room) types(e *look.Entry, text string) {
	e.SetText(text)
	e.OnChange(text)
	r.settle()
}

func (r *room) bundle(id string) *catalog.Bundle {
	r.t.Helper()
	b, err := r.hall.Catalog().Bundle(id)
	require.NoError(r.t, err)
	return b
}

func TestALifeEventIsEditedAndPublished(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		r := newRoom(t, l, fyne.NewSize(1240, 830))
		w := lang.For(l)
		was := r.bundle(shop)
		first := was.Components[0].Item
		r.editor.Open(first)
		r.press(w.T("edit.open_bundle"))
		r.shot("bundle-" + string(l))
		r.types(r.field(was.Name.ZH), "开一家便利店“一件事”")
		r.press(w.Text(was.Situations[0].Ask))
		r.types(r.field(was.Situations[0].Ask.ZH), "店面多大？")
		r.press(w.Text(was.Components[2].Name))
		require.Contains(t, strings.Join(r.texts(), "\n"), w.T("edit.component_exempt"))
		r.shot("bundle-item-" + string(l))
		require.Equal(t, 1, r.editor.Dirty())
		r.press(w.T("edit.publish"))
		r.press(w.T("edit.publish_now"))
		now := r.bundle(shop)
		require.Equal(t, "开一家便利店“一件事”", now.Name.ZH)
		require.Equal(t, "店面多大？", now.Situations[0].Ask.ZH)
		for i, c := range was.Components {
			c.Where = ""
			require.Equal(t, c, now.Components[i], "the rest is as it was")
		}
		require.Equal(t, was.Source, now.Source)
	}
}

func TestALifeEventIsMadeKeptAndWithdrawn(t *testing.T) {
	r := newRoom(t, lang.ZH, wide)
	r.editor.Open(retire)
	r.press("新建“一件事一次办”")
	require.Contains(t, strings.Join(r.texts(), "\n"), "还不能发布", "it has no name yet")
	r.types(r.field(""), "退休一件事")
	r.add(2) // an item
	const other = "cn-bdc-yiban"
	it, err := r.hall.Catalog().Item(other)
	require.NoError(t, err)
	r.types(r.below("目录里的事项"), it.Name.ZH)
	r.press(it.Name.ZH)
	require.Equal(t, 1, r.editor.Dirty())
	r.restart(lang.ZH)
	r.editor.OpenBundle("bundle-1")
	require.Equal(t, "退休一件事", r.field("退休一件事").Text(), "a draft outlives the seat")
	r.press("发布…")
	r.press("发布")
	b := r.bundle("bundle-1")
	require.Len(t, b.Components, 2)
	require.Equal(t, other, b.Components[1].Item)

	r.editor.OpenBundle("bundle-1")
	r.press("取消这件事")
	r.press("取消这件事")
	r.editor.Open(retire)
	r.press("发布…")
	r.press("发布")
	_, err = r.hall.Catalog().Bundle("bundle-1")
	require.Error(t, err)
	_, err = r.hall.Catalog().Item(retire)
	require.NoError(t, err, "its items stay")
}

func TestALifeEventThatSomebodyElseChangedIsNotUndone(t *testing.T) {
	r := newRoom(t, lang.ZH, wide)
	r.editor.OpenBundle(shop)
	r.types(r.field(r.bundle(shop).Name.ZH), "甲")
	var bundles []*catalog.Bundle
	for _, b := range r.hall.Catalog().Bundles() {
		cp := *b
		if cp.ID == shop {
			cp.Name.ZH = "别人改的"
		}
		bundles = append(bundles, &cp)
	}
	var items []*catalog.Item
	for _, it := range r.hall.Catalog().Items() {
		items = append(items, version.Plain(it))
	}
	_, err := r.hall.Publish(t.Context(), queue.Act{Clerk: "8"}, queue.Publication{Items: items, Bundles: bundles, Kind: queue.EditionEdit})
	require.NoError(t, err)
	r.press("发布…")
	require.Contains(t, strings.Join(r.texts(), "\n"), "别人已经发布了")
	r.stage.CloseSheets()
	r.press("还原")
	r.press("还原")
	require.Equal(t, "别人改的", r.field("别人改的").Text())
}

func TestLineHandlingTimeAndTheRulesOfADocumentAreEdited(t *testing.T) {
	r := newRoom(t, lang.ZH, wide)
	r.editor.Open(retire)
	r.choose("队列", 2, "B 户籍证件")
	r.types(r.below("办理时间"), "7")
	id, m := withSets(r.hall.Catalog())
	r.press("发布…")
	r.press("发布")
	it, err := r.hall.Catalog().Item(retire)
	require.NoError(t, err)
	require.Equal(t, "B", it.Line)
	require.Equal(t, catalog.Limit{N: 7, Unit: catalog.UnitWorkdays}, it.Limit.Handling)

	r.editor.Open(id)
	r.press(m.Name.ZH)
	r.press("这一样另定份数或有效期") // the last document
	r.types(r.last("复印件份数"), "3")
	r.press("发布…")
	r.press("发布")
	it, err = r.hall.Catalog().Item(id)
	require.NoError(t, err)
	for _, now := range it.Materials {
		if now.ID == m.ID {
			set := now.Sets[len(now.Sets)-1]
			require.Equal(t, 3, set[len(set)-1].Copies)
			require.Equal(t, m.Sets[0], now.Sets[0], "the others stay")
		}
	}
}

// fields are the fields under a label, in order.
func (r *room) fields(label string) (out []*look.Entry) {
	under := false
	lookgolden.Visible(r.root(), func(o fyne.CanvasObject) {
		switch x := o.(type) {
		case *look.Text:
			under = x.Text() == label
		case *look.Entry:
			if under {
				out = append(out, x)
			}
			under = false
		}
	})
	require.NotEmpty(r.t, out, label)
	return out
}

func (r *room) below(label string) *look.Entry { return r.fields(label)[0] }

func (r *room) last(label string) *look.Entry {
	list := r.fields(label)
	return list[len(list)-1]
}

// choose takes an option of the choice under a label.
func (r *room) choose(label string, i int, option string) {
	r.t.Helper()
	var found *look.Choice
	under := false
	lookgolden.Visible(r.root(), func(o fyne.CanvasObject) {
		switch x := o.(type) {
		case *look.Text:
			under = x.Text() == label
		case *look.Choice:
			if under {
				found = x
			}
			under = false
		}
	})
	require.NotNil(r.t, found, label)
	found.Choose(i)
	require.Equal(r.t, option, found.Text())
	r.settle()
}
