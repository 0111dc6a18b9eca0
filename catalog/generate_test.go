package catalog_test

import (
	"fmt"
	"slices"
	"strconv"

	"pgregory.net/rapid"

	"onevisit/catalog"
)

// itemGen draws a compiled item with every kind of rule.
func itemGen() *rapid.Generator[*catalog.Item] {
	return rapid.Custom(func(t *rapid.T) *catalog.Item {
		it := &catalog.Item{ID: "x", Name: catalog.Text{ZH: "事项"}}
		it.Agent.Policy = rapid.SampledFrom([]catalog.AgentPolicy{"", "", catalog.AgentAllowed, catalog.AgentRelatives,
			catalog.AgentForbidden}).Draw(t, "agent")
		for i := range rapid.IntRange(0, 3).Draw(t, "situations") {
			s := catalog.Situation{ID: "q" + strconv.Itoa(i), Ask: catalog.Text{ZH: "问？"}}
			for c := range rapid.SampledFrom([]int{0, 2, 2, 3}).Draw(t, "choices") {
				s.Choices = append(s.Choices, catalog.Choice{ID: string(rune('a' + c)), Name: catalog.Text{ZH: "选"}})
			}
			it.Situations = append(it.Situations, s)
		}
		if rapid.IntRange(0, 2).Draw(t, "counted") == 0 {
			it.Situations = append(it.Situations,
				catalog.Situation{ID: "heads", Ask: catalog.Text{ZH: "几人？"}, Unit: catalog.Text{ZH: "人"}})
		}
		if rapid.IntRange(0, 4).Draw(t, "calendar") == 0 {
			it.Accepts = []catalog.Period{rapid.SampledFrom([]catalog.Period{{From: 1, Until: 20}, {From: 5, Until: 6},
				{QuarterMonth: 2, Until: 15}, {Months: []int{2}, From: 29}, {From: 31}}).Draw(t, "period")}
		}
		for i := range rapid.IntRange(1, 6).Draw(t, "materials") {
			it.Materials = append(it.Materials, materialGen("m"+strconv.Itoa(i), it).Draw(t, "material"))
		}
		if i := len(it.Situations); i > 0 && it.Situations[i-1].ID == "heads" { // it counts, so its answers are whole numbers
			m := materialGen("heads", it).Draw(t, "counted material")
			m.Copies, m.CopiesPer = 1, "heads"
			it.Materials = append(it.Materials, m)
		}
		for i := range rapid.SampledFrom([]int{0, 0, 0, 1}).Draw(t, "refusals") {
			if when := whenGen(it).Draw(t, "refuse"); when != "" {
				it.Refusals = append(it.Refusals,
					catalog.Refusal{ID: "r" + strconv.Itoa(i), When: when, Reason: catalog.Text{ZH: "不符合条件"}})
			}
		}
		c, err := catalog.New("v", []*catalog.Item{it})
		if err != nil {
			t.Fatal(err)
		}
		return c.Items()[0]
	})
}

func materialGen(id string, it *catalog.Item) *rapid.Generator[catalog.Material] {
	return rapid.Custom(func(t *rapid.T) catalog.Material {
		m := catalog.Material{ID: id, Name: catalog.Text{ZH: "材料"}, When: whenGen(it).Draw(t, "when")}
		one := func(n int, label string) bool { return rapid.IntRange(1, n).Draw(t, label) == 1 }
		m.Originals = rapid.IntRange(0, 2).Draw(t, "originals")
		m.Copies = rapid.IntRange(0, 2).Draw(t, "copies")
		m.NotExpired = one(3, "expires")
		if one(3, "dated") {
			m.IssuedWithin = catalog.Limit{N: rapid.IntRange(1, 13).Draw(t, "n"),
				Unit: rapid.SampledFrom([]catalog.Unit{catalog.UnitDays, catalog.UnitMonths}).Draw(t, "unit")}
		}
		if one(3, "later") {
			m.Later = catalog.Limit{N: 3, Unit: catalog.UnitWorkdays}
		}
		m.Pledge = one(3, "pledge")
		m.Optional = one(5, "optional")
		if one(6, "shared") {
			m.From = catalog.FromGovernment
		}
		if one(3, "any") {
			m.AnyOf = []catalog.Text{{ZH: "甲"}, {ZH: "乙"}}
			if one(2, "sets") {
				m.AnyOf = []catalog.Text{{ZH: "甲"}, {ZH: "乙和丙"}, {ZH: "乙和丁"}}
				doc := func(name string) catalog.Part { return catalog.Part{ID: name, Name: catalog.Text{ZH: name}} }
				b := doc("乙")
				b.NotExpired, b.Copies = one(2, "b expires"), rapid.IntRange(0, 2).Draw(t, "b copies")
				m.Sets = [][]catalog.Part{{doc("甲")}, {b, doc("丙")}, {b, doc("丁")}}
			}
		}
		if one(3, "substitutes") {
			m.Substitutes = []catalog.Substitute{{ID: "sub", Name: catalog.Text{ZH: "代"}}}
			m.NotAccepted = []catalog.Substitute{{ID: "no", Name: catalog.Text{ZH: "不"}, Reason: catalog.Text{ZH: "不收"}}}
		}
		if one(4, "signed") {
			m.Signatures = 2
		}
		if it.Situations != nil && it.Situations[len(it.Situations)-1].ID == "heads" {
			if m.Copies > 0 && one(2, "copies per") {
				m.CopiesPer = "heads"
			}
			if m.Originals > 0 && one(2, "originals per") {
				m.OriginalsPer = "heads"
			}
			if m.Signatures > 0 && one(2, "signatures per") {
				m.SignaturesPer = "heads"
			}
		}
		return m
	})
}

