package version_test

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/catalog/version"
)

// book packs items as a stored version.
func book(t require.TestingT, items ...*catalog.Item) *version.Book {
	p, err := version.Pack(items, nil)
	require.NoError(t, err)
	b, err := version.Open(p.Root, func(hash string) ([]byte, error) {
		if body, ok := p.Pieces[hash]; ok {
			return body, nil
		}
		return nil, fault.New(version.CodeDamaged, nil)
	})
	require.NoError(t, err)
	return b
}

func with(edits ...func(*catalog.Item)) *catalog.Item {
	it := base()
	for _, f := range edits {
		f(it)
	}
	return it
}

// joined are the versions that two edits of the base make, brought together.
func joined(t require.TestingT, waiting, urgent *catalog.Item, wins version.Side) (*catalog.Item, []version.Conflict) {
	out, found, err := version.Rebase(book(t, base()), book(t, waiting), version.Contents{Items: []*catalog.Item{urgent}}, wins)
	require.NoError(t, err)
	require.Len(t, out.Items, 1)
	return out.Items[0], found
}

// edits of one field each; no two touch the same.
var edits = []func(*catalog.Item){
	func(it *catalog.Item) { it.Name.ZH = "新名称" },
	func(it *catalog.Item) { it.Limit.Promised.N = 3 },
	func(it *catalog.Item) { it.Limit.Statutory.N = 15 },
	func(it *catalog.Item) { it.Agent.Guardian = true },
	func(it *catalog.Item) { it.Agent.Why = zh("本人签字") },
	func(it *catalog.Item) { it.FeeAmount = "60" },
	func(it *catalog.Item) { it.Steps = []catalog.Text{zh("受理")} },
	func(it *catalog.Item) { it.Materials[0].Copies = 1 },
	func(it *catalog.Item) { it.Materials[1].Originals = 1 },
	func(it *catalog.Item) { it.Materials[1].When = "" },
	func(it *catalog.Item) { it.Materials[1].AnyOf = append(it.Materials[1].AnyOf, zh("批复")) },
	func(it *catalog.Item) { it.Situations[0].Ask = zh("提前吗？") },
	func(it *catalog.Item) {
		it.Situations[0].Choices = append(it.Situations[0].Choices, catalog.Choice{ID: "part", Name: zh("部分")})
	},
	func(it *catalog.Item) { it.Situations[0].Choices[0].Name = zh("对") },
	func(it *catalog.Item) { it.Refusals[0].Reason = zh("太小") },
	func(it *catalog.Item) {
		it.Materials = append(it.Materials, catalog.Material{ID: "bank", Name: zh("银行卡")})
	},
	func(it *catalog.Item) {
		it.Refusals = append(it.Refusals, catalog.Refusal{ID: "big", When: "area > 900", Reason: zh("太大")})
	},
}

// Changes of different fields never clash, and every one of both sides is in what comes of them.
func TestRebaseLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var mine, theirs, all []func(*catalog.Item)
		for i, f := range edits {
			switch rapid.IntRange(0, 2).Draw(t, string(rune('a'+i))) {
			case 1:
				mine, all = append(mine, f), append(all, f)
			case 2:
				theirs, all = append(theirs, f), append(all, f)
			}
		}
		got, found := joined(t, with(mine...), with(theirs...), version.Undecided)
		require.Empty(t, found)
		require.Equal(t, with(all...), got)
	})
}

// Every exported field of an item is joined, also one that was added since: a value that only one side sets is kept.
func TestRebaseKnowsEveryField(t *testing.T) {
	for i := range reflect.TypeFor[catalog.Material]().NumField() {
		f := reflect.TypeFor[catalog.Material]().Field(i)
		if !f.IsExported() || f.Name == "ID" || f.Name == "Where" {
			continue
		}
		change := func(it *catalog.Item) {
			v := reflect.ValueOf(&it.Materials[0]).Elem().Field(i)
			switch v.Kind() {
			case reflect.String:
				v.SetString("x")
			case reflect.Bool:
				v.SetBool(true)
			case reflect.Int:
				v.SetInt(7)
			case reflect.Struct:
				if v.Type() == reflect.TypeFor[catalog.Limit]() {
					v.Set(reflect.ValueOf(catalog.Limit{N: 9, Unit: catalog.UnitDays}))
				} else {
					v.Set(reflect.ValueOf(zh("x")))
				}
			case reflect.Slice:
				v.Set(reflect.MakeSlice(v.Type(), 1, 1))
			default:
				require.Fail(t, f.Name)
			}
		}
		got, found := joined(t, with(change), with(edits[0]), version.Undecided)
		require.Empty(t, found, f.Name)
		require.Equal(t, with(change, edits[0]), got, f.Name)
		got, found = joined(t, with(edits[0]), with(change), version.Undecided)
		require.Empty(t, found, f.Name)
		require.Equal(t, with(change, edits[0]), got, f.Name)
	}
}

