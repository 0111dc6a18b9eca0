package counter

import (
	"slices"
	"strings"

	"onevisit/catalog"
	"onevisit/queue"
)

// desk is what lies on the counter for one case while it is checked: the submission as the clerk has noted it, what the
// rules say about it, and where the clerk's eye is. It has no I/O; every method ends in a fresh verdict.
type desk struct {
	item    *catalog.Item
	sub     catalog.Submission
	verdict catalog.Verdict
	lines   []catalog.Line            // of the verdict, without those that an open question decides
	pre     map[string]catalog.Handed // as ticked at the kiosk
	cursor  int                       // row: the open question, if any, then the materials
	touched bool                      // the clerk has looked at a paper
	reopen  string                    // an answered question that is asked again
	typed   string                    // digits of a number that is being answered
}

// newDesk lays out a case. Answers that the person gave at the kiosk are kept; papers ticked there are only a hint, for
// the clerk notes what is really there.
func newDesk(it *catalog.Item, c queue.Case, today string) (*desk, error) {
	d := &desk{item: it, sub: c.Desk.Clone(), pre: map[string]catalog.Handed{}}
	d.touched = len(c.Desk.Papers) > 0 || !c.Open()
	if p := c.Precheck; p != nil {
		for id, h := range p.Papers {
			d.pre[id] = h
		}
		if len(c.Desk.Answers) == 0 && len(c.Desk.Papers) == 0 {
			for id, a := range p.Answers {
				d.sub.Answers[id] = a
			}
		}
	}
	d.sub.Item = it.ID
	if d.sub.On == "" || c.Open() {
		d.sub.On = today
	}
	if err := d.check(); err != nil {
		return nil, err
	}
	d.cursor = d.firstOpen()
	return d, nil
}

// check asks the rules again.
func (d *desk) check() error {
	v, err := d.item.Check(d.sub)
	if err != nil {
		return err
	}
	d.verdict = v
	d.lines = slices.DeleteFunc(slices.Clone(v.Lines), func(l catalog.Line) bool { return l.State == catalog.StateOpen })
	d.cursor = min(d.cursor, max(d.rows()-1, 0))
	return nil
}

// change edits the submission; if the rules cannot judge the result, nothing is changed.
func (d *desk) change(edit func(*catalog.Submission)) error {
	before := d.sub.Clone()
	edit(&d.sub)
	if err := d.check(); err != nil {
		d.sub = before
		return err
	}
	return nil
}

// asking is the question on top of the rows: one that was opened again, or the next that still matters.
func (d *desk) asking() (catalog.Situation, bool) {
	id := d.reopen
	if id == "" && len(d.verdict.Ask) > 0 {
		id = d.verdict.Ask[0]
	}
	return d.situation(id)
}

func (d *desk) situation(id string) (catalog.Situation, bool) {
	for _, s := range d.item.Situations {
		if s.ID == id {
			return s, true
		}
	}
	return catalog.Situation{}, false
}

// answered are the situations that have an answer, in the catalog's order.
func (d *desk) answered() []catalog.Situation {
	var out []catalog.Situation
	for _, s := range d.item.Situations {
		if strings.TrimSpace(d.sub.Answers[s.ID]) != "" && s.ID != d.reopen {
			out = append(out, s)
		}
	}
	return out
}

// offset is the number of rows before the first material.
func (d *desk) offset() int {
	if _, ask := d.asking(); ask {
		return 1
	}
	return 0
}

func (d *desk) rows() int { return d.offset() + len(d.lines) }

// undecided is the number of materials that depend on an open question.
func (d *desk) undecided() int { return len(d.verdict.Lines) - len(d.lines) }

// onQuestion reports whether the cursor is on the question.
func (d *desk) onQuestion() bool { return d.offset() == 1 && d.cursor == 0 }

// line is the material under the cursor.
func (d *desk) line() (catalog.Line, bool) {
	i := d.cursor - d.offset()
	if i < 0 || i >= len(d.lines) {
		return catalog.Line{}, false
	}
	return d.lines[i], true
}

func (d *desk) move(by int) { d.cursor = min(max(d.cursor+by, 0), max(d.rows()-1, 0)) }

// open reports whether a line still wants the clerk's attention.
func open(l catalog.Line) bool {
	return l.State == catalog.StateMissing || l.State == catalog.StateGap || l.State == catalog.StateFix
}

// firstOpen is the row that wants attention first.
func (d *desk) firstOpen() int {
	if d.offset() == 1 {
		return 0
	}
	for i, l := range d.lines {
		if open(l) {
			return i
		}
	}
	return 0
}

// forward goes to the next row that wants attention, from the present one on; if there is none it stays.
func (d *desk) forward() {
	n := len(d.lines)
	at := d.cursor - d.offset()
	for k := 1; k < n; k++ {
		if i := (at + k) % n; open(d.lines[i]) {
			d.cursor = i + d.offset()
			return
		}
	}
}
