package yaml_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/catalog/format/yaml"
)

const fileA = `# the comment of the file
department: 甲局
items:
# about the first
- id: a
  name: 甲一 # beside
  materials: []

# about the second
- id: b
  name: 甲二
  materials:
  - {id: m, name: 身份证}
`

const fileB = `department: 乙局
source: 省清单
items:
  - id: c
    name: 乙一
    materials: []
`

func folder() fstest.MapFS {
	return fstest.MapFS{"catalog/a.yaml": {Data: []byte(fileA)}, "catalog/b.yaml": {Data: []byte(fileB)}}
}

func item(id, name, office string) *catalog.Item {
	return &catalog.Item{ID: id, Name: catalog.Text{ZH: name}, Department: catalog.Text{ZH: office}}
}

func merged(t *testing.T, f fstest.MapFS, items ...*catalog.Item) map[string]string {
	t.Helper()
	changed, err := yaml.Merge(f, ".", items)
	require.NoError(t, err)
	out := map[string]string{}
	for name, data := range changed {
		out[name] = string(data)
		f[name] = &fstest.MapFile{Data: data}
	}
	c, err := yaml.Load(f, ".")
	require.NoError(t, err)
	for _, want := range items {
		got, err := c.Item(want.ID)
		require.NoError(t, err)
		require.Equal(t, want.Name, got.Name)
		require.Equal(t, want.Department, got.Department)
		require.Equal(t, want.Source, got.Source)
	}
	return out
}

func TestMergeKeepsWhatIsNotMeant(t *testing.T) {
	out := merged(t, folder(), item("a", "甲一新", "甲局"), item("n", "甲三", "甲局"))
	require.Len(t, out, 1)
	require.Equal(t, strings.Replace(strings.Replace(fileA, "  name: 甲一 # beside\n", "  name: 甲一新\n", 1), "  - {id: m, name: 身份证}\n",
		"  - {id: m, name: 身份证}\n- id: n\n  name: 甲三\n  materials: []\n", 1), out["catalog/a.yaml"])
}

// An item that its file would fill with a source of the file's own moves to another file, and a new department begins one.
func TestMergeMovesWhatDoesNotFit(t *testing.T) {
	f := folder()
	b := strings.Replace(fileB, "items:", "items:\n  - id: d\n    name: 乙二\n    materials: []", 1)
	f["catalog/b.yaml"] = &fstest.MapFile{Data: []byte(b)}
	out := merged(t, f, item("c", "乙一新", "乙局"), item("e", "丙一", "丙局"))
	require.NotContains(t, out["catalog/b.yaml"], "id: c")
	require.Len(t, out, 3)
}

func TestMergeRefuses(t *testing.T) {
	f := folder()
	bad := item("a", "甲一", "甲局")
	bad.Materials = []catalog.Material{{ID: "x", Name: catalog.Text{ZH: "纸"}, When: "nobody == 1"}}
	_, err := yaml.Merge(f, ".", []*catalog.Item{bad})
	require.True(t, fault.Has(err, catalog.CodeBadWhen))
	f["catalog/f.yaml"] = &fstest.MapFile{Data: []byte("department: 丁局\nitems: [{id: f, name: 丁一, materials: []}]\n")}
	_, err = yaml.Merge(f, ".", []*catalog.Item{item("f", "丁二", "丁局")})
	require.Equal(t, yaml.CodeCannotEdit, fault.CodeOf(err))
	merged(t, f, item("g", "丁三", "丁局")) // in a file beside
}

// Every item of the sample hall can be put back into its place, and the hall says the same.
func TestMergeSampleHall(t *testing.T) {
	hall := os.DirFS("../../../assets/hall")
	before, err := yaml.Load(hall, ".")
	require.NoError(t, err)
	changed, err := yaml.Merge(hall, ".", before.Items())
	require.NoError(t, err)
	f := fstest.MapFS{}
	for name, data := range changed {
		f[name] = &fstest.MapFile{Data: data}
		require.Contains(t, string(data), "# Sample items.")
	}
	var items []*catalog.Item
	for name, data := range changed {
		more, err := yaml.Items(name, data)
		require.NoError(t, err)
		items = append(items, more...)
	}
	after, err := catalog.New("v", items)
	require.NoError(t, err)
	want, err := yaml.Encode(before.Items())
	require.NoError(t, err)
	got, err := yaml.Encode(after.Items())
	require.NoError(t, err)
	require.Equal(t, string(want), string(got))
}
