package catalog_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// Every rule that cannot be meant is a fault when the catalog is compiled, with its code and its field.
func TestCompileRefusesWhatCannotBeMeant(t *testing.T) {
	z := func(s string) catalog.Text { return catalog.Text{ZH: s} }
	number := catalog.Situation{ID: "owners", Ask: z("几人？")}
	choice := catalog.Situation{ID: "early", Ask: z("早？"), Choices: []catalog.Choice{{ID: "y", Name: z("是")}, {ID: "n", Name: z("否")}}}
	part := func(id string) catalog.Part { return catalog.Part{ID: id, Name: z(id)} }
	for _, c := range []struct {
		want string
		item catalog.Item
		m    catalog.Material
	}{
		{"bad_per originals", catalog.Item{}, catalog.Material{Originals: 1, OriginalsPer: "nobody"}},
		{"bad_per copies", catalog.Item{}, catalog.Material{Copies: 1, CopiesPer: "early"}},
		{"bad_field signatures", catalog.Item{}, catalog.Material{SignaturesPer: "owners"}},
		{"bad_field copies", catalog.Item{}, catalog.Material{Copies: 1001}},
		{"bad_field any_of", catalog.Item{}, catalog.Material{AnyOf: make([]catalog.Text, 65)}},
		{"bad_field sets", catalog.Item{}, catalog.Material{AnyOf: []catalog.Text{z("甲")}, Sets: [][]catalog.Part{{part("a")}, {part("b")}}}},
		{"missing_field any_of", catalog.Item{}, catalog.Material{AnyOf: []catalog.Text{z("甲")}, Sets: [][]catalog.Part{{}}}},
		{"missing_field any_of", catalog.Item{}, catalog.Material{AnyOf: []catalog.Text{z("甲")}, Sets: [][]catalog.Part{{{Name: z("甲")}}}}},
		{"duplicate_field any_of", catalog.Item{}, catalog.Material{AnyOf: []catalog.Text{z("甲")}, Sets: [][]catalog.Part{{part("a"), part("a")}}}},
		{"duplicate_field any_of.id", catalog.Item{}, catalog.Material{AnyOf: []catalog.Text{z("甲"), z("乙")},
			Sets: [][]catalog.Part{{part("a")}, {{ID: "a", Name: z("别的")}}}}},
		{"bad_field any_of.valid", catalog.Item{}, catalog.Material{AnyOf: []catalog.Text{z("甲")},
			Sets: [][]catalog.Part{{{ID: "a", Name: z("甲"), IssuedWithin: catalog.Limit{N: 1, Unit: catalog.UnitWorkdays}}}}}},
		{"missing_field substitutes.id", catalog.Item{}, catalog.Material{Substitutes: []catalog.Substitute{{Name: z("甲")}}}},
		{"missing_field substitutes.name", catalog.Item{}, catalog.Material{NotAccepted: []catalog.Substitute{{ID: "a"}}}},
		{"bad_field valid", catalog.Item{}, catalog.Material{IssuedWithin: catalog.Limit{N: 3, Unit: catalog.UnitMinutes}}},
		{"bad_field later", catalog.Item{}, catalog.Material{Later: catalog.Limit{N: 100_001, Unit: catalog.UnitDays}}},
		{"missing_field later.unit", catalog.Item{}, catalog.Material{Later: catalog.Limit{N: 3}}},
		{"bad_field take", catalog.Item{}, catalog.Material{Take: "grab"}},
		{"bad_field id", catalog.Item{ID: "有 空"}, catalog.Material{}},
		{"bad_field effective", catalog.Item{Effective: "2026-02-30"}, catalog.Material{}},
		{"bad_field situations.id", catalog.Item{Situations: []catalog.Situation{{ID: "1x", Ask: z("?")}}}, catalog.Material{}},
		{"duplicate_field situations.id", catalog.Item{Situations: []catalog.Situation{number, number}}, catalog.Material{}},
		{"bad_field accepts.months", catalog.Item{Accepts: []catalog.Period{{Months: []int{13}}}}, catalog.Material{}},
		{"bad_field accepts.quarter_month", catalog.Item{Accepts: []catalog.Period{{QuarterMonth: 4}}}, catalog.Material{}},
		{"bad_field accepts.until_day", catalog.Item{Accepts: []catalog.Period{{Until: 32}}}, catalog.Material{}},
		{"bad_field accepts.from_day", catalog.Item{Accepts: []catalog.Period{{Months: []int{2}, From: 30}}}, catalog.Material{}},
		{"bad_field accepts.from_day", catalog.Item{Accepts: []catalog.Period{{From: 9, Until: 3}}}, catalog.Material{}},
		{"bad_field fee.amount", catalog.Item{FeeAmount: "about 80"}, catalog.Material{}},
		{"missing_field fee.exempt.reason", catalog.Item{FeeExempt: []catalog.Exemption{{}}}, catalog.Material{}},
		{"bad_when", catalog.Item{FeeExempt: []catalog.Exemption{{When: "small", Reason: z("小")}}}, catalog.Material{}},
		{"missing_field refusals.reason", catalog.Item{Refusals: []catalog.Refusal{{ID: "r", When: "owners > 1"}}}, catalog.Material{}},
	} {
		it := c.item
		if it.ID == "" {
			it.ID = "x"
		}
		if it.Situations == nil {
			it.Situations = []catalog.Situation{number, choice}
		}
		it.Name, c.m.ID, c.m.Name = z("事项"), "m", z("材料")
		it.Materials = []catalog.Material{c.m}
		_, err := catalog.New("v", []*catalog.Item{&it})
		var got []string
		for _, e := range flat(err) {
			var f *fault.Error
			require.ErrorAs(t, e, &f)
			require.Equal(t, it.ID, f.Where)
			field, _ := f.Args["field"].(string)
			got = append(got, strings.TrimSpace(strings.TrimPrefix(string(f.Code), "catalog.")+" "+field))
		}
		require.Contains(t, got, c.want)
	}
}

