package app_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// judged is a submission and what the law and the catalog make of it.
type judged struct {
	Case string
	Want struct {
		Outcome                            string
		Fault                              bool // of the submission: no verdict
		Missing, Gaps, Fixes, Pledged, Ask []string
		Refused                            []string // by the ids of the refusals; nothing else is compared then
		ComeOn                             string   `json:"come_on"`
	}
	In json.RawMessage
}

// TestWrittenCases checks cases over catalogs of twelve departments that were both written from the description of the
// format alone: thresholds and ages at their edges, months by their last day (民法典 arts. 201–202), 29 February, the
// acceptance calendar, sets of sets, numbers by situation, substitutes, promises, agents. Neither the order of what is
// written nor the language changes a byte of the answer.
func TestWrittenCases(t *testing.T) {
	dir := filepath.Join("testdata", "written")
	data, err := os.ReadFile(filepath.Join(dir, "cases.jsonl"))
	require.NoError(t, err)
	r := rand.New(rand.NewPCG(7, 7))
	s, en := newShell(t), newShell(t)
	en.lang = "en"
	n := 0
	for lines := bufio.NewScanner(bytes.NewReader(data)); lines.Scan(); n++ {
		var c judged
		require.NoError(t, json.Unmarshal(lines.Bytes(), &c))
		code, out, errOut := s.run(string(c.In), "check", "--catalog", dir, "--json")
		if c.Want.Fault {
			require.Equal(t, 2, code, "%s: %s", c.Case, out)
			require.Contains(t, errOut, "stdin:", c.Case)
			continue
		}
		var v struct {
			Outcome                            string
			Missing, Gaps, Fixes, Pledged, Ask []string
			Refused                            []struct{ ID string }
			ComeOn                             string `json:"come_on"`
		}
		require.NoError(t, json.Unmarshal([]byte(out), &v), "%s: %s", c.Case, errOut)
		require.Equal(t, c.Want.Outcome, v.Outcome, c.Case)
		accepted := slices.Contains([]string{"accept", "accept_with_gap", "pledge"}, v.Outcome)
		require.Equal(t, map[bool]int{true: 0, false: 1}[accepted], code, c.Case)
		if c.Want.ComeOn != "" {
			require.Equal(t, c.Want.ComeOn, v.ComeOn, c.Case)
		}
		if v.Outcome == "refuse" {
			var ids []string
			for _, x := range v.Refused {
				ids = append(ids, x.ID)
			}
			require.ElementsMatch(t, c.Want.Refused, ids, c.Case)
		} else {
			for i, got := range [][]string{v.Missing, v.Gaps, v.Fixes, v.Pledged, v.Ask} {
				want := [][]string{c.Want.Missing, c.Want.Gaps, c.Want.Fixes, c.Want.Pledged, c.Want.Ask}[i]
				require.Equal(t, strings.Join(want, " "), strings.Join(got, " "), "%s: list %d", c.Case, i)
			}
		}
		_, again, _ := en.run(shuffled(t, r, c.In), "check", "--catalog", dir, "--json")
		require.Equal(t, out, again, c.Case)
	}
	require.Greater(t, n, 200)
}

// shuffled is the same JSON with the keys of each mapping and the entries of each list in another order.
func shuffled(t *testing.T, r *rand.Rand, data []byte) string {
	t.Helper()
	var list []json.RawMessage
	var mapping map[string]json.RawMessage
	var parts []string
	switch {
	case json.Unmarshal(data, &mapping) == nil && mapping != nil:
		for _, k := range slices.Sorted(maps.Keys(mapping)) {
			key, err := json.Marshal(k)
			require.NoError(t, err)
			parts = append(parts, string(key)+": "+shuffled(t, r, mapping[k]))
		}
		r.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
		return "{" + strings.Join(parts, ",\n") + "}"
	case json.Unmarshal(data, &list) == nil && list != nil:
		for _, one := range list {
			parts = append(parts, shuffled(t, r, one))
		}
		r.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
		return "[" + strings.Join(parts, ",") + "]"
	}
	return string(data)
}

