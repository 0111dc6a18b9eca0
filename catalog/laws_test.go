package catalog_test

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/expr-lang/expr"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/catalog"
)

// check is what a law speaks about. The real one is (*Item).Check; the controls put a seeded bug in its place.
type check func(*catalog.Item, catalog.Submission) (catalog.Verdict, error)

func asShipped(it *catalog.Item, s catalog.Submission) (catalog.Verdict, error) { return it.Check(s) }

const today = "2026-03-02"

// law is a property of one item. It returns what is broken.
type law func(t *rapid.T, it *catalog.Item, do check) error

var laws = map[string]law{
	"one notice is enough":              lawOneNotice,
	"ask no more than the law asks":     lawNoMore,
	"one more good paper is no worse":   lawMonotone,
	"order does not matter":             lawOrder,
	"a question asked changes the list": lawQuestions,
}

func TestLawsOverGeneratedItems(t *testing.T) {
	for name, l := range laws {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				require.NoError(t, l(t, itemGen().Draw(t, "item"), asShipped))
			})
		})
	}
}

func TestLawsOverSampleCatalog(t *testing.T) {
	items := hall(t).Items()
	require.NotEmpty(t, items)
	for name, l := range laws {
		t.Run(name, func(t *testing.T) {
			for _, it := range items {
				gen := rapid.Custom(func(t *rapid.T) error { return l(t, it, asShipped) })
				for seed := range 25 {
					require.NoError(t, gen.Example(seed), it.ID)
				}
			}
		})
	}
}

// lawOneNotice: answer what is asked, then bring exactly what the notice lists as it lists it; the next verdict accepts.
func lawOneNotice(t *rapid.T, it *catalog.Item, do check) error {
	s := submissionGen(it, true).Draw(t, "submission")
	v, err := do(it, s)
	if err != nil {
		return err
	}
	if v.ComeOn != "" { // the notice says when
		if v.ComeOn <= s.On {
			return fmt.Errorf("come on %s, said on %s", v.ComeOn, s.On)
		}
		s.On = v.ComeOn
		if v, err = do(it, s); err != nil || v.ComeOn != "" {
			return fmt.Errorf("not accepted on the day named either: %s %w", v.ComeOn, err)
		}
	}
	for step := 0; v.Outcome == catalog.Ask; step++ {
		if step > len(it.Situations) {
			return fmt.Errorf("asks without end: %v", v.Ask)
		}
		q := it.Situations[slices.IndexFunc(it.Situations, func(q catalog.Situation) bool { return q.ID == v.Ask[0] })]
		s.Answers[q.ID] = rapid.SampledFrom(optionsOf(q)).Draw(t, "answer")
		if v, err = do(it, s); err != nil {
			return err
		}
	}
	if v.Outcome == catalog.Refuse || v.Accepts() {
		return nil
	}
	for _, l := range append(v.Missing(), v.Fixes()...) {
		bring(t, &s, l)
	}
	next, err := do(it, s)
	if err != nil {
		return err
	}
	if !next.Accepts() {
		return fmt.Errorf("second notice: %s %+v after %+v", next.Outcome, next.Missing(), v.Missing())
	}
	return nil
}

// bring puts before the window a paper as good as the line asks, and no better: one of the alternatives, named as a whole
// or document by document, or a substitute.
func bring(t *rapid.T, s *catalog.Submission, l catalog.Line) {
	for key := range s.Papers {
		if key == l.Material || strings.HasPrefix(key, l.Material+"/") {
			delete(s.Papers, key)
		}
	}
	h := catalog.Handed{Standing: catalog.Given, Originals: l.Originals, Copies: l.Copies, Signatures: l.Signatures}
	dated := func(h catalog.Handed, expires bool, within catalog.Limit) catalog.Handed {
		if expires {
			h.Expires = s.On
		}
		if within.Stated() {
			h.Issued = s.On
		}
		return h
	}
	h = dated(h, l.NotExpired, l.IssuedWithin)
	if len(l.Substitutes) > 0 && rapid.IntRange(0, 3).Draw(t, "substitute") == 0 {
		h.Instead = l.Substitutes[0].ID
		s.Papers[l.Material] = h
		return
	}
	if len(l.AnyOf) > 0 {
		h.Which = rapid.IntRange(0, len(l.AnyOf)-1).Draw(t, "alternative")
	}
	if len(l.Sets) == 0 {
		s.Papers[l.Material] = h
		return
	}
	for _, p := range l.Sets[h.Which] {
		doc := dated(h, p.NotExpired, p.IssuedWithin)
		doc.Which = 0
		if p.Copies > 0 {
			doc.Copies = p.Copies
		}
		if p.Originals > 0 {
			doc.Originals = p.Originals
		}
		s.Papers[catalog.PartKey(l.Material, p.ID)] = doc
	}
}

