package yaml_test

import (
	"os"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/catalog"
	"onevisit/catalog/format/yaml"
)

// fill gives every exported field of a value something of its own, so that a field that is not written is noticed.
func fill(t *rapid.T, v reflect.Value, path string) {
	text := rapid.StringMatching(`[ -~一-龥？，。（）「」]{0,12}`)
	switch v.Kind() {
	case reflect.Struct:
		switch v.Type() {
		case reflect.TypeFor[catalog.Limit]():
			v.Set(reflect.ValueOf(catalog.Limit{N: rapid.IntRange(1, 90).Draw(t, path),
				Unit: rapid.SampledFrom([]catalog.Unit{catalog.UnitDays, catalog.UnitWorkdays, catalog.UnitMinutes, catalog.UnitMonths}).Draw(t, path)}))
			return
		case reflect.TypeFor[catalog.Text]():
			v.Set(reflect.ValueOf(catalog.Text{ZH: "字" + text.Draw(t, path) + "。", EN: rapid.SampledFrom([]string{"", "a" + text.Draw(t, path) + "."}).Draw(t, path)}))
			return
		}
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if f.IsExported() && f.Name != "Where" && f.Name != "BuiltIn" {
				fill(t, v.Field(i), path+"."+f.Name)
			}
		}
		if m, ok := v.Addr().Interface().(*catalog.Material); ok { // the names of the alternatives are those of their documents
			m.AnyOf = nil
			for _, set := range m.Sets {
				var names []catalog.Text
				for _, p := range set {
					names = append(names, p.Name)
				}
				m.AnyOf = append(m.AnyOf, catalog.JoinNames(names))
			}
		}
	case reflect.Slice:
		n := rapid.IntRange(1, 3).Draw(t, path)
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			fill(t, v.Index(i), path)
		}
	case reflect.String:
		if v.Type() == reflect.TypeFor[catalog.From]() {
			v.SetString(string(catalog.FromGovernment))
			return
		}
		v.SetString("x" + text.Draw(t, path) + "y")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(int64(rapid.IntRange(1, 9).Draw(t, path)))
	default:
		t.Fatalf("%s has a kind that is not written: %s", path, v.Kind())
	}
}

// clean removes the places that reading fills in.
func clean(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		clean(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if f.Name == "Where" {
				v.Field(i).SetString("")
			} else if f.IsExported() {
				clean(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			clean(v.Index(i))
		}
	}
}

// Every field of an item comes back as it was, whatever it says.
func TestEncodeLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var items []*catalog.Item
		for range rapid.IntRange(1, 3).Draw(t, "items") {
			it := &catalog.Item{}
			fill(t, reflect.ValueOf(it).Elem(), "item")
			items = append(items, it)
		}
		if rapid.Bool().Draw(t, "together") {
			for _, it := range items {
				it.Department = items[0].Department
			}
		}
		data, err := yaml.Encode(items)
		require.NoError(t, err)
		back, err := yaml.Items("x.yaml", data)
		require.NoError(t, err, "%s", data)
		for _, it := range back {
			clean(reflect.ValueOf(it))
		}
		require.Equal(t, items, back, "%s", data)
	})
}

// The sample hall survives being read, written and read again.
func TestEncodeSampleHall(t *testing.T) {
	c, err := yaml.Load(os.DirFS("../../../assets/hall"), ".")
	require.NoError(t, err)
	data, err := yaml.Encode(c.Items())
	require.NoError(t, err)
	back, err := yaml.Items("all.yaml", data)
	require.NoError(t, err)
	again, err := catalog.New("v", back)
	require.NoError(t, err)
	second, err := yaml.Encode(again.Items())
	require.NoError(t, err)
	require.Equal(t, string(data), string(second))
	require.Len(t, again.Items(), len(c.Items()))
}
