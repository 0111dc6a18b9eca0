package counter

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/queue"
)

// casesShown is how many cases the sheet lists; whoever looks for one among more types a part of it.
const casesShown = 60

// askCases shows the cases of the day and the earlier ones that are open; one of them can be taken up.
func (p *presenter) askCases() {
	var found []queue.Case
	find := func(s *sheet) {
		found, s.cursor = p.findCases(s.field("find")), 0
	}
	s := p.openPlan(SheetCases, -1, &plan{
		ok: "choose", focus: true, fields: []string{"find"}, typed: find,
		args: func() lang.Args { return lang.Args{"n": len(found)} },
		options: func() (out []Option) {
			for _, c := range found {
				out = append(out, p.caseOption(c))
			}
			return out
		},
		wide: func(s *sheet) *Side {
			if s.cursor >= len(found) {
				return nil
			}
			return p.caseSide(found[s.cursor])
		},
		do: func(s *sheet) {
			if s.cursor < len(found) {
				p.takeUp(found[s.cursor])
			}
		},
	})
	find(s)
}

// takeUp opens a case: that of the visit in hand is shown, of any other it is asked what to do about it.
func (p *presenter) takeUp(c queue.Case) {
	if now, ok := p.live.Case(c.ID); ok {
		c = now
	}
	if p.visit != nil {
		for i, k := range p.visit.Cases {
			if k.ID == c.ID {
				p.pickCase(i)
				return
			}
		}
	}
	if c.Clock.On() && c.Window == p.window {
		p.clock = c.ID
	}
	p.moreAbout(c)
}

// findCases are the cases that a few characters mean: a part of the ticket's number, of the case's, or of the item's
// name in any of the ways a search knows. Without characters all; those of this window and those that are due come first.
func (p *presenter) findCases(text string) []queue.Case {
	text = strings.ToUpper(strings.TrimSpace(text))
	items := map[string]bool{}
	if text != "" {
		for _, h := range p.hall.Catalog().Search(text, searchHits) {
			items[h.Item.ID] = true
		}
	}
	out := slices.DeleteFunc(p.live.Cases(), func(c queue.Case) bool {
		if text == "" || items[c.Item] {
			return false
		}
		return !strings.Contains(strings.ToUpper(strings.Join([]string{c.Label, c.Number, c.Notice, c.Receipt}, "\n")), text)
	})
	slices.SortStableFunc(out, func(a, b queue.Case) int {
		return cmp.Or(cmp.Compare(p.caseRank(a), p.caseRank(b)), dueFirst(a, b), cmp.Compare(b.ID, a.ID))
	})
	return out[:min(len(out), casesShown)]
}

// caseRank orders cases by what is still to be done about them.
func (p *presenter) caseRank(c queue.Case) int {
	rank := map[queue.CaseState]int{queue.Processing: 0, queue.Suspended: 0, queue.Done: 2, queue.Incomplete: 4, queue.Checking: 6}
	r, ok := rank[c.State]
	if !ok {
		return 8
	}
	if c.Window != p.window {
		r++
	}
	return r
}

// dueFirst orders what is due sooner first; what has no due time comes last.
func dueFirst(a, b queue.Case) int {
	switch {
	case a.Clock.Due.IsZero() && b.Clock.Due.IsZero():
		return 0
	case a.Clock.Due.IsZero():
		return 1
	case b.Clock.Due.IsZero():
		return -1
	}
	return a.Clock.Due.Compare(b.Clock.Due)
}

func (p *presenter) caseOption(c queue.Case) Option {
	o := Option{Name: []Part{{Text: c.Label + "  " + p.itemName(c.Item)}}, Tag: p.caseState(c)}
	o.Detail = []Part{{Text: p.caseDetail(c)}}
	switch p.hall.Light(c) {
	case queue.LightRed:
		o.Tone = Bad
	case queue.LightYellow:
		o.Tone = Soon
	case queue.LightGreen, queue.LightPaused, queue.LightNone:
	}
	return o
}