func TestRebaseTellsEachConflict(t *testing.T) {
	drop := func(it *catalog.Item) { it.Materials = it.Materials[:1] }
	for _, c := range []struct {
		name            string
		waiting, urgent func(*catalog.Item)
		thing           version.Thing
		id, field       string
	}{
		{"a name", func(it *catalog.Item) { it.Name.ZH = "甲" }, func(it *catalog.Item) { it.Name.ZH = "乙" }, version.ThingItem, "", "name"},
		{"a limit", func(it *catalog.Item) { it.Limit.Promised.N = 1 }, func(it *catalog.Item) { it.Limit.Promised.N = 2 }, version.ThingItem, "", "limit.promised"},
		{"a count and what it is counted by", func(it *catalog.Item) { it.Materials[1].Originals = 1 },
			func(it *catalog.Item) { it.Materials[1].OriginalsPer = "area" }, version.ThingMaterial, "proof", "originals"},
		{"changed and taken away", func(it *catalog.Item) { it.Materials[1].Copies = 3 }, drop, version.ThingMaterial, "proof", version.Removed},
		{"taken away and changed", drop, func(it *catalog.Item) { it.Materials[1].Copies = 3 }, version.ThingMaterial, "proof", version.Removed},
		{"an answer", func(it *catalog.Item) { it.Situations[0].Choices[0].Name = zh("甲") },
			func(it *catalog.Item) { it.Situations[0].Choices[0].Name = zh("乙") }, version.ThingSituation, "early", "choices"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, found := joined(t, with(c.waiting), with(c.urgent), version.Undecided)
			require.Len(t, found, 1)
			require.Equal(t, []any{"x", c.thing, c.id, c.field}, []any{found[0].Ref.ID, found[0].Thing, found[0].ID, found[0].Field})
			got, _ := joined(t, with(c.waiting), with(c.urgent), version.Waiting)
			require.Equal(t, with(c.waiting), got)
			got, _ = joined(t, with(c.waiting), with(c.urgent), version.Urgent)
			require.Equal(t, with(c.urgent), got)
			same, found := joined(t, with(c.waiting), with(c.waiting), version.Undecided)
			require.Empty(t, found, "both to the same is no conflict")
			require.Equal(t, with(c.waiting), same)
		})
	}
}

// Whole items: added, taken away, and changed while the other side takes them away.
func TestRebaseOfWholeItems(t *testing.T) {
	other := func(id string) *catalog.Item { return with(func(it *catalog.Item) { it.ID = id }) }
	ids := func(c version.Contents) (out []string) {
		for _, it := range c.Items {
			out = append(out, it.ID)
		}
		return out
	}
	old := book(t, base(), other("y"))
	out, found, err := version.Rebase(old, book(t, base(), other("new")), version.Contents{Items: []*catalog.Item{base(), other("y"), other("now")}}, "")
	require.NoError(t, err)
	require.Empty(t, found)
	require.Equal(t, []string{"x", "now", "new"}, ids(out))

	changed := other("y")
	changed.FeeAmount = "1"
	for _, c := range []struct {
		waiting []*catalog.Item
		urgent  []*catalog.Item
		wins    version.Side
		want    []string
	}{
		{[]*catalog.Item{base()}, []*catalog.Item{base(), changed}, version.Waiting, []string{"x"}},
		{[]*catalog.Item{base()}, []*catalog.Item{base(), changed}, version.Urgent, []string{"x", "y"}},
		{[]*catalog.Item{base(), changed}, []*catalog.Item{base()}, version.Waiting, []string{"x", "y"}},
		{[]*catalog.Item{base(), changed}, []*catalog.Item{base()}, version.Urgent, []string{"x"}},
	} {
		out, found, err = version.Rebase(old, book(t, c.waiting...), version.Contents{Items: c.urgent}, c.wins)
		require.NoError(t, err)
		require.Len(t, found, 1)
		require.Equal(t, version.Removed, found[0].Field)
		require.Equal(t, c.want, ids(out))
	}
}
