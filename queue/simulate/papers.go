package simulate

import (
	"strconv"
	"time"

	"onevisit/catalog"
)

// errand draws a person's situation for an item and the papers the person brings: most bring everything, some miss one
// or two, as in a hall.
func (c *crowd) errand(it *catalog.Item) errand {
	e := errand{item: it, good: !c.chance(24)}
	s := catalog.Submission{Item: it.ID, Answers: c.answers(it), Papers: map[string]catalog.Handed{}, Gap: true}
	lines := it.Lines(s.Answers)
	var asked []catalog.Line
	for _, l := range lines {
		switch l.State {
		case catalog.StateShared, catalog.StateOption, catalog.StateOpen:
		default:
			asked = append(asked, l)
			s.Papers[l.Material] = c.paper(l)
		}
	}
	e.whole = s.Clone()
	if !e.good && len(asked) > 0 {
		for range 1 + c.rng.IntN(2) {
			c.spoil(&s, c.forgotten(asked))
		}
	}
	e.brought, e.fixed = s, s.Clone()
	for id, h := range s.Papers {
		if h.Standing == catalog.Fillable {
			h.Standing = catalog.Given
			e.fixed.Papers[id] = h
		}
	}
	return e
}

// forgotten draws the material that somebody comes without. What may follow later or be promised is left at home more
// readily than what everybody knows is asked for.
func (c *crowd) forgotten(asked []catalog.Line) catalog.Line {
	var lighter []catalog.Line
	for _, l := range asked {
		if l.Later.Stated() || l.CanPledge {
			lighter = append(lighter, l)
		}
	}
	if len(lighter) > 0 && c.chance(70) {
		asked = lighter
	}
	return asked[c.rng.IntN(len(asked))]
}

// answers draws a situation. Few people come with one that is refused outright.
func (c *crowd) answers(it *catalog.Item) map[string]string {
	var answers map[string]string
	for range 6 {
		answers = map[string]string{}
		for range len(it.Situations) {
			open := it.Questions(answers)
			if len(open) == 0 {
				break
			}
			answers[open[0].ID] = c.answer(open[0])
		}
		v, err := it.Check(catalog.Submission{Item: it.ID, Answers: answers})
		if err != nil || v.Outcome != catalog.Refuse || c.chance(6) {
			break
		}
	}
	return answers
}

// answer draws one answer; the first choice is the usual one.
func (c *crowd) answer(s catalog.Situation) string {
	switch {
	case s.Numeric():
		return strconv.Itoa(1 + c.rng.IntN(120))
	case c.chance(55):
		return s.Choices[0].ID
	}
	return s.Choices[c.rng.IntN(len(s.Choices))].ID
}

// paper is a material as it should be.
func (c *crowd) paper(l catalog.Line) catalog.Handed {
	h := catalog.Handed{Standing: catalog.Given}
	if len(l.AnyOf) > 0 {
		h.Which = c.rng.IntN(len(l.AnyOf))
	}
	if l.NotExpired {
		h.Expires = c.day.AddDate(0, 0, 60+c.rng.IntN(4000)).Format(time.DateOnly)
	}
	if l.IssuedWithin.Stated() {
		h.Issued = c.day.AddDate(0, 0, -1-c.rng.IntN(6)).Format(time.DateOnly)
	}
	return h
}

// spoil takes a material away or makes it unusable.
func (c *crowd) spoil(s *catalog.Submission, l catalog.Line) {
	h := s.Papers[l.Material]
	switch p := c.rng.Float64(); {
	case l.CanPledge && p < 0.7:
		s.Pledged = append(s.Pledged, l.Material)
		delete(s.Papers, l.Material)
		return
	case l.NotExpired && p < 0.3:
		h.Expires = c.day.AddDate(0, 0, -1-c.rng.IntN(400)).Format(time.DateOnly)
	case l.Copies > 1 && p < 0.5:
		h.Copies = 1
	case l.Take == catalog.TakeForm && p < 0.6:
		h.Standing = catalog.Fillable
	case p < 0.12:
		h.Standing = catalog.Unclear
	case p < 0.2:
		h.Standing = catalog.Wrong
	default:
		delete(s.Papers, l.Material)
		return
	}
	s.Papers[l.Material] = h
}
