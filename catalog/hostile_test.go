package catalog_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// TestSignsThatAreNotSeen: a name that reads otherwise than it is written is no name.
func TestSignsThatAreNotSeen(t *testing.T) {
	named := func(item, material, alternative string) error {
		_, err := catalog.New("v", []*catalog.Item{{ID: "x", Name: catalog.Text{ZH: item}, Materials: []catalog.Material{
			{ID: "m", Name: catalog.Text{ZH: material}, AnyOf: []catalog.Text{{ZH: alternative}, {ZH: "乙"}}}}}})
		return err
	}
	require.NoError(t, named("𠮷證 · 甲 乙", "买买提·艾力的证明\n（原件）", "MAIMAITI"))
	for _, bad := range []string{"甲\x00乙", "甲\u202e乙", "\u2066甲", "甲\x1b[2J", "甲\u0085"} {
		for _, err := range []error{named(bad, "甲", "甲"), named("甲", bad, "甲"), named("甲", "甲", bad)} {
			require.Equal(t, catalog.CodeBadField, fault.CodeOf(err), "%q", bad)
			require.NotContains(t, err.Error(), "\u202e")
		}
	}
}

// TestTheLastDays: no day that can be written brings the calendar down.
func TestTheLastDays(t *testing.T) {
	it := catalog.Item{ID: "x", Name: catalog.Text{ZH: "甲"}, Accepts: []catalog.Period{{Until: 20}},
		Materials: []catalog.Material{{ID: "m", Name: catalog.Text{ZH: "材料"}, NotExpired: true, IssuedWithin: catalog.Limit{N: 100_000, Unit: catalog.UnitMonths}}}}
	for on, next := range map[string]string{"9999-12-31": "9999-12-31", "9999-12-20": "", "0001-01-01": "", "2024-02-29": "2024-03-01"} {
		v, err := it.Check(catalog.Submission{On: on, Papers: papers{"m": {Standing: catalog.Given, Issued: "0001-01-01", Expires: "9999-12-31"}}})
		require.NoError(t, err, on)
		require.Equal(t, next, v.ComeOn, on)
	}
	for _, on := range []string{"0000-01-01", "10000-01-01", "2100-02-29", "2026-00-10", "2026-01-00", "２０２６-01-01"} {
		_, err := it.Check(catalog.Submission{On: on})
		require.Equal(t, catalog.CodeBadDate, fault.CodeOf(err), on)
	}
}

// TestAThousandMaterials: an item may be very large; what cannot be answered exactly is refused when it is loaded, never
// later.
func TestAThousandMaterials(t *testing.T) {
	large := func(questions int, when func(i int) string) (*catalog.Catalog, error) {
		it := &catalog.Item{ID: "x", Name: catalog.Text{ZH: "甲"}}
		for i := range questions {
			it.Situations = append(it.Situations, catalog.Situation{ID: fmt.Sprint("q", i), Ask: catalog.Text{ZH: "问？"},
				Choices: []catalog.Choice{{ID: "yes", Name: catalog.Text{ZH: "是"}}, {ID: "no", Name: catalog.Text{ZH: "否"}}}})
		}
		for i := range 1000 {
			it.Materials = append(it.Materials, catalog.Material{ID: fmt.Sprint("m", i), Name: catalog.Text{ZH: fmt.Sprint("材料", i)}, When: when(i)})
		}
		return catalog.New("v", []*catalog.Item{it})
	}
	c, err := large(20, func(i int) string { return fmt.Sprintf(`q%d == "yes" and q%d == "no"`, i%20, (i+7)%20) })
	require.NoError(t, err)
	s := catalog.Submission{Item: "x", Answers: answers{}}
	v, err := c.Check(s)
	require.NoError(t, err)
	require.Len(t, v.Ask, 20)
	for i := range 20 {
		s.Answers[fmt.Sprint("q", i)] = "no"
	}
	s.Answers["q3"] = "yes"
	v, err = c.Check(s)
	require.NoError(t, err)
	require.Len(t, v.Missing(), 50)

	// Pairs that have to agree, all of one side asked before the other: the table of answers doubles with each.
	var pairs []string
	for i := range 20 {
		pairs = append(pairs, fmt.Sprintf(`(q%d == "yes" and q%d == "yes" or q%d == "no" and q%d == "no")`, i, i+20, i, i+20))
	}
	_, err = large(40, func(i int) string { return strings.Join(pairs[:1+i%20], " and ") })
	require.Equal(t, catalog.CodeBadWhen, fault.CodeOf(err))
}

// TestAnswersThatSayNothing: a notice that lists "yes; no" tells nobody anything.
func TestAnswersThatSayNothing(t *testing.T) {
	it, err := hall(t).Item("nb-jiehun")
	require.NoError(t, err)
	s := catalog.Submission{Item: it.ID, Answers: answers{"applicant": "self", "military": "yes", "past": "no"}}
	v, err := it.Check(s)
	require.NoError(t, err)
	var bare []bool
	for _, a := range catalog.NoticeOf(it, s, v, catalog.Desk{}).Answers {
		bare = append(bare, a.Bare)
	}
	require.Equal(t, []bool{true, true, false}, bare)
}
