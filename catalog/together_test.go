package catalog_test

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/catalog/format/yaml"
)

const visitYAML = `
department: 测试局
items:
- id: one
  name: 事项一
  kind: promised
  limit: {promised: 5 workdays}
  agent: allowed
  situations: [{id: area, ask: 面积？, unit: 平方米}]
  materials:
  - {id: idc, name: 身份证, take: verify, originals: 1, valid: not_expired, substitutes: [{id: temp, name: 临时身份证}]}
  - {id: form, name: 申请表, take: form}
  - {id: premises, name: 场所凭据, any_of: [房产证, 租赁合同], take: copy, copies: 1, valid: issued within 6 months}
  - {id: lic, name: 营业执照（副本）, same: licence, later: 5 workdays}
- id: two
  name: 事项二
  limit: {promised: 1 workday}
  agent: allowed
  materials:
  - {id: person, name: 身份证, take: copy, copies: 2, not_accepted: [{id: temp, name: 临时身份证, reason: 不受理}]}
  - {id: form, name: 申请表, take: form}
  - {id: place, name: 场所凭据, any_of: [土地证, 租赁合同], take: original, valid: issued within 30 days}
  - {id: licence, name: 执照, same: licence, later: 3 workdays}
- id: three
  name: 事项三
  materials:
  - {id: place, name: 场所凭据, any_of: [土地证]}
bundles:
- id: shop
  name: 开店一件事
  source: 某清单
  situations: [{id: area, ask: 面积？, unit: 平方米}]
  items:
  - one
  - {item: two, exempt: area < 50, reason: 五十平方米以下}
  - {name: 环境影响评价}
`

func visit(t testing.TB) *catalog.Catalog {
	t.Helper()
	items, bundles, err := yaml.File("v.yaml", []byte(visitYAML))
	require.NoError(t, err)
	c, err := catalog.NewWithBundles("v", items, bundles)
	require.NoError(t, err)
	return c
}

func paper(t testing.TB, m catalog.Merged, use string) catalog.MergedPaper {
	t.Helper()
	for _, p := range m.Papers {
		for _, u := range p.Uses {
			if u.Item+"/"+u.Material == use {
				return p
			}
		}
	}
	require.Fail(t, "no paper", use)
	return catalog.MergedPaper{}
}

// DOMAIN case 1: several items on one ticket; a shared paper is asked once, as the strictest item asks it.
func TestCase01SeveralItemsInOneVisit(t *testing.T) {
	c := visit(t)
	m, err := c.CheckTogether([]catalog.Submission{
		{Item: "one", On: today, Answers: answers{"applicant": "self"}}, {Item: "two", On: today}, {Item: "three", On: today}})
	require.NoError(t, err)
	require.Len(t, m.Papers, 6, "身份证, 申请表 twice, 场所凭据 twice, 执照")
	require.False(t, m.Accepts())
	for _, i := range m.Items {
		require.Equal(t, catalog.Correct, i.Verdict.Outcome, i.Item)
	}
	require.Equal(t, []catalog.Limit{{N: 5, Unit: catalog.UnitWorkdays}, {N: 1, Unit: catalog.UnitWorkdays}},
		[]catalog.Limit{m.Items[0].Limit.Promised, m.Items[1].Limit.Promised})

	id := paper(t, m, "one/idc")
	require.Len(t, id.Uses, 2)
	require.Equal(t, catalog.TakeVerify, id.Take)
	require.Equal(t, []int{1, 2}, []int{id.Originals, id.Copies})
	require.True(t, id.NotExpired)
	require.Empty(t, id.Substitutes, "only one of the two takes it")
	require.Equal(t, "temp", id.NotAccepted[0].ID)

	place := paper(t, m, "two/place")
	require.Len(t, place.Uses, 2)
	require.Equal(t, []catalog.Text{{ZH: "租赁合同"}}, place.AnyOf)
	require.Equal(t, catalog.TakeOriginalCopy, place.Take)
	require.Equal(t, catalog.Limit{N: 30, Unit: catalog.UnitDays}, place.IssuedWithin)
	require.Len(t, paper(t, m, "three/place").Uses, 1, "no document is good for all three")
	require.Equal(t, catalog.Limit{N: 3, Unit: catalog.UnitWorkdays}, paper(t, m, "one/lic").Later)
	require.Len(t, paper(t, m, "one/form").Uses, 1, "two forms are two forms")
}

