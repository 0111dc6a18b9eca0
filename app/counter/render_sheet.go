package counter

import (
	"fmt"
	"strings"

	"onevisit/app/lang"
	"onevisit/queue"
)

// renderSheet puts the open sheet into words.
func (p *presenter) renderSheet(s *sheet) *Sheet {
	out := &Sheet{
		Kind: s.kind, Options: p.options(s), Cursor: s.cursor, Reasons: p.reasons(s), Reason: s.reason,
		OK:     Act{Cmd: CmdEnter, Text: p.words.T("common.ok"), Key: "Enter", On: true, Rank: Primary},
		Cancel: Act{Cmd: CmdEscape, Text: p.words.T("common.cancel"), Key: "Esc", On: true},
	}
	if s.plan != nil {
		p.planSheet(s, out)
		return out
	}
	title := func(args lang.Args) { out.Title = p.t("sheet."+string(s.kind), args) }
	switch s.kind {
	case SheetPaper:
		p.paperSheet(s, out)
	case SheetDate:
		p.dateSheet(s, out)
	case SheetSearch:
		p.searchSheet(s, out)
	case SheetKeys:
		title(nil)
		out.Help = p.help()
		out.OK, out.Cancel = out.close(p)
	case SheetTurn:
		t := s.visit.Ticket
		title(lang.Args{"label": t.Label})
		out.Detail = p.t("sheet.turn_detail", lang.Args{"n": p.ahead(t), "items": p.ticketItems(t)})
		out.OK.Text = p.t("do.call_out", lang.Args{"label": t.Label})
	case SheetRestore, SheetReturn:
		title(lang.Args{"label": s.visit.Ticket.Label})
		out.Detail = p.t("sheet." + string(s.kind) + "_detail")
		out.OK.Text = p.t("do." + string(s.kind))
	case SheetWhere:
		out.Title, out.Detail = p.whereWords(s.visit)
		out.OK, out.Cancel = out.close(p)
	default: // the other sheets are plans
	}
	return out
}

// close is the pair of buttons of a sheet that only tells.
func (*Sheet) close(p *presenter) (ok, cancel Act) {
	return Act{Cmd: CmdEnter, Text: p.words.T("common.close"), Key: "Enter", On: true, Rank: Primary}, Act{}
}

func (p *presenter) paperSheet(s *sheet, out *Sheet) {
	name := s.material
	if _, d, ok := p.current(); ok {
		if l, ok := lineOf(d, s.material); ok {
			name = p.text(l.Name)
		}
	}
	out.Title = p.t("sheet.paper_"+string(s.standing), lang.Args{"paper": name})
	out.Detail = p.t("sheet.paper_detail")
	out.OK.Text = p.t("do.note")
	out.Fields = []Field{{Hint: p.t("sheet.own_words"), Text: s.text()}}
}

func (p *presenter) dateSheet(s *sheet, out *Sheet) {
	_, d, ok := p.current()
	if !ok {
		return
	}
	l, ok := lineOf(d, s.material)
	if !ok {
		return
	}
	args := lang.Args{"paper": p.text(l.Name)}
	expires := wantsExpiry(l, d.sub.Papers[l.Material])
	if expires {
		out.Title, out.Detail = p.t("sheet.date_expires", args), p.t("sheet.date_expires_detail")
	} else {
		out.Title = p.t("sheet.date_issued", args)
		out.Detail = p.t("sheet.date_issued_detail", lang.Args{"limit": p.limitWords(l.IssuedWithin)})
	}
	if p.seenDate(l.Material) != "" {
		out.Detail = p.t("sheet.date_seen")
	}
	out.Focus, out.Fields = true, []Field{{Hint: p.t("date.hint"), Text: s.text()}}
	out.OK.Text = p.t("do.note")
	if expires && strings.TrimSpace(s.text()) == "" {
		out.OK.Text = p.t("do.long_term")
	}
}

func (p *presenter) searchSheet(s *sheet, out *Sheet) {
	out.Title, out.Focus = p.t("sheet.search"), true
	out.Fields = []Field{{Hint: p.t("sheet.search_hint"), Text: s.text()}}
	out.None = p.t("sheet.search_start", lang.Args{"n": len(p.hall.Catalog().Items())})
	if strings.TrimSpace(s.text()) != "" {
		out.None = p.t("sheet.search_none")
	}
	out.OK.Text = p.t("do.add")
	out.OK.On = p.visit != nil && s.cursor < len(s.hits)
	if p.visit != nil {
		out.OK.Text = p.t("do.add_to", lang.Args{"label": p.visit.Ticket.Label})
	}
	if s.caseID != 0 {
		out.Title, out.OK.Text = p.t("sheet.swap"), p.t("do.swap")
	}
	out.Cancel.Text = p.words.T("common.close")
	if s.cursor < len(s.hits) {
		out.Side = p.side(s.hits[s.cursor].Item)
	}
}

// ahead is how many wait before a ticket at this window.
func (p *presenter) ahead(t queue.Ticket) int {
	for i, w := range p.waiting() {
		if w.ID == t.ID {
			return i
		}
	}
	return 0
}

// whereWords say where a ticket is.
func (p *presenter) whereWords(v queue.Visit) (title, detail string) {
	t := v.Ticket
	line := t.Line
	if l, ok := p.hall.Setup().Line(t.Line); ok {
		line = p.text(l.Name)
	}
	args := lang.Args{"label": t.Label, "line": line, "window": p.words.T("common.window", lang.Args{"id": t.Window}), "items": p.ticketItems(t)}
	key := string(t.State)
	if t.State == queue.Waiting && p.visit != nil && p.calls(t) {
		args["label2"] = p.visit.Ticket.Label
		return p.t("where.waiting", args), p.t("where.busy_detail", args)
	}
	if t.Window == p.window && t.State == queue.Held && p.visit != nil {
		args["label2"] = p.visit.Ticket.Label
		return p.t("where.held", args), p.t("where.busy_detail", args)
	}
	detail = p.ticketItems(t)
	for _, c := range v.Cases {
		if c.Clock.On() && c.Window == p.window {
			detail = fmt.Sprintf("%s · %s", p.itemName(c.Item), p.t("where.running"))
		}
	}
	return p.t("where."+key, args), detail
}

// help is the sheet of keys, in three columns.
func (p *presenter) help() [][]HelpLine {
	out := make([][]HelpLine, len(helpOrder))
	for i, column := range helpOrder {
		for _, c := range column {
			l := HelpLine{Key: keyName[c], Text: p.t("keys." + string(c)), Cmd: c}
			if c == CmdDigits { // which digit only a key says
				l.Cmd = ""
			}
			out[i] = append(out[i], l)
		}
	}
	return out
}
