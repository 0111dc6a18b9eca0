package look

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// notShown are constructors of what cannot be seen by itself.
var notShown = []string{"NewStage", "NewScanner"}

// TestGalleryShowsEveryWidget reads the package's source: what it offers is in the gallery.
func TestGalleryShowsEveryWidget(t *testing.T) {
	offered, shown := map[string]bool{}, map[string]bool{}
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		require.NoError(t, err)
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && len(f.Name.Name) > 3 && strings.HasPrefix(f.Name.Name, "New") {
				offered[f.Name.Name] = true
			}
		}
		if strings.HasPrefix(path, "gallery") {
			ast.Inspect(file, func(n ast.Node) bool {
				if call, ok := n.(*ast.CallExpr); ok {
					if name, ok := call.Fun.(*ast.Ident); ok {
						shown[name.Name] = true
					}
				}
				return true
			})
		}
	}
	require.Greater(t, len(offered), 20)
	for _, name := range notShown {
		require.True(t, offered[name], "%s is no longer there", name)
		delete(offered, name)
	}
	for name := range offered {
		require.True(t, shown[name], "%s is not in the gallery", name)
	}
}
