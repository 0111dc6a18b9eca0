package say_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/catalog"
	"onevisit/catalog/format/yaml"
	"onevisit/catalog/version"
)

// TestEveryChangeIsSaid compares every item of the sample with every other: whatever differs is said in both languages.
func TestEveryChangeIsSaid(t *testing.T) {
	cat, err := yaml.Load(os.DirFS("../../assets/hall"), ".")
	require.NoError(t, err)
	n := 0
	for i, a := range cat.Items() {
		b := cat.Items()[(i*7+3)%len(cat.Items())]
		d, changed := version.CompareItem(a, b)
		if !changed {
			continue
		}
		for _, l := range []lang.Language{lang.ZH, lang.EN} {
			lines := say.Changes(lang.For(l), d)
			require.Len(t, lines, len(d.Changes))
			for _, s := range lines {
				n++
				require.NotContains(t, s, "version.", "%s / %s", a.ID, b.ID)
				require.NotContains(t, s, "{")
				require.NotEmpty(t, strings.TrimSpace(s))
			}
		}
	}
	require.Greater(t, n, 1000)
}

func TestChangesInWords(t *testing.T) {
	item := func(change func(*catalog.Item)) *catalog.Item {
		it := &catalog.Item{ID: "x", Name: catalog.Text{ZH: "提取", EN: "Withdrawal"}, Department: catalog.Text{ZH: "中心"},
			Situations: []catalog.Situation{{ID: "early", Ask: catalog.Text{ZH: "提前？", EN: "Early?"}, Choices: []catalog.Choice{
				{ID: "yes", Name: catalog.Text{ZH: "是", EN: "Yes"}}, {ID: "no", Name: catalog.Text{ZH: "否", EN: "No"}}}}},
			Materials: []catalog.Material{{ID: "m", Name: catalog.Text{ZH: "退休证", EN: "Certificate"}, When: `early == "yes"`, Originals: 2}}}
		change(it)
		c, err := catalog.New("v", []*catalog.Item{it})
		require.NoError(t, err)
		return c.Items()[0]
	}
	zh, en := lang.For(lang.ZH), lang.For(lang.EN)
	was := item(func(*catalog.Item) {})
	d, _ := version.CompareItem(was, item(func(it *catalog.Item) {
		it.Materials[0].Originals, it.Materials[0].When, it.Materials[0].Pledge = 1, "", true
		it.Limit.Promised = catalog.Limit{N: 3, Unit: catalog.UnitWorkdays}
	}))
	require.Equal(t, []string{"承诺时限：未写明 → 3 个工作日", "材料“退休证”的什么情形下需要：“提前？”答“是” → 一律需要（收紧）",
		"材料“退休证”：改为可以承诺代替（放宽）", "材料“退休证”的原件份数：2 → 1（放宽）"}, say.Changes(zh, d))
	require.Contains(t, say.ChangedSince(zh, d), "4 处变化（放宽 2，收紧 1）")
	require.Contains(t, say.Changes(en, d)[3], "originals: 2 → 1 (looser)")
	gone := version.ItemChange{Old: was}
	require.Equal(t, []string{zh.T("version.gone")}, say.Changes(zh, gone))
	require.NotEqual(t, say.ChangedSince(zh, d), say.ChangedSince(zh, gone))
}
