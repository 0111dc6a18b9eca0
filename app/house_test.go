package app_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
)

// deps lists what a package tree is built from.
func deps(t *testing.T, tree string) []string {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "-tags", "ci", tree)
	cmd.Dir = ".."
	out, err := cmd.Output()
	require.NoError(t, err)
	return strings.Fields(string(out))
}

// TestImportsPointOneWay holds the house's direction: main → app → queue → catalog.
func TestImportsPointOneWay(t *testing.T) {
	forbidden := map[string][]string{
		"./catalog/...": {"fyne.io/", "gorm.io/", "database/sql", "github.com/glebarez", "onevisit/queue", "onevisit/app", "onevisit/assets"},
		"./queue/...":   {"fyne.io/", "onevisit/app", "onevisit/assets"},
		"./assets":      {"onevisit/app", "onevisit/queue", "onevisit/catalog"},
	}
	for tree, bad := range forbidden {
		for _, d := range deps(t, tree) {
			for _, b := range bad {
				require.False(t, strings.HasPrefix(d, b), "%s is built on %s", tree, d)
			}
		}
	}
}

// TestGormLivesInTheStoreAlone and seats do not know each other.
func TestGormLivesInTheStoreAlone(t *testing.T) {
	eachFile(t, func(path string, f *ast.File) {
		dir := filepath.ToSlash(filepath.Dir(path))
		for _, im := range f.Imports {
			p := strings.Trim(im.Path.Value, `"`)
			if strings.HasPrefix(p, "gorm.io/") || strings.HasPrefix(p, "github.com/glebarez") {
				require.True(t, strings.HasPrefix(dir, "queue/store"), "%s imports %s", path, p)
			}
			if p == "fyne.io/fyne/v2/app" {
				require.Equal(t, "main.go", filepath.ToSlash(path))
			}
			for _, seat := range []string{"counter", "kiosk", "board", "manager"} {
				if p == "onevisit/app/"+seat {
					for _, other := range []string{"counter", "kiosk", "board", "manager"} {
						require.False(t, other != seat && dir == "app/"+other, "%s imports %s", path, p)
					}
				}
			}
		}
	})
}

// eachFile parses every Go file of the project that is shipped.
func eachFile(t *testing.T, f func(path string, file *ast.File)) {
	t.Helper()
	n := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && path != ".." || d.Name() == "build" || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel("..", path)
		if err != nil {
			return err
		}
		n++
		f(rel, file)
		return nil
	})
	require.NoError(t, err)
	require.Greater(t, n, 50)
}

// TestNoChineseInCode finds sentences that bypass the translations. Data that is Chinese by nature (units and keys of
// files, the words of an expression) lives below catalog; screens have none. 〓 stands for what no font has, 口 measures.
func TestNoChineseInCode(t *testing.T) {
	eachFile(t, func(path string, f *ast.File) {
		if !strings.HasPrefix(filepath.ToSlash(path), "app/") {
			return
		}
		switch filepath.ToSlash(path) {
		case "app/counter/sheet_date.go", // reads dates as people type them: 2030年1月15日
			"app/paper/form.go": // cuts a hall's Chinese name to its document numbers' beginning
			return
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				for _, r := range lit.Value {
					require.False(t, unicode.Is(unicode.Han, r) && r != '〓' && r != '口', "%s: %s", path, lit.Value)
				}
			}
			return true
		})
	})
}

// TestEveryFaultIsTranslated finds each fault code in the source and asks both languages for it.
func TestEveryFaultIsTranslated(t *testing.T) {
	code := regexp.MustCompile(`^[a-z]+\.[a-z_]*[a-z]$`)
	found := map[string]string{}
	eachFile(t, func(path string, f *ast.File) {
		ast.Inspect(f, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			sel, ok := spec.Type.(*ast.SelectorExpr)
			if !ok || sel.Sel.Name != "Code" {
				return true
			}
			for _, v := range spec.Values {
				if lit, ok := v.(*ast.BasicLit); ok {
					s := strings.Trim(lit.Value, `"`)
					if code.MatchString(s) {
						found[s] = path
					}
				}
			}
			return true
		})
	})
	require.Greater(t, len(found), 40)
	for c, path := range found {
		for _, l := range []lang.Language{lang.ZH, lang.EN} {
			require.True(t, lang.For(l).Has("fault."+c), "%s: fault.%s has no %s text", path, c, l)
		}
	}
}

// TestPinnedPairs guards versions that belong together: raising modernc.org/libc without modernc.org/sqlite has crashed
// programs, and an older Fyne lacks what the seats use.
func TestPinnedPairs(t *testing.T) {
	want := map[string]string{"modernc.org/sqlite": "v1.55.0", "modernc.org/libc": "v1.74.1",
		"github.com/glebarez/go-sqlite": "v1.23.0", "fyne.io/fyne/v2": "v2.8.1"}
	data, err := os.ReadFile("../go.mod")
	require.NoError(t, err)
	for _, line := range strings.Split(string(data), "\n") {
		f := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "require "))
		if len(f) >= 2 && want[f[0]] != "" {
			require.Equal(t, want[f[0]], f[1], f[0])
			delete(want, f[0])
		}
	}
	require.Empty(t, want)
}