func flat(err error) []error {
	if j, ok := err.(interface{ Unwrap() []error }); ok {
		return j.Unwrap()
	}
	return []error{err}
}

func TestAnswersFromJSON(t *testing.T) {
	var s catalog.Submission
	require.NoError(t, json.Unmarshal([]byte(`{"item":"x","answers":{"a":"b","height": 4.6,"n":-2,"yes":true,"no":false,"empty":null}}`), &s))
	require.Equal(t, catalog.Answers{"a": "b", "height": "4.6", "n": "-2", "yes": "yes", "no": "no", "empty": ""}, s.Answers)
	require.NoError(t, json.Unmarshal([]byte(`{"answers":null}`), &s))
	require.Nil(t, s.Answers)
	for _, bad := range []string{`{"answers":[]}`, `{"answers":{"a":[1]}}`, `{"answers":{"a":{}}}`} {
		require.Error(t, json.Unmarshal([]byte(bad), &s), bad)
	}
	c := catalog.Submission{Answers: catalog.Answers{"a": "b"}, Papers: papers{"m": given}, Pledged: []string{"p"}}
	d := c.Clone()
	d.Answers["a"], d.Papers["m"], d.Pledged[0] = "x", catalog.Handed{}, "y"
	require.Equal(t, catalog.Submission{Answers: catalog.Answers{"a": "b"}, Papers: papers{"m": given}, Pledged: []string{"p"}}, c)
}

func one(t *testing.T, m catalog.Material, s catalog.Submission) catalog.Line {
	t.Helper()
	m.ID, m.Name = "m", catalog.Text{ZH: "材料"}
	s.On = today
	it := catalog.Item{ID: "x", Name: catalog.Text{ZH: "事项"}, Materials: []catalog.Material{m},
		Situations: []catalog.Situation{{ID: "owners", Ask: catalog.Text{ZH: "几人？"}}}}
	v, err := it.Check(s)
	require.NoError(t, err)
	return v.Lines[0]
}

