package kiosk

import (
	"maps"
	"slices"
	"strings"

	"onevisit/catalog"
)

// draft is one item as a person prepares it: the answers in the order of asking, the materials ticked. It asks the
// catalog and knows no rule of its own.
type draft struct {
	item    *catalog.Item
	checked bool // went through the check; otherwise the ticket has no pre-check for it
	answers map[string]string
	asked   []string // ids of answered questions, in order
	again   string   // an answered question that is open again
	ticked  map[string]bool
	touched bool // a material was ticked
	at      int  // page of the cards
}

func newDraft(it *catalog.Item) *draft {
	return &draft{item: it, answers: map[string]string{}, ticked: map[string]bool{}}
}

// question is the one to ask now: one that was opened again, else the next that can still change the list.
func (d *draft) question() (catalog.Situation, bool) {
	if d.again != "" {
		return d.situation(d.again)
	}
	open := d.item.Questions(d.answers)
	if len(open) == 0 {
		return catalog.Situation{}, false
	}
	return open[0], true
}

func (d *draft) situation(id string) (catalog.Situation, bool) {
	i := slices.IndexFunc(d.item.Situations, func(s catalog.Situation) bool { return s.ID == id })
	if i < 0 {
		return catalog.Situation{}, false
	}
	return d.item.Situations[i], true
}

// steps are the questions answered and all that may still come, the open one included.
func (d *draft) steps() (done, all int) {
	left := len(d.item.Questions(d.answers))
	if d.again != "" && d.answers[d.again] != "" {
		left++
	}
	return len(d.asked), len(d.asked) + left
}

// answer notes an answer.
func (d *draft) answer(id, value string) {
	d.answers[id] = value
	d.again = ""
	if !slices.Contains(d.asked, id) {
		d.asked = append(d.asked, id)
	}
}

// reopen takes the last answer back to ask again; its value stays as a suggestion until another is given. It tells
// whether there was one.
func (d *draft) reopen() bool {
	if len(d.asked) == 0 {
		return false
	}
	last := len(d.asked) - 1
	d.drop()
	d.again, d.asked = d.asked[last], d.asked[:last]
	return true
}

// drop forgets the suggestion of a question that was open again and is left unanswered.
func (d *draft) drop() {
	if d.again != "" {
		delete(d.answers, d.again)
		d.again = ""
	}
}

// submission is what the person said and ticked, for the check and for the window. A tick says that the paper is there;
// what it says, its date above all, only the window sees.
func (d *draft) submission(day string) catalog.Submission {
	s := catalog.Submission{Item: d.item.ID, On: day, Answers: maps.Clone(d.answers), Papers: map[string]catalog.Handed{}}
	for id, on := range d.ticked {
		if on {
			s.Papers[id] = catalog.Handed{Standing: catalog.Given}
		}
	}
	return s
}

// finding is a verdict as a person needs it.
type finding struct {
	verdict catalog.Verdict
	tone    Tone
	missing []catalog.Line // without these the item cannot be accepted
	later   []catalog.Line // missing, but may follow, or a promise can stand for them
	cards   []catalog.Line // everything the person can bring
	shared  int            // obtained by the hall itself
}

// find checks the draft.
func (d *draft) find(day string) (finding, error) {
	v, err := d.item.Check(d.submission(day))
	if err != nil {
		return finding{}, err
	}
	f := finding{verdict: v}
	for _, l := range v.Lines {
		switch l.State {
		case catalog.StateShared:
			f.shared++
			continue
		case catalog.StateOpen:
			continue
		case catalog.StateMissing:
			if l.CanPledge {
				f.later = append(f.later, l)
			} else {
				f.missing = append(f.missing, l)
			}
		case catalog.StateGap:
			f.later = append(f.later, l)
		case catalog.StateOK, catalog.StateFix, catalog.StatePledged, catalog.StateOption, catalog.StateWaived:
		}
		f.cards = append(f.cards, l)
	}
	switch {
	case len(v.Refused) > 0 || len(f.missing) > 0:
		f.tone = Bad
	case len(f.later) > 0:
		f.tone = Soon
	default:
		f.tone = Good
	}
	return f, nil
}

func (f finding) refused() bool { return len(f.verdict.Refused) > 0 }

// wanting is everything missing, what stops the item first.
func (f finding) wanting() []catalog.Line { return slices.Concat(f.missing, f.later) }

// tick turns a material on or off.
func (d *draft) tick(id string) {
	d.touched = true
	if d.ticked[id] {
		delete(d.ticked, id)
		return
	}
	d.ticked[id] = true
}

// typedNumber brings a typed number into the form the catalog reads, or "" if it is none.
func typedNumber(s string) string {
	s = strings.TrimSuffix(s, ".")
	if strings.HasPrefix(s, ".") {
		s = "0" + s
	}
	if strings.Trim(s, "0123456789.") != "" || strings.Count(s, ".") > 1 {
		return ""
	}
	return s
}