// whenGen draws a condition over the item's situations, or none.
func whenGen(it *catalog.Item) *rapid.Generator[string] {
	if len(it.Situations) == 0 {
		return rapid.Just("")
	}
	leaf := func(t *rapid.T) string {
		s := rapid.SampledFrom(it.Situations).Draw(t, "situation")
		if s.Numeric() {
			return s.ID + " " + rapid.SampledFrom([]string{"<", "<=", "==", "!=", ">", ">="}).Draw(t, "op") + " " +
				rapid.SampledFrom([]string{"2", "3.5", "20"}).Draw(t, "threshold")
		}
		choice := rapid.SampledFrom(s.Choices).Draw(t, "choice").ID
		return fmt.Sprintf(rapid.SampledFrom([]string{`%s == "%s"`, `%s != "%s"`, `%s in ["%s"]`}).Draw(t, "op"), s.ID, choice)
	}
	return rapid.Custom(func(t *rapid.T) string {
		switch rapid.IntRange(0, 5).Draw(t, "shape") {
		case 0:
			return ""
		case 1, 2:
			return leaf(t)
		case 3:
			return leaf(t) + " and " + leaf(t)
		case 4:
			return leaf(t) + " or " + leaf(t)
		default:
			return "not (" + leaf(t) + " or " + leaf(t) + " and " + leaf(t) + ")"
		}
	})
}

// submissionGen draws what a person may bring: good, bad, too few, out of date. open leaves some questions open.
func submissionGen(it *catalog.Item, open bool) *rapid.Generator[catalog.Submission] {
	return rapid.Custom(func(t *rapid.T) catalog.Submission {
		s := catalog.Submission{Item: it.ID, On: today, Answers: map[string]string{}, Papers: map[string]catalog.Handed{}}
		for _, q := range it.Situations {
			if !open || rapid.Bool().Draw(t, "answered") {
				s.Answers[q.ID] = rapid.SampledFrom(optionsOf(q)).Draw(t, q.ID)
			}
		}
		s.On = rapid.SampledFrom([]string{today, today, "2026-03-31", "2024-02-29"}).Draw(t, "on")
		date := rapid.SampledFrom([]string{"", "2020-02-29", "2025-08-31", "2026-03-01", today, "2026-03-03", "2030-01-01"})
		for _, m := range it.Materials {
			for _, p := range slices.Concat(m.Sets...) {
				if rapid.IntRange(0, 3).Draw(t, "part") == 0 {
					s.Papers[catalog.PartKey(m.ID, p.ID)] = catalog.Handed{
						Standing: rapid.SampledFrom([]catalog.Standing{catalog.Given, catalog.Given, catalog.Wrong, catalog.Fillable,
							catalog.NotGiven}).Draw(t, "part standing"),
						Expires: date.Draw(t, "part expires"), Issued: date.Draw(t, "part issued")}
				}
			}
			switch rapid.IntRange(0, 3).Draw(t, "brought") {
			case 0:
				continue
			case 1:
				s.Papers[m.ID] = catalog.Handed{Standing: catalog.Given, Expires: catalog.LongTerm, Issued: today}
				continue
			}
			s.Papers[m.ID] = catalog.Handed{
				Standing: rapid.SampledFrom([]catalog.Standing{catalog.NotGiven, catalog.Given, catalog.Given, catalog.Unclear,
					catalog.Wrong, catalog.Waived, catalog.Fillable}).Draw(t, "standing"),
				Originals: rapid.IntRange(0, 3).Draw(t, "originals"), Copies: rapid.IntRange(0, 3).Draw(t, "copies"),
				Expires: date.Draw(t, "expires"), Issued: date.Draw(t, "issued"), Reason: "核验",
				Which: rapid.IntRange(0, max(0, len(m.AnyOf)-1)).Draw(t, "which"), Signatures: rapid.IntRange(0, 3).Draw(t, "signed"),
				Instead: rapid.SampledFrom([]string{"", "", "sub", "no", "other"}).Draw(t, "instead"),
			}
			if rapid.IntRange(0, 2).Draw(t, "pledged") == 0 {
				s.Pledged = append(s.Pledged, m.ID)
			}
		}
		s.Gap = rapid.Bool().Draw(t, "gap")
		s.NoPromises = rapid.IntRange(0, 4).Draw(t, "no promises") == 0
		return s
	})
}
