package lang

import (
	"errors"
	"regexp"
	"sort"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
)

var placeholder = regexp.MustCompile(`\{[a-z_]+\}`)

// base strips the plural ending that English has and Chinese does not.
func base(key string) string {
	return strings.TrimSuffix(strings.TrimSuffix(key, ".one"), ".other")
}

func bases(w *Words) []string {
	seen := map[string]bool{}
	var out []string
	for _, k := range w.Keys() {
		if b := base(k); !seen[b] {
			seen[b] = true
			out = append(out, b)
		}
	}
	sort.Strings(out)
	return out
}

func TestBothLanguagesHaveTheSameKeys(t *testing.T) {
	require.Equal(t, bases(For(ZH)), bases(For(EN)))
}

func TestBothLanguagesHaveTheSamePlaceholders(t *testing.T) {
	zh, en := For(ZH), For(EN)
	for _, k := range bases(zh) {
		a := placeholders(zh, k)
		b := placeholders(en, k)
		require.Equal(t, a, b, k)
	}
}

func placeholders(w *Words, key string) string {
	seen := map[string]bool{}
	for _, k := range []string{key, key + ".one", key + ".other"} {
		for _, p := range placeholder.FindAllString(w.Raw(k), -1) {
			seen[p] = true
		}
	}
	var out []string
	for p := range seen {
		out = append(out, p)
	}
	sort.Strings(out)
	return strings.Join(out, " ")
}

// TestEnglishIsEnglish finds hanzi left in the English files. The columns of the implementing list have no English names:
// a fault about a workbook quotes them. The test page of a printer shows hanzi to see that it can.
func TestEnglishIsEnglish(t *testing.T) {
	en := For(EN)
	for _, k := range en.Keys() {
		for _, r := range en.Raw(k) {
			require.False(t, unicode.Is(unicode.Han, r) && !strings.HasPrefix(k, "language.") && !strings.HasPrefix(k, "fault.xlsx.") && k != "paper.test.line", "%s: %s", k, en.Raw(k))
		}
	}
}

// TestChineseIsChinese finds sentences that were left in English.
func TestChineseIsChinese(t *testing.T) {
	zh := For(ZH)
	for _, k := range zh.Keys() {
		s := placeholder.ReplaceAllString(zh.Raw(k), "")
		hasHan := strings.IndexFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) >= 0
		words := regexp.MustCompile(`[A-Za-z]{4,}`).FindAllString(s, -1)
		require.False(t, !hasHan && len(words) > 1, "%s: %s", k, s)
	}
}

func TestNoEmptySentence(t *testing.T) {
	for _, w := range []*Words{For(ZH), For(EN)} {
		for _, k := range w.Keys() {
			require.NotEmpty(t, w.Raw(k), k)
		}
	}
}

func TestPlural(t *testing.T) {
	require.Equal(t, "1 person", For(EN).T("common.people", Args{"n": 1}))
	require.Equal(t, "3 people", For(EN).T("common.people", Args{"n": 3}))
	require.Equal(t, "3 人", For(ZH).T("common.people", Args{"n": 3}))
}

func TestErrorsAreSaidInTheUsersLanguage(t *testing.T) {
	zh := For(ZH)
	require.Contains(t, zh.Error(errors.New("sql: broken pipe")), "日志")
	require.NotContains(t, zh.Error(errors.New("sql: broken pipe")), "sql")

	one := fault.New("internal", nil).At("hall.yaml:3")
	two := fault.New("internal", nil).At("hall.yaml:9")
	lines := strings.Split(zh.Error(errors.Join(one, two)), "\n")
	require.Len(t, lines, 2)
	require.True(t, strings.HasPrefix(lines[1], "hall.yaml:9 "))
}

func TestMissingKeyIsVisible(t *testing.T) {
	require.Equal(t, "〔no.such.key〕", For(ZH).T("no.such.key"))
}