// counts are the numbers that the situation asks for, and whether they come to none.
func counts(m catalog.Material, answers map[string]string) (n [3]int, none bool) {
	n = [3]int{m.Originals, m.Copies, m.Signatures}
	per := [3]string{m.OriginalsPer, m.CopiesPer, m.SignaturesPer}
	for i, q := range per {
		if q == "" {
			continue
		}
		k, err := strconv.Atoi(strings.TrimSpace(answers[q]))
		if err != nil {
			return n, false
		}
		n[i] *= k
	}
	return n, m.From != catalog.FromGovernment && per != [3]string{} && n == [3]int{}
}

// lawNoMore: a material that the situation does not call for has no line; one got by the government, or optional, is
// never missing.
func lawNoMore(t *rapid.T, it *catalog.Item, do check) error {
	s := submissionGen(it, false).Draw(t, "submission")
	v, err := do(it, s)
	if err != nil {
		return err
	}
	for _, l := range v.Lines {
		m := it.Materials[slices.IndexFunc(it.Materials, func(m catalog.Material) bool { return m.ID == l.Material })]
		if !holds(m.When, it, s.Answers) {
			return fmt.Errorf("%s is on the list though not %s in %v", m.ID, m.When, s.Answers)
		}
		if n, none := counts(m, s.Answers); none || n != [3]int{l.Originals, l.Copies, l.Signatures} {
			return fmt.Errorf("%s: %v is asked for, not %v", m.ID, l, n)
		}
		demanded := l.State == catalog.StateMissing || l.State == catalog.StateGap || l.State == catalog.StateFix
		if demanded && (m.Optional || m.From == catalog.FromGovernment) {
			return fmt.Errorf("%s is demanded", m.ID)
		}
	}
	for _, m := range it.Materials {
		listed := slices.ContainsFunc(v.Lines, func(l catalog.Line) bool { return l.Material == m.ID })
		if _, none := counts(m, s.Answers); !listed && !none && holds(m.When, it, s.Answers) {
			return fmt.Errorf("%s is needed and not on the list", m.ID)
		}
	}
	return nil
}

var badness = map[catalog.Outcome]int{
	catalog.Accept: 0, catalog.AcceptWithGap: 1, catalog.AcceptOnPledge: 2, catalog.CorrectOnTheSpot: 3,
	catalog.Correct: 4, catalog.Ask: 5, catalog.Refuse: 6,
}

func lawMonotone(t *rapid.T, it *catalog.Item, do check) error {
	s := submissionGen(it, true).Draw(t, "submission")
	before, err := do(it, s)
	if err != nil || len(before.Lines) == 0 {
		return err
	}
	l := rapid.SampledFrom(before.Lines).Draw(t, "material")
	bring(t, &s, l)
	after, err := do(it, s)
	if err != nil {
		return err
	}
	if badness[after.Outcome] > badness[before.Outcome] || len(after.Missing()) > len(before.Missing()) {
		return fmt.Errorf("with %s: %s after %s", l.Material, after.Outcome, before.Outcome)
	}
	return nil
}