// TestSubmissionsThatCannotBeRead: each is one fault a line, with the line where it stands, and never a verdict.
func TestSubmissionsThatCannotBeRead(t *testing.T) {
	s := newShell(t)
	dir := filepath.Join("testdata", "written")
	for in, line := range map[string]string{
		"":      "stdin:1",
		"\n \n": "stdin:1",
		"{\"item\":\"marry\",\n\"item\":\"taxi\"}":                           "stdin:2",
		"{\"item\":\"marry\",\"papers\":{\"photo\":true,\n\"photo\":false}}": "stdin:2",
		"{\"item\":\"school\",\"papers\":[],\n\n\"materials\":[\"idc\"]}":    "stdin",
		"{\"item\":\n\"marry\xff\"}":                                         "stdin:2",
		"{\"item\":\"marry\"}\n{}":                                           "stdin:2",
		"{\"item\":\"marry\",\n\n\"colour\":1}":                              "stdin:3",
		"{\"item\":\"marry\",\n\"papers\":5}":                                "stdin:2",
		"{\n\"item\":\"marryy\"}":                                            "stdin:2",
		"{\"item\":\"school\",\n\"on\":\"2026-02-30\"}":                      "stdin:2",
		"{\"item\":\"marry\",\n\"answers\":{\n\"before\":\"boat\"}}":         "stdin:3",
		"{\"item\":\"marry\",\n\"papers\":{\n\"hat\":true}}":                 "stdin:3",
		"{\"item\":\"marry\",\n\"papers\":{\n\"photo\":{\"copies\":-1}}}":    "stdin:3",
		"{\"item\":\"marry\",\n\"papers\":{\"photo\":\"lost\"}}":             "stdin:2",
		strings.Repeat("[", 200000):                                          "stdin:1",
		strings.Repeat(" ", 1<<20) + "{}":                                    "stdin:1",
	} {
		code, out, errOut := s.run(in, "check", "--catalog", dir, "--json")
		require.Equal(t, 2, code, "%.60s: %s", in, out)
		require.Empty(t, out)
		require.True(t, strings.HasPrefix(errOut, line), "%.60s: %s", in, errOut)
		require.Equal(t, 1, strings.Count(errOut, "\n"), errOut)
	}
	code, out, errOut := s.run("\ufeff"+`{"item":"school","on":"2026-03-06","papers":["idc"]}`, "check", "--catalog", dir)
	require.Equal(t, 0, code, "the mark that some shells put before a text is none of it: %s%s", out, errOut)
}

// TestRefusalIsSaidInFull: people read with the reason its basis, the competent office and the day to come on.
func TestRefusalIsSaidInFull(t *testing.T) {
	s := newShell(t)
	dir := filepath.Join("testdata", "written")
	code, out, _ := s.run(`{"item":"adopt","on":"2026-03-10","answers":{"childless":2}}`, "check", "--catalog", dir)
	require.Equal(t, 1, code)
	require.Contains(t, out, "已有两名以上子女 · 依据：民法典第一千零九十八条 · 主管机关：民政局")
	s.lang = "en"
	code, out, _ = s.run(`{"item":"pension","on":"2026-03-21"}`, "check", "--catalog", dir)
	require.Equal(t, 1, code)
	require.Contains(t, out, "next day: 2026-04-01")
}

// TestWhoComesInOneVisit: what is said of who comes counts for all items, and one item that has to ask asks for all.
func TestWhoComesInOneVisit(t *testing.T) {
	s := newShell(t)
	dir := filepath.Join("testdata", "written")
	answers := `"on":"2026-03-10","answers":{"male_age":25,"female_age":24,"before":"never"},"papers":["id-m","id-f","statement","photo","idc","form"]`
	birth := strings.Replace(answers, `,"form"`, "", 1)
	for in, want := range map[string]int{
		`{"items":["marry","pension"],` + answers + `}`:                                                      0,
		`{"items":["marry","birth-cert"],` + birth + `}`:                                                     1, // the power of attorney turns on it
		`{"items":["marry","birth-cert"],"applicant":"self",` + birth + `}`:                                  0,
		`{"items":["marry","pension"],"agent":true,` + answers + `}`:                                         1,
		`{"bundle":"restaurant","on":"2026-03-10","answers":{"area":400,"cooked":"no"},"papers":["health"]}`: 0,
	} {
		code, out, errOut := s.run(in, "check", "--catalog", dir, "--json")
		require.Equal(t, want, code, "%s: %s%s", in, out, errOut)
	}
}