// What lies there for one item lies there for the other, each judging it by its own rules.
func TestTogetherSharesPapersAndAnswers(t *testing.T) {
	c := visit(t)
	m, err := c.CheckTogether([]catalog.Submission{
		{Item: "one", On: today, Answers: answers{"applicant": "self"}, Papers: papers{
			"idc":      {Standing: catalog.Given, Expires: catalog.LongTerm, Instead: "temp"},
			"premises": {Standing: catalog.Given, Which: 1, Issued: today, Copies: 1},
			"lic":      {Standing: catalog.Wrong, Reason: "不是副本"}}},
		{Item: "two", On: today}})
	require.NoError(t, err)
	require.Equal(t, map[string]catalog.State{"idc": "ok", "form": "missing", "premises": "ok", "lic": "gap"}, states(m.Items[0].Verdict))
	two := m.Items[1].Verdict
	require.Equal(t, map[string]catalog.State{"person": "missing", "form": "missing", "place": "ok", "licence": "gap"}, states(two))
	require.Equal(t, catalog.FaultNotAccepted, two.Lines[0].Faults[0].Code)
	require.Equal(t, "不受理", two.Lines[0].Faults[0].Reason.ZH)
	require.Equal(t, catalog.FaultMissing, two.Lines[3].Faults[0].Code, "wrong for one says nothing to the other")
	require.Empty(t, m.Ask, "who comes was said once")

	m, err = c.CheckTogether([]catalog.Submission{{Item: "one", On: today}, {Item: "two", On: today}})
	require.NoError(t, err)
	require.Empty(t, m.Ask, "no material here depends on who comes")
	_, err = c.CheckTogether([]catalog.Submission{{Item: "one"}, {Item: "one"}, {Item: "none"}})
	require.True(t, fault.Has(err, catalog.CodeDuplicateField))
	require.True(t, fault.Has(err, catalog.CodeUnknownItem))
	_, err = c.CheckTogether([]catalog.Submission{{Item: "one", On: "x"}, {Item: "two", Papers: papers{"hat": given}}})
	require.True(t, fault.Has(err, catalog.CodeBadDate))
	require.True(t, fault.Has(err, catalog.CodeUnknownPaper))
}

// A paper made for one item is another paper in the next, whatever its name; a question answered in two ways is open for
// the third item.
func TestWhatIsNotShared(t *testing.T) {
	it := func(id string) *catalog.Item {
		return &catalog.Item{ID: id, Name: catalog.Text{ZH: id}, Agent: catalog.Agent{Policy: catalog.AgentAllowed}, Materials: []catalog.Material{
			{ID: "f", Name: catalog.Text{ZH: "确认书"}, Take: catalog.TakeForm}, {ID: "s", Name: catalog.Text{ZH: "保证书"}, Take: catalog.TakeSigned},
			{ID: "p", Name: catalog.Text{ZH: "照片"}, Take: catalog.TakePhoto}, {ID: "a", Name: catalog.Text{ZH: "代办人证件"}, When: `applicant == "agent"`}}}
	}
	c, err := catalog.New("v", []*catalog.Item{it("one"), it("two"), it("three")})
	require.NoError(t, err)
	m, err := c.CheckTogether([]catalog.Submission{{Item: "one", Answers: answers{"applicant": "self"}},
		{Item: "two", Answers: answers{"applicant": "agent"}}, {Item: "three", Papers: papers{"f": given, "s": given, "p": given}}})
	require.NoError(t, err)
	require.Len(t, m.Papers, 3+3+1+1, "three forms, three statements, one photo, one agent's ID")
	require.Equal(t, []string{"three"}, m.Ask[0].Items)
	require.Equal(t, map[string]catalog.State{"f": "missing", "s": "missing", "p": "ok"}, states(m.Items[0].Verdict))
}

func TestBundle(t *testing.T) {
	c := visit(t)
	require.Len(t, c.Bundles(), 1)
	b, err := c.Bundle("shop")
	require.NoError(t, err)
	require.Equal(t, "area", b.Questions(nil)[0].ID)
	require.Equal(t, []catalog.Need{catalog.Needed, catalog.Open, catalog.Needed}, needsOf(b.Parts(nil)))
	require.Equal(t, []catalog.Need{catalog.Needed, catalog.Exempt, catalog.Needed}, needsOf(b.Parts(answers{"area": "49"})))

	m, err := c.CheckBundle(catalog.BundleSubmission{Bundle: "shop", On: today})
	require.NoError(t, err)
	require.Equal(t, []string{"area"}, m.Bundle.Ask)
	require.Len(t, m.Items, 2)
	m, err = c.CheckBundle(catalog.BundleSubmission{Bundle: "shop", On: today, Answers: answers{"area": "20"},
		Items: map[string]catalog.Submission{"one": {Papers: papers{"form": given}}}})
	require.NoError(t, err)
	require.Len(t, m.Items, 1)
	require.Equal(t, catalog.StateOK, states(m.Items[0].Verdict)["form"])
	for code, s := range map[fault.Code]catalog.BundleSubmission{
		catalog.CodeUnknownBundle: {Bundle: "x"},
		catalog.CodeUnknownAnswer: {Bundle: "shop", Answers: answers{"area": "big"}},
		catalog.CodeUnknownItem:   {Bundle: "shop", Items: map[string]catalog.Submission{"three": {}}},
	} {
		_, err = c.CheckBundle(s)
		require.Equal(t, code, fault.CodeOf(err))
	}
	require.Empty(t, (&catalog.Bundle{Components: []catalog.Component{{Name: catalog.Text{ZH: "甲"}}}}).Questions(nil))
}

