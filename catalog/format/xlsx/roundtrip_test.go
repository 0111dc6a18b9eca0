package xlsx_test

import (
	"bytes"
	"os"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/catalog"
	"onevisit/catalog/format/xlsx"
	"onevisit/catalog/format/yaml"
)

func sample(t testing.TB) []*catalog.Item {
	t.Helper()
	c, err := yaml.Load(os.DirFS("../../../assets/hall"), ".")
	require.NoError(t, err)
	return c.Items()
}

func workbook(t testing.TB, items []*catalog.Item) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, xlsx.Write(&b, items))
	return b.Bytes()
}

// asYAML is what a hall keeps of items: two that are the same here are the same.
func asYAML(t require.TestingT, items []*catalog.Item) string {
	data, err := yaml.Encode(items)
	require.NoError(t, err)
	return string(data)
}

// The sample hall goes out to a workbook and comes back without a loss, in the same order.
func TestWorkbookLosesNothing(t *testing.T) {
	items := sample(t)
	r, err := xlsx.Read([]xlsx.File{{Name: "hall.xlsx", Data: workbook(t, items)}}, xlsx.Options{All: true})
	require.NoError(t, err)
	require.Equal(t, asYAML(t, items), asYAML(t, r.Items))
	count := r.Count()
	require.Zero(t, count[xlsx.Refused]+count[xlsx.Changed]+count[xlsx.Skipped], "%v", r.Notes)
	_, err = catalog.New("v", r.Items)
	require.NoError(t, err)
}

func TestCSVLosesNothing(t *testing.T) {
	items := sample(t)
	files, err := xlsx.CSV(items)
	require.NoError(t, err)
	var in []xlsx.File
	for name, data := range files {
		in = append(in, xlsx.File{Name: name + ".csv", Data: data})
	}
	r, err := xlsx.Read(in, xlsx.Options{All: true})
	require.NoError(t, err)
	require.Equal(t, asYAML(t, items), asYAML(t, r.Items))
}

// fill gives every exported field something, so that a field without a column is noticed.
func fill(t *rapid.T, v reflect.Value, path string) {
	text := rapid.StringMatching(`[ -%'-;=?-~一-龥？，。（）「」]{0,10}`)
	switch v.Kind() {
	case reflect.Struct:
		switch v.Type() {
		case reflect.TypeFor[catalog.Limit]():
			v.Set(reflect.ValueOf(catalog.Limit{N: rapid.IntRange(1, 90).Draw(t, path),
				Unit: rapid.SampledFrom([]catalog.Unit{catalog.UnitDays, catalog.UnitWorkdays, catalog.UnitMinutes}).Draw(t, path)}))
			return
		case reflect.TypeFor[catalog.Text]():
			v.Set(reflect.ValueOf(catalog.Text{ZH: "字" + text.Draw(t, path) + "。",
				EN: rapid.SampledFrom([]string{"", "a" + text.Draw(t, path) + "."}).Draw(t, path)}))
			return
		}
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if f.IsExported() && f.Name != "Where" && f.Name != "BuiltIn" {
				fill(t, v.Field(i), path+"."+f.Name)
			}
		}
	case reflect.Slice:
		n := rapid.IntRange(1, 3).Draw(t, path)
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			fill(t, v.Index(i), path)
		}
	case reflect.String:
		v.SetString("x" + text.Draw(t, path) + "y")
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, path))
	case reflect.Int:
		v.SetInt(int64(rapid.IntRange(1, 9).Draw(t, path)))
	default:
		t.Fatalf("%s has a kind that is not written: %s", path, v.Kind())
	}
}

// alternatives gives a material alternatives that are documents alone, or several together with rules of their own.
func alternatives(t *rapid.T, m *catalog.Material) {
	for i := range m.AnyOf {
		m.AnyOf[i].ZH += string(rune('甲' + i))
	}
	m.AnyOf = append(m.AnyOf, catalog.Text{ZH: "又一种"})
	sets := m.Sets
	m.Sets = nil
	if rapid.Bool().Draw(t, "plain") {
		return
	}
	m.AnyOf = nil
	for i := range sets {
		var names []catalog.Text
		for k := range sets[i] {
			p := &sets[i][k]
			p.ID = "p" + string(rune('a'+i)) + string(rune('a'+k))
			p.Take, p.IssuedWithin.Unit = catalog.TakeVerify, catalog.UnitDays
			names = append(names, p.Name)
		}
		m.AnyOf = append(m.AnyOf, catalog.JoinNames(names))
	}
	m.Sets = sets
}

