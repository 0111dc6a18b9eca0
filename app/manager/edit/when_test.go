package edit

import (
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/catalog"
	"onevisit/catalog/format/yaml"
	"onevisit/catalog/version"
)

var asks = []catalog.Situation{
	{ID: "early", Ask: catalog.Text{ZH: "提前？"}, Choices: []catalog.Choice{{ID: "yes", Name: catalog.Text{ZH: "是"}}, {ID: "no", Name: catalog.Text{ZH: "否"}}, {ID: "x and y", Name: catalog.Text{ZH: "和"}}}},
	{ID: "has-house", Ask: catalog.Text{ZH: "有房？"}, Choices: []catalog.Choice{{ID: "yes", Name: catalog.Text{ZH: "是"}}, {ID: "no", Name: catalog.Text{ZH: "否"}}}},
	{ID: "area", Ask: catalog.Text{ZH: "面积"}},
}

func TestRowsSayWhatTheConditionSays(t *testing.T) {
	for _, c := range []struct {
		when, back string
		ok         bool
	}{
		{"", "", true},
		{`early == "yes"`, `early == "yes"`, true},
		{` early=="yes" `, `early == "yes"`, true},
		{`early != "yes"`, `early in ["no", "x and y"]`, true},
		{`early == "x and y"`, `early == "x and y"`, true},
		{`early in ["yes", "no"]`, `early in ["yes", "no"]`, true},
		{`early == "yes" and has-house == "no"`, `early == "yes" and has-house == "no"`, true},
		{`early == "yes" or area >= 4.5`, `early == "yes" or area >= 4.5`, true},
		{`area < 90`, `area < 90`, true},
		{`early == "yes" and has-house == "no" or area > 1`, "", false},
		{`not (early == "yes")`, "", false},
		{`(early == "yes")`, "", false},
		{`area != 3`, "", false},
		{`early == "perhaps"`, "", false},
		{`unknown == "yes"`, "", false},
		{`early < 3`, "", false},
		{`early in []`, "", false},
		{`true`, "", false},
	} {
		got, ok := parse(c.when, asks)
		require.Equal(t, c.ok, ok, c.when)
		if ok {
			require.Equal(t, c.back, got.String())
		}
	}
}

// TestRowsMeanTheSame: whatever rows are chosen, the catalog reads from their text what they say.
func TestRowsMeanTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := condition{any: rapid.Bool().Draw(t, "any")}
		for range rapid.IntRange(1, 3).Draw(t, "n") {
			s := rapid.SampledFrom(asks).Draw(t, "ask")
			r := row{ask: s.ID}
			if s.Numeric() {
				r.op, r.number = rapid.SampledFrom(numberOps).Draw(t, "op"), fmt.Sprint(rapid.IntRange(0, 99).Draw(t, "number"))
			} else {
				for _, a := range rapid.SliceOfNDistinct(rapid.SampledFrom(s.Choices), 1, -1, func(c catalog.Choice) string { return c.ID }).Draw(t, "answers") {
					r.answers = append(r.answers, a.ID)
				}
			}
			c.rows = append(c.rows, r)
		}
		back, ok := parse(c.String(), asks)
		require.True(t, ok, c.String())
		require.Equal(t, c.String(), back.String())
		_, err := catalog.New("t", []*catalog.Item{{ID: "x", Name: catalog.Text{ZH: "x"}, Situations: asks,
			Materials: []catalog.Material{{ID: "m", Name: catalog.Text{ZH: "m"}, When: c.String()}}}})
		require.NoError(t, err, c.String())
	})
}

// TestConditionsOfTheSampleStayWhatTheyAre: rows written back ask for the same papers in the same cases.
func TestConditionsOfTheSampleStayWhatTheyAre(t *testing.T) {
	cat, err := yaml.Load(os.DirFS("../../../assets/hall"), ".")
	require.NoError(t, err)
	said, all := 0, 0
	for _, it := range cat.Items() {
		cp := clone(it)
		for i := range cp.Materials {
			m := &cp.Materials[i]
			c, ok := parse(m.When, it.Situations)
			if m.When == "" {
				continue
			}
			all++
			if ok {
				said++
				m.When = c.String()
			}
		}
		back, err := catalog.New("t", []*catalog.Item{cp})
		require.NoError(t, err)
		d, _ := version.CompareItem(it, back.Items()[0])
		for _, c := range d.Changes {
			require.Equal(t, "when", c.Field)
			require.Equal(t, version.EffectNone, c.Effect, "%s: %v → %v", it.ID, c.Was, c.Now)
		}
	}
	require.Greater(t, float64(said)/float64(all), 0.8, "most conditions of a real catalog are rows")
}
