package catalog

import (
	"fmt"
	"strconv"
	"testing"

	"github.com/expr-lang/expr"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/catalog/fault"
)

// asks are the situations that the tests of conditions use.
var asks = []Situation{
	{ID: "early", Ask: Text{ZH: "提前退休？"}, Choices: []Choice{{ID: "yes", Name: Text{ZH: "是"}}, {ID: "no", Name: Text{ZH: "否"}}}},
	{ID: "way", Ask: Text{ZH: "方式"}, Choices: []Choice{
		{ID: "buy", Name: Text{ZH: "购"}}, {ID: "rent", Name: Text{ZH: "租"}}, {ID: "loan", Name: Text{ZH: "贷"}}}},
	{ID: "height", Ask: Text{ZH: "高"}, Unit: Text{ZH: "米"}},
	{ID: "born-here", Ask: Text{ZH: "本地出生？"}, Choices: []Choice{{ID: "是", Name: Text{ZH: "是"}}, {ID: "否", Name: Text{ZH: "否"}}}},
}

func itemWhen(when ...string) *Item {
	it := &Item{ID: "x", Name: Text{ZH: "事项"}, Situations: asks, Where: "f.yaml:1"}
	for i, w := range when {
		it.Materials = append(it.Materials, Material{ID: "m" + strconv.Itoa(i), Name: Text{ZH: "材料"}, When: w, Where: "f.yaml:7"})
	}
	return it
}

func TestWhenRefusesWhatHasNoMeaning(t *testing.T) {
	for when, code := range map[string]fault.Code{
		`early == "maybe"`:              CodeWhenChoice,
		`early == yes`:                  CodeWhenChoice,
		`early == true`:                 CodeWhenChoice,
		`early in ["yes", "perhaps"]`:   CodeWhenChoice,
		`late == "yes"`:                 CodeWhenVariable,
		`early == "yes" and late`:       CodeWhenVariable,
		`early`:                         CodeWhenNotBool,
		`not early`:                     CodeWhenNotBool,
		`"yes"`:                         CodeWhenNotBool,
		`1`:                             CodeWhenNotBool,
		`height`:                        CodeWhenNotBool,
		`-height`:                       CodeWhenNotBool,
		`born-here`:                     CodeWhenNotBool,
		`height + 1`:                    CodeWhenOperator,
		`early matches "y.*"`:           CodeWhenOperator,
		`early < "yes"`:                 CodeWhenOrder,
		`height > "4"`:                  CodeWhenNumber,
		`height in ["a"]`:               CodeWhenNumber,
		`height > height`:               CodeWhenNumber,
		`len(early) == 3`:               CodeWhenCall,
		`len(early)`:                    CodeWhenCall,
		`any([1], # > 0)`:               CodeWhenCall,
		`exec("x")`:                     CodeWhenCall,
		`height in 1..5`:                CodeWhenUnhandled,
		`1 == 1`:                        CodeWhenUnhandled,
		`early in "yes"`:                CodeWhenUnhandled,
		`let a = early; a == "yes"`:     CodeWhenUnhandled,
		`early == "yes" and`:            CodeWhenSyntax,
		`early = "yes"`:                 CodeWhenSyntax,
		`(early == "yes"`:               CodeWhenSyntax,
		`早`:                             CodeWhenVariable,
		`x.y == "yes"`:                  CodeWhenUnhandled,
		`early == "yes" ? height : way`: CodeWhenNotBool,
	} {
		t.Run(when, func(t *testing.T) {
			_, err := New("v", []*Item{itemWhen(when)})
			require.Equal(t, CodeBadWhen, fault.CodeOf(err))
			var f *fault.Error
			require.ErrorAs(t, err, &f)
			require.Equal(t, "f.yaml:7", f.Where)
			require.Equal(t, "x", f.Args["item"])
			require.Equal(t, code, f.Args["reason"].(*fault.Error).Code, "%v", f)
		})
	}
}

func TestWhenIsBounded(t *testing.T) {
	long := `early == "yes"`
	for len(long) <= maxWhenBytes {
		long += ` or early == "yes"`
	}
	_, err := New("v", []*Item{itemWhen(long)})
	require.ErrorContains(t, err, string(CodeWhenTooLong))

	deep := ""
	for range 400 {
		deep += "!"
	}
	_, err = New("v", []*Item{itemWhen(deep + "(early == \"yes\")")})
	require.ErrorContains(t, err, string(CodeWhenSyntax))

	// A condition whose diagram explodes: pairs of numbers compared crosswise, in the worst order of situations.
	it := &Item{ID: "x", Name: Text{ZH: "事项"}, Where: "f.yaml:1"}
	when := ""
	const pairs = 12
	for i := range 2 * pairs {
		it.Situations = append(it.Situations, Situation{ID: fmt.Sprintf("v%d", i), Ask: Text{ZH: "?"},
			Choices: []Choice{{ID: "y", Name: Text{ZH: "是"}}, {ID: "n", Name: Text{ZH: "否"}}}})
	}
	for i := range pairs {
		if i > 0 {
			when += " or "
		}
		when += fmt.Sprintf(`v%d == "y" and v%d == "y"`, i, i+pairs)
	}
	it.Materials = []Material{{ID: "m", Name: Text{ZH: "材料"}, When: when}}
	_, err = New("v", []*Item{it})
	require.ErrorContains(t, err, string(CodeWhenComplex))
}

