package catalog_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/catalog"
)

// TestNoticeInItsOwnWords is the first law as a person lives it who knows no ids: the situation is told in the words of
// the choices, and what the printed notice lists is brought under the names that it prints. Whatever was brought before
// stays on the counter; nobody is sent away a second time. It runs over every item of the sample hall.
func TestNoticeInItsOwnWords(t *testing.T) {
	c := hall(t)
	for _, it := range c.Items() {
		gen := rapid.Custom(func(t *rapid.T) error {
			english := rapid.Bool().Draw(t, "english")
			word := func(x catalog.Text) string {
				if english && x.EN != "" {
					return x.EN
				}
				return x.ZH
			}
			s := submissionGen(it, false).Draw(t, "submission")
			day := s.On
			told := catalog.Submission{Item: word(it.Name), On: day, Answers: catalog.Answers{}, Papers: map[string]catalog.Handed{}, Gap: s.Gap}
			for _, q := range it.Situations {
				answer := s.Answers[q.ID]
				if i := slices.IndexFunc(q.Choices, func(c catalog.Choice) bool { return c.ID == answer }); i >= 0 {
					answer = word(q.Choices[i].Name)
				} else {
					answer += word(q.Unit)
				}
				told.Answers[word(q.Ask)] = answer
			}
			for id, h := range s.Papers {
				told.Papers[id] = h
			}
			first := c.Understand(told)
			v, err := c.Check(first)
			if err != nil {
				return err
			}
			if v.ComeOn != "" {
				told.On = v.ComeOn
				first = c.Understand(told)
				if v, err = c.Check(first); err != nil {
					return err
				}
			}
			if v.Outcome == catalog.Refuse || v.Accepts() {
				return nil
			}
			n := catalog.NoticeOf(it, first, v, catalog.Desk{On: told.On})
			again := told.Clone()
			again.Papers = map[string]catalog.Handed{}
			for id, h := range first.Papers { // what was good stays where it lies
				if slices.ContainsFunc(slices.Concat(n.Received, n.Later, n.Promised, n.Waived, n.Besides), func(p catalog.NoticePaper) bool {
					return p.Material == id || len(id) > len(p.Material) && id[:len(p.Material)+1] == p.Material+"/"
				}) {
					again.Papers[id] = h
				}
			}
			for _, p := range n.Missing {
				h := catalog.Handed{Standing: catalog.Given, Originals: p.Originals, Copies: p.Copies, Signatures: p.Signatures}
				if p.NotExpired {
					h.Expires = again.On
				}
				if p.IssuedWithin.Stated() {
					h.Issued = again.On
				}
				names := []string{word(p.Name)}
				if len(p.AnyOf) > 0 {
					i := rapid.IntRange(0, len(p.AnyOf)-1).Draw(t, "alternative")
					names = []string{word(p.AnyOf[i])}
					if len(p.Sets) > 0 {
						names = nil
						for _, part := range p.Sets[i] {
							names = append(names, word(part.Name))
						}
					}
				}
				for _, name := range names {
					if slices.ContainsFunc(n.Missing, func(o catalog.NoticePaper) bool { return o.Material != p.Material && word(o.Name) == name }) {
						name = p.Material // one's own household register, and that of the new place
					}
					again.Papers[name] = h
				}
			}
			next, err := c.Check(c.Understand(again))
			if err != nil {
				return err
			}
			if !next.Accepts() {
				t.Logf("%s: %s after %v: %+v", it.ID, next.Outcome, again.Papers, next.Missing())
				return errSecondNotice
			}
			return nil
		})
		for seed := range 20 {
			require.NoError(t, gen.Example(seed), "%s %d", it.ID, seed)
		}
	}
}

const errSecondNotice = secondNotice("a second notice")

type secondNotice string

func (e secondNotice) Error() string { return string(e) }