// caseDetail is what tells one case from another in a list: its number, its window, its time.
func (p *presenter) caseDetail(c queue.Case) string {
	var bits []string
	if c.Number != "" {
		bits = append(bits, c.Number)
	} else if c.Notice != "" {
		bits = append(bits, c.Notice)
	}
	if c.Window != "" {
		bits = append(bits, p.words.T("common.window", lang.Args{"id": c.Window}))
	}
	switch {
	case c.Clock.On():
		bits = append(bits, p.timeWords(c))
	case c.Delivery != nil:
		bits = append(bits, p.words.T("delivery."+string(c.Delivery.State)))
	default:
		bits = append(bits, p.dateWords(c.Opened))
	}
	return strings.Join(bits, " · ")
}

// caseSide tells everything about a case: its numbers, what moved its time, what is owed, where the result is.
func (p *presenter) caseSide(c queue.Case) *Side {
	out := &Side{Title: c.Label + "  " + p.itemName(c.Item), Detail: p.standing(c)}
	line := func(name, detail, right string) {
		out.Lines = append(out.Lines, SideLine{Name: name, Detail: detail, Right: right})
	}
	line(p.t("side.opened"), "", p.moment(c.Opened))
	for _, n := range [][2]string{{"receipt", c.Receipt}, {"number", c.Number}, {"notice", c.Notice}} {
		if n[1] != "" {
			line(p.t("side."+n[0]), "", n[1])
		}
	}
	if !c.Clock.Due.IsZero() {
		line(p.t("side.due"), "", p.moment(c.Clock.Due))
	}
	for _, s := range c.Clock.Steps {
		line(p.words.T("clock.step."+string(s.Kind)), p.stepWords(s), p.moment(s.At))
	}
	for _, d := range c.OpenDuties() {
		line(p.words.T("duty."+string(d.Kind)), p.words.T("duty."+string(d.Kind)+".then"), p.dateWords(d.Due))
	}
	if d := c.Delivery; d != nil {
		line(p.words.T("delivery."+string(d.State)), strings.TrimSpace(d.Carrier+" "+d.Tracking+" "+d.Why), p.moment(d.Ready))
	}
	if c.Deemed != "" {
		line(p.words.T("deemed."+string(c.Deemed)), "", "")
	}
	if c.Refusal != "" {
		line(p.t("side.refusal"), c.Refusal, "")
	}
	return out
}

// stepWords are why the time of a case changed.
func (p *presenter) stepWords(s queue.ClockStep) string {
	var bits []string
	if s.Reason != "" {
		bits = append(bits, p.t("pause."+string(s.Reason)))
	}
	if k, ok := p.hall.Setup().Procedure(s.Procedure); ok {
		bits = append(bits, p.text(k.Name))
	}
	for _, l := range []string{say.Limit(p.words, s.Expect), say.Limit(p.words, s.By), s.Note, s.Document} {
		if l != "" {
			bits = append(bits, l)
		}
	}
	if s.Approver != "" {
		bits = append(bits, p.t("side.approver", lang.Args{"who": s.Approver}))
	}
	return strings.Join(bits, " · ")
}

// loadChanges asks in what the rules of a case have changed since it was opened.
func (p *presenter) loadChanges(c queue.Case) {
	p.jobs.add("rules", false, func() work {
		return func(ctx context.Context) (func(), error) {
			change, changed, err := p.hall.RulesSince(ctx, c)
			if err != nil {
				return nil, err
			}
			return func() {
				if changed {
					p.changes[c.ID] = change
				} else {
					delete(p.changes, c.ID)
				}
			}, nil
		}
	})
}

// askRules shows what has changed in the rules of the case in hand.
func (p *presenter) askRules() {
	c, _, ok := p.current()
	if !ok {
		return
	}
	change, ok := p.changes[c.ID]
	if !ok {
		p.say(p.t("note.same_rules"), Info)
		return
	}
	p.openPlan(SheetRules, -1, &plan{
		ok: "close", args: func() lang.Args { return lang.Args{"item": p.itemName(c.Item)} },
		lines: func() []string { return say.Changes(p.words, change) },
	})
}

// moment is a day and a time of day.
func (p *presenter) moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return p.dateWords(t) + " " + t.Format("15:04")
}
