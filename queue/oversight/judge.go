package oversight

import (
	"slices"

	"onevisit/catalog"
	"onevisit/queue"
)

// judge looks at one act, before the watch takes it over.
func (w *Watch) judge(c queue.Change) []Alarm {
	switch {
	case c.Kind == queue.EvCall && c.Ticket != nil:
		return w.skipped(c)
	case c.Kind == queue.EvNotice && c.Case != nil && c.Case.Notices > 1:
		a := about(SecondNotice, *c.Case)
		a.At, a.Detail.N = c.At, c.Case.Notices
		return []Alarm{a}
	case c.Kind == queue.EvWithdraw && c.Case != nil && sentAway(*c.Case, c.From):
		a := about(NoNotice, *c.Case)
		a.At, a.Window = c.At, c.Window
		return []Alarm{a}
	case c.Kind == queue.EvFinish && c.Ticket != nil && c.Ticket.Outcome == queue.OutcomeReturned:
		return w.returned(c)
	}
	return nil
}

// sentAway reports a case that ended while it was checked, with something missing and without a notice.
func sentAway(c queue.Case, from string) bool {
	return from == string(queue.Checking) && c.Outcome == catalog.Correct && c.Notices == 0
}

// returned looks for a visit that ended for a correction while one of its cases has no notice to correct by.
func (w *Watch) returned(c queue.Change) []Alarm {
	var out []Alarm
	for _, k := range w.cases {
		if k.Ticket == c.Ticket.ID && k.Outcome == catalog.Correct && k.Notices == 0 {
			a := about(NoNotice, k)
			a.At, a.Window = c.At, c.Window
			out = append(out, a)
		}
	}
	slices.SortFunc(out, func(a, b Alarm) int { return int(a.Case - b.Case) })
	return out
}

// skipped tells of those who stand before the ticket called, in its own lane or in one that the window calls from. A
// clerk may call out of turn; it is told, not blamed.
func (w *Watch) skipped(c queue.Change) []Alarm {
	t := *c.Ticket
	lanes := []string{queue.LaneOf("", t.Window)}
	if conf, ok := w.p.Setup.Window(t.Window); ok {
		lanes = append(lanes, conf.Lines...)
	}
	if old, ok := w.waiting[t.ID]; ok { // as it waited: one sent to this window alone stood in no line
		lanes = append(lanes, old.Lane())
	}
	var first queue.Ticket
	n := 0
	for _, o := range w.waiting {
		if o.ID == t.ID || o.Day != t.Day || !slices.Contains(lanes, o.Lane()) || !before(o, t) {
			continue
		}
		n++
		if n == 1 || before(o, first) {
			first = o
		}
	}
	if n == 0 {
		return nil
	}
	return []Alarm{{Kind: Skipped, At: c.At, Ticket: t.ID, Window: t.Window,
		Detail: Detail{Label: t.Label, N: n, Other: first.Label}}}
}

// before is the calling order.
func before(a, b queue.Ticket) bool { return a.Key < b.Key || a.Key == b.Key && a.ID < b.ID }

// about is an alarm about a case.
func about(k Kind, c queue.Case) Alarm {
	return Alarm{Kind: k, Ticket: c.Ticket, Case: c.ID, Window: c.Window,
		Detail: Detail{Label: c.Label, Item: c.Item, Due: c.Clock.Due}}
}
