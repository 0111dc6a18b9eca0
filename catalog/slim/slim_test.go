package slim

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
)

func hall(t testing.TB) *catalog.Catalog {
	t.Helper()
	text := func(s string) catalog.Text { return catalog.Text{ZH: s} }
	item := func(id, office string, materials ...catalog.Material) *catalog.Item {
		return &catalog.Item{ID: id, Name: text("事项" + id), Department: text(office), Materials: materials, Source: catalog.Source{Text: "t"}}
	}
	c, err := catalog.New("v", []*catalog.Item{
		item("a", "人力资源和社会保障局", catalog.Material{ID: "id", Name: text("身份证")}, catalog.Material{ID: "biz", Name: text("营业执照"), From: catalog.FromGovernment},
			catalog.Material{ID: "rest", Name: text("法律法规规定的其他材料")}),
		item("b", "公安局", catalog.Material{ID: "id", Name: text("居民身份证（原件）")}, catalog.Material{ID: "biz", Name: text("营业执照复印件")},
			catalog.Material{ID: "pension", Name: text("养老金领取证明"), Issuer: text("市人力资源和社会保障局")}),
		item("c", "公安局", catalog.Material{ID: "pension", Name: text("养老金领取的证明")}, catalog.Material{ID: "x", Name: text("变更前股东会决议书")},
			catalog.Material{ID: "y", Name: text("变更后股东会决议书")}),
	})
	require.NoError(t, err)
	return c
}

func names(list []Line) (out []string) {
	for _, l := range list {
		out = append(out, l.Name.ZH)
	}
	return out
}

func TestReport(t *testing.T) {
	tally := NewTally()
	tally.Check("a", []string{"id", "rest"})
	tally.Check("b", []string{"id", "biz", "pension"})
	tally.Check("b", []string{"id", "biz", "pension"})
	tally.Check("c", []string{"pension"})
	tally.Notice("b", []string{"biz"})
	tally.Notice("b", []string{"biz", "pension"})
	tally.Notice("b", []string{"biz", "id"})
	tally.Notice("a", []string{"rest"})
	r := New(hall(t), tally, 0)

	require.Equal(t, 3, r.Items)
	require.Equal(t, 8, r.Materials, "what the hall fetches itself is not asked for")
	require.Equal(t, []int{4, 4}, []int{r.Cases, r.Notices})
	require.Equal(t, "营业执照复印件", r.Missing[0].Name.ZH)
	require.Equal(t, 3, r.Missing[0].Missing)
	require.Equal(t, 1, r.Missing[0].Saved, "two of the three were sent away for something else too")

	require.Equal(t, []string{"营业执照复印件", "养老金领取证明"}, names(r.Fetch))
	require.Equal(t, ReasonElsewhere, r.Fetch[0].Why)
	require.Equal(t, ReasonOwn, r.Fetch[1].Why)
	require.Equal(t, "市人力资源和社会保障局", r.Fetch[1].By.ZH)
	require.Equal(t, []string{"法律法规规定的其他材料"}, names(r.CatchAll))
	require.Equal(t, 3, r.Saved, "one alone, one together, one for a catch-all line; the identity card is needed")

	require.Len(t, r.Same, 1, "%v", r.Same)
	require.Len(t, r.Same[0].Names, 2)
	require.Equal(t, []string{"b", "c"}, r.Same[0].Items)
	require.Len(t, New(hall(t), tally, 1).Asked, 1)
}

func TestNamesOfOnePaper(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"身份证", "身份证原件及复印件", true},
		{"身份证", "有效的身份证（正反面）", true},
		{"居民身份证", "申请人居民身份证原件", true},
		{"不动产权属证书", "不动产权属证", true},
		{"法定代表人身份证明书", "法定代表人身份证明", true},
		{"结婚证", "离婚证", false},
		{"父亲身份证", "母亲身份证", false},
		{"变更前章程修正案", "变更后章程修正案", false},
		{"第一季度财务报表", "第二季度财务报表", false},
		{"营业执照", "食品经营许可证", false},
		{"收入证明", "死亡证明", false},
	} {
		// Among other names, as in a catalog.
		all := []string{plain(c.a), plain(c.b)}
		for i := range 300 {
			all = append(all, fmt.Sprintf("%c%c证明", rune(0x4e00+i*7), rune(0x5e00+i*3)))
		}
		s := newSpace(all)
		got := all[0] == all[1] || s.similar(0, 1) >= Alike && !contrary(all[0], all[1])
		require.Equal(t, c.same, got, "%s / %s: %.2f", c.a, c.b, s.similar(0, 1))
	}
}

func BenchmarkReport(b *testing.B) {
	var items []*catalog.Item
	for i := range 5612 {
		it := &catalog.Item{ID: fmt.Sprint("i", i), Name: catalog.Text{ZH: fmt.Sprint("事项", i)}, Department: catalog.Text{ZH: fmt.Sprint("第", i%40, "局")}}
		for j := range 6 {
			it.Materials = append(it.Materials, catalog.Material{ID: fmt.Sprint("m", j),
				Name: catalog.Text{ZH: fmt.Sprintf("%c%c%c证明材料", rune(0x4e00+(i*7+j*131)%5000), rune(0x4e00+(i*13+j)%3000), rune(0x4e00+(j*17+i)%900))}})
		}
		items = append(items, it)
	}
	c, err := catalog.New("v", items)
	require.NoError(b, err)
	for b.Loop() {
		New(c, NewTally(), 20)
	}
}