// What a document states of itself goes before what the material says; a rule of validity counts beside it.
func TestRulesOfOneDocument(t *testing.T) {
	id, book := catalog.Part{ID: "id", Name: catalog.Text{ZH: "身份证"}, NotExpired: true, Originals: 1}, catalog.Part{ID: "book", Name: catalog.Text{ZH: "户口簿"}, Copies: 3,
		IssuedWithin: catalog.Limit{N: 10, Unit: catalog.UnitDays}}
	m := catalog.Material{AnyOf: []catalog.Text{id.Name, book.Name}, Sets: [][]catalog.Part{{id}, {book}}, Originals: 2, Copies: 1, CopiesPer: "owners",
		IssuedWithin: catalog.Limit{N: 1, Unit: catalog.UnitMonths}}
	two := catalog.Answers{"owners": "2"}
	line := func(h catalog.Handed) catalog.Line {
		return one(t, m, catalog.Submission{Answers: two, Papers: papers{"m": h}})
	}
	require.Equal(t, catalog.StateOK, line(catalog.Handed{Standing: catalog.Given, Originals: 1, Copies: 2, Expires: today, Issued: "2026-02-10"}).State)
	require.Equal(t, []catalog.Fault{{Code: catalog.FaultOriginals, Want: 2, Have: 1}, {Code: catalog.FaultCopies, Want: 3, Have: 2},
		{Code: catalog.FaultTooOld, Want: 10, Date: "2026-02-10"}},
		line(catalog.Handed{Standing: catalog.Given, Which: 1, Originals: 1, Copies: 2, Issued: "2026-02-10"}).Faults)
	require.Equal(t, []catalog.Fault{{Code: catalog.FaultTooOld, Want: 1, Date: "2026-01-10"}},
		line(catalog.Handed{Standing: catalog.Given, Expires: today, Issued: "2026-01-10"}).Faults)

	// A document named by its id, in the place of the first.
	l := line(catalog.Handed{Standing: catalog.Given, Instead: "book", Copies: 2, Issued: today})
	require.Equal(t, 1, l.Which)
	require.Equal(t, []catalog.Fault{{Code: catalog.FaultCopies, Want: 3, Have: 2}}, l.Faults)
	l = line(catalog.Handed{Standing: catalog.Given, Instead: "nothing"})
	require.Equal(t, []catalog.Fault{{Code: catalog.FaultNotAccepted, Note: "nothing"}}, l.Faults)
	require.Equal(t, catalog.FaultWrong, line(catalog.Handed{Standing: catalog.Wrong, Instead: "nothing"}).Faults[0].Code)

	// The material's own rule of validity is for each of its documents.
	dated := catalog.Material{AnyOf: []catalog.Text{book.Name}, Sets: [][]catalog.Part{{{ID: "book", Name: book.Name, Copies: 1}}}, NotExpired: true}
	l = one(t, dated, catalog.Submission{Papers: papers{"m": {Standing: catalog.Given, Expires: "2026-03-01"}}})
	require.Equal(t, []catalog.Fault{{Code: catalog.FaultExpired, Date: "2026-03-01"}}, l.Faults)

	// How many of what the hall obtains itself is no question; how many of what is brought is one.
	for from, asked := range map[catalog.From]int{catalog.FromGovernment: 0, catalog.FromApplicant: 1} {
		it := catalog.Item{ID: "x", Name: catalog.Text{ZH: "事项"}, Situations: []catalog.Situation{{ID: "owners", Ask: catalog.Text{ZH: "几人？"}}},
			Materials: []catalog.Material{{ID: "m", Name: catalog.Text{ZH: "材料"}, Copies: 1, CopiesPer: "owners", From: from}}}
		require.Len(t, it.Questions(nil), asked, string(from))
	}

	// How many is not known yet: nothing is too few, and the material is not done either.
	open := one(t, catalog.Material{Originals: 1, Copies: 2, CopiesPer: "owners"}, catalog.Submission{Papers: papers{"m": {Standing: catalog.Given, Copies: 1}}})
	require.Equal(t, catalog.StateOpen, open.State)
	require.Empty(t, open.Faults)
	require.Equal(t, 2, open.Copies)
	require.Equal(t, catalog.StateOK, one(t, catalog.Material{Originals: 1, Copies: 2, CopiesPer: "owners", Optional: true},
		catalog.Submission{Papers: papers{"m": given}}).State)
}

