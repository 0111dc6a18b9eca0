package catalog_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/format/yaml"
)

func TestAGuideHasEveryMaterialOnceUnderItsSituation(t *testing.T) {
	cat, err := yaml.Load(os.DirFS("../assets/hall"), ".")
	require.NoError(t, err)
	for _, it := range cat.Items() {
		g := catalog.GuideOf(it, catalog.Place{}, "v")
		seen := map[string]bool{}
		for i, p := range g.Papers {
			require.NotEmpty(t, p.Lines)
			require.False(t, p.When == "" && i > 0, "what is always asked for comes first")
			for _, l := range p.Lines {
				require.False(t, seen[l.Material], "%s: %s twice", it.ID, l.Material)
				seen[l.Material] = true
			}
		}
		require.Len(t, seen, len(it.Materials), it.ID)
		require.Contains(t, g.NotStated, catalog.GuidePhone, "nobody said where")
	}
}

func TestWhatIsNotStatedIsNamed(t *testing.T) {
	one := func(it catalog.Item) []catalog.GuideField {
		it.ID, it.Name, it.Department = "x", catalog.Text{ZH: "事项"}, catalog.Text{ZH: "局"}
		c, err := catalog.New("v", []*catalog.Item{&it})
		require.NoError(t, err)
		return catalog.GuideOf(c.Items()[0], catalog.Place{Address: catalog.Text{ZH: "某路"}, Phone: "1", Complain: "2",
			Hours: [7]string{1: "09:00-12:00"}}, "v").NotStated
	}
	require.Equal(t, []catalog.GuideField{catalog.GuideBasis, catalog.GuideAgent, catalog.GuideConditions, catalog.GuideMaterials,
		catalog.GuideSteps, catalog.GuideStatutory, catalog.GuidePromised, catalog.GuideFee, catalog.GuideResult}, one(catalog.Item{}))
	require.NotContains(t, one(catalog.Item{OneHour: true}), catalog.GuidePromised, "an hour is a promise")
	require.NotContains(t, one(catalog.Item{FeeAmount: "0"}), catalog.GuideFee)
	require.NotContains(t, one(catalog.Item{Steps: []catalog.Text{{ZH: "受理"}}}), catalog.GuideSteps)
}
