package format_test

import (
	"bytes"
	"fmt"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/format/cpsvap"
	"onevisit/catalog/format/xlsx"
	"onevisit/catalog/format/yaml"
)

// filler gives every exported field of an item a value of its own. A field of a kind that it does not know fails, so
// that whoever adds one decides how it is written.
type filler struct {
	t *testing.T
	n int
}

func (f *filler) fill(v reflect.Value, path string) {
	f.n++
	switch v.Interface().(type) {
	case catalog.Limit:
		v.Set(reflect.ValueOf(catalog.Limit{N: 1 + f.n%60, Unit: catalog.UnitDays}))
		return
	case catalog.Text:
		v.Set(reflect.ValueOf(catalog.Text{ZH: fmt.Sprintf("第%d项", f.n), EN: fmt.Sprintf("entry %d", f.n)}))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() && field.Name != "Where" && field.Name != "BuiltIn" {
				f.fill(v.Field(i), path+"."+field.Name)
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			f.fill(v.Index(i), path)
		}
	case reflect.String:
		v.SetString(fmt.Sprintf("w%d", f.n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(int64(1 + f.n%9))
	default:
		require.Fail(f.t, "a field of a kind that no format writes", "%s is a %s", path, v.Kind())
	}
}

// full is an item in which every field says something, and that compiles.
func full(t *testing.T) *catalog.Item {
	it := &catalog.Item{}
	(&filler{t: t}).fill(reflect.ValueOf(it).Elem(), "Item")
	it.ID, it.Code, it.Kind, it.Effective, it.FeeAmount = "full", "11350203MB0000001X4000114001000", catalog.KindPromised, "2026-01-01", "12.50"
	it.Agent.Policy = catalog.AgentRelatives
	it.Situations[0].Choices, it.Situations[0].ID = nil, "owners"
	it.Situations[1].Unit = catalog.Text{}
	for i := range it.Refusals {
		it.Refusals[i].When, it.FeeExempt[i].When = "owners > 100", "owners > 50"
	}
	for i := range it.Accepts {
		it.Accepts[i] = catalog.Period{Months: []int{1, 7}, From: 2, Until: 20}
		if i > 0 {
			it.Accepts[i] = catalog.Period{QuarterMonth: 2, From: 1, Until: 15}
		}
	}
	for i := range it.Materials {
		m := &it.Materials[i]
		m.When, m.Take, m.From = "owners > 1", catalog.TakeOriginalCopy, catalog.FromGovernment
		m.OriginalsPer, m.CopiesPer, m.SignaturesPer = "owners", "owners", "owners"
		m.AnyOf = nil
		for _, set := range m.Sets {
			var names []catalog.Text
			for k := range set {
				set[k].Take = catalog.TakeVerify
				names = append(names, set[k].Name)
			}
			m.AnyOf = append(m.AnyOf, catalog.JoinNames(names))
		}
	}
	_, err := catalog.New("v", []*catalog.Item{it})
	require.NoError(t, err)
	return it
}

// plain is an item without the places that reading fills in.
func plain(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		plain(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.Name == "Where" {
				v.Field(i).SetString("")
			} else if field.IsExported() {
				plain(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			plain(v.Index(i))
		}
	}
}

// TestEveryFieldGoesAllTheWay through every format and back: xlsx, YAML, JSON-LD and CSV, one after another. The items
// themselves are compared, field by field, and not what a format makes of them.
func TestEveryFieldGoesAllTheWay(t *testing.T) {
	want := full(t)
	ways := []struct {
		name string
		way  func([]*catalog.Item) ([]*catalog.Item, error)
	}{
		{"xlsx", func(items []*catalog.Item) ([]*catalog.Item, error) {
			var b bytes.Buffer
			if err := xlsx.Write(&b, items); err != nil {
				return nil, err
			}
			r, err := xlsx.Read([]xlsx.File{{Name: "a.xlsx", Data: b.Bytes()}}, xlsx.Options{All: true})
			if err != nil {
				return nil, fmt.Errorf("%w: %+v", err, r)
			}
			return r.Items, nil
		}},
		{"yaml", func(items []*catalog.Item) ([]*catalog.Item, error) {
			data, err := yaml.Encode(items)
			if err != nil {
				return nil, err
			}
			return yaml.Items("a.yaml", data)
		}},
		{"JSON-LD", func(items []*catalog.Item) ([]*catalog.Item, error) {
			data, err := cpsvap.Write(items, nil)
			if err != nil {
				return nil, err
			}
			r, err := cpsvap.Read("a.jsonld", data, cpsvap.Options{All: true})
			if err != nil {
				return nil, err
			}
			return r.Items, nil
		}},
		{"CSV", func(items []*catalog.Item) ([]*catalog.Item, error) {
			files, err := xlsx.CSV(items)
			if err != nil {
				return nil, err
			}
			var in []xlsx.File
			for name, data := range files {
				in = append(in, xlsx.File{Name: name + ".csv", Data: data})
			}
			r, err := xlsx.Read(in, xlsx.Options{All: true})
			if err != nil {
				return nil, err
			}
			return r.Items, nil
		}},
	}
	items := []*catalog.Item{want}
	for round := range 2 {
		for _, w := range ways {
			back, err := w.way(items)
			require.NoError(t, err, "%s, round %d", w.name, round)
			require.Len(t, back, 1)
			plain(reflect.ValueOf(back[0]))
			require.Equal(t, want, back[0], "%s, round %d", w.name, round)
			items = back
		}
	}
}