// conditionGen draws a condition with its source text.
func conditionGen(depth int) *rapid.Generator[string] {
	leaf := rapid.SampledFrom([]string{
		`early == "yes"`, `early != "yes"`, `"no" == early`, `way == "buy"`, `way in ["buy", "rent"]`, `way not in ["loan"]`,
		`way in []`, `height > 4.5`, `height >= 3`, `4.5 >= height`, `height == 3`, `height != 4.5`, `height in [3, 4.5]`,
		`height < -1`, `true`, `false`, `3 < height`,
	})
	if depth == 0 {
		return leaf
	}
	return rapid.Custom(func(t *rapid.T) string {
		sub := conditionGen(depth - 1)
		switch rapid.IntRange(0, 5).Draw(t, "op") {
		case 0:
			return leaf.Draw(t, "leaf")
		case 1:
			return "(" + sub.Draw(t, "l") + ") and (" + sub.Draw(t, "r") + ")"
		case 2:
			return "(" + sub.Draw(t, "l") + ") || (" + sub.Draw(t, "r") + ")"
		case 3:
			return "not (" + sub.Draw(t, "l") + ")"
		case 4:
			return "(" + sub.Draw(t, "c") + ") ? (" + sub.Draw(t, "l") + ") : (" + sub.Draw(t, "r") + ")"
		default:
			return "!(" + sub.Draw(t, "l") + ") && (" + sub.Draw(t, "r") + ")"
		}
	})
}

// heights lie on, between and beyond all thresholds that conditionGen uses.
var heights = []string{"-2", "-1", "0", "3", "4", "4.5", "9"}

// allAnswers lists every way to answer the situations, one number for each interval.
func allAnswers(situations []Situation, given map[string]string) []map[string]string {
	out := []map[string]string{{}}
	for _, s := range situations {
		options := heights
		if !s.Numeric() {
			options = nil
			for _, c := range s.Choices {
				options = append(options, c.ID)
			}
		}
		if a, ok := given[s.ID]; ok {
			options = []string{a}
		}
		var next []map[string]string
		for _, m := range out {
			for _, o := range options {
				c := map[string]string{s.ID: o}
				for k, v := range m {
					c[k] = v
				}
				next = append(next, c)
			}
		}
		out = next
	}
	return out
}

// oracle evaluates a condition with the expression library itself, all questions answered.
func oracle(t require.TestingT, when string, answers map[string]string) bool {
	env := map[string]any{}
	for k, v := range answers {
		env[k] = any(v)
	}
	h, err := strconv.ParseFloat(answers["height"], 64)
	require.NoError(t, err)
	env["height"] = h
	got, err := expr.Eval(when, env)
	require.NoError(t, err, when)
	return got.(bool)
}

// A condition is decided by some answers exactly if all ways to complete them agree, and then it is what the expression
// library says.
func TestConditionIsExact(t *testing.T) {
	three := asks[:3]
	rapid.Check(t, func(t *rapid.T) {
		when := conditionGen(3).Draw(t, "when")
		it := itemWhen(when)
		it.Situations = three
		c, err := New("v", []*Item{it})
		require.NoError(t, err)
		given := partialAnswers(three).Draw(t, "given")
		seen := map[bool]bool{}
		for _, full := range allAnswers(three, given) {
			seen[oracle(t, when, full)] = true
		}
		lines := c.items[0].Lines(given)
		switch {
		case len(seen) == 2:
			require.Equal(t, StateOpen, lines[0].State)
		case seen[true]:
			require.Equal(t, StateMissing, lines[0].State)
		default:
			require.Empty(t, lines)
		}
	})
}

func partialAnswers(situations []Situation) *rapid.Generator[map[string]string] {
	return rapid.Custom(func(t *rapid.T) map[string]string {
		out := map[string]string{}
		for _, s := range situations {
			options := heights
			if !s.Numeric() {
				options = nil
				for _, c := range s.Choices {
					options = append(options, c.ID)
				}
			}
			if i := rapid.IntRange(-1, len(options)-1).Draw(t, s.ID); i >= 0 {
				out[s.ID] = options[i]
			}
		}
		return out
	})
}

func TestHyphenInSituation(t *testing.T) {
	c, err := New("v", []*Item{itemWhen(`born-here == "是"`, `not (born-here != "否")`)})
	require.NoError(t, err)
	require.Len(t, c.items[0].Lines(map[string]string{"born-here": "是"}), 1)
	require.Equal(t, "m1", c.items[0].Lines(map[string]string{"born-here": "否"})[0].Material)
}
