package counter

import (
	"strings"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

// bar is the verdict in one sentence and what can be done about it; the one right thing stands out.
func (p *presenter) bar(c queue.Case, d *desk) Bar {
	if !c.Open() {
		return p.decidedBar(c)
	}
	b := Bar{Tone: p.barTone(d), Acts: p.decisions(d)}
	b.Title, b.Detail = p.verdictWords(d)
	if b.Tone == Bad && d.verdict.Outcome == catalog.Correct {
		b.Missing = p.missingNames(d.verdict)
	}
	return b
}

// missingNames are the papers that stand in the way, by name; of many the first few.
func (p *presenter) missingNames(v catalog.Verdict) string {
	const most = 4
	all := append(v.Missing(), v.Gaps()...)
	names := make([]string, 0, most)
	for _, l := range all[:min(len(all), most)] {
		names = append(names, p.text(l.Name))
	}
	s := strings.Join(names, p.words.T("common.comma"))
	if len(all) > most {
		s += p.t("verdict.and_more", lang.Args{"n": len(all) - most})
	}
	return s
}

// decisions are the buttons of the verdict: those that make sense now, the right one standing out. Acceptance is shown
// even while it cannot be pressed, if there is nothing else.
func (p *presenter) decisions(d *desk) []Act {
	accept, gap := p.button(CmdAccept, false), p.button(CmdGap, false)
	notice, refuse := p.button(CmdNotice, canNotify(d.verdict)), p.button(CmdRefuse, true)
	_, promised, canPromise := d.promised()
	gap.On = canPromise
	if canPromise && promised.Outcome == catalog.AcceptOnPledge {
		gap.Text = p.t("do.pledge_accept")
	}
	switch d.verdict.Outcome {
	case catalog.Accept:
		accept.On, accept.Rank = true, Primary
	case catalog.AcceptOnPledge:
		gap.On, gap.Rank, gap.Text = true, Primary, p.t("do.pledge_accept")
	case catalog.AcceptWithGap:
		if d.touched {
			gap.Rank = Primary
		}
	case catalog.Correct:
		if d.touched {
			notice.Rank = Grave
		}
	case catalog.Refuse:
		refuse.Rank = Grave
	case catalog.Ask, catalog.CorrectOnTheSpot:
	}
	refuse.On = refuse.Rank == Grave // else it is with the tools: rare, and never the way out of a missing paper
	if acts := keep(accept, gap, notice, refuse); len(acts) > 0 {
		return acts
	}
	return []Act{accept}
}

// keep are the buttons that make sense now, the one that stands out last.
func keep(all ...Act) []Act {
	var out, last []Act
	for _, a := range all {
		switch {
		case a.On && a.Rank != Quiet:
			last = append(last, a)
		case a.On:
			out = append(out, a)
		}
	}
	return append(out, last...)
}

// barTone is what the verdict means. Before the clerk has looked at a paper nothing is red.
func (p *presenter) barTone(d *desk) Tone {
	switch d.verdict.Outcome {
	case catalog.Accept, catalog.AcceptOnPledge:
		return Good
	case catalog.Ask:
		return Info
	case catalog.Refuse:
		return Bad
	case catalog.CorrectOnTheSpot:
		return Soon
	case catalog.AcceptWithGap:
		if d.touched {
			return Soon
		}
	case catalog.Correct:
		if d.touched {
			return Bad
		}
	}
	return Plain
}

// verdictWords say the verdict.
func (p *presenter) verdictWords(d *desk) (title, detail string) {
	v := d.verdict
	missing, gaps := len(v.Missing()), len(v.Gaps())
	switch v.Outcome {
	case catalog.Accept:
		return p.t("verdict.accept"), p.t("verdict.accept_detail")
	case catalog.AcceptOnPledge:
		return p.t("verdict.pledge", lang.Args{"n": len(v.Pledged())}), p.t("verdict.pledge_detail")
	case catalog.Ask:
		s, _ := d.situation(v.Ask[0])
		return p.t("verdict.ask", lang.Args{"question": strings.TrimRight(p.text(s.Ask), "？?")}), p.t("verdict.ask_detail", lang.Args{"n": len(v.Ask)})
	case catalog.CorrectOnTheSpot:
		return p.t("verdict.fix", lang.Args{"n": len(v.Fixes())}), p.t("verdict.fix_detail")
	case catalog.Refuse:
		var why []string
		for _, r := range v.Refused {
			why = append(why, p.text(r.Reason))
		}
		return p.t("verdict.refuse"), strings.Join(why, p.t("why.join"))
	case catalog.AcceptWithGap, catalog.Correct:
	}
	if !d.touched {
		return p.t("verdict.look", lang.Args{"n": missing + gaps}), p.t("verdict.look_detail")
	}
	if v.Outcome == catalog.AcceptWithGap {
		detail = p.t("verdict.gap_detail")
		if day := p.latestGap(v); day != "" {
			return p.t("verdict.gap_day", lang.Args{"n": gaps, "date": day}), detail
		}
		return p.t("verdict.gap", lang.Args{"n": gaps}), detail
	}
	detail = p.t("verdict.missing_detail")
	if _, _, ok := d.promised(); ok {
		detail = p.t("verdict.missing_pledge")
	}
	if gaps > 0 { // what stands in the way, and what could follow
		return p.t("verdict.missing_some", lang.Args{"n": missing + gaps, "gaps": gaps}), detail
	}
	return p.t("verdict.missing", lang.Args{"n": missing + gaps}), detail
}

// decidedBar is what became of a case.
func (p *presenter) decidedBar(c queue.Case) Bar {
	b := Bar{Tone: Good, Title: p.t("case."+string(c.State), lang.Args{"number": c.Number})}
	args := lang.Args{"number": c.Number, "notice": c.Notice, "reason": c.Refusal}
	reprint := p.button(CmdReprint, p.paper != nil)
	switch c.State {
	case queue.Incomplete:
		b.Tone, b.Detail = Bad, p.t("case.incomplete_detail", args)
	case queue.Refused:
		b.Tone, b.Detail = Bad, p.t("case.refused_detail", args)
	case queue.Withdrawn:
		b.Tone, reprint.On = Plain, false
	case queue.Done, queue.Delivered:
		b.Detail = p.t("case.done_detail", args)
	default:
		if c.Outcome == catalog.AcceptWithGap && !c.GapDue.IsZero() {
			b.Tone = Soon
			b.Title = p.t("case.gap", lang.Args{"date": p.dateWords(c.GapDue), "n": len(c.Missing)})
		} else if c.Outcome == catalog.AcceptOnPledge {
			b.Title = p.t("case.pledged")
		}
		b.Detail = p.t("case.running", lang.Args{"number": c.Number, "time": p.timeWords(c)})
		if c.Clock.On() {
			done := p.button(CmdDone, c.Clock.Paused == "" && p.clock == c.ID)
			b.Acts = []Act{reprint, done}
			return b
		}
	}
	b.Acts = []Act{reprint}
	return b
}
