package xlsx_test

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/format/xlsx"
	"onevisit/catalog/format/yaml"
)

// TestBundlesGoOutAndComeBack: bundles have a sheet of their own in the workbook, and lose nothing in it.
func TestBundlesGoOutAndComeBack(t *testing.T) {
	cat, err := yaml.Load(os.DirFS("../../../assets/hall"), ".")
	require.NoError(t, err)
	require.NotEmpty(t, cat.Bundles())
	var b bytes.Buffer
	require.NoError(t, xlsx.WriteAll(&b, cat.Items(), cat.Bundles()))
	r, err := xlsx.Read([]xlsx.File{{Name: "hall.xlsx", Data: b.Bytes()}}, xlsx.Options{All: true})
	require.NoError(t, err)
	require.Equal(t, asYAML(t, cat.Items()), asYAML(t, r.Items))
	back, err := catalog.NewWithBundles("v", r.Items, r.Bundles)
	require.NoError(t, err)
	want, err := json.Marshal(cat.Bundles())
	require.NoError(t, err)
	got, err := json.Marshal(back.Bundles())
	require.NoError(t, err)
	require.Equal(t, string(want), string(got))
	count := r.Count()
	require.Zero(t, count[xlsx.Refused]+count[xlsx.Changed], "%v", r.Notes)
}

func TestBadBundlesAreRefused(t *testing.T) {
	head := []any{"一件事标识", "一件事名称", "情形", "选项", "所含事项"}
	for name, row := range map[string][]any{
		"no name":           {"b", "", "", "", "item"},
		"no items":          {"b", "一件事", "", "", ""},
		"an unknown answer": {"b", "一件事", "q | 问题", "p | a | 是", "item"},
		"too many values":   {"b", "一件事", "q | 1 | 2 | 3 | 4 | 5 | 6", "", "item"},
	} {
		data := book(t, [][]any{head, row}, nil)
		r, err := xlsx.Read([]xlsx.File{{Name: "b.xlsx", Data: data}}, xlsx.Options{})
		require.NoError(t, err, name)
		require.Empty(t, r.Bundles, name)
		require.Equal(t, 1, r.Count()[xlsx.Refused], name)
	}
}