func needsOf(parts []catalog.BundlePart) (out []catalog.Need) {
	for _, p := range parts {
		out = append(out, p.Need)
	}
	return out
}

func TestBundleFaults(t *testing.T) {
	_, bundles, err := yaml.File("b.yaml", []byte(`
department: 局
bundles:
- {id: a, name: 甲, items: [nothing, {name: 乙, exempt: area < }]}
- {id: a, name: 丙, items: []}
`))
	require.NoError(t, err)
	_, err = catalog.NewWithBundles("v", nil, bundles)
	for _, code := range []fault.Code{catalog.CodeUnknownItem, catalog.CodeBadWhen, catalog.CodeDuplicateField, catalog.CodeMissingField} {
		require.True(t, fault.Has(err, code), "%s in %v", code, err)
	}
	require.ErrorContains(t, err, "b.yaml:4")
}

// together draws items that share papers, with submissions.
func togetherGen() *rapid.Generator[visitCase] {
	return rapid.Custom(func(t *rapid.T) visitCase {
		var v visitCase
		names := []string{"身份证", "户口簿", "照片", "营业执照", "申请表"}
		for i := range rapid.IntRange(1, 3).Draw(t, "items") {
			it := itemGen().Draw(t, "item")
			one := *it
			one.ID, one.Situations = "i"+strconv.Itoa(i), slices.DeleteFunc(slices.Clone(it.Situations),
				func(s catalog.Situation) bool { return s.BuiltIn })
			one.Refusals = slices.DeleteFunc(slices.Clone(it.Refusals), func(r catalog.Refusal) bool { return r.BuiltIn })
			one.Materials = slices.Clone(it.Materials)
			for k := range one.Materials {
				one.Materials[k].Name.ZH = rapid.SampledFrom(names).Draw(t, "name")
				one.Materials[k].Same = rapid.SampledFrom([]string{"", "", "key"}).Draw(t, "same")
				one.Materials[k].Take = rapid.SampledFrom([]catalog.Take{"", "verify", "original", "copy", "original+copy", "form"}).Draw(t, "take")
			}
			v.items = append(v.items, &one)
			s := submissionGen(it, true).Draw(t, "submission")
			s.Item, s.On = one.ID, today
			v.subs = append(v.subs, s)
		}
		c, err := catalog.New("v", v.items)
		if err != nil {
			t.Fatal(err)
		}
		v.c = c
		return v
	})
}

type visitCase struct {
	c     *catalog.Catalog
	items []*catalog.Item
	subs  []catalog.Submission
}

type checkTogether func(*catalog.Catalog, []catalog.Submission) (catalog.Merged, error)

// lawMerge: an item alone is checked as together; the order of the items does not matter; a paper is wanted in the merged
// list exactly if an item wants it; and who brings every paper once, as the merged list says, satisfies each item.
func lawMerge(t *rapid.T, v visitCase, do checkTogether) error {
	m, err := do(v.c, v.subs)
	if err != nil {
		return err
	}
	alone, err := do(v.c, v.subs[:1])
	if err != nil {
		return err
	}
	own, err := v.c.Check(v.subs[0])
	if err != nil {
		return err
	}
	if !reflect.DeepEqual(alone.Items[0].Verdict, own) {
		return fmt.Errorf("alone %+v\nis not %+v", alone.Items[0].Verdict, own)
	}
	reversed := slices.Clone(v.subs)
	slices.Reverse(reversed)
	r, err := do(v.c, reversed)
	if err != nil {
		return err
	}
	slices.Reverse(r.Items)
	if !reflect.DeepEqual(r.Items, m.Items) {
		return fmt.Errorf("another order: %+v\nis not %+v", r.Items, m.Items)
	}
	uses := 0
	for _, p := range m.Papers {
		want := false
		for _, u := range p.Uses {
			uses++
			want = want || u.State == catalog.StateMissing
		}
		if want != (p.State == catalog.StateMissing) {
			return fmt.Errorf("%s is %s, used %+v", p.Name.ZH, p.State, p.Uses)
		}
	}
	lines := 0
	for _, i := range m.Items {
		lines += len(i.Verdict.Lines)
		for _, l := range i.Verdict.Lines {
			if u := (catalog.PaperUse{Item: i.Item, Material: l.Material, State: l.State}); !slices.ContainsFunc(m.Papers,
				func(p catalog.MergedPaper) bool { return slices.Contains(p.Uses, u) }) {
				return fmt.Errorf("%+v is not on the list", u)
			}
		}
	}
	if uses != lines {
		return fmt.Errorf("%d uses of %d lines", uses, lines)
	}
	return onceForAll(t, v, m, do)
}

