package yaml

import (
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

func asJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}

func TestBundlesComeBackAsTheyAre(t *testing.T) {
	cat, err := Load(os.DirFS("../../../assets/hall"), ".")
	require.NoError(t, err)
	require.NotEmpty(t, cat.Bundles())
	data, err := EncodeAll(cat.Items(), cat.Bundles())
	require.NoError(t, err)
	items, bundles, err := File("all.yaml", data)
	require.NoError(t, err)
	back, err := catalog.NewWithBundles("v", items, bundles)
	require.NoError(t, err)
	require.Equal(t, asJSON(t, cat.Bundles()), asJSON(t, back.Bundles()))
	require.Equal(t, len(cat.Items()), len(back.Items()))
}

func TestBundlesAreMergedWhereTheyStand(t *testing.T) {
	folder := fstest.MapFS{}
	require.NoError(t, fs.WalkDir(os.DirFS("../../../assets/hall"), "catalog", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path.Join("../../../assets/hall", name))
		folder[name] = &fstest.MapFile{Data: data}
		return err
	}))
	before, err := Load(folder, ".")
	require.NoError(t, err)
	changed := *before.Bundles()[0]
	changed.Name.ZH = "改了名的一件事"
	fresh := changed
	fresh.ID, fresh.Name.ZH = "brand-new", "新的一件事"
	out, err := MergeAll(folder, ".", nil, []*catalog.Bundle{&changed, &fresh})
	require.NoError(t, err)
	require.LessOrEqual(t, len(out), 2, "no other file changes")
	for name, data := range out {
		folder[name] = &fstest.MapFile{Data: data}
		for line := range strings.Lines(string(folder[name].Data)) {
			require.NotContains(t, line, "\t")
		}
	}
	after, err := Load(folder, ".")
	require.NoError(t, err)
	require.Len(t, after.Bundles(), len(before.Bundles())+1)
	got, err := after.Bundle(changed.ID)
	require.NoError(t, err)
	require.Equal(t, "改了名的一件事", got.Name.ZH)
	require.Equal(t, len(changed.Components), len(got.Components))
	for _, b := range before.Bundles()[1:] {
		same, err := after.Bundle(b.ID)
		require.NoError(t, err)
		require.Equal(t, asJSON(t, b), asJSON(t, same))
	}
	lost := fresh
	lost.ID, lost.Components = "lost", []catalog.Component{{Item: "no-such-item"}}
	_, err = MergeAll(folder, ".", nil, []*catalog.Bundle{&lost})
	require.True(t, fault.Has(err, catalog.CodeUnknownItem), "%v", err)
}