// valid makes a filled item one that compiles: ids are ids, conditions are conditions, words are of their lists.
func valid(t *rapid.T, it *catalog.Item, n string) {
	it.ID, it.Code = "item-"+n, "1135020300000012"+n
	it.Kind = rapid.SampledFrom([]catalog.Kind{"", catalog.KindImmediate, catalog.KindPromised}).Draw(t, "kind")
	it.Agent.Policy = rapid.SampledFrom([]catalog.AgentPolicy{"", catalog.AgentAllowed, catalog.AgentRelatives, catalog.AgentForbidden}).Draw(t, "agent")
	it.Effective = "2026-03-0" + rapid.StringMatching("[1-9]").Draw(t, "day")
	for i := range it.Situations {
		s := &it.Situations[i]
		s.ID = "q" + string(rune('a'+i))
		if rapid.Bool().Draw(t, "numeric") {
			s.Choices = nil
		} else {
			s.Unit = catalog.Text{}
			s.Choices = append(s.Choices, catalog.Choice{Name: catalog.Text{ZH: "另"}})
		}
		for k := range s.Choices {
			s.Choices[k].ID = "c" + string(rune('a'+k))
		}
	}
	when := `qa == "ca"`
	if it.Situations[0].Numeric() {
		when = "qa > 2.5"
	}
	for i := range it.Refusals {
		it.Refusals[i].ID, it.Refusals[i].When = "r"+string(rune('a'+i)), when
	}
	it.FeeAmount = "80.50"
	for i := range it.FeeExempt {
		it.FeeExempt[i].When = when
	}
	for i := range it.Accepts {
		it.Accepts[i].Months, it.Accepts[i].QuarterMonth, it.Accepts[i].From, it.Accepts[i].Until = []int{1, 7}, 0, 2, 20
	}
	for i := range it.Materials {
		m := &it.Materials[i]
		m.ID, m.When = "m"+string(rune('a'+i)), rapid.SampledFrom([]string{"", when}).Draw(t, "when")
		m.Take = rapid.SampledFrom([]catalog.Take{"", catalog.TakeOriginal, catalog.TakeCopy, catalog.TakeOriginalCopy, catalog.TakeVerify,
			catalog.TakePhoto, catalog.TakeForm, catalog.TakeSigned}).Draw(t, "take")
		m.From = rapid.SampledFrom([]catalog.From{"", catalog.FromGovernment}).Draw(t, "from")
		m.IssuedWithin.Unit = rapid.SampledFrom([]catalog.Unit{catalog.UnitDays, catalog.UnitMonths}).Draw(t, "unit")
		m.OriginalsPer, m.CopiesPer, m.SignaturesPer = "", "", ""
		alternatives(t, m)
		if it.Situations[0].Numeric() {
			m.OriginalsPer, m.CopiesPer, m.SignaturesPer = "qa", "qa", "qa"
		}
	}
}

// Whatever an item says comes back, through a workbook and through CSV.
func TestEveryFieldHasItsColumn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var items []*catalog.Item
		for _, n := range []string{"1", "2"}[:rapid.IntRange(1, 2).Draw(t, "n")] {
			it := &catalog.Item{}
			fill(t, reflect.ValueOf(it).Elem(), "item")
			valid(t, it, n)
			items = append(items, it)
		}
		want := asYAML(t, items)
		var b bytes.Buffer
		require.NoError(t, xlsx.Write(&b, items))
		r, err := xlsx.Read([]xlsx.File{{Name: "a.xlsx", Data: b.Bytes()}}, xlsx.Options{All: true})
		if r != nil {
			require.NoError(t, err, "%+v", r.Notes)
		}
		require.NoError(t, err)
		require.Equal(t, want, asYAML(t, r.Items))
		files, err := xlsx.CSV(items)
		require.NoError(t, err)
		var in []xlsx.File
		for name, data := range files {
			in = append(in, xlsx.File{Name: name + ".csv", Data: data})
		}
		r, err = xlsx.Read(in, xlsx.Options{All: true})
		require.NoError(t, err)
		require.Equal(t, want, asYAML(t, r.Items))
	})
}