// Of several ways that are begun the notice speaks of the nearest.
func TestTheNearestWayIsNamed(t *testing.T) {
	doc := func(id string) catalog.Part { return catalog.Part{ID: id, Name: catalog.Text{ZH: id}} }
	m := catalog.Material{AnyOf: []catalog.Text{{ZH: "a"}, {ZH: "b和c和d"}, {ZH: "c和d"}, {ZH: "e"}},
		Sets: [][]catalog.Part{{doc("a")}, {doc("b"), doc("c"), doc("d")}, {doc("c"), doc("d")}, {doc("e")}}}
	for _, c := range []struct {
		papers papers
		which  int
		state  catalog.State
		faults int
	}{
		{papers{"m/b": given, "m/c": given}, 0, catalog.StateMissing, 1},
		{papers{"m/b": given, "m/c": given, "m": {Standing: catalog.Given, Which: 1}}, 1, catalog.StateOK, 0},
		{papers{"m/d": {Standing: catalog.Wrong}, "m": {Standing: catalog.Given, Which: 2}}, 2, catalog.StateMissing, 1},
		{papers{"m/c": {Standing: catalog.Fillable}, "m/d": {Standing: catalog.Fillable}}, 2, catalog.StateFix, 2},
		{papers{"m/c": {Standing: catalog.Fillable}, "m/d": given, "m/e": {Standing: catalog.Fillable}}, 2, catalog.StateFix, 1},
		{papers{"m/e": given}, 3, catalog.StateOK, 0},
		{papers{"m/e": {Standing: catalog.NotGiven}}, 0, catalog.StateMissing, 1},
		{papers{"m": {Standing: catalog.Given, Which: 3}, "m/a": {Standing: catalog.Wrong}}, 3, catalog.StateOK, 0},
	} {
		l := one(t, m, catalog.Submission{Papers: c.papers})
		require.Equal(t, []any{c.which, c.state, c.faults}, []any{l.Which, l.State, len(l.Faults)}, "%+v: %+v", c.papers, l)
	}
	it := catalog.Item{ID: "x", Name: catalog.Text{ZH: "事项"}, Materials: []catalog.Material{m}}
	it.Materials[0].ID, it.Materials[0].Name = "m", catalog.Text{ZH: "材料"}
	for key, h := range map[string]catalog.Handed{"m/z": given, "m/a ": given, "m/b": {Standing: "lost"}, "m/c": {Standing: catalog.Waived}, "m/d": {Which: 1},
		"m/e": {Standing: catalog.Given, Issued: "x"}, "m": {Signatures: -2}} {
		_, err := it.Check(catalog.Submission{On: today, Papers: papers{key: h}})
		require.Error(t, err, key)
	}
	_, err := it.Check(catalog.Submission{Papers: papers{"m/a": {Standing: catalog.Given, Expires: today}}})
	require.Equal(t, catalog.CodeBadDate, fault.CodeOf(err), "a date needs a day to be compared with")
}

// The strictest of two limits is the one that asks for the later day, whatever the months are long.
func TestStrictestLimit(t *testing.T) {
	limit := rapid.Custom(func(t *rapid.T) catalog.Limit {
		return catalog.Limit{N: rapid.IntRange(1, 70).Draw(t, "n"), Unit: rapid.SampledFrom([]catalog.Unit{catalog.UnitDays, catalog.UnitMonths}).Draw(t, "unit")}
	})
	day := rapid.SampledFrom([]string{today, "2024-02-29", "2026-03-31", "2026-01-01", "2025-12-31", "2000-03-01"})
	rapid.Check(t, func(t *rapid.T) {
		a, b, on := limit.Draw(t, "a"), limit.Draw(t, "b"), day.Draw(t, "on")
		item := func(id string, l catalog.Limit) *catalog.Item {
			return &catalog.Item{ID: id, Name: catalog.Text{ZH: id}, Materials: []catalog.Material{{ID: "m", Name: catalog.Text{ZH: "报告单"}, IssuedWithin: l, Same: "r"}}}
		}
		c, err := catalog.New("v", []*catalog.Item{item("one", a), item("two", b)})
		require.NoError(t, err)
		m, err := c.CheckTogether([]catalog.Submission{{Item: "one", On: on}, {Item: "two", On: on}})
		require.NoError(t, err)
		require.Len(t, m.Papers, 1)
		strict := m.Papers[0].IssuedWithin
		issued := rapid.SampledFrom([]string{today, "2024-01-29", "2024-01-31", "2026-02-28", "2025-12-01", "2025-11-30", "1999-12-01"}).Draw(t, "issued")
		good := func(it *catalog.Item) bool {
			v, err := it.Check(catalog.Submission{On: on, Papers: papers{"m": {Standing: catalog.Given, Issued: issued}}})
			require.NoError(t, err)
			return v.Accepts()
		}
		require.Equal(t, good(item("x", a)) && good(item("y", b)), good(item("z", strict)), "%v %v", a, b)
	})
}

