package kiosk

import (
	"slices"

	"onevisit/catalog"
)

// sheet is one paper of the visit. Several items may want it: it stands once, as the strictest of them wants it.
type sheet struct {
	catalog.Line
	key  string // of its card
	uses []catalog.PaperUse
}

// itemVerdict is what the check says of one item of the visit.
type itemVerdict struct {
	draft   *draft
	verdict catalog.Verdict
	tone    Tone
	lacks   int
}

// finding is the verdict of a visit as a person needs it.
type finding struct {
	items   []itemVerdict
	tone    Tone
	missing []sheet // without these not every item can be accepted
	later   []sheet // missing, but may follow, or a promise can stand for them
	cards   []sheet // everything the person can bring
	shared  int     // obtained by the hall itself
}

// find checks one item by itself.
func (d *draft) find(day string) (finding, error) {
	v, err := d.item.Check(d.submission(day))
	if err != nil {
		return finding{}, err
	}
	sheets := make([]sheet, 0, len(v.Lines))
	for _, l := range v.Lines {
		use := catalog.PaperUse{Item: d.item.ID, Material: l.Material, State: l.State}
		sheets = append(sheets, sheet{Line: l, key: l.Material, uses: []catalog.PaperUse{use}})
	}
	return sorted(sheets, []itemVerdict{verdictOf(d, v)}), nil
}

// findAll checks several items of one visit together.
func findAll(cat *catalog.Catalog, drafts []*draft, day string) (finding, error) {
	if len(drafts) == 1 {
		return drafts[0].find(day)
	}
	subs := make([]catalog.Submission, 0, len(drafts))
	for _, d := range drafts {
		subs = append(subs, d.submission(day))
	}
	m, err := cat.CheckTogether(subs)
	if err != nil {
		return finding{}, err
	}
	items := make([]itemVerdict, 0, len(drafts))
	for i, it := range m.Items {
		items = append(items, verdictOf(drafts[i], it.Verdict))
	}
	sheets := make([]sheet, 0, len(m.Papers))
	for _, p := range m.Papers {
		sheets = append(sheets, sheet{Line: p.Line, key: p.Uses[0].Item + "/" + p.Uses[0].Material, uses: p.Uses})
	}
	return sorted(sheets, items), nil
}

// verdictOf puts one item's verdict into a tone.
func verdictOf(d *draft, v catalog.Verdict) itemVerdict {
	t := itemVerdict{draft: d, verdict: v, tone: Good}
	for _, l := range v.Lines {
		switch {
		case l.State == catalog.StateMissing && !l.CanPledge:
			t.tone = Bad
			t.lacks++
		case l.State == catalog.StateMissing, l.State == catalog.StateGap:
			t.tone = max(t.tone, Soon)
			t.lacks++
		}
	}
	if len(v.Refused) > 0 {
		t.tone = Bad
	}
	return t
}

// sorted puts the papers where a person looks for them.
func sorted(sheets []sheet, items []itemVerdict) finding {
	f := finding{items: items, tone: Good}
	for _, s := range sheets {
		switch s.State {
		case catalog.StateShared:
			f.shared++
			continue
		case catalog.StateOpen:
			continue
		case catalog.StateMissing:
			if s.CanPledge {
				f.later = append(f.later, s)
			} else {
				f.missing = append(f.missing, s)
			}
		case catalog.StateGap:
			f.later = append(f.later, s)
		case catalog.StateOK, catalog.StateFix, catalog.StatePledged, catalog.StateOption, catalog.StateWaived:
		}
		f.cards = append(f.cards, s)
	}
	for _, t := range items {
		f.tone = max(f.tone, t.tone)
	}
	return f
}

// refused tells whether no item of the visit can go on, whatever is brought.
func (f finding) refused() bool {
	return !slices.ContainsFunc(f.items, func(t itemVerdict) bool { return len(t.verdict.Refused) == 0 })
}

// refusals are the reasons why items cannot go on.
func (f finding) refusals() []catalog.Refusal {
	var out []catalog.Refusal
	for _, t := range f.items {
		out = append(out, t.verdict.Refused...)
	}
	return out
}

// wanting is everything missing, what stops an item first.
func (f finding) wanting() []sheet { return slices.Concat(f.missing, f.later) }

// card finds a paper by the key of its card.
func (f finding) card(key string) (sheet, bool) {
	i := slices.IndexFunc(f.cards, func(s sheet) bool { return s.key == key })
	if i < 0 {
		return sheet{}, false
	}
	return f.cards[i], true
}

// there tells whether a paper was ticked for anything that wants it.
func there(drafts []*draft, s sheet) bool {
	for _, u := range s.uses {
		for _, d := range drafts {
			if d.item.ID == u.Item && d.ticked[u.Material] {
				return true
			}
		}
	}
	return false
}

// put ticks a paper for everything that wants it, or takes it away.
func put(drafts []*draft, s sheet, on bool) {
	for _, u := range s.uses {
		for _, d := range drafts {
			if d.item.ID != u.Item {
				continue
			}
			if on {
				d.ticked[u.Material] = true
			} else {
				delete(d.ticked, u.Material)
			}
		}
	}
}
