package schema

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/catalog"
	"onevisit/catalog/format/yaml"
)

// validator reads the part of JSON Schema that the schemas here use.
type validator struct{ defs map[string]any }

func open(t testing.TB, file string) (v validator, root map[string]any) {
	t.Helper()
	data, err := Files.ReadFile(file + ".json")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &root))
	return validator{root["$defs"].(map[string]any)}, root
}

func (v validator) check(schema map[string]any, x any, at string) error {
	if ref, ok := schema["$ref"].(string); ok {
		return v.check(v.defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any), x, at)
	}
	if !typed(schema["type"], x) {
		return fmt.Errorf("%s: %v is no %v", at, x, schema["type"])
	}
	if values, ok := schema["enum"].([]any); ok && !slices.Contains(values, x) {
		return fmt.Errorf("%s: %v is none of %v", at, x, values)
	}
	switch x := x.(type) {
	case []any:
		for i, e := range x {
			if err := v.check(schema["items"].(map[string]any), e, fmt.Sprintf("%s[%d]", at, i)); err != nil {
				return err
			}
		}
	case map[string]any:
		return v.object(schema, x, at)
	}
	return nil
}

func (v validator) object(schema, x map[string]any, at string) error {
	props, _ := schema["properties"].(map[string]any)
	required, _ := schema["required"].([]any)
	for _, name := range required {
		if _, ok := x[name.(string)]; !ok {
			return fmt.Errorf("%s has no %v", at, name)
		}
	}
	for name, value := range x {
		p, known := props[name].(map[string]any)
		if !known {
			switch more := schema["additionalProperties"].(type) {
			case map[string]any:
				p = more
			case bool:
				return fmt.Errorf("%s: %s is unknown", at, name)
			default:
				continue
			}
		}
		if err := v.check(p, value, at+"."+name); err != nil {
			return err
		}
	}
	return nil
}

func typed(t any, x any) bool {
	if list, ok := t.([]any); ok {
		return slices.ContainsFunc(list, func(one any) bool { return typed(one, x) })
	}
	switch x := x.(type) {
	case string:
		return t == "string"
	case bool:
		return t == "boolean"
	case float64:
		return t == "number" || t == "integer" && x == math.Trunc(x)
	case []any:
		return t == "array"
	case map[string]any:
		return t == "object"
	}
	return t == nil
}

func valid(t require.TestingT, file string, value any) {
	v, root := validator{}, map[string]any{}
	data, err := Files.ReadFile(file + ".json")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &root))
	v.defs = root["$defs"].(map[string]any)
	text, err := json.Marshal(value)
	require.NoError(t, err)
	var x any
	require.NoError(t, json.Unmarshal(text, &x))
	require.NoError(t, v.check(root, x, "$"), string(text))
}

func sample(t testing.TB) *catalog.Catalog {
	t.Helper()
	c, err := yaml.Load(os.DirFS(filepath.Join("..", "..", "assets", "hall")), ".")
	require.NoError(t, err)
	return c
}

// Whatever is checked against the sample catalog, what goes in and comes out is as the schemas say, and comes back from
// JSON as it was.
func TestOutputIsAsTheSchemasSay(t *testing.T) {
	c := sample(t)
	rapid.Check(t, func(t *rapid.T) {
		it := rapid.SampledFrom(c.Items()).Draw(t, "item")
		s := submission(t, it)
		valid(t, "submission", s)
		v, err := c.Check(s)
		require.NoError(t, err)
		valid(t, "verdict", v.Reply())
		valid(t, "notice", catalog.NoticeOf(it, s, v, catalog.Desk{Number: "2026-000001", On: s.On, Handler: "12", Phone: "12345"}))
		other := rapid.SampledFrom(c.Items()).Draw(t, "other")
		if other != it {
			m, err := c.CheckTogether([]catalog.Submission{s, submission(t, other)})
			require.NoError(t, err)
			valid(t, "merged", m)
		}
		text, err := json.Marshal(v)
		require.NoError(t, err)
		var back catalog.Verdict
		require.NoError(t, json.Unmarshal(text, &back))
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.JSONEq(t, string(text), string(again))
	})
	for _, f := range catalog.Lint(c) {
		valid(t, "finding", f)
	}
	for _, b := range c.Bundles() {
		s := catalog.BundleSubmission{Bundle: b.ID, On: "2026-03-02"}
		valid(t, "bundle", s)
		m, err := c.CheckBundle(s)
		require.NoError(t, err)
		valid(t, "merged", m)
	}
}

func submission(t *rapid.T, it *catalog.Item) catalog.Submission {
	s := catalog.Submission{Item: it.ID, On: "2026-03-02", Answers: map[string]string{}, Papers: map[string]catalog.Handed{}}
	for _, q := range it.Situations {
		if q.Numeric() {
			s.Answers[q.ID] = rapid.SampledFrom([]string{"", "0", "2", "5"}).Draw(t, "number")
		} else {
			s.Answers[q.ID] = rapid.SampledFrom(append([]catalog.Choice{{}}, q.Choices...)).Draw(t, "choice").ID
		}
	}
	for _, m := range it.Materials {
		s.Papers[m.ID] = catalog.Handed{
			Standing: rapid.SampledFrom([]catalog.Standing{"", catalog.Given, catalog.Wrong, catalog.Unclear, catalog.Fillable,
				catalog.Waived}).Draw(t, "standing"), Reason: "核验", Issued: "2026-03-01", Expires: "长期"}
	}
	return s
}

// The validator itself refuses what the schemas do not allow.
func TestValidatorRefuses(t *testing.T) {
	v, root := open(t, "submission")
	for text, ok := range map[string]bool{
		`{"item":"x"}`: true, `{"item":"x","answers":{"height":4.6,"yes":true,"a":"b"}}`: true, `{}`: false, `{"item":1}`: false,
		`{"item":"x","colour":"red"}`: false, `{"item":"x","papers":{"a":{"standing":"lost"}}}`: false,
		`{"item":"x","papers":{"a":{"standing":"given","copies":1.5}}}`: false, `{"item":"x","pledged":"a"}`: false,
		`{"item":"x","answers":{"a":[1]}}`: false, `[]`: false, `{"item":"x","gap":null}`: false,
	} {
		var x any
		require.NoError(t, json.Unmarshal([]byte(text), &x))
		require.Equal(t, ok, v.check(root, x, "$") == nil, text)
	}
	require.NotEmpty(t, reflect.ValueOf(v.defs).Len())
}