func TestStrictestLimitByTheCalendar(t *testing.T) {
	days, months := func(n int) catalog.Limit { return catalog.Limit{N: n, Unit: catalog.UnitDays} },
		func(n int) catalog.Limit { return catalog.Limit{N: n, Unit: catalog.UnitMonths} }
	for _, c := range []struct {
		on           string
		a, b, strict catalog.Limit
	}{
		{"2026-03-31", months(2), days(40), days(40)}, {"2026-03-31", months(1), days(40), months(1)},
		{"2026-03-01", months(1), days(29), months(1)}, {"2026-03-01", months(1), days(27), days(27)},
		{"2026-01-15", months(1), days(32), months(1)}, {"2026-01-15", months(13), days(365), days(365)},
	} {
		var items []*catalog.Item
		for id, l := range map[string]catalog.Limit{"a": c.a, "b": c.b} {
			items = append(items, &catalog.Item{ID: id, Name: catalog.Text{ZH: id}, Materials: []catalog.Material{{ID: "m", Name: catalog.Text{ZH: "体检单"}, IssuedWithin: l}}})
		}
		cat, err := catalog.New("v", items)
		require.NoError(t, err)
		m, err := cat.CheckTogether([]catalog.Submission{{Item: "a", On: c.on}, {Item: "b", On: c.on}})
		require.NoError(t, err)
		require.Equal(t, c.strict, m.Papers[0].IssuedWithin, "%+v", c)
	}
}

// What can be put right at the window does not have to follow later.
func TestMendedAtOnceRatherThanLater(t *testing.T) {
	l := one(t, catalog.Material{Later: catalog.Limit{N: 3, Unit: catalog.UnitWorkdays}},
		catalog.Submission{Papers: papers{"m": {Standing: catalog.Fillable, Reason: "未签名"}}})
	require.Equal(t, catalog.StateFix, l.State)
}

func TestCalendarInWords(t *testing.T) {
	for want, p := range map[string]catalog.Period{
		"每月1日至20日": {From: 1, Until: 20}, "每季度第1个月1日至15日": {QuarterMonth: 1, Until: 15}, "每年3、9月1日至月底": {Months: []int{3, 9}},
		"每月25日至月底": {From: 25},
	} {
		require.Equal(t, want, p.Text().ZH)
		require.NotEmpty(t, p.Text().EN)
	}
	it := catalog.Item{Accepts: []catalog.Period{{Months: []int{2}, From: 29}, {Months: []int{12}, Until: 5}}}
	for on, next := range map[string]string{"2096-03-01": "2096-12-01", "2026-12-06": "2027-12-01", "2027-12-06": "2028-02-29", "2026-12-05": "2026-12-05"} {
		got, ok := it.NextDay(on)
		require.True(t, ok)
		require.Equal(t, next, got)
	}
	leap := catalog.Item{Accepts: []catalog.Period{{Months: []int{2}, From: 29}}}
	got, _ := leap.NextDay("2096-03-01")
	require.Equal(t, "2104-02-29", got, "2100 is no leap year")
	_, ok := it.NextDay("soon")
	require.False(t, ok)
}
