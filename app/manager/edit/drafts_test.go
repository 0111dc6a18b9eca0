package edit_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/catalog/version"
	"onevisit/queue"
)

// TestDraftsOutliveTheSeat by author: what was typed is there again after a restart, and can be published.
func TestDraftsOutliveTheSeat(t *testing.T) {
	r := newRoom(t, lang.ZH, wide)
	r.editor.Open(retire)
	before, err := r.hall.Catalog().Item(retire)
	require.NoError(t, err)
	in := r.field(before.Name.ZH)
	in.SetText("退休提取")
	in.OnChange(in.Text())
	r.settle()
	gone := r.hall.Catalog().Items()[0].ID
	require.NotEqual(t, retire, gone)
	r.editor.Open(gone)
	r.press("取消事项")
	r.press("取消事项")
	require.Equal(t, 2, r.editor.Dirty())

	r.restart(lang.ZH)
	r.who = "8"
	r.editor.Open(retire)
	require.Zero(t, r.editor.Dirty(), "they are those of another author")
	r.who = "7"
	r.editor.Open(retire)
	require.Equal(t, 2, r.editor.Dirty())
	require.Equal(t, "退休提取", r.field("退休提取").Text())
	r.press("发布…")
	require.NotContains(t, strings.Join(r.texts(), "\n"), "别人已经发布了", "nobody changed it in the meantime")
	r.press("发布")
	now, err := r.hall.Catalog().Item(retire)
	require.NoError(t, err)
	require.Equal(t, "退休提取", now.Name.ZH)
	_, err = r.hall.Catalog().Item(gone)
	require.Error(t, err)
	left, err := os.ReadDir(r.drafts)
	require.NoError(t, err)
	require.Empty(t, left, "what is published is no draft any more")
}

// TestADamagedDraftIsToldAndChangesNothing.
func TestADamagedDraftIsToldAndChangesNothing(t *testing.T) {
	r := newRoom(t, lang.ZH, wide)
	require.NoError(t, os.WriteFile(filepath.Join(r.drafts, "draft-7.json"), []byte("{"), 0o600))
	r.editor.Open(retire)
	require.Zero(t, r.editor.Dirty())
	require.Contains(t, strings.Join(r.texts(), "\n"), "没有恢复")
}

// TestAClashWithTheScheduledVersionIsDecidedHere: it is listed, and the choice publishes.
func TestAClashWithTheScheduledVersionIsDecidedHere(t *testing.T) {
	r := newRoom(t, lang.ZH, wide)
	var items []*catalog.Item
	for _, it := range r.hall.Catalog().Items() {
		cp := *version.Plain(it)
		if cp.ID == retire {
			cp.OneHour = false
			cp.Name.ZH = "排定的名称"
		}
		items = append(items, &cp)
	}
	waits, err := r.hall.Publish(t.Context(), queue.Act{Clerk: "8"}, queue.Publication{Items: items,
		Bundles: r.hall.Catalog().Bundles(), Kind: queue.EditionEdit, From: "2026-03-09"})
	require.NoError(t, err)
	r.editor.Open(retire)
	was, err := r.hall.Catalog().Item(retire)
	require.NoError(t, err)
	in := r.field(was.Name.ZH)
	in.SetText("急改的名称")
	in.OnChange(in.Text())
	r.settle()
	r.press("发布…")
	r.press("发布")
	require.Contains(t, strings.Join(r.texts(), "\n"), "的名称：两边改得不一样")
	r.shot("edit-zh-clash")
	r.press("到那天以排定的为准")
	now, err := r.hall.Catalog().Item(retire)
	require.NoError(t, err)
	require.Equal(t, "急改的名称", now.Name.ZH)
	r.clock.now = waits.From
	then, err := r.hall.Catalog().Item(retire)
	require.NoError(t, err)
	require.Equal(t, "排定的名称", then.Name.ZH)
}
