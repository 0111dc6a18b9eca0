package yaml

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// TestSpellings: each way to write a thing that can only be meant in one way says the same.
func TestSpellings(t *testing.T) {
	months := func(n int) catalog.Limit { return catalog.Limit{N: n, Unit: catalog.UnitMonths} }
	for written, want := range map[string]catalog.Material{
		"valid: not_expired":                          {NotExpired: true},
		"valid: 在有效期内":                                {NotExpired: true},
		"valid: issued within 3 months":               {IssuedWithin: months(3)},
		"valid: within 3 months":                      {IssuedWithin: months(3)},
		"valid: issued_within 3 months":               {IssuedWithin: months(3)},
		"valid: 3 months":                             {IssuedWithin: months(3)},
		"valid: 近3个月内开具":                              {IssuedWithin: months(3)},
		"valid: 3个月内":                                 {IssuedWithin: months(3)},
		"valid: {issued_within: 3 months}":            {IssuedWithin: months(3)},
		"valid: {within: 3 months, not_expired: yes}": {IssuedWithin: months(3), NotExpired: true},
		"valid: [not_expired, within 30 days]":        {NotExpired: true, IssuedWithin: catalog.Limit{N: 30, Unit: catalog.UnitDays}},
		"copies: 2":                                   {Copies: 2},
		"copies: owners":                              {Copies: 1, CopiesPer: "owners"},
		"copies: 2 * owners":                          {Copies: 2, CopiesPer: "owners"},
		"copies: owners * 2":                          {Copies: 2, CopiesPer: "owners"},
		"copies: 2 per owners":                        {Copies: 2, CopiesPer: "owners"},
		"copies: per owners":                          {Copies: 1, CopiesPer: "owners"},
		"copies: {per: owners, n: 2}":                 {Copies: 2, CopiesPer: "owners"},
		"from: applicant":                             {},
		"from: self":                                  {},
		"from: shared":                                {From: catalog.FromGovernment},
		"from: 数据共享":                                  {From: catalog.FromGovernment},
		"take: both":                                  {Take: catalog.TakeOriginalCopy},
		"take: verify-and-return":                     {Take: catalog.TakeVerify},
		"take: 收复印件":                                  {Take: catalog.TakeCopy},
		"any_of: [甲, {or: [乙, 丙]}]":                   {AnyOf: []catalog.Text{{ZH: "甲"}, {ZH: "乙"}, {ZH: "丙"}}},
		"any_of: [甲, {one_of: [乙]}]":                  {AnyOf: []catalog.Text{{ZH: "甲"}, {ZH: "乙"}}},
		"substitutes: [临时身份证]":                        {Substitutes: []catalog.Substitute{{ID: "临时身份证", Name: catalog.Text{ZH: "临时身份证"}}}},
		"later: 3个工作日":                                {Later: catalog.Limit{N: 3, Unit: catalog.UnitWorkdays}},
		"pledge: 是":                                   {Pledge: true},
	} {
		items, err := Items("a.yaml", []byte("department: 局\nitems:\n- id: a\n  name: 甲\n  materials: [{"+written+"}]\n"))
		require.NoError(t, err, written)
		got := items[0].Materials[0]
		got.Where = ""
		require.Equal(t, want, got, written)
	}
	for written, want := range map[string]catalog.Agent{
		"agent: allowed": {Policy: catalog.AgentAllowed},
		"agent: no":      {Policy: catalog.AgentForbidden},
		"agent: {policy: relatives, guardian: true}": {Policy: catalog.AgentRelatives, Guardian: true},
		"agent: {relatives: 近亲属}":                    {Policy: catalog.AgentRelatives, Why: catalog.Text{ZH: "近亲属"}},
		"agent: {forbidden: 须本人}":                    {Policy: catalog.AgentForbidden, Why: catalog.Text{ZH: "须本人"}},
		"agent: forbidden\n  agent_why: 须本人":         {Policy: catalog.AgentForbidden, Why: catalog.Text{ZH: "须本人"}},
	} {
		items, err := Items("a.yaml", []byte("department: 局\nitems:\n- id: a\n  name: 甲\n  "+written+"\n"))
		require.NoError(t, err, written)
		require.Equal(t, want, items[0].Agent, written)
	}
	for written, want := range map[string][]catalog.Period{
		"1-20": {{From: 1, Until: 20}}, "days 1-20": {{From: 1, Until: 20}}, "每月1日至20日": {{From: 1, Until: 20}},
		"{days: 5}": {{From: 5, Until: 5}}, "[{months: [3], from_day: 5}, 1-2]": {{Months: []int{3}, From: 5}, {From: 1, Until: 2}},
	} {
		items, err := Items("a.yaml", []byte("department: 局\nitems:\n- id: a\n  name: 甲\n  accepts: "+written+"\n"))
		require.NoError(t, err, written)
		require.Equal(t, want, items[0].Accepts, written)
	}
}

