package version_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/version"
)

func zh(s string) catalog.Text { return catalog.Text{ZH: s} }

// base is an item with one of everything that a version may change.
func base() *catalog.Item {
	return &catalog.Item{
		ID: "x", Name: zh("提取公积金"), Department: zh("中心"), Kind: catalog.KindPromised,
		Limit: catalog.Limits{Statutory: catalog.Limit{N: 20, Unit: catalog.UnitWorkdays}, Promised: catalog.Limit{N: 5, Unit: catalog.UnitWorkdays}},
		Agent: catalog.Agent{Policy: catalog.AgentRelatives},
		Situations: []catalog.Situation{
			{ID: "early", Ask: zh("是否提前退休？"), Choices: []catalog.Choice{{ID: "yes", Name: zh("是")}, {ID: "no", Name: zh("否")}}},
			{ID: "area", Ask: zh("面积"), Unit: zh("平方米")},
		},
		Refusals:  []catalog.Refusal{{ID: "small", When: "area < 5", Reason: zh("面积太小")}},
		FeeAmount: "80", Source: catalog.Source{Text: "test"},
		Materials: []catalog.Material{
			{ID: "id", Name: zh("身份证"), Take: catalog.TakeVerify, Originals: 1},
			{ID: "proof", Name: zh("退休凭据"), When: `early == "yes"`, AnyOf: []catalog.Text{zh("退休证"), zh("养老金证明")},
				IssuedWithin: catalog.Limit{N: 6, Unit: catalog.UnitMonths}, Take: catalog.TakeOriginal, Originals: 2},
		},
	}
}

func compiled(t *testing.T, it *catalog.Item) *catalog.Item {
	t.Helper()
	c, err := catalog.New("t", []*catalog.Item{it})
	require.NoError(t, err)
	out, err := c.Item(it.ID)
	require.NoError(t, err)
	return out
}

