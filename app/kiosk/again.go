package kiosk

import (
	"slices"

	"onevisit/catalog"
	"onevisit/queue"
)

// reopen opens the item of a list that was taken home, with what was answered then: the person goes on where the list
// ends, with its papers to tick. What the catalog does not ask any more is left out, what is new is asked. It tells
// whether the text was that of a list.
func (p *presenter) reopen(text string) bool {
	id, answers, ok := queue.ReadItem(p.hall.Setup(), text)
	if !ok {
		return false
	}
	it, err := p.hall.Catalog().Item(id)
	if err != nil {
		p.fail(DoEnter, err)
		return true
	}
	w, large, contrast, low, person := p.words, p.large, p.contrast, p.low, p.s.person // the same person goes on
	p.wipe()
	p.words, p.large, p.contrast, p.low, p.s.person = w, large, contrast, low, person
	d := newDraft(it)
	for range it.Situations { // in the order of asking, as far as the answers reach
		q, ask := d.question()
		a := answers[q.ID]
		if !ask || !fits(q, a) {
			break
		}
		d.answer(q.ID, a)
	}
	p.s.cur = d
	p.next()
	return true
}

// fits tells whether a text is an answer to a question.
func fits(q catalog.Situation, a string) bool {
	if q.Numeric() {
		return a != "" && len(a) <= 8 && typedNumber(a) == a
	}
	return slices.ContainsFunc(q.Choices, func(c catalog.Choice) bool { return c.ID == a })
}