func TestRequiredIsOptionalTheOtherWayRound(t *testing.T) {
	for written, optional := range map[string]bool{
		"required: true": false, "required: false": true, "optional: true": true, "required: 是": false, "main: true": false,
	} {
		text := "department: 局\nitems:\n- {id: a, name: 甲, materials: [{name: 证, " + "id: m, " + written + "}]}\n"
		items, err := Items("a.yaml", []byte(text))
		require.NoError(t, err, written)
		require.Equal(t, optional, items[0].Materials[0].Optional, written)
	}
	for _, none := range []string{"[]", "[甲, {any: []}]", "[甲, {all: []}]"} {
		_, err := Items("a.yaml", []byte("department: 局\nitems:\n- {id: a, name: 甲, materials: [{id: m, name: 证, any_of: "+none+"}]}\n"))
		require.Equal(t, CodeWrongType, fault.CodeOf(split(err)[0]), none)
	}
}

func TestQuestionsByTheirType(t *testing.T) {
	read := func(q string) ([]catalog.Situation, error) {
		items, err := Items("a.yaml", []byte("department: 局\nitems:\n- id: a\n  name: 甲\n  situations: ["+q+"]\n"))
		if len(items) == 0 {
			return nil, err
		}
		return items[0].Situations, err
	}
	yes := []catalog.Choice{{ID: "yes", Name: catalog.Text{ZH: "是", EN: "Yes"}}, {ID: "no", Name: catalog.Text{ZH: "否", EN: "No"}}}
	for written, want := range map[string][]catalog.Choice{
		"{id: q, ask: 问, type: number}":                       nil,
		"{id: q, ask: 问, type: bool}":                         yes,
		"{id: q, ask: 问, type: choice, choices: [a]}":         {{ID: "a", Name: catalog.Text{ZH: "a"}}},
		"{id: q, ask: 问, choices: {a: 甲, b: {zh: 乙, en: B}}}": {{ID: "a", Name: catalog.Text{ZH: "甲"}}, {ID: "b", Name: catalog.Text{ZH: "乙", EN: "B"}}},
	} {
		got, err := read(written)
		require.NoError(t, err, written)
		require.Equal(t, want, got[0].Choices, written)
	}
	for _, bad := range []string{"{id: q, ask: 问, type: date}", "{id: q, ask: 问, type: number, choices: [a]}", "{id: q, ask: 问, type: choice}"} {
		_, err := read(bad)
		require.Equal(t, CodeWrongType, fault.CodeOf(split(err)[0]), bad)
	}
}

func TestWhatToWriteInstead(t *testing.T) {
	allowed := []string{"id", "name", "when", "any_of", "later", "originals", "valid"}
	for key, want := range map[string]string{
		"one_of": "any_of: [甲, 乙]", "Any-Of": "any_of", "condition": `when: early == "yes"`, "orignals": "originals",
		"vaild": "valid", "laters": "later", "pledge": "", "colour": "", "promise": "", "gap": "later: 3 workdays", "wen": "",
	} {
		require.Equal(t, want, writeInstead(key, allowed), key)
	}
	require.Equal(t, "", writeInstead("question", []string{"id"}))
	require.Equal(t, "ask: 是否提前退休？", writeInstead("question", []string{"id", "ask"}))
}