func TestWhatChangedIsToldWithWhatItMeans(t *testing.T) {
	proof := func(it *catalog.Item) *catalog.Material { return &it.Materials[1] }
	for _, c := range []struct {
		name   string
		edit   func(*catalog.Item)
		thing  version.Thing
		field  string
		effect version.Effect
	}{
		{"a new paper", func(it *catalog.Item) {
			it.Materials = append(it.Materials, catalog.Material{ID: "bank", Name: zh("银行卡")})
		}, version.ThingMaterial, version.Added, version.EffectTight},
		{"a new paper nobody has to bring", func(it *catalog.Item) {
			it.Materials = append(it.Materials, catalog.Material{ID: "bank", Name: zh("银行卡"), From: catalog.FromGovernment})
		}, version.ThingMaterial, version.Added, version.EffectNone},
		{"a paper less", func(it *catalog.Item) { it.Materials = it.Materials[:1] }, version.ThingMaterial, version.Removed, version.EffectLooser},
		{"asked in more cases", func(it *catalog.Item) { proof(it).When = `early == "yes" or area > 100` }, version.ThingMaterial, "when", version.EffectTight},
		{"asked in fewer cases", func(it *catalog.Item) { proof(it).When = `early == "yes" and area > 100` }, version.ThingMaterial, "when", version.EffectLooser},
		{"asked in other cases", func(it *catalog.Item) { proof(it).When = `early == "no"` }, version.ThingMaterial, "when", version.EffectNone},
		{"asked always", func(it *catalog.Item) { proof(it).When = "" }, version.ThingMaterial, "when", version.EffectTight},
		{"the same in other words", func(it *catalog.Item) { proof(it).When = `not (early == "no")` }, version.ThingMaterial, "when", version.EffectNone},
		{"one original instead of two", func(it *catalog.Item) { proof(it).Originals = 1 }, version.ThingMaterial, "originals", version.EffectLooser},
		{"copies too", func(it *catalog.Item) { proof(it).Copies = 2 }, version.ThingMaterial, "copies", version.EffectTight},
		{"looked at, not kept", func(it *catalog.Item) { proof(it).Take = catalog.TakeVerify }, version.ThingMaterial, "take", version.EffectLooser},
		{"may be older", func(it *catalog.Item) { proof(it).IssuedWithin.N = 12 }, version.ThingMaterial, "valid", version.EffectLooser},
		{"has to be newer", func(it *catalog.Item) { proof(it).IssuedWithin.N = 3 }, version.ThingMaterial, "valid", version.EffectTight},
		{"of any age", func(it *catalog.Item) { proof(it).IssuedWithin = catalog.Limit{} }, version.ThingMaterial, "valid", version.EffectLooser},
		{"may follow", func(it *catalog.Item) { proof(it).Later = catalog.Limit{N: 3, Unit: catalog.UnitWorkdays} }, version.ThingMaterial, "later", version.EffectLooser},
		{"a pledge will do", func(it *catalog.Item) { proof(it).Pledge = true }, version.ThingMaterial, "pledge", version.EffectLooser},
		{"fetched by the hall", func(it *catalog.Item) { proof(it).From = catalog.FromGovernment }, version.ThingMaterial, "from", version.EffectLooser},
		{"one more alternative", func(it *catalog.Item) { proof(it).AnyOf = append(proof(it).AnyOf, zh("档案")) }, version.ThingMaterial, "any_of", version.EffectLooser},
		{"one alternative less", func(it *catalog.Item) { proof(it).AnyOf = proof(it).AnyOf[:1] }, version.ThingMaterial, "any_of", version.EffectTight},
		{"has to be valid", func(it *catalog.Item) { it.Materials[0].NotExpired = true }, version.ThingMaterial, "not_expired", version.EffectTight},
		{"another name", func(it *catalog.Item) { it.Materials[0].Name.ZH = "居民身份证" }, version.ThingMaterial, "name", version.EffectNone},
		{"a longer promise", func(it *catalog.Item) { it.Limit.Promised.N = 8 }, version.ThingItem, "limit.promised", version.EffectTight},
		{"a shorter promise", func(it *catalog.Item) { it.Limit.Promised.N = 2 }, version.ThingItem, "limit.promised", version.EffectLooser},
		{"another unit", func(it *catalog.Item) { it.Limit.Promised.Unit = catalog.UnitDays }, version.ThingItem, "limit.promised", version.EffectNone},
		{"anybody may come", func(it *catalog.Item) { it.Agent.Policy = catalog.AgentAllowed }, version.ThingItem, "agent", version.EffectLooser},
		{"nobody else may come", func(it *catalog.Item) { it.Agent.Policy = catalog.AgentForbidden }, version.ThingItem, "agent", version.EffectTight},
		{"a lower fee", func(it *catalog.Item) { it.FeeAmount = "9.50" }, version.ThingItem, "fee.amount", version.EffectLooser},
		{"within the hour", func(it *catalog.Item) { it.OneHour = true }, version.ThingItem, "one_hour", version.EffectLooser},
		{"refused more often", func(it *catalog.Item) { it.Refusals[0].When = "area < 8" }, version.ThingRefusal, "when", version.EffectTight},
		{"not refused any more", func(it *catalog.Item) { it.Refusals = nil }, version.ThingRefusal, version.Removed, version.EffectLooser},
		{"another answer", func(it *catalog.Item) {
			it.Situations[0].Choices = append(it.Situations[0].Choices, catalog.Choice{ID: "maybe", Name: zh("不清楚")})
		}, version.ThingSituation, "choices", version.EffectNone},
		{"accepted on some days", func(it *catalog.Item) { it.Accepts = []catalog.Period{{From: 1, Until: 20}} }, version.ThingItem, "accepts", version.EffectTight},
	} {
		t.Run(c.name, func(t *testing.T) {
			now := base()
			c.edit(now)
			d, changed := version.CompareItem(compiled(t, base()), compiled(t, now))
			require.True(t, changed)
			require.Len(t, d.Changes, 1, "%+v", d.Changes)
			got := d.Changes[0]
			require.Equal(t, [3]string{string(c.thing), c.field, string(c.effect)}, [3]string{string(got.Thing), got.Field, string(got.Effect)})
			back, _ := version.CompareItem(compiled(t, now), compiled(t, base()))
			require.Len(t, back.Changes, 1)
			opposite := map[version.Effect]version.Effect{version.EffectTight: version.EffectLooser, version.EffectLooser: version.EffectTight}
			require.Equal(t, opposite[c.effect], back.Changes[0].Effect, "the way back is the opposite")
		})
	}
}

func TestAnItemIsLikeItself(t *testing.T) {
	_, changed := version.CompareItem(compiled(t, base()), compiled(t, base()))
	require.False(t, changed)
}

func TestBetweenIsCompareOfWhatIsStored(t *testing.T) {
	cat, s := sample(t), shelf{}
	edited := append([]*catalog.Item(nil), cat.Items()...)
	first := *version.Plain(edited[0])
	first.Limit.Promised = catalog.Limit{N: 1, Unit: catalog.UnitWorkdays}
	first.Name.ZH += "（新）"
	edited[0] = &first
	gone := edited[len(edited)-1]
	edited = append(edited[:len(edited)-1], &catalog.Item{ID: "brand-new", Name: zh("新事项"), Department: cat.Items()[0].Department})
	a, _ := s.put(t, cat.Items(), nil)
	b, _ := s.put(t, edited, cat.Bundles()[:1])
	from, err := version.Open(a, s.get)
	require.NoError(t, err)
	to, err := version.Open(b, s.get)
	require.NoError(t, err)
	d, err := version.Between(from, to)
	require.NoError(t, err)
	require.Equal(t, "brand-new", d.Added[0].ID)
	require.Len(t, d.Added, 1)
	require.Len(t, d.Removed, 1)
	require.Equal(t, gone.ID, d.Removed[0].ID)
	require.Len(t, d.Changed, 1)
	require.Equal(t, first.ID, d.Changed[0].ID)
	require.Equal(t, cat.Bundles()[0].ID, d.Bundles[0].ID)
	looser, tighter := d.Count()
	require.LessOrEqual(t, looser+tighter, len(d.Changed[0].Changes))
	require.False(t, d.Empty())
}
