package counter

import (
	"slices"
	"strings"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

// owes is which case of an ended visit somebody comes back for: one with a paper that was promised, else one whose result
// was not handed over; -1 for none.
func owes(v queue.Visit) int {
	for _, fits := range []func(queue.Case) bool{
		func(c queue.Case) bool {
			return len(c.Missing) > 0 && c.Outcome == catalog.AcceptWithGap && c.State != queue.Withdrawn
		},
		func(c queue.Case) bool { return c.State == queue.Done },
	} {
		if i := slices.IndexFunc(v.Cases, fits); i >= 0 {
			return i
		}
	}
	return -1
}

// numbered is the case whose number stands on a paper: of its acceptance, its notice or its receipt.
func (p *presenter) numbered(text string) (queue.Case, bool) {
	text = strings.TrimSpace(text)
	all := p.live.Cases()
	i := slices.IndexFunc(all, func(c queue.Case) bool {
		return text != "" && slices.ContainsFunc([]string{c.Number, c.Notice, c.Receipt}, func(n string) bool { return strings.EqualFold(n, text) })
	})
	if i < 0 {
		return queue.Case{}, false
	}
	return all[i], true
}

// askTakeOver asks whether somebody whom another window put aside is served here: its clerk may be at lunch.
func (p *presenter) askTakeOver(v queue.Visit) {
	t := v.Ticket
	p.openPlan(SheetTakeOver, -1, &plan{
		ok:   "resume_one",
		args: func() lang.Args { return lang.Args{"label": t.Label, "window": p.windowWords(t.Window)} },
		detail: func() string {
			return p.t("sheet.take_over_detail", lang.Args{"why": p.holdWords(t), "items": p.ticketItems(t)})
		},
		do: func(*sheet) { p.resume(t.ID) },
	})
}

// heldWords say who was put aside at this window, for a screen that does not list them; empty for nobody.
func (p *presenter) heldWords() string {
	held := p.live.HeldBy(p.window)
	labels := make([]string, 0, len(held))
	for _, t := range held {
		labels = append(labels, t.Label)
	}
	if len(labels) == 0 {
		return ""
	}
	return " · " + p.t("front.held", lang.Args{"n": len(labels), "labels": strings.Join(labels, p.words.T("common.comma"))})
}