func lawOrder(t *rapid.T, it *catalog.Item, do check) error {
	s := submissionGen(it, true).Draw(t, "submission")
	a, err := do(it, s)
	if err != nil {
		return err
	}
	r := s.Clone()
	slices.Reverse(r.Pledged)
	b, err := do(it, r)
	if err != nil {
		return err
	}
	if !reflect.DeepEqual(a, b) {
		return fmt.Errorf("%+v\nis not\n%+v", a, b)
	}
	return nil
}

// lawQuestions: under the answers given, a question is asked exactly if two ways to answer it, all else equal, lead to
// different lists or refusals. Once a refusal is certain nothing is asked.
func lawQuestions(t *rapid.T, it *catalog.Item, do check) error {
	s := submissionGen(it, true).Draw(t, "submission")
	v, err := do(it, s)
	if err != nil {
		return err
	}
	var got []string
	for _, q := range it.Questions(s.Answers) {
		got = append(got, q.ID)
	}
	if v.Outcome == catalog.Refuse {
		if v.ComeOn != "" { // the item alone does not know the day
			got = nil
		}
		if len(got)+len(v.Ask) > 0 {
			return fmt.Errorf("refuses and asks %v", v.Ask)
		}
		return nil
	}
	for _, q := range it.Situations {
		if asked := slices.Contains(v.Ask, q.ID); asked != matters(it, q, s.Answers) {
			return fmt.Errorf("%s asked: %v, matters: %v, given %v", q.ID, asked, !asked, s.Answers)
		}
	}
	if !slices.Equal(got, v.Ask) {
		return fmt.Errorf("Questions says %v, Check %v", got, v.Ask)
	}
	return nil
}

// matters tries all answers.
func matters(it *catalog.Item, q catalog.Situation, given map[string]string) bool {
	if given[q.ID] != "" {
		return false
	}
	seen := map[string]string{} // the other answers → what is called for
	for _, full := range completions(it.Situations, given) {
		rest, list := "", ""
		for _, s := range it.Situations {
			if s.ID != q.ID {
				rest += full[s.ID] + "|"
			}
		}
		for _, m := range it.Materials {
			n, none := counts(m, full)
			if needed := holds(m.When, it, full) && !none; !needed || m.From == catalog.FromGovernment {
				n = [3]int{}
				list += strconv.FormatBool(needed)
			}
			list += fmt.Sprint(n)
		}
		for _, r := range it.Refusals {
			list += strconv.FormatBool(holds(r.When, it, full))
		}
		if before, ok := seen[rest]; ok && before != list {
			return true
		}
		seen[rest] = list
	}
	return false
}

// completions answers everything that is open in every way, numbers on, between and beyond the thresholds.
func completions(situations []catalog.Situation, given map[string]string) []map[string]string {
	out := []map[string]string{{}}
	for _, s := range situations {
		options := optionsOf(s)
		if a := given[s.ID]; a != "" {
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

// numbers lie on, between and beyond the thresholds of generated items and of the sample catalog.
var numbers = []string{"0", "2", "3", "3.5", "4.5", "10", "20", "28", "50", "500", "100000"}

// heads are answers that count.
var heads = []string{"0", "1", "2", "3", "4", "20", "21"}

func optionsOf(s catalog.Situation) []string {
	if s.Numeric() {
		if s.Unit.ZH == "人" {
			return heads
		}
		return numbers
	}
	var out []string
	for _, c := range s.Choices {
		out = append(out, c.ID)
	}
	return out
}

// holds evaluates a condition with the expression library itself: a second opinion on the compiled diagrams.
func holds(when string, it *catalog.Item, answers map[string]string) bool {
	if when == "" {
		return true
	}
	env := map[string]any{}
	for _, s := range it.Situations {
		env[s.ID] = answers[s.ID]
		if s.Numeric() {
			x, err := strconv.ParseFloat(answers[s.ID], 64)
			if err != nil {
				panic(err)
			}
			env[s.ID] = x
		}
	}
	got, err := expr.Eval(when, env)
	if err != nil {
		panic(fmt.Sprintf("%s: %v", when, err))
	}
	return got.(bool)
}