// onceForAll brings every paper of the merged list once.
func onceForAll(t *rapid.T, v visitCase, m catalog.Merged, do checkTogether) error {
	next := make([]catalog.Submission, len(v.subs))
	for i := range next {
		next[i] = v.subs[i].Clone()
	}
	for _, p := range m.Papers {
		if p.State == catalog.StateOpen || p.State == catalog.StateShared || p.State == catalog.StateOption {
			continue
		}
		for i, u := range p.Uses { // one paper: it is brought for the first item that wants it, and named nowhere else
			s := &next[slices.IndexFunc(next, func(s catalog.Submission) bool { return s.Item == u.Item })]
			for key := range s.Papers {
				if key == u.Material || strings.HasPrefix(key, u.Material+"/") {
					delete(s.Papers, key)
				}
			}
			if i == 0 {
				l := p.Line
				l.Material = u.Material
				l.Substitutes = nil
				if len(p.Uses) > 1 && len(l.AnyOf) > 0 { // the index is the item's own
					own := v.items[slices.IndexFunc(v.items, func(it *catalog.Item) bool { return it.ID == u.Item })]
					mat := own.Materials[slices.IndexFunc(own.Materials, func(m catalog.Material) bool { return m.ID == u.Material })]
					if len(mat.AnyOf) != len(l.AnyOf) {
						return nil
					}
				}
				bring(t, s, l)
			}
		}
	}
	after, err := do(v.c, next)
	if err != nil {
		return err
	}
	for _, i := range after.Items {
		if missing := i.Verdict.Missing(); len(missing) > 0 && i.Verdict.Outcome != catalog.Ask && i.Verdict.Outcome != catalog.Refuse {
			return fmt.Errorf("%s still misses %+v\nof %+v\nbrought %+v", i.Item, missing, m.Papers, next)
		}
	}
	return nil
}

func realTogether(c *catalog.Catalog, s []catalog.Submission) (catalog.Merged, error) {
	return c.CheckTogether(s)
}

func TestLawMergingEqualsEachAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		require.NoError(t, lawMerge(t, togetherGen().Draw(t, "visit"), realTogether))
	})
}

// The law speaks against a list that is as lenient as the most lenient item, and against one that forgets an item.
func TestLawMergeCatchesSeededBugs(t *testing.T) {
	for name, bug := range map[string]checkTogether{
		"lenient": func(c *catalog.Catalog, s []catalog.Submission) (catalog.Merged, error) {
			m, err := c.CheckTogether(s)
			for i := range m.Papers {
				if len(m.Papers[i].Uses) > 1 {
					m.Papers[i].Copies, m.Papers[i].NotExpired = min(1, m.Papers[i].Copies), false
				}
			}
			return m, err
		},
		"forgets": func(c *catalog.Catalog, s []catalog.Submission) (catalog.Merged, error) {
			m, err := c.CheckTogether(s)
			m.Papers = slices.DeleteFunc(m.Papers, func(p catalog.MergedPaper) bool { return p.Uses[0].Item == "i2" })
			return m, err
		},
		"adds": func(c *catalog.Catalog, s []catalog.Submission) (catalog.Merged, error) {
			m, err := c.CheckTogether(s)
			for i := range m.Papers {
				if len(m.Papers[i].Uses) > 1 && m.Papers[i].State == catalog.StateOK {
					m.Papers[i].State = catalog.StateMissing
				}
			}
			return m, err
		},
	} {
		t.Run(name, func(t *testing.T) {
			caught := 0
			gen := rapid.Custom(func(t *rapid.T) error { return lawMerge(t, togetherGen().Draw(t, "visit"), bug) })
			for seed := range 600 {
				if gen.Example(seed) != nil {
					caught++
				}
			}
			require.Positive(t, caught)
		})
	}
}
