package catalog_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/format/yaml"
)

// Every code that a person may see has its sentence in both languages, with the same placeholders.
func TestEveryCodeIsTranslated(t *testing.T) {
	words := map[string]map[string]string{}
	for _, language := range []string{"zh-CN", "en"} {
		file := filepath.Join("..", "assets", "lang", language, "catalog.yaml")
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		var w map[string]string
		require.NoError(t, yaml.Decode(file, data, &w))
		words[language] = w
	}
	for prefix, typ := range map[string]string{
		"fault.": `fault\.Code`, "lint.": "LintCode", "lint.mend.": "LintCode", "check.fault.": "FaultCode",
	} {
		constants := regexp.MustCompile(typ + ` += "([^"]+)"`)
		found := 0
		for _, folder := range []string{".", "format/yaml", "identity"} {
			files, err := filepath.Glob(filepath.Join(folder, "*.go"))
			require.NoError(t, err)
			for _, f := range files {
				if strings.HasSuffix(f, "_test.go") {
					continue
				}
				src, err := os.ReadFile(f)
				require.NoError(t, err)
				for _, m := range constants.FindAllStringSubmatch(string(src), -1) {
					found++
					require.NotEmpty(t, words["zh-CN"][prefix+m[1]], m[1])
					require.NotEmpty(t, words["en"][prefix+m[1]], m[1])
				}
			}
		}
		require.Greater(t, found, 8, "the constants are found by their form")
	}
	placeholder := regexp.MustCompile(`\{\w+\}`)
	marks := func(s string) []string {
		out := placeholder.FindAllString(s, -1)
		slices.Sort(out)
		return slices.Compact(out)
	}
	for key, zh := range words["zh-CN"] {
		require.Equal(t, marks(zh), marks(words["en"][key]), key)
	}
	require.Len(t, words["en"], len(words["zh-CN"]))
}
