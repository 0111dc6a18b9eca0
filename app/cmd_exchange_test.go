package app_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/format"
)

// hallFolder makes a hall to write into, and returns its path.
func hallFolder(t *testing.T, s shell) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "hall")
	code, _, errOut := s.run("", "init", dir)
	require.Equal(t, 0, code, errOut)
	return dir
}

// contents are all files of a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	require.NoError(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		out[path] = string(data)
		return err
	}))
	return out
}

func file(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

// What is exported comes back in every format, and the hall's catalog is the same.
func TestExportAndImportAgree(t *testing.T) {
	s := newShell(t)
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	for _, name := range []string{"a.yaml", "a.xlsx", "a.jsonld", "a.csv"} {
		code, _, errOut := s.run("", "catalog", "export", path(name))
		require.Equal(t, 0, code, errOut)
	}
	tables, err := filepath.Glob(path("a-*.csv"))
	require.NoError(t, err)
	require.Len(t, tables, 5)
	want, err := os.ReadFile(path("a.yaml"))
	require.NoError(t, err)
	for i, in := range [][]string{{path("a.yaml")}, {path("a.xlsx")}, {path("a.jsonld")}, tables} {
		out := path("back" + string(rune('0'+i)) + ".yaml")
		code, _, errOut := s.run("", append([]string{"catalog", "import", "--all", "--out", out}, in...)...)
		require.Equal(t, 0, code, errOut)
		got, err := os.ReadFile(out)
		require.NoError(t, err)
		require.Equal(t, string(want), string(got), in[0])
	}
	code, _, errOut := s.run("", "catalog", "export", path("a.yaml"))
	require.Equal(t, 2, code, "a file that is there is not overwritten")
	require.Contains(t, errOut, "--force")
}

const newItems = "事项名称,实施主体,材料名称,原件份数\n农药经营许可,农业农村局,申请书,1\n宠物诊疗许可,农业农村局,申请表,2\n,,,\n没有部门,,,\n"

// Items join the hall folder: one replaced, one new, one refused; and the whole still loads.
func TestImportIntoAHall(t *testing.T) {
	s := newShell(t)
	hall := hallFolder(t, s)
	list := file(t, "list.csv", newItems)
	var r struct {
		Count map[format.Outcome]int
		Lines []format.Note
	}
	s.must(&r, "", "catalog", "import", list, "--catalog", hall, "--into")
	require.Equal(t, 1, r.Count[format.Refused])
	require.Equal(t, 1, r.Count[format.Skipped])
	code, out, errOut := s.run("", "catalog", "search", "宠物诊疗", "--catalog", hall)
	require.Equal(t, 0, code, errOut)
	require.Contains(t, out, "宠物诊疗许可")
	code, out, errOut = s.run("", "catalog", "show", "cn-nongyao-jingying", "--catalog", hall)
	require.Equal(t, 0, code, errOut)
	require.Contains(t, out, "申请书")
	data, err := os.ReadFile(filepath.Join(hall, "catalog", "agriculture.yaml"))
	require.NoError(t, err)
	require.Contains(t, string(data), "# Sample items.", "what stands beside the items stays")
}

// Whatever is wrong with a file is said in one line, and the hall stays as it is.
func TestBadImportsLeaveTheHallAlone(t *testing.T) {
	s := newShell(t)
	hall := hallFolder(t, s)
	before := contents(t, hall)
	huge := filepath.Join(t.TempDir(), "huge.xlsx")
	f, err := os.Create(huge)
	require.NoError(t, err)
	require.NoError(t, f.Truncate(200<<20))
	require.NoError(t, f.Close())
	bomb := "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
	for i := range 8 {
		c, d := string(rune('a'+i)), string(rune('b'+i))
		bomb += d + ": &" + d + " [" + strings.TrimSuffix(strings.Repeat("*"+c+",", 10), ",") + "]\n"
	}
	for name, path := range map[string]string{
		"200 MB": huge, "image": file(t, "list.xlsx", "\x89PNG\r\n\x1a\n0000"), "yaml bomb": file(t, "x.yaml", bomb), "no json": file(t, "x.jsonld", "{"),
		"unknown": file(t, "x.docx", "PK"), "missing": filepath.Join(t.TempDir(), "no.xlsx"), "folder": t.TempDir(), "no list": file(t, "x.csv", "甲,乙\n1,2\n"),
	} {
		code, _, errOut := s.run("", "catalog", "import", path, "--catalog", hall, "--into")
		require.Equal(t, 2, code, name)
		require.Equal(t, 1, strings.Count(strings.TrimSpace(errOut), "\n")+1, "%s: %s", name, errOut)
		require.NotContains(t, errOut, "fault.", name)
		require.Equal(t, before, contents(t, hall), name)
	}
	list := file(t, "list.csv", newItems)
	code, out, errOut := s.run("", "catalog", "import", list, "--catalog", hall, "--into", "--all")
	require.Equal(t, 2, code)
	require.Contains(t, out, "list.csv:5")
	require.NotEmpty(t, errOut)
	require.Equal(t, before, contents(t, hall))
	code, _, errOut = s.run("", "catalog", "import", list, "--into")
	require.Equal(t, 2, code, "the built-in hall cannot be written to")
	require.Contains(t, errOut, "--catalog")
}

func TestTemplate(t *testing.T) {
	s := newShell(t)
	path := filepath.Join(t.TempDir(), "模板.xlsx")
	code, _, errOut := s.run("", "catalog", "template", path)
	require.Equal(t, 0, code, errOut)
	code, out, errOut := s.run("", "catalog", "import", path)
	require.Equal(t, 0, code, errOut)
	require.Contains(t, out, "0 个事项")
}

func TestEmptySearchOffersTheNearest(t *testing.T) {
	s := newShell(t)
	code, out, _ := s.run("", "catalog", "search", "火箭发射场地许可")
	require.Equal(t, 1, code)
	require.Contains(t, out, "咨询台")
	require.Contains(t, out, "许可")
}
