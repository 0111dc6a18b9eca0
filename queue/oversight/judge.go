package oversight

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"onevisit/catalog"
	"onevisit/queue"
)

// judge looks at one act, before the watch takes it over.
func (w *Watch) judge(c queue.Change) []Alarm {
	var out []Alarm
	switch {
	case c.Kind == queue.EvCall && c.Ticket != nil:
		out = w.skipped(c)
	case c.Kind == queue.EvWrongLogin:
		out = wrongLogin(c)
	case c.Kind == queue.EvFinish && c.Ticket != nil && c.Ticket.Outcome == queue.OutcomeReturned:
		out = w.returned(c)
	case c.Case != nil:
		out = w.deed(c, *c.Case)
	}
	for i := range out {
		out[i].At, out[i].Clerk = c.At, c.Clerk
		out[i].Window = cmp.Or(c.Window, out[i].Window)
	}
	return out
}

// wrongLogin tells the manager of passwords that somebody seems to try out.
func wrongLogin(c queue.Change) []Alarm {
	n, err := strconv.Atoi(c.To)
	if err != nil || n == 0 || n%queue.AlarmTries != 0 {
		return nil
	}
	place, whose, _ := strings.Cut(c.Why, " ")
	return []Alarm{{Kind: queue.AlarmLogin, Key: key(queue.AlarmLogin, c.Seq, time.Time{}, ""),
		Detail: Detail{Place: place, Other: whose, N: n}}}
}

// deed looks at what was done with a case.
func (w *Watch) deed(c queue.Change, k queue.Case) []Alarm {
	one := func(a Alarm) []Alarm { return []Alarm{a} }
	row := "row" + strconv.FormatInt(c.Seq, 10)
	switch c.Kind {
	case queue.EvNotice:
		if k.Notices > 1 {
			a := about(SecondNotice, k, time.Time{}, strconv.Itoa(k.Notices))
			a.Detail.N = k.Notices
			return one(a)
		}
	case queue.EvWithdraw:
		if sentAway(k, c.From) && k.Deemed == "" {
			return one(about(NoNotice, k, time.Time{}, ""))
		}
	case queue.EvAsk:
		if it, err := w.p.Catalog.Item(k.Item); err == nil && !Listed(it, c.Why) {
			a := about(BeyondList, k, time.Time{}, row)
			a.Detail.Paper = c.Why
			return one(a)
		}
	case queue.EvCharge:
		if most, over := w.overFee(k, c.Why); over {
			a := about(OverFee, k, time.Time{}, row)
			a.Detail.Fee, a.Detail.Most = c.Why, most
			return one(a)
		}
	case queue.EvBounced:
		return one(about(Bounced, k, time.Time{}, row))
	default: // nothing to say about it
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
	for id := range w.visits[c.Ticket.ID] {
		if k := w.cases[id]; k.Outcome == catalog.Correct && k.Notices == 0 && k.Received.IsZero() {
			out = append(out, about(NoNotice, k.Case, time.Time{}, ""))
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
	return []Alarm{{Kind: Skipped, Key: key(Skipped, t.ID, t.CallAt, ""), Ticket: t.ID, Window: t.Window,
		Detail: Detail{Label: t.Label, N: n, Other: first.Label}}}
}

// before is the calling order.
func before(a, b queue.Ticket) bool { return a.Key < b.Key || a.Key == b.Key && a.ID < b.ID }

// Listed reports whether an item's list has a paper, by its id or any of its names: a material, one of the documents
// that are enough, or one taken in its place. What the list does not have may not be asked for (行政许可法 art. 31).
func Listed(it *catalog.Item, paper string) bool {
	paper = plain(paper)
	is := func(t catalog.Text) bool { return paper == plain(t.ZH) || t.EN != "" && paper == plain(t.EN) }
	for _, m := range it.Materials {
		if paper == plain(m.ID) || is(m.Name) || slices.ContainsFunc(m.AnyOf, is) {
			return true
		}
		for _, set := range m.Sets {
			if slices.ContainsFunc(set, func(p catalog.Part) bool { return is(p.Name) }) {
				return true
			}
		}
		if slices.ContainsFunc(m.Substitutes, func(s catalog.Substitute) bool { return is(s.Name) }) {
			return true
		}
	}
	return false
}

// plain leaves out what people write differently: spaces and the size of letters.
func plain(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), "")) }

// overFee tells the most that may be charged for a case, and whether an amount is more. Where the catalog states no
// amount nothing can be said, except that an exempt person pays nothing.
func (w *Watch) overFee(k queue.Case, amount string) (most string, over bool) {
	it, err := w.p.Catalog.Item(k.Item)
	if err != nil {
		return "", false
	}
	answers := k.Desk.Answers
	if old := w.cases[k.ID]; old != nil && len(answers) == 0 {
		answers = old.Desk.Answers
	}
	ch := it.Charge(answers)
	switch {
	case ch.Free:
		return "0", cents(amount) > 0
	case ch.Amount == "":
		return "", false
	}
	return ch.Amount, cents(amount) > cents(ch.Amount)
}

// cents reads an amount in yuan; -1 for what is none.
func cents(s string) int64 {
	whole, part, _ := strings.Cut(s, ".")
	n, err := strconv.ParseInt(whole+(part + "00")[:2], 10, 64)
	if err != nil {
		return -1
	}
	return n
}
