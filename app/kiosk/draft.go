package kiosk

import (
	"maps"
	"slices"
	"strings"

	"onevisit/catalog"
)

// form is a list of questions under answers, asked one by one: those of an item, or of a bundle. It asks the catalog and
// knows no rule of its own.
type form struct {
	name    catalog.Text
	all     []catalog.Situation
	open    func(answers map[string]string) []catalog.Situation
	answers map[string]string
	asked   []string        // ids of answered questions, in order
	again   string          // an answered question that is open again
	lent    map[string]bool // answers taken over from elsewhere in the visit
}

// draft is one item as a person prepares it: the answers in the order of asking, the materials ticked.
type draft struct {
	form
	item    *catalog.Item
	checked bool // went through the check; otherwise the ticket has no pre-check for it
	bundled bool // is part of a bundle
	ticked  map[string]bool
	touched bool // a material was ticked
	at      int  // page of the cards
}

func newDraft(it *catalog.Item) *draft {
	return &draft{form: form{name: it.Name, all: it.Situations, open: it.Questions, answers: map[string]string{}},
		item: it, ticked: map[string]bool{}}
}

// bundle is one thing in a person's life that needs several items.
type bundle struct {
	form
	b *catalog.Bundle
}

func newBundle(b *catalog.Bundle) *bundle {
	return &bundle{form: form{name: b.Name, all: b.Situations, open: b.Questions, answers: map[string]string{}}, b: b}
}

// items are the ids of the bundle's items that are needed and known here; others are the names of the rest.
func (b *bundle) items() (ids []string, others []catalog.Text) {
	for _, part := range b.b.Parts(b.answers) {
		switch {
		case part.Need == catalog.Exempt:
		case part.Item == "":
			others = append(others, part.Name)
		case !slices.Contains(ids, part.Item):
			ids = append(ids, part.Item)
		}
	}
	return ids, others
}

// question is the one to ask now: one that was opened again, else the next that can still change the list.
func (f *form) question() (catalog.Situation, bool) {
	if f.again != "" {
		return f.situation(f.again)
	}
	open := f.open(f.answers)
	if len(open) == 0 {
		return catalog.Situation{}, false
	}
	return open[0], true
}

func (f *form) situation(id string) (catalog.Situation, bool) {
	i := slices.IndexFunc(f.all, func(s catalog.Situation) bool { return s.ID == id })
	if i < 0 {
		return catalog.Situation{}, false
	}
	return f.all[i], true
}

// steps are the questions answered and all that may still come, the open one included.
func (f *form) steps() (done, all int) {
	left := len(f.open(f.answers))
	if f.again != "" && f.answers[f.again] != "" {
		left++
	}
	return len(f.asked), len(f.asked) + left
}

// answer notes an answer.
func (f *form) answer(id, value string) {
	f.answers[id] = value
	f.again = ""
	delete(f.lent, id)
	if !slices.Contains(f.asked, id) {
		f.asked = append(f.asked, id)
	}
}

// reopen takes the last answer back to ask again; its value stays as a suggestion until another is given. It tells
// whether there was one.
func (f *form) reopen() bool {
	if len(f.asked) == 0 {
		return false
	}
	last := len(f.asked) - 1
	f.drop()
	f.again, f.asked = f.asked[last], f.asked[:last]
	return true
}

// drop forgets the suggestion of a question that was open again and is left unanswered.
func (f *form) drop() {
	if f.again != "" {
		delete(f.answers, f.again)
		f.again = ""
	}
}

// learn takes over answers that were given to the same question elsewhere in the visit: nobody is asked twice.
func (f *form) learn(from *form) {
	for _, s := range f.all {
		o, ok := from.situation(s.ID)
		same := ok && o.Ask == s.Ask && o.Unit == s.Unit && slices.EqualFunc(o.Choices, s.Choices,
			func(a, b catalog.Choice) bool { return a.ID == b.ID })
		if a := from.answers[s.ID]; same && a != "" && (f.answers[s.ID] == "" || f.lent[s.ID]) {
			if f.lent == nil {
				f.lent = map[string]bool{}
			}
			f.answers[s.ID], f.lent[s.ID] = a, true
		}
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
